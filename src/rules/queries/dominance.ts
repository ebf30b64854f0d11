// Which of a voter's ballots is better for adoption than which, whatever the others cast.
import type { Diagram } from '../diagram/build-diagram.ts';
import { createPairTable, findSlot, storePair } from '../diagram/pair-table.ts';
import { childOf } from './walk-diagram.ts';

/** Answers 'does node a adopt only where node b does'; remembers what it has found. */
export function createImplies(diagram: Diagram): (a: number, b: number) => boolean {
  const memo = createPairTable(1 << 8);
  const implies = (a: number, b: number): boolean => {
    if (a === b || a === 0 || b === 1) return true;
    if (a === 1 || b === 0) return false;
    const known = memo.value[findSlot(memo, a, b)]!;
    if (known !== -1) return known === 1;
    const [levelA, levelB] = [diagram.level[a]!, diagram.level[b]!];
    let holds = true;
    for (let branch = 0; holds && branch < diagram.ballots.length; branch += 1) {
      const childA = levelA <= levelB ? childOf(diagram, a, branch) : a;
      const childB = levelB <= levelA ? childOf(diagram, b, branch) : b;
      holds = implies(childA, childB);
    }
    storePair(memo, a, b, holds ? 1 : 0);
    return holds;
  };
  return implies;
}

/** `never[voter][better][worse]` is true when `worse` can adopt where `better` does not. */
export interface Dominance {
  readonly dominates: (voter: number, better: number, worse: number) => boolean;
}

const found = new WeakMap<Diagram, Dominance>();

/** 1 where every threshold scores `better` at least as high as `worse`: AND and OR keep that order. */
function rankBallots({ thresholds, ballots }: Diagram, voter: number): Uint8Array {
  const size = ballots.length;
  const ranked = new Uint8Array(size * size).fill(1);
  for (const { scores } of thresholds) {
    const row = scores[voter]!;
    for (let pair = 0; pair < ranked.length; pair += 1) {
      if (row[Math.floor(pair / size)]! < row[pair % size]!) ranked[pair] = 0;
    }
  }
  return ranked;
}

function compareBallots(diagram: Diagram): Dominance {
  const implies = createImplies(diagram);
  const size = diagram.ballots.length;
  const beaten = diagram.voters.map(() => new Uint8Array(size * size));
  const unranked = diagram.voters.map((_, voter) =>
    Array.from(rankBallots(diagram, voter).entries()).flatMap(([at, ranked]) => (ranked === 1 ? [] : [at])),
  );
  for (let node = 2; node < diagram.level.length; node += 1) {
    const voter = diagram.order[diagram.level[node]!]!;
    const pairs = beaten[voter]!;
    for (const at of unranked[voter]!) {
      if (pairs[at] === 1) continue;
      const [better, worse] = [Math.floor(at / size), at % size];
      if (!implies(childOf(diagram, node, worse), childOf(diagram, node, better))) pairs[at] = 1;
    }
  }
  return { dominates: (voter, better, worse) => beaten[voter]?.[better * size + worse] === 0 };
}

/**
 * For every voter and pair of ballots, whether the first adopts wherever the second does; found once per diagram. Pairs
 * that the thresholds rank need no look; cost for the others: pairs of nodes met.
 */
export function findDominance(diagram: Diagram): Dominance {
  const known = found.get(diagram) ?? compareBallots(diagram);
  found.set(diagram, known);
  return known;
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
