// What a reader needs to check an answer without trusting the search. A concession is enough because an outcome breaks
// nothing else. A conflict is minimal because for each of its red lines some concession has that one in common with it
// and no other, so the concession's outcome meets the rest. That a conflict cannot be met follows from the whole list of
// concessions: every outcome breaks one of them at least, and the conflict shares a red line with each.
import type { Deadlock, DeadlockOptions } from './deadlock.ts';
import type { Instance, Outcome, RedLineId } from './instance.ts';
import { withoutRedLines } from './packages.ts';
import { walkOutcomes } from './walk.ts';

export interface Certificates {
  /** Per concession an outcome that meets every other red line; null when none was found within the budget. */
  readonly concessions: readonly (Outcome | null)[];
  /** Per conflict and red line in it, the place of a concession that shares only this one; -1 when the list has none. */
  readonly conflicts: readonly (readonly number[])[];
}

/** The first outcome met on the way that meets every red line and rule. */
function findOutcome(instance: Instance, nodes: number): Outcome | null {
  let found: Outcome | null = null;
  const leaf = (_: Float64Array, outcome: () => Outcome): void => {
    found ??= outcome();
  };
  walkOutcomes(instance, [], { cut: () => found !== null, leaf }, nodes);
  return found;
}

function findWitness(
  instance: Instance,
  conceded: readonly RedLineId[],
  coalitions: DeadlockOptions['coalitions'],
  nodes: number,
): Outcome | null {
  const open = withoutRedLines(instance, conceded);
  if (coalitions === undefined) return findOutcome(open, nodes);
  for (const coalition of coalitions) {
    const red_lines = open.red_lines.filter(({ party }) => coalition.includes(party));
    const found = findOutcome({ ...open, red_lines }, nodes);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Certificates for an answer of `explainDeadlock` with the same `coalitions`. `nodes`: most nodes of the search for one
 * outcome. Cost: one search a concession, and conflicts × concessions.
 *
 * @example
 * const clash = { name: 'c', parties: 2, domain_sizes: [2], hard_constraints: [], red_lines: [
 *   { id: 'a', party: 0, weight: 3, any_of: [{ provision: 0, options: [0] }] },
 *   { id: 'b', party: 1, weight: 1, any_of: [{ provision: 0, options: [1] }] } ] };
 * listCertificates(clash, explainDeadlock(clash)) // => { concessions: [[0], [1]], conflicts: [[1, 0]] }
 */
export function listCertificates(
  instance: Instance,
  { minimalConcessions, minimalConflicts }: Pick<Deadlock, 'minimalConcessions' | 'minimalConflicts'>,
  { coalitions, nodes = 100_000 }: Pick<DeadlockOptions, 'coalitions'> & { readonly nodes?: number } = {},
): Certificates {
  const sets = minimalConcessions.map(({ redLines }) => new Set(redLines));
  return {
    concessions: minimalConcessions.map(({ redLines }) => findWitness(instance, redLines, coalitions, nodes)),
    conflicts: minimalConflicts.map((conflict) =>
      conflict.map((id) =>
        sets.findIndex((set) => set.has(id) && conflict.every((other) => other === id || !set.has(other))),
      ),
    ),
  };
}
