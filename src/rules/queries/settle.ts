import type { Diagram } from '../diagram/build-diagram.ts';
import { ballotIndexes, reach } from './walk-diagram.ts';

export type Standing = 'adopted' | 'rejected' | 'pending';

/** The standing with ballots given as indexes: adopted if every completion adopts, rejected if none does. */
export function settleIndexes(diagram: Diagram, fixed: ReadonlyMap<number, number>): Standing {
  const seen = reach(diagram, fixed);
  if (seen[1] === 0) return 'rejected';
  return seen[0] === 0 ? 'adopted' : 'pending';
}

/**
 * Whether the ballots cast so far decide. Voters without a ballot may still cast any; names that are no voters are
 * ignored. Exact. Cost: one pass. Throws RangeError for a ballot the diagram does not know.
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
