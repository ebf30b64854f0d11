// What an answer holds without a cue of its own: sentences and half-sentences that take a stand in the first person.
import { isCapital, type Token } from '../language/tokens.ts';
import { AUXILIARIES, DETERMINERS, isFiniteVerb, PRONOUNS } from '../language/word-classes.ts';
import type { TextSpan } from '../types.ts';
import { findCondition } from './conditions.ts';
import { type Draft, kindOf, sliceOf } from './draft.ts';
import { ownView } from './interview.ts';
import type { Mention } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { stanceOfContent } from './stance.ts';
import type { Turn } from './transcript.ts';

export interface Speaking {
  turn: Turn | null;
  holder: Mention | null;
  /** Whether the line is the interviewer's. */
  asks: boolean;
  /** The question before was what somebody wants. */
  wants: boolean;
  /** The line is a post of somebody's own, not an answer. */
  post: boolean;
}

export function undirected(text: string, span: TextSpan, holder: Mention, speaker: TextSpan, rule: string): Draft {
  return {
    speaker,
    holder,
    others: [],
    behalf: holder.represents,
    cue: null,
    content: [span],
    kind: kindOf([span]) === 'reported' && rule !== 'view after a colon' ? 'direct' : kindOf([span]),
    stance: stanceOfContent(span.text, holder.represents === null ? [holder.id] : [holder.id, holder.represents]),
    condition: findCondition(text, span.start, span.end),
    via: null,
    time: null,
    date: null,
    rule,
    reasons: [rule],
  };
}

const VALUES = /^(?:opposes|supports)$/;
/** Someone's will, or what ought to be; not 'the only way to know' or 'it is difficult'. */
const TAKES_STAND =
  /\b(?:i|we|my|our|must|should|ought|ha(?:ve|s) to|needs?|will (?:not|never)|won['’]t|cannot|can['’]t|no (?:one|country|state|party|side)|not for (?:me|us) to|no way|unacceptable|mistake|unfair|wrong)\b/i;

/** Tokens: a longer sentence tells a story. */
const LONGEST_ANSWER = 50;

/** What ought to be, what somebody refuses or doubts, whatever it is about. */
const OUGHT =
  /\b(?:must|should|ought|(?:i|we|they|government) (?:will not|won['’]t|cannot|can['’]t)|not sure|not for (?:me|us) to|no way|unacceptable)\b/i;

/** Whether an answer is about an actor, a text or what one provides, and not about the world at large. */
const isAboutSomething = ({ mentions }: SentenceMentions, words: string, span: TextSpan): boolean =>
  mentions.some((one) => one.start < span.end && one.end > span.start) || SUBJECT_MATTER.test(words);
const SUBJECT_MATTER =
  /\b(?:rules?|clauses?|guarantees?|provisions?|conditions?|obligations?|commitments?|sanctions?|embargo(?:es)?|borders?|troops|soldiers|inspectors?|inspections?|monitors?|missiles?|weapons?|votes?|vetoe?s?|consensus|majority|quotas?|tariffs?|deadlines?|pauses?|truces?|ceasefires?|peace|war|licen[cs]es?|hotlines?|tolls?|funds?|money|aid|goods|price|prices|bridges?|dams?|water|gas|oil|grain|compromise|offers?|proposals?|demands?|talks|negotiations?|deals?|drafts?|decisions?|views?|measures?|step|steps|treat(?:y|ies)|conventions?|pacts?|agreements?|protocols?|articles?|thresholds?|panels?|mandates?|schedules?|rulings?|courts?|arbitrators?|arbitration|mediation|penalt(?:y|ies)|fines?|threats?|withdrawals?|parliaments?|governments?|alliances?|members?|unanimity|floors?|ceilings?|seats?|reserves?|stocks?|sovereignty|payments?|contributions?|levy|levies|limits?|caps?|bans?|moratoriums?|rosters?|union)\b/i;

