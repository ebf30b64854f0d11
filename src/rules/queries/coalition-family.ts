// The minimal true sets of a monotone function given as a diagram, as a zero-suppressed diagram (Minato 1993): small
// even when the sets are millions. Reading: a voter inside the set casts `inside`, everyone else `outside`.
import type { Diagram } from '../diagram/build-diagram.ts';
import { childOf } from './walk-diagram.ts';

export interface SetReading {
  readonly inside: readonly number[];
  readonly outside: readonly number[];
  /** The end that counts as success: 1 for winning sets, 0 for blocking ones. */
  readonly success: 0 | 1;
}

const EMPTY = 0;
const UNIT = 1;

/** Node 0 is no set, node 1 the empty set alone. */
export interface SetFamily {
  readonly level: number[];
  readonly without: number[];
  readonly with: number[];
  root: number;
}

interface Builder {
  readonly diagram: Diagram;
  readonly reading: SetReading;
  readonly family: SetFamily;
  readonly known: Map<number, Map<number, number>>[];
  readonly kept: Map<number, number>;
  readonly budget: number;
  full: boolean;
}

function branch(builder: Builder, node: number, inside: boolean): number {
  const { diagram, reading } = builder;
  const voter = diagram.order[diagram.level[node] ?? 0] ?? 0;
  return childOf(diagram, node, (inside ? reading.inside : reading.outside)[voter] ?? 0);
}

function makeSet(builder: Builder, level: number, without: number, withVoter: number): number {
  if (withVoter === EMPTY) return without;
  const { family } = builder;
  const atLevel = (builder.known[level] ??= new Map<number, Map<number, number>>());
  const row = atLevel.get(without) ?? new Map<number, number>();
  atLevel.set(without, row);
  const known = row.get(withVoter);
  if (known !== undefined) return known;
  const node = family.level.length;
  if (node >= builder.budget) builder.full = true;
  family.level.push(level);
  family.without.push(without);
  family.with.push(withVoter);
  row.set(withVoter, node);
  return node;
}

/** The sets of `set` at which the function at `node` fails. */
function keepFailing(builder: Builder, set: number, node: number): number {
  const { family, diagram, reading } = builder;
  if (set === EMPTY || node === reading.success || builder.full) return EMPTY;
  if (node < 2) return set;
  const key = set * diagram.level.length + node;
  const known = builder.kept.get(key);
  if (known !== undefined) return known;
  if (builder.kept.size >= 8_000_000) builder.full = true;
  const [levelSet, levelNode] = [family.level[set] ?? 0, diagram.level[node] ?? 0];
  let result: number;
  if (levelNode < levelSet) result = keepFailing(builder, set, branch(builder, node, false));
  else {
    const [outside, inside] =
      levelSet < levelNode ? [node, node] : [branch(builder, node, false), branch(builder, node, true)];
    const without = keepFailing(builder, family.without[set] ?? 0, outside);
    result = makeSet(builder, levelSet, without, keepFailing(builder, family.with[set] ?? 0, inside));
  }
  builder.kept.set(key, result);
  return result;
}

/** The minimal sets, or undefined when the budget of nodes does not do. The function must be monotone in the reading. */
export function buildMinimalSets(diagram: Diagram, reading: SetReading, budget: number): SetFamily | undefined {
  const depth = diagram.voters.length;
  const family: SetFamily = { level: [depth, depth], without: [0, 0], with: [0, 0], root: EMPTY };
  const builder: Builder = { diagram, reading, family, known: [], kept: new Map(), budget, full: false };
  const minimal = [reading.success === 0 ? UNIT : EMPTY, reading.success === 1 ? UNIT : EMPTY];
  for (let node = 2; node < diagram.level.length && !builder.full; node += 1) {
    const outside = branch(builder, node, false);
    const larger = keepFailing(builder, minimal[branch(builder, node, true)] ?? EMPTY, outside);
    minimal.push(makeSet(builder, diagram.level[node] ?? 0, minimal[outside] ?? EMPTY, larger));
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
