// What a page says about a negotiation, before anyone decides how it looks: demands with their words, which of them
// cannot all hold, who would have to give up what, and what packages that buys.
import type { ToneText } from './tone.ts';

export interface BriefDemand {
  readonly id: string;
  readonly party: string;
  /** 'Russia sits among the guarantors on equal terms'; where it refuses, what it refuses. */
  readonly wants: string;
  /** The same in a few words. */
  readonly short: string;
  readonly refuses: boolean;
  readonly redLine: boolean;
  readonly weight: number;
  /** The exact words of its first witness; absent when it rests on something else, see `basis`. */
  readonly quote?: string;
  /** Where the words stand: 'page, line 18'. */
  readonly place?: string;
  /** 'said', 'said and did', 'inferred'. */
  readonly basis: string;
  readonly date?: string;
  /** Why it is not certain; absent when it is. */
  readonly doubt?: string;
}

/** Ids of demands that cannot all hold; take any one away and the rest can. */
export interface BriefConflict {
  readonly demands: readonly string[];
}

export interface GivenUp {
  readonly party: string;
  /** 'give up' after a plural name, else 'gives up'. */
  readonly plural: boolean;
  readonly demands: readonly string[];
}

export interface BriefConcession {
  readonly weight: number;
  readonly by: readonly GivenUp[];
  /** The best package it makes possible, in words. */
  readonly buys?: string;
}

export interface BriefPartyConcession {
  readonly party: string;
  /** Its lightest concession that needs nobody else. */
  readonly alone?: { readonly demands: readonly string[]; readonly weight: number };
  /** What it gives up in the concession that asks least of it. */
  readonly least: { readonly demands: readonly string[]; readonly weight: number };
}

export interface BriefPackage {
  /** Titles of the options taken, in the order of the issues. */
  readonly options: readonly string[];
  /** The same in a few words each. */
  readonly short: readonly string[];
  /** Whether the arrangement can be used when an adversary objects. */
  readonly usable: ToneText;
  readonly activation: string;
  readonly delay: string;
  readonly givesUp: readonly GivenUp[];
  /** Sum of the weights given up. */
  readonly weight: number;
  readonly consent: 'certain' | 'possible' | 'excluded';
  /** How many times a party has said nothing on the option taken. */
  readonly silences: number;
  /** Other options of the same issue that leave everybody as well off and ask the same of everybody. */
  readonly alike: readonly string[];
  readonly alikeShort: readonly string[];
  /** 'max-min', 'nash', 'kalai-smorodinsky' where it is the best by one of these. */
  readonly best: readonly string[];
  /** Gains per bloc: 'Ukraine 75, Russia 27, the West -24'. */
  readonly gains: string;
}

export interface BriefQuestion {
  readonly text: string;
  /** What the answer can change; empty when only a consent hangs on it. */
  readonly effect: string;
}

export interface BriefNegotiation {
  readonly summary: string;
  readonly demands: readonly BriefDemand[];
  readonly conflicts: readonly BriefConflict[];
  readonly concessions: readonly BriefConcession[];
  readonly byParty: readonly BriefPartyConcession[];
  readonly packages: readonly BriefPackage[];
  readonly questions: readonly BriefQuestion[];
  /** 'The answer changes if the weight of … falls from 19 to 18.' */
  readonly sensitivity: readonly string[];
  readonly consentRule: string;
  readonly complete: boolean;
}
