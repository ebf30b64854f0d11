// Where the words that somebody is said to hold end.
import { cuesOf } from '../language/cues.ts';
import { isCapital, isQuoteMark, type Token } from '../language/tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  CONJUNCTIONS,
  DETERMINERS,
  isFiniteVerb,
  MODALS,
  PREPOSITIONS,
} from '../language/word-classes.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { skipTime } from './time-words.ts';
import { subjectBefore } from './subject.ts';

export interface ClauseEnd {
  /** First token that no longer belongs. */
  readonly end: number;
  /** Where a contrasted second half begins that has the same holder: ', but would not …'. */
  readonly contrast: number | null;
}

const LONGEST_CLAUSE = 120;

const isCueVerb = (word: string): boolean =>
  cuesOf(word).some(
    (cue) =>
      cue.class === 'verb' &&
      (cue.form === 'past' || cue.form === 's') &&
      (cue.frames.has('t') || cue.frames.has('n') || cue.frames.has('o') || cue.frames.has('for')),
  );

/** 'and added', 'but also rejects': a finite cue follows the conjunction. */
function coordinatedCue(tokens: readonly Token[], at: number): boolean {
  let k = skipTime(tokens, at + 1).at;
  while (
    ADVERBS.has(tokens[k]?.lower ?? '') ||
    /^(?:has|have|had|is|are|was|were)$/.test(tokens[k]?.lower ?? '') ||
    tokens[k]?.lower.endsWith('ly') === true
  )
    k += 1;
  const word = tokens[k]?.lower ?? '';
  if (tokens[k]?.kind !== 'word') return false;
  // 'and expressed its readiness to'
  if (/^(?:express|voice)(?:e?s|e?d)$/.test(word)) return true;
  // 'and is demanding', 'and is concerned at'
  const be = /^(?:is|are|was|were)$/.test(tokens[k - 1]?.lower ?? '');
  if (be && cuesOf(word).some((cue) => cue.form === 'ing' || cue.class === 'adjective')) return true;
  const phrasal = cuesOf(`${word} ${tokens[k + 1]?.lower ?? ''}`);
  if (phrasal.some((cue) => cue.class === 'verb' && (cue.form === 'past' || cue.form === 's'))) return true;
  if (tokens[k + 1]?.lower === 'to' && cuesOf(word).some((cue) => cue.form === 'past' && cue.frames.has('i')))
    return true;
  if (!isCueVerb(word)) return false;
  return !cuesOf(word).every((cue) => cue.class !== 'verb') && !/^(?:of|in)$/.test(tokens[k + 1]?.lower ?? '');
}

/** 'the monitors back it': an attitude in the plural. */
const isPluralCue = (tokens: readonly Token[], at: number): boolean =>
  /[^s]s$|^(?:they|we|i)$/.test(tokens[at - 1]?.lower ?? '') &&
  cuesOf(tokens[at]?.lower ?? '').some(
    (cue) =>
      cue.class === 'verb' &&
      cue.form === 'base' &&
      ((cue.frames.has('n') && cue.stance !== 'claims') ||
        (cue.frames.has('t') && /^(?:i|we)$/.test(tokens[at - 1]?.lower ?? ''))),
  );

/** 'the United States': a word that is a verb elsewhere. */
const isInName = ({ mentions }: SentenceMentions, at: number): boolean =>
  mentions.some((one) => one.first < at && one.last >= at);

/** A new attribution begins right after `at`: a subject and its cue within a few words. */
export function attributionFollows(sentence: SentenceMentions, at: number): boolean {
  const { tokens } = sentence.context;
  for (let k = at + 2; k < Math.min(at + 14, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || token.text === ';') return false;
    const lets = token.lower === 'let' && tokens.slice(k + 1, k + 4).some(({ lower }) => lower === 'know');
    if (token.quoted || token.kind !== 'word' || !(lets || isCueVerb(token.lower) || isPluralCue(tokens, k))) continue;
    if (namesSource(tokens, k) || isInName(sentence, k)) continue;
    const subject = subjectBefore(sentence, k);
    if (subject !== null && subject.first === at + 1) return true;
    if (subject !== null && subject.first > at + 1 && ADVERBS.has(tokens[at + 1]?.lower ?? '')) return true;
  }
  return false;
}

const isParticipleCue = (tokens: readonly Token[], at: number): boolean =>
  cuesOf(tokens[at]?.lower ?? '').some((cue) => cue.form === 'ing') ||
  (ADVERBS.has(tokens[at]?.lower ?? '') && cuesOf(tokens[at + 1]?.lower ?? '').some((cue) => cue.form === 'ing'));

