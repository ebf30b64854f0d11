// Statements of a whole page: sentence after sentence, and what only shows across sentences (quotations, turns, headlines).
import type { Span } from '../../basics/index.ts';
import { findQuotes } from '../language/quotes.ts';
import { sentencesOf } from '../language/sentences.ts';
import { isQuoteMark, tokenise } from '../language/tokens.ts';
import { PLACE_HEAD } from '../lines.ts';
import { AUXILIARIES, isFiniteVerb } from '../language/word-classes.ts';
import type { DocumentLine, TextSpan } from '../types.ts';
import { type Cast, newCast, rememberSubject } from './cast.ts';
import { findCondition } from './conditions.ts';
import { type Draft, kindOf, sliceOf } from './draft.ts';
import { impliedStates, properNames } from './implied-states.ts';
import type { Mention } from './mention.ts';
import { mentionsIn, type SentenceMentions } from './mentions-in.ts';
import { sentenceStatements } from './sentence-statements.ts';
import { stanceOfContent } from './stance.ts';
import { isUnlabelledInterview, type Turn, turnsOf } from './transcript.ts';

interface ReadSentence extends SentenceMentions {
  readonly span: Span;
  readonly line: DocumentLine;
}

export interface PageStatements {
  readonly sentences: readonly ReadSentence[];
  readonly drafts: readonly Draft[];
}

interface Page {
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly quotes: readonly Span[];
  readonly cast: Cast;
  readonly turns: ReadonlyMap<number, Turn>;
  readonly interview: boolean;
  readonly sentences: ReadSentence[];
  readonly drafts: Draft[];
}

const SPEAKS = new Set(['person', 'unnamed_person', 'state', 'organisation', 'body', 'office', 'group']);

function undirected(text: string, span: TextSpan, holder: Mention, speaker: TextSpan, rule: string): Draft {
  return {
    speaker,
    holder,
    others: [],
    behalf: holder.represents,
    cue: null,
    content: [span],
    kind: kindOf([span]) === 'reported' ? 'direct' : kindOf([span]),
    stance: stanceOfContent(span.text, holder.represents === null ? [holder.id] : [holder.id, holder.represents]),
    condition: findCondition(text, span.start, span.end),
    via: null,
    time: null,
    date: null,
    rule,
    reasons: [rule],
  };
}

/** The part of a sentence that is one quotation from its first to its last mark. */
function wholeQuote(text: string, { context: { tokens } }: SentenceMentions): TextSpan | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (!isQuoteMark(first) && !first.quoted) return null;
  const outside = tokens.filter((token) => !token.quoted && !isQuoteMark(token) && token.kind !== 'mark');
  return outside.length === 0 ? sliceOf(text, first.start, last.end) : null;
}

/** `“…,” she said. “…”`: the second quotation belongs to the first statement; in a new paragraph it is one of its own. */
function continued(page: Page, sentence: ReadSentence, sameParagraph: boolean, previous: Draft | null): void {
  const { text, drafts } = page;
  const quote = wholeQuote(text, sentence);
  const last = drafts.at(-1);
  if (
    quote === null ||
    previous === null ||
    last !== previous ||
    last.kind === 'reported' ||
    last.holder.kind === 'document'
  )
    return;
  if (sameParagraph) {
    const content = [...last.content, quote];
    drafts[drafts.length - 1] = {
      ...last,
      content,
      kind: kindOf(content),
      condition: last.condition ?? findCondition(text, quote.start, quote.end),
    };
  } else if (quote.text.length > 24 && !isInnerParagraph(page, sentence.line))
    drafts.push(
      undirected(text, quote, last.holder, last.speaker, 'quotation that goes on after the speaker was named'),
    );
}

/** A later paragraph of a quotation that began before it. */
const isInnerParagraph = ({ quotes }: Page, { start }: DocumentLine): boolean =>
  quotes.some((one) => one.start < start && one.end > start);

/** `Her answer was short: “…”` */
function afterColon(page: Page, sentence: ReadSentence): Draft | null {
  const { text } = page;
  const { tokens } = sentence.context;
  const colon = tokens.findIndex(
    (token, k) => /^[:—–]$/.test(token.text) && !token.quoted && isQuoteMark(tokens[k + 1]),
  );
  const [open, last] = [tokens[colon + 1], tokens.at(-1)];
  if (colon < 1 || open === undefined || last === undefined) return null;
  const holder =
    sentence.mentions.find((one) => one.last < colon && SPEAKS.has(one.kind) && one.demonym !== true) ??
    (/^(?:he|she|his|her)$/.test(tokens[0]?.lower ?? '') ? page.cast.subjects.at(-1) : undefined);
  if (holder === undefined) return null;
  const span = sliceOf(text, open.start, last.end);
  const speaker =
    holder.first <= colon && holder.start >= sentence.span.start
      ? sliceOf(text, holder.start, holder.end)
      : sliceOf(text, tokens[0]?.start ?? 0, tokens[0]?.end ?? 0);
  return undirected(text, span, holder, speaker, 'quotation after a colon');
}

