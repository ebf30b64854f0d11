// Two people changed the same file: both changes, where they touch different lines; nothing, where they do not.

interface Hunk {
  /** Lines of the base that are replaced, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

const LONGEST = 4_000_000;

/** Lengths of longest common subsequences of every pair of endings. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  return lengths;
}

function hunksOf(base: readonly string[], other: readonly string[]): readonly Hunk[] | undefined {
  let head = 0;
  while (head < base.length && head < other.length && base[head] === other[head]) head += 1;
  let tail = 0;
  while (
    tail < base.length - head &&
    tail < other.length - head &&
    base[base.length - 1 - tail] === other[other.length - 1 - tail]
  ) {
    tail += 1;
  }
  const a = base.slice(head, base.length - tail);
  const b = other.slice(head, other.length - tail);
  if (a.length * b.length > LONGEST) return undefined;
  const lengths = commonLengths(a, b);
  const width = b.length + 1;
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i += 1;
      j += 1;
      continue;
    }
    const [fromA, fromB] = [i, j];
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) i += 1;
      else j += 1;
    }
    hunks.push({ start: head + fromA, end: head + i, lines: b.slice(fromB, j) });
  }
  return hunks;
}

function same(a: Hunk, b: Hunk): boolean {
  return a.start === b.start && a.end === b.end && a.lines.join('\n') === b.lines.join('\n');
}

function clash(a: Hunk, b: Hunk): boolean {
  if (a.start === a.end && b.start === b.end) return false;
  return a.start < b.end && b.start < a.end ? true : a.start === b.start && (a.start === a.end || b.start === b.end);
}

/**
 * `base` with the changes of both; undefined when they touch the same lines. Additions at one place are both kept, theirs
 * first. Cost: product of the changed lines.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs) return mine;
  const lines = base.split('\n');
  const [own, others] = [hunksOf(lines, mine.split('\n')), hunksOf(lines, theirs.split('\n'))];
  if (own === undefined || others === undefined) return undefined;
  const fresh = own.filter((hunk) => !others.some((other) => same(hunk, other)));
  if (fresh.some((hunk) => others.some((other) => clash(hunk, other)))) return undefined;
  const all = [...others, ...fresh].toSorted((a, b) => a.start - b.start || a.end - b.end);
  const out: string[] = [];
  let at = 0;
  for (const { start, end, lines: written } of all) {
    out.push(...lines.slice(at, start), ...written);
    at = Math.max(at, end);
  }
  return [...out, ...lines.slice(at)].join('\n');
}
