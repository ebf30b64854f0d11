import { findNames, namedActor } from '../actors/index.ts';
import type { ActorKind, TextSpan } from './types.ts';

export interface Mention extends TextSpan {
  readonly id: string;
  readonly kind: ActorKind;
  readonly name: string;
  readonly represents: string | null;
  readonly pronoun?: boolean;
  readonly demonym?: boolean;
}

const ROLE =
  '(?:(?:[Vv]ice|[Dd]eputy|[Ff]ormer|[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Ff]inance|[Ss]upreme|[Tt]op) )*(?:[Pp]resident|[Mm]inister|[Ss]ecretary(?:[ -][Gg]eneral)?(?: of [A-Z][a-z]+)?|[Cc]hancellor|[Aa]mbassador|[Ss]enators?|[Kk]ing|[Qq]ueen|[Gg]eneral|[Dd]iplomat|[Cc]ommissioner|(?:foreign policy )?[Cc]hief|[Ee]nvoy|[Ss]pokes(?:man|woman|person)|[Pp]remier|[Nn]egotiator|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?)';
const NAME = "\\p{Lu}[\\p{L}'’-]{1,30}(?: (?:\\p{Lu}\\.|de|von|van|al|bin|\\p{Lu}[\\p{L}'’-]{1,30})){0,3}";
const WORD = "(?<![\\p{L}])\\p{Lu}[\\p{L}.'’]{0,30}";
const PERSON = new RegExp(
  `(?<who>(?:[Ff]ormer |[Tt]op )?(?:${WORD} ){0,2}${ROLE}) (?<name>${NAME}(?: and ${NAME})?)(?<office>['’]s office)?`,
  'gu',
);
const UNNAMED =
  /\b(?:(?:an?|the|one|two|three|several|some|another) )?(?:(?:senior|member of the|unnamed|former|western|\p{Lu}\p{L}{1,30}) ){0,3}(?:officials?|diplomats?|negotiators?|delegation|spokes(?:man|woman|person)|delegates?|ministers?|government|delegations|memorandum)\b/gu;
const GROUP =
  /\b(?:the |these |[Tt]he )?(?:(?:Western|European|Eastern|Arab|African|Asian|NATO|EU|Atlantic|twelve|[a-z]+) )?(?:allies|leaders|governments|powers|parties|partners|states|capitals)\b|\bthe West\b/g;
const DOCUMENT =
  /\b[Tt]he (?:final |draft )?(?:protocol|treaty|text|resolution|communiqué|communique|statement|declaration|report)\b/g;
const PRONOUN = /\b(?:[Hh]e|[Ss]he|[Tt]hey)\b/g;

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

function stateIn(words: string): string | null {
  return findNames(words)[0]?.id ?? null;
}

function span(match: RegExpMatchArray, base: number): TextSpan {
  const text = match[0].replace(/['’]s?$/, '');
  return { start: base + (match.index ?? 0), end: base + (match.index ?? 0) + text.length, text };
}

/** What one document has named so far: surnames, and who a pronoun may stand for. */
export interface Cast {
  readonly surnames: Map<string, Mention>;
  lastPerson: Mention | null;
  lastGroup: Mention | null;
}

export const newCast = (): Cast => ({ surnames: new Map(), lastPerson: null, lastGroup: null });

function personMentions(text: string, base: number, cast: Cast): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(PERSON)) {
    const place = span(match, base);
    const name = (match.groups?.['name'] ?? '').replace(/['’]s$/, '');
    if (namedActor(name) !== undefined) continue;
    const surname = name.split(' ').at(-1) ?? name;
    const known = cast.surnames.get(surname);
    const represents = stateIn(match.groups?.['who'] ?? '') ?? known?.represents ?? null;
    const mention: Mention = {
      ...place,
      id: known?.id ?? slug(surname),
      kind: 'person',
      name: known?.name ?? name,
      represents,
    };
    cast.surnames.set(surname, mention);
    found.push(mention);
  }
  return found;
}

function againMentions(text: string, base: number, cast: Cast): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(/\p{Lu}[\p{L}-]+/gu)) {
    const known = cast.surnames.get(match[0]);
    if (known !== undefined) found.push({ ...known, ...span(match, base) });
  }
  return found;
}

function patternMentions(text: string, base: number): Mention[] {
  const made = (pattern: RegExp, kind: ActorKind): Mention[] =>
    [...text.matchAll(pattern)].map((match) => {
      const place = span(match, base);
      const name = place.text.replace(/^(?:an?|the|these) /i, '');
      return { ...place, id: slug(name), kind, name, represents: kind === 'unnamed_person' ? stateIn(name) : null };
    });
  return [...made(UNNAMED, 'unnamed_person'), ...made(GROUP, 'group'), ...made(DOCUMENT, 'document')];
}

/** Actors named in one sentence, longest first where they overlap, in text order; teaches `cast` as it goes. */
export function mentionsIn(text: string, base: number, cast: Cast): readonly Mention[] {
  const named: Mention[] = findNames(text).map((one) => ({
    start: base + one.start,
    end: base + one.end,
    text: text.slice(one.start, one.end),
    id: one.id,
    kind: one.kind,
    name: one.name,
    represents: null,
    demonym: one.by === 'demonym',
  }));
  const all = [
    ...personMentions(text, base, cast),
    ...patternMentions(text, base),
    ...againMentions(text, base, cast),
    ...named,
  ];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Mention[] = [];
  let reach = -1;
  for (const mention of all) {
    if (mention.start < reach) continue;
    kept.push(mention);
    reach = mention.end;
  }
  return withPronouns(text, base, kept, cast);
}

function withPronouns(text: string, base: number, kept: readonly Mention[], cast: Cast): readonly Mention[] {
  const events: (Mention | TextSpan)[] = [...kept, ...[...text.matchAll(PRONOUN)].map((match) => span(match, base))];
  events.sort((a, b) => a.start - b.start);
  const out: Mention[] = [];
  let subject = false;
  for (const event of events) {
    if ('id' in event) {
      out.push(event);
      if (event.kind === 'person' && !subject) {
        cast.lastPerson = event;
        subject = true;
      }
      if (event.kind === 'group' || event.kind === 'state') cast.lastGroup = event;
    } else {
      if (!/they/i.test(event.text)) subject = true;
      const stands = /they/i.test(event.text) ? cast.lastGroup : cast.lastPerson;
      if (stands !== null) out.push({ ...stands, ...event, pronoun: true });
    }
  }
  return out;
}
