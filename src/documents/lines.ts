import { namesInstrument } from './instrument.ts';
import type { DocumentLine } from './types.ts';

const NOISE: readonly (readonly [string, RegExp])[] = [
  ['cookie', /\bcookies?\b|value your privacy|privacy (?:policy|choices|settings)|^(?:accept|reject) all/i],
  ['running_head', /^(?:page \d+|\d+ ?\/ ?\d+|- ?\d+ ?-)|\bpage \d+ of \d+$|^draft\b.{0,20}\bnot agreed$/i],
  ['navigation', /^(?:home|menu)\b.{0,80}$|^(?:skip to|log ?in|search|sign in)\b.{0,30}$/i],
  // 'World | Business | Science'
  ['navigation', /^[^.!?|·›]{2,25}(?: ?[|·›] ?[^.!?|·›]{2,25}){2,}$/],
  [
    'share',
    /^(?:share|tweet|print|follow us|facebook|save|listen|copy link)\b(?!.*[.!?]$).{0,60}$|^\d+ (?:shares?|min(?:ute)?s? read)$|^\d+ min(?:ute)? read\b/i,
  ],
  [
    'advert',
    /^(?:-+ ?)?(?:advertisement|advert|sponsored|promoted|paid content|story continues below|continue reading|article continues)\b.{0,60}$/i,
  ],
  ['teaser', /^(?:related|read (?:also|more|next)|see also|also read|watch|more on this)\s*[:|>–-].{0,140}$/i],
  [
    'credits',
    /^\((?:reporting|additional reporting|editing|writing|with (?:files|reporting))\b|^(?:our standards|suggested topics|reporting by|editing by|additional reporting|source:|(?:media |press )?contacts?:|image:|photo:|picture:)\b/i,
  ],
  ['separator', /^[_—–=*~•·-](?:\s*[_—–=*~•·-]){2,}$/],
  ['tags', /^(?:tags?|topics?|filed under|keywords)\s*:/i],
  ['newsletter', /newsletter|^(?:sign up|subscribe|enter your e-?mail)|morning briefing/i],
  ['legal', /©|\(c\) \d{4}|all rights reserved|^terms (?:of|and)/i],
  [
    'comment_form',
    /^(?:leave a (?:reply|comment)|\d+ (?:comments?|replies)|comments?(?: \(\d+\)| \d+)?$|post a comment|your e-?mail|reply$|add your)|will not be published/i,
  ],
  [
    'widget',
    /^(?:was this (?:helpful|article)|refresh|did you find|rate this|weather|live|markets?|today's (?:weather|crossword))\b.{0,50}$|\d+ ?°/i,
  ],
];
const END_OF_ARTICLE =
  /^(?:tags?\s*:|leave a (?:reply|comment)|\d+ comments?$|comments?(?: \(\d+\)| \d+)?$|(?:most|more) (?:read|popular|viewed)|also (?:by|in|on) |don['’]t miss|more (?:from|stories|news)|related (?:articles|stories|posts)|you (?:may|might) also|recommended|trending|read next|©|sign up|subscribe)/i;
/** 'LOCARNO — ', 'WASHINGTON, April 1 (Wire) - ', 'Nairobi, 9 October 2023 (DT) — ' at the head of a report. */
export const PLACE_HEAD =
  /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, [^—–-]{2,30})?(?: \([^)]{2,40}\))? ?[—–-] |^\p{Lu}[\p{L} .'’-]{2,30}, \d{1,2} \p{Lu}\p{L}+(?: \d{4})?(?: \([^)]{2,40}\))? ?[—–-] /u;
const DATE_LINE =
  /^(?:(?:published|updated|posted)\b.{0,12}|record of |date: |[A-Z][\p{L}]+(?: [A-Z][\p{L}]+){0,2}, )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,? |(?:tue|wed|thu|thur|sat)\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)\b[^.]{0,70}$/iu;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const CLOCK = '\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]\\.?m\\.?';
const ZONE = '(?: ?\\(?(?:GMT|BST|UTC|CET|CEST|EET|EEST|EST|EDT|ET|PT|IST|MSK|local time)(?:[+-]\\d{1,2})?\\)?)?';
/** The stamp of an entry: a clock time, with the day or without, or how long ago it was posted. */
const CLOCK_LINE = new RegExp(
  `^(?:(?:posted|updated|published|last updated)(?: at| on)? ?:? ?)?(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?(?:,| at| [-–—|•])? )?(?:${CLOCK})${ZONE}(?:(?:,| [-–—|•]) (?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?)?$|^\\d{1,3} ?(?:s|m|h|d|mins?|hrs?) ago$`,
  'i',
);
/** The head of a live page's day: 'Monday 11 May', 'MAY 11'. */
const DAY_LINE = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})$`,
  'i',
);
const ARTICLE_ROLES = new Set('title standfirst byline dateline subhead body list quote_block'.split(' '));

export interface RawLine {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const isArticleRole = (role: string): boolean => ARTICLE_ROLES.has(role);

/** Every non-empty line without the blanks around it; numbers count empty lines too, from 1. */
export function splitLines(text: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  let start = 0;
  for (let line = 1; start <= text.length; line += 1) {
    const stop = text.indexOf('\n', start);
    const end = stop === -1 ? text.length : stop;
    const whole = text.slice(start, end);
    const trimmed = whole.trim();
    if (trimmed !== '') {
      const from = start + whole.indexOf(trimmed);
      lines.push({ line, start: from, end: from + trimmed.length, text: trimmed });
    }
    start = end + 1;
  }
  return lines;
}

/** The mark of a note behind the last stop: '(a)', '3', '²', '*'. */
const MARK =
  '(?:\\(\\w\\)\\.?|(?<=\\p{Ll}{3}["”’)\\]]*[.;:]["”’)\\]]*)\\d{1,2}|(?<=\\]\\.?)\\d{1,2}\\.?|[¹²³⁰⁴-⁹]{1,2}|\\*{1,3}|†)?';
const STOPPED = new RegExp(`[.!?]["”’)\\]]*${MARK}$`, 'u');
const ENDED = new RegExp(`[.!?:;,]["”’)\\]]*${MARK}$`, 'u');
const isProse = (text: string): boolean => text.length >= 60 && STOPPED.test(text);

const MARKING =
  /^(?:(?:strictly |eu |un )?(?:restricted|confidential|limited|secret|unclassified|embargoed)|(?:for )?official use only|not for (?:distribution|circulation|quotation)|non-paper|advance copy|working (?:paper|document)|draft|provisional)\b[\p{L}\p{N} .:/—–-]{0,30}$/iu;
const SYMBOL = /^\p{Lu}[\p{L}\p{N}]{0,9}(?:[./-][\p{L}\p{N}.()]+)+$/u;
const PAGE =
  /^[-–— ]*(?:(?:page|pg\.?|p\.) ?\d{1,4}(?: ?(?:\/|of) ?\d{1,4})?|\d{1,4} ?(?:\/|of) ?\d{1,4}|[-–—] ?\d{1,4} ?[-–—])[-–— ]*$/i;

const folded = (text: string): string => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');

/** Lines at the head or foot of every page: page numbers, markings, the number of the paper, and what comes again. */
function runningHeads(
  lines: readonly RawLine[],
  roles: readonly (string | null)[],
  firstProse: number,
): ReadonlySet<number> {
  const heads = new Set<number>();
  const seen = new Map<string, number[]>();
  lines.forEach(({ text }, index) => {
    if (text.length > 120 || (roles[index] ?? null) !== null) return;
    const cells = text.split(/\s{3,}|\t/).filter((cell) => cell !== '');
    const marked = (cell: string): boolean =>
      PAGE.test(cell) || (SYMBOL.test(cell) && /\d/.test(cell)) || (MARKING.test(cell) && cell === cell.toUpperCase());
    if (cells.every(marked)) heads.add(index);
    else if (!/[.!?;:,]$/.test(text) && (text === text.toUpperCase() || cells.some((cell) => PAGE.test(cell)))) {
      const key = folded(cells.filter((cell) => !PAGE.test(cell)).join(' '));
      if (/\p{L}{3}/u.test(key)) seen.set(key, [...(seen.get(key) ?? []), index]);
    }
  });
  for (const places of seen.values())
    if (places.length > 1) for (const index of places) if (index > firstProse) heads.add(index);
  return heads;
}

const ARTICLE_HEAD =
  /^(?:Article|ARTICLE|Art\.|ART\.|Section|SECTION|Chapter|CHAPTER|Annex|ANNEX|Clause|CLAUSE) (?:\d{1,3}[a-z]?|[IVXLC]{1,7}|[A-Z][a-z]{2,8}|[A-Z]{3,9})\b.{0,80}$/;
/** '3. DECISIONS', 'II. DECISIONS' */
const NUMBERED_HEAD = /^(?:\d{1,2}\.?|[IVXLC]{1,7}\.) \p{Lu}[\p{Lu} ,’'&-]{2,80}$/u;

function ownRole(text: string): string | null {
  if (text.length > 200) return null;
  if (
    ARTICLE_HEAD.test(text) &&
    !/\b(?:shall|may|must|will|is|are)\b|[[\]:]/.test(text.replace(/^\S+ \S+:/, '')) &&
    !(/[.;]$/.test(text) && text.split(' ').length > 5)
  )
    return 'subhead';
  if (NUMBERED_HEAD.test(text)) return 'subhead';
  if (/^\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$/i.test(text)) return 'relative_date';
  if (text.length < 120 && (DATE_LINE.test(text) || CLOCK_LINE.test(text) || DAY_LINE.test(text))) return 'dateline';
  if (!/^by the \p{L}+s of /iu.test(text) && /^by (?:our |a )?[\p{L} .'’,-]{3,60}$/iu.test(text) && text.length < 70)
    return 'byline';
  for (const [kind, pattern] of NOISE) if (pattern.test(text)) return kind;
  return null;
}

const normal = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'");

/** Index of the first line of the page's tail (comments, teasers); the length when there is none. */
function tailStart(lines: readonly RawLine[], firstProse: number): number {
  const at = lines.findIndex((line, index) => index > firstProse && END_OF_ARTICLE.test(line.text));
  return at === -1 ? lines.length : at;
}

function titleIndex(
  lines: readonly RawLine[],
  roles: readonly (string | null)[],
  headed: ReadonlySet<number>,
  firstProse: number,
): number {
  const head = lines.slice(0, firstProse === -1 ? lines.length : firstProse);
  const open = head.map((line, index) => ({ line, index })).filter(({ index }) => roles[index] === null);
  const hinted = head.findIndex((_, index) => roles[index] === 'title');
  if (hinted !== -1) return hinted;
  // A heading by its style is the title where it comes first.
  const first = head.findIndex((_, index) => roles[index] === null || isArticleRole(roles[index] ?? ''));
  if (first !== -1 && headed.has(first)) return first;
  const repeated = open.findLast(({ line, index }) =>
    head.some((other, at) => at < index && line.text.length > 20 && normal(other.text).startsWith(normal(line.text))),
  );
  // The same words again are the second copy; longer ones (with the site's name) are the first.
  const same =
    repeated === undefined ? undefined : open.find(({ line }) => normal(line.text) === normal(repeated.line.text));
  const plain = open.find(({ line }) => line.text.split(' ').length >= 4) ?? open[0];
  const instrument = open.find(({ line }) => namesInstrument(line.text));
  const early = instrument !== undefined && instrument.index < (plain?.index ?? 0) ? instrument : plain;
  return (same ?? repeated ?? early)?.index ?? -1;
}

function finishRole(line: RawLine, own: string | null): string {
  if (own !== null) return own;
  if (/^(?:“[^”]*”|"[^"]*")$/.test(line.text)) return 'quote_block';
  if (/^(?:[-•*]|\d+[.)]|\([a-z]\)) /.test(line.text) && !isProse(line.text)) return 'list';
  const remarked = line.text.length >= 60 && line.text.endsWith(']');
  return isProse(line.text) || ENDED.test(line.text) || remarked ? 'body' : 'subhead';
}

/** A short line or two between the title and what follows it: byline, dateline or the text. */
function isStandfirst(
  lines: readonly RawLine[],
  own: readonly (string | null)[],
  title: number,
  index: number,
  role: string,
): boolean {
  if (title < 0 || (role !== 'body' && role !== 'subhead') || index <= title || own[index] !== null) return false;
  const words = lines[index]?.text ?? '';
  const between = lines
    .slice(title + 1, index)
    .every(
      (_, k) =>
        own[title + 1 + k] === 'relative_date' ||
        normal(lines[title + 1 + k]?.text ?? '').startsWith(normal(lines[title]?.text ?? '')),
    );
  if (!between || words.length > 260 || words.split(' ').length < 5 || /[?:]$/.test(words) || PLACE_HEAD.test(words))
    return false;
  const next = own[index + 1] ?? null;
  return !isProse(words) || next === 'byline' || next === 'dateline' || next === 'running_head' || next === 'share';
}

/** A role for each line: parts of the article, or a kind of noise. `hints` come from markup. Linear. */
export function lineRoles(lines: readonly RawLine[], hints: ReadonlyMap<number, string>): readonly DocumentLine[] {
  const written = lines.map((line) => hints.get(line.start) ?? ownRole(line.text));
  const firstProse = lines.findIndex(
    (line, index) =>
      (written[index] === null || hints.get(line.start) === 'list') &&
      (isProse(line.text) || PLACE_HEAD.test(line.text)),
  );
  const heads = runningHeads(lines, written, firstProse);
  const own = written.map((role, index) =>
    heads.has(index) && !hints.has(lines[index]?.start ?? -1) ? 'running_head' : role,
  );
  const headed = new Set(lines.flatMap((line, index) => (hints.get(line.start) === 'subhead' ? [index] : [])));
  const title = titleIndex(lines, own, headed, firstProse);
  const tail = tailStart(lines, firstProse === -1 ? lines.length : firstProse);
  const titleText = normal(lines[title]?.text ?? '');
  return lines.map((line, index) => {
    const role = ((): string => {
      if (index === title) return 'title';
      const words = normal(line.text);
      if (titleText.length > 12 && words.startsWith(titleText)) return 'duplicate_title';
      if (index >= tail)
        return own[index] !== null && !isArticleRole(own[index] ?? '') ? (own[index] ?? 'teaser') : 'teaser';
      if (index < title && own[index] !== 'byline' && own[index] !== 'dateline')
        return own[index] !== null && !isArticleRole(own[index] ?? '') ? (own[index] ?? 'navigation') : 'navigation';
      const found = finishRole(line, own[index] ?? null);
      return isStandfirst(lines, own, title, index, found) ? 'standfirst' : found;
    })();
    return { line: line.line, start: line.start, end: line.end, role };
  });
}
