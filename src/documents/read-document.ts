import { type Diagnostic, fail, type Result, type Span, sha256Hex, succeed } from '../basics/index.ts';
import { findArrangements } from './arrangements.ts';
import { type Anchor, findDates } from './dates.ts';
import { decodeUtf8 } from './decode.ts';
import { htmlToText } from './html.ts';
import { isArticleRole, lineRoles, type RawLine, splitLines } from './lines.ts';
import { type Mention, mentionsIn, newCast } from './mentions.ts';
import { sentencesOf } from './sentences.ts';
import { statementsIn } from './statements.ts';
import type {
  DocumentActor,
  DocumentDate,
  DocumentLine,
  DocumentReading,
  ExtractedText,
  ReadOptions,
  Statement,
} from './types.ts';

const LARGEST = 64 * 1024 * 1024;
const READ_FULLY = 500_000;

const warning = (code: string, message: string): Diagnostic => ({ code, severity: 'warning', message });
const error = (code: string, message: string): Diagnostic => ({ code, severity: 'error', message });

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype html|html|head|body|div|p|article|main|h1|\?xml)\b/i.test(text.slice(0, 2000));
}

interface Part {
  readonly span: Span;
  readonly role: string;
  readonly mentions: readonly Mention[];
}

function readParts(text: string, lines: readonly DocumentLine[], limit: number): readonly Part[] {
  const cast = newCast();
  return lines
    .filter((line) => isArticleRole(line.role) && !['byline', 'dateline'].includes(line.role) && line.start < limit)
    .flatMap((line) =>
      sentencesOf(text, line.start, Math.min(line.end, limit)).map((span) => ({ span, role: line.role })),
    )
    .map((part) => ({
      ...part,
      mentions: mentionsIn(text.slice(part.span.start, part.span.end), part.span.start, cast),
    }));
}

function gatherActors(parts: readonly Part[]): readonly DocumentActor[] {
  const actors = new Map<string, { first: Mention; mentions: Mention[] }>();
  for (const mention of parts.flatMap((part) => part.mentions)) {
    if (mention.pronoun === true) continue;
    const known = actors.get(mention.id);
    if (known === undefined) actors.set(mention.id, { first: mention, mentions: [mention] });
    else known.mentions.push(mention);
  }
  return [...actors.values()].map(({ first, mentions }) => ({
    id: first.id,
    kind: first.kind,
    name: first.name,
    represents: first.represents,
    ...(first.kind === 'group' ? { membership: 'unstated' as const } : {}),
    mentions: mentions.map(({ start, end, text }) => ({ start, end, text })),
  }));
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
    if (line.role !== 'dateline' && !(stamped && line.role !== 'body')) continue;
    const dates = findDates(text, line.start, line.end, outside);
    const date = dates.find(({ certainty }) => certainty === 'day') ?? dates[0];
    if (date !== undefined) return date;
  }
  return null;
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
  const { text, map, hints, tooDeep } = htmlToText(source);
  const deep = warning('D107', 'elements nested deeper than 400 were read as part of those around them');
  return { format, sha256, text, parts: null, map, hints, diagnostics: tooDeep ? [...before, deep] : before };
}

/**
 * The second half of `readDocument`, for text that was taken out of another format: every span counts UTF-16 units of
 * the extracted text, and its map leads back to the original. Linear; statements in the first half million characters.
 */
export function readExtracted(extracted: ExtractedText, options: ReadOptions = {}): DocumentReading {
  const { format, sha256, text } = extracted;
  const raw = splitLines(text);
  const lines = lineRoles(raw, extracted.hints);
  const published = publishedDate(text, lines, options.referenceDate);
  const anchor = anchorOf(published, options.referenceDate);
  const parts = readParts(text, lines, READ_FULLY);
  const statements: Statement[] = parts
    .filter((part) => part.role === 'body' || part.role === 'quote_block' || part.role === 'list')
    .flatMap((part) => statementsIn(text, part.span, part.mentions))
    .map((draft, index) => ({ id: `s${String(index + 1).padStart(2, '0')}`, ...draft }));
  const title = lines.find((line) => line.role === 'title');
  const ofRole = (article: boolean): readonly number[] =>
    lines.filter((line) => isArticleRole(line.role) === article).map((line) => line.line);
  return {
    schema: 'casus-reading/1',
    offset_unit: 'utf16',
    sha256,
    text,
    source_map: extracted.map,
    source_parts: extracted.parts,
    metadata: {
      name: options.name ?? null,
      format,
      title: title === undefined ? null : text.slice(title.start, title.end),
      published,
    },
    lines,
    article_lines: ofRole(true),
    noise_lines: ofRole(false),
    duplicates: duplicatesOf(raw),
    actors: gatherActors(parts),
    statements,
    arrangements: findArrangements(text, parts),
    dates: lines
      .filter((line) => isArticleRole(line.role) && line.start < READ_FULLY)
      .flatMap((line) => findDates(text, line.start, Math.min(line.end, READ_FULLY), anchor)),
    diagnostics: [...extracted.diagnostics, ...inputWarnings(text)],
  };
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
