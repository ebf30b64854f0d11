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

function shortDay(text: string, { start, end }: DocumentLine, anchor: Anchor | null): DocumentDate | undefined {
  const match = SHORT_DAY.exec(text.slice(start, Math.min(end, start + 8)));
  if (match === null || anchor === null) return undefined;
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

/** Whether the hours mostly fall on the way down: newest first. */
function isReversed(stamps: readonly Stamp[]): boolean {
  const times = stamps.flatMap(({ time }) => time ?? []);
  const steps = times.slice(1).map((time, k) => Math.sign(time.localeCompare(times[k] ?? '')));
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
  for (const line of lines) {
    if (line.role === 'body') began = true;
    if (line.role !== 'dateline' && line.role !== 'relative_date') continue;
    const own =
      shortDay(text, line, anchor) ??
      dates.find(
        (date) =>
          date.start >= line.start && date.end <= line.end && date.certainty.startsWith('day') && date.value !== null,
      );
    const time = clockOf(text.slice(line.start, line.end).replace(SHORT_DAY, ''));
    const pair = stamps.at(-1);
    // 'Updated 17:30' at the head of the page is no entry's; two stamp lines of one entry are one.
    if (time === null && own === undefined) continue;
    if (/^(?:last )?(?:updated|modified)\b/i.test(text.slice(line.start, line.end)) && !began) continue;
    const adjacent =
      pair !== undefined &&
      !lines.some(
        ({ start, role }) =>
          start > pair.line.start &&
          start < line.start &&
          role !== 'relative_date' &&
          role !== 'dateline' &&
          role !== 'byline',
      );
    if (adjacent) stamps.pop();
    stamps.push({
      line: adjacent ? pair.line : line,
      time: time ?? (adjacent ? pair.time : null),
      own: own ?? (adjacent ? pair.own : null),
    });
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
    else if (
      time !== null &&
      before !== null &&
      (reversed
        ? time > before && time > '18:00' && before < '06:00'
        : time < before && time < '06:00' && before > '18:00')
    )
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
