// Who is the subject of the verb at a place: walks back over auxiliaries, insertions and appositions to the noun phrase.
import { cuesOf } from '../language/cues.ts';
import { isCapital, isPossessive, isQuoteMark, type Token } from '../language/tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  isFiniteVerb,
  NEGATIONS,
  nounSenses,
  PREPOSITIONS,
  PRONOUNS,
  SUBORDINATORS,
} from '../language/word-classes.ts';
import { ADVERBIALS } from './time-words.ts';
import { resolvePronoun, standsFor } from './cast.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { type Mention, slug } from './mention.ts';
import { likelyPerson, make } from './named.ts';

export interface Subject {
  readonly mention: Mention;
  /** Other actors of a joint subject. */
  readonly others: readonly Mention[];
  readonly first: number;
  readonly last: number;
  readonly negated: boolean;
  readonly modal: boolean;
  /** First token of the verb group: its auxiliaries. */
  readonly verbFrom: number;
  /** Index of the token before which words about the time of saying stand; -1 when none. */
  readonly timeFrom: number;
  /** No known kind of actor. */
  readonly plain?: boolean;
}

const TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|night|evening|morning|afternoon|day|yesterday|today|\d{1,4})$/;
const TIME_HEAD = /^(?:on|in|this|last|late|early|earlier|next|that|at|same|the)$/;
const MODAL = /^(?:would|could|might|may|can|will|should|must|shall)$/;
const OPENS_INSERTION =
  /^(?:who|whom|whose|which|a|an|the|i|in|at|on|according|speaking|its|his|her|their|from|of|for|with|after|when|while|then|now|also|too|though|likewise|under|through|via|and|however|as|to|like|by|himself|herself|until|since|before|during)$/;

export interface VerbGroup {
  readonly from: number;
  readonly subjectEnd: number;
  readonly negated: boolean;
  readonly modal: boolean;
  readonly timeFrom: number;
}

/** Auxiliaries, negations, adverbs and words of time before the verb. */
export function verbGroup(tokens: readonly Token[], verb: number): VerbGroup {
  let at = verb - 1;
  let [negated, modal, timeFrom] = [false, false, -1];
  let from = verb;
  while (at >= 0) {
    const token = tokens[at];
    if (token === undefined || token.quoted !== tokens[verb]?.quoted) break;
    if (NEGATIONS.has(token.lower)) negated = true;
    if (MODAL.test(token.lower)) modal = true;
    const time =
      TIME.test(token.lower) &&
      (token.kind === 'number' ||
        isCapital(token) ||
        /^(?:week|month|year|night|evening|morning|afternoon|day|yesterday|today)$/.test(token.lower));
    const adverb =
      ADVERBS.has(token.lower) ||
      (token.lower.endsWith('ly') &&
        !isCapital(token) &&
        !nounSenses(token.lower).length &&
        !/^(?:ally|family|assembly|italy|july)$/.test(token.lower));
    // 'will continue to press for', 'keeps insisting'
    if (token.lower === 'to' && /^continue[sd]?$/.test(tokens[at - 1]?.lower ?? '')) {
      from = at - 1;
      at -= 2;
      continue;
    }
    if (ADVERBIALS.has(`${tokens[at - 1]?.lower} ${token.lower}`)) {
      at -= 2;
      continue;
    }
    if (AUXILIARIES.has(token.lower) || NEGATIONS.has(token.lower)) from = at;
    else if (time) {
      let head = at;
      while (head > 0 && (TIME_HEAD.test(tokens[head - 1]?.lower ?? '') || TIME.test(tokens[head - 1]?.lower ?? '')))
        head -= 1;
      if (
        !TIME_HEAD.test(tokens[head]?.lower ?? '') &&
        !/^(?:yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
          tokens[head]?.lower ?? '',
        )
      )
        break;
      timeFrom = head;
      at = head - 1;
      continue;
    } else if (!adverb) break;
    at -= 1;
  }
  return { from, subjectEnd: at, negated, modal, timeFrom };
}

