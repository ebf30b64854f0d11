// Square brackets of a draft: alternatives side by side, words that stand or fall, and remarks of delegations on them.
import type { Span } from '../../basics/index.ts';
import type { TextSpan } from '../types.ts';
import { type DraftNote, noteMarksIn } from './draft-notes.ts';
import type { DraftPlace } from './draft-numbering.ts';

/** What a delegation says of a bracket: '[Corvia: retain]', '[reserved by Brennia]', '[Norland: shall consult]'. */
export interface DraftRemark {
  readonly names: readonly TextSpan[];
  /** The word that tells the stance: 'retain', 'reserved'; `null` when it proposes words of its own. */
  readonly cue: TextSpan | null;
  readonly content: TextSpan;
  /** The bracket that it is on; `null` when it is on the whole place. */
  readonly on: Span | null;
  readonly place: string | null;
}

export interface BracketFound extends TextSpan {
  readonly state: 'oneOf' | 'disputed';
  readonly options: readonly TextSpan[];
  readonly note: string | null;
  readonly place: string | null;
  /** 'a', '1' of 'Alternative A', 'Option 1', by option; empty where the options bear none. */
  readonly labels: readonly string[];
}

interface BracketsFound {
  readonly brackets: readonly BracketFound[];
  readonly remarks: readonly DraftRemark[];
  /** Blanks: '[…]', '[date]'. */
  readonly blanks: readonly TextSpan[];
}

const slice = (text: string, start: number, end: number): TextSpan => ({ start, end, text: text.slice(start, end) });

/** Pairs of square brackets; what is not closed opens nothing. Outermost first. */
function pairsIn(text: string, { start, end }: Span): readonly Span[] {
  const open: number[] = [];
  const pairs: Span[] = [];
  for (let at = start; at < end; at += 1) {
    if (text[at] === '[') open.push(at);
    else if (text[at] === ']') {
      const from = open.pop();
      if (from !== undefined) pairs.push({ start: from, end: at + 1 });
    }
  }
  return pairs.sort((a, b) => a.start - b.start);
}

function trimmed(text: string, start: number, end: number): TextSpan {
  let [from, to] = [start, end];
  while (from < to && /[\s,;]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s,;]/.test(text[to - 1] ?? '')) to -= 1;
  return slice(text, from, to);
}

const LABEL =
  /^\s*(?:(?:option|opt\.|alternative|alt\.?|variant|version|possibility)\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})?\s*[:.)–—-]|(?:[A-D]|[1-9]|[ivx]{1,3})\s?[:)])\s*/i;
const STRONG_LABEL =
  /(?:^|[\s;,/])(?:option|opt\.|alternative|alt\.|variant|version)\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*[:.)–—-]\s*/gi;
const BLANK =
  /^\[\s*(?:…|\.{2,}|_+|●|•|[xX]{1,3}|date|place|name|number|tbd|tbc|to be (?:completed|determined|inserted|agreed|confirmed)|blank)?\s*\]$/i;
const ASIDE = /^\[\s*(?:sic|emphasis added|\^\d{1,2}|(?:footnote|note|fn\.?) \w{1,2})\s*\]$/i;

const REMARK =
  '(?:(?:delete|remove|lift|retain|keep)s? (?:the )?(?:square )?brackets?|(?:general |parliamentary )?(?:scrutiny |study )?reservation(?! (?:of|by|from))|retain(?:s|ed)?|keep(?:s)?|delet(?:e|es|ed|ion)|remove[sd]?|reserv(?:e|es|ed|ation)(?: (?:its|their) position)?|scrutiny(?: reservation)?|oppose[sd]?|object(?:s|ed|ion)?|insert(?:s|ed|ion)?|agree[sd]?|support(?:s|ed)?|accept(?:s|ed)?|can(?:not)? accept|does not accept|reject(?:s|ed)?|proposed?|proposes|prefer(?:s|red)?|no|yes)';
const NAMES =
  "(?:(?:the )?\\p{Lu}[\\p{L}.’'-]*(?: (?:of |the |and (?=\\p{Lu}\\p{Ll}+ ?[:]))*\\p{Lu}[\\p{L}.’'-]*){0,4})(?:(?:, | and |/| & |; )(?:the )?\\p{Lu}[\\p{L}.’'-]*(?: (?:of |the )*\\p{Lu}[\\p{L}.’'-]*){0,4}){0,7}";
