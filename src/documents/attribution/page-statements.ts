// Statements of a whole page: sentence after sentence, and what only shows across sentences (quotations, turns, headlines).
import type { Span } from '../../basics/index.ts';
import { findQuotes } from '../language/quotes.ts';
import { sentencesOf } from '../language/sentences.ts';
import { isCapital, isQuoteMark, type Token, tokenise } from '../language/tokens.ts';
import { PLACE_HEAD } from '../lines.ts';
import { AUXILIARIES, isFiniteVerb, MODALS } from '../language/word-classes.ts';
import type { DocumentLine, TextSpan } from '../types.ts';
import { type Cast, newCast, rememberSubject, resolvePronoun } from './cast.ts';
import { colonClaim } from './colon-claims.ts';
import { findCondition } from './conditions.ts';
import { type Draft, kindOf, sliceOf, trimmed } from './draft.ts';
import { answerDrafts, type Speaking, undirected } from './answers.ts';
import { impliedStates, properNames } from './implied-states.ts';
import { anonymous, answering, knownAs, posting } from './interview.ts';
import { type LeadIn, leadInOf, listDraft } from './lists.ts';
import type { Mention } from './mention.ts';
import { mentionsIn, type SentenceMentions } from './mentions-in.ts';
import { resolved, type Resolver, resolverOf } from './resolution.ts';
import { sentenceStatements } from './sentence-statements.ts';
import { stanceOfContent } from './stance.ts';
import { type Post, postsOf } from './posts.ts';
import { askingLines, isUnlabelledInterview, type Turn, turnsOf } from './transcript.ts';

interface ReadSentence extends SentenceMentions {
  readonly span: Span;
  readonly line: DocumentLine;
}

export interface PageStatements {
  readonly sentences: readonly ReadSentence[];
  readonly drafts: readonly Draft[];
  /** Labels of turns that name who speaks. */
  readonly labels: readonly Mention[];
}

interface Page {
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly quotes: readonly Span[];
  readonly cast: Cast;
  readonly turns: ReadonlyMap<number, Turn>;
  /** In an interview without labels: the lines that ask. */
  readonly asking: ReadonlySet<number>;
  readonly interview: boolean;
  /** Whether all turns that do not ask are one person's. */
  readonly oneAnswers: boolean;
  readonly posts: ReadonlyMap<number, Post>;
  readonly sentences: ReadSentence[];
  readonly drafts: Draft[];
  /** Labels of turns, as mentions of who speaks. */
  readonly labels: Mention[];
  /** In an interview without labels: whether a question has come. */
  asked: boolean;
  /** Who answers in it. */
  answers: Mention | null;
  /** What was asked last. */
  question: TextSpan | null;
  /** What the line before a list says of its items. */
  lead: LeadIn | null;
  /** Who resolves what stands below: 'The Assembly,'. */
  resolver: Resolver | null;
  /** Whose remarks fill the page. */
  alone: Mention | null;
}

const SPEAKS = new Set(['person', 'unnamed_person', 'state', 'organisation', 'body', 'office', 'group']);

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

const PERSONAL = new Set(['person', 'unnamed_person']);