function isBoundary(tokens: readonly Token[], at: number, quoted: boolean): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  if (token.quoted !== quoted) return true;
  if (token.kind === 'mark') {
    if (/^[-–]$/.test(token.text)) return !(isCapital(tokens[at - 1]) && isCapital(tokens[at + 1]));
    return !isPossessive(token) && !/^[.&/%$€)(#]$/.test(token.text) && !(token.text === '.' && at > 0);
  }
  if (SUBORDINATORS.has(token.lower) && !/^(?:before|after|since|as)$/.test(token.lower)) return true;
  if (isFiniteVerb(token.lower)) return true;
  const next = tokens[at + 1]?.lower ?? '';
  const participle = /(?:ed|en|wn)$/.test(token.lower) && !isCapital(token);
  const cue = cuesOf(token.lower).some(
    (one) =>
      one.class === 'verb' && (one.form === 'past' || (one.form === 's' && nounSenses(token.lower).length === 0)),
  );
  if (participle || cue)
    return (
      !(PREPOSITIONS.has(next) || next === 'today') &&
      !DETERMINERS.has(tokens[at - 1]?.lower ?? '') &&
      tokens[at - 1]?.lower.endsWith('ly') !== true &&
      !isPossessive(tokens[at - 1]) &&
      !(participle && !cue && !DETERMINERS.has(next) && !isCapital(tokens[at + 1]))
    );
  return false;
}

/** 'ended without a key after Norland refused': from the conjunction to the verb there is nothing but a name. */
const opensClause = (tokens: readonly Token[], at: number, end: number): boolean =>
  at > 0 &&
  at < end &&
  /^(?:after|before|since|until)$/.test(tokens[at]?.lower ?? '') &&
  tokens
    .slice(at + 1, end + 1)
    .every(
      (token, k) => token.kind === 'word' && (isCapital(token) || (k === 0 && token.lower === 'the' && end > at + 1)),
    ) &&
  !TIME.test(tokens[end]?.lower ?? '');

/** First token of the clause piece that ends at `end`; a finite verb to its left ends a coordination there. */
function pieceStart(tokens: readonly Token[], end: number): number {
  const quoted = tokens[end]?.quoted ?? false;
  let first = end;
  while (first > 0 && !isBoundary(tokens, first - 1, quoted) && !opensClause(tokens, first - 1, end)) first -= 1;
  const stop = tokens[first - 1];
  const clauseHead = stop === undefined || (stop.kind === 'mark' && stop.text !== '(') || SUBORDINATORS.has(stop.lower);
  if (!clauseHead) {
    for (let k = end; k > first; k -= 1) if (CONJUNCTIONS.has(tokens[k]?.lower ?? '')) return k + 1;
  }
  while (
    first < end &&
    (CONJUNCTIONS.has(tokens[first]?.lower ?? '') || ADVERBS.has(tokens[first]?.lower ?? '')) &&
    tokens[first]?.lower !== 'both'
  )
    first += 1;
  return leadingPhrase(tokens, first, end);
}

const CLAUSAL = /^(?:after|before|since|as|until)$/;

/** 'In a statement Russia' → the phrase after the leading preposition. */
function leadingPhrase(tokens: readonly Token[], first: number, end: number): number {
  if (!PREPOSITIONS.has(tokens[first]?.lower ?? '')) return first;
  const temporal = /^(?:after|before|since|until|despite|with|as)$/.test(tokens[first]?.lower ?? '');
  for (let k = end; k > (temporal ? first : first + 1); k -= 1) {
    const [token, before] = [tokens[k], tokens[k - 1]];
    if (token === undefined || before === undefined) break;
    if (PREPOSITIONS.has(before.lower) && !(temporal && k === first + 1) && !CLAUSAL.test(before.lower)) continue;
    if (/^(?:and|or)$/.test(before.lower) && isCapital(token) && isCapital(tokens[k - 2])) continue;
    if (DETERMINERS.has(token.lower) || PRONOUNS.has(token.lower)) return k;
    if (isCapital(token) && !isCapital(before) && !DETERMINERS.has(before.lower) && !isPossessive(before)) return k;
  }
  return first;
}

