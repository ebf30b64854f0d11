// Actors that bear a name: persons with or without their office, states, organisations, bodies.
import { findNames, type NameFound, officeHolder } from '../../actors/index.ts';
import { OFFICE_ROWS } from '../language/noun-data.ts';
import { isCapital, isPossessive, type Token } from '../language/tokens.ts';
import { DETERMINERS, genderOf, isFirstName, isTitleWord, nounSenses, PREPOSITIONS } from '../language/word-classes.ts';
import type { ActorKind } from '../types.ts';
import type { Cast } from './cast.ts';
import { type Mention, slug } from './mention.ts';

const OFFICES = new Map(OFFICE_ROWS.split('\n').map((row) => row.split(',') as [string, string]));
const PARTICLES = new Set('de von van der den al bin ibn ben da di du le la el ter dos'.split(' '));
const MODIFIERS = new Set(
  'former deputy acting senior vice outgoing incoming interim chief top supreme prime foreign defence defense interior finance shadow first permanent special assistant under junior lead executive general national security opposition retired ex-'.split(
    ' ',
  ),
);
const NO_NAME = new Set(
  'The A An In On At But And If When As It He She They We I This That These Those After Before While Under By For From With Without No Not Asked What Why How Who Where Speaking According Both Each All Any Some Most Other Another Its His Her Their Our Article Treaty Agreement Day Page Annex Chapter Section Part Paragraph Protocol Resolution Convention Charter Accord Act Draft Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Mr Mrs Ms Q'.split(
    ' ',
  ),
);

export interface NamingContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly names: ReadonlyMap<number, { readonly found: NameFound; readonly last: number }>;
  readonly cast: Cast;
}

function putImplied(
  tokens: readonly Token[],
  states: Cast['states'],
  names: Map<number, { found: NameFound; last: number }>,
): void {
  tokens.forEach((token, at) => {
    if (names.has(at) || !isCapital(token)) return;
    const two = `${token.text} ${tokens[at + 1]?.text ?? ''}`;
    const name = states.has(two) ? two : token.text;
    const id = states.get(name);
    if (id === undefined) return;
    const last = name === two ? at + 1 : at;
    names.set(at, {
      found: { id, kind: 'state', name, by: 'name', start: token.start, end: tokens[last]?.end ?? token.end },
      last,
    });
  });
}

