// Where a stage leads. The defaults are numbered in docs/spec/PROCEDURES.md.
import type { Arrangement, Next, Stage } from '../arrangements/index.ts';
import { deadlineKnown } from './clock.ts';

/** How a stage ended: by its rule, against its rule, or because its time ran out without adoption. */
export type Verdict = 'adopted' | 'rejected' | 'expired';

export interface StageRef {
  readonly procedure: string;
  readonly index: number;
}

export type Target =
  | ({ readonly kind: 'stage' } & StageRef)
  | {
      readonly kind: 'end';
      readonly procedure: string;
      readonly outcome: 'adopted' | 'rejected';
      /** Whether what the procedure is about happens: for `keeps`, adoption means that it does not. */
      readonly acted: boolean;
    };

function end(
  arrangement: Arrangement,
  procedure: string,
  outcome: 'adopted' | 'rejected',
  explicit?: 'nothing',
): Target {
  const keeps = arrangement.procedures[procedure]?.polarity === 'keeps';
  const acted = explicit === undefined && (outcome === 'adopted') !== keeps;
  return { kind: 'end', procedure, outcome, acted };
}

function follow(arrangement: Arrangement, from: StageRef, next: Next, verdict: Verdict): Target {
  if (next === 'adopted') return end(arrangement, from.procedure, 'adopted');
  if (next === 'nothing') {
    return end(arrangement, from.procedure, verdict === 'adopted' ? 'adopted' : 'rejected', 'nothing');
  }
  return { kind: 'stage', procedure: next.go, index: 0 };
}

/**
 * Adopted: `onAdopted`, else the next stage, else the procedure is adopted. Rejected: `onRejected`, else `otherwise`,
 * else the procedure is rejected. Expired: `onExpired`, else as rejected. A stage without a rule that runs out passes.
 */
export function targetOf(arrangement: Arrangement, from: StageRef, verdict: Verdict): Target {
  const procedure = arrangement.procedures[from.procedure];
  const stage = procedure?.stages[from.index];
  if (!procedure || !stage) return end(arrangement, from.procedure, 'rejected');
  if (verdict === 'adopted') {
    if (stage.onAdopted !== undefined) return follow(arrangement, from, stage.onAdopted, verdict);
    if (from.index + 1 < procedure.stages.length)
      return { kind: 'stage', procedure: from.procedure, index: from.index + 1 };
    return end(arrangement, from.procedure, 'adopted');
  }
  const expired = verdict === 'expired' ? stage.onExpired : undefined;
  const next = expired ?? stage.onRejected ?? procedure.otherwise;
  return next === undefined ? end(arrangement, from.procedure, 'rejected') : follow(arrangement, from, next, verdict);
}

/** Whether a rejection waits for the deadline: only its passing leads somewhere, and there is or may be one. */
export function waitsToExpire(stage: Stage): boolean {
  return stage.onExpired !== undefined && stage.onRejected === undefined && deadlineKnown(stage) !== 'none';
}

/** The verdicts a stage can have: without a rule it passes; time runs out only where there is or may be a deadline. */
export function listVerdicts(arrangement: Arrangement, at: StageRef): readonly Verdict[] {
  const stage = arrangement.procedures[at.procedure]?.stages[at.index];
  if (!stage || stage.rule === undefined) return ['adopted'];
  if (waitsToExpire(stage)) return ['adopted', 'expired'];
  return stage.onExpired === undefined || deadlineKnown(stage) === 'none'
    ? ['adopted', 'rejected']
    : ['adopted', 'rejected', 'expired'];
}

/** Stages met from the start of a procedure: in order of first visit, and each after all it leads to. */
export interface Route {
  readonly visits: readonly StageRef[];
  readonly lastFirst: readonly StageRef[];
  /** Whether some path comes back to a stage. */
  readonly circular: boolean;
}

export function keyOfStage(at: StageRef): string {
  return `${at.procedure}/${at.index}`;
}

/** Follows every verdict that `verdictsAt` allows, by default all that the stage can have. Cost: linear. */
export function routeFrom(
  arrangement: Arrangement,
  procedure: string,
  verdictsAt: (at: StageRef) => readonly Verdict[] = (at) => listVerdicts(arrangement, at),
): Route {
  const seen = new Map<string, StageRef>();
  const lastFirst: StageRef[] = [];
  const open = new Set<string>();
  let circular = false;
  const visit = (at: StageRef): void => {
    const key = keyOfStage(at);
    if (open.has(key)) circular = true;
    if (seen.has(key) || !arrangement.procedures[at.procedure]?.stages[at.index]) return;
    seen.set(key, at);
    open.add(key);
    for (const verdict of verdictsAt(at)) {
      const target = targetOf(arrangement, at, verdict);
      if (target.kind === 'stage') visit({ procedure: target.procedure, index: target.index });
    }
    open.delete(key);
    lastFirst.push(at);
  };
  visit({ procedure, index: 0 });
  return { visits: [...seen.values()], lastFirst, circular };
}

/** Every stage that can be reached from the start of a procedure, in order of first visit. */
export function listReachable(arrangement: Arrangement, procedure: string): readonly StageRef[] {
  return routeFrom(arrangement, procedure).visits;
}

/** What a stage leads to: an end, or a stage by its place in `lastFirst`; -1 is a stage that is not there. */
export type Aim = 'acts' | 'idle' | number;

/** Where a stage of the route leads when adopted, and by each other verdict that it can have. */
export interface Leg {
  readonly at: StageRef;
  readonly adopted: Aim;
  readonly failed: readonly Aim[];
}

/** The stages of a route, each after all it leads to, with where they lead; found once for all ways of closing points. */
export function legsOf(arrangement: Arrangement, { lastFirst }: Route): readonly Leg[] {
  const places = new Map(lastFirst.map((at, place) => [keyOfStage(at), place]));
  const aimOf = (at: StageRef, verdict: Verdict): Aim => {
    const target = targetOf(arrangement, at, verdict);
    if (target.kind === 'end') return target.acted ? 'acts' : 'idle';
    return places.get(keyOfStage(target)) ?? -1;
  };
  return lastFirst.map((at) => {
    const failures = listVerdicts(arrangement, at).filter((verdict) => verdict !== 'adopted');
    return { at, adopted: aimOf(at, 'adopted'), failed: failures.map((verdict) => aimOf(at, verdict)) };
  });
}

/** The value of the stage that a route starts from, of values by place: it comes after all it leads to. */
export function startOf<T>(values: readonly T[]): T | undefined {
  return values.at(-1);
}
