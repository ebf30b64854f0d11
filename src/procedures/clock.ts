// The times a stage states: its deadline, its earliest end, whether there is a deadline at all.
import { listReadings, parseDuration, type Stage } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';

export const UNBOUNDED: Bounds = { min: 0, max: Number.POSITIVE_INFINITY };

/** Hours of a written duration; no limit when there is none. */
export function hoursOf(written: string | undefined): Bounds {
  const parsed = written === undefined ? undefined : parseDuration(written);
  return parsed?.ok ? parsed.value : UNBOUNDED;
}

/** Whether a stage has a deadline under every reading (`some`), under none, or only perhaps. */
export function deadlineKnown(stage: Stage): 'some' | 'none' | 'perhaps' {
  const readings = listReadings<string>(stage.within);
  if (readings.length === 0) return 'none';
  const finite = readings.map(({ value }) => value !== undefined && hoursOf(value).max < Number.POSITIVE_INFINITY);
  if (finite.every(Boolean)) return 'some';
  // `unspecified` may turn out to be a deadline; 'asap' and '3d..' state that there is none.
  return readings.every(({ value }) => value !== undefined) && !finite.includes(true) ? 'none' : 'perhaps';
}

/** The latest hour at which a stage closes; Infinity when a reading has no latest. */
export function deadlineOf(stage: Stage): number {
  const latest = listReadings<string>(stage.within).map(({ value }) => hoursOf(value).max);
  return latest.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...latest);
}

/** The hour before which a stage does not close: its `min`, or the start of a range in `within`. */
export function earliestEnd(stage: Stage): number {
  const least = stage.min === undefined ? 0 : hoursOf(stage.min).min;
  const ranges = listReadings<string>(stage.within).map(({ value }) =>
    value?.includes('..') === true ? hoursOf(value).min : 0,
  );
  return Math.max(least, ranges.length === 0 ? 0 : Math.min(...ranges));
}
