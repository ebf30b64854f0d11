/** Σ scores[voter][ballot] ≥ least, with a score for every voter and ballot; scores and least are integers below 2^53. */
export interface Threshold {
  readonly kind: 'threshold';
  readonly scores: readonly (readonly number[])[];
  readonly least: number;
}

export type Condition =
  | Threshold
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' };

/** What a rule means for particular voters and kinds of ballot: scores by index into `voters` and `ballots`. */
export interface SimpleGame {
  readonly voters: readonly string[];
  readonly ballots: readonly string[];
  readonly condition: Condition;
}