/** Index of the comma that opens the insertion closed by the comma at `close`; -1 when there is none. */
function insertionStart({ mentions, context: { tokens } }: SentenceMentions, close: number): number {
  const said = cuesOf(tokens[close - 1]?.lower ?? '').some(({ class: kind }) => kind === 'verb');
  for (let k = close - 1; k > Math.max(0, close - 60); k -= 1) {
    const token = tokens[k];
    if (token === undefined || token.quoted !== tokens[close]?.quoted || token.text === ';' || isQuoteMark(token))
      return -1;
    if (token.text !== ',') continue;
    const opener = tokens[k + 1];
    const bare = close - k <= 9 && (isCapital(opener) || nounSenses(opener?.lower ?? '').length > 0);
    // 'France, suspicious of any scheme that buys time, accepted'
    const opens = mentions.some(({ first, last, demonym }) => last === k - 1 && first <= 1 && demonym !== true);
    if (opens && opener?.kind === 'word' && !said) return k;
    if (opener !== undefined && (OPENS_INSERTION.test(opener.lower) || /(?:ing|ed)$/.test(opener.lower) || bare))
      return k;
  }
  return -1;
}

function headEnd(tokens: readonly Token[], first: number, last: number): number {
  for (let k = first + 1; k <= last; k += 1) {
    const token = tokens[k];
    if (token === undefined) break;
    if (
      PREPOSITIONS.has(token.lower) ||
      (/(?:ed|ing)$/.test(token.lower) && k < last && !isCapital(token) && PREPOSITIONS.has(tokens[k + 1]?.lower ?? ''))
    )
      return k - 1;
  }
  return last;
}

function pronounMention(sentence: SentenceMentions, at: number): Mention | null {
  const { context } = sentence;
  const said = context.tokens[at]?.lower ?? '';
  const word = said === 'him' ? 'he' : said === 'them' ? 'they' : said;
  if (!/^(?:he|she|they|it|i|we)$/.test(word)) return null;
  // 'A Turkish official was more forthcoming: …, he said': whom the sentence itself has named.
  const here = /^(?:he|she|it)$/.test(word)
    ? sentence.mentions.find(
        ({ first, last, demonym }) =>
          first <= 1 && last < at && demonym !== true && !PREPOSITIONS.has(context.tokens[first - 1]?.lower ?? ''),
      )
    : undefined;
  const stands = here !== undefined && standsFor(here, word) ? here : resolvePronoun(context.cast, word);
  return stands === null ? null : { ...stands, ...make(context, at, at, { ...stands, pronoun: true }), inner: [] };
}

/** The mention that is the head of the noun phrase [first, last], with those joined to it by 'and'. */
function mentionsOf(sentence: SentenceMentions, first: number, last: number): readonly Mention[] {
  const { context, mentions } = sentence;
  const pronoun = context.tokens[first + 1]?.lower === 'and' ? pronounMention(sentence, first) : null;
  if (pronoun !== null) return [pronoun, ...mentions.filter((one) => one.first > first + 1 && one.last <= last)];
  const end = headEnd(context.tokens, first, last);
  const within = mentions.filter((one) => one.first >= first && one.last <= last);
  const covering = mentions.find((one) => one.first <= end && one.last >= end && one.last <= last + 1);
  const joint: Mention[] = [];
  for (let k = first; k <= end; k += 1) {
    if (!/^(?:and|or|nor|,)$/.test(context.tokens[k]?.lower ?? '')) continue;
    const left = within.findLast((one) => one.last < k);
    if (left !== undefined && left.last === k - 1 && left.demonym !== true) joint.push(left);
  }
  const head =
    covering ??
    within.findLast((one) => one.last <= end && one.demonym !== true && (one.kind !== 'state' || one.last === end));
  if (head !== undefined && head.last >= end)
    return joint.length > 0 ? [...joint.filter((one) => one !== head), head] : [head];
  const guessed = likelyPerson(context, lastNameStart(context.tokens, first, end));
  if (guessed !== null) return [guessed];
  return [];
}

/** Where the capitals that end the phrase begin: 'team member Rodaba Noori' → 'Rodaba'. */
function lastNameStart(tokens: readonly Token[], first: number, end: number): number {
  let at = end;
  while (at > first && isCapital(tokens[at - 1]) && end - at < 2) at -= 1;
  return at;
}

