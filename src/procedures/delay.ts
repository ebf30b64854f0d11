// How long a procedure may take: interval sums along its paths.
import { type Arrangement, listReadings, parseDuration, type Stage } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { listVerdicts, type StageRef, targetOf } from './transitions.ts';

const UNBOUNDED: Bounds = { min: 0, max: Number.POSITIVE_INFINITY };

function hoursOf(written: string | undefined): Bounds {
  const parsed = written === undefined ? undefined : parseDuration(written);
  return parsed?.ok ? parsed.value : UNBOUNDED;
}

function once(stage: Stage, verdict: 'adopted' | 'rejected' | 'expired'): Bounds {
  const readings = listReadings<string>(stage.within);
  const allowed = readings.length === 0 ? [UNBOUNDED] : readings.map(({ value }) => hoursOf(value));
  const earliest = stage.min === undefined ? 0 : hoursOf(stage.min).min;
  const least = Math.min(...allowed.map(({ min }) => min));
  const most = Math.max(...allowed.map(({ max }) => max));
  const isRange = readings.some(({ value }) => value?.includes('..'));
  // A ballot that may be changed, and a time that runs out, leave the whole time to pass.
  const waits = stage.mayChange === true || verdict === 'expired';
  return { min: Math.max(earliest, waits || isRange ? least : 0), max: Math.max(earliest, most) };
}

/**
 * Hours a stage may take to reach a verdict. Without a deadline, or with an unspecified one, `max` is Infinity.
 * `repeat` adds its rounds to the latest time.
 */
export function delayOfStage(stage: Stage, verdict: 'adopted' | 'rejected' | 'expired'): Bounds {
  const first = once(stage, verdict);
  if (!stage.repeat) return first;
  return { min: first.min, max: first.max + stage.repeat.max * (first.max + hoursOf(stage.repeat.after).max) };
}

/** Earliest and latest hour after the opening at which the procedure can act, or undefined if no path acts. */
export function delayToAction(arrangement: Arrangement, procedure: string): Bounds | undefined {
  return delayTo(arrangement, procedure, (acted) => acted);
}

/** The same for a given kind of end. A path that comes back to a stage makes the latest hour Infinity. */
export function delayTo(
  arrangement: Arrangement,
  procedure: string,
  wanted: (acted: boolean) => boolean,
): Bounds | undefined {
  const memo = new Map<string, Bounds | undefined>();
  const open = new Set<string>();
  let circular = false;
  const visit = (at: StageRef): Bounds | undefined => {
    const key = `${at.procedure}/${at.index}`;
    if (open.has(key)) {
      circular = true;
      return undefined;
    }
    if (memo.has(key)) return memo.get(key);
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (!stage) return undefined;
    open.add(key);
    const ways = listVerdicts(arrangement, at).flatMap((verdict) => {
      const target = targetOf(arrangement, at, verdict);
      const rest = target.kind === 'stage' ? visit(target) : wanted(target.acted) ? { min: 0, max: 0 } : undefined;
      const here = delayOfStage(stage, verdict);
      return rest ? [{ min: here.min + rest.min, max: here.max + rest.max }] : [];
    });
    open.delete(key);
    const all =
      ways.length === 0
        ? undefined
        : { min: Math.min(...ways.map(({ min }) => min)), max: Math.max(...ways.map(({ max }) => max)) };
    memo.set(key, all);
    return all;
  };
  const found = visit({ procedure, index: 0 });
  return found && circular ? { min: found.min, max: Number.POSITIVE_INFINITY } : found;
}
