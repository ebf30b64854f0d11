// Verbs of saying and of attitude: subject, verb, what follows; and the same turned round: '“…,” said X', '…, X said, …'.
import type { Span } from '../../basics/index.ts';
import { type CueSense, cuesOf } from '../language/cues.ts';
import { isCapital, isPossessive, isQuoteMark, type Token } from '../language/tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  DETERMINERS,
  isFiniteVerb,
  nounSenses,
  PREPOSITIONS,
  PRONOUNS,
} from '../language/word-classes.ts';
import { attributionFollows, clauseEnd, interrupted, nounPhraseEnd } from './clause.ts';
import { type Draft, makeDraft, sliceOf, trimmed } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { type Subject, subjectBefore } from './subject.ts';
import { ADVERBIALS, skipTime } from './time-words.ts';

export interface Verb {
  readonly at: number;
  readonly last: number;
  readonly senses: readonly CueSense[];
}

const OBJECTS =
  /^(?:him|her|them|us|me|it|reporters|journalists|lawmakers|parliament|delegates|colleagues|ministers|deputies|senators|congress|allies|diplomats|leaders|readers|viewers|staff|supporters|officials)$/;
const NOT_AFTER_SAYING = /^(?:on|for|about|against|of|upon|over|with|into|out|up|by|from)$/;
const WH = /^(?:what|why|how|whether|if|who|where|when|which)$/;
const SETTING = /^(?:in|on|at|to|during|after|before|from|through|via|late|early|,)$/;

function skipAdverbs(tokens: readonly Token[], at: number): number {
  let k = at;
  if (ADVERBIALS.has(`${tokens[k]?.lower} ${tokens[k + 1]?.lower}`)) k += 2;
  else if (tokens[k]?.lower === 'to' && tokens[k + 1]?.lower === 'the' && tokens[k + 2]?.lower === 'end') k += 3;
  while (
    ADVERBS.has(tokens[k]?.lower ?? '') ||
    (tokens[k]?.lower.endsWith('ly') === true &&
      tokens[k]?.kind === 'word' &&
      !isCapital(tokens[k]) &&
      !nounSenses(tokens[k]?.lower ?? '').length)
  )
    k += 1;
  return k;
}

/** Index after 'in an interview', 'to the court', 'on Monday' when 'that', a colon or a quotation follows it; else `at`. */
function skipSetting(tokens: readonly Token[], at: number): number {
  if (!SETTING.test(tokens[at]?.lower ?? '')) return at;
  for (let k = at + 1; k < Math.min(at + 16, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || AUXILIARIES.has(token.lower) || token.text === ';') return at;
    if (/^(?:while|whereas)$/.test(token.lower)) return at;
    // 'insists on four, and I told them that'
    if (token.text === ',' && /^(?:and|but)$/.test(tokens[k + 1]?.lower ?? '')) return at;
    if (token.lower === 'that' || (token.text === ':' && isQuoteMark(tokens[k + 1]))) return k;
    if (isQuoteMark(token) && /^[,:]$/.test(tokens[k - 1]?.text ?? '') && !token.quoted) return k;
    if (token.text === ',' && !isQuoteMark(tokens[k + 1]) && tokens[at]?.text !== ',' && k > at + 5) return at;
  }
  return at;
}

/** 'told state television on Monday that': no verb and no comma before the 'that' or the quotation. */
function thatAfterPlain(tokens: readonly Token[], at: number): number | null {
  for (let k = at; k < Math.min(at + 9, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || (token.kind === 'mark' && !isPossessive(token)) || isFiniteVerb(token.lower))
      return null;
    if (PRONOUNS.has(token.lower) || /^(?:who|which|to)$/.test(token.lower)) return null;
    if (token.lower === 'that')
      return startsNoun(tokens[k + 1]) || DETERMINERS.has(tokens[k + 1]?.lower ?? '') ? k : null;
  }
  return null;
}

