import { isCapital, isPossessive, type Token } from '../language/tokens.ts';
import type { Cast } from './cast.ts';
import { describedAt } from './described.ts';
import type { Mention } from './mention.ts';
import { isTitleWord } from '../language/word-classes.ts';
import {
  barePerson,
  gazetteerMention,
  gazetteerNames,
  likelyPerson,
  make,
  type NamingContext,
  titledPerson,
} from './named.ts';

/** 'Tom Connally and Arthur Vandenberg' after one title share it. */
function withinOthers(kept: Mention[], one: Mention): boolean {
  const outer = kept.find((other) => one.first >= other.first && one.last <= other.last);
  if (outer === undefined) return false;
  const index = kept.indexOf(outer);
  if (outer.id !== one.id) kept[index] = { ...outer, inner: [...(outer.inner ?? []), one] };
  return true;
}

const closesName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at] === undefined || /^[,.;:—–)]$/.test(tokens[at]?.text ?? '');

/** 'the ambassador, Ana Rua,' and 'Ana Rua, the ambassador of Norland,' are one person. */
function joinAppositions(context: NamingContext, mentions: readonly Mention[]): readonly Mention[] {
  const { tokens } = context;
  const out: Mention[] = [];
  for (const one of mentions) {
    const previous = out.at(-1);
    const officeHead = tokens.slice(one.first, one.last + 1).some((token) => isTitleWord(token.lower));
    if (one.kind === 'unnamed_person' && one.plural !== true && officeHead) {
      const nameAt = one.last + 2;
      const person = tokens[one.last + 1]?.text === ',' ? likelyPerson(context, nameAt) : null;
      if (person !== null && closesName(tokens, person.last + 1)) {
        const represents = person.represents ?? one.represents;
        const whole = make(context, one.first, person.last, {
          ...person,
          represents,
          office: one.name,
          inner: [...(one.inner ?? []), person],
        });
        context.cast.surnames.set(person.name.split(' ').at(-1) ?? person.name, whole);
        out.push(whole);
        continue;
      }
      const before =
        previous?.kind === 'person' && previous.last === one.first - 2 && tokens[one.first - 1]?.text === ','
          ? previous
          : priorName(context, one.first);
      if (before !== null) {
        const named = { ...before, represents: before.represents ?? one.represents, office: before.office ?? one.name };
        context.cast.surnames.set(before.name.split(' ').at(-1) ?? before.name, named);
        if (before === previous) out[out.length - 1] = named;
        else out.push(named);
        out.push(...(one.inner ?? []));
        continue;
      }
    }
    if (previous !== undefined && previous.last >= one.first) continue;
    out.push(one);
  }
  return out;
}

/** A name of two or three capitals before the comma at `at` - 1. */
function priorName(context: NamingContext, at: number): Mention | null {
  const { tokens } = context;
  if (tokens[at - 1]?.text !== ',') return null;
  for (const length of [3, 2]) {
    const first = at - 1 - length;
    if (
      first < 0 ||
      (first > 0 && /^\p{Lu}/u.test(tokens[first - 1]?.text ?? '') && tokens[first - 1]?.kind === 'word')
    )
      continue;
    const person = likelyPerson(context, first);
    if (person !== null && person.last === at - 2) return person;
  }
  return null;
}

/** 'the People' of 'the People's Republic of China' is nobody. */
const breaksName = ({ names }: NamingContext, { first, last }: Mention): boolean =>
  [...names].some(([at, name]) => first < at && last >= at && last < name.last);
const ADVOCATES =
  /\b(?:party|union|federation|movement|commission|ministry|association|league|front|alliance|council|army|network)\b/i;

/** 'Kenya's Ana Rua', 'Ana Rua is Kenya's envoy', 'Ana Rua, state secretary in Norway's ministry': whose he is, beside the name. */
function toldOf({ tokens, names }: NamingContext, mentions: readonly Mention[], one: Mention): string | null {
  const owner = isPossessive(tokens[one.first - 1])
    ? [...names.values()].find(({ last, found }) => last === one.first - 2 && found.kind === 'state')
    : undefined;
  if (owner !== undefined) return owner.found.id;
  const next = tokens[one.last + 1]?.lower ?? '';
  if (/^(?:is|was)$/.test(next)) {
    const office = mentions.find(({ first, kind }) => first === one.last + 2 && kind === 'unnamed_person');
    return office?.represents ?? null;
  }
  // 'Ben Lund of the Free Party'; a scholar of a university speaks for himself.
  const of = next === 'of' ? mentions.find(({ first }) => first > one.last + 1 && first <= one.last + 3) : undefined;
  if (of !== undefined && (of.kind === 'state' || ADVOCATES.test(of.name))) return of.id;
  // A title behind the name, and the ministry or the country that it is in.
  const title = tokens.slice(one.last + 2, one.last + 4).map(({ lower }) => lower);
  const long = isTitleWord(title.join(' ')) ? 2 : isTitleWord(title[0] ?? '') ? 1 : 0;
  if (next !== ',' || long === 0) return null;
  const link = one.last + 2 + long;
  if (!/^(?:in|at|of|for)$/.test(tokens[link]?.lower ?? '')) return null;
  const whole = mentions.find(({ first }) => first > link && first <= link + 2);
  return whole === undefined
    ? null
    : /^(?:state|organisation|body|group)$/.test(whole.kind)
      ? whole.id
      : whole.represents;
}

