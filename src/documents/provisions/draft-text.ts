// The build of a treaty draft: articles and paragraphs, square brackets as alternatives, lettered notes bound to them.
import type { Span } from '../../basics/index.ts';
import type { DocumentLine, TextSpan } from '../types.ts';

interface DraftPlace extends Span {
  readonly article: string;
  readonly title: string;
  readonly paragraph: string | null;
  /** 'Article 3, paragraph 2'. */
  readonly name: string;
}

export interface BracketFound extends TextSpan {
  readonly state: 'oneOf' | 'disputed';
  readonly options: readonly TextSpan[];
  readonly note: string | null;
  readonly place: string | null;
}

export interface DraftText {
  readonly places: readonly DraftPlace[];
  readonly brackets: readonly BracketFound[];
  /** Spans of the notes by their letter. */
  readonly notes: ReadonlyMap<string, Span>;
}

const HEADING =
  /^(?:Article|Art\.|Section|Clause|Chapter) (?<number>\d+[a-z]?|[IVXLC]+)\b[.:]?\s*[-–—]?\s*(?<title>.*)$/;
const PARAGRAPH = /^(?:(?<number>\d+)[.)]|§ ?(?<section>\d+)) /;
const NOTE = /^\((?<letter>[a-z])\) /;

function placesOf(text: string, lines: readonly DocumentLine[]): readonly DraftPlace[] {
  const places: DraftPlace[] = [];
  let heading: { readonly number: string; readonly title: string } | null = null;
  for (const line of lines) {
    const words = `${line.label === undefined ? '' : `${line.label} `}${text.slice(line.start, line.end)}`;
    const found = line.end - line.start < 120 ? HEADING.exec(words) : null;
    if (found?.groups !== undefined) {
      heading = { number: found.groups['number'] ?? '', title: found.groups['title'] ?? '' };
      continue;
    }
    if (heading === null) continue;
    if (NOTE.test(words) || line.role === 'subhead') {
      if (/^notes?\b|^reservations?\b|^footnotes?\b/i.test(words)) heading = null;
      continue;
    }
    const numbered = PARAGRAPH.exec(words);
    const paragraph = numbered?.groups?.['number'] ?? numbered?.groups?.['section'] ?? null;
    const name = `Article ${heading.number}${paragraph === null ? '' : `, paragraph ${paragraph}`}`;
    places.push({ start: line.start, end: line.end, article: heading.number, title: heading.title, paragraph, name });
  }
  return places;
}

/** Top-level square brackets of a line; what is not closed opens nothing. */
function bracketsIn(text: string, { start, end }: Span): readonly Span[] {
  const found: Span[] = [];
  let [depth, open] = [0, -1];
  for (let at = start; at < end; at += 1) {
    if (text[at] === '[') {
      if (depth === 0) open = at;
      depth += 1;
    } else if (text[at] === ']' && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start: open, end: at + 1 });
    }
  }
  return found;
}

const optionOf = (text: string, { start, end }: Span): TextSpan => {
  const inner = text.slice(start + 1, end - 1);
  const lead = inner.length - inner.replace(/^[\s,]+/, '').length;
  const words = inner.trim().replace(/^,\s*/, '').replace(/,$/, '');
  return { start: start + 1 + lead, end: start + 1 + lead + words.length, text: words };
};

function groupBrackets(text: string, place: DraftPlace): readonly BracketFound[] {
  const groups: Span[][] = [];
  for (const bracket of bracketsIn(text, place)) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && /^(?:\s|\/|\bor\b)*$/.test(text.slice(last.end, bracket.start)))
      groups.at(-1)?.push(bracket);
    else groups.push([bracket]);
  }
  return groups.map((group) => {
    const [start, end] = [group[0]?.start ?? place.start, group.at(-1)?.end ?? place.end];
    const inside = group.length === 1 ? text.slice(start + 1, end - 1).split(/\s*(?:\/\/?|\bor:)\s*/) : [];
    const split = inside.length > 1 && inside.every((part) => part.length > 2);
    const note = /^[.,;]?\s?\(([a-z])\)/.exec(text.slice(end, end + 6))?.[1] ?? null;
    return {
      start,
      end,
      text: text.slice(start, end),
      state: group.length > 1 || split ? ('oneOf' as const) : ('disputed' as const),
      options: group.map((bracket) => optionOf(text, bracket)),
      note,
      place: place.name,
    };
  });
}

/** `null` when the page is no draft: no numbered articles. Linear. */
export function readDraftText(text: string, lines: readonly DocumentLine[]): DraftText | null {
  const places = placesOf(text, lines);
  if (new Set(places.map(({ article }) => article)).size < 2) return null;
  const notes = new Map<string, Span>();
  for (const line of lines) {
    const letter = NOTE.exec(text.slice(line.start, line.start + 6))?.groups?.['letter'];
    if (letter !== undefined && !places.some((place) => place.start === line.start))
      notes.set(letter, { start: line.start, end: line.end });
  }
  return { places, brackets: places.flatMap((place) => groupBrackets(text, place)), notes };
}
