// The minimal true sets of a monotone function given as a diagram, as a zero-suppressed diagram (Minato 1993): small
// even when the sets are millions. Reading: a voter inside the set casts `inside`, everyone else `outside`.
import type { Diagram } from '../diagram/build-diagram.ts';
import { createPairTable, findSlot, type PairTable, storePair } from '../diagram/pair-table.ts';
import { findBallotKinds } from './ballot-kinds.ts';

export interface SetReading {
  readonly inside: readonly number[];
  readonly outside: readonly number[];
  /** The end that counts as success: 1 for winning sets, 0 for blocking ones. */
  readonly success: 0 | 1;
}

const EMPTY = 0;
const UNIT = 1;
/** Pairs remembered before giving up: 200 MB. */
const MOST_KEPT = 8_000_000;

/** Node 0 is no set, node 1 the empty set alone; the other nodes have smaller ones below them. */
export interface SetFamily {
  readonly level: Int32Array;
  readonly without: Int32Array;
  readonly with: Int32Array;
  readonly root: number;
}

interface Builder {
  readonly diagram: Diagram;
  readonly family: { readonly level: number[]; readonly without: number[]; readonly with: number[] };
  /** Per level, the node of a pair of branches. */
  readonly known: (PairTable | undefined)[];
  readonly kept: PairTable;
  readonly success: number;
  /** Child of each diagram node by what its voter casts, inside and outside. */
  readonly inside: Int32Array;
  readonly outside: Int32Array;
  readonly budget: number;
  full: boolean;
}

function makeSet(builder: Builder, level: number, without: number, withVoter: number): number {
  if (withVoter === EMPTY) return without;
  const { family } = builder;
  const table = (builder.known[level] ??= createPairTable(256));
  const known = table.value[findSlot(table, without, withVoter)]!;
  if (known !== -1) return known;
  const node = family.level.length;
  if (node >= builder.budget) builder.full = true;
  family.level.push(level);
  family.without.push(without);
  family.with.push(withVoter);
  storePair(table, without, withVoter, node);
  return node;
}

/** The sets of `set` at which the function at `node` fails. */
function keepFailing(builder: Builder, set: number, node: number): number {
  const { family, diagram, kept } = builder;
  if (set === EMPTY || node === builder.success || builder.full) return EMPTY;
  if (node < 2) return set;
  const known = kept.value[findSlot(kept, set, node)]!;
  if (known !== -1) return known;
  if (kept.size >= MOST_KEPT) builder.full = true;
  const [levelSet, levelNode] = [family.level[set]!, diagram.level[node]!];
  let result: number;
  if (levelNode < levelSet) result = keepFailing(builder, set, builder.outside[node]!);
  else {
    const skips = levelSet < levelNode;
    const without = keepFailing(builder, family.without[set]!, skips ? node : builder.outside[node]!);
    const joined = keepFailing(builder, family.with[set]!, skips ? node : builder.inside[node]!);
    result = makeSet(builder, levelSet, without, joined);
  }
  storePair(kept, set, node, result);
  return result;
}

function childrenBy(diagram: Diagram, cast: readonly number[]): Int32Array {
  const { level, order, children, ballots } = diagram;
  const chosen = Int32Array.from(order, (voter) => cast[voter]!);
  const row = new Int32Array(level.length);
  row[1] = 1;
  for (let node = 2; node < row.length; node += 1) {
    row[node] = children[node * ballots.length + chosen[level[node]!]!]!;
  }
  return row;
}

interface Built {
  readonly family: SetFamily;
  /** Nodes made for it. */
  readonly made: number;
}

const built = new WeakMap<Diagram, Map<string, Built>>();

/** The same reading with each ballot replaced by the first that the rule never tells from it. */
function simplest(diagram: Diagram, { inside, outside, success }: SetReading): SetReading {
  const { first } = findBallotKinds(diagram);
  const firstOf = (cast: readonly number[]): number[] => {
    const simple = [...cast];
    diagram.order.forEach((voter, at) => {
      simple[voter] = first[at * diagram.ballots.length + cast[voter]!]!;
    });
    return simple;
  };
  return { inside: firstOf(inside), outside: firstOf(outside), success };
}

/**
 * The minimal sets, or undefined when the budget of nodes does not do; remembered with the diagram. The function must be
 * monotone in the reading.
 */
export function buildMinimalSets(diagram: Diagram, reading: SetReading, budget: number): SetFamily | undefined {
  const simple = simplest(diagram, reading);
  const key = `${simple.success}:${simple.inside.join()}:${simple.outside.join()}`;
  const families = built.get(diagram) ?? new Map<string, Built>();
  built.set(diagram, families);
  const known = families.get(key);
  if (known !== undefined && known.made <= budget) return known.family;
  const found = descends(diagram, simple)
    ? { family: readPaths(diagram, simple), made: 0 }
    : growFamily(diagram, simple, budget);
  if (found !== undefined) families.set(key, found);
  return found?.family;
}

/**
 * Whether every voter is at least as useful inside as the voters below: then of a set's members the last is the one it
 * misses least, and a set that succeeds and fails without its last member is minimal. Ballots beside the reading's two
 * must be like one of them, so that different nodes are different functions in the reading too.
 */
