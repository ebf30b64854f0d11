// The build of a treaty draft: numbered places, square brackets as alternatives, notes and remarks bound to them.
import type { DocumentLine, TextSpan } from '../types.ts';
import { type BracketFound, bracketsOf, type DraftRemark } from './draft-brackets.ts';
import { type DraftNote, notesOf } from './draft-notes.ts';
import { type DraftPlace, numberedPlaces } from './draft-numbering.ts';

export type { BracketFound, DraftRemark } from './draft-brackets.ts';

export interface DraftText {
  readonly places: readonly DraftPlace[];
  readonly brackets: readonly BracketFound[];
  readonly remarks: readonly DraftRemark[];
  readonly blanks: readonly TextSpan[];
  /** Notes by their mark. */
  readonly notes: ReadonlyMap<string, DraftNote>;
  /** Where a line's own words begin, behind its number or mark, by where the line begins. */
  readonly bodies: ReadonlyMap<number, number>;
}

const INSTRUMENT =
  /^(?:[“"']?(?:(?:the|a|an|draft|proposed|joint|final|revised|common|consolidated|text|texts|of|no|chair['’]s|co-chairs['’]|zero|non-paper|[\p{Lu}][\p{L}’'-]*|[\p{Lu}\d]+)[ :,]+){0,7})(?:treaty|agreement|convention|protocol|charter|pact|covenant|compact|accords?|communiqu[eé]|declaration|memorandum|framework|statute|constitution|undertaking|terms of reference|rules of procedure|decision|resolution|arrangement|terms|principles|guarantees?)(?=$|[ .:;,–—-])/iu;
const NEWS_VERB =
  /\b(?:says?|said|warns?|seeks?|rejects?|demands?|weighs?|backs?|fails?|collapses?|signs?|agrees?|nears?|faces?|splits?|stalls?|hopes?|urges?|wants?|calls?|will|would|could|has|have|are|is|was|were)\b/i;

/** Whether the head of the text names an instrument, as 'Treaty on …' or 'Joint Communiqué', and is no headline. */
function namesInstrument(text: string, lines: readonly DocumentLine[]): boolean {
  return lines
    .slice(0, 4)
    .map((line) => text.slice(line.start, Math.min(line.end, line.start + 200)))
    .some((words) => INSTRUMENT.test(words) && !NEWS_VERB.test(words));
}

const BINDS = /\b(?:shall|undertakes?|agrees? (?:to|that|as)|(?:enters?|entry) into force|hereby)\b/;

/** In a text without numbers every line of the body is a place without a name. */
function plainPlaces(lines: readonly DocumentLine[], isNote: (line: DocumentLine) => boolean): readonly DraftPlace[] {
  return lines
    .filter((line) => /^(?:body|list|standfirst)$/.test(line.role) && !isNote(line))
    .map(({ start, end }) => ({ start, end, body: start, path: [], title: '', name: null }));
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
  const head = namesInstrument(text, lines);
  const binding = lines.filter((line) => BINDS.test(text.slice(line.start, line.end))).length;
  const isDraft = (named && tops > 1) || (head && tops > 0 && numbered.length > 2) || (head && binding > 1);
  if (!isDraft) return null;
  const places = tops > 0 && numbered.length > 0 ? numbered : plainPlaces(lines, isNote);
  const bodies = new Map([...places, ...notes.values()].map(({ start, body }) => [start, body]));
  return { places, notes, bodies, ...bracketsOf({ text, places, notes, marks }) };
}
