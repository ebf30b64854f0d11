import type { BriefNegotiation } from './negotiation-model.ts';
import type { ToneText } from './tone.ts';

/**
 * What a brief says, before anyone decides how it looks: the four answers, each number beside its words.
 * Renderers (`brief-text.ts`, `brief-markdown.ts`, `brief-html.ts`) read this and nothing else.
 */
export interface BriefPosition {
  /** The exact words of the source. */
  readonly quote: string;
  readonly actor: string;
  readonly stance: string;
  readonly provision: string;
  readonly place: string;
}

export interface BriefActivation extends ToneText {
  /** Probability bounds in 0..1; both absent when nothing can be computed. */
  readonly min?: number;
  readonly max?: number;
}

export interface BriefRow {
  /** The arrangement's id. */
  readonly arrangement: string;
  readonly title: string;
  readonly whoCanBlock: ToneText;
  readonly smallestSets?: string;
  readonly activation: BriefActivation;
  readonly delay: ToneText;
  readonly findings: string;
  /** How this arrangement departs from the one it varies, in one sentence. */
  readonly difference?: string;
}

export interface BriefSituation {
  readonly situation: string;
  readonly assumption: string;
  readonly rows: readonly BriefRow[];
}

export interface BriefDifference {
  readonly a: string;
  readonly b: string;
  readonly sentence: string;
  /** The nearest ballot on which the two part; empty when none is known. */
  readonly ballot: string;
  /** The same seat by seat, under the arrangement that does not act. */
  readonly seats?: readonly {
    readonly name: string;
    readonly ballot: string;
    readonly blocks: boolean;
    readonly role?: string;
  }[];
  readonly idle?: string;
}

/** An arrangement that a document speaks of: what it says, in its words, and what it leaves out. */
export interface BriefMention {
  readonly title: string;
  readonly says: readonly string[];
  readonly silent: readonly string[];
}

export interface BriefFinding {
  readonly id: string;
  readonly tier: string;
  readonly claim: string;
  readonly place: string;
}

export interface Brief {
  readonly title: string;
  readonly subtitle?: string;
  /** The answer in one to three sentences. */
  readonly headline: string;
  /** Chips beside the title, e.g. '1 document · 16 statements confirmed'. */
  readonly facts: readonly string[];
  readonly positions: readonly BriefPosition[];
  readonly morePositions?: string;
  readonly activation: readonly BriefSituation[];
  /** For a document: arrangements mentioned, nothing computed. */
  readonly mentions?: readonly BriefMention[];
  readonly differences: readonly BriefDifference[];
  /** Options that some want and others are against; where that is all that is known. */
  readonly noDeal?: { readonly text: string };
  /** The third answer where there is something to negotiate. */
  readonly negotiation?: BriefNegotiation;
  readonly open: {
    readonly count: number;
    readonly top: readonly { readonly label: string; readonly effect: string }[];
  };
  readonly findings: readonly BriefFinding[];
  readonly notes: readonly string[];
}