function descends(diagram: Diagram, { inside, outside, success }: SetReading): boolean {
  const { order, thresholds, ballots } = diagram;
  const sign = success === 1 ? 1 : -1;
  const { first } = findBallotKinds(diagram);
  const covered = order.every((voter, at) =>
    first
      .subarray(at * ballots.length, (at + 1) * ballots.length)
      .every((ballot) => ballot === inside[voter] || ballot === outside[voter]),
  );
  if (!covered) return false;
  return thresholds.every(({ scores }) => {
    const gain = (voter: number): number => sign * (scores[voter]![inside[voter]!]! - scores[voter]![outside[voter]!]!);
    return order.every((voter, at) => at === 0 || gain(order[at - 1]!) >= gain(voter));
  });
}

/**
 * The minimal sets of a rule that descends: its own ways from the root to success. The step into success is always one
 * inside, because a node from which outside succeeds as well asks nobody; and a voter skipped is in no minimal set.
 */
function readPaths(diagram: Diagram, { inside, outside, success }: SetReading): SetFamily {
  const { level, root } = diagram;
  const endOf = (child: number): number => (child > 1 ? child : child === success ? UNIT : EMPTY);
  const [joined, without] = [childrenBy(diagram, inside), childrenBy(diagram, outside)];
  for (const row of success === UNIT ? [] : [joined, without]) {
    for (let node = 0; node < row.length; node += 1) row[node] = endOf(row[node]!);
  }
  return { level, without, with: joined, root: endOf(root) };
}

function growFamily(diagram: Diagram, reading: SetReading, budget: number): Built | undefined {
  const depth = diagram.voters.length;
  const family = { level: [depth, depth], without: [0, 0], with: [0, 0] };
  const { success } = reading;
  const [inside, outside] = [childrenBy(diagram, reading.inside), childrenBy(diagram, reading.outside)];
  const kept = createPairTable(1 << 12);
  const builder: Builder = { diagram, family, known: [], kept, success, inside, outside, budget, full: false };
  const minimal = [success === 0 ? UNIT : EMPTY, success === 1 ? UNIT : EMPTY];
  for (let node = 2; node < diagram.level.length && !builder.full; node += 1) {
    const larger = keepFailing(builder, minimal[inside[node]!]!, outside[node]!);
    minimal.push(makeSet(builder, diagram.level[node]!, minimal[outside[node]!]!, larger));
  }
  if (builder.full) return undefined;
  const row = (cells: readonly number[]): Int32Array => Int32Array.from(cells);
  const root = minimal[diagram.root]!;
  return {
    family: { level: row(family.level), without: row(family.without), with: row(family.with), root },
    made: family.level.length,
  };
}

/** How many sets; exact: in doubles while they hold it, for all that leads to the root's count is below it. */
export function countSets(family: SetFamily): bigint {
  const counts = new Float64Array(family.level.length);
  counts[UNIT] = 1;
  for (let node = 2; node < counts.length; node += 1) {
    counts[node] = counts[family.without[node]!]! + counts[family.with[node]!]!;
  }
  const count = counts[family.root]!;
  return count < 2 ** 53 ? BigInt(count) : countManySets(family);
}

function countManySets(family: SetFamily): bigint {
  const counts = [0n, 1n];
  for (let node = 2; node < family.level.length; node += 1) {
    counts.push(counts[family.without[node]!]! + counts[family.with[node]!]!);
  }
  return counts[family.root]!;
}

/** Sizes that occur among the sets below each node: a bit for each, `words` words of 32 a node. */
function sizeMasks(family: SetFamily, words: number): Uint32Array {
  const masks = new Uint32Array(family.level.length * words);
  masks[UNIT * words] = 1;
  for (let node = 2; node < family.level.length; node += 1) {
    const [without, joined] = [family.without[node]! * words, family.with[node]! * words];
    let carry = 0;
    for (let word = 0; word < words; word += 1) {
      const below = masks[joined + word]!;
      masks[node * words + word] = masks[without + word]! | (below << 1) | carry;
      carry = below >>> 31;
    }
  }
  return masks;
}

/** Two sets of one size by their first difference. */
export function compareSets(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((voter, index) => voter !== b[index]);
  return a[at]! - b[at]!;
}

/** Up to `limit` sets of at most `maxSize`, as sorted lists of voters, smallest first. */
export function listSets(
  family: SetFamily,
  order: readonly number[],
  limit: number,
  maxSize: number,
): readonly (readonly number[])[] {
  const words = (order.length >> 5) + 1;
  const masks = sizeMasks(family, words);
  const found: number[][] = [];
  const visit = (node: number, size: number, chosen: readonly number[], batch: number[][]): void => {
    if (found.length + batch.length >= limit || ((masks[node * words + (size >> 5)]! >>> (size & 31)) & 1) === 0)
      return;
    if (node === UNIT) {
      batch.push(chosen.toSorted((a, b) => a - b));
      return;
    }
    if (size > 0) visit(family.with[node]!, size - 1, [...chosen, order[family.level[node]!]!], batch);
    visit(family.without[node]!, size, chosen, batch);
  };
  for (let size = 0; size <= Math.min(order.length, maxSize) && found.length < limit; size += 1) {
    const batch: number[][] = [];
    visit(family.root, size, [], batch);
    for (const set of batch.sort(compareSets)) found.push(set);
  }
  return found;
}