const BY_NAME = new RegExp(
  `^(?<names>${NAMES})(?: (?<verb>proposal|proposes|proposed))?\\s*[:–—]\\s*(?<rest>\\S[\\s\\S]*)$`,
  'u',
);
const NAME_REMARK = new RegExp(
  `^(?!(?:The |the )?(?:Sides|Parties|Party|Members?|States?|Guarantors?|Governments?|Council|Committee)\\b)(?<names>${NAMES})(?:\\s*[:–—(]\\s*(?<cue>${REMARK})\\b\\)?[\\s\\S]{0,40}|\\s+(?<verb>${REMARK})(?: (?:its|their) (?:position|rights))?(?: on (?:this|the) [\\p{L} ]{2,20})?\\.?)$`,
  'u',
);
const REMARK_NAME = new RegExp(
  `^(?:text )?(?<cue>${REMARK})(?: (?:entered|made|put forward|requested))?(?:\\s*:|\\s+(?:by|of|from))\\s*(?<names>${NAMES})\\s*\\.?$`,
  'iu',
);

/** In a note also 'Inclusion of China proposed by Ruthia'. */
const NOTE_REMARK = new RegExp(
  `^(?:[^.;:]{0,80}? )?(?<remark>${REMARK}(?: (?:entered|made|put forward|requested))?(?:\\s*:|\\s+(?:by|of|from))\\s*${NAMES}\\s*\\.?)$`,
  'iu',
);

/** Names in a list, with their places. */
function namesOf(text: string, start: number, words: string): readonly TextSpan[] {
  return [...words.matchAll(/(?:\p{Lu}[\p{L}.’'-]*)(?: (?:of |the )*\p{Lu}[\p{L}.’'-]*)*/gu)].map((match) =>
    slice(text, start + match.index, start + match.index + match[0].length),
  );
}

interface Said {
  readonly names: readonly TextSpan[];
  readonly cue: TextSpan | null;
  readonly content: TextSpan;
}

/** What delegations say between the brackets, clause by clause; `null` when it is wording of the draft. */
function remarksIn(text: string, from: number, to: number): readonly Said[] | null {
  const said: Said[] = [];
  let at = from;
  for (const part of text.slice(from, to).split(';')) {
    const lead = part.length - part.trimStart().length;
    const words = part.trim();
    const start = at + lead;
    const match = NAME_REMARK.exec(words) ?? REMARK_NAME.exec(words);
    at += part.length + 1;
    if (match?.groups === undefined) return null;
    const { names = '', cue = match.groups['verb'] ?? '' } = match.groups;
    const cueAt = start + (words.startsWith(names) ? words.indexOf(cue, names.length) : words.indexOf(cue));
    const span = slice(text, cueAt, cueAt + cue.length);
    said.push({ names: namesOf(text, start + words.indexOf(names), names), cue: span, content: span });
  }
  return said.length === 0 ? null : said;
}

/** '[Norland: shall consult]': whose words they are, and where they begin. */
function proposerOf(text: string, from: number, to: number): Said | null {
  const words = text.slice(from, to);
  if (LABEL.test(words)) return null;
  const match = BY_NAME.exec(words);
  if (match?.groups === undefined) return null;
  const { names = '', rest = '' } = match.groups;
  return {
    names: namesOf(text, from, names),
    cue: null,
    content: trimmed(text, to - rest.length, to),
  };
}

/** Spans of the alternatives inside one pair of brackets. */
function optionsIn(text: string, { start, end }: Span): readonly TextSpan[] {
  const [from, to] = [start + 1, end - 1];
  const words = text.slice(from, to);
  const labels = [...words.matchAll(STRONG_LABEL)];
  if (labels.length > 1)
    return labels.map((label, index) =>
      trimmed(text, from + label.index + label[0].length, from + (labels[index + 1]?.index ?? words.length)),
    );
  const behind = LABEL.exec(words)?.[0].length ?? 0;
  const parts = splitAlternatives(words);
  if (parts === null) return [trimmed(text, from + behind, to)];
  let at = from;
  return parts.map(({ length, gap }) => {
    const part = trimmed(text, at, at + length);
    at += length + gap;
    return part;
  });
}

/** 'a' of '[Alternative A: …]'. */
function labelsIn(text: string, { start, end }: Span): readonly string[] {
  const words = text.slice(start + 1, end - 1);
  const strong = [...words.matchAll(STRONG_LABEL)].map((match) => match[0]);
  const all = strong.length > 0 ? strong : [LABEL.exec(words)?.[0] ?? ''];
  return all.map((label) => (/(\w+)\s*[:.)–—-]?\s*$/.exec(label)?.[1] ?? '').toLowerCase());
}

