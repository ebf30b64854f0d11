// Results remembered by pairs of nodes: a Map of numbers holds less and costs four times as much.

/** Open addressing over pairs of whole numbers; a value of -1 is no entry. */
export interface PairTable {
  first: Int32Array;
  second: Int32Array;
  value: Int32Array;
  size: number;
}

export function createPairTable(slots: number): PairTable {
  return {
    first: new Int32Array(slots),
    second: new Int32Array(slots),
    value: new Int32Array(slots).fill(-1),
    size: 0,
  };
}

/** The slot of a pair: its own, or the free one where it belongs. */
export function findSlot({ first, second, value }: PairTable, a: number, b: number): number {
  const mask = value.length - 1;
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash ^= hash >>> 15;
  let slot = Math.imul(hash, 0x2c1b3c6d) >>> 0;
  slot = (slot ^ (slot >>> 13)) & mask;
  while (value[slot] !== -1 && (first[slot] !== a || second[slot] !== b)) slot = (slot + 1) & mask;
  return slot;
}

export function storePair(table: PairTable, a: number, b: number, result: number): void {
  if (table.size * 2 >= table.value.length) {
    const { first, second, value } = table;
    Object.assign(table, createPairTable(value.length * 2));
    for (let at = 0; at < value.length; at += 1)
      if (value[at] !== -1) storePair(table, first[at]!, second[at]!, value[at]!);
  }
  const slot = findSlot(table, a, b);
  table.first[slot] = a;
  table.second[slot] = b;
  table.value[slot] = result;
  table.size += 1;
}