/** Index after the one spoken to. */
function skipAddressee(tokens: readonly Token[], at: number): number {
  let k = at;
  if (DETERMINERS.has(tokens[k]?.lower ?? '')) k += 1;
  const from = k;
  while (
    k < from + 6 &&
    tokens[k]?.kind === 'word' &&
    isCapital(tokens[k]) &&
    !(k > from && PRONOUNS.has(tokens[k]?.lower ?? ''))
  )
    k += 1;
  // 'told the Brazilian delegation'
  if (k > from && from > at && /^(?:prime|foreign|defen[cs]e|finance|trade)$/.test(tokens[k]?.lower ?? '')) k += 1;
  if (k > from && from > at && nounSenses(tokens[k]?.lower ?? '').length > 0 && !isCapital(tokens[k])) k += 1;
  if (k === from && (OBJECTS.test(tokens[k]?.lower ?? '') || from > at)) k += 1;
  if (k > from && OBJECTS.test(tokens[k]?.lower ?? '') && k === from + 1 && !isCapital(tokens[from])) k += 1;
  // 'he told villagers, and would not be provoked'
  if (k === at && /^\p{Ll}{3,}s$/u.test(tokens[k]?.text ?? '') && /^[,.]$|^that$/.test(tokens[k + 1]?.lower ?? ''))
    return k + 1;
  const that = thatAfterPlain(tokens, k);
  if (that !== null) return that;
  if (/^(?:of|to)$/.test(tokens[k]?.lower ?? '') && k > from && !/^(?:that)$/.test(tokens[k + 1]?.lower ?? '')) {
    let end = k + 1;
    while (DETERMINERS.has(tokens[end]?.lower ?? '') || isCapital(tokens[end])) end += 1;
    if (end > k + 1 && tokens[k]?.lower === 'of') k = end;
  }
  return k;
}

interface Opening {
  readonly content: number;
  readonly saying: boolean;
  readonly time: Span | null;
}

const startsNoun = (token: Token | undefined): boolean =>
  token !== undefined &&
  (isQuoteMark(token) ||
    token.kind === 'number' ||
    // 'rejects outside mediation'
    token.lower === 'outside' ||
    (token.kind === 'word' &&
      !PREPOSITIONS.has(token.lower) &&
      !AUXILIARIES.has(token.lower) &&
      !/^(?:that|and|or|but|as|so|not|because|when|while|after|before|since|who|which|once|well)$/.test(token.lower)));

/** Where a clause that is said begins, from the token after the verb. */
function sayingOpens(tokens: readonly Token[], after: number, sense: CueSense): Opening | null {
  const explicitOnly = !sense.frames.has('t');
  let { at, time } = skipTime(tokens, skipAdverbs(tokens, after));
  if (
    sense.frames.has('addr') &&
    sense.lemma !== 'say' &&
    !/^(?:that|:|,)$/.test(tokens[at]?.lower ?? '') &&
    !isQuoteMark(tokens[at])
  )
    at = skipAddressee(tokens, at);
  const later = skipTime(tokens, at);
  [at, time] = [later.at, later.time ?? time];
  at = skipSetting(tokens, at);
  const token = tokens[at];
  if (token === undefined) return null;
  const colon = colonQuote(tokens, at);
  if (colon !== null && token.lower !== 'that') return { content: colon, saying: true, time };
  if (token.text === ',' && tokens[at + 1]?.lower !== 'that') {
    if (isQuoteMark(tokens[at + 1])) return { content: at + 1, saying: true, time };
    const close = tokens.findIndex((one, k) => k > at && k < at + 10 && one.text === ',');
    if (
      close !== -1 &&
      (tokens[close + 1]?.lower === 'that' ||
        isQuoteMark(tokens[close + 1]) ||
        /^(?:however|after|in|at)$/.test(tokens[at + 1]?.lower ?? ''))
    )
      return { content: close + (tokens[close + 1]?.lower === 'that' ? 2 : 1), saying: true, time };
    return null;
  }
  if (token.text === ':') return { content: at + 1, saying: true, time };
  // 'What I can say is that …'
  if (token.lower === 'is' && tokens[at + 1]?.lower === 'that' && /^(?:what|all)$/.test(tokens[0]?.lower ?? ''))
    return { content: at + 2, saying: true, time };
  if (token.lower === 'that' && startsClause(tokens, at + 1)) return { content: at + 1, saying: true, time };
  if (isQuoteMark(token) || WH.test(token.lower)) return { content: at, saying: true, time };
  if (explicitOnly || token.kind === 'mark') return null;
  if (token.lower === 'to') return null;
  if (NOT_AFTER_SAYING.test(token.lower) && !sense.frames.has(token.lower)) return null;
  if (sense.frames.has(token.lower)) return null;
  return { content: at, saying: true, time };
}

