import type { Diagram } from '../diagram/build-diagram.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

export type Standing = 'adopted' | 'rejected' | 'pending';

/**
 * The standing with ballots given as indexes: adopted if every completion adopts, rejected if none does. Goes down one way
 * first, so that an open matter shows after a few steps.
 */
export function settleIndexes(diagram: Diagram, fixed: ReadonlyMap<number, number>): Standing {
  const { level, order, root } = diagram;
  const width = diagram.ballots.length;
  const seen = new Uint8Array(level.length);
  const open = [root];
  seen[root] = 1;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node < 2) {
      if (seen[0] === 1 && seen[1] === 1) return 'pending';
      continue;
    }
    const only = fixed.get(order[level[node]!]!);
    const [first, last] = only === undefined ? [0, width - 1] : [only, only];
    for (let branch = first; branch <= last; branch += 1) {
      const child = childOf(diagram, node, branch);
      if (seen[child] === 1) continue;
      seen[child] = 1;
      open.push(child);
    }
  }
  return seen[1] === 1 ? 'adopted' : 'rejected';
}

/**
 * Whether the ballots cast so far decide. Voters without a ballot may still cast any; names that are no voters are
 * ignored. Exact. Cost: at most one pass. Throws RangeError for a ballot the diagram does not know.
 * @example
 * settle(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram, { A: 'against' }) // => 'rejected'
 */
export function settle(diagram: Diagram, cast: Readonly<Record<string, string>>): Standing {
  const fixed = new Map<number, number>();
  diagram.voters.forEach((voter, at) => {
    const ballot = Object.hasOwn(cast, voter) ? cast[voter] : undefined;
    if (ballot !== undefined) fixed.set(at, ballotIndexes(diagram, [ballot])[0] ?? 0);
  });
  return settleIndexes(diagram, fixed);
}
