// Indices over minimal winning coalitions (for against the rest): Holler & Packel 1983 share memberships, Deegan &
// Packel 1978 share each coalition equally among its members. Counted over the set diagram, never listed.
import { add, type Rational, rational, ZERO } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { buildMinimalSets, countSets, type SetFamily } from './coalition-family.ts';
import { findDominance } from './dominance.ts';
import { countThroughLevels } from './two-branches.ts';
import { ballotIndexes } from './walk-diagram.ts';

/** `memberships[i][s]` is how many minimal winning coalitions of size s hold `voters[i]`. */
export interface MinimalCoalitionCounts {
  readonly count: bigint;
  readonly memberships: readonly Float64Array[];
}

export type MinimalCoalitionAnswer =
  | { readonly exact: true; readonly counts: MinimalCoalitionCounts }
  | { readonly exact: false; readonly reason: string };

/** Sizes of the sets that hold each voter: sizes above a node times sizes below its branch. */
function countMemberships(family: SetFamily, { voters, order }: Diagram): readonly Float64Array[] {
  const { level, without, with: high, root } = family;
  const rows = countThroughLevels({ depth: voters.length, level, low: without, high, root }, 'absent');
  const held: Float64Array[] = [];
  order.forEach((voter, at) => {
    held[voter] = rows[at]!;
  });
  return held;
}

/**
 * How many minimal winning coalitions of each size hold each voter, in the reading for against against; exact while
 * there are fewer than 2^53. Not for rules under which a vote for can hurt. Cost: set nodes × voters.
 */
export function countMinimalCoalitions(diagram: Diagram, maxNodes = 2_000_000): MinimalCoalitionAnswer {
  const [yes = 0, no = 0] = ballotIndexes(diagram, ['for', 'against']);
  const { dominates } = findDominance(diagram);
  if (diagram.voters.some((_, voter) => !dominates(voter, yes, no))) {
    return { exact: false, reason: 'a vote for can turn adoption into rejection, so that no coalition is minimal' };
  }
  const reading = { inside: diagram.voters.map(() => yes), outside: diagram.voters.map(() => no), success: 1 } as const;
  const family = buildMinimalSets(diagram, reading, maxNodes);
  if (family === undefined) return { exact: false, reason: `the set diagram needs more than ${maxNodes} nodes` };
  const count = countSets(family);
  if (count >= 2n ** 53n) return { exact: false, reason: 'there are more than 2^53 minimal winning coalitions' };
  return { exact: true, counts: { count, memberships: countMemberships(family, diagram) } };
}

function total(row: Float64Array): bigint {
  return row.reduce((sum, each) => sum + BigInt(each), 0n);
}

/** Each voter's share of all memberships; zeros when there are none. Sums to 1 otherwise. */
export function hollerPackel({ memberships }: MinimalCoalitionCounts): readonly Rational[] {
  const held = memberships.map(total);
  const sum = held.reduce((all, each) => all + each, 0n);
  return held.map((each) => (sum === 0n ? ZERO : rational(each, sum)));
}

/** Each minimal winning coalition shared equally among its members; zeros when there are none. */
export function deeganPackel({ count, memberships }: MinimalCoalitionCounts): readonly Rational[] {
  const share = (row: Float64Array): Rational =>
    row.reduce<Rational>(
      (sum, each, size) => (each === 0 ? sum : add(sum, rational(BigInt(each), BigInt(size)))),
      ZERO,
    );
  return memberships.map((row) => {
    const { num, den } = share(row);
    return num === 0n ? ZERO : rational(num, den * count);
  });
}
