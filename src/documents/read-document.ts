import { type Diagnostic, fail, type Result, type Span, sha256Hex, succeed } from '../basics/index.ts';
import { type Anchor, findDates } from './dates.ts';
import { withOwnBlanks, withPlainBlanks } from './blanks.ts';
import { decodeUtf8 } from './decode.ts';
import { type Entry, entriesOf } from './entries.ts';
import { htmlToText } from './html.ts';
import { partyNames } from './provisions/draft-parties.ts';
import { remarkDrafts, withoutProvisions } from './provisions/draft-remarks.ts';
import { readDraftText } from './provisions/draft-text.ts';
import { findArrangements } from './provisions/find-arrangements.ts';
import { linkStatements } from './provisions/link-statements.ts';
import { isArticleRole, lineRoles, PLACE_HEAD, type RawLine, splitLines } from './lines.ts';
import type { Draft } from './attribution/draft.ts';
import { readStatements } from './attribution/page-statements.ts';
import { gatherActors } from './gather-actors.ts';
import type { DocumentDate, DocumentLine, DocumentReading, ExtractedText, ReadOptions, Statement } from './types.ts';

const LARGEST = 64 * 1024 * 1024;
const READ_FULLY = 500_000;

const warning = (code: string, message: string): Diagnostic => ({ code, severity: 'warning', message });
const error = (code: string, message: string): Diagnostic => ({ code, severity: 'error', message });

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype html|html|head|body|div|p|article|main|h1|\?xml)\b/i.test(text.slice(0, 2000));
}

/** The first date of a dateline; a relative one ('2 months ago') counts from the day the reader gives. */
function publishedDate(
  text: string,
  lines: readonly DocumentLine[],
  reference: string | undefined,
): DocumentDate | null {
  const outside: Anchor | null = reference === undefined ? null : { date: reference, from: 'outside' };
  for (const line of lines.slice(0, 200)) {
    const stamped = /\b(?:published|posted|updated)\b.*\d/i.test(
      text.slice(line.start, Math.min(line.end, line.start + 200)),
    );
    if (line.role !== 'dateline' && line.role !== 'relative_date' && !(stamped && line.role !== 'body')) continue;
    const dates = findDates(text, line.start, line.end, outside);
    const date = dates.find(({ certainty }) => certainty === 'day') ?? dates[0];
    if (date !== undefined) return date;
  }
  // 'Nairobi, 9 October 2023 (DT) — …': the day of a dateline at the head of the text; one without a year fixes none.
  const first = lines.find(({ role }) => role === 'body');
  const head =
    first === undefined ? null : PLACE_HEAD.exec(text.slice(first.start, Math.min(first.end, first.start + 120)));
  if (first === undefined || head === null) return null;
  return (
    findDates(text, first.start, first.start + head[0].length, outside).find(({ certainty }) => certainty === 'day') ??
    null
  );
}

/** What dates in the text count from: the page's own day; the reader's only if the page gives none at all. */
function anchorOf(published: DocumentDate | null, reference: string | undefined): Anchor | null {
  if (published === null) return reference === undefined ? null : { date: reference, from: 'outside' };
  const { value, certainty } = published;
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  return { date: value, from: certainty === 'day' ? 'dateline' : 'outside' };
}

function duplicatesOf(raw: readonly RawLine[]): DocumentReading['duplicates'] {
  const seen = new Map<string, number[]>();
  for (const line of raw) {
    if (line.text.length > 300) continue;
    const numbers = seen.get(line.text);
    if (numbers === undefined) seen.set(line.text, [line.line]);
    else numbers.push(line.line);
  }
  return [...seen.values()].filter((lines) => lines.length > 1).map((lines) => ({ lines, why: 'the same words' }));
}

function inputWarnings(text: string): readonly Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/.exec(text);
  if (hidden !== null) {
    const at = hidden.index;
    warnings.push({ ...warning('D106', `invisible character at ${at}`), span: { start: at, end: at + 1 } });
  }
  if (text.length > READ_FULLY)
    warnings.push(
      warning('D105', `actors and statements were read in the first ${READ_FULLY} of ${text.length} characters only`),
    );
  return warnings;
}

interface PageDates {
  readonly dates: readonly DocumentDate[];
  /** Heads of days further down the page, in text order: what stands under one was written on that day. */
  readonly days: readonly DocumentDate[];
}

