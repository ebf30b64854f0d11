// Indices over minimal winning coalitions (for against the rest): Holler & Packel 1983 share memberships, Deegan &
// Packel 1978 share each coalition equally among its members. Counted over the set diagram, never listed.
import { add, type Rational, rational, ZERO } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { buildMinimalSets, countSets, type SetFamily } from './coalition-family.ts';
import { findDominance } from './dominance.ts';
import { ballotIndexes } from './walk-diagram.ts';

/** `memberships[i][s]` is how many minimal winning coalitions of size s hold `voters[i]`. */
export interface MinimalCoalitionCounts {
  readonly count: bigint;
  readonly memberships: readonly Float64Array[];
}

export type MinimalCoalitionAnswer =
  | { readonly exact: true; readonly counts: MinimalCoalitionCounts }
  | { readonly exact: false; readonly reason: string };

function sizesBelow(family: SetFamily, depth: number): readonly Float64Array[] {
  const sizes: Float64Array[] = [new Float64Array(0), Float64Array.of(1)];
  for (let node = 2; node < family.level.length; node += 1) {
    const [without, inside] = [sizes[family.without[node]!]!, sizes[family.with[node]!]!];
    const sum = new Float64Array(Math.min(depth + 1, Math.max(without.length, inside.length + 1)));
    for (let at = 0; at < without.length; at += 1) sum[at]! += without[at]!;
    for (let at = 0; at < inside.length; at += 1) sum[at + 1]! += inside[at]!;
    sizes.push(sum);
  }
  return sizes;
}

/** Sizes of the sets that hold each voter: sizes above a node times sizes below its branch. */
function countMemberships(family: SetFamily, diagram: Diagram): readonly Float64Array[] {
  const depth = diagram.voters.length;
  const below = sizesBelow(family, depth);
  const above = family.level.map(() => new Float64Array(0));
  const held = diagram.voters.map(() => new Float64Array(depth + 1));
  const pass = (from: Float64Array, child: number, shift: number): void => {
    if (child < 2) return;
    if ((above[child]?.length ?? 0) < depth + 1) above[child] = new Float64Array(depth + 1);
    const into = above[child]!;
    for (let at = 0; at + shift < into.length; at += 1) into[at + shift]! += from[at] ?? 0;
  };
  above[family.root] = new Float64Array(depth + 1);
  above[family.root]![0] = 1;
  for (let node = family.root; node >= 2; node -= 1) {
    const from = above[node]!;
    if (from.length === 0) continue;
    const row = held[diagram.order[family.level[node]!]!]!;
    const inside = below[family.with[node]!]!;
    for (let a = 0; a < from.length; a += 1) {
      if (from[a] === 0) continue;
      for (let b = 0; b < inside.length && a + b < depth; b += 1) row[a + b + 1]! += from[a]! * inside[b]!;
    }
    pass(from, family.without[node]!, 0);
    pass(from, family.with[node]!, 1);
    above[node] = new Float64Array(0);
  }
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
