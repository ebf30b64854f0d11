// Counts over a diagram, split by how many voters are 'marked': every branch carries a weight `plain` or `marked` per
// voter, and polynomials in the number of marks flow up to each node and down from the root. Exact (BigInt).
import type { Diagram } from '../diagram/build-diagram.ts';
import { childOf } from './walk-diagram.ts';

/** Weight of each branch without and with a mark, and of each branch in the voter's own marginal. */
export interface BranchWeights {
  readonly plain: (voter: number, branch: number) => bigint;
  readonly marked: (voter: number, branch: number) => bigint;
  readonly marginal: (voter: number, branch: number) => bigint;
}

type Polynomial = bigint[];

function addScaled(into: Polynomial, from: readonly bigint[], scale: bigint, shift: number): void {
  if (scale === 0n) return;
  for (let at = 0; at < from.length; at += 1) into[at + shift] = (into[at + shift] ?? 0n) + scale * (from[at] ?? 0n);
}

function timesLinear(polynomial: readonly bigint[], plain: bigint, marked: bigint): Polynomial {
  const result: Polynomial = Array.from({ length: polynomial.length + (marked === 0n ? 0 : 1) }, () => 0n);
  addScaled(result, polynomial, plain, 0);
  addScaled(result, polynomial, marked, 1);
  return result;
}

/** Σ over the others' profiles that adopt, weighted; entry s is for s marked others. One polynomial per voter asked for. */
export function countMarginals(
  diagram: Diagram,
  weights: BranchWeights,
  voters: readonly number[],
): ReadonlyMap<number, readonly bigint[]> {
  const branches = diagram.ballots.map((_, b) => b);
  const total = diagram.order.map((voter) => ({
    plain: branches.reduce((sum, b) => sum + weights.plain(voter, b), 0n),
    marked: branches.reduce((sum, b) => sum + weights.marked(voter, b), 0n),
  }));
  /** Lifts a polynomial over levels that no node asks. */
  const lift = (polynomial: readonly bigint[], from: number, to: number): readonly bigint[] => {
    let lifted = polynomial;
    for (let level = from; level < to; level += 1) {
      lifted = timesLinear(lifted, total[level]?.plain ?? 0n, total[level]?.marked ?? 0n);
    }
    return lifted;
  };
  const up: (readonly bigint[])[] = [[], [1n]];
  for (let node = 2; node < diagram.level.length; node += 1) {
    const level = diagram.level[node] ?? 0;
    const voter = diagram.order[level] ?? 0;
    const sum: Polynomial = [];
    for (const b of branches) {
      const child = childOf(diagram, node, b);
      const [plain, marked] = [weights.plain(voter, b), weights.marked(voter, b)];
      if (child === 0 || (plain === 0n && marked === 0n)) continue;
      const lifted = lift(up[child] ?? [], level + 1, diagram.level[child] ?? 0);
      addScaled(sum, lifted, plain, 0);
      addScaled(sum, lifted, marked, 1);
    }
    up.push(Array.from(sum, (each) => each ?? 0n));
  }
  const asked = new Set(voters);
  const result = new Map<number, Polynomial>(voters.map((voter) => [voter, diagram.voters.map(() => 0n)]));
  const down: Polynomial[] = [];
  down[diagram.root] = [...lift([1n], 0, diagram.level[diagram.root] ?? 0)];
  for (let node = diagram.root; node >= 2; node -= 1) {
    const above = down[node];
    if (above === undefined) continue;
    const level = diagram.level[node] ?? 0;
    const voter = diagram.order[level] ?? 0;
    const own: Polynomial = [];
    for (const b of branches) {
      const child = childOf(diagram, node, b);
      const childLevel = diagram.level[child] ?? 0;
      if (child !== 0 && asked.has(voter)) {
        addScaled(own, lift(up[child] ?? [], level + 1, childLevel), weights.marginal(voter, b), 0);
      }
      const [plain, marked] = [weights.plain(voter, b), weights.marked(voter, b)];
      if (child < 2 || (plain === 0n && marked === 0n)) continue;
      const into = (down[child] ??= []);
      addScaled(into, lift(timesLinear(above, plain, marked), level + 1, childLevel), 1n, 0);
    }
    const sum = result.get(voter);
    if (sum === undefined) continue;
    for (let at = 0; at < own.length; at += 1) if ((own[at] ?? 0n) !== 0n) addScaled(sum, above, own[at] ?? 0n, at);
  }
  return result;
}