/** 'using his account: “…”': a quotation after a colon further on in the clause. */
function colonQuote(tokens: readonly Token[], at: number): number | null {
  for (let k = at; k < Math.min(at + 14, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || token.quoted || isQuoteMark(token) || token.text === ';' || AUXILIARIES.has(token.lower))
      return null;
    if (token.text === ':' && isQuoteMark(tokens[k + 1])) return k + 1;
  }
  return null;
}

const startsClause = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return (
    token !== undefined &&
    (token.kind !== 'mark' ||
      isQuoteMark(token) ||
      // 'insisted on that, and it was right': a pronoun, not a clause.
      (token.text === ',' && !/^(?:and|but|which|who|because|as)$/.test(tokens[at + 1]?.lower ?? ''))) &&
    !/^(?:of|is|was)$/.test(token.lower)
  );
};

const REACHES = /^(?:ask|press|push|lobby|petition|beg|warn|caution|counsel|advise)$/;

function objectOpens(tokens: readonly Token[], after: number, sense: CueSense): Opening | null {
  const { at, time } = skipTime(tokens, skipAdverbs(tokens, after));
  const token = tokens[at];
  if (token === undefined) return null;
  for (const particle of sense.frames) {
    if (particle.length < 2 || particle === 'addr' || token.lower !== particle) continue;
    const next = tokens[at + 1];
    if (next === undefined || (next.kind === 'mark' && !isQuoteMark(next) && !/^[‘'"]$/.test(next.text))) continue;
    return { content: at + 1, saying: false, time };
  }
  // 'ask the Assembly for another year', 'warning member states against bases'
  const farther = sense.frames.has('for') ? 'for' : sense.frames.has('against') ? 'against' : null;
  if (farther !== null && REACHES.test(sense.lemma) && startsNoun(token)) {
    const link = tokens.findIndex((one, k) => k > at && k < at + 8 && (one.lower === farther || one.lower === 'to'));
    const plain = tokens.slice(at, link).every((one) => one.kind === 'word' && !isFiniteVerb(one.lower));
    if (link !== -1 && plain && tokens[link]?.lower === farther) return { content: link + 1, saying: false, time };
  }
  // 'What we cannot accept is Article 9', 'All we ask is a seat'
  const cleft = /^(?:is|are|was)$/.test(token.lower) && /^(?:what|all)$/.test(tokens[0]?.lower ?? '') && after < 7;
  const told = tokens[at + 1];
  if (cleft && told !== undefined && (sense.frames.has('n') || sense.frames.has('i')) && told.lower !== 'that')
    return { content: at + 1, saying: false, time };
  if (sense.frames.has('i') && token.lower === 'to' && tokens[at + 1]?.kind === 'word')
    return { content: at, saying: false, time };
  if (sense.frames.has('o') && startsNoun(token)) {
    const to = tokens.findIndex(
      (one, k) =>
        k > at &&
        k < at + 12 &&
        one.lower === 'to' &&
        (tokens[k + 1]?.kind === 'word' || (isQuoteMark(tokens[k + 1]) && tokens[k + 2]?.kind === 'word')) &&
        !DETERMINERS.has(tokens[k + 1]?.lower ?? ''),
    );
    if (to !== -1) return { content: at, saying: false, time };
  }
  // 'made any extension conditional on inspections'
  if (sense.frames.has('cond')) {
    const on = tokens.findIndex(
      (one, k) => k > at && k < at + 14 && /^(?:conditional|contingent|dependent|(?:pre)?condition)$/.test(one.lower),
    );
    return on !== -1 && /^(?:on|upon|for|of)$/.test(tokens[on + 1]?.lower ?? '')
      ? { content: at, saying: false, time }
      : null;
  }
  // 'sees the deadline as a ritual'
  if (sense.frames.has('as')) {
    const as = tokens.findIndex((one, k) => k > at && k < at + 14 && one.lower === 'as');
    const broken = tokens.slice(at, as).some((one) => one.kind === 'mark' && !isPossessive(one) && !isQuoteMark(one));
    return as !== -1 && !broken && startsNoun(token) && DETERMINERS.has(tokens[as + 1]?.lower ?? '')
      ? { content: at, saying: false, time }
      : null;
  }
  // 'asked Canada for a coast guard'
  const sought =
    sense.lemma === 'ask' && startsNoun(token)
      ? tokens.findIndex((one, k) => k > at && k < at + 6 && one.lower === 'for')
      : -1;
  if (sought !== -1 && tokens[sought + 1]?.kind === 'word') return { content: sought + 1, saying: false, time };
  const pointing =
    token.lower === 'that' &&
    /^(?:i|we|he|she|they)$/.test(tokens[after - 2]?.lower ?? '') &&
    (tokens[at + 1] === undefined || /^[.,;!]$/.test(tokens[at + 1]?.text ?? ''));
  if (sense.frames.has('n') && /^(?:including|excluding|following|barring)$/.test(token.lower))
    return { content: at, saying: false, time };
  if (sense.frames.has('n') && sense.stance !== 'claims' && pointing) return { content: at, saying: false, time };
  if (sense.frames.has('n') && (startsNoun(token) || (token.lower === 'that' && tokens[at + 1]?.kind === 'word')))
    return { content: at, saying: false, time };
  return null;
}

function opensAfter(
  tokens: readonly Token[],
  verb: Verb,
): { readonly sense: CueSense; readonly opening: Opening } | null {
  // 'cautioned London against …' before what 'cautioned that' would take.
  const reaching = verb.senses.find((one) => one.frames.has('against') && REACHES.test(one.lemma));
  const reached = reaching === undefined ? null : objectOpens(tokens, verb.last + 1, reaching);
  if (reaching !== undefined && reached !== null) return { sense: reaching, opening: reached };
  for (const sense of verb.senses) {
    const said = sense.frames.has('t') || sense.frames.has('T') ? sayingOpens(tokens, verb.last + 1, sense) : null;
    // 'suggested a committee of nine': no clause, so the sense that takes an object holds.
    const bare =
      said !== null &&
      verb.senses.some((one) => one.frames.has('n') && one.stance !== 'claims') &&
      !explicitThat(tokens, said.content) &&
      nounPhraseEnd(tokens, said.content) >= clauseStop(tokens, said.content);
    if (
      said !== null &&
      !bare &&
      !(
        sense.frames.has('n') &&
        sense.stance !== 'claims' &&
        sense.stance !== 'doubts' &&
        !explicitThat(tokens, said.content)
      )
    )
      return { sense, opening: said };
    if (bare && sense.stance === 'claims') continue;
    const object = objectOpens(tokens, verb.last + 1, sense);
    if (object !== null) return { sense, opening: object };
  }
  return null;
}

/** The next mark or relative word. */
function clauseStop(tokens: readonly Token[], at: number): number {
  const k = tokens.findIndex(
    (token, index) =>
      index > at && (/^[,;:.—–]$/.test(token.text) || /^(?:that|which|who|instead|and|but)$/.test(token.lower)),
  );
  return k === -1 ? tokens.length : k;
}

const explicitThat = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.lower === 'that' || isQuoteMark(tokens[at]) || tokens[at - 1]?.text === ':';

/** 'ready to accept X', 'refused to sign X': the second verb's object is what the stance is about. */
function absorbed(tokens: readonly Token[], content: number): number {
  if (tokens[content]?.lower !== 'to') return content;
  const verb = tokens[content + 1]?.lower ?? '';
  // 'would like to see a panel'
  if (/^(?:like|prefer)$/.test(tokens[content - 1]?.lower ?? '') && verb === 'see' && startsNoun(tokens[content + 2]))
    return content + 2;
  const attitude = cuesOf(verb).some(
    (cue) =>
      cue.class === 'verb' &&
      cue.form === 'base' &&
      cue.frames.has('n') &&
      cue.stance !== 'claims' &&
      cue.stance !== 'demands',
  );
  return attitude && startsNoun(tokens[content + 2]) ? content + 2 : content;
}

/** Subject, verb, content; two drafts when the content turns with ', but would not …'. */
export function preposed(sentence: SentenceMentions, verb: Verb, subject: Subject, rule: string): readonly Draft[] {
  const { text, tokens } = sentence.context;
  const found = opensAfter(tokens, verb);
  if (found === null) return [];
  const { sense, opening } = found;
  const from = absorbed(tokens, opening.content);
  // 'vowed to block the funding' is against it.
  const against =
    from !== opening.content && /^(?:accepts|claims|supports)$/.test(sense.stance) && !subject.negated
      ? cuesOf(tokens[from - 1]?.lower ?? '').find(
          (cue) => cue.form === 'base' && (cue.stance === 'rejects' || cue.stance === 'opposes'),
        )?.stance
      : undefined;
  // An analyst expects; a government that expects somebody to act asks for it.
  const foresees =
    sense.lemma === 'expect' &&
    !/^(?:state|organisation|body)$/.test(subject.mention.kind) &&
    subject.mention.represents === null;
  const drafts: Draft[] = [];
  let start = from;
  for (let round = 0; round < 3; round += 1) {
    const { end, contrast } = clauseEnd(sentence, start, opening.saying);
    const content = contentSpan(text, tokens, start, end, opening.saying);
    const draft = makeDraft({
      text,
      tokens,
      subject,
      cue: sense,
      cueFrom: subject.verbFrom > subject.last ? subject.verbFrom : verb.at,
      cueTo: Math.max(verb.last, from - 1),
      content: [content.span],
      rule,
      time: opening.time ?? content.time ?? timeOf(tokens, subject),
      ...(against === undefined ? {} : { stance: against }),
      ...(foresees ? { stance: 'claims' as const } : {}),
    });
    if (draft !== null) drafts.push(draft);
    if (contrast === null) break;
    start = contrast;
  }
  return drafts;
}

function timeOf(tokens: readonly Token[], subject: Subject): Span | null {
  if (subject.timeFrom < 0) return null;
  return {
    start: tokens[subject.timeFrom]?.start ?? 0,
    end: tokens[Math.max(subject.timeFrom, subject.verbFrom - 1)]?.end ?? 0,
  };
}

const MANNER =
  /^(?:outright|flatly|publicly|privately|strongly|altogether|entirely|again|too|repeatedly|firmly|categorically|immediately|unanimously|openly|wholeheartedly)$/;

/** Attitudes leave words of time at their end to the date. */
function contentSpan(
  text: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  saying: boolean,
): { span: ReturnType<typeof trimmed>; time: Span | null } {
  const whole = trimmed(text, tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0);
  if (saying) return { span: whole, time: null };
  const manner = tokens[end - 1]?.text === '.' || tokens[end - 1]?.text === ',' ? end - 2 : end - 1;
  if (manner > start + 1 && MANNER.test(tokens[manner]?.lower ?? ''))
    return { span: trimmed(text, tokens[start]?.start ?? 0, tokens[manner - 1]?.end ?? 0), time: null };
  if (manner > start + 2 && ADVERBIALS.has(`${tokens[manner - 1]?.lower} ${tokens[manner]?.lower}`))
    return { span: trimmed(text, tokens[start]?.start ?? 0, tokens[manner - 2]?.end ?? 0), time: null };
  for (let k = Math.max(start + 1, end - 6); k < end; k += 1) {
    const skipped = skipTime(tokens, k);
    const rest = tokens.slice(skipped.at, end);
    // 'to prolong them until June'
    const bound = /^(?:until|till|before|by|after|since|from|of|for|between)$/.test(tokens[k - 1]?.lower ?? '');
    if (skipped.time !== null && !bound && rest.every((token) => token.kind === 'mark'))
      return { span: trimmed(text, tokens[start]?.start ?? 0, tokens[k - 1]?.end ?? 0), time: skipped.time };
  }
  return { span: whole, time: null };
}

/** The head of the sentence before `at`, when it is what is said: ends with a comma or a quotation. */
function headBefore(sentence: SentenceMentions, at: number): { readonly from: number; readonly to: number } | null {
  const { tokens } = sentence.context;
  let close = at - 1;
  if (/^[—–]$/.test(tokens[close]?.text ?? '')) close -= 1;
  const mark = tokens[close];
  if (mark === undefined) return null;
  const quoteEnd = isQuoteMark(mark) && close > 1;
  if (!quoteEnd && mark.text !== ',') return null;
  let from = 0;
  if (quoteEnd && !/^[.,?!…]$/.test(tokens[close - 1]?.text ?? '')) return null;
  while (from < close && /^(?:but|and|so|yet)$/.test(tokens[from]?.lower ?? '') && !tokens[from]?.quoted && quoteEnd)
    from += 1;
  // After another attribution in the same sentence the head begins behind its semicolon or conjunction.
  for (let k = close - 1; k > from; k -= 1)
    if (tokens[k]?.text === ';' && !tokens[k]?.quoted) {
      from = k + 1;
      break;
    } else if (tokens[k]?.text === ':' && !tokens[k]?.quoted && !isQuoteMark(tokens[k + 1]) && k > 3) {
      // 'A Turkish official was more forthcoming: his side could accept it, he said'
      from = k + 1;
      break;
    } else if (!quoteEnd && close - k < 6 && /^(?:and|but)$/.test(tokens[k]?.lower ?? '') && interrupted(tokens, k)) {
      from = k + 1;
      break;
    }
  return { from, to: close };
}

/** '…, X said', '“…,” said X', and what comes after: '…, he said, would …'. */
export function postposed(sentence: SentenceMentions, verb: Verb, subject: Subject, inverted: boolean): Draft | null {
  const { text, tokens } = sentence.context;
  const head = headBefore(sentence, inverted ? verb.at : subject.first);
  const sense = verb.senses.find(
    (one) => one.class === 'verb' && (one.frames.has('t') || one.frames.has('T') || one.lemma === 'add'),
  );
  if (head === null || sense === undefined) return null;
  const quoted = isQuoteMark(tokens[head.to]);
  const tail = tailAfter(sentence, inverted ? subject.last : verb.last, quoted);
  if (tail === undefined) return null;
  if (!quoted && head.to - head.from < 2 && tail === null) return null;
  const first = quoted
    ? sliceOf(text, tokens[head.from]?.start ?? 0, tokens[head.to]?.end ?? 0)
    : trimmed(text, tokens[head.from]?.start ?? 0, tokens[head.to - 1]?.end ?? 0);
  const content = [
    first,
    ...(tail === null
      ? []
      : [trimmed(text, tokens[tail]?.start ?? 0, tokens[clauseEnd(sentence, tail, true).end - 1]?.end ?? 0)]),
  ];
  return makeDraft({
    text,
    tokens,
    subject,
    cue: sense,
    cueFrom: verb.at,
    cueTo: verb.last,
    content,
    rule: inverted ? 'words before, verb and speaker after' : 'words before, speaker and verb after',
    time: skipTime(tokens, skipAddressee(tokens, (inverted ? Math.max(subject.last, verb.last) : verb.last) + 1)).time,
  });
}

/** 'said in a televised address on Monday night, describing …': the last token of the setting; `null` when there is none. */
function settingEnd(tokens: readonly Token[], at: number): number | null {
  if (!/^(?:in|on|at|during|after|from|through|late|early|as)$/.test(tokens[at]?.lower ?? '')) return null;
  for (let k = at + 1; k < Math.min(at + 14, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || token.quoted || isQuoteMark(token) || token.lower === 'that') return null;
    if (isFiniteVerb(token.lower) || /^[:;]$/.test(token.text)) return null;
    if (token.text === ',') return k - 1;
  }
  return null;
}

/** `null`: nothing follows; a token: the content goes on there; `undefined`: the verb has its content after it. */
function tailAfter(sentence: SentenceMentions, verbEnd: number, quoted: boolean): number | null | undefined {
  const { tokens } = sentence.context;
  const timed = skipTime(tokens, verbEnd + 1).at;
  if (timed > verbEnd + 1 && /^[,.]$/.test(tokens[timed]?.text ?? '') && !isQuoteMark(tokens[timed + 1]))
    return tailAfter(sentence, timed - 1, quoted);
  const set = settingEnd(tokens, verbEnd + 1);
  if (set !== null) return tailAfter(sentence, set, quoted);
  const told = skipAddressee(tokens, verbEnd + 1);
  const closed = told > verbEnd + 1 && (tokens[told] === undefined || /^[.!?,]$/.test(tokens[told]?.text ?? ''));
  const last = closed ? told - 1 : verbEnd;
  const next = tokens[last + 1];
  if (next === undefined || /^[.!?]$/.test(next.text)) return null;
  if (next.text === ';' || next.text === ':') return quoted && next.text === ';' ? null : undefined;
  if (next.text === ',' || isQuoteMark(next)) {
    const at = isQuoteMark(next) ? last + 1 : last + 2;
    const after = tokens[at];
    if (after === undefined) return null;
    if (isQuoteMark(after)) return quoted ? at : undefined;
    if (
      /^(?:who|which|adding|speaking|in|at|after|before|during|according|days|hours|weeks|months|two|three|even|as|while|when|a|an|the|referring|citing|but|and|reporting)$/.test(
        after.lower,
      ) ||
      cuesOf(after.lower).some((cue) => cue.form === 'ing') ||
      isCapital(after)
    ) {
      const quote = tokens.findIndex(
        (one, k) => k > at && isQuoteMark(one) && /^[,:]$/.test(tokens[k - 1]?.text ?? ''),
      );
      return quote !== -1 && !attributionFollows(sentence, at) && quoted
        ? quote
        : quoted || !isCapital(after)
          ? null
          : attributionFollows(sentence, at - 1)
            ? undefined
            : at;
    }
    return quoted ? null : at;
  }
  if (next.lower === 'that') return undefined;
  return quoted
    ? null
    : /^(?:in|on|at|after|during|late|early|yesterday|today|to|as)$/.test(next.lower) &&
        !tokens.slice(last + 1).some((one) => one.text === ',' || one.lower === 'that')
      ? null
      : undefined;
}

/** The subject after an inverted verb: 'said X'. */
export function subjectAfter(sentence: SentenceMentions, verb: Verb): Subject | null {
  const { tokens, cast } = sentence.context;
  const at = verb.last + 1;
  const make = (first: number, last: number, mention: Subject['mention']): Subject => ({
    mention,
    others: [],
    first,
    last,
    negated: false,
    modal: false,
    verbFrom: verb.at,
    timeFrom: -1,
  });
  const word = tokens[at]?.lower ?? '';
  if (/^(?:he|she|they|it)$/.test(word)) {
    const stand = subjectBefore(sentence, at + 1);
    return stand === null || cast === undefined ? null : { ...stand, verbFrom: verb.at };
  }
  const found = sentence.mentions.find((one) => one.first <= at + 1 && one.last >= at && one.first >= at - 1);
  if (found !== undefined && found.first >= at && found.demonym !== true) return make(found.first, found.last, found);
  if (!isCapital(tokens[at]) && !DETERMINERS.has(word) && nounSenses(word).length === 0) return null;
  let end = at;
  while (
    end + 1 < tokens.length &&
    tokens[end + 1]?.kind === 'word' &&
    !AUXILIARIES.has(tokens[end + 1]?.lower ?? '') &&
    end - at < 12 &&
    !/^(?:who|which|that|as|when|while|after|and)$/.test(tokens[end + 1]?.lower ?? '')
  )
    end += 1;
  const probe = subjectBefore(
    { ...sentence, context: { ...sentence.context, tokens: tokens.slice(0, end + 2) } },
    end + 1,
  );
  return probe === null || probe.first < at ? null : { ...probe, verbFrom: verb.at };
}
