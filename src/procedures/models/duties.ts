// Duties that wait for other duties: who acts when each waits for some others. A circle in which everyone waits for someone
// of the circle never starts: the least fixed point.

export interface Duty {
  readonly id: string;
  /** Chance that this party acts once what it waits for is there. */
  readonly acts: number;
  /** Parties it waits for. */
  readonly after: readonly string[];
  /** Whether it waits for all of them (the default) or for the first. */
  readonly waitsFor?: 'all' | 'any';
}

export interface DutyAnswer {
  /** Chance that each party acts, by id. */
  readonly acts: Readonly<Record<string, number>>;
  /** Groups of parties that wait for each other, directly or not. */
  readonly circles: readonly (readonly string[])[];
  /** Parties that can never act, because a circle holds them up. */
  readonly never: readonly string[];
}

const MOST_PARTIES = 20;

/** Everyone who acts when exactly these are willing. */
function whoActs(
  duties: readonly Duty[],
  willing: (at: number) => boolean,
  place: ReadonlyMap<string, number>,
): boolean[] {
  const acting = duties.map(() => false);
  for (let changed = true; changed; ) {
    changed = false;
    duties.forEach(({ after, waitsFor }, at) => {
      if (acting[at] || !willing(at)) return;
      const there = (id: string): boolean => acting[place.get(id) ?? -1] === true;
      const may = after.length === 0 || (waitsFor === 'any' ? after.some(there) : after.every(there));
      if (!may) return;
      acting[at] = true;
      changed = true;
    });
  }
  return acting;
}

function reachable(duties: readonly Duty[], place: ReadonlyMap<string, number>, from: number): ReadonlySet<number> {
  const seen = new Set<number>();
  const visit = (at: number): void => {
    for (const id of duties[at]?.after ?? []) {
      const next = place.get(id);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(from);
  return seen;
}

function circlesOf(duties: readonly Duty[], place: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const waits = duties.map((_, at) => reachable(duties, place, at));
  const found = new Map<string, readonly string[]>();
  duties.forEach((_, at) => {
    if (!waits[at]?.has(at)) return;
    const circle = duties.flatMap(({ id }, other) =>
      waits[at]?.has(other) === true && waits[other]?.has(at) === true ? [id] : [],
    );
    found.set(circle.join(), circle);
  });
  return [...found.values()];
}

/**
 * The chance that each party acts. Willingness is independent; the duties are not, so all combinations of the willing are
 * gone through: exact. A name that is no party never acts. At most 20 parties; undefined for more. Cost: 2^parties.
 * @example
 * dutyChances([{ id: 'FR', acts: 0.8, after: [] }, { id: 'SU', acts: 0.5, after: ['FR'] }])?.acts.SU // => 0.4
 * dutyChances([{ id: 'A', acts: 1, after: ['B'] }, { id: 'B', acts: 1, after: ['A'] }])?.never // => ['A', 'B']
 */
export function dutyChances(duties: readonly Duty[]): DutyAnswer | undefined {
  if (duties.length > MOST_PARTIES) return undefined;
  const place = new Map(duties.map(({ id }, at) => [id, at]));
  const totals = duties.map(() => 0);
  for (let mask = 0; mask < 2 ** duties.length; mask += 1) {
    const willing = (at: number): boolean => ((mask >>> at) & 1) === 1;
    const weight = duties.reduce((all, { acts }, at) => all * (willing(at) ? acts : 1 - acts), 1);
    if (weight === 0) continue;
    whoActs(duties, willing, place).forEach((acts, at) => {
      if (acts) totals[at] = (totals[at] ?? 0) + weight;
    });
  }
  const able = whoActs(duties, () => true, place);
  return {
    acts: Object.fromEntries(duties.map(({ id }, at) => [id, totals[at] ?? 0])),
    circles: circlesOf(duties, place),
    never: duties.flatMap(({ id }, at) => (able[at] ? [] : [id])),
  };
}
