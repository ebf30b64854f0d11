import type { SourcePiece } from '../documents/index.ts';

/** Collects canonical text with the map to its source and the roles of its lines. */
export interface TextBuilder {
  /** `words` stand at `source` of the part; they must not hold line breaks. */
  readonly write: (words: string, source: number, part: number) => void;
  readonly breakLine: () => void;
  /** The role of the line that begins with the next word written. */
  readonly hint: (role: string) => void;
  /** The number that the line which begins with the next word bears on paper, though it is not in the text. */
  readonly label: (words: string) => void;
  /** The mark of a note behind the last word written, though it is not in the text. */
  readonly mark: (words: string) => void;
  readonly atLineStart: () => boolean;
  readonly finish: () => {
    readonly text: string;
    readonly map: readonly SourcePiece[];
    readonly hints: ReadonlyMap<number, string>;
    readonly labels: ReadonlyMap<number, string>;
    readonly marks: ReadonlyMap<number, string>;
  };
}

export function newTextBuilder(): TextBuilder {
  const pieces: string[] = [];
  const map: SourcePiece[] = [];
  const hints = new Map<number, string>();
  const labels = new Map<number, string>();
  const marks = new Map<number, string>();
  let length = 0;
  let lineStart = true;
  let pending: string | null = null;
  let numbered: string | null = null;
  return {
    write: (words, source, part) => {
      if (words === '') return;
      const lead = lineStart ? words.length - words.trimStart().length : 0;
      if (lead === words.length) return;
      if (lineStart && pending !== null) hints.set(length, pending);
      if (lineStart && numbered !== null) labels.set(length, numbered);
      [pending, numbered] = [null, null];
      map.push({ at: length, source: source + lead, part });
      pieces.push(lead === 0 ? words : words.slice(lead));
      length += words.length - lead;
      lineStart = false;
    },
    breakLine: () => {
      [pending, numbered] = [null, null];
      if (lineStart) return;
      pieces.push('\n');
      length += 1;
      lineStart = true;
    },
    hint: (role) => {
      if (lineStart) pending = role;
    },
    label: (words) => {
      if (lineStart) numbered = words;
    },
    mark: (words) => marks.set(length, words),
    atLineStart: () => lineStart,
    finish: () => ({ text: pieces.join(''), map, hints, labels, marks }),
  };
}
