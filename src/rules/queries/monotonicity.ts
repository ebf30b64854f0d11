import type { Diagram } from '../diagram/build-diagram.ts';
import { createImplies, findDominance } from './dominance.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

/** With everyone else as in `ballots`, the voter's change `from` → `to` (better) turns adoption into rejection. */
export interface MonotonicityViolation {
  readonly voter: string;
  readonly from: string;
  readonly to: string;
  /** Everybody's ballots, the voter's being `from`; the rule adopts. */
  readonly ballots: Readonly<Record<string, string>>;
}

const WORST_TO_BEST = ['against', 'absent', 'abstain', 'for'];

function pathTo(diagram: Diagram, target: number, cast: Map<number, number>): void {
  let node = diagram.root;
  const reaches = new Uint8Array(diagram.level.length);
  reaches[target] = 1;
  for (let at = target + 1; at < diagram.level.length; at += 1) {
    if (diagram.ballots.some((_, b) => reaches[childOf(diagram, at, b)] === 1)) reaches[at] = 1;
  }
  while (node !== target) {
    const at = node;
    const branch = diagram.ballots.findIndex((_, b) => reaches[childOf(diagram, at, b)] === 1);
    cast.set(diagram.order[diagram.level[at]!]!, branch);
    node = childOf(diagram, at, branch);
  }
}

/** Ballots after which `a` adopts and `b` does not. */
function witness(
  diagram: Diagram,
  implies: (a: number, b: number) => boolean,
  a: number,
  b: number,
  cast: Map<number, number>,
): void {
  let [high, low] = [a, b];
  while (high >= 2 || low >= 2) {
    const [levelA, levelB] = [diagram.level[high]!, diagram.level[low]!];
    const [nodeA, nodeB] = [high, low];
    const step = (branch: number): readonly [number, number] => [
      levelA <= levelB ? childOf(diagram, nodeA, branch) : nodeA,
      levelB <= levelA ? childOf(diagram, nodeB, branch) : nodeB,
    ];
    const branch = diagram.ballots.findIndex((_, each) => !implies(...step(each)));
    cast.set(diagram.order[Math.min(levelA, levelB)]!, branch);
    [high, low] = step(branch);
  }
}

/**
 * A voter whose better ballot can turn adoption into rejection, with the ballots that show it; undefined when the rule
 * is monotone for this order of ballots (default against, absent, abstain, for; those the diagram has). Exact.
 * Cost: pairs of nodes met.
 */
export function findMonotonicityViolation(
  diagram: Diagram,
  worstToBest: readonly string[] = WORST_TO_BEST.filter((ballot) => diagram.ballots.includes(ballot)),
): MonotonicityViolation | undefined {
  const steps = ballotIndexes(diagram, worstToBest);
  const { dominates } = findDominance(diagram);
  const ordered = (voter: number): boolean =>
    steps.every((ballot, at) => at === 0 || dominates(voter, ballot, steps[at - 1]!));
  if (diagram.voters.every((_, voter) => ordered(voter))) return undefined;
  const implies = createImplies(diagram);
  for (let node = diagram.root; node >= 2; node -= 1) {
    for (let at = 1; at < steps.length; at += 1) {
      const [from, to] = [steps[at - 1]!, steps[at]!];
      const [before, after] = [childOf(diagram, node, from), childOf(diagram, node, to)];
      if (implies(before, after)) continue;
      const voter = diagram.order[diagram.level[node]!]!;
      const cast = new Map([[voter, from]]);
      pathTo(diagram, node, cast);
      witness(diagram, implies, before, after, cast);
      const name = (index: number): string => diagram.ballots[index]!;
      const ballots = Object.fromEntries(diagram.voters.map((id, index) => [id, name(cast.get(index) ?? 0)]));
      return { voter: diagram.voters[voter]!, from: name(from), to: name(to), ballots };
    }
  }
  return undefined;
}
