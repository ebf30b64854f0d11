/**
 * Minimal winning coalitions (every member decisive) of each member. Members enter in descending weight, so the last to
 * enter is the lightest, and a coalition is minimal when the others sum to q − w … q − 1. With r a mark per member, the
 * table holds prefix sums throughout: G_0 = 1/(1−x), G_j = G_{j−1}·(1 + r·x^w).
 * Holler-Packel (1983) is r = 1, modulo primes, exact. Deegan-Packel (1978) weighs a coalition by 1/size, which is the
 * mean over r in [0, 1] of r^{size−1}: ⌈n/2⌉ Gauss-Legendre nodes in doubles, all terms bounded.
 * Cost: n·q updates and about n²·q/w look-ups a pass; memory one cell per sum below the quota.
 */
import type { Kernel } from '../kernel/kernel.ts';
import { lowerHalfNodes, type QuadratureNode } from './quadrature.ts';
import { listPrimes, recombination } from './residues.ts';
import type { ByWeight, ReducedGame } from './weighted.ts';

export interface MinimalCounts {
  readonly minimalWinning: bigint;
  readonly memberships: ByWeight<bigint>;
}

interface Step {
  readonly at: number;
  readonly weight: number;
}

/** Members in descending order, each with its position and that of its weight among the distinct ones. */
function descending({ ascending, distinct }: ReducedGame): readonly Step[] {
  const place = new Map(distinct.map((weight, i) => [weight, i]));
  return ascending.toReversed().map((weight) => ({ at: place.get(weight)!, weight }));
}

/** Sums below the quota that reach it with `weight`: G[q − 1] − G[q − 1 − weight], shifted down by `by`. */
function windowAt(cells: Uint32Array | Float64Array, last: number, weight: number, by: number): number {
  return (cells[last - by] ?? 0) - (cells[last - by - weight] ?? 0);
}

/** Total, then per distinct weight the number of minimal winning coalitions that hold one given member. */
export function membershipsModulo(game: ReducedGame, prime: number, kernel: Kernel): number[] {
  const last = game.quota - 1;
  const cells = kernel.residues(game.quota).fill(1);
  const held = new Map<number, number>();
  let total = 0;
  for (const { at, weight } of descending(game)) {
    const closing = (windowAt(cells, last, weight, 0) + prime) % prime;
    for (const [other, count] of held) {
      const step = game.distinct[other]!;
      let alternating = 0;
      for (let by = Math.floor(last / step) * step; by > 0; by -= step) {
        alternating = (windowAt(cells, last, weight, by) - alternating + 2 * prime) % prime;
      }
      held.set(other, (count + alternating) % prime);
    }
    if (!held.has(at)) held.set(at, closing);
    total = (total + closing) % prime;
    kernel.addModular(weight, last, prime);
  }
  return [total, ...game.distinct.map((_, i) => held.get(i) ?? 0)];
}

export function primesForMemberships(game: ReducedGame): readonly number[] {
  return listPrimes(game.ascending.length);
}

/** Exact counts from the residues of `membershipsModulo`, one row a prime. */
export function combineMemberships(game: ReducedGame, rows: readonly (readonly number[])[]): MinimalCounts {
  const recombine = recombination(primesForMemberships(game));
  const [minimalWinning = 0n, ...counts] = rows[0]!.map((_, column) => recombine(rows.map((row) => row[column]!)));
  return { minimalWinning, memberships: new Map(game.distinct.map((weight, i) => [weight, counts[i]!])) };
}

/** What one node of the quadrature adds to the shares, by distinct weight. */
export function sharesAtNode(game: ReducedGame, { at: mark, weight: share }: QuadratureNode, kernel: Kernel): number[] {
  const shares = game.distinct.map(() => 0);
  const last = game.quota - 1;
  const cells = kernel.reals(game.quota).fill(2 ** -Math.min(game.ascending.length, 1000));
  const entered = new Set<number>();
  for (const { at, weight } of descending(game)) {
    for (const other of entered) {
      const step = game.distinct[other]!;
      let alternating = 0;
      for (let by = Math.floor(last / step) * step; by > 0; by -= step) {
        alternating = windowAt(cells, last, weight, by) - mark * alternating;
      }
      shares[other] = shares[other]! + share * mark * alternating;
    }
    if (!entered.has(at)) shares[at] = shares[at]! + share * windowAt(cells, last, weight, 0);
    entered.add(at);
    kernel.addScaledReal(weight, last, mark);
  }
  return shares;
}

export function nodesForDeeganPackel(game: ReducedGame): readonly QuadratureNode[] {
  const lower = lowerHalfNodes(Math.ceil(game.ascending.length / 2));
  return [...lower, ...lower.filter(({ at }) => at < 0.5).map(({ at, weight }) => ({ at: 1 - at, weight }))];
}

/** Deegan-Packel by distinct weight, in doubles without a stated bound, from what each node adds. */
export function combineDeeganPackel(game: ReducedGame, rows: readonly (readonly number[])[]): ByWeight<number> {
  const shares = game.distinct.map((_, i) => rows.reduce((held, row) => held + row[i]!, 0));
  const place = new Map(game.distinct.map((weight, i) => [weight, i]));
  const sum = game.ascending.reduce((held, weight) => held + shares[place.get(weight)!]!, 0);
  return new Map(game.distinct.map((weight, i) => [weight, shares[i]! / sum]));
}
