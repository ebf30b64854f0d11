// Which of a voter's ballots is better for adoption than which, whatever the others cast.
import type { Diagram } from '../diagram/build-diagram.ts';
import { childOf } from './walk-diagram.ts';

/** Answers 'does node a adopt only where node b does'; remembers what it has found. */
export function createImplies(diagram: Diagram): (a: number, b: number) => boolean {
  const memo = new Map<number, boolean>();
  const implies = (a: number, b: number): boolean => {
    if (a === b || a === 0 || b === 1) return true;
    if (a === 1 || b === 0) return false;
    const key = a * diagram.level.length + b;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const [levelA, levelB] = [diagram.level[a] ?? 0, diagram.level[b] ?? 0];
    let holds = true;
    for (let branch = 0; holds && branch < diagram.ballots.length; branch += 1) {
      const childA = levelA <= levelB ? childOf(diagram, a, branch) : a;
      const childB = levelB <= levelA ? childOf(diagram, b, branch) : b;
      holds = implies(childA, childB);
    }
    memo.set(key, holds);
    return holds;
  };
  return implies;
}

/** `never[voter][better][worse]` is true when `worse` can adopt where `better` does not. */
export interface Dominance {
  readonly dominates: (voter: number, better: number, worse: number) => boolean;
}

const found = new WeakMap<Diagram, Dominance>();

/** For every voter and pair of ballots, whether the first adopts wherever the second does. Cost: pairs of nodes met, once. */
export function findDominance(diagram: Diagram): Dominance {
  const known = found.get(diagram) ?? compareBallots(diagram);
  found.set(diagram, known);
  return known;
}

function compareBallots(diagram: Diagram): Dominance {
  const implies = createImplies(diagram);
  const size = diagram.ballots.length;
  const beaten = diagram.voters.map(() => new Uint8Array(size * size));
  for (let node = 2; node < diagram.level.length; node += 1) {
    const pairs = beaten[diagram.order[diagram.level[node] ?? 0] ?? 0];
    if (pairs === undefined) continue;
    for (let better = 0; better < size; better += 1) {
      for (let worse = 0; worse < size; worse += 1) {
        const at = better * size + worse;
        if (pairs[at] === 0 && !implies(childOf(diagram, node, worse), childOf(diagram, node, better))) pairs[at] = 1;
      }
    }
  }
  return { dominates: (voter, better, worse) => beaten[voter]?.[better * size + worse] === 0 };
}

/** Every voter's best and worst ballot for adoption; undefined when some voter has none. */
export function findExtremes(
  diagram: Diagram,
  allowed: readonly number[] = diagram.ballots.map((_, at) => at),
  dominance: Dominance = findDominance(diagram),
): { readonly best: readonly number[]; readonly worst: readonly number[] } | undefined {
  const best: number[] = [];
  const worst: number[] = [];
  for (let voter = 0; voter < diagram.voters.length; voter += 1) {
    const top = allowed.find((a) => allowed.every((b) => dominance.dominates(voter, a, b)));
    const bottom = allowed.find((a) => allowed.every((b) => dominance.dominates(voter, b, a)));
    if (top === undefined || bottom === undefined) return undefined;
    best.push(top);
    worst.push(bottom);
  }
  return { best, worst };
}
