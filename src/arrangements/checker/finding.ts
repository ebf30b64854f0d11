import type { Span } from '../../basics/index.ts';
import type { LoadedArrangement } from '../load.ts';
import type { Arrangement, Scenario, Situation } from '../schema.ts';
import type { VotingStage } from './voting-stages.ts';

/** `error`: cannot work as written; `hazard`: a legal or strategic danger; `gap`: the text is silent. */
export type Tier = 'error' | 'hazard' | 'gap';

/**
 * How a finding was made: `computed` on the decision rules, exact; `text`: what the file states or leaves out;
 * `words`: read from free words, so a person should look.
 */
export type Evidence = 'computed' | 'text' | 'words';

/** A course of events that shows the danger: the ballots cast, everything else as in the text. */
export interface CounterScenario {
  readonly procedure?: string;
  readonly stage?: string;
  readonly ballots: Readonly<Record<string, string>>;
  /** What follows, in one sentence. */
  readonly outcome: string;
  /** The same as scenarios of the format, each ending as it says when it is played; absent where nothing is voted on. */
  readonly replay?: readonly Scenario[];
}

/** A change that removes the finding, as the `set` of a variant. */
export interface Remedy {
  readonly title: string;
  readonly set: Readonly<Record<string, unknown>>;
}

export interface Finding {
  readonly id: string;
  readonly tier: Tier;
  readonly evidence: Evidence;
  readonly claim: string;
  /** Under which reading of a disputed rule it is found, when not under all. */
  readonly reading?: string;
  readonly place: { readonly path: string; readonly span?: Span };
  readonly counterScenario?: CounterScenario;
  readonly why: string;
  /** Slug of a precedent in the catalogue, and what it shows. */
  readonly precedent?: { readonly slug: string; readonly lesson: string };
  readonly remedies: readonly Remedy[];
  /** Ids of the situations in which it is found, when there are several and it is not found in all. */
  readonly situations?: readonly string[];
  /** Set when the file accepts the finding: its reason, and the sources it names. */
  readonly accepted?: string;
  readonly acceptedCite?: readonly string[];
}

/** What one check may look at: the arrangement as seen from one situation. */
export interface CheckInput {
  readonly arrangement: Arrangement;
  readonly stages: readonly VotingStage[];
  /** Those of the situation, else the addressees among the parties. */
  readonly adversaries: readonly string[];
  readonly aligned: readonly string[];
  /** Who may not vote where a procedure recuses. */
  readonly recused: readonly string[];
  readonly situation?: Situation;
  /** The file as written and the arrangement it changes, when it is a variant. */
  readonly source?: Arrangement;
  readonly base?: Arrangement;
  /** Source id → the stored text that citations with a span point into. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What a check finds; places, situations and acceptance are added by `check`. */
export type Found = Omit<Finding, 'accepted' | 'acceptedCite' | 'situations'>;
export type Check = (input: CheckInput) => readonly Found[];

export interface CheckContext {
  readonly situations?: readonly Situation[];
  readonly texts?: ReadonlyMap<string, string>;
}

/** `arrangement` has its bases filled in; `source` is the file as written, `base` what it changes, for a variant. */
export type Checkable = Omit<LoadedArrangement, 'warnings'> & {
  readonly source?: Arrangement;
  readonly base?: Arrangement;
};
