/**
 * A few voters with weights too large for a table: both halves' coalitions, sorted by sum and grouped by size, meet
 * with two pointers. Exact; about n²·2^{n/2} steps per distinct weight, 2^{n/2} sums of memory.
 */
import type { SwingSizes } from './shapley-exact.ts';
import type { ReducedGame } from './weighted.ts';

export const MOST_VOTERS_IN_HALVES = 30;

/** Sorted sums by size of coalition. Sums stay below 2^53: the total does. */
function sumsBySize(weights: readonly number[]): Float64Array[] {
  let bySize: number[][] = [[0]];
  for (const weight of weights) {
    const grown = bySize.map((sums, size) => [...sums, ...(bySize[size - 1] ?? []).map((sum) => sum + weight)]);
    bySize = [...grown, (bySize.at(-1) ?? []).map((sum) => sum + weight)];
  }
  return bySize.map((sums) => Float64Array.from(sums).sort());
}

/** Pairs whose sum is below `limit`. */
function countBelow(a: Float64Array, b: Float64Array, limit: number): number {
  let [count, end] = [0, b.length];
  for (const sum of a) {
    while (end > 0 && b[end - 1]! >= limit - sum) end -= 1;
    count += end;
  }
  return count;
}

/** Coalitions of the given weights with a sum below `limit`, by size. */
function countsBelow(weights: readonly number[], limits: readonly number[]): bigint[][] {
  const middle = weights.length >> 1;
  const [left, right] = [sumsBySize(weights.slice(0, middle)), sumsBySize(weights.slice(middle))];
  return limits.map((limit) => {
    const counts = Array.from({ length: weights.length + 1 }, () => 0);
    left.forEach((a, i) => {
      right.forEach((b, j) => {
        counts[i + j] = counts[i + j]! + countBelow(a, b, limit);
      });
    });
    return counts.map(BigInt);
  });
}

/** Winning coalitions, and per distinct weight the decisive coalitions of the others by size. */
export function countByHalves({ ascending, distinct, quota }: ReducedGame): {
  readonly winning: bigint;
  readonly sizes: SwingSizes;
} {
  const below = countsBelow(ascending, [quota])[0]!.reduce((sum, count) => sum + count, 0n);
  const sizes = distinct.map((weight): [number, bigint[]] => {
    const at = ascending.indexOf(weight);
    const others = ascending.filter((_, i) => i !== at);
    const [losing = [], losingWith = []] = countsBelow(others, [quota, quota - weight]);
    return [weight, losing.map((count, size) => count - losingWith[size]!)];
  });
  return { winning: (1n << BigInt(ascending.length)) - below, sizes: new Map(sizes) };
}
