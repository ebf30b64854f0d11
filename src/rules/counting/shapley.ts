/**
 * Shapley-Shubik in doubles: the chance that a member is decisive when all others accept with probability p, averaged
 * over p (Owen 1972). It is a polynomial of degree n − 1 in p, so ⌈n/2⌉ Gauss-Legendre nodes would leave only rounding,
 * and about √(20·n) leave no more than rounding does.
 * A node above 1/2 is read as the dual game at 1 − p, from the same table as its mirror image: every series then has
 * falling terms, and half as many passes are enough. Nodes at which nobody can be decisive to 17
 * digits are passed over. Memory 8 bytes a cell, as many cells as the larger of quota and dual quota.
 */
import type { Kernel } from '../kernel/kernel.ts';
import { countNodes, lowerHalfNodes, type QuadratureNode } from './quadrature.ts';
import { type ByWeight, dualQuota, eachStep, type ReducedGame } from './weighted.ts';

export interface ShapleyEstimate {
  readonly index: ByWeight<number>;
  /** No index is further than this from the exact one; an a-posteriori bound of all roundings. */
  readonly bound: number;
}

const ROUNDING = 2 ** -53;
const HEADROOM = 900;
/** Chances below this are left out, and counted in the bound. */
const NEGLIGIBLE = 2 ** -57;

/**
 * Chernoff's bound on the chance that any member is decisive at p: the others must reach the quota less its weight.
 * Stops at the first bound under `enough`, or when a stronger tilt makes it worse: it is convex in the tilt.
 */
function decisiveAtMost(game: ReducedGame, quota: number, p: number, enough: number): number {
  const reach = quota - game.ascending.at(-1)!;
  let least = 1;
  for (let tilt = 1 / game.total; least > enough; tilt *= 2) {
    const moment = game.ascending.reduce((sum, weight) => sum + Math.log1p(p * Math.expm1(tilt * weight)), 0);
    const bound = Math.exp(moment - tilt * reach);
    if (bound > least) break;
    least = bound;
  }
  return least;
}

/** Prefix sums of ∏(1 + r·x^w), and the factor (1 − p)^{n−1} that is still due. */
function prefixSums(game: ReducedGame, limit: number, p: number, kernel: Kernel): [Float64Array, number] {
  const cells = kernel.reals(limit);
  const odds = p / (1 - p);
  const growth = Math.log2(1 + odds);
  let pending = 0;
  cells[0] = 1;
  eachStep(game, limit, (weight, top) => {
    kernel.addScaledReal(weight, top, odds);
    pending += 1;
    if (pending * growth < HEADROOM) return;
    const scale = (1 - p) ** pending;
    for (let s = 0; s < limit; s += 1) cells[s] = cells[s]! * scale;
    pending = 0;
  });
  kernel.sumReal(limit);
  return [cells, (1 - p) ** (pending - 1)];
}

/** Terms of an alternating series by powers of `odds` before they fall below 2^-64 of the first. */
function countTerms(odds: number): number {
  return odds < 1 ? Math.ceil((-64 * Math.LN2) / Math.log(odds)) : Infinity;
}

/**
 * Chance that `weight` is decisive at `quota` among the others, without the factor due; and the size of its terms, of
 * which there are at most `terms`: they alternate and fall, so that what is left out is less than the next.
 */
function decisive(cells: Float64Array, quota: number, weight: number, odds: number, terms: number): [number, number] {
  const last = quota - 1;
  let [alternating, size] = [0, 0];
  for (let at = last - Math.min(terms, Math.floor(last / weight)) * weight; at < last; at += weight) {
    alternating = cells[at]! - odds * alternating;
    size = cells[at]! + odds * size;
  }
  return [Math.max(0, cells[last]! - (1 + odds) * alternating), cells[last]! + (1 + odds) * size];
}

/**
 * What one node and its mirror image add to every index (by distinct weight), then the rounding bound of it all.
 * Nodes are independent of each other: their parts may be computed anywhere, and added.
 */
export function chancesAtNode(game: ReducedGame, { at, weight: share }: QuadratureNode, kernel: Kernel): number[] {
  const both = [game.quota, dualQuota(game)].slice(0, at === 0.5 ? 1 : 2);
  const chances = both.map((quota) => decisiveAtMost(game, quota, at, NEGLIGIBLE));
  const quotas = both.filter((_, i) => chances[i]! > NEGLIGIBLE);
  const part = Array.from({ length: game.distinct.length + 1 }, () => 0);
  if (quotas.length === 0) return part.with(-1, 2 * share * NEGLIGIBLE);
  const odds = at / (1 - at);
  const [cells, due] = prefixSums(game, Math.max(...quotas), at, kernel);
  const terms = countTerms(odds);
  let worst = 0;
  game.distinct.forEach((weight, i) => {
    let error = 0;
    for (const quota of quotas) {
      const [chance, size] = decisive(cells, quota, weight, odds, terms);
      part[i] = part[i]! + share * due * chance;
      error += 8 * size + (10 * game.ascending.length + 9) * cells[quota - 1]!;
    }
    worst = Math.max(worst, share * (due * error * ROUNDING + NEGLIGIBLE));
  });
  part[game.distinct.length] = worst;
  return part;
}

function isNegligible(game: ReducedGame, { at }: QuadratureNode): boolean {
  return [game.quota, dualQuota(game)].every((quota) => decisiveAtMost(game, quota, at, NEGLIGIBLE) <= NEGLIGIBLE);
}

/** Without the lowest nodes, at which the chances are negligible: there are more of them the further p is from 1/2. */
export function nodesForShapley(game: ReducedGame): readonly QuadratureNode[] {
  const nodes = lowerHalfNodes(countNodes(game.ascending.length - 1).count);
  let [first, end] = [0, nodes.length - 1];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (isNegligible(game, nodes[middle]!)) first = middle + 1;
    else end = middle;
  }
  return nodes.slice(first);
}

/** From what each node adds. Quota from 1 to the total. */
export function combineShapley(game: ReducedGame, rows: readonly (readonly number[])[]): ShapleyEstimate {
  const { error } = countNodes(game.ascending.length - 1);
  const sum = rows[0]!.map((_, i) => rows.reduce((held, row) => held + row[i]!, 0));
  // What nodes left out are worth together; and the nodes and weights of the quadrature are themselves rounded.
  return {
    index: new Map(game.distinct.map((weight, i) => [weight, sum[i]!])),
    bound: error + sum.at(-1)! + NEGLIGIBLE + (game.ascending.length + 16) * ROUNDING,
  };
}