/** 'That is wrong', 'It is a red line': a judgement on what was just asked. */
const JUDGES =
  /^(?:that|this|it|which)(?: (?:is|was|would be|will be|remains|goes)|['’]s) (?:(?:a|an|the|simply|plainly|just|not|quite|very|too|completely|entirely|totally|out|our|my|for us|far) )*(?:wrong|absurd|false|untrue|fair|unfair|nonsense|caricature|myth|lie|insult|shame|mistake|error|illusion|red line|excuse|pretext|bluff|trick|trap|price|good|bad|right|fine|enough|essential|vital|unacceptable|acceptable|impossible|possible|dangerous|sensible|reasonable|ridiculous|unrealistic|premature|off the table|of the question|non-starter|exaggerated|too (?:much|little|late)|step)\b/i;
const FAVOURABLE = /\b(?:fair|good|right|fine|enough|essential|vital|acceptable|possible|sensible|reasonable)\b/i;
/** 'We would trade it', 'I can accept': what the speaker would do. Not what he only announces in passing. */
const OWN_CONDUCT =
  /^(?:(?:i|we)(?: (?:would|will|can|could|shall|are going to|am going to|intend to)|['’](?:ll|d))(?: (?:never|not|always|gladly|also|only|even|still|happily))? (?!say\b|see\b|tell\b|begin\b|start\b(?! with)|come\b|give you\b|let you\b|leave (?:it|that|you)\b|add\b|be (?:brief|honest|frank|happy|glad|back)\b|have (?:to|time)\b|take\b.{0,12}questions?\b|think\b|like\b|love\b|get\b|go (?:back|on)\b|remember\b|imagine\b|call\b|describe\b|put it\b|answer\b|repeat\b|explain\b|only say\b|rather not\b|know\b|mention\b|point\b|speak for\b|not (?:say|speculate|comment|go into|discuss)\b)\p{L}+|(?:our|my) (?:government|country|parliament|side|members?|people|cabinet|delegation) (?:will|would|can|cannot|won['’]t|could)\b)/iu;
/** 'No member can be forced', 'Nobody wants it', 'Nothing in the text says so'. */
const DENIES_ALL = /^(?:no (?:one|\p{Ll}+(?: \p{Ll}+)?)|nobody|none of (?:them|us|this|the)|not one \p{Ll}+) \p{L}+/iu;
/** 'A treaty that does not punish is a press release': what holds of any such thing. */
const GENERAL =
  /^(?:an? [^,;]{3,80}? (?:is|are|would|will|must|can|cannot|does|means|needs)|without (?:an? |the )?[^,]{3,60}?,? (?:\p{Ll}+ ){0,3}(?:will|would|cannot|can|is|has)) (?!there\b)/iu;
/** 'Mediation is fine', 'The threshold is right': a short judgement that ends with its word. */
const ENDS_WITH_VALUE =
  /\b(?:is|are|was|were|would be) (?:too |quite |very |not |perfectly |far )*(?:fine|good|bad|right|wrong|enough|acceptable|welcome|high|low|weak|strong|strict|soft|late|early|sensible)$/i;
const UNBENDING =
  /\b(?:is|are|remains?) (?:simply |absolutely )?(?:not negotiable|non-negotiable|unacceptable|not acceptable|out of the question|off the table|not on the table|not for sale)$/i;
/** 'Ten years is too long', 'Two is not enough'. */
const TOO_MUCH =
  /^(?!(?:i|it|you|he|she|we|they)\b).{2,50} (?:is|are|was|would be) (?:(?:far|much|simply|just|clearly) )?(?:too \p{Ll}+|not enough)(?: for (?:us|me))?$/iu;
/** 'No signature without the annex'. */
const ONLY_WITH = /^no \p{Ll}+(?: \p{Ll}+)? (?:without|before|until|unless)\b/iu;
/** 'Inspectors only with an invitation', 'China is free to apply', 'Let them chair it, provided that'. */
const OFFERS =
  /^(?:[\p{L}-]+ ){1,4}?(?:but )?only (?:with|if|after|once|when)\b|^(?:\p{L}+ ){1,4}?(?:is|are|would be|will be) (?:free|welcome) to\b|^let (?:the|them|him|her|it|\p{Lu})[^,]{0,60}, (?:provided|as long as|if)\b/iu;
/** 'I do not share that concern' */
const NOT_SHARED = /^(?:i|we) (?:do not|don['’]t|cannot|can['’]t) (?:share|see it)\b/iu;
/** 'Let each country count its own' */
const LETS = /^let (?!me\b|us\b|alone\b)(?:the|each|every|all|them|those|it|\p{Lu}\p{L}+)\b/iu;
/** 'If the buyers sign, the floor can fall': what may be had at a price. */
const BARGAINS =
  /^(?:if|once|provided(?: that)?|as long as) [^,]{4,80}, (?!(?:it|this|that|there|you|nobody|no one)\b)[^,]{2,60}? (?:can|could|may|might) (?!not\b|never\b)\p{Ll}+/iu;
/** 'We have never threatened to leave', 'I am not asking for guns'. */
const NEVER_DID =
  /^(?:i|we) (?:(?:have|had) never|never) (?:threat|ask|want|demand|propos|oppos|reject|promis|claim|agree|accept|offer|refus|call|suggest|support)\p{Ll}+/iu;
/** 'I find the word insulting'. */
const I_FIND =
  /^(?:i|we) (?:find|consider|regard) .{2,60}\b(?:insulting|unacceptable|absurd|offensive|wrong|dangerous|unfair|strange|regrettable|sensible|encouraging|reasonable|fair|helpful)$/i;
/** 'The mandate goes beyond what was asked', 'They have no right to'. */
const GOES_BEYOND =
  /\b(?:goes? (?:far |well |much )?(?:beyond|too far)|do(?:es)? not go far enough|ha(?:s|ve) no (?:right|business|mandate|authority|place|intention)|\bis no (?!longer\b|doubt\b|\p{Ll}+er\b|way\b|one\b)\p{Ll}+$)/iu;
/** 'Ethiopia was never a party to it', 'Norway does not have our border'. */
const NEGATES =
  /\b(?:is|are|was|were|does|do|has|have|will|can|would)(?: (?:never|not|no longer)|n['’]t)\b|\bcannot\b/iu;
/** Tells a story, asks back, or hands over. */
const STORY = /\b(?:yesterday|years? ago|last (?:year|month|week)|when i was|at the time|in those days)\b/i;

const OPENER =
  /^(?:(?:(?:no|yes|yeah)(?=[,.;:!–—])|well|look|listen|but|and|so|because|now|still|of course|frankly|honestly|let me be (?:clear|frank|honest)[.:]?|to be (?:clear|frank|honest)|that (?=nobody\b|no one\b|we\b)|as i said|i mean|you know|however|again|then|absolutely|exactly|certainly|on the contrary|with respect|the answer is (?:no|yes)[.:;]?)(?![\p{L}]),?[.;:!]? ?(?:[–—:] ?)?)+(?=\S)/iu;

/** The first token of each half of a sentence: behind a semicolon, or behind a comma and conjunction when a subject follows. */
function halves(tokens: readonly Token[]): readonly number[] {
  const starts = [0];
  for (const [k, token] of tokens.entries()) {
    if (token.quoted || k === 0) continue;
    if (/^[;:]$/.test(token.text)) starts.push(k + 1);
    if (token.text !== ',' && !/^[—–]$/.test(token.text)) continue;
    const joins = /^(?:and|but|so|yet|or)$/.test(tokens[k + 1]?.lower ?? '');
    const subject = tokens[k + 2];
    if (
      joins &&
      subject !== undefined &&
      (PRONOUNS.has(subject.lower) ||
        DETERMINERS.has(subject.lower) ||
        isCapital(subject) ||
        subject.lower.endsWith('s'))
    )
      starts.push(k + 2);
  }
  return starts;
}

/** 'A minimum crew on every crossing.': a noun phrase that is a sentence. */
const isPhrase = (tokens: readonly Token[]): boolean =>
  tokens.length >= 4 &&
  tokens.length <= 24 &&
  (DETERMINERS.has(tokens[0]?.lower ?? '') || /^(?:and|also|double|full|more|equal)$/.test(tokens[0]?.lower ?? '')) &&
  !tokens.some(({ lower }) => AUXILIARIES.has(lower) || isFiniteVerb(lower) || PRONOUNS.has(lower) || lower === '?');

interface Half {
  readonly span: TextSpan;
  readonly draft: Draft | null;
}

/** Whether words without a cue take a stand, given the stance they were read with. */
function takesStand(sentence: SentenceMentions, span: TextSpan, stance: Draft['stance'], tokens: number): boolean {
  const words = span.text;
  if (JUDGES.test(words) || stance === 'accepts') return true;
  if (/^(?!(?:it|that|this|they|he|she|we|i|there)\b)[^,]{3,40} (?:is|are|will|can|would) not$/i.test(words))
    return true;
  if (OWN_CONDUCT.test(words) && !STORY.test(words)) return true;
  if (I_FIND.test(words) || OFFERS.test(words) || NOT_SHARED.test(words) || LETS.test(words) || NEVER_DID.test(words))
    return true;
  if (GOES_BEYOND.test(words) || UNBENDING.test(words) || TOO_MUCH.test(words) || ONLY_WITH.test(words)) return true;
  if (/\bwould have to\b/i.test(words)) return false;
  if (OUGHT.test(words)) return stance !== 'claims';
  if (DENIES_ALL.test(words) && /\b(?:can|will|would|wants?|wishes|has|is|could|should|does|did)\b/i.test(words))
    return true;
  if (/^an? /i.test(words) && GENERAL.test(words) && /\b(?:cannot|must not|does not|will never)\b/i.test(words))
    return true;
  if (!isAboutSomething(sentence, words, span)) return false;
  if (BARGAINS.test(words) && !STORY.test(words)) return true;
  if (stance !== 'claims') return VALUES.test(stance) || TAKES_STAND.test(words);
  if (STORY.test(words)) return false;
  if (ENDS_WITH_VALUE.test(words)) return true;
  if (DENIES_ALL.test(words) || (GENERAL.test(words) && tokens > 5)) return true;
  const [first] = sentence.mentions;
  return NEGATES.test(words) && first !== undefined && first.start <= span.start + 4 && first.kind !== 'document';
}

function half(sentence: SentenceMentions, { turn, holder, post }: Speaking, from: number, to: number): Half | null {
  const { text, tokens } = sentence.context;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (holder === null || first === undefined || last === undefined) return null;
  let end = last.end;
  for (let k = to - 1; k >= from && /^[.!,;:—–]$/.test(tokens[k]?.text ?? ''); k -= 1) end = tokens[k - 1]?.end ?? end;
  const view = ownView(text.slice(first.start, end));
  const opener = view > 0 ? view : (OPENER.exec(text.slice(first.start, end))?.[0].length ?? 0);
  const span = sliceOf(text, first.start + opener, end);
  if (end - span.start < 9 || span.start >= end) return null;
  if (
    view === 0 &&
    /\byou(?:r|rs|rself)?\b/i.test(span.text) &&
    !/\bgive you\b|\byou can (?:have|keep)\b/i.test(span.text)
  )
    return { span, draft: null };
  const label = turn?.label ?? holder;
  const rule = post ? 'post of the speaker' : turn === null ? 'answer in an interview' : 'answer in a transcript';
  const draft = undirected(text, span, holder, sliceOf(text, label.start, label.end), rule);
  if (view > 0)
    return {
      span,
      draft: {
        ...draft,
        cue: sliceOf(text, first.start, first.start + view).text.endsWith(', ')
          ? sliceOf(text, first.start, first.start + view - 2)
          : sliceOf(text, first.start, first.start + view - 1),
      },
    };
  if (!takesStand(sentence, span, draft.stance, to - from)) return { span, draft: null };
  if (draft.stance === 'claims' && (OFFERS.test(span.text) || BARGAINS.test(span.text)))
    return { span, draft: { ...draft, stance: 'accepts' } };
  if (NOT_SHARED.test(span.text)) return { span, draft: { ...draft, stance: 'rejects' } };
  if (draft.stance === 'claims' && LETS.test(span.text)) return { span, draft: { ...draft, stance: 'demands' } };
  if (draft.stance !== 'claims' || !JUDGES.test(span.text)) return { span, draft };
  const good = FAVOURABLE.test(span.text) && !/\bnot\b/i.test(span.text);
  return { span, draft: { ...draft, stance: good ? 'supports' : 'opposes' } };
}

/**
 * Answers of an interview: what takes a stand, or is said to be the speaker's view, but has no cue of its own. Halves of
 * one sentence that take different stands are told apart; `found` are its statements with a cue, which are left alone.
 */
export function answerDrafts(
  sentence: SentenceMentions,
  speaking: Speaking,
  found: readonly Draft[],
): readonly Draft[] {
  const { text, tokens } = sentence.context;
  if (speaking.holder !== null && speaking.wants && found.length === 0 && isPhrase(tokens)) {
    const last = tokens.findLast((token) => !/^[.!]$/.test(token.text)) ?? tokens[0];
    const first = tokens.find((token) => !/^(?:and|also|then)$/.test(token.lower)) ?? tokens[0];
    const label = speaking.turn?.label ?? speaking.holder;
    const span = sliceOf(text, first?.start ?? 0, last?.end ?? 0);
    const rule = 'answer that names what is wanted';
    return [
      { ...undirected(text, span, speaking.holder, sliceOf(text, label.start, label.end), rule), stance: 'demands' },
    ];
  }
  if (speaking.holder === null || tokens.length < 4 || tokens.length > LONGEST_ANSWER || tokens.at(-1)?.text === '?')
    return [];
  const starts = halves(tokens);
  const parts = starts
    .map((from, k) => half(sentence, speaking, from, starts[k + 1] ?? tokens.length))
    .filter((one) => one !== null);
  const taken = (span: TextSpan): boolean =>
    found.some((one) => [one.speaker, ...one.content].some((part) => part.start < span.end && span.start < part.end));
  if (found.length > 0)
    return parts.flatMap(({ span, draft }) =>
      draft === null || draft.stance === 'claims' || taken(span) ? [] : [draft],
    );
  const stances = new Set(parts.map(({ draft }) => draft?.stance ?? 'claims'));
  if (parts.length > 1 && stances.size > 1) return parts.flatMap(({ draft }) => (draft === null ? [] : [draft]));
  const whole = half(sentence, speaking, 0, tokens.length);
  const drafts = whole?.draft === null || whole === null ? parts.map(({ draft }) => draft) : [whole.draft];
  return drafts.filter((draft) => draft !== null);
}
