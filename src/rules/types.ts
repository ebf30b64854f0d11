/** A final ballot. `absent` is a fact (the voter did not come); a ballot not yet cast is no ballot at all. */
export type Ballot = string;

export const STANDARD_BALLOTS = ['for', 'abstain', 'absent', 'against'] as const;

/** Who sits in a group, and named integer weights by voter. Ids are strings without spaces. */
export interface Group {
  readonly members: readonly string[];
  readonly weights?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type Groups = Readonly<Record<string, Group>>;

/** Which ballots of which members an atom counts: `members` counts all, `voting` for or against, `present` not absent. */
export interface Base {
  readonly group: string;
  readonly weight?: string;
  readonly of: 'members' | 'voting' | 'present';
}

export type Amount =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }
  | { readonly kind: 'share'; readonly num: bigint; readonly den: bigint; readonly written: 'percent' | 'fraction' };

export type Quantifier =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'at-least' | 'at-most' | 'more-than' | 'fewer-than'; readonly amount: Amount };

/** `not for` is everything but `for`; `cast` is for, against or abstain; `present` is everything but absent. */
export type BallotTest =
  | { readonly kind: 'is'; readonly ballot: Ballot }
  | { readonly kind: 'not-for' }
  | { readonly kind: 'cast' }
  | { readonly kind: 'present' };

/** A rule sentence as data: what people wrote, before it means anything for a particular group. */
export type DecisionRule =
  | { readonly kind: 'and' | 'or'; readonly rules: readonly DecisionRule[] }
  | { readonly kind: 'count'; readonly quantifier: Quantifier; readonly base: Base; readonly ballot: BallotTest }
  | { readonly kind: 'more-for-than-against'; readonly group: string; readonly weight?: string }
  | { readonly kind: 'always' | 'never' };
