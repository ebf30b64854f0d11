// All frames over one sentence, in reading order, with what joins them: carried subjects, participles, sources of sources.
import { type CueSense, cuesOf, opensPhrase } from '../language/cues.ts';
import { isCapital, isQuoteMark, type Token } from '../language/tokens.ts';
import { ADVERBS, DETERMINERS, isAdjective, MODALS, nounSenses, PREPOSITIONS } from '../language/word-classes.ts';
import type { TextSpan } from '../types.ts';
import { clauseEnd, namesSource } from './clause.ts';
import { type Draft, makeDraft, trimmed } from './draft.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { rememberSubject } from './cast.ts';
import { joinDrafts } from './joined-drafts.ts';
import { nominal, predicated, predicative } from './nominal.ts';
import { accordingTo, type AccordingTo, isPassive, passive, quotedAsSaying } from './passive.ts';
import { raised } from './raising.ts';
import { relativeObjects } from './relative-objects.ts';
import { postposed, preposed, subjectAfter, type Verb } from './saying.ts';
import { phraseBetween, type Subject, subjectBefore, verbGroup } from './subject.ts';

const ACCORDING: CueSense = {
  lemma: 'according to',
  class: 'verb',
  stance: 'claims',
  negated: null,
  factive: false,
  frames: new Set(['t']),
  form: 'base',
};

/** The verb that begins at a token, with its particle: 'ruled out'. */
function verbAt(tokens: readonly Token[], at: number): Verb | null {
  const head = tokens[at];
  if (head?.kind !== 'word') return null;
  const phrasal = opensPhrase(head.lower) ? phraseAt(tokens, at) : null;
  if (phrasal !== null) return phrasal.senses.length > 0 ? phrasal : null;
  const senses = cuesOf(head.lower).filter(isVerb);
  return senses.length > 0 ? { at, last: at, senses } : null;
}

const isVerb = ({ class: kind }: CueSense): boolean => kind === 'verb';

/** A verb of several words, or no verb at all where its particle stands around what nobody can quote; else `null`. */
function phraseAt(tokens: readonly Token[], at: number): Verb | null {
  const head = tokens[at];
  // 'voted that down'
  if (
    /^(?:it|that|this|them)$/.test(tokens[at + 1]?.lower ?? '') &&
    /^(?:down|out|off|aside)$/.test(tokens[at + 2]?.lower ?? '') &&
    cuesOf(`${head?.lower} ${tokens[at + 2]?.lower}`).length > 0
  )
    return { at, last: at, senses: [] };
  const know = /^let(?:s|ting)?$/.test(head?.lower ?? '')
    ? tokens.findIndex(({ lower }, k) => k > at + 1 && k < at + 5 && lower === 'know')
    : -1;
  if (know !== -1)
    return {
      at,
      last: know,
      senses: [{ ...ACCORDING, lemma: 'let know', form: head?.lower === 'lets' ? 's' : 'past' }],
    };
  for (const length of [4, 3, 2]) {
    const words = tokens.slice(at, at + length);
    if (words.length < length || words.some((token) => token.kind !== 'word' || token.quoted !== head?.quoted))
      continue;
    const senses = cuesOf(words.map((token) => token.lower).join(' ')).filter(isVerb);
    if (senses.length > 0) return { at, last: at + length - 1, senses };
  }
  return null;
}

