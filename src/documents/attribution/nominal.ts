// Positions that hang on a noun or an adjective: 'a French request that …', 'Moscow's opposition to …', 'was reluctant to …'.
import { type CueSense, cuesOf } from '../language/cues.ts';
import { isCapital, isPossessive } from '../language/tokens.ts';
import { ADVERBS, DETERMINERS, isAdjective, NEGATIONS, PREPOSITIONS } from '../language/word-classes.ts';
import { clauseEnd, nounPhraseEnd } from './clause.ts';
import { type Draft, makeDraft, trimmed } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { resolvePronoun, standsFor } from './cast.ts';
import { make } from './named.ts';
import { raised } from './raising.ts';
import { skipTime } from './time-words.ts';
import { type Subject, subjectBefore, verbGroup } from './subject.ts';

const EXPRESSES =
  /^(?:has|have|had|express(?:es|ed|ing)?|voice[sd]?|raise[sd]?|declare[sd]?|gives?|gave|given|giving|offer(?:s|ed)?|reiterate[sd]?|repeat(?:s|ed)?|renew(?:s|ed)?|stated?|signal(?:s|ed|led)?|withdrew|withdraw|withdrawn|withheld|announce[sd]?|confirm(?:s|ed)?|drop(?:s|ped)?|issue[sd]?|made|makes?|maintain(?:s|ed)?|pledged?|showed|shows?|found|finds?|see|sees|saw|lodged?|entered?)$/;