/** A noun phrase that names no known kind of actor still holds what it says: 'Estimates suggest'. */
function plainSubject(sentence: SentenceMentions, first: number, last: number): Mention | null {
  const { tokens, text } = sentence.context;
  const head = tokens[headEnd(tokens, first, last)];
  const numbered =
    head?.kind === 'number' &&
    isCapital(tokens[last - 1]) &&
    nounSenses(tokens[last - 1]?.lower ?? '').some(({ kind }) => kind === 'document');
  if (
    head === undefined ||
    (head.kind !== 'word' && !numbered) ||
    PREPOSITIONS.has(head.lower) ||
    DETERMINERS.has(head.lower) ||
    SUBORDINATORS.has(head.lower) ||
    PRONOUNS.has(head.lower) ||
    (PRONOUNS.has(tokens[first]?.lower ?? '') && first < last)
  )
    return null;
  const from = DETERMINERS.has(tokens[first]?.lower ?? '') && first < last ? first + 1 : first;
  const name = text.slice(tokens[from]?.start, tokens[last]?.end);
  const capital = isCapital(head) && (from > 0 || sentence.context.cast.proper.has(head.text));
  const acronym = /^\p{Lu}{2,6}$/u.test(head.text);
  return make(sentence.context, first, last, {
    id: slug(name),
    // 'Krajisnik, who speaks for the Serbs,'
    kind: numbered
      ? 'document'
      : capital && tokens[last + 1]?.text === ',' && tokens[last + 2]?.lower === 'who'
        ? 'person'
        : capital || acronym
          ? 'organisation'
          : 'group',
    name,
    represents: null,
    plural: /[^s]s$/.test(head.lower) || tokens.slice(first, last).some((one) => one.lower === 'and'),
    gender: null,
  });
}

const PART = /^(?:one|another|some|most|many|several|none|two|three|all|each|both|either)$/;

/** 'One of them', 'the other', 'both': some of those spoken of in the plural just before. */
function partMention(sentence: SentenceMentions, end: number): { first: number; mention: Mention } | null {
  const { context } = sentence;
  const { tokens } = context;
  const [word, before] = [tokens[end]?.lower ?? '', tokens[end - 1]?.lower ?? ''];
  const ofThem = word === 'them' && before === 'of' && PART.test(tokens[end - 2]?.lower ?? '');
  const one = namedPart(sentence, end);
  if (one !== null) return one;
  const bare = /^(?:other|second|third|first|former|latter|others)$/.test(word) && before === 'the';
  const both = word === 'both' && end <= 1;
  if (!ofThem && !bare && !both) return null;
  const whole = context.cast.subjects.findLast((one) => one.plural === true || one.kind === 'group');
  if (whole === undefined) return null;
  const first = ofThem ? end - 2 : bare ? end - 1 : end;
  const name = context.text.slice(tokens[first]?.start, tokens[end]?.end).toLowerCase();
  const many =
    both || word === 'others' || (ofThem && !/^(?:one|another|each|either)$/.test(tokens[first]?.lower ?? ''));
  const mention = make(context, first, end, {
    id: both ? whole.id : slug(`${name} ${whole.name}`),
    kind: many ? whole.kind : whole.kind === 'group' ? 'unnamed_person' : whole.kind,
    name: both ? whole.name : name.replace('them', whole.name),
    represents: whole.represents,
    plural: many,
    gender: null,
  });
  return { first, mention };
}

/** 'One of the diplomats': a person who is one of a group just named or of one that only the words name. */
function namedPart(sentence: SentenceMentions, end: number): { first: number; mention: Mention } | null {
  const { context } = sentence;
  const { tokens } = context;
  const [sense] = nounSenses(tokens[end]?.lower ?? '').filter(({ kind, plural }) => plural && kind !== 'document');
  const from = tokens.slice(Math.max(0, end - 5), end).findIndex((token) => /^(?:one|another)$/.test(token.lower));
  const first = Math.max(0, end - 5) + from;
  if (sense === undefined || from === -1 || tokens[first + 1]?.lower !== 'of') return null;
  if (!/^(?:the|his|her|its|their|those|these)$/.test(tokens[first + 2]?.lower ?? '')) return null;
  const inside = sentence.mentions.find((one) => one.last === end);
  const name = context.text.slice(tokens[first]?.start, tokens[end]?.end).toLowerCase();
  const mention = make(context, first, end, {
    id: slug(name),
    kind: /^(?:person|title|people)$/.test(sense.kind) ? 'unnamed_person' : 'group',
    name,
    represents: inside?.represents ?? null,
    gender: null,
  });
  return { first, mention };
}

