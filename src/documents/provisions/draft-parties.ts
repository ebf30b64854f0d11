// Who the parties of a draft are: what its text declares, and which names its remarks and notes give to delegations.
import type { Span } from '../../basics/index.ts';
import type { DraftPlace } from './draft-numbering.ts';
import type { DraftText } from './draft-text.ts';

const LEAD =
  /\b(?:guarantors?|(?:contracting |high contracting |states |member |participating )?(?:parties|states|members|signatories|participants|powers))\b(?: (?:of|to|in|under) (?:this|the) [\p{L} ]{2,40}?)? (?:are|is|shall be|include|comprise)(?: the following)?\b|\b(?:is|are|shall be) (?:composed of|made up of)\b|\b(?:consists?|shall consist) of\b|\bcomprises?\b/iu;
const NAME = '\\p{Lu}\\p{Ll}{2,}(?:[- ]\\p{Lu}\\p{Ll}{2,})?';
const SUBJECTS = new RegExp(`(?:^|[.;] )(?<names>${NAME}(?:(?:, | and |, and )${NAME})*),? (?=\\p{Ll}{3,})`, 'gu');
const STYLE =
  /^(?:the )?(?:(?:republic|kingdom|federation|state|principality|union|commonwealth|duchy|emirate) of )?(?:the )?/i;

/** A list of parties in the body: where it stands, behind the words that announce it. */
interface PartyList extends Span {
  readonly guarantors: boolean;
}

/** What stands under a place that ends with a colon: deeper numbers, or lines with bullets or commas. */
export function itemsBelow(text: string, places: readonly DraftPlace[], index: number): readonly DraftPlace[] {
  const items = places.slice(index + 1, index + 60);
  const depth = places[index]?.path.length ?? 0;
  const numbers = items[0]?.numbered === true;
  const after = items.findIndex(({ path, numbered, start, end }) =>
    numbers
      ? !numbered || path.length <= depth
      : numbered ||
        !(/^(?:[–—•*·-]|\p{Ll})/u.test(text.slice(start, start + 2)) || /[;,]$/.test(text.slice(end - 1, end))),
  );
  return after === -1 ? items : items.slice(0, after);
}

/** Spans that list the parties: the rest of the sentence, or the items below when it ends with a colon. Linear. */
export function partyLists(text: string, { places }: DraftText): readonly PartyList[] {
  return places.flatMap((place, index) => {
    const words = text.slice(place.body, place.end);
    const lead = LEAD.exec(words);
    if (lead === null || /\b(?:may|if|when|any|each|no)\b/i.test(words.slice(0, lead.index))) return [];
    const from = place.body + lead.index + lead[0].length;
    const guarantors = /guarantor/i.test(lead[0]);
    const stop = /[.;](?=\s|$)/.exec(text.slice(from, place.end));
    if (!/:\s*$/.test(words)) return [{ start: from, end: stop === null ? place.end : from + stop.index, guarantors }];
    return itemsBelow(text, places, index).map(({ body, end }) => ({ start: body, end, guarantors }));
  });
}

const PREAMBLE =
  /,? ?\(?\bhereinafter\b|\b(?:have|has) (?:agreed|reached|concluded|decided|resolved|adopted)\b|\bmet (?:in|at|on)\b|\bhereby agree\b/;

/** Whom the preamble names: what stands before 'hereinafter' or 'have agreed' in one of the first lines. */
export function preambleParties(text: string, lines: readonly Span[]): readonly Span[] {
  for (const { start, end } of lines.slice(0, 6)) {
    const at = text.slice(start, Math.min(end, start + 800)).search(PREAMBLE);
    if (at > 6) return [{ start, end: start + at }];
  }
  return [];
}

/** Names that must be parties or delegations, whether known or invented. Linear. */
export function partyNames(text: string, draft: DraftText): readonly string[] {
  const listed = partyLists(text, draft).flatMap(({ start, end }) => [
    ...text.slice(start, end).matchAll(new RegExp(NAME, 'gu')),
  ]);
  const opened = preambleParties(text, draft.lines).flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(new RegExp(`(?:[Gg]overnment|[Rr]epublic|[Kk]ingdom) of ${NAME}`, 'gu'))].map(
      (match) => match[0].replace(/^\p{L}+ of /u, ''),
    ),
  );
  const remarked = draft.remarks.flatMap(({ names }) => names.map(({ text: name }) => name.replace(STYLE, '')));
  const noted = [...draft.notes.values()].flatMap(({ body, end }) =>
    [...text.slice(body, end).matchAll(SUBJECTS)].flatMap((match) =>
      [...(match.groups?.['names'] ?? '').matchAll(new RegExp(NAME, 'gu'))].map((one) => one[0]),
    ),
  );
  return [...opened, ...listed.map((match) => match[0].replace(STYLE, '')), ...remarked, ...noted];
}
