// Interviews: who answers, by the label of the turn or by how the head of the page presents somebody.
import { findNames } from '../../actors/index.ts';
import type { Span } from '../../basics/index.ts';
import { isCapital, isPossessive, tokenise } from '../language/tokens.ts';
import type { DocumentLine } from '../types.ts';
import type { Cast } from './cast.ts';
import { type Mention, slug } from './mention.ts';
import { charged, mentionsIn, type SentenceMentions } from './mentions-in.ts';
import { likelyPerson } from './named.ts';
import type { Post } from './posts.ts';
import type { Turn } from './transcript.ts';

interface HeadSentence extends SentenceMentions {
  readonly span: Span;
  readonly line: DocumentLine;
}

/** For whom the page's head says that somebody speaks: 'Norland's chief negotiator'. */
function sideInHead(head: readonly HeadSentence[]): string | null {
  const described = head
    .flatMap(({ mentions }) => mentions)
    .find((one) => one.kind === 'unnamed_person' && one.represents !== null);
  return described?.represents ?? null;
}

const MEETS = /^(?:interviews|interviewed|met|meets|asked)$/;
const MEETS_WITH = /^(?:interview|spoke|speaks|talked|talks|sat|conversation|questions|caught)$/;
const WITH = /^(?:with|to|for|down|up)$/;
const IS_OR_WAS =
  /^(?:is|was|has|had|leads?|led|heads?|headed|runs?|ran|serve[sd]|chairs?|chaired|became|becomes|joined|founded|took|drafted|negotiated|spoke|speaks|talks|talked|receives|received|explains|answers|answered|wants|argues|says|tells|told|represents|defends|describes|rejects)$/;

/** 'Joaquim Reis was Portugal's ambassador for nine years': a name that opens a sentence and what he was. */
function presented({ context }: HeadSentence): Mention | null {
  const { tokens, names } = context;
  const person = names.has(0) ? null : likelyPerson(context, 0);
  if (person === null) return null;
  // 'Ana Rua of Norland wants a stock'
  const home = tokens[person.last + 1]?.lower === 'of' ? names.get(person.last + 2) : undefined;
  // 'Ana Rua, 51, led the team'
  const aged = tokens[person.last + 1]?.text === ',' && tokens[person.last + 2]?.kind === 'number' ? 3 : 0;
  if (!IS_OR_WAS.test(tokens[(home?.last ?? person.last) + 1 + aged]?.lower ?? '')) return null;
  if (home !== undefined && home.found.kind === 'state') return { ...person, represents: home.found.id };
  const owner = [...names].find(
    ([at, { last, found }]) => at > person.last && (isPossessive(tokens[last + 1]) || found.by === 'demonym'),
  );
  return { ...person, represents: person.represents ?? owner?.[1].found.id ?? null };
}

/** 'Ana Rua, who is Norland's minister' at the head, and turns that begin with 'Ana:'. */
function calledIn({ context, mentions }: HeadSentence, label: string): Mention | null {
  const at = context.tokens.findIndex(
    ({ text }, k) => text.toLowerCase() === label.toLowerCase() && isCapital(context.tokens[k + 1]),
  );
  const person = at === -1 ? null : likelyPerson(context, at);
  return person === null ? null : charged(context, mentions, person);
}

function calledAtHead(sentences: readonly HeadSentence[], turn: Turn, cast: Cast): Mention | null {
  for (const one of sentences.slice(0, 12)) {
    const called = calledIn(one, turn.name);
    if (called === null) continue;
    cast.surnames.set(called.name.split(' ').at(-1) ?? called.name, called);
    return called;
  }
  return null;
}

/** 'We spoke with Ana Rua', 'interviews Ana Rua': the person just behind such words. */
function spokenWith(head: HeadSentence, guess: boolean): Mention | null {
  const { context, mentions } = head;
  const { tokens } = context;
  for (const [k, token] of tokens.entries()) {
    if (!MEETS.test(token.lower) && !(MEETS_WITH.test(token.lower) && WITH.test(tokens[k + 1]?.lower ?? ''))) continue;
    const near = mentions.find(
      (one) => one.kind === 'person' && one.first > k && one.first <= k + 8 && !isCredit(head, one),
    );
    if (near !== undefined) return near;
    for (let at = k + 1; guess && at <= k + 4; at += 1) {
      const person = isCapital(tokens[at]) && !isCapital(tokens[at - 1]) ? likelyPerson(context, at) : null;
      if (person !== null) return person;
    }
  }
  return null;
}

/** 'Photo: Ana Rua', 'interviewed by Ana Rua', 'our reporter Ana Rua': who made the page, not whom it is about. */
function isCredit({ context: { tokens } }: HeadSentence, { first, last }: Mention): boolean {
  const before = tokens.slice(Math.max(0, first - 2), first).map(({ lower }) => lower);
  const words = tokens.slice(first, last + 1).map(({ lower }) => lower);
  return (
    (before.at(-1) === ':' && /^(?:image|photo|photograph|picture|credit|interviewer)$/.test(before[0] ?? '')) ||
    before.at(-1) === 'by' ||
    [...before, ...words].some((word) => /^(?:reporter|correspondent|journalist|interviewer|photographer)$/.test(word))
  );
}

