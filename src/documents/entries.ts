// Entries of a live page: the stamp above each, the day it stands for and the hour, whichever way round the page runs.
import type { Anchor } from './dates.ts';
import type { DocumentDate, DocumentLine } from './types.ts';

/** What stands below `start` was posted on `date` at `time`, until the next entry. */
export interface Entry {
  readonly start: number;
  readonly date: DocumentDate | null;
  /** 'HH:MM' as the page gives it, of 24 hours. */
  readonly time: string | null;
  /** Whether the page gives the day there or above. */
  readonly own: boolean;
}

const CLOCK = /\b(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?([ap])\.?m\b)?|\b(\d{1,2}) ?([ap])\.?m\b/i;

function clockOf(words: string): string | null {
  const match = CLOCK.exec(words);
  if (match === null) return null;
  const half = (match[3] ?? match[5] ?? '').toLowerCase();
  const hour = (Number(match[1] ?? match[4]) % (half === '' ? 24 : 12)) + (half === 'p' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** '31.05.' at the head of a stamp: the day, of the page's year. */
const SHORT_DAY = /^(?<day>0?[1-9]|[12]\d|3[01])\.(?<month>0?[1-9]|1[0-2])\.(?!\d)/;

function shortDay(text: string, { start, end }: DocumentLine, anchor: Anchor | null): DocumentDate | null {
  const match = SHORT_DAY.exec(text.slice(start, Math.min(end, start + 8)));
  if (match === null || anchor === null) return null;
  const { day = '', month = '' } = match.groups ?? {};
  const value = `${anchor.date.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const certainty = `day, year from ${anchor.from}` as const;
  return { start, end: start + match[0].length, text: match[0], value, certainty };
}

interface Stamp {
  readonly line: DocumentLine;
  readonly time: string | null;
  readonly own: DocumentDate | null;
}

/** From the small hours to the evening, or the other way: midnight lies between. */
const overMidnight = (a: string, b: string): boolean => (a < '06:00' && b > '18:00') || (a > '18:00' && b < '06:00');

/** Whether the hours mostly fall on the way down: newest first. */
function isReversed(stamps: readonly Stamp[]): boolean {
  const times = stamps.flatMap(({ time }) => time ?? []);
  const steps = times.slice(1).map((time, k) => {
    const before = times[k] ?? '';
    if (overMidnight(before, time)) return before < time ? -1 : 1;
    return Math.sign(time.localeCompare(before));
  });
  return steps.reduce((sum, step) => sum + step, 0) < 0;
}

/**
 * The entries of a live page in text order; empty when the page has fewer than two stamps. A stamp without a day has that
 * of the stamp above it, else the page's; where the hour jumps against the page's direction, midnight lies between.
 */
export function entriesOf(
  text: string,
  lines: readonly DocumentLine[],
  dates: readonly DocumentDate[],
  anchor: Anchor | null,
): readonly Entry[] {
  const stamps: Stamp[] = [];
  let began = false;
  // Whether nothing but stamps and names has come since the last stamp: the two lines of one entry.
  let adjacent = false;
  let next = 0;
  for (const line of lines) {
    if (line.role === 'body') began = true;
    if (line.role !== 'dateline' && line.role !== 'relative_date') {
      if (line.role !== 'byline') adjacent = false;
      continue;
    }
    while ((dates[next]?.start ?? Number.POSITIVE_INFINITY) < line.start) next += 1;
    const date = dates[next];
    const within = date !== undefined && date.end <= line.end && date.certainty.startsWith('day') ? date : null;
    const own = shortDay(text, line, anchor) ?? (within === null || within.value === null ? null : within);
    const words = text.slice(line.start, line.end);
    const time = clockOf(words.replace(SHORT_DAY, ''));
    // The day at the head of the page, or 'updated 17:30' there, is no entry's.
    if (time === null && (own === null || !began)) continue;
    if (/^(?:last )?(?:updated|modified)\b/i.test(words) && !began) continue;
    const pair = adjacent ? stamps.pop() : undefined;
    stamps.push({ line: pair?.line ?? line, time: time ?? pair?.time ?? null, own: own ?? pair?.own ?? null });
    adjacent = true;
  }
  if (stamps.filter(({ time }) => time !== null).length < 2) return [];
  const reversed = isReversed(stamps);
  const entries: Entry[] = [];
  let day: DocumentDate | null = null;
  let turns = 0;
  let crossed = false;
  let before: string | null = null;
  for (const { line, time, own } of stamps) {
    if (own !== null) [day, turns] = [own, 0];
    else if (time !== null && before !== null && overMidnight(before, time) && reversed === before < time)
      turns += reversed ? -1 : 1;
    if (day === null && turns !== 0) crossed = true;
    if (time !== null) before = time;
    entries.push({ start: line.start, time, date: dayOf(text, line, day, turns, anchor), own: day !== null });
  }
  // Past midnight without a day of its own, nobody knows on which side of it the page's day is.
  return crossed ? entries.map((entry) => (entry.own ? entry : { ...entry, date: null })) : entries;
}

/** The day of an entry: its own or the one above, moved by the midnights between; else the page's. */
function dayOf(
  text: string,
  { start, end }: DocumentLine,
  day: DocumentDate | null,
  turns: number,
  anchor: Anchor | null,
): DocumentDate | null {
  if (day !== null && turns === 0) return day;
  const value = day?.value ?? anchor?.date ?? null;
  if (value === null) return null;
  const certainty = day === null ? (`day, from ${anchor?.from ?? 'dateline'}` as const) : day.certainty;
  return { start, end, text: text.slice(start, end), value: shifted(value, turns), certainty };
}
