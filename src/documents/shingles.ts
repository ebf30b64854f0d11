// Near-duplicates by containment of word shingles (Broder 1997, "On the resemblance and containment of documents"):
// edited wire copy has low resemblance and high containment. A shingle is known by 32 bits of FNV-1a, so a containment is
// exact up to collisions (with 1,000 shingles a side, a false common one once in about 4,000 pairs).

const WORD = /[\p{L}\p{N}]+/gu;

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

/** Spreads the sum's bits, so that a sample by the low bits is a sample by chance (the finaliser of MurmurHash3). */
function spread(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The distinct runs of `length` words of a text, as sorted 32-bit values; a shorter text is one run. Case, punctuation and
 * line breaks do not count. Cost: O(words log words).
 * @example
 * shinglesOf('To be, or not to be', 5).length // => 2
 * shinglesOf('', 5).length // => 0
 */
export function shinglesOf(text: string, length: number): Uint32Array {
  const words = (text.toLowerCase().match(WORD) ?? []).map(hashWord);
  if (words.length === 0) return new Uint32Array(0);
  const runs = Math.max(1, words.length - length + 1);
  const values = new Uint32Array(runs);
  for (let run = 0; run < runs; run += 1) {
    let hash = 0;
    for (let at = run; at < Math.min(run + length, words.length); at += 1)
      hash = (Math.imul(hash, 31) + (words[at] ?? 0)) | 0;
    values[run] = spread(hash);
  }
  values.sort();
  let kept = 0;
  for (let at = 0; at < values.length; at += 1)
    if (at === 0 || values[at] !== values[at - 1]) values[kept++] = values[at] ?? 0;
  return values.slice(0, kept);
}

/**
 * The share of the smaller set that is in the larger one, 0 to 1; 0 when one is empty. Both must be sorted and distinct.
 * Cost: linear.
 * @example
 * containmentOf(shinglesOf('a b c', 1), shinglesOf('b c d e', 1)) // => 2 / 3
 */
export function containmentOf(a: Uint32Array, b: Uint32Array): number {
  const smaller = Math.min(a.length, b.length);
  if (smaller === 0) return 0;
  let [i, j, common] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) common += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return common / smaller;
}
