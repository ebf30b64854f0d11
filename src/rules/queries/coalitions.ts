// Minimal winning and minimal blocking coalitions. A set wins (blocks) if it has ballots with which the rule is adopted
// (rejected) whatever the others cast.
import type { Diagram } from '../diagram/build-diagram.ts';
import { ADOPTED, combineAll, createForest, makeNode, REJECTED } from '../diagram/forest.ts';
import { buildMinimalSets, compareSets, countSets, listSets } from './coalition-family.ts';
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
    const level = diagram.level[node]!;
    const children = Int32Array.from(diagram.ballots, (_, b) => reduced[childOf(diagram, node, b)]!);
    const own = members.has(diagram.order[level]!);
    reduced.push(
      own ? makeNode(forest, level, children) : combineAll(forest, goal === 'winning' ? 'and' : 'or', [...children]),
    );
  }
  return reduced[diagram.root] !== (goal === 'winning' ? REJECTED : ADOPTED);
}

/** Ways of taking `size` voters from classes of interchangeable ones, as how many of each. */
function* eachVector(sizes: readonly number[], size: number): Generator<readonly number[]> {
  const [first, ...rest] = sizes;
  if (first === undefined) {
    if (size === 0) yield [];
    return;
  }
  for (let taken = Math.min(first, size); taken >= 0; taken -= 1) {
    for (const others of eachVector(rest, size - taken)) yield [taken, ...others];
  }
}

function* eachSubset(members: readonly number[], size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else {
    for (let at = from; at <= members.length - size; at += 1) {
      for (const rest of eachSubset(members, size - 1, at + 1)) yield [members[at]!, ...rest];
    }
  }
}

function* eachChoice(classes: readonly (readonly number[])[], vector: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = classes;
  if (first === undefined) yield [];
  else {
    for (const own of eachSubset(first, vector[0]!)) {
      for (const others of eachChoice(rest, vector.slice(1))) yield [...own, ...others];
    }
  }
}

/** By size, one set for all that differ by interchangeable voters only. */
function listBySearch(diagram: Diagram, goal: Goal, limit: number, maxSize: number, budget: number): Coalitions {
  const { classes } = diagram;
  const sizes = classes.map(({ length }) => length);
  const minimal: (readonly number[])[] = [];
  const found: number[][] = [];
  let work = 0;
  const result = (complete: boolean): Coalitions => ({
    coalitions: found.map((set) => set.map((voter) => diagram.voters[voter]!)),
    complete,
    ...(complete ? { count: BigInt(found.length) } : {}),
  });
  for (let size = 0; size <= diagram.voters.length; size += 1) {
    if (size > maxSize) return result(false);
    const batch: number[][] = [];
    for (const vector of eachVector(sizes, size)) {
      if (minimal.some((smaller) => smaller.every((taken, at) => taken <= vector[at]!))) continue;
      work += diagram.size + 1;
      if (work > budget) return result(false);
      const members = new Set(classes.flatMap((all, at) => all.slice(0, vector[at])));
      if (!canCommit(diagram, members, goal)) continue;
      minimal.push(vector);
      for (const set of eachChoice(classes, vector)) {
        batch.push(set.toSorted((a, b) => a - b));
        if (found.length + batch.length > limit) break;
      }
    }
    for (const set of batch.sort(compareSets)) {
      if (found.length >= limit) return result(false);
      found.push(set);
    }
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
    sets.map((set) => set.map((voter) => diagram.voters[voter]!));
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
