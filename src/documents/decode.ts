export interface Decoded {
  readonly text: string;
  readonly hasNul: boolean;
  /** Offset of the first byte that is not UTF-8; `null` when all are. */
  readonly firstBad: number | null;
  readonly bad: number;
}

const MINIMUM = [0, 0, 0x80, 0x800, 0x1_0000] as const;

function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}

/** The code point at `at`, or -1 when the bytes there are not a well-formed sequence of `length`. */
function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  let point = (bytes[at] ?? 0) & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let k = 1; k < length; k += 1) {
    const next = bytes[at + k] ?? 0;
    if ((next & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (next & 0x3f);
  }
  const surrogate = point >= 0xd800 && point < 0xe000;
  return point < (MINIMUM[length] ?? 0) || surrogate || point > 0x10_ffff ? -1 : point;
}

/** UTF-8 without a byte order mark; every byte outside a well-formed sequence becomes U+FFFD. Linear. */
export function decodeUtf8(bytes: Uint8Array): Decoded {
  const parts: string[] = [];
  let units: number[] = [];
  let firstBad: number | null = null;
  let bad = 0;
  let hasNul = false;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    const point = length === 1 ? first : length === 0 ? -1 : codePointAt(bytes, at, length);
    if (point === 0) hasNul = true;
    if (point === -1) {
      firstBad ??= at;
      bad += 1;
      units.push(0xfffd);
      at += 1;
    } else {
      if (point > 0xffff) units.push(0xd800 + ((point - 0x1_0000) >> 10), 0xdc00 + ((point - 0x1_0000) & 0x3ff));
      else units.push(point);
      at += length;
    }
    if (units.length >= 8192) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return { text: parts.join(''), hasNul, firstBad, bad };
}
