// Does the guarantee hold when it is needed: the chain of what must go right, and what an attacker makes of it.

/** Each from 0 to 1, each given that the ones before went right. */
export interface ReliabilityFactors {
  /** The attack is found and attributed. */
  readonly attribution: number;
  /** The procedure then acts. */
  readonly activation: number;
  /** Those bound then honour it. */
  readonly honour: number;
  /** Help then comes in time and is enough. */
  readonly effect: number;
}

export interface ReliabilityAnswer {
  readonly overall: number;
  /** Smallest first: where improvement pays most, since the product moves by the ratio of a factor. */
  readonly factors: readonly { readonly name: keyof ReliabilityFactors; readonly chance: number }[];
}

/**
 * The product of the factors, and which is the smallest.
 * @example
 * overallReliability({ attribution: 1, activation: 0.5, honour: 0.5, effect: 1 }).overall // => 0.25
 */
export function overallReliability(factors: ReliabilityFactors): ReliabilityAnswer {
  const { attribution, activation, honour, effect } = factors;
  const named = [
    { name: 'attribution', chance: attribution },
    { name: 'activation', chance: activation },
    { name: 'honour', chance: honour },
    { name: 'effect', chance: effect },
  ] as const;
  return {
    overall: attribution * activation * honour * effect,
    factors: named.toSorted((a, b) => a.chance - b.chance),
  };
}

export interface DeterrenceAnswer {
  /** The least reliability that deters: gain / (gain + loss). */
  readonly threshold: number;
  /** Reliability above (below) the threshold. */
  readonly margin: number;
  readonly deters: boolean;
}

/**
 * An attacker who gains `gain` if the guarantee fails and loses `loss` if it bites attacks when
 * (1 - reliability) · gain > reliability · loss. Gain and loss in any one unit, not both zero. Exact given the inputs; the
 * inputs are judgements.
 * @example
 * deterrence(10, 30, 0.3).threshold // => 0.25
 */
export function deterrence(gain: number, loss: number, reliability: number): DeterrenceAnswer {
  const threshold = gain / (gain + loss);
  return { threshold, margin: reliability - threshold, deters: reliability >= threshold };
}
