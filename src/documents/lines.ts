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
  ['credits', /^(?:source|(?:media |press )?contacts?|image|photo|picture|caption|video)(?: credit)?s?:/i],
  [
    'credits',
    /^\((?:reporting|additional reporting|editing|writing|with (?:files|reporting))\b|^(?:our standards|suggested topics|reporting by|editing by|additional reporting)\b/i,
  ],
  // What a transcript, a record or a release says of itself.
  [
    'credits',
    /^\(?(?:end of (?:the )?transcript|transcript ends)\b|^(?:for immediate release|# ?# ?#|- ?30 ?-)$|^(?:note: .{0,20}coverage|for information media|not an official record)\b.{0,80}$|^(?:press|media) (?:office|contacts?)\b.{0,60}$|^(?:this|the) (?:transcript|interview|conversation) (?:was|has been|is) (?:conducted|translated|edited|generated|recorded|condensed|lightly|held)\b.{0,80}$|^transcripts? (?:are|is|may)\b.{0,100}$|^(?:text|words|pictures|interview|photos?|photography)(?: by)?: .{2,40}(?:photos?|pictures|photography|text)(?: by)?: .{2,60}$/i,
  ],
  [
    'credits',
    /^\p{Lu}[\p{L} .'’-]{3,40} is (?:a|an|the|our) (?:[\p{L}’'-]+ ){0,3}(?:columnist|correspondent|editor|reporter|contributor|writer)\b.{0,60}$/u,
  ],
  // Document symbols at the head of a page of paper: 'S/PV.10412', 'GA/9981 | Meetings Coverage'.
  ['running_head', /^(?:[A-Z]{1,4}\/){1,3}(?:[A-Z]{1,4}\.)?\d{2,6}(?: ?[|(].{0,40})?$/],
  ['tags', /^(?:tags?|topics?|filed under|keywords)\s*:/i],
  ['newsletter', /newsletter|^(?:sign up|subscribe|enter your e-?mail)|morning briefing/i],
  ['legal', /©|\(c\) \d{4}|all rights reserved|^terms (?:of|and)|^copyright\b/i],
  [
    'comment_form',
    /^(?:leave a (?:reply|comment)|\d+ (?:comments?|replies)|comments?(?: \(\d+\)| \d+)?$|post a comment|your e-?mail|reply$|add your)|will not be published/i,
  ],
  [
    'widget',
    /^(?:auto-?refresh\b.{0,10}|on air(?: now)?\b.{0,60}|audio(?: \d.{0,10})?|contact us|about (?:us|this site)|imprint|live feed)$|^[\d.,]+[km]? (?:reposts?|retweets?|likes?|quotes?|views)\b.{0,60}$|^[\d.,k]+ (?:viewing|watching|people|readers|new (?:posts?|updates?))\b.{0,30}$|^(?:show|load|view|read|see) (?:more|less|all|key events|new|older|newer|earlier|latest)\b.{0,40}$|^(?:back to top|jump to|pinned(?: post)?|filters?|key events only|oldest first|newest first|latest first|sort by.{0,20}|please turn on javascript.{0,60}|live reporting|this (?:blog|page|live page) (?:is|has) (?:now )?(?:closed|ended))\.?$|^\d{1,3} ?(?:s|m|h|d|mins?|hrs?|hours?|minutes?) ago [^.]{5,120}$|^(?:was this (?:helpful|article)|refresh|did you find|rate this|weather|live|markets?|today's (?:weather|crossword))\b.{0,50}$|\d+ ?°/i,
  ],
];
const END_OF_ARTICLE =
  /^(?:tags?\s*:|(?:more|related) (?:on|from|in) (?:this|the|our)\b.{0,30}$|related (?:episodes?|content|topics?|links?|coverage|reading)|read (?:more|also)$|who to follow|more by\b.{0,40}$|around the \p{Lu}{2,}|elsewhere (?:on|in)|top stories|latest (?:news|stories|headlines)|editors?['’]s? picks?|explore more|up next$|what to read next|leave a (?:reply|comment)|\d+ comments?$|comments?(?: \(\d+\)| \d+)?$|(?:most|more) (?:read|popular|viewed)|popular (?:this|now|today)\b|previous (?:interviews|episodes|issues|articles)\b|watch the full\b|also (?:by|in|on) |don['’]t miss|more (?:from|stories|news)|related (?:articles|stories|posts)|you (?:may|might) also|recommended|trending|read next|©|copyright \d{4}|sign up|subscribe)/iu;
/** 'LOCARNO — ', 'WASHINGTON, April 1 (Wire) - ', 'Nairobi, 9 October 2023 (DT) — ' at the head of a report. */
export const PLACE_HEAD =
  /^\p{Lu}[\p{Lu} .'’-]{2,30}(?:, [^—–-]{2,30})?(?: \([^)]{2,40}\))? ?[—–-] |^\p{Lu}[\p{L} .'’-]{2,30}, \d{1,2} \p{Lu}\p{L}+(?: \d{4})?(?: \([^)]{2,40}\))? ?[—–-] /u;
const DATE_LINE =
  /^(?:(?:published|updated|posted)\b.{0,12}|record of |date: |[A-Z][\p{L}]+(?: [A-Z][\p{L}]+){0,2}, )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,? |(?:tue|wed|thu|thur|sat)\.?,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4}|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago)\b[^.]{0,70}$/iu;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const CLOCK = '\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?: ?[ap]\\.?m\\.?)?|\\d{1,2} ?[ap]\\.?m\\.?';