const COPULA =
  /^(?:is|are|was|were|be|been|remain|remains|remained|stand|stands|stood|became|become|becomes|seem|seems|seemed|stay|stayed|appears|appeared|'m|am|'s|'re)$/;
const WITHDRAWS = /^(?:withdr[ae]wn?|withheld|drop(?:s|ped)?)$/;

function simple(first: number, last: number, mention: Subject['mention'], at: number): Subject {
  return { mention, others: [], first, last, negated: false, modal: false, verbFrom: at, timeFrom: -1 };
}

/** 'Moscow's', 'a French', 'his', or '… by X' after the noun. */
function ownerOf(sentence: SentenceMentions, at: number, main: Subject | null = null): Subject | null {
  const { tokens, cast } = sentence.context;
  let k = at - 1;
  while (k > 0 && (isAdjective(tokens[k]?.lower ?? '') || ADVERBS.has(tokens[k]?.lower ?? '')) && !isCapital(tokens[k]))
    k -= 1;
  const before = tokens[k];
  if (before === undefined) return null;
  if (/^(?:his|her|their|its)$/.test(before.lower)) {
    const word = { his: 'he', her: 'she', their: 'they', its: 'it' }[before.lower] ?? 'it';
    // 'The lobby renewed its offer': the subject of the clause itself.
    const own = main !== null && main.last < k && standsFor(main.mention, word) ? main.mention : null;
    const stands = own ?? resolvePronoun(cast, word);
    return stands === null
      ? null
      : simple(k, k, { ...stands, ...make(sentence.context, k, k, { ...stands, pronoun: true }), inner: [] }, at);
  }
  const end = isPossessive(before) ? k - 1 : k;
  const possessive = end < k;
  const owner = sentence.mentions.flatMap((one) => [one, ...(one.inner ?? [])]).findLast((one) => one.last === end);
  if (owner !== undefined && (possessive || owner.demonym === true)) return simple(owner.first, owner.last, owner, at);
  const cover = sentence.mentions.find((one) => one.first <= end && one.last >= end && (possessive || one.last > end));
  return possessive && cover !== undefined ? simple(cover.first, end, cover, at) : null;
}

function ownerAfter(sentence: SentenceMentions, at: number): { readonly owner: Subject; readonly next: number } | null {
  const { tokens } = sentence.context;
  if (!/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) return null;
  const found = sentence.mentions.find((one) => one.first >= at + 2 && one.first <= at + 3);
  return found === undefined ? null : { owner: simple(found.first, found.last, found, at), next: found.last + 1 };
}

/** 'expressed doubts about', 'has no objection to': the verb's subject owns the noun. */
function ownerOfVerb(sentence: SentenceMentions, at: number, last: Subject | null): Subject | null {
  const { tokens } = sentence.context;
  let k = at - 1;
  let negated = false;
  while (k > 0 && at - k < 6 && !EXPRESSES.test(tokens[k]?.lower ?? '')) {
    const token = tokens[k];
    if (
      token === undefined ||
      !(
        DETERMINERS.has(token.lower) ||
        isAdjective(token.lower) ||
        NEGATIONS.has(token.lower) ||
        ADVERBS.has(token.lower) ||
        (token.kind === 'word' && !PREPOSITIONS.has(token.lower) && at - k < 3)
      )
    )
      return null;
    if (/^(?:no|little)$/.test(token.lower)) negated = true;
    k -= 1;
  }
  const verb = tokens[k];
  if (verb === undefined || !EXPRESSES.test(verb.lower) || at - k > 5) return null;
  const carried = /^(?:and|but|,)$/.test(tokens[verbGroup(tokens, k).subjectEnd]?.lower ?? '') ? last : null;
  const subject = subjectBefore(sentence, k) ?? carried;
  return subject === null ? null : { ...subject, negated: subject.negated || negated || WITHDRAWS.test(verb.lower) };
}

const HELD =
  /^(?:position|view|stance|argument|line|demand|aim|answer|message|condition|request|proposal|opinion|fear|hope|wish|goal)$/;

/** 'China's position is that …': a noun that says what is held, a copula, the content. */
export function predicated(sentence: SentenceMentions, at: number): Draft | null {
  const { text, tokens } = sentence.context;
  const word = tokens[at]?.lower ?? '';
  if (!HELD.test(word)) return null;
  // 'Its position, restated on Thursday, is that …'
  const closes =
    tokens[at + 1]?.text === ',' ? tokens.findIndex((token, k) => k > at + 1 && k < at + 14 && token.text === ',') : at;
  if (
    closes === -1 ||
    !/^(?:is|was|remains|remained)$/.test(tokens[closes + 1]?.lower ?? '') ||
    !/^(?:that|to)$/.test(tokens[closes + 2]?.lower ?? '')
  )
    return null;
  const subject = ownerOf(sentence, at);
  if (subject === null) return null;
  const from = tokens[closes + 2]?.lower === 'that' ? closes + 3 : closes + 2;
  const { end } = clauseEnd(sentence, from, true);
  const demands = /^(?:demand|condition|request|proposal|aim|goal|wish)$/.test(word);
  const sense: CueSense = {
    lemma: word,
    class: 'noun',
    stance: demands ? 'demands' : 'claims',
    negated: null,
    factive: false,
    frames: new Set(['that']),
    form: 'base',
  };
  return makeDraft({
    text,
    tokens,
    subject,
    cue: sense,
    cueFrom: at,
    cueTo: from - 1,
    content: [trimmed(text, tokens[from]?.start ?? 0, tokens[end - 1]?.end ?? 0)],
    rule: 'owner, noun and copula',
  });
}

function nounContent(
  sentence: SentenceMentions,
  sense: CueSense,
  after: number,
): { readonly from: number; readonly end: number } | null {
  const { tokens } = sentence.context;
  const link = tokens[after]?.lower ?? '';
  // 'dropped the demand on Thursday'
  if (link === 'on' && skipTime(tokens, after).at > after) return null;
  if (!sense.frames.has(link) || tokens[after + 1] === undefined) return null;
  const from =
    link === 'to' &&
    cuesOf(tokens[after + 1]?.lower ?? '').length === 0 &&
    /^(?:the|a|an|any|its|this|that)$/.test(tokens[after + 1]?.lower ?? '')
      ? after + 1
      : link === 'to'
        ? after
        : after + 1;
  const start = link === 'to' && from === after && DETERMINERS.has(tokens[after + 1]?.lower ?? '') ? after + 1 : from;
  if (link === 'that') return { from: after + 1, end: clauseEnd(sentence, after + 1, true).end };
  return { from: start, end: nounPhraseEnd(tokens, start + (link === 'to' ? 1 : 0)) };
}

/** 'At Bonn's insistence the text will say …', '… was added at the request of Rome'. */
function atInsistence(sentence: SentenceMentions, at: number): Draft | null {
  const { text, tokens } = sentence.context;
  if (!/^(?:insistence|request|urging|behest|demand)$/.test(tokens[at]?.lower ?? '')) return null;
  const owner = ownerOf(sentence, at);
  const opens = owner === null ? -1 : owner.first - 1;
  if (owner === null || tokens[opens]?.lower !== 'at' || opens > 1) return null;
  const from = tokens[at + 1]?.text === ',' ? at + 2 : at + 1;
  const { end } = clauseEnd(sentence, from, true);
  if (end - from < 4) return null;
  const demand = cuesOf('insistence').find(({ class: kind }) => kind === 'noun');
  return demand === undefined
    ? null
    : makeDraft({
        text,
        tokens,
        subject: owner,
        cue: demand,
        cueFrom: at,
        cueTo: at,
        content: [trimmed(text, tokens[from]?.start ?? 0, tokens[end - 1]?.end ?? 0)],
        rule: 'at the insistence of',
      });
}

/** A statement that a noun at `at` carries, or `null`. */
export function nominal(sentence: SentenceMentions, at: number, sense: CueSense, last: Subject | null): Draft | null {
  const { text, tokens } = sentence.context;
  const insisted = atInsistence(sentence, at);
  if (insisted !== null) return insisted;
  const verbal = ownerOfVerb(sentence, at, last);
  const owned = ownerOf(sentence, at, last);
  const after = owned === null ? ownerAfter(sentence, at) : null;
  // 'She expressed her country's readiness': whoever speaks for the owner holds it.
  const speaks =
    verbal !== null &&
    owned !== null &&
    (verbal.mention.represents === owned.mention.id || /^(?:his|her|their|its) /i.test(owned.mention.text));
  const subject = speaks ? verbal : (owned ?? after?.owner ?? verbal);
  if (subject === null) return null;
  const content = nounContent(sentence, sense, after?.next ?? at + 1);
  if (content === null || content.end <= content.from) return null;
  return makeDraft({
    text,
    tokens,
    subject,
    cue: sense,
    cueFrom: at,
    cueTo: Math.max(at, content.from - 1),
    content: [trimmed(text, tokens[content.from]?.start ?? 0, tokens[content.end - 1]?.end ?? 0)],
    rule: 'owner and noun',
    // 'Commitment to unity' stands by it; 'commitment to withdraw' takes something on.
    ...(/^(?:commitment|adherence)$/.test(sense.lemma) && !subject.negated && tokens[content.from]?.lower !== 'to'
      ? { stance: 'supports' as const }
      : {}),
  });
}

/** 'X was reluctant to accept it', 'X is opposed to any vote'. */
export function predicative(
  sentence: SentenceMentions,
  at: number,
  sense: CueSense,
  last: Subject | null,
): Draft | null {
  const { text, tokens } = sentence.context;
  let k = at - 1;
  let negated = false;
  while (
    k > 0 &&
    (ADVERBS.has(tokens[k]?.lower ?? '') ||
      NEGATIONS.has(tokens[k]?.lower ?? '') ||
      /ly$|^(?:very|deeply|more|less|so|quite|still|strongly)$/.test(tokens[k]?.lower ?? ''))
  ) {
    if (NEGATIONS.has(tokens[k]?.lower ?? '') || tokens[k]?.lower === 'less') negated = true;
    k -= 1;
  }
  if (!COPULA.test(tokens[k]?.lower ?? '')) return null;
  const carried = /^(?:and|but|,)$/.test(tokens[verbGroup(tokens, k).subjectEnd]?.lower ?? '') ? last : null;
  const subject = (tokens[k - 1]?.lower === 'to' ? raised(sentence, k - 1) : subjectBefore(sentence, k)) ?? carried;
  if (subject === null) return null;
  // 'was ready, however, to discuss it'
  const aside =
    tokens[at + 1]?.text === ',' && /^(?:however|though|too|therefore)$/.test(tokens[at + 2]?.lower ?? '') ? 3 : 0;
  const words = [...sense.frames].find((frame) =>
    frame === 'n'
      ? DETERMINERS.has(tokens[at + 1]?.lower ?? '') || isCapital(tokens[at + 1])
      : frame.split('_').every((word, index) => tokens[at + 1 + aside + index]?.lower === word),
  );
  if (words === undefined) return null;
  const link = words === 'n' ? at : at + aside + words.split('_').length;
  const verb = tokens[link + 1]?.lower ?? '';
  const attitude =
    /(?:^|_)to$/.test(words) &&
    cuesOf(verb).some((cue) => cue.class === 'verb' && cue.form === 'base' && cue.frames.has('n'));
  const from =
    attitude && tokens[link + 2]?.kind === 'word' && !/^(?:to|that|for|on)$/.test(tokens[link + 2]?.lower ?? '')
      ? link + 2
      : /(?:^|_)to$/.test(words) && !DETERMINERS.has(verb)
        ? link
        : link + 1;
  if (tokens[from] === undefined) return null;
  const { end } = clauseEnd(sentence, from, words.endsWith('that'));
  return makeDraft({
    text,
    tokens,
    subject: { ...subject, negated: subject.negated || negated },
    cue: sense,
    cueFrom: k,
    cueTo: Math.max(at, from - 1),
    content: [trimmed(text, tokens[from]?.start ?? 0, tokens[end - 1]?.end ?? 0)],
    rule: 'subject and adjective',
  });
}
