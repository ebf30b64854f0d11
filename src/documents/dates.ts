import type { DocumentDate } from './types.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const SHORT = MONTHS.map((month) =>
  month === 'May' ? 'May' : `${month}|${month.slice(0, 3)}${month === 'September' ? '|Sept' : ''}`,
);
/** Full names and the usual short ones, which take a stop. */
const M = `(?:${SHORT.join('|')})(?!\\p{L})`;
/** 'zero' to 'twenty', each at its number. */
export const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const TENS: ReadonlyMap<string, number> = new Map([
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
]);
/** Longer words first: 'fourteen' is no 'four'. */
const COUNT = `\\d{1,4}|${[...NUMBER_WORDS.slice(1).reverse(), ...TENS.keys()].join('|')}`;
const PATTERN = new RegExp(
  `\\b(?:(?:${WEEKDAYS.join('|')}|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\\.?,? )?(?:(?<d1>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m1>${M})\\.?(?:,? (?<y1>\\d{4}))?|(?<m2>${M})\\.? (?<d2>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<y2>\\d{4}))?)|\\b(?<iso>\\d{4}-\\d{2}-\\d{2})\\b|(?<![\\d.])(?<dd>0?[1-9]|[12]\\d|3[01])\\.(?<mm>0?[1-9]|1[0-2])\\.(?<yyyy>(?:19|20)\\d{2})(?!\\d)|\\b(?:in )?(?<m3>${M}) (?<y3>\\d{4})\\b|\\bin (?<m4>${M})\\b|\\b(?<ago>(?<back>${COUNT}) (?<step>minute|hour|day|week|month|year)s? ago)|\\b(?<near>[Yy]esterday|[Ll]ast (?:night|evening)|[Tt]oday|[Tt]onight|[Tt]omorrow|[Tt]his (?:morning|afternoon|evening))\\b|(?<turn>\\b(?:next|last|this coming) )?\\b(?<weekday>${WEEKDAYS.join('|')})\\b|\\b(?<span>next|last) (?<spans>week|month|year)\\b|\\b(?<n>${COUNT})[ -](?<unit>hour|day|week|month|year)s?\\b(?! old)`,
  'gu',
);
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  hour: ['PT', 'H'],
  day: ['P', 'D'],
  week: ['P', 'W'],
  month: ['P', 'M'],
  year: ['P', 'Y'],
};

const two = (value: number | string): string => String(value).padStart(2, '0');

/** The day that relative dates count from, and whether the page gives it or the reader. */
export interface Anchor {
  readonly date: string;
  readonly from: 'dateline' | 'outside';
}

type Reading = Pick<DocumentDate, 'value' | 'certainty'>;
const UNRESOLVED: Reading = { value: null, certainty: 'unresolved' };
const DAY = 86_400_000;

function countOf(written: string): number {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  return word > 0 ? word : (TENS.get(written.toLowerCase()) ?? Number(written));
}

function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days for hours, days and weeks; a month or a year back is only as fine as the unit says. */
function readAgo(count: number, unit: string, { date, from }: Anchor): Reading {
  if (unit === 'minute' || unit === 'hour')
    return count <= 12 ? { value: date, certainty: `day, from ${from}` } : UNRESOLVED;
  if (unit === 'day' || unit === 'week') {
    return { value: shift(date, -count * (unit === 'week' ? 7 : 1)), certainty: `day, from ${from}` };
  }
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - count * (unit === 'year' ? 12 : 1);
  const year = String(Math.floor(months / 12));
  if (unit === 'year') return { value: year, certainty: `year, from ${from}` };
  return { value: `${year}-${two((months % 12) + 1)}`, certainty: `month, from ${from}` };
}

const GONE = /\b(?:said|says|told|tells|announced|warned|added|wrote|declared|published|issued|\p{L}{3,}ed)\b/giu;
const TO_COME =
  /\b(?:will|would|shall|(?:is|are|was|were) (?:due |set |expected |scheduled |going )?to|due|meets?|begins?|starts?|opens?)\b/giu;

const lastAt = (words: string, pattern: RegExp): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1;

/** Whether a bare weekday lies ahead: 'by Thursday', 'will sign on Monday', 'on Monday the council will vote'. */
function liesAhead(before: string, after: string): boolean {
  if (/\b(?:by|until|before|from|starting|no later than)(?: on)? $/i.test(before)) return true;
  const [coming, gone] = [lastAt(before, TO_COME), lastAt(before, GONE)];
  if (coming !== -1 || gone !== -1) return coming > gone;
  const [next, past] = [after.search(TO_COME), after.search(GONE)];
  return next !== -1 && (past === -1 || next < past);
}

