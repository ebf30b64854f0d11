// Numbers and lists as a diplomat reads them.
import type { Bounds } from '../basics/index.ts';
import type { Brief } from './brief-model.ts';

/**
 * Names in a sentence.
 * @example
 * joinNames(['Russia', 'China', 'France']) // => 'Russia, China and France'
 * joinNames(['France', 'Russia'], 'or') // => 'France or Russia'
 */
export function joinNames(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

function digits(share: number): string {
  const percent = share * 100;
  if (percent === 0 || percent === 100) return String(percent);
  if (percent < 0.1) return '<0.1';
  if (percent > 99.9) return '>99.9';
  return percent < 10 || percent > 90 ? percent.toFixed(1).replace(/\.0$/, '') : percent.toFixed(0);
}

/**
 * A share or a range of shares in percent, rounded for reading; never rounded to 0 or 100.
 * @example
 * formatShare({ min: 0, max: 0.012 }) // => '0–1.2 %'
 * formatShare({ min: 1, max: 1 }) // => '100 %'
 * formatShare({ min: 0.6, max: 0.9999 }) // => '60 to >99.9 %'
 */
export function formatShare({ min, max }: Bounds): string {
  const [low, high] = [digits(min), digits(max)];
  if (low === high) return `${low} %`;
  // A dash before > is drawn as an arrow by many typefaces.
  return /[<>]/.test(low + high) ? `${low} to ${high} %` : `${low}–${high} %`;
}

function hours(value: number): { readonly count: number; readonly unit: string } {
  if (value >= 24 * 28) return { count: Math.round(value / (24 * 30.4)), unit: 'month' };
  if (value >= 24) return { count: Math.round((value / 24) * 10) / 10, unit: 'day' };
  return { count: Math.round(value * 10) / 10, unit: 'hour' };
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/**
 * A time span in words; an infinite end is 'no limit'.
 * @example
 * formatDelay({ min: 0, max: 72 }) // => '0–3 days'
 * formatDelay({ min: 0, max: Infinity }) // => '0 d – no limit'
 */
export function formatDelay({ min, max }: Bounds): string {
  const low = min === 0 ? { count: 0, unit: 'day' } : hours(min);
  if (max === Number.POSITIVE_INFINITY)
    return `${low.count} ${low.unit.charAt(0)}${low.unit === 'month' ? 'o' : ''} – no limit`;
  const high = hours(max);
  if (min === max) return plural(high.count, high.unit);
  if (low.count === 0 || low.unit === high.unit) return `${low.count}–${plural(high.count, high.unit)}`;
  return `${plural(low.count, low.unit)} – ${plural(high.count, high.unit)}`;
}

/**
 * How long something took in a course of events, to the day where it took whole days.
 * @example
 * formatElapsed(0) // => 'at once'
 * formatElapsed(321 * 24) // => 'after 321 days'
 */
export function formatElapsed(elapsed: number): string {
  if (elapsed === 0) return 'at once';
  const days = elapsed / 24;
  return days >= 2 && Number.isInteger(days)
    ? `after ${days} days`
    : `after ${formatDelay({ min: elapsed, max: elapsed })}`;
}

/** Where an offset stands, for people: 'line 12'. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The first letter in upper case, for the start of a sentence. */
export function capitalise(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What stands before the open points: their number, and what the list is ordered by where chances are computed. */
export function openPointsLead({ activation, open }: Pick<Brief, 'activation' | 'open'>): string {
  if (open.count === 0) return 'Nothing is left open.';
  const count = `${open.count} open ${open.count === 1 ? 'point' : 'points'}`;
  if (open.top.length === 0) return `${count}.`;
  return activation.length === 0 ? `${count}:` : `${count}. Those that move the chance of activation most:`;
}

/** The answers that a brief has, numbered without gaps: a brief of one file lacks some of the four. */
export function numberAnswers<T>(
  answers: readonly (readonly [title: string, body: readonly T[]])[],
): readonly { readonly title: string; readonly body: readonly T[] }[] {
  return answers
    .filter(([, body]) => body.length > 0)
    .map(([title, body], index) => ({ title: `${index + 1}. ${title}`, body }));
}

/**
 * A title as the name of a file, without its ending; `otherwise` where no letter of it can stand in one.
 * @example
 * fileStem('Türkiye: talks, 2025', 'd1') // => 'turkiye-talks-2025'
 * fileStem('会谈', 'd1') // => 'd1'
 */
export function fileStem(title: string, otherwise: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? otherwise : plain;
}