/** Words that are verbs elsewhere but a noun or an adjective here: 'the claims', 'a reported attack'. */
function isNounHere(tokens: readonly Token[], verb: Verb): boolean {
  const before = tokens[verb.at - 1];
  const form = verb.senses[0]?.form;
  if (before === undefined) return form === 'base' || form === 's';
  if (form === 'ing' || (before.lower === 'to' && /^continue[sd]?$/.test(tokens[verb.at - 2]?.lower ?? '')))
    return false;
  // 'her announcement dashed hopes'
  if (form === 's' && /^\p{Ll}{3,}ed$/u.test(before.text) && nounSenses(before.lower).length === 0) return true;
  if (
    DETERMINERS.has(before.lower) &&
    !/^(?:all|both|each|some|many|most|few|several|this|that|these|those|other)$/.test(before.lower)
  )
    return true;
  if (/['’]s?$/.test(before.text) && before.kind === 'mark') return true;
  if (form === 'past') return /^(?:of|as)$/.test(before.lower);
  return PREPOSITIONS.has(before.lower) || isAdjective(before.lower) || DETERMINERS.has(before.lower);
}

const PLURAL = /[^s]s$|^(?:they|we|i|you|people|men|women|police|media|\d+|who)$|men$/;

/** A base form needs a plural subject, a modal or an auxiliary; '-s' needs a singular one. */
function agrees(tokens: readonly Token[], verb: Verb, subject: Subject): boolean {
  const form = verb.senses[0]?.form;
  const group = verbGroup(tokens, verb.at);
  const helped = tokens.slice(group.from, verb.at).some((token) => MODALS.has(token.lower));
  if (form === 'base') {
    if (verb.senses.some((cue) => cue.lemma === 'read' || cue.lemma === 'cast doubt on') || helped) return true;
    const head = tokens[subject.last]?.lower ?? '';
    if (
      subject.plain === true &&
      !tokens
        .slice(subject.first, subject.last)
        .some((token, k) => token.lower === 'and' && isCapital(tokens[subject.first + k + 1]))
    )
      return PLURAL.test(head);
    return (
      subject.others.length > 0 ||
      tokens.slice(subject.first, subject.last).some((token) => token.lower === 'and') ||
      PLURAL.test(head) ||
      subject.mention.plural === true ||
      /^\p{Lu}{2,}$/u.test(tokens[subject.last]?.text ?? '')
    );
  }
  if (form === 's')
    return (
      !helped &&
      !(
        subject.mention.plural === true &&
        subject.mention.pronoun !== true &&
        nounSenses(tokens[subject.last]?.lower ?? '').length > 0
      )
    );
  return true;
}

const HYPOTHETICAL = /^(?:once|when|whenever|if|unless|until|whether)$/;

/** Rules and suppositions are no positions: 'once a majority have ratified it', 'such measures as it considers', 'no text says'. */
function isHeld(sentence: SentenceMentions, verb: Verb, subject: Subject): boolean {
  const { tokens } = sentence.context;
  const opener = tokens[subject.first - 1]?.lower ?? '';
  const first = tokens[subject.first]?.lower ?? '';
  if (
    (HYPOTHETICAL.test(opener) && !(opener === 'when' && verb.senses[0]?.form === 'past')) ||
    (opener === 'as' && (subject.mention.pronoun === true || subject.plain === true)) ||
    (opener === 'that' && /^(?:provided|providing|condition)$/.test(tokens[subject.first - 2]?.lower ?? '')) ||
    /^(?:provided|providing)$/.test(opener) ||
    (opener === 'after' && verb.senses[0]?.form === 's') ||
    /^(?:no|nobody|none|nothing)$/.test(first) ||
    (first === 'neither' && subject.others.length === 0)
  )
    return false;
  // 'The discord underscores how hard it is': what shows something is nobody who holds it.
  if (subject.plain === true && verb.senses[0]?.lemma.startsWith('under') === true && subject.mention.kind === 'group')
    return false;
  // 'would like ministers to', not 'they like it'.
  if (
    /^(?:like|hate|love|dislike)$/.test(verb.senses[0]?.lemma ?? '') &&
    !/^(?:would|'d)$/.test(tokens[verb.at - 1]?.lower ?? '')
  )
    return verb.senses[0]?.form !== 'base' && /^(?:state|organisation|body|group)$/.test(subject.mention.kind);
  if (verb.senses[0]?.lemma === 'live with')
    return tokens.slice(verbGroup(tokens, verb.at).from, verb.at).some((token) => MODALS.has(token.lower));
  // What a person decides to do is an event; what a body decides is its stand.
  if (/^(?:person|unnamed_person)$/.test(subject.mention.kind) && verb.senses[0]?.lemma === 'decide')
    return tokens[verb.last + 1]?.lower !== 'to';
  // 'An earlier version of this post said': a page on itself; 'our panel': the page's own.
  if (isOwnCorrection(sentence, subject) || (first === 'our' && sentence.context.cast.interviewee === null))
    return false;
  // 'I wanted to learn it': what somebody tells of his own past.
  if (/^(?:i|we)$/.test(first) && verb.senses[0]?.lemma === 'want' && verb.senses[0].form === 'past') return false;
  const attitude = verb.senses.every((cue) => !cue.frames.has('t') && !cue.frames.has('T'));
  if (subject.plain === true && attitude) return subject.mention.kind === 'organisation';
  if (subject.mention.pronoun === true && subject.mention.kind === 'document')
    return verb.senses.every((cue) => cue.stance !== 'claims');
  const modal = tokens
    .slice(verbGroup(tokens, verb.at).from, verb.at)
    .find((token) => /^(?:can|may|might|must|shall|should|could|cannot|can't|couldn't)$/.test(token.lower))?.lower;
  if (modal === undefined || !verb.senses.some((cue) => cue.stance !== 'claims')) return true;
  const own = /^(?:i|we)$/.test(first) && /^(?:can|may|might)$/.test(modal);
  return own || /^(?:could|cannot|can't|couldn't)$/.test(modal) || subject.negated
    ? verb.senses.some((cue) => cue.stance === 'accepts' || cue.stance === 'supports')
    : false;
}

const isOwnCorrection = ({ context: { text, tokens } }: SentenceMentions, subject: Subject): boolean =>
  /^(?:an?|the) (?:earlier|previous|original|first) (?:version|post|article|headline|story|report|update|entry)\b/i.test(
    text.slice(tokens[subject.first]?.start, tokens[subject.last]?.end),
  );

interface Work {
  readonly sentence: SentenceMentions;
  readonly drafts: Draft[];
  last: Subject | null;
}

/** The subject carried over 'and', 'but' or a comma before a participle. */
function carriedSubject(work: Work, verb: Verb): Subject | null {
  const { sentence } = work;
  const { tokens } = sentence.context;
  const group = verbGroup(tokens, verb.at);
  const before = tokens[group.subjectEnd];
  if (before === undefined || !/^(?:and|but|or|,|then|yet)$/.test(before.lower)) return null;
  const last = work.last ?? (before.text === ',' ? null : mainSubject(work, verb.at));
  if (last === null) return null;
  return { ...last, negated: group.negated, modal: group.modal, verbFrom: group.from, timeFrom: group.timeFrom };
}

function participle(work: Work, verb: Verb): readonly Draft[] {
  const { sentence } = work;
  const { tokens } = sentence.context;
  if (tokens[verb.at - 1]?.lower === 'as') {
    const quoted = quotedAsSaying(sentence, verb.at, verb.senses[0] ?? ACCORDING);
    if (quoted !== null) return [quoted];
  }
  let before = verb.at - 1;
  while (ADVERBS.has(tokens[before]?.lower ?? '') || tokens[before]?.lower.endsWith('ly') === true) before -= 1;
  const mark = tokens[before];
  const progressive = isPassive(tokens, verb.at);
  if (progressive) {
    const subject = subjectBefore(sentence, verb.at) ?? carriedSubject(work, verb);
    return subject === null ? [] : preposed(sentence, verb, subject, 'subject and verb');
  }
  if (mark === undefined && verb.at === 0) return [];
  if (
    mark?.text === ',' ||
    mark?.lower === 'and' ||
    /^(?:by|while|when|after|before|without|instead)$/.test(mark?.lower ?? '') ||
    isQuoteMark(mark)
  ) {
    const subject = work.last ?? mainSubject(work, verb.at);
    return subject === null
      ? []
      : preposed(
          sentence,
          verb,
          { ...subject, negated: false, verbFrom: verb.at, timeFrom: -1 },
          'participle with the subject of the clause',
        );
  }
  const found = subjectBefore(sentence, verb.at);
  if (found === null) return [];
  // 'with members from both camps objecting to'
  const own = tokens[found.first]?.lower === 'with' ? { ...found, first: found.first + 1 } : found;
  return tokens[own.first - 1]?.lower === 'with'
    ? preposed(sentence, verb, own, 'participle with its own subject')
    : [];
}

/** The subject of the clause's own verb, when that verb is no cue: 'Visiting Paris, the minister left, saying …'. */
function mainSubject({ sentence }: Work, before: number, documents = false): Subject | null {
  const { mentions, context } = sentence;
  const first = mentions.find(
    (one) =>
      one.last < before &&
      one.demonym !== true &&
      (documents || one.kind !== 'document') &&
      !PREPOSITIONS.has(context.tokens[one.first - 1]?.lower ?? '') &&
      (one.first <= 1 || /^(?:,|and|but)$/.test(context.tokens[one.first - 1]?.lower ?? '')),
  );
  const acronym = /^\p{Lu}{3,7}$/u.test(context.tokens[0]?.text ?? '')
    ? phraseBetween({ context, mentions }, 0, 0)
    : null;
  if (acronym !== null && before > 0 && (first?.first ?? 9) > 0) return acronym;
  const opening = context.tokens.findIndex(
    (token, k) => k < Math.min(before, 2) && /^(?:he|she|they|it)$/.test(token.lower),
  );
  if (first !== undefined && (first.first <= 1 || opening === -1))
    return {
      mention: first,
      others: [],
      first: first.first,
      last: first.last,
      negated: false,
      modal: false,
      verbFrom: before,
      timeFrom: -1,
    };
  const pronoun = context.tokens.findIndex(
    (token, k) => k < Math.min(before, 3) && /^(?:he|she|they|it)$/.test(token.lower),
  );
  return pronoun === -1 ? null : subjectBefore(sentence, pronoun + 1);
}

/** 'Neither France nor Italy supports it'. */
const deniedBoth = (tokens: readonly Token[], subject: Subject | null): Subject | null =>
  subject !== null && subject.others.length > 0 && tokens[subject.first]?.lower === 'neither'
    ? { ...subject, negated: !subject.negated }
    : subject;

/** Forms that are no verb without an auxiliary: 'give written guarantees', 'the best known clause'. */
const ONLY_PARTICIPLE = /^(?:written|known|seen|shown|sworn|spoken|proven|withdrawn|foreseen|forgotten|chosen)$/;

/** 'was quick to add that', 'is understood to favour': the verb is an infinitive, its subject that of the clause. */
function infinitive(work: Work, verb: Verb, to: number): readonly Draft[] {
  const { sentence } = work;
  const subject = raised(sentence, to);
  if (subject === null || subject.negated || !/^(?:base|past)$/.test(verb.senses[0]?.form ?? '')) return [];
  const drafts = preposed(sentence, verb, subject, 'subject, and verb in the infinitive');
  if (drafts.length > 0) work.last = subject;
  return drafts;
}

/** 'The Americans would rather have the Turks.' */
function wouldRather({ sentence }: Work, at: number): Draft | null {
  const { text, tokens } = sentence.context;
  if (!/^(?:rather|sooner)$/.test(tokens[at]?.lower ?? '') || !/^(?:would|'d)$/.test(tokens[at - 1]?.lower ?? ''))
    return null;
  const subject = subjectBefore(sentence, at);
  if (subject === null || tokens[at + 1]?.kind !== 'word') return null;
  const { end } = clauseEnd(sentence, at + 1, false);
  return makeDraft({
    text,
    tokens,
    subject,
    cue: { ...ACCORDING, stance: 'supports' },
    cueFrom: at - 1,
    cueTo: at,
    content: [trimmed(text, tokens[at + 1]?.start ?? 0, tokens[end - 1]?.end ?? 0)],
    rule: 'subject and preference',
  });
}

/** 'As one admiral put it, “…”': the rest of the sentence, or the quotation in it. */
function asPut(work: Work, at: number): Draft | null {
  const { sentence } = work;
  const { text, tokens } = sentence.context;
  if (!/^puts?$/.test(tokens[at]?.lower ?? '') || tokens[at + 1]?.lower !== 'it') return null;
  const found = subjectBefore(sentence, at);
  if (found === null) return null;
  let opens = found.first - 1;
  while (opens > found.first - 5 && tokens[opens]?.kind === 'word' && tokens[opens]?.lower !== 'as') opens -= 1;
  if (tokens[opens]?.lower !== 'as') return null;
  const [subject, after] = [{ ...found, first: opens + 1 }, at + 2];
  const behind = tokens[after]?.text === ',' ? after + 1 : after;
  const from = tokens[behind]?.lower === 'that' ? behind + 1 : behind;
  const rest = tokens[from] !== undefined && tokens[from]?.text !== '.';
  const whole = (first: number, end: number): TextSpan =>
    trimmed(text, tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);
  const end = rest ? clauseEnd(sentence, from, true).end : from;
  const content =
    rest && (opens === 0 || isQuoteMark(tokens[from]))
      ? [whole(from, end)]
      : [whole(0, opens), ...(rest ? [whole(from, end)] : [])];
  return makeDraft({
    text,
    tokens,
    subject,
    cue: ACCORDING,
    cueFrom: at,
    cueTo: at + 1,
    content,
    rule: 'as somebody put it',
  });
}

const NAMES = /^(?:call|describe|term|dub|label|brand|see|view|characteri[sz]e|consider)$/;

/** '…, says Brazil's ambassador.': nothing follows but the one who says it. */
function closesWithSpeaker(sentence: SentenceMentions, verb: Verb): boolean {
  const { tokens } = sentence.context;
  const next = tokens[verb.last + 1];
  if (!verb.senses.some(({ lemma }) => /^(?:say|add|explain|argue|note|announce|warn|write|report)$/.test(lemma)))
    return false;
  if (next === undefined || next.kind !== 'word' || /^(?:that|it|he|she|they|we|i)$/.test(next.lower)) return false;
  const named = sentence.mentions.find((one) => one.first === verb.last + 1);
  return named !== undefined && /^[.!]$/.test(tokens[named.last + 1]?.text ?? '.') && named.last >= tokens.length - 2;
}

/** Inverted ('said X'), turned round ('…, X said') or plain; the first that holds. */
function finite(work: Work, verb: Verb): readonly Draft[] {
  const { sentence } = work;
  const { tokens } = sentence.context;
  const before = tokens[verb.at - 1];
  const says = verb.senses.some((cue) => cue.frames.has('t') || cue.frames.has('T') || cue.lemma === 'add');
  const inverts =
    before !== undefined &&
    (isQuoteMark(before) ||
      /^[—–]$/.test(before.text) ||
      (before.text === ',' &&
        (namesSource(tokens, verb.at) ||
          subjectBefore(sentence, verb.at) === null ||
          closesWithSpeaker(sentence, verb))));
  if (says && inverts) {
    const subject = subjectAfter(sentence, verb);
    const turned = subject === null ? null : postposed(sentence, verb, subject, true);
    if (turned !== null) {
      work.last = subject;
      return [turned];
    }
    if (namesSource(tokens, verb.at)) return [];
  }
  const past = verb.senses[0]?.form === 'past';
  // 'neither confirmed nor denied'
  if (before?.lower === 'nor') return [];
  if (
    ONLY_PARTICIPLE.test(tokens[verb.at]?.lower ?? '') &&
    verbGroup(tokens, verb.at).from === verb.at &&
    tokens[verb.last + 1]?.lower !== 'by'
  )
    return [];
  if (past && (isPassive(tokens, verb.at) || tokens[verb.last + 1]?.lower === 'by')) {
    const drafts = verb.senses.map((sense) => passive(sentence, verb, sense)).filter((draft) => draft !== null);
    return drafts.slice(0, 1);
  }
  const own = subjectBefore(sentence, verb.at);
  // 'with what he called a heavy heart': words of the narrator's own, in another's manner.
  if (own !== null && tokens[own.first - 1]?.lower === 'what' && verb.senses.some((cue) => NAMES.test(cue.lemma)))
    return [];
  const subject = deniedBoth(tokens, own ?? carriedSubject(work, verb));
  if (subject === null || !agrees(tokens, verb, subject) || !isHeld(sentence, verb, subject)) return [];
  const turned = own === null ? null : postposed(sentence, verb, subject, false);
  const drafts =
    turned !== null
      ? [turned]
      : preposed(sentence, verb, subject, own === null ? 'verb with the subject carried over' : 'subject and verb');
  if (drafts.length > 0) work.last = subject;
  return drafts;
}

function atToken(work: Work, at: number): readonly Draft[] {
  const { sentence } = work;
  const { tokens } = sentence.context;
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || token.quoted) return [];
  if (at > 0 && isCapital(token) && isCapital(tokens[at - 1]) === true) return [];
  if (sentence.mentions.some((one) => one.first < at && one.last >= at)) return [];
  const held = predicated(sentence, at);
  if (held !== null) return [held];
  const others = cuesOf(token.lower);
  const carried = others.every(({ class: kind }) => kind === 'verb') ? null : (work.last ?? mainSubject(work, at));
  for (const sense of others) {
    const draft =
      sense.class === 'adjective'
        ? predicative(sentence, at, sense, carried)
        : sense.class === 'noun' && (at > 0 || !isCapital(token))
          ? nominal(sentence, at, sense, carried)
          : null;
    if (draft === null) continue;
    const { holder, others: joint } = draft;
    // 'Egypt rejected Ethiopia's proposal to … and demanded': the owner of a noun is not who goes on.
    if (draft.rule === 'owner and noun' && (work.last !== null || holder.first > 1)) return [draft];
    work.last = {
      mention: holder,
      others: joint,
      first: holder.first,
      last: holder.last,
      negated: false,
      modal: false,
      verbFrom: at,
      timeFrom: -1,
    };
    return [draft];
  }
  const put = asPut(work, at) ?? wouldRather(work, at);
  if (put !== null) return [put];
  const verb = verbAt(tokens, at);
  const continued = tokens[at - 1]?.lower === 'to' && /^continue[sd]?$/.test(tokens[at - 2]?.lower ?? '');
  if (verb === null || tokens[at - 1]?.lower === 'let') return [];
  if (tokens[at - 1]?.lower === 'to' && !continued) return infinitive(work, verb, at - 1);
  if (tokens[at - 1]?.lower === 'have' && tokens[at - 2]?.lower === 'to') return infinitive(work, verb, at - 2);
  if (verb.senses[0]?.form === 'ing') return participle(work, verb);
  return isNounHere(tokens, verb) ? [] : finite(work, verb);
}

/** No sentence of a person's says more; a line of machine text may. */
const MOST_DRAFTS = 24;

/** Statements proposed in one sentence. */
export function sentenceStatements(sentence: SentenceMentions): readonly Draft[] {
  const work: Work = { sentence, drafts: [], last: null };
  const { tokens, cast } = sentence.context;
  const sources: AccordingTo[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!tokens[at]?.quoted) {
      const source = accordingTo(sentence, at);
      if (source !== null) sources.push(source);
    }
    if (work.drafts.length >= MOST_DRAFTS) break;
    const found = atToken(work, at);
    for (const draft of found) {
      if (work.drafts.some((other) => sameContent(other, draft))) continue;
      work.drafts.push(draft);
      if (draft.rule !== 'owner and noun' || draft.holder.first <= 1)
        rememberSubject(cast, draft.others.length > 0 ? { ...draft.holder, plural: true } : draft.holder);
    }
  }
  for (const draft of relativeObjects(sentence))
    if (!work.drafts.some(({ cue }) => cue?.start === draft.cue?.start)) work.drafts.push(draft);
  if (work.drafts.length === 0) {
    const subject = mainSubject(work, tokens.length, true);
    if (subject !== null) rememberSubject(cast, subject.mention);
  }
  cast.person =
    sentence.mentions.findLast(({ kind, plural }) => /^(?:unnamed_)?person$/.test(kind) && plural !== true) ??
    cast.person;
  return joinDrafts(work.drafts, sources, sentence, ACCORDING);
}

function sameContent(a: Draft, b: Draft): boolean {
  const [x, y] = [a.content[0], b.content[0]];
  return x !== undefined && y !== undefined && x.start === y.start && x.end === y.end;
}
