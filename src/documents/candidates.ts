/** Items (numbered from 0) with some of their hash values, in flat arrays that grow by doubling. */
export interface CandidateTable {
  readonly add: (item: number, values: readonly number[]) => void;
  /** Pairs (value, item) sorted by value, then item: value at even places, item behind it. Cost: O(n log n). */
  readonly sorted: () => Uint32Array;
  readonly sizeOf: (item: number) => number;
}

function grown(array: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  if (needed <= array.length) return array;
  const larger = new Uint32Array(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}

/** Rows of numbers of any length in one flat array. */
export interface RowTable {
  readonly add: (row: Uint32Array) => void;
  /** A view; do not keep it over an `add`. */
  readonly row: (at: number) => Uint32Array;
}

export function newRowTable(): RowTable {
  let cells = new Uint32Array(1024);
  let ends = new Uint32Array(256);
  let count = 0;
  return {
    add: (row) => {
      const from = count === 0 ? 0 : (ends[count - 1] ?? 0);
      cells = grown(cells, from + row.length);
      ends = grown(ends, count + 1);
      cells.set(row, from);
      ends[count] = from + row.length;
      count += 1;
    },
    row: (at) => cells.subarray(at === 0 ? 0 : ends[at - 1], ends[at]),
  };
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Each pair is one number of 64 bits for the sort, which then needs no comparison of ours and no second array. */
function sortPairs(values: Uint32Array, items: Uint32Array, length: number): Uint32Array {
  const keys = new BigUint64Array(length);
  const halves = new Uint32Array(keys.buffer);
  const [high, low] = LITTLE_ENDIAN ? [1, 0] : [0, 1];
  for (let at = 0; at < length; at += 1) {
    halves[2 * at + high] = values[at] ?? 0;
    halves[2 * at + low] = items[at] ?? 0;
  }
  keys.sort();
  if (!LITTLE_ENDIAN) return halves;
  for (let at = 0; at < length; at += 1) {
    const value = halves[2 * at + 1] ?? 0;
    halves[2 * at + 1] = halves[2 * at] ?? 0;
    halves[2 * at] = value;
  }
  return halves;
}

export function newCandidateTable(): CandidateTable {
  let values = new Uint32Array(1024);
  let items = new Uint32Array(1024);
  let sizes = new Uint32Array(256);
  let length = 0;
  return {
    add: (item, added) => {
      values = grown(values, length + added.length);
      items = grown(items, length + added.length);
      sizes = grown(sizes, item + 1);
      sizes[item] = added.length;
      for (const value of added) {
        values[length] = value;
        items[length] = item;
        length += 1;
      }
    },
    sorted: () => sortPairs(values, items, length),
    sizeOf: (item) => sizes[item] ?? 0,
  };
}

const PAIR = 2 ** 26;

/** Each pair that shares a value, once for every value shared by first or neighbour, as `a * PAIR + b`, sorted. */
function sharedPairs(pairs: Uint32Array): Float64Array {
  let keys = new Float64Array(1024);
  let length = 0;
  const note = (a: number, b: number): void => {
    if (a === b) return;
    if (length === keys.length) {
      const larger = new Float64Array(2 * length);
      larger.set(keys);
      keys = larger;
    }
    keys[length++] = Math.min(a, b) * PAIR + Math.max(a, b);
  };
  let first = 0;
  for (let at = 2; at < pairs.length; at += 2) {
    if (pairs[at] !== pairs[first]) first = at;
    else {
      const [item, before] = [pairs[at + 1] ?? 0, pairs[at - 1] ?? 0];
      note(pairs[first + 1] ?? 0, item);
      if (at - 2 > first) note(before, item);
    }
  }
  return keys.subarray(0, length).sort();
}

/**
 * Pairs of items that share at least `share` of the smaller one's values (and one), lower number first, sorted. Of many
 * items with one value each is paired with the first and with its neighbour only. An estimate: it finds candidates, and
 * what they have in common is measured elsewhere. Cost: O(n log n), in flat arrays.
 */
export function* eachCandidate(table: CandidateTable, share: number): Generator<readonly [number, number]> {
  const keys = sharedPairs(table.sorted());
  for (let from = 0; from < keys.length; ) {
    const key = keys[from] ?? 0;
    let to = from + 1;
    while (keys[to] === key) to += 1;
    const [a, b] = [Math.floor(key / PAIR), key % PAIR];
    if (to - from >= share * Math.min(table.sizeOf(a), table.sizeOf(b))) yield [a, b];
    from = to;
  }
}
