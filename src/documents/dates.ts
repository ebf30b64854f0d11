import type { DocumentDate } from './types.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const M = MONTHS.join('|');
const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNT = `\\d{1,4}|${NUMBER_WORDS.slice(1).join('|')}`;
const PATTERN = new RegExp(
  `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?<d1>\\d{1,2}) (?<m1>${M})(?:,? (?<y1>\\d{4}))?|(?<m2>${M}) (?<d2>\\d{1,2})(?!\\d)(?:,? (?<y2>\\d{4}))?)|\\b(?<iso>\\d{4}-\\d{2}-\\d{2})\\b|\\b(?:in )?(?<m3>${M}) (?<y3>\\d{4})\\b|\\b(?<ago>(?:${COUNT}) (?:minute|hour|day|week|month|year)s? ago)|\\b(?<n>${COUNT})[ -](?<unit>hour|day|week|month|year)s?\\b(?! old)`,
  'g',
);
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  hour: ['PT', 'H'],
  day: ['P', 'D'],
  week: ['P', 'W'],
  month: ['P', 'M'],
  year: ['P', 'Y'],
};

const two = (value: number | string): string => String(value).padStart(2, '0');

function readOne(match: RegExpMatchArray, year: string | null): Pick<DocumentDate, 'value' | 'certainty'> {
  const g = match.groups ?? {};
  if (g['ago'] !== undefined) return { value: null, certainty: 'unresolved' };
  if (g['iso'] !== undefined) return { value: g['iso'], certainty: 'day' };
  if (g['n'] !== undefined) {
    const count = NUMBER_WORDS.indexOf(g['n']);
    const [before, after] = UNITS[g['unit'] ?? ''] ?? ['P', 'D'];
    return { value: `${before}${count > 0 ? count : Number(g['n'])}${after}`, certainty: 'duration' };
  }
  const month = two(MONTHS.indexOf(g['m1'] ?? g['m2'] ?? g['m3'] ?? '') + 1);
  if (g['m3'] !== undefined) return { value: `${g['y3'] ?? ''}-${month}`, certainty: 'month' };
  const day = two(g['d1'] ?? g['d2'] ?? '');
  const own = g['y1'] ?? g['y2'];
  if (own !== undefined) return { value: `${own}-${month}-${day}`, certainty: 'day' };
  return year === null
    ? { value: null, certainty: 'unresolved' }
    : { value: `${year}-${month}-${day}`, certainty: 'day, year from dateline' };
}

/** Dates and durations between two offsets; a date without a year takes `year` when the page gives one. Linear. */
export function findDates(text: string, start: number, end: number, year: string | null): readonly DocumentDate[] {
  return [...text.slice(start, end).matchAll(PATTERN)].map((match) => {
    const at = start + match.index;
    return { start: at, end: at + match[0].length, text: match[0], ...readOne(match, year) };
  });
}