/** '…, reports the Courier.', '…, writes 7days': the verb belongs to a source that closes the sentence. */
export function namesSource(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1).filter(({ text }) => !/^[.!]$/.test(text));
  return (
    /^(?:reports|writes|cites|notes)$/.test(tokens[at]?.lower ?? '') &&
    tokens[at - 1]?.text === ',' &&
    rest.length > 0 &&
    rest.length <= 4 &&
    rest.every(
      (token, k) =>
        token.kind !== 'mark' &&
        (isCapital(token) ||
          /\d/.test(token.text) ||
          (k === 0 ? token.lower === 'the' : token.start === rest[k - 1]?.end)),
    )
  );
}

/** ', he says.', ', the agency reported.': who said it comes last. */
function closingAttribution(sentence: SentenceMentions, at: number): boolean {
  const { tokens } = sentence.context;
  for (let k = at + 2; k < Math.min(at + 16, tokens.length); k += 1) {
    const token = tokens[k];
    if (token === undefined || token.quoted) return false;
    // 'its peace commissioner, Amara Diallo, said': a comma inside or behind the one who speaks.
    if (token.text === ',') {
      if (sentence.mentions.some((one) => one.first > at && one.first <= at + 3 && one.last >= k - 1)) continue;
      return false;
    }
    const many = /[^s]s$|^they$/.test(tokens[k - 1]?.lower ?? '');
    const says = cuesOf(token.lower).some(
      (cue) =>
        cue.class === 'verb' &&
        (cue.form === 'past' || cue.form === 's' || (cue.form === 'base' && many)) &&
        (cue.frames.has('t') || cue.frames.has('T')),
    );
    if (says && (namesSource(tokens, k) || isInName(sentence, k))) continue;
    if (!says || tokens.slice(k + 1).some((one) => one.lower === 'that' || isQuoteMark(one))) continue;
    const rest = tokens.slice(k + 1, k + 9);
    const stops = rest.findIndex((one) => /^[.!?,]$/.test(one.text));
    if (stops === -1 && tokens.length > k + 9) return false;
    const subject = subjectBefore(sentence, k);
    if (subject === null || subject.first !== at + 1) return false;
    const briefly = stops !== -1 && stops <= 4;
    return (
      rest.length === 0 ||
      stops === 0 ||
      briefly ||
      /^(?:reporters|journalists|in|on|to|at|late|yesterday|today|during|after)$/.test(rest[0]?.lower ?? '') ||
      isCapital(rest[0])
    );
  }
  return false;
}

const NO_PARTICIPLE = /^(?:including|excluding|during|following|barring|regarding|concerning|according)$/;

/** ', targeting the statement', ', with the talks further slowing': what only accompanies the attitude. */
function isLooseParticiple(tokens: readonly Token[], at: number): boolean {
  const [next, then] = [tokens[at + 1], tokens[at + 2]];
  if (next === undefined || isCapital(next)) return false;
  if (/^\p{Ll}{3,}ing$/u.test(next.lower) && !NO_PARTICIPLE.test(next.lower))
    return then?.kind === 'word' && !CONJUNCTIONS.has(then.lower) && !AUXILIARIES.has(then.lower);
  return (
    next.lower === 'with' &&
    tokens.slice(at + 2, at + 9).some(({ lower, text }) => lower === text && /^\p{Ll}{3,}ing$/u.test(lower))
  );
}

const RESUMED =
  /^(?:demand|move|step|claim|charge|proposal|position|decision|view|condition|offer|call|promise|threat|answer|reading|idea|remark|notion|formula|phrase)$/;