/** 'shall/should', 'two thirds // three quarters', 'x or: y'; not '24/7' and not 'and/or'. */
function splitAlternatives(words: string): readonly { readonly length: number; readonly gap: number }[] | null {
  const cuts = [...words.matchAll(/\s*(?:\/{1,2}|\bor:|\|)\s*/g)].filter(
    (cut) => !/\b(?:and|\d)$/i.test(words.slice(0, cut.index)) && !/^\d/.test(words.slice(cut.index + cut[0].length)),
  );
  if (cuts.length === 0) return null;
  const parts = cuts.map((cut, index) => {
    const from = index === 0 ? 0 : (cuts[index - 1]?.index ?? 0) + (cuts[index - 1]?.[0].length ?? 0);
    return { length: cut.index - from, gap: cut[0].length };
  });
  const last = cuts.at(-1);
  parts.push({ length: words.length - (last?.index ?? 0) - (last?.[0].length ?? 0), gap: 0 });
  return parts.every(({ length }) => length > 1) ? parts : null;
}

/** The mark of a note in or right behind a bracket, and how many units of its inside the mark takes. */
function noteOf(
  text: string,
  { start, end }: Span,
  notes: ReadonlyMap<string, DraftNote>,
  marks: ReadonlyMap<number, string>,
): { readonly mark: string | null; readonly inside: number } {
  const shown = marks.get(end) ?? marks.get(end + 1);
  if (shown !== undefined && notes.has(shown)) return { mark: shown, inside: 0 };
  const after = noteMarksIn(text, { start: Math.max(start, end - 1), end: Math.min(text.length, end + 16) }).find(
    (one) => one.start <= end + 2 && notes.has(one.mark),
  );
  if (after !== undefined) return { mark: after.mark, inside: 0 };
  const inside = noteMarksIn(text, { start, end: end - 1 }).findLast(
    (one) => one.end >= end - 1 && notes.has(one.mark),
  );
  return inside === undefined ? { mark: null, inside: 0 } : { mark: inside.mark, inside: end - 1 - inside.start };
}

const placeAt = (places: readonly DraftPlace[], at: number): DraftPlace | undefined =>
  places.find(({ start, end }) => start <= at && at < end);

interface Draft {
  readonly text: string;
  readonly places: readonly DraftPlace[];
  readonly notes: ReadonlyMap<string, DraftNote>;
  readonly marks: ReadonlyMap<number, string>;
}

/** '[3]' right behind a word is the mark of a note. */
function isMark({ text, notes }: Draft, { start, end }: Span): boolean {
  const number = /^\d{1,2}$/.exec(text.slice(start + 1, end - 1))?.[0];
  return number !== undefined && notes.has(number) && /\S/.test(text[start - 1] ?? ' ');
}

/** The mark of a bracket in the place, or one at the end of the sentence that no other bracket has. */
function bracketFrom(draft: Draft, group: readonly Span[], options: readonly TextSpan[]): BracketFound {
  const { text, places, notes, marks } = draft;
  const [start, end] = [group[0]?.start ?? 0, group.at(-1)?.end ?? 0];
  const found = group.map((pair) => noteOf(text, pair, notes, marks)).findLast(({ mark }) => mark !== null);
  const place = placeAt(places, start);
  const spans =
    found === undefined || found.inside === 0
      ? options
      : options.map((option, index) =>
          index === options.length - 1 ? trimmed(text, option.start, option.end - found.inside) : option,
        );
  return {
    start,
    end,
    text: text.slice(start, end),
    state: spans.length > 1 ? 'oneOf' : 'disputed',
    options: spans,
    note: found?.mark ?? null,
    place: place?.name ?? null,
    labels: group.flatMap((pair) => labelsIn(text, pair)),
  };
}

/** A mark that stands further behind, at the end of the sentence, is for the last bracket before it. */
function withLateNotes(draft: Draft, brackets: readonly BracketFound[]): readonly BracketFound[] {
  const { text, places, notes } = draft;
  const taken = new Set(brackets.map(({ note }) => note));
  const late = new Map<BracketFound, string>();
  for (const place of places)
    for (const { mark, start } of noteMarksIn(text, { start: place.body, end: place.end })) {
      if (!notes.has(mark) || taken.has(mark)) continue;
      const last = brackets.findLast((one) => one.start >= place.start && one.end <= start && one.note === null);
      if (last !== undefined && !late.has(last)) late.set(last, mark);
    }
  return brackets.map((bracket) => {
    const note = late.get(bracket);
    return note === undefined ? bracket : { ...bracket, note };
  });
}

