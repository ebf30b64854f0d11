import type { DecisionGraph, Diagram } from '../diagram/build-diagram.ts';

/** Level at which each voter is asked. */
export function levelsOf(diagram: Diagram): readonly number[] {
  const levels: number[] = [];
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
  return diagram.children[node * diagram.ballots.length + branch]!;
}

/** The end reached when every voter's ballot is `ballotOf(voter)`, as indexes. */
export function follow(diagram: DecisionGraph, ballotOf: (voter: number) => number): number {
  let node = diagram.root;
  while (node >= 2) node = childOf(diagram, node, ballotOf(diagram.order[diagram.level[node]!]!));
  return node;
}