/** The last such day on or before the anchor, for reports speak of the days just gone; the next one when it lies ahead. */
function readWeekday(weekday: string, ahead: boolean, turn: string, { date, from }: Anchor): Reading {
  const today = new Date(`${date}T00:00:00Z`).getUTCDay();
  const back = (today - WEEKDAYS.indexOf(weekday) + 7) % 7;
  const days = ahead
    ? 7 - (back === 0 ? 7 * Number(turn === '') : back)
    : -(back === 0 && turn.startsWith('last') ? 7 : back);
  return { value: shift(date, days), certainty: `day, from ${from}` };
}

/** 'last month', 'next year'; a week is no date. */
function readSpan(step: number, unit: string, { date, from }: Anchor): Reading {
  if (unit === 'week') return UNRESOLVED;
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + step * (unit === 'year' ? 12 : 1);
  const year = String(Math.floor(months / 12));
  if (unit === 'year') return { value: year, certainty: `year, from ${from}` };
  return { value: `${year}-${two((months % 12) + 1)}`, certainty: `month, from ${from}` };
}

function readRelative(
  g: Readonly<Record<string, string | undefined>>,
  anchor: Anchor | null,
  around: () => readonly [string, string],
): Reading | undefined {
  const relative = g['ago'] ?? g['near'] ?? g['weekday'] ?? g['span'];
  if (relative === undefined) return undefined;
  if (anchor === null) return UNRESOLVED;
  if (g['ago'] !== undefined) return readAgo(countOf(g['back'] ?? ''), g['step'] ?? 'day', anchor);
  if (g['span'] !== undefined)
    return readSpan(relative.toLowerCase() === 'next' ? 1 : -1, g['spans'] ?? 'week', anchor);
  if (g['weekday'] !== undefined) {
    const turn = (g['turn'] ?? '').toLowerCase();
    const ahead = turn === '' ? liesAhead(...around()) : !turn.startsWith('last');
    return readWeekday(g['weekday'], ahead, turn, anchor);
  }
  const days = NEAR.get(relative.toLowerCase()) ?? 0;
  return { value: shift(anchor.date, days), certainty: `day, from ${anchor.from}` };
}

const NEAR = new Map([
  ['yesterday', -1],
  ['last night', -1],
  ['last evening', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);

const monthOf = (written: string): string =>
  two(MONTHS.findIndex((month) => month.startsWith(written.slice(0, 3))) + 1);

function readOne(match: RegExpMatchArray, anchor: Anchor | null, around: () => readonly [string, string]): Reading {
  const g = match.groups ?? {};
  const relative = readRelative(g, anchor, around);
  if (relative !== undefined) return relative;
  if (g['iso'] !== undefined) return { value: g['iso'], certainty: 'day' };
  if (g['yyyy'] !== undefined)
    return { value: `${g['yyyy']}-${two(g['mm'] ?? '')}-${two(g['dd'] ?? '')}`, certainty: 'day' };
  if (g['n'] !== undefined) {
    const [before, after] = UNITS[g['unit'] ?? ''] ?? ['P', 'D'];
    return { value: `${before}${countOf(g['n'])}${after}`, certainty: 'duration' };
  }
  const month = monthOf(g['m1'] ?? g['m2'] ?? g['m3'] ?? g['m4'] ?? '');
  if (g['m3'] !== undefined) return { value: `${g['y3'] ?? ''}-${month}`, certainty: 'month' };
  const year = anchor?.date.slice(0, 4);
  if (g['m4'] !== undefined) {
    return anchor === null ? UNRESOLVED : { value: `${year}-${month}`, certainty: `month, year from ${anchor.from}` };
  }
  const day = two(g['d1'] ?? g['d2'] ?? '');
  const own = g['y1'] ?? g['y2'];
  if (own !== undefined) return { value: `${own}-${month}-${day}`, certainty: 'day' };
  return anchor === null
    ? UNRESOLVED
    : { value: `${year}-${month}-${day}`, certainty: `day, year from ${anchor.from}` };
}

/**
 * Dates and durations between two offsets. Dates without a year, weekdays, 'yesterday' and 'two months ago' are resolved
 * against the anchor and say so in their certainty; without one they stay unresolved. Linear.
 */
export function findDates(text: string, start: number, end: number, anchor: Anchor | null): readonly DocumentDate[] {
  return [...text.slice(start, end).matchAll(PATTERN)].map((match) => {
    const at = start + match.index;
    const to = at + match[0].length;
    const around = (): readonly [string, string] => [
      text.slice(Math.max(start, at - 90), at).replace(/^.*[.!?;:]["”’]? /su, ''),
      text.slice(to, Math.min(end, to + 70)).replace(/[.!?;:].*$/su, ''),
    ];
    return { start: at, end: to, text: match[0], ...readOne(match, anchor, around) };
  });
}
