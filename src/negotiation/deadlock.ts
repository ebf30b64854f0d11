// Why there is no deal and what would unlock it, in one answer: the other files of this module put together.
import { type Concession, type Concessions, listConcessions } from './concessions.ts';
import { listConflicts } from './conflicts.ts';
import type { Instance, RedLineId } from './instance.ts';
import { listTopPackages, type Package, withoutRedLines } from './packages.ts';

/** The best package by total utility once `conceded` is given up. */
export interface UnlockedPackage extends Package {
  readonly conceded: readonly RedLineId[];
}

export interface Deadlock {
  /** Some outcome is known to meet every red line, the uncertain ones included. */
  readonly feasible: boolean;
  /** `possible`: only if some uncertain red line is not held. `excluded`: not even then. `unknown`: the budget ran out. */
  readonly agreement: 'certain' | 'possible' | 'excluded' | 'unknown';
  /** By number of red lines, then ids. */
  readonly minimalConflicts: readonly (readonly RedLineId[])[];
  /** By weight, then number, then ids. */
  readonly minimalConcessions: readonly Concession[];
  /** False: the lists were cut by the limit or the budget; they start with the smallest and lightest. */
  readonly complete: boolean;
  /** Feasible: the best three by total. Otherwise the best after each of the three lightest concessions. */
  readonly packages: readonly UnlockedPackage[];
  /** Uncertain red lines that stand in a minimal conflict listed: whether they are held changes the answer. */
  readonly questions: readonly RedLineId[];
}

export interface DeadlockOptions {
  /** Longest lists wanted; 1000 unless given. */
  readonly limit?: number;
  /** Mask operations, see `listConcessions`. */
  readonly steps?: number;
}

/** Cut before anything was found: nothing is known. Otherwise the answer about one outcome for all is exact. */
function isOpen({ feasible, complete, concessions }: Concessions): boolean {
  return !feasible && !complete && concessions.length === 0;
}

function agreementOf(instance: Instance, found: Concessions, steps: number | undefined): Deadlock['agreement'] {
  if (found.feasible) return 'certain';
  const uncertain = instance.red_lines.filter((line) => line.uncertain === true).map(({ id }) => id);
  if (uncertain.length === 0) return isOpen(found) ? 'unknown' : 'excluded';
  const bold = listConcessions(withoutRedLines(instance, uncertain), {
    limit: 1,
    ...(steps === undefined ? {} : { steps }),
  });
  if (isOpen(bold) || (bold.feasible && isOpen(found))) return 'unknown';
  return bold.feasible ? 'possible' : 'excluded';
}

function unlock(instance: Instance, { feasible, concessions }: Concessions): UnlockedPackage[] {
  if (feasible) return listTopPackages(instance, 3).packages.map((each) => ({ ...each, conceded: [] }));
  return concessions.slice(0, 3).flatMap(({ redLines }) => {
    const { packages } = listTopPackages(withoutRedLines(instance, redLines), 1);
    return packages.map((each) => ({ ...each, conceded: redLines }));
  });
}

/**
 * Minimal conflicts, minimal concessions and what they unlock. Exact as far as listed; `complete` says whether that is
 * all. Milliseconds for twenty parties, fifteen provisions and a hundred red lines of the usual kind.
 *
 * @example
 * const clash = { name: 'c', parties: 2, domain_sizes: [2], hard_constraints: [], red_lines: [
 *   { id: 'a', party: 0, weight: 3, any_of: [{ provision: 0, options: [0] }] },
 *   { id: 'b', party: 1, weight: 1, any_of: [{ provision: 0, options: [1] }] } ] };
 * explainDeadlock(clash).minimalConflicts // => [['a', 'b']]
 * explainDeadlock(clash).packages.map(({ outcome, conceded }) => [outcome, conceded]) // => [[[0], ['b']], [[1], ['a']]]
 */
export function explainDeadlock(instance: Instance, { limit = 1000, steps }: DeadlockOptions = {}): Deadlock {
  const concessions = listConcessions(instance, {
    limit: Math.max(limit, 1000),
    ...(steps === undefined ? {} : { steps }),
  });
  const conflicts = listConflicts(instance, concessions, { limit: Math.max(limit, 1000) });
  const minimalConflicts = conflicts.conflicts.slice(0, limit);
  const minimalConcessions = concessions.concessions.slice(0, limit);
  const whole = conflicts.conflicts.length <= limit && concessions.concessions.length <= limit;
  const contested = new Set(minimalConflicts.flat());
  return {
    feasible: concessions.feasible,
    agreement: agreementOf(instance, concessions, steps),
    minimalConflicts,
    minimalConcessions,
    complete: concessions.complete && conflicts.complete && whole,
    packages: unlock(instance, concessions),
    questions: instance.red_lines
      .filter(({ id, uncertain }) => uncertain === true && contested.has(id))
      .map(({ id }) => id),
  };
}