function stopsAtComma(sentence: SentenceMentions, at: number, saying: boolean): ClauseEnd | null {
  const { tokens } = sentence.context;
  const next = tokens[at + 1];
  if (next === undefined) return { end: at, contrast: null };
  const stop = { end: at, contrast: null };
  if (namesSource(tokens, at + 1)) return stop;
  if (next.lower === 'according' || /^(?:while|whereas|whilst)$/.test(next.lower)) return stop;
  if (/^(?:though|although)$/.test(next.lower) && attributionFollows(sentence, at + 1)) return stop;
  if (isParticipleCue(tokens, at + 1) || closingAttribution(sentence, at)) return stop;
  // ', a demand that her counterpart regards as fair'
  if (
    /^an?$/.test(next.lower) &&
    RESUMED.test(tokens[at + 2]?.lower ?? '') &&
    /^(?:that|which)$/.test(tokens[at + 3]?.lower ?? '')
  )
    return stop;
  if (CONJUNCTIONS.has(next.lower)) {
    const after = tokens[at + 2];
    // ', and since the conference works by consensus, nothing …'
    if (next.lower === 'and' && /^(?:since|because|although|though)$/.test(after?.lower ?? '')) return stop;
    if (coordinatedCue(tokens, at + 1) || attributionFollows(sentence, at + 1)) return stop;
    // ', and Seoul is preparing a complaint': another's doing.
    const other = saying
      ? undefined
      : sentence.mentions.find(({ first, demonym }) => first === at + 2 && demonym !== true);
    if (other !== undefined && AUXILIARIES.has(tokens[other.last + 1]?.lower ?? '')) return stop;
    if (/^(?:but|yet)$/.test(next.lower)) {
      const modal = MODALS.has(after?.lower ?? '') || /^(?:not|only|never)$/.test(after?.lower ?? '');
      if (saying && modal) return { end: at, contrast: at + 2 };
      if (!saying && !/^(?:only|not)$/.test(after?.lower ?? '')) return stop;
    }
    // 'They think that one is enough, and I respect them'
    if (saying && after?.lower === 'i' && sentence.context.cast.interviewee !== null) return stop;
    const judges = /^(?:that|this)$/.test(after?.lower ?? '') && isFiniteVerb(tokens[at + 3]?.lower ?? '');
    return !saying && (judges || /^(?:he|she|they|it|we|i)$/.test(after?.lower ?? '')) ? stop : null;
  }
  // 'has suggested that it be published, which seems fair to us': the speaker's own view of what he reports.
  if (
    next.lower === 'which' &&
    sentence.context.cast.interviewee !== null &&
    /^(?:seems?|looks?|sounds?|strikes|suits|i|we)$/.test(tokens[at + 2]?.lower ?? '')
  )
    return stop;
  if (saying) return null;
  // 'The Union, which first proposed the conference, has won': the main verb comes.
  if (AUXILIARIES.has(next.lower)) return stop;
  if (isLooseParticiple(tokens, at) || isCueVerb(next.lower) || attributionFollows(sentence, at)) return stop;
  return /^(?:who|which|where|when|after|before|as|because|since|though|although|despite|following|amid|even|later|along|joined|together|if)$/.test(
    next.lower,
  ) && next.lower !== 'if'
    ? stop
    : null;
}

/** 'but would not, she added, reward …': a second half that its own attribution interrupts. */
export function interrupted(tokens: readonly Token[], at: number): boolean {
  let k = at + 1;
  while (MODALS.has(tokens[k]?.lower ?? '') || /^(?:not|never|also|only|be|have)$/.test(tokens[k]?.lower ?? '')) k += 1;
  if (k === at + 1 || tokens[k]?.text !== ',') return false;
  for (let j = k + 2; j < Math.min(k + 6, tokens.length - 1); j += 1)
    if (cuesOf(tokens[j]?.lower ?? '').some((cue) => cue.class === 'verb' && cue.form !== 'ing' && cue.frames.has('t')))
      return tokens[j + 1]?.text === ',';
  return false;
}

const COUNTED = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|ninety)$/;

function stopsAtWord(sentence: SentenceMentions, at: number, saying: boolean): boolean {
  const { tokens } = sentence.context;
  const token = tokens[at];
  if (token === undefined) return true;
  if (/^(?:while|whereas|whilst)$/.test(token.lower)) return true;
  if (token.lower === 'according' && tokens[at + 1]?.lower === 'to') return true;
  if (/^(?:and|but)$/.test(token.lower)) {
    if (!saying && token.lower === 'and' && isParticipleCue(tokens, at + 1)) return true;
    if (interrupted(tokens, at) || coordinatedCue(tokens, at) || attributionFollows(sentence, at)) return true;
    const next = tokens[at + 1]?.lower ?? '';
    // 'had welcomed the move and spoken of a freeze'
    if (!saying && /(?:ed|ken|wn|ought|aught)$/.test(next) && PREPOSITIONS.has(tokens[at + 2]?.lower ?? ''))
      return true;
    // 'welcome the move but want refunds': a plural subject goes on with a second attitude.
    if (
      !saying &&
      token.lower === 'but' &&
      cuesOf(next).some(({ class: kind, form, stance }) => kind === 'verb' && form === 'base' && stance !== 'claims')
    )
      return true;
    return /^(?:he|she|they|i|we)$/.test(next) && !saying;
  }
  if (!saying && /^(?:with|in|to)$/.test(token.lower) && tokens[at + 1]?.lower === 'what') return true;
  // 'shuns mediation as Brazil moves troops'
  if (!saying && token.lower === 'as') {
    const actor = sentence.mentions.find(({ first, demonym }) => first === at + 1 && demonym !== true);
    const verb = actor === undefined ? undefined : tokens[actor.last + 1];
    if (verb?.kind === 'word' && !isCapital(verb) && /(?:s|ed)$|^(?:will|would|is|are|has|have)$/.test(verb.lower))
      return true;
  }
  // 'a review after six months' is one thing.
  const span =
    token.lower === 'after' &&
    (tokens[at + 1]?.kind === 'number' || COUNTED.test(tokens[at + 1]?.lower ?? '')) &&
    /^(?:hours?|days?|weeks?|months?|years?|decades?)$/.test(tokens[at + 2]?.lower ?? '');
  if (!saying && !span && /^(?:after|when|because|although|though)$/.test(token.lower)) return true;
  return false;
}

