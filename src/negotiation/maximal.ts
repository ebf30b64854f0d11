// From many bit masks, those that no other contains.

function countBits(word: number): number {
  let value = word - ((word >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return (((value + (value >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Starting places of the distinct masks. */
function distinct(masks: Uint32Array, words: number): Uint32Array {
  const count = masks.length / words;
  let capacity = 16;
  while (capacity < count * 2) capacity *= 2;
  const table = new Int32Array(capacity).fill(-1);
  const places = new Uint32Array(count);
  let size = 0;
  for (let from = 0; from < masks.length; from += words) {
    let hash = 0;
    for (let word = 0; word < words; word += 1)
      hash = Math.imul(hash ^ masks[from + word]!, 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 16)) & (capacity - 1);
    for (;;) {
      const at = table[slot]!;
      if (at === -1) {
        table[slot] = from;
        places[size] = from;
        size += 1;
        break;
      }
      let word = 0;
      while (word < words && masks[at + word] === masks[from + word]) word += 1;
      if (word === words) break;
      slot = (slot + 1) & (capacity - 1);
    }
  }
  return places.subarray(0, size);
}

/** Those with most bits first, else in their order: a mask is contained only in one before it. */
function byBits(masks: Uint32Array, words: number, places: Uint32Array): Uint32Array {
  const bits = new Uint16Array(places.length);
  const starts = new Uint32Array(32 * words + 2);
  for (let at = 0; at < places.length; at += 1) {
    let sum = 0;
    for (let word = 0; word < words; word += 1) sum += countBits(masks[places[at]! + word]!);
    bits[at] = sum;
    starts[32 * words - sum + 1]! += 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const sorted = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const group = 32 * words - bits[at]!;
    sorted[starts[group]!] = places[at]!;
    starts[group]! += 1;
  }
  return sorted;
}

/** `masks` holds `words` numbers per mask. `masks` of the answer is undefined when the steps ran out. */
export function keepMaximal(
  masks: Uint32Array,
  words: number,
  steps: number,
): { readonly masks: Uint32Array<ArrayBuffer> | undefined; readonly steps: number } {
  const sorted = byBits(masks, words, distinct(masks, words));
  const kept = new Uint32Array(sorted.length * words);
  let size = 0;
  let used = sorted.length;
  for (const from of sorted) {
    let contained = false;
    for (let at = 0; at < size && !contained; at += words) {
      let word = 0;
      while (word < words && (masks[from + word]! & ~kept[at + word]!) === 0) word += 1;
      contained = word === words;
      used += 1;
    }
    if (contained) continue;
    if (used > steps) return { masks: undefined, steps: used };
    for (let word = 0; word < words; word += 1) kept[size + word] = masks[from + word]!;
    size += words;
  }
  return { masks: kept.slice(0, size), steps: used };
}
