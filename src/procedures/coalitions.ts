// Minimal coalitions as antichains: enough algebra to follow 'who can prevent' through several stages. Sets are bit
// masks while they are combined, lists of names outside.

/** Minimal sets of voters; `complete` is false when some were left out to stay within the limit. */
export interface Coalitions {
  readonly sets: readonly (readonly string[])[];
  readonly complete: boolean;
}

const LARGEST_FAMILY = 40;

/** Nobody can. */
export const NONE: Coalitions = { sets: [], complete: true };
/** It happens by itself: the empty set suffices. */
export const BY_ITSELF: Coalitions = { sets: [[]], complete: true };

export function listLone({ sets }: Coalitions): readonly string[] {
  return sets.flatMap((set) => (set.length === 1 && set[0] !== undefined ? [set[0]] : []));
}

/** One bit per voter, with its size. */
interface Mask {
  readonly words: Uint32Array;
  readonly size: number;
}

/** An antichain of masks, smallest first. */
export interface Family {
  readonly masks: readonly Mask[];
  readonly complete: boolean;
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function measured(words: Uint32Array): Mask {
  let size = 0;
  for (const word of words) size += countBits(word);
  return { words, size };
}

function isWithin(small: Mask, large: Mask): boolean {
  for (let at = 0; at < small.words.length; at += 1) {
    if (((small.words[at] ?? 0) & ~(large.words[at] ?? 0)) !== 0) return false;
  }
  return true;
}

function join(a: Mask, b: Mask): Mask {
  const words = new Uint32Array(a.words.length);
  let size = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = ((a.words[at] ?? 0) | (b.words[at] ?? 0)) >>> 0;
    words[at] = word;
    size += countBits(word);
  }
  return { words, size };
}

function isCovered(mask: Mask, kept: readonly Mask[]): boolean {
  for (const smaller of kept) if (isWithin(smaller, mask)) return true;
  return false;
}

/** The minimal ones. Sets of one are all kept, because they are the lone blockers; of larger ones the smallest. */
function keep(masks: readonly Mask[], complete: boolean): Family {
  const kept: Mask[] = [];
  let larger = 0;
  for (const mask of masks.toSorted((a, b) => a.size - b.size)) {
    if (isCovered(mask, kept)) continue;
    if (larger >= LARGEST_FAMILY) return { masks: kept, complete: false };
    if (mask.size > 1) larger += 1;
    kept.push(mask);
  }
  return { masks: kept, complete };
}

type Table = WeakMap<Family, WeakMap<Family, Family>>;

/** Families come together again and again: in many worlds, at many stages, in like arrangements. */
const sums: Table = new WeakMap();
const products: Table = new WeakMap();

function remember(table: Table, a: Family, b: Family, make: () => Family): Family {
  const row = table.get(a) ?? new WeakMap<Family, Family>();
  table.set(a, row);
  const known = row.get(b) ?? make();
  row.set(b, known);
  return known;
}

function isNobody({ masks, complete }: Family): boolean {
  return masks.length === 0 && complete;
}

function add(a: Family, b: Family): Family {
  if (a === b || isNobody(b) || isByItself(a)) return a;
  if (isNobody(a) || isByItself(b)) return b;
  return remember(sums, a, b, () => keep([...a.masks, ...b.masks], a.complete && b.complete));
}

/** Sets that can do one or the other. */
export function either(...families: readonly Family[]): Family {
  return families.reduce(add, NOBODY);
}

/** No set at all. */
export const NOBODY: Family = { masks: [], complete: true };

/** Nobody is needed. */
export function isByItself({ masks }: Family): boolean {
  return masks[0]?.size === 0;
}

/** Sets that can do both. */
export function both(a: Family, b: Family): Family {
  if (a === b || isByItself(b)) return a;
  if (isByItself(a)) return b;
  if (isNobody(a) || isNobody(b)) return NOBODY;
  return remember(products, a, b, () => multiply(a, b));
}

/** A set of one family that holds a set of the other does for both, and every larger union with it is not minimal. */
function multiply(a: Family, b: Family): Family {
  const holdsOf =
    (family: Family) =>
    (mask: Mask): boolean =>
      isCovered(mask, family.masks);
  const [holdsA, holdsB] = [holdsOf(a), holdsOf(b)];
  const done = [...a.masks.filter(holdsB), ...b.masks.filter(holdsA)];
  const [left, right] = [a.masks.filter((mask) => !holdsB(mask)), b.masks.filter((mask) => !holdsA(mask))];
  const [few, others] = [left.slice(0, LARGEST_FAMILY), right.slice(0, LARGEST_FAMILY)];
  const cut = few.length < left.length || others.length < right.length;
  const unions = few.flatMap((one) => others.map((other) => join(one, other)));
  return keep([...done, ...unions], a.complete && b.complete && !cut);
}

/** Turns lists of names into masks and back; names are met in the order given. */
export interface VoterIndex {
  readonly toFamily: (coalitions: Coalitions) => Family;
  readonly toCoalitions: (family: Family) => Coalitions;
}

export function createVoterIndex(voters: readonly string[]): VoterIndex {
  const names = [...new Set(voters)].toSorted();
  const places = new Map(names.map((name, at) => [name, at]));
  const width = Math.max(1, Math.ceil(names.length / 32));
  const known = new WeakMap<Coalitions, Family>();
  const named = new WeakMap<Family, Coalitions>();
  const maskOf = (set: readonly string[]): Mask => {
    const words = new Uint32Array(width);
    for (const voter of set) {
      const at = places.get(voter);
      if (at !== undefined) words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31));
    }
    return measured(words);
  };
  return {
    toFamily: (coalitions) => {
      const family = known.get(coalitions) ?? keep(coalitions.sets.map(maskOf), coalitions.complete);
      known.set(coalitions, family);
      return family;
    },
    toCoalitions: (family) => {
      const before = named.get(family);
      if (before) return before;
      const { masks, complete } = family;
      const sets = masks.map(({ words }) =>
        names.filter((_, at) => (((words[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1),
      );
      const sorted = sets.toSorted((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
      const found = { sets: sorted, complete };
      named.set(family, found);
      return found;
    },
  };
}