/** Gazetteer names of a sentence by the index of their first token. */
export function gazetteerNames(text: string, tokens: readonly Token[], states: Cast['states']): NamingContext['names'] {
  const names = new Map<number, { found: NameFound; last: number }>();
  const [head, tail] = [tokens[0], tokens.at(-1)];
  if (head === undefined || tail === undefined) return names;
  const found = findNames(text.slice(head.start, tail.end));
  let at = 0;
  for (const one of found) {
    const [start, end] = [one.start + head.start, one.end + head.start];
    while ((tokens[at]?.start ?? Number.POSITIVE_INFINITY) < start) at += 1;
    let last = at;
    while ((tokens[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
    // 'Sofia Lindqvist' is no city.
    const first = one.by === 'seat' && at === last && isFirstName(tokens[at]?.text ?? '') && isCapital(tokens[at + 1]);
    // 'Lake Victoria' is not the seat of a government.
    const feature =
      one.by === 'seat' && /^(?:Lake|Mount|Cape|Port|River|Fort|Saint|St)$/.test(tokens[at - 1]?.text ?? '');
    if (
      !feature &&
      (tokens[at]?.start ?? -1) === start &&
      !(first && nounSenses(tokens[at + 1]?.lower ?? '').length === 0)
    )
      names.set(at, { found: { ...one, start, end }, last });
  }
  if (states.size > 0) putImplied(tokens, states, names);
  return names;
}

export function make(
  { text, tokens }: Pick<NamingContext, 'text' | 'tokens'>,
  first: number,
  last: number,
  rest: Omit<Mention, 'start' | 'end' | 'text' | 'first' | 'last'>,
): Mention {
  const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
  return { ...rest, start, end, text: text.slice(start, end), first, last };
}

/** Last token of a personal name that begins at `at`, or -1. */
function nameEnd({ tokens, names }: NamingContext, at: number): number {
  let last = -1;
  for (let k = at; k < Math.min(at + 5, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined) break;
    const initial = /^\p{Lu}$/u.test(token.text) && tokens[k + 1]?.text === '.';
    if (initial) {
      k += 1;
      continue;
    }
    if (
      isCapital(token) &&
      !NO_NAME.has(token.text) &&
      !(names.has(k) && k === at) &&
      token.text !== token.text.toUpperCase()
    )
      last = k;
    else if (k > at && /^(?:al|el|bin|ben|ul|ur)-\p{L}/u.test(token.lower)) last = k;
    else if (PARTICLES.has(token.lower.replace(/^al-.*/, 'al')) && k > at && isCapital(tokens[k + 1])) continue;
    else if (
      isCapital(token) &&
      /^(?:\p{Lu}{2,3}|al-\p{Lu}.*)$/u.test(token.text) &&
      k > at &&
      last >= 0 &&
      token.text.length < 2
    )
      last = k;
    else break;
  }
  return last;
}

const titleEndAt = (tokens: readonly Token[], at: number): number => {
  const two = `${tokens[at]?.lower} ${tokens[at + 1]?.lower}`;
  const three = `${two} ${tokens[at + 2]?.lower}`;
  if (isTitleWord(three)) return at + 2;
  if (isTitleWord(two)) return at + 1;
  return isTitleWord(tokens[at]?.lower ?? '') ? at : -1;
};

/** State or organisation named in the tokens [first, last). */
export function representedIn({ names }: NamingContext, first: number, end: number): string | null {
  for (let k = end - 1; k >= first; k -= 1) {
    const name = names.get(k);
    if (name === undefined || name.last >= end || name.found.kind === 'medium') continue;
    return name.found.kind === 'office' ? (officeRepresents(name.found.name) ?? name.found.id) : name.found.id;
  }
  return null;
}

const NATIONAL =
  /\b(?:president|premier|chancellor|king|queen|emir|sultan|minister|ministry|parliament|army|opposition leader|(?:cabinet|business|home|trade|energy|health|foreign|defen[cs]e|interior) secretary|security advis[eo]r|trade representative)\b/i;
const FOREIGN = /\b(?:former|commission|council president|assembly|bank|company|university|counterpart)\b/i;

/** The state just spoken of, for a national office that is named without a country: 'The Philippines … . President Rua said'. */
export function homeState({ cast, names }: Pick<NamingContext, 'cast' | 'names'>, title: string): string | null {
  if (!NATIONAL.test(title) || FOREIGN.test(title)) return null;
  const opens = names.get(0) ?? names.get(1);
  if (opens !== undefined && opens.found.kind === 'state' && opens.found.by !== 'demonym') return opens.found.id;
  const last = cast.subjects
    .slice(-3)
    .findLast((one) => one.kind === 'state' || /^[A-Z]{3}$/.test(one.represents ?? ''));
  return last === undefined ? null : last.kind === 'state' ? last.id : last.represents;
}

function officeRepresents(words: string): string | null {
  const lower = words.toLowerCase();
  for (const [office, state] of OFFICES) if (lower.endsWith(office)) return state;
  return null;
}

/** How far back the words before a title belong to it: adjectives, names, possessives, a determiner. */
function titleStart(context: NamingContext, titleAt: number, floor: number): number {
  const { tokens, names } = context;
  let first = titleAt;
  while (first > floor) {
    const before = tokens[first - 1];
    if (before === undefined || before.quoted !== tokens[titleAt]?.quoted) break;
    const inName = [...names].find(([at, one]) => at < first && one.last === first - 1);
    if (inName !== undefined && inName[0] >= floor) {
      first = inName[0];
      continue;
    }
    // 'U.N. aid chief': one plain noun between a name and the title.
    const bridged =
      before.text === before.lower &&
      before.kind === 'word' &&
      !DETERMINERS.has(before.lower) &&
      !PREPOSITIONS.has(before.lower) &&
      [...names.values()].some((one) => one.last === first - 2);
    const fits =
      bridged ||
      (isCapital(before) && (!NO_NAME.has(before.text) || /^(?:The|A|An)$/.test(before.text))) ||
      MODIFIERS.has(before.lower) ||
      isPossessive(before) ||
      (isTitleWord(before.lower) && before.kind === 'word') ||
      /^(?:the|a|an|his|her|their|its)$/.test(before.lower);
    if (!fits) break;
    first -= 1;
    if (DETERMINERS.has(before.lower)) break;
  }
  return first;
}

/** 'EU foreign policy chief Federica Mogherini', 'former president Ana Rua', 'Secretary of State Dean Acheson'. */
export function titledPerson(context: NamingContext, at: number, floor: number): Mention | null {
  const { tokens, cast, text } = context;
  let title = titleEndAt(tokens, at);
  if (title === -1) return null;
  for (let next = titleEndAt(tokens, title + 1); next !== -1; next = titleEndAt(tokens, title + 1)) title = next;
  if (tokens[title + 1]?.text === '.' && /^(?:mr|mrs|ms|dr|gen|sen|col)$/.test(tokens[title]?.lower ?? '')) title += 1;
  let after = title + 1;
  if (tokens[after]?.lower === 'of' || tokens[after]?.lower === 'for') {
    let k = after + 1;
    while (
      k < after + 12 &&
      tokens[k] !== undefined &&
      (isCapital(tokens[k]) || /^(?:the|of|and|for|-|–|&)$/.test(tokens[k]?.lower ?? ''))
    )
      k += 1;
    const name = trailingName(context, after + 1, k);
    if (name === null) return null;
    after = name;
  }
  const last = nameEnd(context, after);
  if (last === -1 || nounSenses(tokens[last]?.lower ?? '').some(({ kind }) => kind === 'group' || kind === 'body'))
    return null;
  const first = titleStart(context, at, floor);
  return personMention(context, first, after, last, text.slice(tokens[at]?.start, tokens[after - 1]?.end), cast);
}

/** In 'Ministry of Foreign Affairs Ana Rua' the name is what a first name or the last two capitals begin. */
function trailingName({ tokens, names }: NamingContext, from: number, to: number): number | null {
  for (let k = from; k < to - 1; k += 1) if (isFirstName(tokens[k]?.text ?? '')) return k;
  const second = [...names].find(([at, one]) => at >= from && one.last < to - 1);
  const after = second === undefined ? null : second[1].last + 1;
  if (after !== null && isCapital(tokens[after]) && after < to) return after;
  const run = to - from;
  return run >= 3 && isCapital(tokens[to - 1]) && isCapital(tokens[to - 2]) && !NO_NAME.has(tokens[to - 2]?.text ?? '')
    ? to - 2
    : null;
}

/** A commissioner without more is one of the Commission just spoken of. */
const commission = (cast: Cast): string | null =>
  cast.subjects.slice(-4).findLast(({ kind, name }) => kind !== 'person' && /commission$/i.test(name))?.id ?? null;

/** A spokesman without more is one of whoever spoke just before. */
function spokenFor(cast: Cast, title: string): string | null {
  if (!/^(?:(?:its|the|his|her|their|an?) )?(?:\p{Ll}+ )?spokes(?:man|woman|person)$/iu.test(title)) return null;
  const last = cast.subjects.findLast((one) => one.kind !== 'medium' && one.kind !== 'document');
  return last === undefined
    ? null
    : (last.represents ?? (/^(?:state|organisation|office|body)$/.test(last.kind) ? last.id : null));
}

/**
 * 'Egypt's irrigation minister accused … . “…,” Hany Fouad told reporters': a new name with nothing beside it is the one
 * whose office the sentence before named.
 */
function officeJustNamed({ cast, tokens }: NamingContext, first: number, nameAt: number, last: number): string | null {
  if (first !== nameAt || /^[,(]$|^(?:of|from|at)$/.test(tokens[last + 1]?.text ?? '')) return null;
  const before = cast.subjects.at(-1);
  return before !== undefined && before.kind === 'unnamed_person' && before.plural !== true && OFFICE.test(before.name)
    ? before.represents
    : null;
}

const OFFICE =
  /\b(?:minister|president|chancellor|commissioner|ambassador|envoy|negotiator|secretary|premier|leader)$/i;

function personMention(
  context: NamingContext,
  first: number,
  nameAt: number,
  last: number,
  office: string,
  cast: Cast,
): Mention {
  const { tokens, text } = context;
  const name = text.slice(tokens[nameAt]?.start, tokens[last]?.end);
  const surname = (tokens[last]?.text ?? name).replace(/^(?:al|el|Al|El)-/, '');
  const known = cast.surnames.get(surname);
  const same =
    known !== undefined && (nameAt === last || known.name.endsWith(name) || name.endsWith(known.name))
      ? known
      : undefined;
  const title = text.slice(tokens[first]?.start, tokens[nameAt]?.start).trim();
  const represents =
    representedIn(context, first, nameAt) ??
    officeRepresents(title) ??
    same?.represents ??
    officeHolder(name)?.represents ??
    spokenFor(cast, title) ??
    (/\bcommissioner$/i.test(title) ? commission(cast) : null) ??
    (known === undefined ? officeJustNamed(context, first, nameAt, last) : null) ??
    (known === undefined ? homeState(context, title) : null);
  const words = tokens.slice(first, last + 1).map((token) => token.text);
  const gender = genderOf(words) ?? same?.gender ?? null;
  const mention = make(context, first, last, {
    id: same?.id ?? (known === undefined ? slug(surname) : slug(name)),
    kind: 'person',
    name: same !== undefined && same.name.length >= name.length ? same.name : name,
    represents,
    gender,
    ...(office === '' ? (same?.office === undefined ? {} : { office: same.office }) : { office }),
  });
  const whole = withCountry(context, mention);
  cast.surnames.set(surname, whole);
  return withOffice(context, whole);
}

/** 'Prime Minister Jon Varga of Kaldia' stands for Kaldia. */
function withCountry(context: NamingContext, person: Mention): Mention {
  const { tokens, names } = context;
  const country = tokens[person.last + 1]?.lower === 'of' ? names.get(person.last + 2) : undefined;
  if (country === undefined || country.found.kind !== 'state' || person.represents !== null) return person;
  return make(context, person.first, country.last, { ...person, represents: country.found.id });
}

/** 'Mogherini's office' is an office of its own. */
function withOffice(context: NamingContext, person: Mention): Mention {
  const { tokens } = context;
  if (!isPossessive(tokens[person.last + 1]) || tokens[person.last + 2]?.lower !== 'office') return person;
  const name = `${person.name}'s office`;
  return make(context, person.first, person.last + 2, {
    id: slug(name),
    kind: 'office',
    name,
    represents: person.represents,
  });
}

/** A surname met before, or a full name that begins with a known first name. */
export function barePerson(context: NamingContext, at: number): Mention | null {
  const { tokens, cast, names } = context;
  const token = tokens[at];
  if (token === undefined || !isCapital(token) || NO_NAME.has(token.text)) return null;
  const known = cast.surnames.get(token.text);
  if (known !== undefined && !isCapital(tokens[at + 1])) return personMention(context, at, at, at, '', cast);
  const last = nameEnd(context, at);
  if (last <= at || names.has(at)) return null;
  const whole = cast.surnames.get(tokens[last]?.text ?? '');
  const known2 = whole !== undefined && whole.name === context.text.slice(token.start, tokens[last]?.end);
  return known2 ||
    isFirstName(token.text) ||
    officeHolder(context.text.slice(token.start, tokens[last]?.end)) !== undefined
    ? personMention(context, at, at, last, '', cast)
    : null;
}

/** Two or three capitals that are no organisation: a person, when what follows or precedes says so. */
export function likelyPerson(context: NamingContext, at: number): Mention | null {
  const { tokens, cast } = context;
  const last = nameEnd(context, at);
  if (last <= at || last - at > 3) return null;
  for (let k = at; k <= last; k += 1) {
    const senses = nounSenses(tokens[k]?.lower ?? '');
    if (senses.some(({ kind }) => kind !== 'title' && kind !== 'person')) return null;
  }
  return personMention(context, at, at, last, '', cast);
}

export function gazetteerMention(context: NamingContext, at: number): Mention | null {
  const entry = context.names.get(at);
  if (entry === undefined) return null;
  const { found, last } = entry;
  // 'talks in Vienna': the place, not the government there.
  if (found.by === 'seat' && /^(?:in|at|near|outside|through)$/.test(context.tokens[at - 1]?.lower ?? '')) return null;
  const mention = make(context, at, last, {
    id: found.id,
    kind: found.kind as ActorKind,
    name: found.name,
    represents: null,
    demonym: found.by === 'demonym',
    ...(found.by === 'demonym' && context.tokens[last]?.text.endsWith('s') === true ? { plural: true } : {}),
  });
  if (found.kind === 'organisation') context.cast.organisation = mention;
  if (found.kind !== 'state')
    for (const token of context.tokens.slice(at, last + 1))
      if (nounSenses(token.lower).some(({ kind }) => kind === 'body' || kind === 'group'))
        context.cast.bodies.set(token.text, mention);
  return mention;
}
