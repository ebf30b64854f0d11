/** One quota and integer weights, reduced to what counting needs: common divisor out, zero weights out, ascending. */

/** A coalition wins when its weights sum to at least `quota`. Weights are whole numbers from 0 to 2^53 − 1. */
export interface WeightedGame {
  readonly weights: readonly number[];
  readonly quota: number;
}

/** `ascending` holds the positive weights; `distinct` each of their values once, in the same order. */
export interface ReducedGame {
  readonly ascending: readonly number[];
  readonly distinct: readonly number[];
  readonly quota: number;
  readonly total: number;
  readonly unit: number;
}

/** Per distinct weight of a reduced game. */
export type ByWeight<T> = ReadonlyMap<number, T>;

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Throws RangeError, in words, for what is no weighted game; never for a quota out of reach. */
export function requireWeightedGame({ weights, quota }: WeightedGame): void {
  weights.forEach((weight, i) => {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new RangeError(`weight ${weight} of voter ${i + 1} is not a whole number from 0 to 2^53 - 1`);
    }
  });
  if (!Number.isSafeInteger(quota)) throw new RangeError(`quota ${quota} is not a whole number within ±(2^53 - 1)`);
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new RangeError(`the weights sum to ${total}, beyond 2^53 - 1; express them in a larger unit`);
  }
}

/** The same game over the weights' greatest common divisor; a voter of weight 0 belongs to no step of it. */
export function reduceGame({ weights, quota }: WeightedGame): ReducedGame {
  const unit = weights.reduce(gcd, 0) || 1;
  const ascending = weights
    .filter((weight) => weight > 0)
    .map((weight) => weight / unit)
    .sort((a, b) => a - b);
  return {
    ascending,
    distinct: [...new Set(ascending)],
    quota: Math.ceil(quota / unit),
    total: ascending.reduce((sum, weight) => sum + weight, 0),
    unit,
  };
}

/** The quota of the dual game, in which the coalitions that block win; swings are the same in both. */
export function dualQuota({ quota, total }: ReducedGame): number {
  return total - quota + 1;
}

/** Cell updates of one pass over the sums below `limit`, members ascending: the cost of everything here. */
export function countCellUpdates(game: ReducedGame, limit: number): number {
  let [sum, updates] = [0, 0];
  for (const weight of game.ascending) {
    sum += weight;
    updates += Math.max(0, Math.min(sum, limit - 1) - weight + 1);
  }
  return updates;
}

/** Calls `step(weight, top)` for every member in ascending order; `top` is the greatest sum reachable below `limit`. */
export function eachStep(game: ReducedGame, limit: number, step: (weight: number, top: number) => void): void {
  let sum = 0;
  for (const weight of game.ascending) {
    sum += weight;
    step(weight, Math.min(sum, limit - 1));
  }
}