/** 'the group of eleven'. */
const isCount = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.lower === 'of' && nounSenses(tokens[at - 2]?.lower ?? '').length > 0;

/** 'Austria, Croatia and Slovenia': the names before the comma belong to the list that 'and' closes. */
function listed(
  sentence: SentenceMentions,
  from: number,
  found: readonly Mention[],
): { readonly first: number; readonly found: readonly Mention[]; readonly plain: boolean } {
  const { tokens } = sentence.context;
  let first = from;
  const all = [...found];
  while (found.length > 1 && tokens[first - 1]?.text === ',') {
    const before = sentence.mentions.find(({ last, demonym }) => last === first - 2 && demonym !== true);
    if (before === undefined || before.kind !== found[0]?.kind) break;
    all.unshift(before);
    first = before.first;
  }
  return { first, found: all, plain: false };
}

function phrase(
  sentence: SentenceMentions,
  end: number,
): { readonly first: number; readonly found: readonly Mention[]; readonly plain: boolean } | null {
  const { tokens } = sentence.context;
  let last = end;
  if (tokens[last]?.text === ')') {
    while (last > 0 && tokens[last]?.text !== '(') last -= 1;
    last -= 1;
  }
  const token = tokens[last];
  if (
    token === undefined ||
    (token.kind === 'mark' && token.text !== '.') ||
    (token.kind === 'number' && !isCapital(tokens[last - 1]))
  )
    return null;
  const part = partMention(sentence, last);
  if (part !== null) return { first: part.first, found: [part.mention], plain: false };
  if (PRONOUNS.has(token.lower)) {
    const mention = pronounMention(sentence, last);
    return mention === null ? null : { first: last, found: [mention], plain: false };
  }
  if (
    PREPOSITIONS.has(token.lower) ||
    SUBORDINATORS.has(token.lower) ||
    (DETERMINERS.has(token.lower) && !isCount(tokens, last)) ||
    CONJUNCTIONS.has(token.lower) ||
    isFiniteVerb(token.lower)
  )
    return null;
  const first = pieceStart(tokens, last);
  if (first > last) return null;
  const found = mentionsOf(sentence, first, last);
  if (found.length > 0) return listed(sentence, first, found);
  const plain = plainSubject(sentence, first, last);
  return plain === null ? null : { first, found: [plain], plain: true };
}

/** The actor that a stretch of tokens names, as the agent of a passive or a source: [from, end]. */
export function phraseBetween(sentence: SentenceMentions, from: number, end: number): Subject | null {
  const pronoun = from === end ? pronounMention(sentence, from) : null;
  const found = pronoun !== null ? [pronoun] : mentionsOf(sentence, from, end);
  const plain = found.length > 0 ? null : plainSubject(sentence, from, end);
  const [head, ...others] = plain === null ? found : [plain];
  if (head === undefined) return null;
  return {
    mention: head,
    others,
    first: from,
    last: end,
    negated: false,
    modal: false,
    verbFrom: from,
    timeFrom: -1,
    plain: plain !== null,
  };
}

/** 'Malaysia's Prime Minister, Najib Razak said', 'the team's coach, Alireza Mehraban, said': office and name are one. */
function joinOffice(sentence: SentenceMentions, first: number, mention: Mention): { first: number; mention: Mention } {
  const { tokens } = sentence.context;
  if (tokens[first - 1]?.text !== ',' || mention.kind !== 'person') return { first, mention };
  const before = phrase(sentence, first - 2);
  const office = before?.found[0];
  if (before === null || office === undefined || office.kind !== 'unnamed_person' || before.plain)
    return { first, mention };
  return { first: before.first, mention: { ...mention, represents: mention.represents ?? office.represents } };
}

/** 'an official who asked not to be named said': from 'named' to the word before 'who'. */
function beforeAnonymity(tokens: readonly Token[], end: number): number {
  if (!/^(?:named|identified|quoted|anonymity|anonymous)$/.test(tokens[end]?.lower ?? '')) return end;
  for (let k = end; k > Math.max(0, end - 9); k -= 1)
    if (tokens[k]?.lower === 'who') return tokens[k - 1]?.text === ',' ? k - 2 : k - 1;
  return end;
}

