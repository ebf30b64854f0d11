// Minimal coalitions as antichains: enough algebra to follow 'who can prevent' through several stages.

/** Minimal sets of voters; `complete` is false when some were left out to stay within the limit. */
export interface Coalitions {
  readonly sets: readonly (readonly string[])[];
  readonly complete: boolean;
}

const LARGEST_FAMILY = 300;

/** Nobody can. */
export const NONE: Coalitions = { sets: [], complete: true };
/** It happens by itself: the empty set suffices. */
export const BY_ITSELF: Coalitions = { sets: [[]], complete: true };

/** The minimal ones among `sets`, smallest first, then by name; at most a few hundred. */
export function keepMinimal(sets: readonly (readonly string[])[], complete = true): Coalitions {
  const sorted = sets
    .map((set) => [...new Set(set)].toSorted())
    .toSorted((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  const kept: { readonly list: readonly string[] }[] = [];
  for (const list of sorted) {
    if (kept.length >= LARGEST_FAMILY) return { sets: kept.map((each) => each.list), complete: false };
    const covered = kept.some(({ list: smaller }) => smaller.every((voter) => list.includes(voter)));
    if (!covered) kept.push({ list });
  }
  return { sets: kept.map((each) => each.list), complete };
}

/** Sets that can do one or the other. */
export function either(...families: readonly Coalitions[]): Coalitions {
  return keepMinimal(
    families.flatMap(({ sets }) => sets),
    families.every(({ complete }) => complete),
  );
}

/** Sets that can do both. */
export function both(a: Coalitions, b: Coalitions): Coalitions {
  const [left, right] = [a.sets.slice(0, LARGEST_FAMILY), b.sets.slice(0, LARGEST_FAMILY)];
  const sets = left.flatMap((one) => right.map((other) => [...one, ...other]));
  return keepMinimal(sets, a.complete && b.complete);
}

export function listLone({ sets }: Coalitions): readonly string[] {
  return sets.flatMap((set) => (set.length === 1 && set[0] !== undefined ? [set[0]] : []));
}