/** 'rejects that reading: the document changes no border, a spokesman said' */
const isSaidBehind = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1).some(({ lower }) => cuesOf(lower).some((cue) => cue.form === 'past' && cue.frames.has('t')));

/** 'accuse the government of neglect and threaten to block roads': a plural subject's next verb, no infinitive before it. */
function plainlyCoordinated(tokens: readonly Token[], from: number, and: number): boolean {
  const verb = tokens[and + 1]?.lower ?? '';
  if (!cuesOf(verb).some(({ class: kind, form }) => kind === 'verb' && form === 'base')) return false;
  if (!/^(?:to|that|the|an?|any|for|no)$/.test(tokens[and + 2]?.lower ?? '')) return false;
  return tokens.slice(from, and).every(({ lower }) => lower !== 'to' && !MODALS.has(lower));
}

const REFUSING = /^(?:would|will|could|can) (?:not|never)$|^cannot /;

/** End of the content that begins at `from`; attitudes ('rejected the plan') end sooner than things said. */
export function clauseEnd(sentence: SentenceMentions, from: number, saying: boolean): ClauseEnd {
  const { tokens } = sentence.context;
  let outside = 0;
  // 'pushing for this since 2021'
  if (
    !saying &&
    /^(?:this|that|it)$/.test(tokens[from]?.lower ?? '') &&
    /^(?:since|for|at|in|on|from|before|during|:)$/.test(tokens[from + 1]?.lower ?? '')
  )
    return { end: from + 1, contrast: null };
  for (let k = from + 1; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (token === undefined || token.quoted || isQuoteMark(token)) continue;
    outside += 1;
    if (outside > LONGEST_CLAUSE || token.text === ';') return { end: k, contrast: null };
    if (/^[—–]$/.test(token.text) && !saying) return { end: k, contrast: null };
    // 'I disagree with him on the money: whoever harvests should pay'
    const answers = sentence.context.cast.interviewee !== null && /^(?:i|we)$/.test(tokens[0]?.lower ?? '');
    if (token.text === ':' && !saying && answers) return { end: k, contrast: null };
    if (token.text === ':' && !saying && (isQuoteMark(tokens[k + 1]) || isSaidBehind(tokens, k)))
      return { end: k, contrast: null };
    if (token.text === ',') {
      const stop = stopsAtComma(sentence, k, saying);
      if (stop !== null) return stop;
    } else if (
      saying &&
      token.lower === 'but' &&
      !interrupted(tokens, k) &&
      REFUSING.test(`${tokens[k + 1]?.lower} ${tokens[k + 2]?.lower}`)
    )
      return { end: k, contrast: k + 1 };
    else if (token.kind === 'word' && stopsAtWord(sentence, k, saying)) return { end: k, contrast: null };
    else if (token.lower === 'and' && !saying && plainlyCoordinated(tokens, from, k)) return { end: k, contrast: null };
  }
  return { end: tokens.length, contrast: null };
}

/** End of a noun phrase that begins at `from`: before a finite verb, a comma, a relative or a new clause. */
export function nounPhraseEnd(tokens: readonly Token[], from: number): number {
  const end = phraseEnd(tokens, from);
  return end - 1 > from && CONJUNCTIONS.has(tokens[end - 1]?.lower ?? '') ? end - 1 : end;
}

function phraseEnd(tokens: readonly Token[], from: number): number {
  for (let k = from; k < tokens.length; k += 1) {
    const token = tokens[k];
    if (token === undefined) break;
    if (token.quoted || isQuoteMark(token)) continue;
    if (token.kind === 'mark' && (/^[,;:—–()!?]$/.test(token.text) || (token.text === '.' && k === tokens.length - 1)))
      return k;
    if (k === from) continue;
    if (/^(?:and|but)$/.test(token.lower) && coordinatedCue(tokens, k)) return k;
    const attribute = token.lower.endsWith('ed') && DETERMINERS.has(tokens[k - 1]?.lower ?? '');
    if ((isFiniteVerb(token.lower) && !attribute) || AUXILIARIES.has(token.lower)) return k;
    if (/^(?:that|which|who|while|when|after|because|but|although)$/.test(token.lower)) return k;
    if (
      token.lower.endsWith('ed') &&
      !isCapital(token) &&
      !PREPOSITIONS.has(tokens[k + 1]?.lower ?? '') &&
      !PREPOSITIONS.has(tokens[k - 1]?.lower ?? '') &&
      !/^(?:the|a|an|its|his|their|any)$/.test(tokens[k - 1]?.lower ?? '')
    )
      return k;
  }
  return tokens.length;
}