/** 'Tina Rua, who chairs the Alliance', 'Ben Lund, chairman of the Union': for whom a person speaks is told behind the name. */
export function charged(context: NamingContext, mentions: readonly Mention[], one: Mention): Mention {
  const { cast } = context;
  if (/senator|lawmaker|congress|\bmp\b|deputy/i.test(one.office ?? '')) return one;
  if (one.kind !== 'person' || one.represents !== null) return one;
  const side = toldOf(context, mentions, one) ?? chargeOf(context, mentions, one);
  if (side === null) return one;
  const whole = { ...one, represents: side };
  cast.surnames.set(one.name.split(' ').at(-1) ?? one.name, whole);
  return whole;
}

/** 'Bjarni Olsen, who is', 'Iain Kerr, chairman of the Federation': two capitals before their office are a person. */
function chargedName(context: NamingContext, at: number): Mention | null {
  const { tokens, names } = context;
  if (!isCapital(tokens[at]) || !isCapital(tokens[at + 1]) || isCapital(tokens[at - 1]) || names.has(at)) return null;
  const comma = isCapital(tokens[at + 2]) ? at + 3 : at + 2;
  if (tokens[comma]?.text !== ',') return null;
  const who =
    tokens[comma + 1]?.lower === 'who' &&
    /^(?:is|was|heads|leads|chairs|runs|represents|speaks)$/.test(tokens[comma + 2]?.lower ?? '');
  const office = isTitleWord(tokens[comma + 1]?.lower ?? '') && /^(?:of|at|for)$/.test(tokens[comma + 2]?.lower ?? '');
  const person = who || office ? likelyPerson(context, at) : null;
  return person !== null && person.last === comma - 1 ? person : null;
}

const CHARGE = /^(?:chairs|leads|led|heads|headed|represents|runs|leading|heading|representing|chairing)$/;

function chargeOf({ tokens }: NamingContext, mentions: readonly Mention[], one: Mention): string | null {
  if (tokens[one.last + 1]?.text !== ',') return null;
  const who = tokens[one.last + 2]?.lower === 'who';
  const verb = who ? one.last + 3 : one.last + 2;
  const is = who && /^(?:is|was)$/.test(tokens[verb]?.lower ?? '');
  const speaks = who && /^(?:speaks|spoke)$/.test(tokens[verb]?.lower ?? '') && tokens[verb + 1]?.lower === 'for';
  if (!is && !speaks && !CHARGE.test(tokens[verb]?.lower ?? '')) return null;
  const from = speaks ? verb + 1 : verb;
  const whole = mentions.find(({ first }) => first > from && first <= from + 2);
  if (whole === undefined || is) return whole?.represents ?? null;
  // 'who heads Germany's team'
  return /^(?:state|organisation|body)$/.test(whole.kind) || speaks ? whole.id : whole.represents;
}

const withCharges = (context: NamingContext, mentions: readonly Mention[]): readonly Mention[] =>
  mentions.map((one) => charged(context, mentions, one));

export interface SentenceMentions {
  readonly context: NamingContext;
  /** In text order, without overlaps; smaller ones stand in `inner`. */
  readonly mentions: readonly Mention[];
}

/** Every actor named or described in a sentence; teaches `cast` the names as it goes. */
export function mentionsIn(text: string, tokens: readonly Token[], cast: Cast): SentenceMentions {
  const context: NamingContext = { text, tokens, names: gazetteerNames(text, tokens, cast.states), cast };
  const all: Mention[] = [];
  const put = (mention: Mention | null): void => {
    if (mention !== null) all.push(mention);
  };
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    put(titledPerson(context, at, 0));
    put(barePerson(context, at) ?? chargedName(context, at));
    put(gazetteerMention(context, at));
    put(describedAt(context, at));
  });
  all.sort((a, b) => a.first - b.first || b.last - a.last);
  const kept: Mention[] = [];
  for (const one of all) {
    if (breaksName(context, one)) continue;
    if (withinOthers(kept, one)) continue;
    const previous = kept.at(-1);
    if (previous !== undefined && previous.last >= one.first) continue;
    kept.push(one);
  }
  return { context, mentions: withCharges(context, joinAppositions(context, kept)) };
}
