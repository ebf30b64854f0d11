import { type Bounds, fail, type Result, succeed } from '../basics/index.ts';

/** Hours in one unit, shortest and longest: a month has 28 to 31 days, a year 365 or 366. */
const UNIT_HOURS: Readonly<Record<string, readonly [number, number]>> = {
  min: [1 / 60, 1 / 60],
  h: [1, 1],
  d: [24, 24],
  w: [168, 168],
  mo: [28 * 24, 31 * 24],
  y: [365 * 24, 366 * 24],
};

export const DURATION_PATTERN =
  /^(?:asap|\d+(?:\.\d+)?(?:min|h|d|w|mo|y)(?:\.\.(?:\d+(?:\.\d+)?(?:min|h|d|w|mo|y))?)?)$/;

function hours(written: string): Bounds {
  const match = /^([\d.]+)([a-z]+)$/.exec(written);
  const [least, most] = UNIT_HOURS[match?.[2] ?? ''] ?? [0, 0];
  const count = Number(match?.[1] ?? 0);
  return { min: count * least, max: count * most };
}

/**
 * Hours of a written duration: `12h`, `3d`, `2w`, `1mo`, `20y`, a range `0d..3d`, an open range `3d..`, or `asap`
 * (no earliest, no latest). A month and a year are intervals, because calendars make them so.
 * Reports A112.
 * @example
 * parseDuration('0d..3d') // => { ok: true, value: { min: 0, max: 72 } }
 * parseDuration('1mo') // => { ok: true, value: { min: 672, max: 744 } }
 * parseDuration('3:30').ok // => false
 */
export function parseDuration(text: string): Result<Bounds> {
  const written = text.trim();
  if (!DURATION_PATTERN.test(written)) {
    return fail({
      code: 'A112',
      severity: 'error',
      message: `'${text.slice(0, 40)}' is not a duration`,
      help: 'write 12h, 3d, 2w, 1mo, 1y, a range such as 0d..3d, or asap',
    });
  }
  if (written === 'asap') return succeed({ min: 0, max: Number.POSITIVE_INFINITY });
  const [from = '', to] = written.split('..');
  const least = hours(from);
  if (to === undefined) return succeed(least);
  if (to === '') return succeed({ min: least.min, max: Number.POSITIVE_INFINITY });
  const most = hours(to);
  if (most.max < least.min) {
    return fail({
      code: 'A112',
      severity: 'error',
      message: `the range ${written} ends before it starts`,
      fix: `${to}..${from}`,
    });
  }
  return succeed({ min: least.min, max: most.max });
}
