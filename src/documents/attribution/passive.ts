// 'The plan was rejected by Poland', 'a clause backed by Paris', 'Kim was quoted as saying that …', 'according to X'.
import type { CueSense } from '../language/cues.ts';
import { isPossessive, isQuoteMark, type Token } from '../language/tokens.ts';
import { CONJUNCTIONS, DETERMINERS } from '../language/word-classes.ts';
import type { TextSpan } from '../types.ts';
import { resolvePronoun } from './cast.ts';
import { clauseEnd, nounPhraseEnd } from './clause.ts';
import { type Draft, makeDraft, trimmed } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import type { Mention } from './mention.ts';
import { make } from './named.ts';
import type { Verb } from './saying.ts';
import { phraseBetween, type Subject, subjectBefore, verbGroup } from './subject.ts';

const BE = /^(?:is|are|was|were|be|been|being)$/;

export const isPassive = (tokens: readonly Token[], verb: number): boolean => {
  for (let k = verb - 1; k >= Math.max(0, verb - 4); k -= 1) {
    const token = tokens[k];
    if (token === undefined || token.kind === 'mark') return false;
    if (BE.test(token.lower)) return true;
    if (!/ly$|^(?:not|also|never|still|already|later|now)$/.test(token.lower)) return false;
  }
  return false;
};

