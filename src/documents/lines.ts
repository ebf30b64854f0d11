import { namesInstrument } from './instrument.ts';
import type { DocumentLine } from './types.ts';

const NOISE: readonly (readonly [string, RegExp])[] = [
  ['cookie', /\bcookies?\b|value your privacy|privacy (?:policy|choices|settings)|^(?:accept|reject) all/i],
  ['running_head', /^(?:page \d+|\d+ ?\/ ?\d+|- ?\d+ ?-)|\bpage \d+ of \d+$|^draft\b.{0,20}\bnot agreed$/i],
  [
    'navigation',
    /^(?:home|menu|edition\s*:)\b.{0,80}$|^edition: .{0,40}$|^(?:skip to|log ?in|search|sign in)\b.{0,30}$/i,
  ],
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
  [
    'teaser',
    /^(?:related(?: \p{L}+)?|read (?:also|more|next)|see also|also read|watch|more on this)\s*[:|>–-].{0,140}$/iu,
  ],
  [
    'credits',
    /^\((?:translation|translated|reporting|additional reporting|editing|writing|with (?:files|reporting))\b|^(?:our (?:trust )?standards|our trust principles|distributed by|suggested topics|reporting by|editing by|additional reporting|source:|for (?:media|press) (?:enquiries|inquiries|queries)|(?:media |press )?contacts?:|image:|photo:|picture:)\b/i,
  ],
  [
    'teaser',
    /^(?:more on (?:this|the) (?:story|topic|subject)|explore more|in case you missed it|what to read next|keep reading)\b.{0,40}$/i,
  ],
  ['tags', /^(?:tags?|topics?|filed under|keywords|read more (?:on|about))\s*:|^filed under\b/i],
  ['end_mark', /^(?:[-–—*#~_= ]+)?(?:end(?:s|e)?|-30-|\(?ends\)?)(?:[-–—*#~_= ]+)?$|^[-–—*#~_= ]{3,}$/i],
  [
    'credits',
    /^(?:[•*-] )?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'.-]+){1,3} (?:contributed|is (?:the |an? )?[^.]{0,60}\b(?:editor|correspondent|reporter|columnist|writer|journalist|contributor|fellow)|travell?ed as a guest)\b.{0,60}$/u,
  ],
  ['credits', /^(?:image|photo|picture) credits?\b|^(?:media |press )?contacts? for\b/i],
  [
    'caption',
    /^[^.]{10,200}[.:]? ?\(?(?:photograph|photo|picture|image|credit|file photo)s?(?: by|:|\/)[^.]{2,60}\.?\)?$/i,
  ],
  [
    'support',
    /^(?:support (?:our|us|independent)|help us|unlock (?:the|this)|follow the topics|donate|become a (?:member|supporter))\b.{0,50}$/i,
  ],
  [
    'correction',
    /^(?:this (?:article|story|page|report) (?:was|has been|is) (?:amended|updated|corrected|published|part)\b)/i,
  ],
  [
    'newsletter',
    /newsletter|^get our (?:daily|weekly|free|best)\b|in your inbox|to your inbox|^(?:sign up|subscribe|enter your e-?mail)|morning briefing/i,
  ],
  ['separator', /^[_—–=*~•·-](?:\s*[_—–=*~•·-]){2,}$/],
  ['legal', /\bnot an official record\b|©|\(c\) \d{4}|all rights reserved|^terms (?:of|and)/i],
  ['credits', /^(?:source|(?:media |press )?contacts?|image|photo|picture|caption|video)(?: credit)?s?:/i],
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
  ['legal', /^copyright\b/i],
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
  // In a talk a name in capitals comes again and again, and is no head of a page of paper.
  const paper = lines.some(
    ({ text }, index) =>
      PAGE.test(text.trim()) || (roles[index] === 'subhead' && (ARTICLE_HEAD.test(text) || NUMBERED_HEAD.test(text))),
  );
  lines.forEach(({ text }, index) => {
    if (text.length > 120 || (roles[index] ?? null) !== null) return;
    const cells = text.split(/\s{3,}|\t/).filter((cell) => cell !== '');
    const marked = (cell: string): boolean =>
      PAGE.test(cell) || (SYMBOL.test(cell) && /\d/.test(cell)) || (MARKING.test(cell) && cell === cell.toUpperCase());
    if (cells.every(marked)) heads.add(index);
    else if (
      !/[.!?;:,]$/.test(text) &&
      ((paper && text === text.toUpperCase()) || cells.some((cell) => PAGE.test(cell)))
    ) {
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
  if (/^press (?:release|statement)s?\s*[|–—-]\s*\d{1,2} \p{L}+ \d{4}/iu.test(text)) return 'dateline';
  if (text.length < 120 && (DATE_LINE.test(text) || CLOCK_LINE.test(text) || DAY_LINE.test(text))) return 'dateline';
  if (!/^by the \p{L}+s of /iu.test(text) && /^by (?:our |a )?[\p{L} .'’,-]{3,60}$/iu.test(text) && text.length < 70)
    return 'byline';
  if (text.length < 120 && /^(?:[—–-]{1,2} ?)?\p{Lu}[\p{L} .'’&-]{2,60} \(?@\w[\w.]{1,30}\)?(?:$|[ ·:,|])/u.test(text))
    return 'byline';
  for (const [kind, pattern] of NOISE) if (pattern.test(text)) return kind;
  return null;
}

const normal = (text: string): string => text.toLowerCase().replace(/[’‘]/g, "'");

const FINAL = /^(?:leave a (?:reply|comment)|\d+ comments?$|comments?(?: \(\d+\)| \d+)?$|tags?\s*:|©)/i;
const LIST_OF_LINKS = /^(?:most|more|also|don['’]t|related|you|recommended|trending|read)\b/i;

interface Tail {
  /** Index of the first line of the page's tail (comments, teasers); the length when there is none. */
  readonly start: number;
  /** Lines of boxes in the middle of the article: 'Sign up for', 'More on this story' and what it leads to. */
  readonly boxes: ReadonlySet<number>;
}

/** A box whose words often close an article closes none when paragraphs follow it. */
function tailOf(
  lines: readonly RawLine[],
  own: readonly (string | null)[],
  firstProse: number,
  hints: ReadonlyMap<number, string>,
): Tail {
  const boxes = new Set<number>();
  const paragraph = (index: number): boolean =>
    own[index] === null && (lines[index]?.text.length ?? 0) >= 110 && isProse(lines[index]?.text ?? '');
  const final = lines.findIndex((line, index) => index > firstProse && FINAL.test(line.text));
  const last = final === -1 ? lines.length : final;
  let left = 0;
  for (let index = firstProse + 1; index < last; index += 1) if (paragraph(index)) left += 1;
  for (let index = firstProse + 1; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (index < last && paragraph(index)) left -= 1;
    if (!END_OF_ARTICLE.test(text)) continue;
    // What markup sets apart is no tail by itself.
    const hint = hints.get(lines[index]?.start ?? -1);
    if (hint !== undefined && !isArticleRole(hint) && index < last) continue;
    if (index >= last || left < (LIST_OF_LINKS.test(text) ? 2 : 1)) return { start: index, boxes };
    boxes.add(index);
    if (!LIST_OF_LINKS.test(text)) continue;
    for (let k = index + 1; k < Math.min(index + 7, last); k += 1) {
      const [own1, next] = [lines[k]?.text ?? '', lines[k + 1]?.text ?? ''];
      if (isProse(own1) || /[.?:]["”’)]*$/.test(own1) || own1.length > 140) break;
      // The last one right before a paragraph heads it.
      if (isProse(next) && k > index + 1 && own[k] === 'subhead') break;
      boxes.add(k);
    }
  }
  return { start: lines.length, boxes };
}

/** 'Ministry of Foreign Affairs and International Cooperation', 'HORN DAILY — independent since 1998'. */
const isMasthead = (text: string): boolean =>
  // 'Harbour FM — Programmes — Listen live'
  (text.length < 80 &&
    /(?: [|—–/·•] .*){2}/.test(text) &&
    text.split(/ [|—–/·•] |: /).every((cell) => cell.split(' ').length <= 3 && !/[.?!]/.test(cell))) ||
  /\bsince \d{4}$/.test(text) ||
  (text.length < 40 && / [|—–] /.test(text) && text.split(/ +/).every((word) => /^(?:\p{Lu}.*|[|—–&])$/u.test(word))) ||
  (/\b(?:news|sports?|business|opinion|culture|video|world|politics|subscribe|search|home|companies|markets|careers)\b/i.test(
    text,
  ) &&
    text.split(/ +/).every((word) => /^\p{Lu}[\p{L}&]*$/u.test(word))) ||
  (/\b(?:ministry|department|embassy|mission|office|council|commission|secretariat|union|nations|government|republic)\b/i.test(
    text,
  ) &&
    text.split(/[ ,]+/).every((word) => /^(?:\p{Lu}.*|of|and|for|the|to|in|on|&|de|[-–—|·])$/u.test(word)));

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
  // Below a title its own words may come again with the name of the site behind them.
  const above = open.find(
    ({ line, index }) =>
      line.text.length > 20 &&
      head.some((other, at) => at > index && normal(other.text).startsWith(`${normal(line.text)} `)),
  );
  const fits = ({ line }: { line: RawLine }): boolean => line.text.split(' ').length >= 4;
  const plain = open.find((one) => fits(one) && !isMasthead(one.line.text)) ?? open.find(fits) ?? open[0];
  const instrument = open.find(({ line }) => namesInstrument(line.text));
  const early = instrument !== undefined && instrument.index < (plain?.index ?? 0) ? instrument : plain;
  return (same ?? repeated ?? above ?? early)?.index ?? -1;
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

const noiseOr = (role: string | null | undefined, otherwise: string): string =>
  role === null || role === undefined || isArticleRole(role) ? otherwise : role;

/** A role for each line: parts of the article, or a kind of noise. `hints` come from markup. Linear. */
export function lineRoles(lines: readonly RawLine[], hints: ReadonlyMap<number, string>): readonly DocumentLine[] {
  const written = lines.map((line) => hints.get(line.start) ?? ownRole(line.text));
  const firstProse = lines.findIndex(
    (line, index) =>
      (written[index] === null || hints.get(line.start) === 'list') &&
      (isProse(line.text) || (line.text.length > 70 && PLACE_HEAD.test(line.text))),
  );
  const heads = runningHeads(lines, written, firstProse);
  const own = written.map((role, index) =>
    heads.has(index) && !hints.has(lines[index]?.start ?? -1) ? 'running_head' : role,
  );
  const headed = new Set(lines.flatMap((line, index) => (hints.get(line.start) === 'subhead' ? [index] : [])));
  const title = titleIndex(lines, own, headed, firstProse);
  const { start: tail, boxes } = tailOf(lines, own, firstProse === -1 ? lines.length : firstProse, hints);
  const titleText = normal(lines[title]?.text ?? '');
  return lines.map((line, index) => {
    const role = ((): string => {
      if (index === title) return 'title';
      const words = normal(line.text);
      if (titleText.length > 12 && words.startsWith(titleText)) return 'duplicate_title';
      if (index >= tail) return noiseOr(own[index], 'teaser');
      if (index < title && own[index] !== 'byline' && own[index] !== 'dateline')
        return noiseOr(own[index], 'navigation');
      if (boxes.has(index)) return noiseOr(own[index], 'teaser');
      if (firstProse !== -1 && index > firstProse && UPDATED.test(line.text)) return 'widget';
      const found = finishRole(line, own[index] ?? null);
      return isStandfirst(lines, own, title, index, found) ? 'standfirst' : found;
    })();
    return { line: line.line, start: line.start, end: line.end, role };
  });
}