/** Quotations of several paragraphs: their other paragraphs belong to the content too. */
function withWholeQuotes({ text, lines, quotes }: Page, draft: Draft): Draft {
  const content = draft.content.flatMap((part) => {
    const quote = quotes.find(
      (one) => part.start < one.end && one.start < part.end && (one.end > part.end + 1 || one.start < part.start),
    );
    if (quote === undefined) return [part];
    const pieces = lines
      .filter(
        (line) =>
          line.start < quote.end && line.end > quote.start && (line.end <= part.start || line.start >= part.end),
      )
      .map((line) => sliceOf(text, Math.max(line.start, quote.start), Math.min(line.end, quote.end)));
    const line = lines.find((one) => one.start <= part.start && one.end >= part.end);
    const end = line !== undefined && line.end - part.end <= 2 ? Math.min(line.end, quote.end) : part.end;
    return [...pieces, sliceOf(text, part.start, end)];
  });
  if (content.length === draft.content.length) return draft;
  const ordered = content
    .sort((a, b) => a.start - b.start)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1]?.end ?? 0));
  const whole = ordered.map((part) => part.text).join(' ');
  const { holder, stance } = draft;
  const own = holder.represents === null ? [holder.id] : [holder.id, holder.represents];
  return { ...draft, content: ordered, stance: stance === 'claims' ? stanceOfContent(whole, own) : stance };
}

function readSentence(page: Page, span: Span, line: DocumentLine): ReadSentence {
  const { text, quotes, cast } = page;
  return { ...mentionsIn(text, tokenise(text, span, quotes), cast), span, line };
}

const HEADLINE = new Set(['title', 'subhead']);

function headlineDrafts(page: Page, sentence: ReadSentence): readonly Draft[] {
  const { text } = page;
  const { tokens } = sentence.context;
  const found = sentenceStatements(sentence).filter(
    (draft) =>
      SPEAKS.has(draft.holder.kind) &&
      sentence.mentions.some((one) => one.id === draft.holder.id) &&
      draft.holder.pronoun !== true,
  );
  if (found.length > 0)
    return found.map((draft) => ({ ...draft, kind: 'headline' as const, reasons: ['headline', ...draft.reasons] }));
  const colon = tokens.findIndex((token) => token.text === ':');
  const holder = sentence.mentions.find((one) => one.last === colon - 1 && one.first <= 1 && SPEAKS.has(one.kind));
  const [first, last] = [tokens[colon + 1], tokens.at(-1)];
  if (colon < 1 || holder === undefined || first === undefined || last === undefined || colon + 3 > tokens.length)
    return [];
  const tells = tokens
    .slice(colon + 1)
    .some(
      (token) =>
        isQuoteMark(token) ||
        AUXILIARIES.has(token.lower) ||
        isFiniteVerb(token.lower) ||
        /^(?:to|no|not|never)$/.test(token.lower),
    );
  if (!tells) return [];
  const span = sliceOf(text, first.start, last.end);
  return [
    {
      ...undirected(text, span, holder, sliceOf(text, holder.start, holder.end), 'headline: name and colon'),
      kind: 'headline',
    },
  ];
}

/** Answers of a transcript: what takes a stand but has no cue of its own. */
function answerDraft(page: Page, sentence: ReadSentence, turn: Turn, holder: Mention): Draft | null {
  const { text } = page;
  const { tokens } = sentence.context;
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined || tokens.length < 5 || last.text === '?') return null;
  const end = /[.!]/.test(last.text) ? (tokens.at(-2)?.end ?? last.end) : last.end;
  const span = sliceOf(text, first.start, end);
  const draft = undirected(
    text,
    span,
    holder,
    sliceOf(text, turn.label.start, turn.label.end),
    'answer in a transcript',
  );
  return draft.stance === 'claims' ? null : draft;
}

/** For whom the page's head says that somebody speaks: 'Norland's chief negotiator'. */
function sideInHead(head: readonly ReadSentence[]): string | null {
  const described = head
    .flatMap(({ mentions }) => mentions)
    .find((one) => one.kind === 'unnamed_person' && one.represents !== null);
  return described?.represents ?? null;
}

