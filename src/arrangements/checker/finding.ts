import type { Span } from '../../basics/index.ts';
import type { LoadedArrangement } from '../load.ts';
import type { Arrangement, Situation } from '../schema.ts';
import type { VotingStage } from './voting-stages.ts';

/** `error`: cannot work as written; `hazard`: a legal or strategic danger; `gap`: the text is silent. */
export type Tier = 'error' | 'hazard' | 'gap';

/** A course of events that shows the danger: the ballots cast, everything else as in the text. */
export interface CounterScenario {
  readonly procedure?: string;
  readonly stage?: string;
  readonly ballots: Readonly<Record<string, string>>;
  /** What follows, in one sentence. */
  readonly outcome: string;
}

/** A change that removes the finding, as the `set` of a variant. */
export interface Remedy {
  readonly title: string;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface Finding {
  readonly id: string;
  readonly tier: Tier;
  readonly claim: string;
  readonly place: { readonly path: string; readonly span?: Span };
  readonly counterScenario?: CounterScenario;
  readonly why: string;
  /** Slug of a precedent in the catalogue, and what it shows. */
  readonly precedent?: { readonly slug: string; readonly lesson: string };
  readonly remedies: readonly Remedy[];
  /** Set when the file accepts the finding: its reason. */
  readonly accepted?: string;
}

/** What a check may look at. `adversaries` are those of the situations, else the addressees among the parties. */
export interface CheckInput {
  readonly arrangement: Arrangement;
  readonly stages: readonly VotingStage[];
  readonly adversaries: readonly string[];
  readonly aligned: readonly string[];
}

/** Findings without place spans; `check` adds those. */
export type Check = (input: CheckInput) => readonly Omit<Finding, 'accepted'>[];

export interface CheckContext {
  readonly situations?: readonly Situation[];
}

/** `arrangement` has its bases filled in; `source` is the file as written, when that is a variant. */
export type Checkable = Omit<LoadedArrangement, 'warnings'> & { readonly source?: Arrangement };
