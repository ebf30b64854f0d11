// Why there is no deal and what would unlock it, in one answer: the other files of this module put together.
import {
  type Budget,
  compareConcessions,
  type Concession,
  type Concessions,
  DEFAULT_STEPS,
  listConcessions,
} from './concessions.ts';
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
  /** What held the search: the longest list, and mask operations allowed and used for the concessions. */
  readonly budget: { readonly limit: number; readonly steps: number; readonly used: number };
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
  /** Lists of parties of which any one suffices for a deal (see `readConsent`); everybody when left out. */
  readonly coalitions?: readonly (readonly number[])[];
}

/** Ids that no other list is part of, lightest first. */
function keepSmallest(all: readonly Concession[]): readonly Concession[] {
  const kept: { readonly concession: Concession; readonly ids: ReadonlySet<RedLineId> }[] = [];
  for (const concession of all.toSorted((a, b) => a.redLines.length - b.redLines.length)) {
    const ids = new Set(concession.redLines);
    if (!kept.some((other) => [...other.ids].every((id) => ids.has(id)))) kept.push({ concession, ids });
  }
  return kept.map(({ concession }) => concession).sort(compareConcessions);
}

/**
 * What has to be conceded so that some coalition's red lines are met: `listConcessions` for each of them, of which those
 * are kept that contain no other. Exact as its parts are.
 */
export function listCoalitionConcessions(
  instance: Instance,
  coalitions: DeadlockOptions['coalitions'],
  budget: Budget = {},
): Concessions {
  if (coalitions === undefined) return listConcessions(instance, budget);
  const parts = coalitions.map((coalition) => {
    const red_lines = instance.red_lines.filter(({ party }) => coalition.includes(party));
    return listConcessions({ ...instance, red_lines }, budget);
  });
  const feasible = parts.some((part) => part.feasible);
  const steps = parts.reduce((sum, part) => sum + part.steps, 0);
  if (feasible) return { feasible, concessions: [], complete: true, bound: Number.POSITIVE_INFINITY, steps };
  return {
    feasible,
    concessions: keepSmallest(parts.flatMap(({ concessions }) => concessions)),
    complete: parts.every(({ complete }) => complete),
    bound: Math.min(...parts.map(({ bound }) => bound)),
    steps,
  };
}

/** Cut before anything was found: nothing is known. Otherwise the answer about one outcome for all is exact. */
function isOpen({ feasible, complete, concessions }: Concessions): boolean {
  return !feasible && !complete && concessions.length === 0;
}

function agreementOf(
  instance: Instance,
  found: Concessions,
  { steps, coalitions }: DeadlockOptions,
): Deadlock['agreement'] {
  if (found.feasible) return 'certain';
  const uncertain = instance.red_lines.filter((line) => line.uncertain === true).map(({ id }) => id);
  if (uncertain.length === 0) return isOpen(found) ? 'unknown' : 'excluded';
  const bold = listCoalitionConcessions(withoutRedLines(instance, uncertain), coalitions, {
    limit: 1,
    ...(steps === undefined ? {} : { steps }),
  });
  if (isOpen(bold) || (bold.feasible && isOpen(found))) return 'unknown';
  return bold.feasible ? 'possible' : 'excluded';
}

/** Red lines of parties whose consent nobody needs are conceded by themselves. */
function unlock(
  instance: Instance,
  { feasible, concessions }: Concessions,
  coalitions: DeadlockOptions['coalitions'],
): UnlockedPackage[] {
  if (coalitions !== undefined)
    return unlockFor(instance, feasible ? [[]] : concessions.map((each) => each.redLines), coalitions);
  if (feasible) return listTopPackages(instance, 3).packages.map((each) => ({ ...each, conceded: [] }));
  return concessions.slice(0, 3).flatMap(({ redLines }) => {
    const { packages } = listTopPackages(withoutRedLines(instance, redLines), 1);
    return packages.map((each) => ({ ...each, conceded: redLines }));
  });
}

function unlockFor(
  instance: Instance,
  concessions: readonly (readonly RedLineId[])[],
  coalitions: readonly (readonly number[])[],
): UnlockedPackage[] {
  const found = concessions.slice(0, 3).flatMap((conceded) =>
    coalitions.flatMap((coalition) => {
      const red_lines = instance.red_lines.filter(({ party }) => coalition.includes(party));
      const open = withoutRedLines({ ...instance, red_lines }, conceded);
      return listTopPackages(open, 1).packages.map((each) => ({ ...each, conceded }));
    }),
  );
  const best = found.toSorted((a, b) => b.total - a.total);
  return concessions.slice(0, 3).flatMap((conceded) => best.filter((each) => each.conceded === conceded).slice(0, 1));
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
export function explainDeadlock(instance: Instance, options: DeadlockOptions = {}): Deadlock {
  const { limit = 1000, steps, coalitions } = options;
  const concessions = listCoalitionConcessions(instance, coalitions, {
    limit: Math.max(limit, 1000),
    ...(steps === undefined ? {} : { steps }),
  });
  const conflicts = listConflicts(instance, concessions, {
    limit: Math.max(limit, 1000),
    ...(coalitions === undefined ? {} : { coalitions }),
  });
  const minimalConflicts = conflicts.conflicts.slice(0, limit);
  const minimalConcessions = concessions.concessions.slice(0, limit);
  const whole = conflicts.conflicts.length <= limit && concessions.concessions.length <= limit;
  const contested = new Set(minimalConflicts.flat());
  return {
    feasible: concessions.feasible,
    agreement: agreementOf(instance, concessions, options),
    minimalConflicts,
    minimalConcessions,
    complete: concessions.complete && conflicts.complete && whole,
    budget: { limit, steps: steps ?? DEFAULT_STEPS, used: concessions.steps },
    packages: unlock(instance, concessions, coalitions),
    questions: instance.red_lines
      .filter(({ id, uncertain }) => uncertain === true && contested.has(id))
      .map(({ id }) => id),
  };
}