/** The noun phrase right after `at` as a subject: 'by Poland and Italy'. */
export function agentAfter(sentence: SentenceMentions, at: number): Subject | null {
  const { tokens } = sentence.context;
  let end = at;
  while (end + 1 < tokens.length) {
    const next = tokens[end + 1];
    if (
      next === undefined ||
      (next.kind === 'mark' && !/^['’]s?$/.test(next.text)) ||
      next.quoted !== tokens[at]?.quoted
    )
      break;
    if (
      /^(?:that|who|which|is|are|was|were|has|have|had|on|in|as|but|while|after|said|says|because|since|to)$/.test(
        next.lower,
      )
    )
      break;
    end += 1;
  }
  const probe = end < at ? null : phraseBetween(sentence, at, end);
  if (probe !== null && probe.plain !== true) return probe;
  const found = sentence.mentions.find((one) => one.first >= at && one.first <= at + 2);
  return found === undefined
    ? null
    : {
        mention: found,
        others: [],
        first: found.first,
        last: found.last,
        negated: false,
        modal: false,
        verbFrom: at,
        timeFrom: -1,
      };
}

/** Start of the noun phrase that ends at `end`: the clause piece before a passive or a participle. */
function pieceBefore(tokens: readonly Token[], end: number): number {
  let first = end;
  while (first > 0) {
    const before = tokens[first - 1];
    if (
      before === undefined ||
      before.quoted ||
      (before.kind === 'mark' && !/^['’]s?$|^[-–.]$/.test(before.text)) ||
      isQuoteMark(before)
    )
      break;
    if (/^(?:that|but|while|because|although|if|when|who|which)$/.test(before.lower)) break;
    first -= 1;
  }
  while (first < end && CONJUNCTIONS.has(tokens[first]?.lower ?? '')) first += 1;
  return first;
}

export function passive(sentence: SentenceMentions, verb: Verb, sense: CueSense): Draft | null {
  const { text, tokens } = sentence.context;
  const by = tokens.findIndex((token, k) => k > verb.last && k <= verb.last + 4 && token.lower === 'by');
  if (by === -1) return null;
  const agent = agentAfter(sentence, by + 1);
  if (agent === null) return null;
  const full = isPassive(tokens, verb.at);
  const group = verbGroup(tokens, verb.at);
  const end = full ? group.subjectEnd : verb.at - 1;
  if (end < 0) return null;
  const said = tokens[end]?.lower === 'it' && sense.frames.has('t');
  if (said) {
    const that = tokens.findIndex((token, k) => k > agent.last && k <= agent.last + 2 && token.lower === 'that');
    const from = that === -1 ? -1 : that + 1;
    if (from === -1) return null;
    const stop = clauseEnd(sentence, from, true).end;
    return makeDraft({
      text,
      tokens,
      subject: { ...agent, negated: group.negated },
      cue: sense,
      cueFrom: verb.at,
      cueTo: verb.last,
      content: [trimmed(text, tokens[from]?.start ?? 0, tokens[stop - 1]?.end ?? 0)],
      rule: 'passive with its agent',
    });
  }
  if (!sense.frames.has('n') || (sense.stance === 'claims' && full === false)) return null;
  const first = full ? pieceBefore(tokens, end) : nearPhrase(tokens, end);
  const comma = tokens.findIndex((token, k) => k > first && k <= end && token.text === ',');
  const stop = !full && comma !== -1 ? comma - 1 : end;
  if (first > stop || (!full && CONJUNCTIONS.has(tokens[stop]?.lower ?? ''))) return null;
  return makeDraft({
    text,
    tokens,
    subject: { ...agent, negated: full && group.negated },
    cue: sense,
    cueFrom: full ? group.from : verb.at,
    cueTo: verb.last,
    content: [trimmed(text, tokens[first]?.start ?? 0, tokens[stop]?.end ?? 0)],
    rule: 'passive with its agent',
  });
}

/** For 'a clause backed by Paris' only the noun phrase itself. */
function nearPhrase(tokens: readonly Token[], end: number): number {
  for (let k = end; k >= Math.max(0, end - 8); k -= 1) {
    const token = tokens[k];
    if (token === undefined) break;
    if (token.text === ',' && k < end) return nearPhrase(tokens, k - 1);
    if (token.kind === 'mark') return k + 1;
    if (DETERMINERS.has(token.lower)) return k;
  }
  return end + 1;
}

/** 'TASS quoted Lavrov as saying that …', 'Lavrov was quoted by TASS as saying …'. */
export function quotedAsSaying(sentence: SentenceMentions, at: number, sense: CueSense): Draft | null {
  const { text, tokens } = sentence.context;
  if (tokens[at - 1]?.lower !== 'as') return null;
  let quoted = at - 2;
  while (
    quoted > at - 16 &&
    quoted >= 0 &&
    !/^(?:quoted|cited|reported|quotes|quoting|citing)$/.test(tokens[quoted]?.lower ?? '')
  )
    quoted -= 1;
  if (quoted < 0 || quoted <= at - 16) return null;
  const full = isPassive(tokens, quoted);
  const before = subjectBefore(sentence, quoted);
  const speaker = full ? before : agentAfter(sentence, quoted + 1);
  if (speaker === null) return null;
  const by = full ? tokens.findIndex((token, k) => k > quoted && k < at && token.lower === 'by') : -1;
  const via = full ? (by === -1 ? null : (agentAfter(sentence, by + 1)?.mention ?? null)) : (before?.mention ?? null);
  const closes = tokens[at + 1] === undefined || /^(?:[.,]|by|on|in)$/.test(tokens[at + 1]?.lower ?? '');
  if (full && closes && tokens[speaker.first - 1]?.text === ',') {
    const agent = tokens[at + 1]?.lower === 'by' ? (agentAfter(sentence, at + 2)?.mention ?? via) : via;
    const head = trimmed(text, tokens[0]?.start ?? 0, tokens[speaker.first - 2]?.end ?? 0);
    const turned = makeDraft({
      text,
      tokens,
      subject: { ...speaker, negated: false },
      cue: sense,
      cueFrom: at,
      cueTo: at,
      content: [head],
      rule: 'quoted as saying',
    });
    return turned === null ? null : { ...turned, via: agent };
  }
  const from =
    tokens[at + 1]?.lower === 'that' || tokens[at + 1]?.text === ':' || tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  if (tokens[from] === undefined) return null;
  const { end } = clauseEnd(sentence, from, true);
  const draft = makeDraft({
    text,
    tokens,
    subject: { ...speaker, negated: false },
    cue: sense,
    cueFrom: at,
    cueTo: at,
    content: [trimmed(text, tokens[from]?.start ?? 0, tokens[end - 1]?.end ?? 0)],
    rule: 'quoted as saying',
  });
  return draft === null ? null : { ...draft, via };
}

export interface AccordingTo {
  readonly source: Subject;
  readonly first: number;
  readonly last: number;
}

/** 'according to two officials', 'in the words of X', with the commas around it left out. */
export function accordingTo(sentence: SentenceMentions, at: number): AccordingTo | null {
  const { tokens } = sentence.context;
  if (!/^(?:according|in)$/.test(tokens[at]?.lower ?? '')) return null;
  const words = tokens
    .slice(at, at + 4)
    .map((token) => token.lower)
    .join(' ');
  const length = words.startsWith('according to')
    ? 2
    : words === 'in the words of'
      ? 4
      : words.startsWith('in the view of')
        ? 4
        : 0;
  if (length === 0) return inOwnView(sentence, at, words);
  const from = at + length;
  const named = sentence.mentions.find((one) => one.first === from);
  const whole = nounPhraseEnd(tokens, from);
  const closed = named !== undefined && tokens[whole] !== undefined && tokens[whole]?.text !== ',';
  const end = closed ? named.last + 1 : whole;
  const source = sourceIn(sentence, from, Math.max(from, end - 1));
  if (source === null || (length > 2 && (source.plain === true || source.mention.kind === 'document'))) return null;
  return { source, first: at, last: end - 1 };
}

const VIEW = /^(?:view|opinion|eyes|judge?ment|reading|telling|words)$/;

/** 'In her view', 'in his opinion', 'in Moscow's eyes'. */
function inOwnView(sentence: SentenceMentions, at: number, words: string): AccordingTo | null {
  const { context } = sentence;
  const { tokens } = context;
  if (tokens[at]?.lower !== 'in') return null;
  const named = sentence.mentions.find((one) => one.first === at + 1);
  if (named !== undefined && isPossessive(tokens[named.last + 1]) && VIEW.test(tokens[named.last + 2]?.lower ?? '')) {
    const { first, last } = named;
    const source = {
      mention: named,
      others: [],
      first,
      last,
      negated: false,
      modal: false,
      verbFrom: at,
      timeFrom: -1,
    };
    return { source: { ...source, last: named.last + 2 }, first: at, last: named.last + 2 };
  }
  const antecedent =
    tokens[at + 1]?.lower === 'whose' && VIEW.test(tokens[at + 2]?.lower ?? '')
      ? sentence.mentions.findLast(({ last }) => last < at)
      : undefined;
  if (antecedent !== undefined) {
    const { first, last } = antecedent;
    const source = { others: [], first, last, negated: false, modal: false, verbFrom: at, timeFrom: -1 };
    return { source: { ...source, mention: antecedent, last: at + 2 }, first: at, last: at + 2 };
  }
  const whose = /^in (his|her|their) (\p{L}+)/u.exec(words);
  if (whose === null || !VIEW.test(whose[2] ?? '')) return null;
  const pronoun = whose[1] === 'his' ? 'he' : whose[1] === 'her' ? 'she' : 'they';
  const here = sentence.mentions.find(
    ({ first, last, kind, gender }) =>
      first <= 1 &&
      last < at &&
      kind === 'person' &&
      pronoun !== 'they' &&
      (gender ?? (pronoun === 'he' ? 'male' : 'female')) === (pronoun === 'he' ? 'male' : 'female'),
  );
  const stands = here ?? resolvePronoun(context.cast, pronoun);
  if (stands === null) return null;
  const mention = { ...stands, ...make(context, at + 1, at + 1, { ...stands, pronoun: true }), inner: [] };
  const source = {
    mention,
    others: [],
    first: at + 1,
    last: at + 2,
    negated: false,
    modal: false,
    verbFrom: at,
    timeFrom: -1,
  };
  return { source, first: at, last: at + 2 };
}

function sourceIn(sentence: SentenceMentions, from: number, last: number): Subject | null {
  const { tokens } = sentence.context;
  let [end, comma] = [last, last + 1];
  // An apposition belongs: 'according to the team's coach, Alireza Mehraban,'.
  const apposed = sentence.mentions.find(
    (one) => one.first === comma + 1 && one.kind === 'person' && tokens[comma]?.text === ',',
  );
  if (apposed !== undefined && tokens[apposed.last + 1]?.text === ',') [end, comma] = [apposed.last, apposed.last + 1];
  const probe = phraseBetween(sentence, from, last);
  if (probe === null) return null;
  const mention: Mention =
    apposed !== undefined && end === apposed.last
      ? { ...apposed, represents: apposed.represents ?? probe.mention.represents }
      : probe.mention;
  return { ...probe, mention, first: Math.max(from, probe.first), last: end, negated: false };
}

/** What a source is said to say: the rest of the sentence on the side of the comma. */
export function accordingDraft(sentence: SentenceMentions, found: AccordingTo, sense: CueSense): Draft | null {
  const { text, tokens } = sentence.context;
  const { source, first } = found;
  const after = source.last + (tokens[source.last + 1]?.text === ',' ? 2 : 1);
  const draft = (content: readonly TextSpan[]): Draft | null =>
    makeDraft({
      text,
      tokens,
      subject: source,
      cue: sense,
      cueFrom: first,
      cueTo: first + 1,
      content,
      rule: 'according to',
      negated: false,
    });
  // 'found a way round, according to officials: the troops would …'
  const colon = tokens[source.last + 1]?.text === ':' && tokens[source.last + 2] !== undefined;
  if (colon) {
    const { end } = clauseEnd(sentence, source.last + 2, true);
    const behind = trimmed(text, tokens[source.last + 2]?.start ?? 0, tokens[end - 1]?.end ?? 0);
    return draft([behind]);
  }
  const leads =
    first <= 1 ||
    tokens[first + 1]?.lower === 'whose' ||
    /^[;:—–]$/.test(tokens[first - 1]?.text ?? '') ||
    (tokens[first - 1]?.lower === 'and' && first < 3) ||
    tokens[first - 1]?.lower === 'but';
  const to = leads ? clauseEnd(sentence, after, true).end : first;
  const from = leads ? after : headStart(tokens, first);
  if (from >= to || tokens[from] === undefined) return null;
  const tailEnd = tokens[to - 1]?.text === ',' ? to - 2 : to - 1;
  const pieces = [trimmed(text, tokens[from]?.start ?? 0, tokens[tailEnd]?.end ?? 0)];
  if (
    !leads &&
    tokens[source.last + 1]?.text === ',' &&
    tokens[source.last + 2] !== undefined &&
    tokens[first - 1]?.text === ','
  ) {
    const { end } = clauseEnd(sentence, source.last + 2, true);
    if (!/^(?:who|which|and|but)$/.test(tokens[source.last + 2]?.lower ?? ''))
      pieces.push(trimmed(text, tokens[source.last + 2]?.start ?? 0, tokens[end - 1]?.end ?? 0));
  }
  return draft(pieces);
}

function headStart(tokens: readonly Token[], to: number): number {
  for (let k = to - 1; k > 0; k -= 1) if (/^[;:]$/.test(tokens[k]?.text ?? '') && !tokens[k]?.quoted) return k + 1;
  return 0;
}