/** 'Chile, Peru and Brazil back it': the names before the last two. */
function withEnumeration(sentence: SentenceMentions, first: number, found: readonly Mention[]): readonly Mention[] {
  const { context, mentions } = sentence;
  const all = [...found];
  let at = first;
  for (let round = 0; found.length > 1 && round < 12 && context.tokens[at - 1]?.text === ','; round += 1) {
    const before = mentions.find((one) => one.last === at - 2 && one.demonym !== true && SAME.test(one.kind));
    if (before === undefined) break;
    all.unshift(before);
    at = before.first;
  }
  return all;
}
const SAME = /^(?:state|organisation|person)$/;

/** The subject of the verb at `verb`, or `null`. */
export function subjectBefore(sentence: SentenceMentions, verb: number): Subject | null {
  const { tokens } = sentence.context;
  const group = verbGroup(tokens, verb);
  const subjectEnd = beforeAnonymity(tokens, group.subjectEnd);
  if (subjectEnd < 0) return null;
  const done = (first: number, last: number, found: readonly Mention[]): Subject | null => {
    const [head] = found;
    if (head === undefined) return null;
    return {
      mention: head,
      others: found.slice(1),
      first,
      last,
      negated: group.negated,
      modal: group.modal,
      verbFrom: group.from,
      timeFrom: group.timeFrom,
    };
  };
  if (tokens[subjectEnd]?.text === ',') {
    const open = insertionStart(sentence, subjectEnd);
    if (open <= 0) {
      // A stray comma between a subject at the head of the sentence and its verb.
      const stray = group.from > subjectEnd ? phrase(sentence, subjectEnd - 1) : null;
      return stray === null || stray.first > 0 || AUXILIARIES.has(tokens[verb - 1]?.lower ?? '') === false
        ? null
        : done(stray.first, subjectEnd - 1, stray.found);
    }
    const inner = phrase(sentence, subjectEnd - 1);
    const outer = phrase(sentence, open - 1);
    if (outer === null) return null;
    const innerPerson = inner?.found[0]?.kind === 'person' && inner.first === open + 1 ? inner.found[0] : undefined;
    if (innerPerson !== undefined && outer.found[0]?.kind !== 'person') {
      const represents = innerPerson.represents ?? outer.found[0]?.represents ?? null;
      return done(outer.first, subjectEnd - 1, [{ ...innerPerson, represents }]);
    }
    const named = outer.found.map((one, index) =>
      index === 0 ? appositionOf(sentence, one, open + 1, subjectEnd) : one,
    );
    return done(outer.first, open - 1, named);
  }
  if (isRelative(tokens, subjectEnd)) return antecedent(sentence, subjectEnd, done);
  const plain = phrase(sentence, subjectEnd);
  if (plain === null) return null;
  const [head, ...rest] = plain.found;
  if (head === undefined) return null;
  const joined = joinOffice(sentence, plain.first, head);
  const listed = withEnumeration(sentence, joined.first, [joined.mention, ...rest]);
  const subject = done(Math.min(joined.first, listed[0]?.first ?? joined.first), subjectEnd, listed);
  return subject === null ? null : { ...subject, plain: plain.plain };
}

/** 'Jeff Rathke, the State Department spokesperson,': what he is tells whom he speaks for. */
function appositionOf(sentence: SentenceMentions, mention: Mention, from: number, to: number): Mention {
  if (mention.represents !== null || (mention.kind !== 'person' && mention.kind !== 'unnamed_person')) return mention;
  if (sentence.context.tokens[from]?.lower === 'who') return mention;
  const inside = sentence.mentions.find((one) => one.first >= from && one.last < to);
  const represents =
    inside === undefined
      ? null
      : inside.kind === 'state' || inside.kind === 'organisation'
        ? inside.id
        : inside.represents;
  return represents === null ? mention : { ...mention, represents };
}

const isRelative = (tokens: readonly Token[], at: number): boolean => /^(?:who|which)$/.test(tokens[at]?.lower ?? '');

function antecedent(
  sentence: SentenceMentions,
  at: number,
  done: (first: number, last: number, found: readonly Mention[]) => Subject | null,
): Subject | null {
  const { tokens } = sentence.context;
  const end = tokens[at - 1]?.text === ',' ? at - 2 : at - 1;
  const before = tokens[end]?.kind === 'number' ? null : phrase(sentence, end);
  if (before === null || before.plain) return null;
  return done(before.first, end, before.found);
}
