// The minimal true sets of a monotone function given as a diagram, as a zero-suppressed diagram (Minato 1993): small
// even when the sets are millions. Reading: a voter inside the set casts `inside`, everyone else `outside`.
import type { Diagram } from '../diagram/build-diagram.ts';
import { createPairTable, findSlot, type PairTable, storePair } from '../diagram/pair-table.ts';
import { childOf } from './walk-diagram.ts';

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

/** Node 0 is no set, node 1 the empty set alone. */
export interface SetFamily {
  readonly level: number[];
  readonly without: number[];
  readonly with: number[];
  root: number;
}

interface Builder {
  readonly diagram: Diagram;
  readonly family: SetFamily;
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
  return Int32Array.from(diagram.level, (level, node) =>
    node < 2 ? node : childOf(diagram, node, cast[diagram.order[level] ?? 0] ?? 0),
  );
}

const built = new WeakMap<Diagram, Map<string, SetFamily>>();

/**
 * The minimal sets, or undefined when the budget of nodes does not do; remembered with the diagram. The function must be
 * monotone in the reading.
 */
export function buildMinimalSets(diagram: Diagram, reading: SetReading, budget: number): SetFamily | undefined {
  const key = `${reading.success}:${reading.inside.join()}:${reading.outside.join()}`;
  const families = built.get(diagram) ?? new Map<string, SetFamily>();
  built.set(diagram, families);
  const known = families.get(key);
  if (known !== undefined && known.level.length <= budget) return known;
  const family = growFamily(diagram, reading, budget);
  if (family !== undefined) families.set(key, family);
  return family;
}

function growFamily(diagram: Diagram, reading: SetReading, budget: number): SetFamily | undefined {
  const depth = diagram.voters.length;
  const family: SetFamily = { level: [depth, depth], without: [0, 0], with: [0, 0], root: EMPTY };
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
  family.root = minimal[diagram.root] ?? EMPTY;
  return family;
}

/** How many sets; exact. */
export function countSets(family: SetFamily): bigint {
  const counts = [0n, 1n];
  for (let node = 2; node < family.level.length; node += 1) {
    counts.push((counts[family.without[node] ?? 0] ?? 0n) + (counts[family.with[node] ?? 0] ?? 0n));
  }
  return counts[family.root] ?? 0n;
}

/** Sizes that occur among the sets below each node, as bit masks. */
function sizeMasks(family: SetFamily): readonly bigint[] {
  const masks = [0n, 1n];
  for (let node = 2; node < family.level.length; node += 1) {
    masks.push((masks[family.without[node] ?? 0] ?? 0n) | ((masks[family.with[node] ?? 0] ?? 0n) << 1n));
  }
  return masks;
}

/** Up to `limit` sets of at most `maxSize`, as sorted lists of voters, smallest first. */
export function listSets(
  family: SetFamily,
  order: readonly number[],
  limit: number,
  maxSize: number,
): readonly (readonly number[])[] {
  const masks = sizeMasks(family);
  const found: number[][] = [];
  const visit = (node: number, size: number, chosen: readonly number[], batch: number[][]): void => {
    if (found.length + batch.length >= limit || (((masks[node] ?? 0n) >> BigInt(size)) & 1n) === 0n) return;
    if (node === UNIT) {
      batch.push(chosen.toSorted((a, b) => a - b));
      return;
    }
    if (size > 0) visit(family.with[node] ?? 0, size - 1, [...chosen, order[family.level[node] ?? 0] ?? 0], batch);
    visit(family.without[node] ?? 0, size, chosen, batch);
  };
  for (let size = 0; size <= Math.min(order.length, maxSize) && found.length < limit; size += 1) {
    const batch: number[][] = [];
    visit(family.root, size, [], batch);
    batch.sort((a, b) => {
      const at = a.findIndex((voter, index) => voter !== b[index]);
      return (a[at] ?? 0) - (b[at] ?? 0);
    });
    for (const set of batch) found.push(set);
  }
  return found;
}
