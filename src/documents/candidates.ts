/** Items (numbered from 0) with some of their hash values, in flat arrays that grow by doubling. */
export interface CandidateTable {
  readonly add: (item: number, values: readonly number[]) => void;
  /** Pairs (value, item) sorted by value, then item. Cost: O(n log n). */
  readonly sorted: () => { readonly values: Uint32Array; readonly items: Uint32Array };
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
    sorted: () => {
      const order = new Uint32Array(length);
      for (let at = 0; at < length; at += 1) order[at] = at;
      order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || (items[a] ?? 0) - (items[b] ?? 0));
      return { values: order.map((at) => values[at] ?? 0), items: order.map((at) => items[at] ?? 0) };
    },
    sizeOf: (item) => sizes[item] ?? 0,
  };
}

const PAIR = 2 ** 26;

/** Each pair that shares a value, once for every value shared by first or neighbour, as `a * PAIR + b`, sorted. */
function sharedPairs(values: Uint32Array, items: Uint32Array): Float64Array {
  const keys = new Float64Array(2 * values.length);
  let length = 0;
  const note = (a: number, b: number): void => {
    if (a !== b) keys[length++] = Math.min(a, b) * PAIR + Math.max(a, b);
  };
  let first = 0;
  for (let at = 1; at < values.length; at += 1) {
    if (values[at] !== values[first]) first = at;
    else {
      note(items[first] ?? 0, items[at] ?? 0);
      if (at - 1 > first) note(items[at - 1] ?? 0, items[at] ?? 0);
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
  const { values, items } = table.sorted();
  const keys = sharedPairs(values, items);
  for (let from = 0; from < keys.length; ) {
    const key = keys[from] ?? 0;
    let to = from + 1;
    while (keys[to] === key) to += 1;
    const [a, b] = [Math.floor(key / PAIR), key % PAIR];
    if (to - from >= share * Math.min(table.sizeOf(a), table.sizeOf(b))) yield [a, b];
    from = to;
  }
}