/** The person whom the head of an interview presents, with the side that it gives him. */
function inHead(head: readonly HeadSentence[], cast: Cast): Mention | null {
  const found =
    head.map((one) => spokenWith(one, false)).find((one) => one !== null) ??
    head.map((one) => spokenWith(one, true)).find((one) => one !== null) ??
    head.map(presented).find((one) => one !== null) ??
    head
      .flatMap((one) => one.mentions.filter((person) => !isCredit(one, person)))
      .find(({ kind }) => kind === 'person');
  if (found === undefined || found === null)
    return head.flatMap(({ mentions }) => mentions).find((one) => one.kind === 'unnamed_person') ?? null;
  const known = cast.surnames.get(found.name.split(' ').at(-1) ?? '');
  const person = { ...(known ?? found), represents: found.represents ?? known?.represents ?? sideInHead(head) };
  cast.surnames.set(person.name.split(' ').at(-1) ?? person.name, person);
  return person;
}

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');

/** The person who answers: by the label's name, else the person whom the page's head presents; `null` when it gives none. */
export function answering(
  text: string,
  cast: Cast,
  sentences: readonly HeadSentence[],
  turn: Turn | null,
  alone = false,
): Mention | null {
  const answers = answerer(text, cast, sentences, turn);
  // 'Interview with Chile's negotiator', and one person who answers.
  const office =
    alone && answers?.kind === 'person' && answers.represents === null ? sideInHead(sentences.slice(0, 4)) : null;
  const found = answers === null || office === null ? answers : { ...answers, represents: office };
  if (found !== null && office !== null) cast.surnames.set(found.name.split(' ').at(-1) ?? found.name, found);
  const side = found?.represents === null && turn?.whom !== undefined ? findNames(turn.whom)[0] : undefined;
  if (found === null || side === undefined || side.kind === 'medium') return found;
  const known = { ...found, represents: side.id };
  cast.surnames.set(known.name.split(' ').at(-1) ?? known.name, known);
  return known;
}

/** The person named before whom a label means, by a surname or by initials. */
export function knownAs(cast: Cast, { name }: Turn): Mention | null {
  const words = name.toLowerCase().split(/[^\p{L}-]+/u);
  const persons = [...cast.surnames.values()];
  const named =
    persons.find((one) => words.includes((one.name.split(' ').at(-1) ?? '').toLowerCase())) ??
    persons.find((one) => one.name.includes(' ') && one.name.split(' ')[0]?.toLowerCase() === name.toLowerCase());
  if (named !== undefined || !/^\p{Lu}{2,3}$/u.test(name)) return named ?? null;
  return persons.find((one) => initials(one.name) === name) ?? null;
}

function answerer(text: string, cast: Cast, sentences: readonly HeadSentence[], turn: Turn | null): Mention | null {
  const words = turn?.name.toLowerCase().split(/[^\p{L}-]+/u) ?? [];
  const known = turn === null ? null : knownAs(cast, turn);
  const whole = known?.name.includes(' ') === true;
  const full = turn === null || whole || turn.name.includes(' ') ? null : calledAtHead(sentences, turn, cast);
  if (full !== null || known !== null) return full ?? known;
  const head = sentences.filter(({ line }) => line.role !== 'duplicate_title').slice(0, 8);
  if (turn !== null && !/^A(?:nswer)?\d*$/.test(turn.name)) {
    // 'Nino Kvari heads the team', and turns that begin with 'Kvari:'.
    const met = head
      .map(presented)
      .find((one) => one !== null && words.includes(one.name.split(' ').at(-1)?.toLowerCase() ?? ''));
    if (met !== undefined && met !== null) {
      cast.surnames.set(met.name.split(' ').at(-1) ?? met.name, met);
      return met;
    }
    const own = mentionsIn(text, tokenise(text, turn.label, []), cast).mentions[0];
    if (own !== undefined) return own;
    const { start, end } = turn.label;
    const name = turn.name.replace(/ \(.*/, '');
    return { start, end, text: turn.name, id: slug(name), kind: 'person', name, represents: null, first: 0, last: 0 };
  }
  return inHead(head, cast);
}

/** Somebody whom the page does not name. */
export const anonymous = (line: DocumentLine): Mention => ({
  start: line.start,
  end: line.start,
  text: '',
  id: 'INTERVIEWEE',
  kind: 'unnamed_person',
  name: 'interviewee',
  represents: null,
  first: 0,
  last: 0,
});

/** Who writes a post: the person or the body that its line names. */
export function posting(text: string, cast: Cast, { name, label }: Post): Mention {
  const own = mentionsIn(text, tokenise(text, label, []), cast).mentions[0];
  if (own !== undefined) return own;
  const known = cast.surnames.get(name.split(' ').at(-1) ?? '');
  const { start, end } = label;
  if (known !== undefined) return { ...known, start, end, text: name };
  return { start, end, text: name, id: slug(name), kind: 'person', name, represents: null, first: 0, last: 0 };
}

/** 'In my opinion the clause should go': how many characters of the sentence only say whose view it is. */
export function ownView(words: string): number {
  return (
    /^(?:(?:but|and|so|well),? )?(?:in (?:my|our) (?:own |humble |personal )?(?:view|opinion|judge?ment|eyes|assessment)|to my mind|as (?:i|we) see it|the way (?:i|we) see it|from (?:my|our) (?:point of view|perspective)|for (?:me|us)|if you ask me),? /i.exec(
      words,
    )?.[0].length ?? 0
  );
}