/** 'Does he want a veto too? “No …”', 'She waves that away. “They never came.”': whoever the page is about answers. */
function retorted(page: Page, sentence: ReadSentence, told: ReadSentence | null): Draft | null {
  const { text, drafts, cast } = page;
  const quote = told === null ? null : wholeQuote(text, sentence);
  if (told === null || quote === null || quote.text.length < 12) return null;
  const { tokens } = told.context;
  const asked = tokens.at(-1)?.text === '?';
  const opener = tokens[0]?.lower ?? '';
  if (!asked && !/^(?:he|she)$/.test(opener)) return null;
  const spoken = drafts.filter(({ kind, holder }) => kind !== 'reported' && PERSONAL.has(holder.kind));
  const last = spoken.at(-1);
  if (last === undefined || spoken.length < 2) return null;
  const { holder, speaker } = asked ? last : { holder: resolvePronoun(cast, opener), speaker: last.speaker };
  if (holder === null || !spoken.some((one) => one.holder.id === holder.id)) return null;
  const words = asked ? speaker : sliceOf(text, tokens[0]?.start ?? 0, tokens[0]?.end ?? 0);
  return undirected(text, quote, holder, words, 'quotation behind what the narrator asks or tells of the speaker');
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

/** 'He rejected suggestions that it was in danger: “…”': the quotation behind the colon is the same speaker's. */
function quotedBehind({ text }: Page, { context: { tokens } }: ReadSentence, found: readonly Draft[]): Draft | null {
  const colon = tokens.findIndex((token, k) => token.text === ':' && !token.quoted && isQuoteMark(tokens[k + 1]));
  const [open, last, told] = [tokens[colon + 1], tokens.at(-1), found.at(-1)];
  if (colon < 1 || open === undefined || last === undefined || told === undefined) return null;
  if (found.some(({ content }) => content.some(({ end }) => end > open.start))) return null;
  return undirected(text, sliceOf(text, open.start, last.end), told.holder, told.speaker, 'quotation after a colon');
}

/** `Islamabad's line has not moved: there is …` */
function heldBehind({ text }: Page, sentence: ReadSentence): Draft | null {
  const claim = colonClaim(sentence);
  const { tokens } = sentence.context;
  const [first, last] = [tokens[claim?.from ?? -1], tokens.at(-1)];
  if (claim === null || first === undefined || last === undefined || last.text === '?') return null;
  const { holder } = claim;
  const span = trimmed(text, first.start, last.end);
  return undirected(text, span, holder, sliceOf(text, holder.start, holder.end), 'view after a colon');
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

/** A headline in title case says no more with its capitals than one in sentence case: only names keep them. */
function sentenceCased(page: Page, sentence: ReadSentence): ReadSentence {
  const { tokens } = sentence.context;
  const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 3);
  if (words.length < 4 || words.some((token) => !isCapital(token))) return sentence;
  const kept = (token: Token, at: number): boolean =>
    at === 0 || page.cast.proper.has(token.text) || sentence.mentions.some((one) => one.first <= at && one.last >= at);
  const lowered = tokens.map((token, at) => (kept(token, at) ? token : { ...token, text: token.text.toLowerCase() }));
  return { ...mentionsIn(page.text, lowered, page.cast), span: sentence.span, line: sentence.line };
}

/** `Japan 'will consider leaving'`: what somebody does, in quotation marks, is what he said of himself. */
function quotedPredicate({ text }: Page, { span, mentions }: ReadSentence): Draft | null {
  const holder = mentions.find((one) => one.first <= 1 && SPEAKS.has(one.kind) && one.demonym !== true);
  const rest = holder === undefined ? '' : text.slice(holder.end, span.end);
  const verb = /^ (?=['‘"“](?<verb>\p{L}+) [^'‘"“]+['’"”]$)/u.exec(rest)?.groups?.['verb'] ?? '';
  if (holder === undefined || !(MODALS.has(verb) || isFiniteVerb(verb))) return null;
  const speaker = sliceOf(text, holder.start, holder.end);
  const said = sliceOf(text, holder.end + 1, span.end);
  return { ...undirected(text, said, holder, speaker, 'headline: name and quotation'), kind: 'headline' };
}

function headlineDrafts(page: Page, written: ReadSentence): readonly Draft[] {
  const { text } = page;
  const sentence = sentenceCased(page, written);
  const { tokens } = sentence.context;
  const found = sentenceStatements(sentence).filter(
    (draft) =>
      SPEAKS.has(draft.holder.kind) &&
      sentence.mentions.some((one) => one.id === draft.holder.id) &&
      draft.holder.pronoun !== true &&
      // 'The man who says no to the treaty'
      !/^(?:(?:the|a) )?(?:man|woman|people|person|minister|diplomat|negotiator)$/i.test(draft.speaker.text),
  );
  if (found.length > 0)
    return found.map((draft) => ({ ...draft, kind: 'headline' as const, reasons: ['headline', ...draft.reasons] }));
  const predicate = quotedPredicate(page, sentence);
  if (predicate !== null) return [predicate];
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

/** The words that ask, without stars or dashes around them; `null` where a label stands alone. */
function questionIn(text: string, start: number, end: number): TextSpan | null {
  const words = text.slice(start, end);
  const from = words.search(/[\p{L}\p{N}“"‘«]/u);
  return from === -1 ? null : sliceOf(text, start + from, start + words.replace(/[\s*_]+$/, '').length);
}

/** Who speaks in the first person in this line. */
function takeTurn(page: Page, line: DocumentLine, speaking: Speaking): void {
  const { text, turns, interview, cast } = page;
  const turn = turns.get(line.line);
  const post = page.posts.get(line.line);
  if (speaking.post && post === undefined) Object.assign(speaking, { turn: null, holder: null, post: false });
  if (post !== undefined) {
    const holder = posting(text, cast, post);
    Object.assign(speaking, { turn: null, holder, asks: false, post: true });
  } else if (turn !== undefined) {
    speaking.turn = turn.asks ? null : turn;
    const unnamed = /^A(?:nswer)?\d*$/.test(turn.name) ? anonymous(line) : null;
    speaking.holder = turn.asks ? null : (answering(text, cast, page.sentences, turn, page.oneAnswers) ?? unnamed);
    speaking.asks = turn.asks;
    const asker = turn.asks ? knownAs(cast, turn) : null;
    if (asker !== null) page.labels.push({ ...asker, ...sliceOf(text, turn.label.start, turn.label.end), inner: [] });
    if (speaking.holder !== null && !/^A(?:nswer)?\d*$/.test(turn.name))
      page.labels.push({ ...speaking.holder, ...sliceOf(text, turn.label.start, turn.label.end), inner: [] });
  } else if (interview && turns.size === 0) {
    speaking.asks = page.asking.has(line.line);
    if (speaking.asks) page.asked = true;
    if (page.asked && page.answers === null)
      page.answers = answering(text, cast, page.sentences, null) ?? anonymous(line);
    speaking.holder = speaking.asks ? null : page.answers;
  }
  cast.interviewee = speaking.holder ?? page.alone;
  if (speaking.asks) page.question = questionIn(text, turn?.body ?? line.start, line.end) ?? page.question;
  if (speaking.asks)
    speaking.wants =
      /\b(?:demand|demands|demanding|conditions|(?:do|would) (?:you|they) (?:want|ask|need|expect|propose))\b/i.test(
        text.slice(Math.max(line.start, line.end - 160), line.end),
      );
}

/** Behind '(a) ', '1. ', 'LOCARNO — ', 'Nairobi, 9 October 2023 (DT) — '. */
function afterPlace(text: string, line: DocumentLine): number {
  const head = text.slice(line.start, Math.min(line.end, line.start + 120));
  return line.start + ((/^(?:\([a-z]\)|\d{1,2}[.)]|[-•*]) /.exec(head) ?? PLACE_HEAD.exec(head))?.[0].length ?? 0);
}

/** Statements of an answer keep what was asked. */
function answered(page: Page, from: number): void {
  const { question, drafts } = page;
  if (question === null) return;
  const words = question.text.length > 120 ? `${question.text.slice(0, 119)}…` : question.text;
  for (let k = from; k < drafts.length; k += 1) {
    const draft = drafts[k];
    if (draft !== undefined) drafts[k] = { ...draft, asked: question, reasons: [...draft.reasons, `asked: ${words}`] };
  }
}

/** 'Moses Otim is on the pier. Uganda's fisheries minister has come to …': the office says whose the one just named is. */
function placedByOffice(cast: Cast, told: ReadSentence, { mentions }: ReadSentence): void {
  const [office] = mentions;
  const persons = told.mentions.filter(({ kind }) => kind === 'person');
  const [person] = persons;
  if (office?.kind !== 'unnamed_person' || office.first !== 0 || office.represents === null) return;
  if (office.plural === true || office.inner?.length !== 1 || persons.length !== 1) return;
  if (person === undefined || person.represents !== null) return;
  const key = person.name.split(' ').at(-1) ?? person.name;
  cast.surnames.set(key, { ...(cast.surnames.get(key) ?? person), represents: office.represents });
  for (const [k, one] of cast.subjects.entries())
    if (one.id === person.id) cast.subjects[k] = { ...one, represents: office.represents };
}

const UNNAMED_CRITICS = /^your (?:\p{Ll}+ )?(?:critics?|opponents?|detractors|rivals|enemies|adversaries)\b/iu;

function bodyLine(page: Page, line: DocumentLine, speaking: Speaking): void {
  const { text, quotes, drafts } = page;
  const turn = page.turns.get(line.line);
  let previousInLine: Draft | null = null;
  let told: ReadSentence | null = null;
  const listed = line.role === 'list';
  if (!listed) page.lead = null;
  for (const span of sentencesOf(text, turn?.body ?? afterPlace(text, line), line.end, quotes)) {
    const sentence = readSentence(page, span, line);
    page.sentences.push(sentence);
    if (told !== null) placedByOffice(page.cast, told, sentence);
    // What an interviewer asks is nobody's position; what he reports of others is.
    const asked = speaking.asks && sentence.context.tokens.at(-1)?.text === '?';
    page.resolver = resolverOf(sentence) ?? page.resolver;
    const operative = page.resolver === null ? [] : resolved(sentence, page.resolver);
    const all = asked ? [] : operative.length > 0 ? operative : sentenceStatements(sentence);
    // 'Your critics call it a trick': nobody in particular, whom the interviewer puts forward.
    const found = speaking.asks ? all.filter(({ speaker }) => !UNNAMED_CRITICS.test(speaker.text)) : all;
    const before = drafts.at(-1) ?? null;
    if (!listed) page.lead = leadInOf(sentence);
    const item =
      listed && page.lead !== null && found.length === 0 ? listDraft(text, page.lead, span.start, span.end) : null;
    if (item !== null) {
      drafts.push(item);
      continue;
    }
    drafts.push(...found);
    const quoted = found.length > 0 && speaking.turn === null ? quotedBehind(page, sentence, found) : null;
    if (quoted !== null) drafts.push(quoted);
    if (found.length > 0 && speaking.holder !== null) drafts.push(...answerDrafts(sentence, speaking, found));
    if (found.length === 0) {
      const colon = speaking.turn === null ? (afterColon(page, sentence) ?? heldBehind(page, sentence)) : null;
      if (colon !== null) {
        drafts.push(colon);
        rememberSubject(page.cast, colon.holder);
      } else if (speaking.holder !== null) drafts.push(...answerDrafts(sentence, speaking, []));
      else {
        const retort = retorted(page, sentence, told);
        if (retort === null) continued(page, sentence, previousInLine !== null, previousInLine ?? before);
        else drafts.push(retort);
      }
    }
    told = sentence;
    previousInLine = drafts.at(-1) ?? null;
    if (found.length === 0 && drafts.length > 0 && drafts.at(-1) === before) previousInLine = null;
  }
}

const isStamp = (text: string, line: DocumentLine): boolean =>
  line.end - line.start < 60 &&
  /\b\d{1,2}[:.]\d{2}\b|\d ?[ap]\.?m\b|\bago$|\b\d{1,2}\b/.test(text.slice(line.start, line.end));

const NAME_COLON = /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?: /u;
const REMARKS = /\b(?:remarks|statement|speech|address|message|briefing|intervention|letter)\b.*?\bby (?=\S)/i;

/** 'Remarks to the press by the Special Envoy': who says 'I' on a page that somebody's remarks fill. */
function lecturer(page: Page): Mention | null {
  const { text, lines } = page;
  const title = lines.find(({ role }) => role === 'title');
  const by = title === undefined ? null : REMARKS.exec(text.slice(title.start, title.end));
  if (title === undefined || by === null) return null;
  const own = lines.filter(
    ({ role, start }) => role === 'body' && /^(?:I|We|My|Our)\b|[.] (?:I|We) /.test(text.slice(start, start + 300)),
  );
  if (own.length < 2) return null;
  const sentence = readSentence(page, { start: title.start + by.index + by[0].length, end: title.end }, title);
  return sentence.mentions.find(({ kind, demonym }) => SPEAKS.has(kind) && demonym !== true) ?? null;
}

/** Reads article lines in their order. Linear in the text. */
export function readStatements(
  text: string,
  lines: readonly DocumentLine[],
  roleOf: (role: string) => 'headline' | 'body' | 'skip',
  parties: readonly string[] = [],
  emphasised: ReadonlySet<number> = new Set(),
  led: ReadonlyMap<number, number> = new Map(),
): PageStatements {
  const quotes = findQuotes(text, lines);
  const turns = turnsOf(text, lines, led);
  const interview = turns.size > 0 || isUnlabelledInterview(text, lines, emphasised);
  const { posts, labels } = postsOf(text, lines);
  const page: Page = {
    text,
    lines,
    quotes,
    cast: newCast(impliedStates(text, lines, parties), properNames(text)),
    turns,
    asking: interview && turns.size === 0 ? askingLines(text, lines, emphasised) : new Set(),
    interview,
    oneAnswers:
      new Set([...turns.values()].filter(({ asks }) => !asks).map(({ name }) => name.split(' ').at(-1))).size === 1,
    posts,
    sentences: [],
    drafts: [],
    labels: [],
    asked: false,
    answers: null,
    question: null,
    lead: null,
    resolver: null,
    alone: null,
  };
  const speaking: Speaking = { turn: null, holder: null, asks: false, wants: false, post: false };
  const later: { at: number; line: DocumentLine }[] = [];
  page.alone = page.interview || posts.size > 0 ? null : lecturer(page);
  for (const line of lines) {
    const role = roleOf(line.role);
    // An entry of a live page begins: pronouns do not look back into the one above.
    if (line.role === 'dateline' && isStamp(text, line)) page.cast.subjects.length = 0;
    if (role === 'skip' || labels.has(line.line)) continue;
    // Below a name on a line of its own a short sentence looks like a heading.
    const spoken = line.role === 'subhead' && turns.size > 0 && /[.!?][”"’]?$/.test(text.slice(line.end - 2, line.end));
    if (role === 'body' || spoken || turns.has(line.line) || page.asking.has(line.line)) {
      takeTurn(page, line, speaking);
      const before = page.drafts.length;
      bodyLine(page, line, speaking);
      if (speaking.holder !== null && !speaking.post) answered(page, before);
      continue;
    }
    const sentence = readSentence(page, { start: line.start, end: line.end }, line);
    page.sentences.push(sentence);
    const mark = page.cast.subjects.length;
    const found = HEADLINE.has(line.role) ? headlineDrafts(page, sentence) : [];
    page.drafts.push(...found);
    // 'Rua: “Not in this form”' above the entry that says who Rua is.
    if (HEADLINE.has(line.role) && found.length === 0 && NAME_COLON.test(text.slice(line.start, line.start + 40)))
      later.push({ at: page.drafts.length, line });
    page.cast.subjects.length = Math.min(page.cast.subjects.length, mark);
  }
  for (const { at, line } of later.reverse())
    page.drafts.splice(at, 0, ...headlineDrafts(page, readSentence(page, { start: line.start, end: line.end }, line)));
  return {
    sentences: page.sentences,
    drafts: page.drafts.map((draft) => withWholeQuotes(page, draft)),
    labels: page.labels,
  };
}
