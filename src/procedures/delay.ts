// How long a procedure may take: interval sums along its paths.
import { type Arrangement, listReadings, type Stage } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { earliestEnd, hoursOf, UNBOUNDED } from './clock.ts';
import {
  keyOfStage,
  listVerdicts,
  routeFrom,
  type StageRef,
  type Target,
  targetOf,
  type Verdict,
  waitsToExpire,
} from './transitions.ts';

function once(stage: Stage, verdict: Verdict): Bounds {
  const readings = listReadings<string>(stage.within);
  const allowed = readings.length === 0 ? [UNBOUNDED] : readings.map(({ value }) => hoursOf(value));
  const least = Math.min(...allowed.map(({ min }) => min));
  const most = Math.max(...allowed.map(({ max }) => max));
  const earliest = earliestEnd(stage);
  // A ballot that may be changed, and a time that runs out, leave the whole time to pass.
  const waits = (stage.mayChange === true && stage.rule !== undefined) || verdict === 'expired';
  return { min: Math.max(earliest, waits ? least : 0), max: Math.max(earliest, most) };
}

/**
 * Hours a stage may take to reach a verdict. Without a deadline, or with an unspecified one, `max` is Infinity. With
 * `repeat` it is adopted in any round, and given up only after the last.
 */
export function delayOfStage(stage: Stage, verdict: Verdict): Bounds {
  const here = once(stage, verdict);
  if (!stage.repeat || stage.rule === undefined) return here;
  const pause = hoursOf(stage.repeat.after);
  const failure = waitsToExpire(stage) ? 'expired' : 'rejected';
  const failed = once(stage, failure);
  const rounds = stage.repeat.max;
  const max = here.max + rounds * (failed.max + pause.max);
  return { min: verdict === 'adopted' ? here.min : here.min + rounds * (failed.min + pause.min), max };
}

/** Earliest and latest hour after the opening at which the procedure can act, or undefined if no path acts. */
export function delayToAction(arrangement: Arrangement, procedure: string): Bounds | undefined {
  return delayTo(arrangement, procedure, (acted) => acted);
}

/**
 * The same for a given kind of end, over the verdicts that `verdictsAt` allows (by default all a stage can have). A path
 * that comes back to a stage from which the end is reached makes the latest hour Infinity. Cost: linear in stages.
 */
export function delayTo(
  arrangement: Arrangement,
  procedure: string,
  wanted: (acted: boolean) => boolean,
  verdictsAt: (at: StageRef) => readonly Verdict[] = (at) => listVerdicts(arrangement, at),
): Bounds | undefined {
  const { lastFirst, circular } = routeFrom(arrangement, procedure, verdictsAt);
  const values = new Map<string, Bounds>();
  const valueOf = (target: Target): Bounds | undefined => {
    if (target.kind === 'stage') return values.get(keyOfStage(target));
    return wanted(target.acted) ? { min: 0, max: 0 } : undefined;
  };
  const improve = (at: StageRef): boolean => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (!stage) return false;
    let best: Bounds | undefined;
    for (const verdict of verdictsAt(at)) {
      const rest = valueOf(targetOf(arrangement, at, verdict));
      if (rest === undefined) continue;
      const here = delayOfStage(stage, verdict);
      const [min, max] = [here.min + rest.min, here.max + rest.max];
      best = { min: Math.min(best?.min ?? min, min), max: Math.max(best?.max ?? max, max) };
    }
    const before = values.get(keyOfStage(at));
    if (best === undefined || (before?.min === best.min && before.max === best.max)) return false;
    values.set(keyOfStage(at), best);
    return true;
  };
  let sweep = 0;
  // After as many sweeps as stages, only a circle still changes anything: it can be run through for ever.
  while (lastFirst.map(improve).includes(true) && circular && sweep < lastFirst.length) sweep += 1;
  if (circular && sweep >= lastFirst.length) {
    for (let more = 0; more <= lastFirst.length; more += 1) lastFirst.forEach((at) => stretch(at));
  }
  return values.get(keyOfStage({ procedure, index: 0 }));

  function stretch(at: StageRef): void {
    const before = values.get(keyOfStage(at));
    if (before !== undefined && improve(at))
      values.set(keyOfStage(at), { min: values.get(keyOfStage(at))?.min ?? 0, max: Number.POSITIVE_INFINITY });
  }
}
