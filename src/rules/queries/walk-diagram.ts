import type { DecisionGraph, Diagram } from '../diagram/build-diagram.ts';

/** Level at which each voter is asked. */
export function levelsOf(diagram: Diagram): readonly number[] {
  const levels = diagram.voters.map(() => 0);
  diagram.order.forEach((voter, level) => {
    levels[voter] = level;
  });
  return levels;
}

/** Indexes of ballots by name. Throws RangeError for a ballot the diagram does not know. */
export function ballotIndexes(diagram: Diagram, ballots: readonly string[]): readonly number[] {
  return ballots.map((ballot) => {
    const at = diagram.ballots.indexOf(ballot);
    if (at === -1) throw new RangeError(`the diagram has no ballot '${ballot}'`);
    return at;
  });
}

export function childOf(diagram: DecisionGraph, node: number, branch: number): number {
  return diagram.children[node * diagram.ballots.length + branch] ?? 0;
}

/** The end reached when every voter's ballot is `ballotOf(voter)`, as indexes. */
export function follow(diagram: DecisionGraph, ballotOf: (voter: number) => number): number {
  let node = diagram.root;
  while (node >= 2) node = childOf(diagram, node, ballotOf(diagram.order[diagram.level[node] ?? 0] ?? 0));
  return node;
}

/** Nodes reachable from the root when some voters' ballots are fixed. */
export function reach(diagram: Diagram, fixed: ReadonlyMap<number, number>): Uint8Array {
  const seen = new Uint8Array(diagram.level.length);
  seen[diagram.root] = 1;
  for (let node = diagram.root; node >= 2; node -= 1) {
    if (seen[node] === 0) continue;
    const only = fixed.get(diagram.order[diagram.level[node] ?? 0] ?? 0);
    if (only !== undefined) seen[childOf(diagram, node, only)] = 1;
    else for (let b = 0; b < diagram.ballots.length; b += 1) seen[childOf(diagram, node, b)] = 1;
  }
  return seen;
}
