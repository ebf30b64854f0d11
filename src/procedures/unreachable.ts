// Stages that no ballots lead to.
import type { Arrangement, Next, Procedure, WeightTables } from '../arrangements/index.ts';
import { createGameCache, type GameCache, playProcedure, verdictsOf } from './play.ts';
import { keyOfStage, listVerdicts, routeFrom, type StageRef, type Verdict } from './transitions.ts';

export interface UnreachableStage {
  readonly procedure: string;
  readonly stage: string;
  /** `never`: something would lead to it, but no ballots do; `nothing`: nothing in the text leads to it. */
  readonly because: 'never' | 'nothing';
}

function listNexts({ stages, otherwise }: Procedure): readonly (Next | undefined)[] {
  return [otherwise, ...stages.flatMap(({ onAdopted, onRejected, onExpired }) => [onAdopted, onRejected, onExpired])];
}

/** Procedures that no other one goes to; where all are gone to, the first of the text. */
function listStarts(arrangement: Arrangement): readonly string[] {
  const gone = new Set(
    Object.values(arrangement.procedures).flatMap((procedure) =>
      listNexts(procedure).flatMap((next) => (typeof next === 'object' ? [next.go] : [])),
    ),
  );
  const ids = Object.keys(arrangement.procedures);
  const starts = ids.filter((id) => !gone.has(id));
  return starts.length > 0 ? starts : ids.slice(0, 1);
}

/**
 * Stages that are never reached, from any procedure that no other one goes to, whatever the ballots, however open points
 * are closed. Cost: worlds × diagram of every stage.
 */
export function listUnreachable(
  arrangement: Arrangement,
  tables?: WeightTables,
  games: GameCache = createGameCache(),
): readonly UnreachableStage[] {
  const allowed = new Map<string, readonly Verdict[]>();
  const met = new Set<string>();
  const named = new Set<string>();
  for (const start of listStarts(arrangement)) {
    for (const at of routeFrom(arrangement, start).visits) named.add(keyOfStage(at));
    const play = playProcedure(arrangement, start, { tables, games });
    for (const { at, key, worlds } of play.stages) {
      const possible = worlds.flatMap(({ game }) => verdictsOf(arrangement, at, game));
      allowed.set(
        key,
        listVerdicts(arrangement, at).filter((verdict) => possible.includes(verdict)),
      );
    }
    const verdictsAt = (at: StageRef): readonly Verdict[] => allowed.get(keyOfStage(at)) ?? [];
    for (const at of routeFrom(arrangement, start, verdictsAt).visits) met.add(keyOfStage(at));
  }
  return Object.entries(arrangement.procedures).flatMap(([procedure, { stages }]) =>
    stages.flatMap(({ id }, index) => {
      const key = keyOfStage({ procedure, index });
      if (met.has(key)) return [];
      return [{ procedure, stage: id, because: named.has(key) ? ('never' as const) : ('nothing' as const) }];
    }),
  );
}