const ZONE = '(?: ?\\(?(?:GMT|BST|UTC|CET|CEST|EET|EEST|EST|EDT|ET|PT|IST|MSK|local time)(?:[+-]\\d{1,2})?\\)?)?';
/** The stamp of an entry: a clock time, with the day or without, or how long ago it was posted. */
const DAY_OF_MONTH = `(?:(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?)`;
const CLOCK_LINE = new RegExp(
  `^(?:(?:posted|updated|published|last updated)(?: at| on)? ?:? ?)?(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?${DAY_OF_MONTH}(?:,| at| [-–—|•])? )?(?:${CLOCK})${ZONE}(?:(?:,| [-–—|•]) ${DAY_OF_MONTH}| \\(${DAY_OF_MONTH}\\))?(?: [|·] \\p{L}[\\p{L} .'’-]{2,30})?$|^\\d{1,3} ?(?:s|m|h|d|mins?|hrs?) ago$`,
  'iu',
);
/** The head of a live page's day: 'Monday 11 May', 'MAY 11'. */
const DAY_LINE = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})$`,
  'i',
);
/** 'Updated at 17.31' below an entry: when its words were last touched, not when it was posted. */
const UPDATED = /^(?:last )?(?:updated|edited|modified)\b.{0,40}$/i;
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

const isProse = (text: string): boolean => text.length >= 60 && /[.!?]["”’)\]]*(?:\(\w\)\.?)?$/.test(text);

function ownRole(text: string): string | null {
  if (text.length > 200) return null;
  if (/^Article \d+\b.{0,80}$/.test(text)) return 'subhead';
  if (/^\d+ (?:minutes?|mins?|hours?|days?|weeks?|months?|years?) ago$/i.test(text)) return 'relative_date';
  if (text.length < 120 && (DATE_LINE.test(text) || CLOCK_LINE.test(text) || DAY_LINE.test(text))) return 'dateline';
  if (/^by (?:our |a )?[\p{L} .'’,-]{3,60}$/iu.test(text) && text.length < 70) return 'byline';
  if (text.length < 120 && /^(?:[—–-]{1,2} ?)?\p{Lu}[\p{L} .'’&-]{2,60} \(?@\w[\w.]{1,30}\)?(?:$|[ ·:,|])/u.test(text))
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

function titleIndex(lines: readonly RawLine[], roles: readonly (string | null)[], firstProse: number): number {
  const head = lines.slice(0, firstProse === -1 ? lines.length : firstProse);
  const open = head.map((line, index) => ({ line, index })).filter(({ index }) => roles[index] === null);
  const hinted = head.findIndex((_, index) => roles[index] === 'title');
  if (hinted !== -1) return hinted;
  const repeated = open.findLast(({ line, index }) =>
    head.some((other, at) => at < index && line.text.length > 20 && normal(other.text).startsWith(normal(line.text))),
  );
  // The same words again are the second copy; longer ones (with the site's name) are the first.
  const same =
    repeated === undefined ? undefined : open.find(({ line }) => normal(line.text) === normal(repeated.line.text));
  return (same ?? repeated ?? open.find(({ line }) => line.text.split(' ').length >= 4) ?? open[0])?.index ?? -1;
}

function finishRole(line: RawLine, own: string | null): string {
  if (own !== null) return own;
  if (/^(?:“[^”]*”|"[^"]*")$/.test(line.text)) return 'quote_block';
  if (/^(?:[-•*]|\d+[.)]|\([a-z]\)) /.test(line.text) && !isProse(line.text)) return 'list';
  return isProse(line.text) || /[.!?:;,]["”’)]*$/.test(line.text) ? 'body' : 'subhead';
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
  const own = lines.map((line) => hints.get(line.start) ?? ownRole(line.text));
  const firstProse = lines.findIndex(
    (line, index) => own[index] === null && (isProse(line.text) || PLACE_HEAD.test(line.text)),
  );
  const title = titleIndex(lines, own, firstProse);
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
      if (firstProse !== -1 && index > firstProse && UPDATED.test(line.text)) return 'widget';
      const found = finishRole(line, own[index] ?? null);
      return isStandfirst(lines, own, title, index, found) ? 'standfirst' : found;
    })();
    return { line: line.line, start: line.start, end: line.end, role };
  });
}