/** Lines of plain text that stars or underscores mark from end to end, as bold or italic type is written there. */
const markedLines = (text: string, lines: readonly DocumentLine[]): ReadonlySet<number> =>
  new Set(
    lines
      .filter(({ start, end }) => /^[*_]/.test(text.slice(start, start + 1)) && /[*_]$/.test(text.slice(end - 1, end)))
      .map(({ start }) => start),
  );

/** Every date of the page. On a live page the head of a day is what the dates under it count from. */
function datesOf(text: string, lines: readonly DocumentLine[], first: Anchor | null): PageDates {
  const dates: DocumentDate[] = [];
  const days: DocumentDate[] = [];
  let anchor = first;
  let told = false;
  for (const line of lines) {
    if (line.start >= READ_FULLY) break;
    if (!isArticleRole(line.role) && line.role !== 'relative_date') continue;
    const found = findDates(text, line.start, Math.min(line.end, READ_FULLY), anchor);
    dates.push(...found);
    if (line.role === 'body') told = true;
    const day =
      line.role === 'dateline' && told ? found.find(({ certainty }) => certainty.startsWith('day')) : undefined;
    if (day === undefined || day.value === null || !/^(?:\d|\p{Lu}\p{Ll}+,? \w)/u.test(day.text)) continue;
    anchor = { date: day.value, from: 'dateline' };
    days.push(day);
  }
  return { dates, days };
}

function asStatement(
  draft: Draft,
  index: number,
  dates: readonly DocumentDate[],
  days: readonly DocumentDate[],
  entries: readonly Entry[],
  sentences: readonly Span[],
): Statement {
  const { speaker, holder, others, behalf, cue, content, kind, stance, condition, via, time, reasons } = draft;
  const around = sentences.findLast((one) => one.start <= speaker.start && one.end >= speaker.end);
  // 'Yesterday ended in a quarrel: the Russians insisted …': the day that opens the sentence.
  const opening =
    around === undefined
      ? undefined
      : dates.find(
          (one) =>
            one.start >= around.start &&
            one.start <= Math.min(around.start + 3, speaker.start) &&
            one.certainty.startsWith('day'),
        );
  const date =
    (time === null ? undefined : dates.find((one) => one.start < time.end && time.start < one.end)) ?? opening;
  const said = Math.min(
    speaker.start === speaker.end ? Number.POSITIVE_INFINITY : speaker.start,
    content[0]?.start ?? 0,
  );
  const entry = entries.findLast(({ start }) => start < said);
  const posted = entry?.date ?? days.findLast(({ start }) => start < said) ?? null;
  return {
    id: `s${String(index + 1).padStart(2, '0')}`,
    speaker,
    actor: holder.id,
    with: [...new Set(others.map(({ id }) => id))].filter((id) => id !== holder.id),
    on_behalf_of: behalf,
    cue,
    content,
    kind,
    provision: null,
    stance,
    condition: condition?.text ?? null,
    via: via?.id ?? null,
    date: date ?? posted,
    ...(date === undefined && entry !== undefined && entry.time !== null ? { time: entry.time } : {}),
    ...(draft.asked === undefined ? {} : { asked: draft.asked }),
    reasons,
  };
}

/**
 * Text of text or HTML as `readExtracted` takes it; the format is found from the first characters when it is not given.
 * Linear.
 * @example
 * extractText('<p>Yes &amp; no', '').text // => 'Yes & no'
 */
export function extractText(
  source: string,
  sha256: string,
  format: 'text' | 'html' = looksLikeHtml(source) ? 'html' : 'text',
  before: readonly Diagnostic[] = [],
): ExtractedText {
  if (format === 'text')
    return { format, sha256, text: source, parts: null, map: null, hints: new Map(), diagnostics: before };
  const { text, map, hints, emphasised, led, tooDeep } = htmlToText(source);
  const deep = warning('D107', 'elements nested deeper than 400 were read as part of those around them');
  return {
    format,
    sha256,
    text,
    parts: null,
    map,
    hints,
    emphasised,
    led,
    diagnostics: tooDeep ? [...before, deep] : before,
  };
}

/**
 * The second half of `readDocument`, for text that was taken out of another format: every span counts UTF-16 units of
 * the extracted text, and its map leads back to the original. Linear; statements in the first half million characters.
 */
