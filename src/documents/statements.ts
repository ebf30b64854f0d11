import type { Span } from '../basics/index.ts';
import { type Cue, cuesOf } from './cues.ts';
import type { Mention } from './mentions.ts';
import type { Stance, Statement, TextSpan } from './types.ts';

type Draft = Omit<Statement, 'id'>;

const SKIP =
  /^(?:[,\s]|who\b[^,]{0,120},|(?:has|have|had|was|is|are|were|remain|remains|also|later|long|again|since|then|could|would|however|yesterday|in|on|at|repeatedly|firmly|['’]s?|once|further|now|earlier)\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\w+ly\b)+$/;
const OBJECT =
  /^(?: (?:reporters|journalists|the (?:Senate|House|press|parliament|council)|parliament|lawmakers))?(?: (?:on|upon|for|out|of|to|that|as))*(?: that)?(?=\s)/;
const CLAUSE_END =
  /,? according to |; |, (?:and|but) (?:he|she|they|it|would|a|the)\b| and (?:he|she|they)\b|, (?:which|labeling|calling|targeting|later|reports|the final|but|after|with [A-Z])\b|, (?:the )?\w+ \w+ states/;
const CONDITION = /\b(?:only if|if|provided that|on condition that|unless|only when|until)\b[^,;.]*/;
const QUOTE = /[“"][^”"]*[”"]/g;

const slice = (text: string, start: number, end: number): TextSpan => ({ start, end, text: text.slice(start, end) });

function insideQuote(quotes: readonly Span[], at: number): boolean {
  return quotes.some((quote) => at > quote.start && at < quote.end);
}

function trimmed(text: string, start: number, end: number): TextSpan {
  let from = start;
  let to = end;
  while (from < to && /[\s,:]/.test(text[from] ?? '')) from += 1;
  while (to > from && /[\s.,;:]/.test(text[to - 1] ?? '')) to -= 1;
  return slice(text, from, to);
}

function speakerBefore(text: string, mentions: readonly Mention[], cueStart: number): Mention | null {
  const before = mentions.filter((mention) => mention.end <= cueStart);
  const relative = /, who\b[^;.]{0,200},\s*$/.exec(text.slice(Math.max(0, cueStart - 220), cueStart));
  if (relative !== null) {
    const at = Math.max(0, cueStart - 220) + relative.index;
    const head = before.findLast((mention) => mention.end === at);
    if (head !== undefined) return head;
  }
  for (const mention of before.slice(-4).toReversed()) {
    if (mention.demonym === true && text[mention.end] === ' ' && cueStart - mention.end > 1) continue;
    const between = text.slice(mention.end, cueStart).trim();
    if (between === '' || SKIP.test(between)) return mention;
  }
  return null;
}

/** The subject carried over 'and': the speaker of the sentence's previous statement. */
function carried(
  text: string,
  last: Draft | undefined,
  cueStart: number,
  mentions: readonly Mention[],
): Mention | null {
  if (
    last === undefined ||
    !/(?:,|and|but)\s*(?:later |also |had |has )?$/.test(text.slice(Math.max(0, cueStart - 24), cueStart))
  )
    return null;
  return mentions.find((mention) => mention.start === last.speaker.start) ?? null;
}

function stanceFor(cue: Cue, content: string): Stance {
  if (cue.stance !== 'claims') return cue.stance;
  if (/\b(?:will|would|does|do|can|could) (?:not|never|no)\b|\bno such\b|\baccept no\b/.test(content)) return 'rejects';
  if (/\bmust\b|\bshould\b|\bhas to\b/.test(content)) return 'demands';
  if (/\bagree to\b|\bwould (?:help|accept)\b|\bready to\b/.test(content)) return 'accepts';
  return /mistake|futile|utopia|road to nowhere|decline\b/.test(content) ? 'opposes' : 'claims';
}

function makeDraft(
  text: string,
  speaker: Mention,
  cue: TextSpan,
  content: TextSpan,
  lexical: Cue,
  rule: string,
): Draft {
  const quoted = [...content.text.matchAll(QUOTE)].reduce((sum, quote) => sum + quote[0].length, 0);
  const kind = quoted >= content.text.length - 2 && quoted > 0 ? 'direct' : quoted > 0 ? 'mixed' : 'reported';
  return {
    speaker: slice(text, speaker.start, speaker.end),
    actor: speaker.id,
    on_behalf_of: speaker.represents,
    cue,
    content: [content],
    kind,
    provision: null,
    stance: stanceFor(lexical, content.text),
    condition: CONDITION.exec(content.text)?.[0].trim() ?? null,
    via: null,
    reasons: [
      rule,
      `'${cue.text}' is read as '${lexical.stance}'`,
      ...(speaker.pronoun === true ? [`'${speaker.text}' stands for ${speaker.name}`] : []),
    ],
  };
}

/** `“…,” said X` and `…, X said`: content before the cue. */
function postposed(
  text: string,
  sentence: Span,
  mentions: readonly Mention[],
  at: number,
  word: string,
): readonly [Mention, TextSpan] | null {
  const end = at + word.length;
  const after = mentions.find((mention) => mention.start >= end && text.slice(end, mention.start).trim() === '');
  const head = text.slice(sentence.start, at);
  if (after !== undefined && /[,”"]\s*$/.test(head)) return [after, trimmedQuote(text, sentence.start, at)];
  const before = speakerBefore(text, mentions, at);
  if (
    before !== null &&
    /[,”"]\s*$/.test(text.slice(sentence.start, before.start)) &&
    /^\s*(?:[.,]|$)/.test(text.slice(end, sentence.end))
  )
    return [before, trimmedQuote(text, sentence.start, before.start)];
  return null;
}

function trimmedQuote(text: string, start: number, end: number): TextSpan {
  const found = trimmed(text, start, end);
  return found.text.startsWith('“') || found.text.startsWith('"')
    ? slice(text, found.start, start + text.slice(start, end).trimEnd().length)
    : found;
}

function contentAfter(text: string, from: number, end: number): TextSpan {
  const rest = text.slice(from, end);
  const stop = CLAUSE_END.exec(rest);
  return trimmed(text, from, stop === null || stop.index < 8 ? end : from + stop.index);
}

/** Statements proposed in one sentence; mentions must be those of the sentence, in order. */
export function statementsIn(text: string, sentence: Span, mentions: readonly Mention[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const body = text.slice(sentence.start, sentence.end);
  const quotes = [...body.matchAll(QUOTE)].map((q) => ({
    start: sentence.start + q.index,
    end: sentence.start + q.index + q[0].length,
  }));
  for (const match of body.matchAll(/[A-Za-z]+/g)) {
    const cue = cuesOf(match[0])[0];
    const at = sentence.start + match.index;
    if (cue === undefined || insideQuote(quotes, at) || mentions.some((m) => m.start <= at && at < m.end && !m.pronoun))
      continue;
    const draft = draftAt(text, sentence, mentions, at, match[0], cue, drafts.at(-1));
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

function draftAt(
  text: string,
  sentence: Span,
  mentions: readonly Mention[],
  at: number,
  word: string,
  cue: Cue,
  last: Draft | undefined,
): Draft | null {
  const after = postposed(text, sentence, mentions, at, word);
  if (cue.says && after !== null && after[1].text.length > 3)
    return makeDraft(
      text,
      after[0],
      slice(text, at, at + word.length),
      after[1],
      cue,
      'words before, speaker and verb after',
    );
  const speaker =
    (cue.kind === 'noun' ? ownerOf(text, mentions, at) : null) ??
    speakerBefore(text, mentions, at) ??
    carried(text, last, at, mentions);
  if (speaker === null || /^declined? to comment/.test(text.slice(at, sentence.end))) return null;
  const object = OBJECT.exec(text.slice(at + word.length, sentence.end))?.[0] ?? '';
  if (cue.kind === 'noun' && object === '') return null;
  const cueEnd = at + word.length + object.length;
  const content = contentAfter(text, cueEnd, sentence.end);
  if (content.text.length < 4) return null;
  return makeDraft(
    text,
    speaker,
    slice(text, at, cueEnd),
    content,
    cue,
    cue.kind === 'noun' ? 'owner and noun' : 'speaker and verb',
  );
}

function ownerOf(text: string, mentions: readonly Mention[], at: number): Mention | null {
  const owner = mentions.findLast((mention) => mention.end <= at);
  return owner !== undefined && /^(?:['’]s?)?\s*$/.test(text.slice(owner.end, at)) ? owner : null;
}
