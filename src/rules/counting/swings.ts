/**
 * Exact swings of every member from one forward pass. With G[s] the number of coalitions of sum at most s, member i
 * is decisive in G[q−1] + 2·Σ_{k≥1} (−1)^k G[q−1−k·w_i] coalitions: the coefficient of x^{q−1} in
 * G(x)·(1−x^w)/(1+x^w), so nobody's weight has to be taken out of the table again.
 * Cost: about n·q/2 additions a prime and n/31 primes; memory 4 bytes a cell, q cells at most half the total.
 */
import type { Kernel } from '../kernel/kernel.ts';
import { listPrimes, recombination } from './residues.ts';
import { type ByWeight, dualQuota, eachStep, type ReducedGame } from './weighted.ts';

/** Counts over the coalitions of the positive weights. */
export interface SwingCounts {
  readonly winning: bigint;
  readonly swings: ByWeight<bigint>;
}

/** Modulo the prime: coalitions below the smaller of quota and dual quota, then the swings of each distinct weight. */
export function swingsModulo(game: ReducedGame, prime: number, kernel: Kernel): number[] {
  const limit = Math.min(game.quota, dualQuota(game));
  const cells = kernel.residues(limit);
  cells[0] = 1;
  eachStep(game, limit, (weight, top) => kernel.addModular(weight, top, prime));
  kernel.sumModular(limit, prime);
  const last = limit - 1;
  const swings = game.distinct.map((weight) => {
    const alternating = last < weight ? 0 : kernel.alternateModular(last - weight, weight, 1, prime);
    return (cells[last]! - 2 * alternating + 2 * prime) % prime;
  });
  return [cells[last]!, ...swings];
}

export function primesForSwings(game: ReducedGame): readonly number[] {
  return listPrimes(game.ascending.length);
}

/** Exact counts from the residues of `swingsModulo`, one row a prime. Quota from 1 to the total. */
export function combineSwings(game: ReducedGame, rows: readonly (readonly number[])[]): SwingCounts {
  const recombine = recombination(primesForSwings(game));
  const [below = 0n, ...swings] = rows[0]!.map((_, column) => recombine(rows.map((row) => row[column]!)));
  return {
    winning: game.quota <= dualQuota(game) ? (1n << BigInt(game.ascending.length)) - below : below,
    swings: new Map(game.distinct.map((weight, i) => [weight, swings[i]!])),
  };
}