export function readExtracted(extracted: ExtractedText, options: ReadOptions = {}): DocumentReading {
  const { format, sha256 } = extracted;
  const text = withPlainBlanks(extracted.text);
  const raw = splitLines(text);
  const { labels } = extracted;
  const roles = lineRoles(raw, extracted.hints);
  const lines =
    labels === undefined || labels.size === 0
      ? roles
      : roles.map((line) => {
          const label = labels.get(line.start);
          return label === undefined ? line : { ...line, label };
        });
  const published = publishedDate(text, lines, options.referenceDate);
  const anchor = anchorOf(published, options.referenceDate);
  const read = lines
    .filter((line) => isArticleRole(line.role) && line.start < READ_FULLY)
    .map((line) => ({ ...line, end: Math.min(line.end, READ_FULLY) }));
  const draft = readDraftText(text, read, extracted.marks);
  const spoken =
    draft === null ? read : read.map((line) => ({ ...line, start: draft.bodies.get(line.start) ?? line.start }));
  const said = readStatements(
    text,
    spoken,
    (role) =>
      role === 'byline' || role === 'dateline' ? 'skip' : role === 'title' || role === 'subhead' ? 'headline' : 'body',
    draft === null ? [] : partyNames(text, draft),
    extracted.emphasised ?? markedLines(text, read),
    extracted.led,
  );
  const page =
    draft === null
      ? said
      : { ...said, drafts: [...withoutProvisions(said.drafts, draft), ...remarkDrafts(draft.remarks)] };
  const { dates, days } = datesOf(text, lines, anchor);
  const entries = entriesOf(text, lines, dates, anchor);
  const told = page.sentences.map(({ span }) => span);
  const statements = page.drafts.map((draft, index) => asStatement(draft, index, dates, days, entries, told));
  const parts = page.sentences.map(({ span, mentions, line }) => ({ span, mentions, role: line.role }));
  const title = lines.find((line) => line.role === 'title');
  const titleSpan =
    title === undefined ? null : { start: title.start, end: title.end, text: text.slice(title.start, title.end) };
  const arranged = findArrangements(text, parts, draft, titleSpan);
  const linked = linkStatements(statements, arranged.provisions, draft);
  const ofRole = (article: boolean): readonly number[] =>
    lines.filter((line) => isArticleRole(line.role) === article).map((line) => line.line);
  const reading: DocumentReading = {
    schema: 'casus-reading/1',
    offset_unit: 'utf16',
    sha256,
    text: extracted.text,
    source_map: extracted.map,
    source_parts: extracted.parts,
    metadata: {
      name: options.name ?? null,
      format,
      title: titleSpan?.text ?? null,
      published,
    },
    lines,
    article_lines: ofRole(true),
    noise_lines: ofRole(false),
    duplicates: duplicatesOf(raw),
    actors: gatherActors(page),
    statements: linked.statements,
    arrangements: arranged.arrangements,
    provisions: linked.provisions,
    brackets: linked.brackets,
    dates,
    diagnostics: [...extracted.diagnostics, ...inputWarnings(text)],
  };
  if (text === extracted.text) return reading;
  const { source_map, source_parts, text: own, ...spans } = reading;
  return { source_map, source_parts, text: own, ...withOwnBlanks(spans, own) };
}

/**
 * Reads a page or a draft: which lines are the article, who is said to hold what position in which words, which
 * arrangements are mentioned and what the text leaves open, dates with their certainty. Everything is a proposal for a
 * person to confirm; every span counts UTF-16 units of `text`. Linear; statements in the first half million characters.
 *
 * @example
 * readDocument('').ok // => false
 */
export function readDocument(bytes: Uint8Array | string, options: ReadOptions = {}): Result<DocumentReading> {
  if (bytes.length > LARGEST)
    return fail(error('D104', `the document has ${bytes.length} bytes; at most ${LARGEST} are read`));
  const decoded =
    typeof bytes === 'string'
      ? { text: bytes, hasNul: bytes.includes('\0'), firstBad: null, bad: 0 }
      : decodeUtf8(bytes);
  if (decoded.hasNul) return fail(error('D102', 'the document is not text: it contains NUL characters'));
  if (decoded.text.trim() === '') return fail(error('D101', 'the document is empty'));
  const before =
    decoded.firstBad === null
      ? []
      : [warning('D103', `${decoded.bad} bytes are not UTF-8, the first at byte ${decoded.firstBad}`)];
  const extracted = extractText(decoded.text, sha256Hex(bytes), options.format, before);
  if (extracted.text.trim() === '') return fail(error('D101', 'the page has no text'));
  return succeed(readExtracted(extracted, options));
}
