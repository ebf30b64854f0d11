// The build of a treaty draft: numbered places, square brackets as alternatives, notes and remarks bound to them.
import { namesInstrument } from '../instrument.ts';
import type { DocumentLine, TextSpan } from '../types.ts';
import { type BracketFound, bracketsOf, type DraftRemark } from './draft-brackets.ts';
import { type DraftNote, notesOf } from './draft-notes.ts';
import { type DraftPlace, numberedPlaces } from './draft-numbering.ts';

export type { BracketFound, DraftRemark } from './draft-brackets.ts';

export interface DraftText {
  readonly lines: readonly DocumentLine[];
  readonly places: readonly DraftPlace[];
  readonly brackets: readonly BracketFound[];
  readonly remarks: readonly DraftRemark[];
  readonly blanks: readonly TextSpan[];
  /** Notes by their mark. */
  readonly notes: ReadonlyMap<string, DraftNote>;
  /** The name of the instrument among the first lines, over two of them where the second goes on. */
  readonly name: TextSpan | null;
  /** Where a line's own words begin, behind its number or mark, by where the line begins. */
  readonly bodies: ReadonlyMap<number, number>;
}

function nameIn(text: string, lines: readonly DocumentLine[]): TextSpan | null {
  const at = lines.slice(0, 5).findIndex((line) => namesInstrument(text.slice(line.start, line.end)));
  const [first, next] = [lines[at], lines[at + 1]];
  if (at === -1 || first === undefined) return null;
  const goesOn =
    next !== undefined &&
    next.end - next.start < 120 &&
    /^\p{Ll}/u.test(text.slice(next.start, next.end)) &&
    !/^\(\w{1,3}\)/.test(text.slice(next.start, next.end));
  const end = goesOn ? next.end : first.end;
  return { start: first.start, end, text: text.slice(first.start, end) };
}

const BINDS =
  /\b(?:shall|will|undertakes?|agreed? (?:to|on|that)|agrees? (?:to|that|as)|(?:enters?|entry) into force|hereby)\b/;

/** In a text without numbers every line of the body is a place without a name. */
function plainPlaces(lines: readonly DocumentLine[], isNote: (line: DocumentLine) => boolean): readonly DraftPlace[] {
  return lines
    .filter((line) => /^(?:body|list|standfirst)$/.test(line.role) && !isNote(line))
    .map(({ start, end }) => ({ start, end, body: start, path: [], title: '', numbered: false, name: null }));
}

/**
 * `null` when the page is no draft: no articles or sections by name, and no numbered or binding paragraphs under the title
 * of an instrument. Linear.
 */
export function readDraftText(
  text: string,
  lines: readonly DocumentLine[],
  marks: ReadonlyMap<number, string> = new Map(),
): DraftText | null {
  const notes = notesOf(text, lines);
  const starts = new Set([...notes.values()].map(({ start }) => start));
  const isNote = (line: DocumentLine): boolean => starts.has(line.start);
  const { places: numbered, named, tops } = numberedPlaces(text, lines, isNote);
  const name = nameIn(text, lines);
  const head = name !== null;
  const binding = lines.filter((line) => BINDS.test(text.slice(line.start, line.end))).length;
  const isDraft = (named && tops > 1) || (head && tops > 0 && numbered.length > 2) || (head && binding > 1);
  if (!isDraft) return null;
  const places = tops > 0 && numbered.length > 0 ? numbered : plainPlaces(lines, isNote);
  const bodies = new Map([...places, ...notes.values()].map(({ start, body }) => [start, body]));
  return { lines, places, notes, bodies, name, ...bracketsOf({ text, places, notes, marks }) };
}
