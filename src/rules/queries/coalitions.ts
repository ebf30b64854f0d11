// Minimal winning and minimal blocking coalitions. A set wins (blocks) if it has ballots with which the rule is adopted
// (rejected) whatever the others cast.
import type { Diagram } from '../diagram/build-diagram.ts';
import { ADOPTED, combineAll, createForest, makeNode, REJECTED } from '../diagram/forest.ts';
import { buildMinimalSets, countSets, listSets } from './coalition-family.ts';
import { findExtremes } from './dominance.ts';
import { listSmallest } from './smallest-sets.ts';
import { childOf } from './walk-diagram.ts';

export interface CoalitionOptions {
  /** Most coalitions to list; default 1000. */
  readonly limit?: number;
  /** Largest size to list; default no bound. */
  readonly maxSize?: number;
  /** Steps of work before giving up; default 2,000,000. */
  readonly maxNodes?: number;
}

export interface Coalitions {
  /** Smallest first, each in the order of the diagram's voters. */
  readonly coalitions: readonly (readonly string[])[];
  /** Whether these are all. */
  readonly complete: boolean;
  /** How many there are in all, listed or not; absent when not known. */
  readonly count?: bigint;
}

type Goal = 'winning' | 'blocking';

/**
 * Whether a set wins or blocks, for any rule: the others' ballots are quantified away before the set's own, so the set
 * commits to its ballots without seeing theirs.
 */
export function canCommit(diagram: Diagram, members: ReadonlySet<number>, goal: Goal): boolean {
  const forest = createForest(diagram.voters.length, diagram.ballots.length, 1_000_000);
  const reduced = [REJECTED, ADOPTED];
  for (let node = 2; node < diagram.level.length; node += 1) {
    const level = diagram.level[node] ?? 0;
    const children = diagram.ballots.map((_, b) => reduced[childOf(diagram, node, b)] ?? 0);
    const own = members.has(diagram.order[level] ?? 0);
    reduced.push(
      own ? makeNode(forest, level, children) : combineAll(forest, goal === 'winning' ? 'and' : 'or', children),
    );
  }
  return reduced[diagram.root] !== (goal === 'winning' ? REJECTED : ADOPTED);
}

/** Next k-subset of 0..n-1 in lexicographic order, in place; false after the last. */
function advance(subset: number[], n: number): boolean {
  let at = subset.length - 1;
  while (at >= 0 && (subset[at] ?? 0) === n - subset.length + at) at -= 1;
  if (at < 0) return false;
  subset[at] = (subset[at] ?? 0) + 1;
  for (let next = at + 1; next < subset.length; next += 1) subset[next] = (subset[next - 1] ?? 0) + 1;
  return true;
}

function listBySearch(diagram: Diagram, goal: Goal, limit: number, maxSize: number, budget: number): Coalitions {
  const n = diagram.voters.length;
  const found: number[][] = [];
  let work = 0;
  const result = (complete: boolean): Coalitions => ({
    coalitions: found.map((set) => set.map((voter) => diagram.voters[voter] ?? '')),
    complete,
    ...(complete ? { count: BigInt(found.length) } : {}),
  });
  for (let size = 0; size <= n; size += 1) {
    if (size > maxSize) return result(false);
    const subset = Array.from({ length: size }, (_, at) => at);
    do {
      const members = new Set(subset);
      if (found.some((smaller) => smaller.every((voter) => members.has(voter)))) continue;
      work += diagram.size + 1;
      if (work > budget) return result(false);
      if (!canCommit(diagram, members, goal)) continue;
      if (found.length >= limit) return result(false);
      found.push([...subset]);
    } while (advance(subset, n));
  }
  return result(true);
}

function listMinimal(diagram: Diagram, goal: Goal, options: CoalitionOptions): Coalitions {
  const { limit = 1000, maxSize = Infinity, maxNodes = 2_000_000 } = options;
  const extremes = findExtremes(diagram);
  if (extremes === undefined) return listBySearch(diagram, goal, limit, maxSize, maxNodes);
  const { best, worst } = extremes;
  const reading =
    goal === 'winning'
      ? ({ inside: best, outside: worst, success: 1 } as const)
      : ({ inside: worst, outside: best, success: 0 } as const);
  const family = buildMinimalSets(diagram, reading, maxNodes);
  const named = (sets: readonly (readonly number[])[]): string[][] =>
    sets.map((set) => set.map((voter) => diagram.voters[voter] ?? ''));
  if (family === undefined) {
    const found = listSmallest(diagram, reading, { limit, maxSize, maxSteps: 4 * maxNodes });
    const count = found.complete ? { count: BigInt(found.sets.length) } : {};
    return { coalitions: named(found.sets), complete: found.complete, ...count };
  }
  const count = countSets(family);
  const sets = listSets(family, diagram.order, limit, maxSize);
  const coalitions = named(sets);
  return { coalitions, complete: BigInt(coalitions.length) === count, count };
}

/**
 * Minimal winning coalitions, smallest first. Exact; says whether the list is complete, and how many there are.
 * When every voter has one best and one worst ballot the cost is that of a set diagram; past `maxNodes` the
 * smallest are listed one by one. Without such ballots sets are tried by size.
 * @example
 * listMinimalWinning(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram).coalitions // => [['A', 'B'], ['A', 'C'], ['B', 'C']]
 */
export function listMinimalWinning(diagram: Diagram, options: CoalitionOptions = {}): Coalitions {
  return listMinimal(diagram, 'winning', options);
}

/** Minimal blocking coalitions, smallest first; otherwise as `listMinimalWinning`. */
export function listMinimalBlocking(diagram: Diagram, options: CoalitionOptions = {}): Coalitions {
  return listMinimal(diagram, 'blocking', options);
}