/** The person who answers: by the label's name, else the first person of the page's head. */
function answering(page: Page, turn: Turn | null): Mention | null {
  const { cast, sentences } = page;
  const named =
    turn === null
      ? undefined
      : [...cast.surnames.values()].find((one) =>
          turn.name
            .toLowerCase()
            .split(/[^\p{L}-]+/u)
            .includes((one.name.split(' ').at(-1) ?? '').toLowerCase()),
        );
  if (named !== undefined) return named;
  if (turn !== null && !/^A(?:nswer)?$/.test(turn.name)) {
    const own = mentionsIn(page.text, tokenise(page.text, turn.label, []), cast).mentions[0];
    if (own !== undefined) return own;
    const name = turn.name.replace(/ \(.*/, '');
    return {
      start: turn.label.start,
      end: turn.label.end,
      text: turn.name,
      id: name.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_'),
      kind: 'person',
      name,
      represents: null,
      first: 0,
      last: 0,
    };
  }
  const head = sentences.filter(({ line }) => line.role !== 'duplicate_title').slice(0, 8);
  const known = head.flatMap(({ mentions }) => mentions).find((one) => one.kind === 'person');
  if (known !== undefined) {
    const person = cast.surnames.get(known.name.split(' ').at(-1) ?? '') ?? known;
    return person.represents === null ? { ...person, represents: sideInHead(head) } : person;
  }
  return head.flatMap(({ mentions }) => mentions).find((one) => one.kind === 'unnamed_person') ?? null;
}

const isQuestion = (text: string, line: DocumentLine): boolean =>
  /\?["”’)]*\s*$/.test(text.slice(Math.max(line.start, line.end - 4), line.end));

const anonymous = (line: DocumentLine): Mention => ({
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

interface Speaking {
  turn: Turn | null;
  holder: Mention | null;
}

/** Who speaks in the first person in this line. */
function takeTurn(page: Page, line: DocumentLine, speaking: Speaking): void {
  const { text, turns, interview, cast } = page;
  const turn = turns.get(line.line);
  if (turn !== undefined) {
    speaking.turn = turn.asks ? null : turn;
    speaking.holder = turn.asks ? null : answering(page, turn);
  } else if (interview && turns.size === 0) {
    speaking.holder = isQuestion(text, line) ? null : (answering(page, null) ?? anonymous(line));
  }
  cast.interviewee = speaking.holder;
}

/** Behind '(a) ', '1. ', 'LOCARNO — ', 'Nairobi, 9 October 2023 (DT) — '. */
function afterPlace(text: string, line: DocumentLine): number {
  const head = text.slice(line.start, Math.min(line.end, line.start + 120));
  return line.start + ((/^(?:\([a-z]\)|\d{1,2}[.)]|[-•*]) /.exec(head) ?? PLACE_HEAD.exec(head))?.[0].length ?? 0);
}

function bodyLine(page: Page, line: DocumentLine, speaking: Speaking): void {
  const { text, quotes, drafts } = page;
  const turn = page.turns.get(line.line);
  let previousInLine: Draft | null = null;
  for (const span of sentencesOf(text, turn?.body ?? afterPlace(text, line), line.end, quotes)) {
    const sentence = readSentence(page, span, line);
    page.sentences.push(sentence);
    const found = sentenceStatements(sentence);
    const before = drafts.at(-1) ?? null;
    drafts.push(...found);
    if (found.length === 0) {
      const colon = speaking.turn === null ? afterColon(page, sentence) : null;
      if (colon !== null) {
        drafts.push(colon);
        rememberSubject(page.cast, colon.holder);
      } else if (speaking.turn !== null && speaking.holder !== null) {
        const answer = answerDraft(page, sentence, speaking.turn, speaking.holder);
        if (answer !== null) drafts.push(answer);
      } else continued(page, sentence, previousInLine !== null, previousInLine ?? before);
    }
    previousInLine = drafts.at(-1) ?? null;
    if (found.length === 0 && drafts.length > 0 && drafts.at(-1) === before) previousInLine = null;
  }
}

const isClock = (text: string, line: DocumentLine): boolean =>
  line.end - line.start < 40 && /\b\d{1,2}[:.]\d{2}\b/.test(text.slice(line.start, line.end));

/** Reads article lines in their order. Linear in the text. */
export function readStatements(
  text: string,
  lines: readonly DocumentLine[],
  roleOf: (role: string) => 'headline' | 'body' | 'skip',
): PageStatements {
  const quotes = findQuotes(text, lines);
  const turns = turnsOf(text, lines);
  const page: Page = {
    text,
    lines,
    quotes,
    cast: newCast(impliedStates(text, lines), properNames(text)),
    turns,
    interview: turns.size > 0 || isUnlabelledInterview(text, lines),
    sentences: [],
    drafts: [],
  };
  const speaking: Speaking = { turn: null, holder: null };
  for (const line of lines) {
    const role = roleOf(line.role);
    if (isClock(text, line)) page.cast.subjects.length = 0;
    if (role === 'skip') continue;
    if (role === 'body' || turns.has(line.line)) {
      takeTurn(page, line, speaking);
      bodyLine(page, line, speaking);
      continue;
    }
    const sentence = readSentence(page, { start: line.start, end: line.end }, line);
    page.sentences.push(sentence);
    const mark = page.cast.subjects.length;
    if (HEADLINE.has(line.role)) page.drafts.push(...headlineDrafts(page, sentence));
    page.cast.subjects.length = Math.min(page.cast.subjects.length, mark);
  }
  return { sentences: page.sentences, drafts: page.drafts.map((draft) => withWholeQuotes(page, draft)) };
}