/** Runs of places of one outermost part: a bracket may span paragraphs, not articles. */
function regionsOf(places: readonly DraftPlace[]): readonly Span[] {
  const regions: { start: number; end: number; top: string }[] = [];
  for (const { start, end, path } of places) {
    const last = regions.at(-1);
    if (last !== undefined && last.top === (path[0] ?? '')) last.end = end;
    else regions.push({ start, end, top: path[0] ?? '' });
  }
  return regions;
}

/** Brackets, remarks on them and blanks of a draft's places. Linear in the text, quadratic in the brackets of a place. */
export function bracketsOf(draft: Draft): BracketsFound {
  const { text, places } = draft;
  const brackets: BracketFound[] = [];
  const remarks: DraftRemark[] = [];
  const blanks: TextSpan[] = [];
  for (const region of regionsOf(places)) {
    const pairs = pairsIn(text, region);
    const groups: { readonly pairs: Span[]; readonly options: TextSpan[] }[] = [];
    for (const pair of pairs) {
      const inner = [pair.start + 1, pair.end - 1] as const;
      const whole = text.slice(pair.start, pair.end);
      if (BLANK.test(whole)) {
        blanks.push(slice(text, pair.start, pair.end));
        continue;
      }
      if (ASIDE.test(whole) || isMark(draft, pair)) continue;
      const place = placeAt(places, pair.start)?.name ?? null;
      const said = remarksIn(text, inner[0], inner[1]);
      if (said !== null) {
        const last = groups.findLast(
          ({ pairs: own }) => own.every(({ end }) => end <= pair.start) && /^[\s.,;]*$/.test(between(text, own, pair)),
        );
        const here = groups.filter(
          ({ pairs: own }) => placeAt(places, own[0]?.start ?? -1) === placeAt(places, pair.start),
        );
        const meant = last ?? (here.length === 1 ? here[0] : undefined);
        const on =
          meant === undefined ? null : { start: meant.pairs[0]?.start ?? 0, end: meant.pairs.at(-1)?.end ?? 0 };
        remarks.push(...said.map((one) => ({ ...one, on, place })));
        continue;
      }
      const proposer = proposerOf(text, inner[0], inner[1]);
      const options = proposer === null ? optionsIn(text, pair) : [proposer.content];
      const last = groups.findLast(
        ({ pairs: own }) =>
          (own.at(-1)?.end ?? 0) <= pair.start && /^(?:\s|\/|\||,|\bor\b)*$/.test(between(text, own, pair)),
      );
      if (last !== undefined) {
        last.pairs.push(pair);
        last.options.push(...options);
      } else groups.push({ pairs: [pair], options: [...options] });
      if (proposer !== null) remarks.push({ ...proposer, on: pair, place });
    }
    brackets.push(...groups.map((group) => bracketFrom(draft, group.pairs, group.options)));
  }
  const bound = withLateNotes(draft, brackets);
  return { brackets: bound, remarks: [...remarks, ...noteRemarks(draft, bound)], blanks };
}

/** 'Proposed by Marvia.', 'Oland: delete.' in a note, on the bracket that the note is bound to. */
function noteRemarks({ text, notes }: Draft, brackets: readonly BracketFound[]): readonly DraftRemark[] {
  return [...notes].flatMap(([mark, note]) => {
    const bracket = brackets.find((one) => one.note === mark);
    const sentences = [...text.slice(note.body, note.end).matchAll(/[^.;]+(?:[.;](?=\s|$))?/g)];
    return sentences.flatMap((sentence) => {
      const span = trimmed(text, note.body + sentence.index, note.body + sentence.index + sentence[0].length);
      const words = span.text.replace(/[.;]$/, '');
      if (!NOTE_REMARK.test(words) && !/^[^:]{2,60}: \p{Ll}+/u.test(words)) return [];
      const lead = REMARK_NAME.test(words)
        ? 0
        : words.length - (NOTE_REMARK.exec(words)?.groups?.['remark'] ?? words).length;
      const said = remarksIn(text, span.start + lead, span.start + words.length) ?? [];
      return said.map((one) => ({ ...one, on: bracket ?? null, place: bracket?.place ?? null }));
    });
  });
}

const between = (text: string, pairs: readonly Span[], next: Span): string =>
  text.slice(pairs.at(-1)?.end ?? next.start, next.start);
