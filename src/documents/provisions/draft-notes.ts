// Notes of a draft: lettered, numbered or starred lines at the foot of a page or at the end, and where the text bears
// their marks.
import type { Span } from '../../basics/index.ts';
import type { DocumentLine } from '../types.ts';

export interface DraftNote extends Span {
  /** Where the words behind the mark begin. */
  readonly body: number;
}

const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const plainDigits = (written: string): string => written.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (one) => String(SUPER.indexOf(one)));

/** Always a note's own form. */
const OWN =
  /^(?:(?<sup>[⁰¹²³⁴-⁹]{1,2})|(?<star>\*{1,3}|†|‡)(?!\*)|\[\^?(?<boxed>\d{1,2})\]:?|(?<slash>[a-z]|\d{1,2})\/|(?:[Nn]ote|[Ff]ootnote) (?<named>\d{1,2}|[a-z])\b[.:)]?)\s*(?=\S)/u;
/** A note only where a mark in the text asks for it: elsewhere an item of a list or a numbered heading. */
const SHARED = /^(?:\((?<letter>[a-z]|\d{1,2})\)|(?<bare>\d{1,2})(?![.\d)]))\s*(?=\S)/u;
/** A note only below a line that says 'Notes' or a rule. */
const BELOW = /^(?:(?<number>\d{1,2}|[a-z])[.)])\s+(?=\S)/u;
const HEADING =
  /^(?:notes?|footnotes?|endnotes?|reservations?|explanatory notes?|reservations and (?:notes|comments)|notes and reservations)\b(?:\s*[:.]?$| (?:on|to|of|by|and|entered|made) .{0,40}$)/i;
const RULE = /^[ \t]*[_\-—–=*]{3,}[ \t]*$/m;

const markOf = (groups: Readonly<Record<string, string | undefined>>): string =>
  groups['sup'] === undefined
    ? (Object.values(groups).find((value) => value !== undefined) ?? '')
    : plainDigits(groups['sup']);

/** Marks behind a word, a bracket or a stop: ']1', 'Tessia(a)', '¹', '[^2]', 'a/'. */
const REFERENCE =
  /(?<=[\p{L}\]).,;:”"])\s?(?:\((?<letter>[a-z]|\d{1,2})\)|(?<sup>[⁰¹²³⁴-⁹]{1,2})|\[\^?(?<boxed>\d{1,2})\]|\[(?:[Ff]ootnote|[Nn]ote|fn\.?) (?<named>\w{1,2})\]|\^(?<up>\d{1,2}))|(?<=[\]\p{Ll}][.,;:”"]?)(?<bare>\d{1,2})(?=[\s.,;:)\]]|$)|(?<=\S)(?<star>\*{1,3}|†|‡)(?=[\s.,;:)\]]|$)|(?<=\]\s?)(?<slash>[a-z]|\d{1,2})\/|(?<=\] )\((?<spaced>[a-z])\)/gmu;

interface NoteMark {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** Every place of a span that looks like the mark of a note. Linear. */
export function noteMarksIn(text: string, { start, end }: Span): readonly NoteMark[] {
  return [...text.slice(start, end).matchAll(REFERENCE)].map((match) => ({
    mark: markOf(match.groups ?? {}),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

const labelled = (text: string, line: DocumentLine): string =>
  `${line.label === undefined ? '' : `${line.label} `}${text.slice(line.start, Math.min(line.end, line.start + 60))}`;

/** Notes by their mark. Linear. */
export function notesOf(text: string, lines: readonly DocumentLine[]): ReadonlyMap<string, DraftNote> {
  const notes = new Map<string, DraftNote>();
  const asked = new Set<string>();
  let below = false;
  const lettered = trailingLetters(text, lines);
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && RULE.test(text.slice(before.end, line.start))) below = true;
    const words = labelled(text, line);
    if (HEADING.test(text.slice(line.start, line.end)) && line.end - line.start < 60) {
      below = true;
      return;
    }
    const shown = words.length - Math.min(line.end - line.start, 60);
    const own = OWN.exec(words);
    const shared = own === null ? SHARED.exec(words) : null;
    const mark = markOf(own?.groups ?? shared?.groups ?? {});
    const wanted =
      own !== null ||
      (shared !== null &&
        asked.has(mark) &&
        (below || shared.groups?.['bare'] !== undefined || lettered.has(line.line)));
    const numbered = below && own === null && !wanted ? BELOW.exec(words) : null;
    const key = numbered === null ? mark : markOf(numbered.groups ?? {});
    if ((wanted || (numbered !== null && asked.has(key))) && !notes.has(key)) {
      const length = (own ?? (wanted ? shared : null) ?? numbered)?.[0].length ?? 0;
      notes.set(key, { start: line.start, end: line.end, body: line.start + Math.max(0, length - shown) });
      return;
    }
    for (const { mark: seen } of noteMarksIn(text, line)) asked.add(seen);
  });
  return notes;
}

/** The lines at the end that all begin with a letter in brackets. */
function trailingLetters(text: string, lines: readonly DocumentLine[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const line of lines.toReversed()) {
    if (!/^\([a-z]\) /.test(text.slice(line.start, line.start + 4))) break;
    found.add(line.line);
  }
  return found;
}
