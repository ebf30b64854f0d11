// Which smallest sets of red lines cannot all be met? They are the minimal hitting sets of the minimal concessions. When
// the list of concessions is cut, candidates are checked by search and shrunk, so that each one listed is a conflict.
import { type Concessions, isAttainable } from './concessions.ts';
import { listHittingSets } from './hitting-sets.ts';
import { compareIds, type Instance, type RedLineId } from './instance.ts';

export interface Conflicts {
  /** By number of red lines, then ids; `[[]]` when the compatibility rules alone exclude every outcome. */
  readonly conflicts: readonly (readonly RedLineId[])[];
  readonly complete: boolean;
}

function compareConflicts(a: readonly RedLineId[], b: readonly RedLineId[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const at = a.findIndex((id, place) => id !== b[place]);
  return at === -1 ? 0 : compareIds(a[at]!, b[at]!);
}

/** Whether a deal can meet these red lines; undefined when that could not be decided within the budget. */
type CanMeet = (ids: readonly RedLineId[]) => boolean | undefined;

/** Takes away what is not needed for the contradiction; undefined when there is none or it could not be decided. */
function shrink(ids: readonly RedLineId[], canMeet: CanMeet): readonly RedLineId[] | undefined {
  if (canMeet(ids) !== false) return undefined;
  let kept = [...ids];
  for (const id of ids) {
    const without = kept.filter((other) => other !== id);
    const attainable = canMeet(without);
    if (attainable === undefined) return undefined;
    if (!attainable) kept = without;
  }
  return kept;
}

export interface ConflictOptions {
  readonly limit?: number;
  readonly steps?: number;
  /** Lists of parties of which any one suffices for a deal; everybody when left out. */
  readonly coalitions?: readonly (readonly number[])[];
}

/** A deal needs the red lines of one coalition's parties met, no matter which coalition. */
function canMeetOf(instance: Instance, steps: number, coalitions: ConflictOptions['coalitions']): CanMeet {
  return (ids) => {
    const wanted = new Set(ids);
    if (coalitions === undefined) return isAttainable(instance, wanted, steps);
    const answers = coalitions.map((coalition) => {
      const red_lines = instance.red_lines.filter(({ party }) => coalition.includes(party));
      return isAttainable({ ...instance, red_lines }, wanted, steps);
    });
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
  };
}

/**
 * All minimal conflicts, smallest first. `concessions` is the answer of `listConcessions` for the same instance; if that
 * is incomplete so is this, but every conflict listed is one and is minimal. Exponential in the worst case; `limit` and
 * `steps` (nodes of the search) hold it.
 *
 * @example
 * const clash = { name: 'c', parties: 2, domain_sizes: [2], hard_constraints: [], red_lines: [
 *   { id: 'a', party: 0, weight: 3, any_of: [{ provision: 0, options: [0] }] },
 *   { id: 'b', party: 1, weight: 1, any_of: [{ provision: 0, options: [1] }] } ] };
 * listConflicts(clash, listConcessions(clash)).conflicts // => [['a', 'b']]
 */
export function listConflicts(
  instance: Instance,
  concessions: Concessions,
  { limit = 1000, steps = 2_000_000, coalitions }: ConflictOptions = {},
): Conflicts {
  if (concessions.feasible) return { conflicts: [], complete: true };
  const ids = instance.red_lines.map(({ id }) => id).sort(compareIds);
  const place = new Map(ids.map((id, at) => [id, at]));
  const sets = concessions.concessions.map(({ redLines }) => redLines.map((id) => place.get(id)!));
  if (concessions.complete) {
    const hitting = listHittingSets(sets, ids.length, { limit, steps });
    return { conflicts: hitting.sets.map((set) => set.map((at) => ids[at]!)), complete: hitting.complete };
  }
  const wanted = Math.min(limit, 50);
  const hitting =
    sets.length === 0
      ? [ids]
      : listHittingSets(sets, ids.length, { limit: wanted, steps }).sets.map((set) => set.map((at) => ids[at]!));
  const found = new Map<string, readonly RedLineId[]>();
  const canMeet = canMeetOf(instance, steps, coalitions);
  for (const candidate of hitting) {
    const conflict = shrink(candidate, canMeet);
    if (conflict !== undefined) found.set(JSON.stringify(conflict), conflict);
  }
  return { conflicts: [...found.values()].sort(compareConflicts), complete: false };
}
