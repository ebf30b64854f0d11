// Minimal hitting sets, smallest first: sets of elements that touch every given set, without a superfluous element.
// Depth first with the critical-set condition (Murakami and Uno 2014): an element stays only while some set is hit by it
// alone. Deepening by size makes the smallest come first when the list has to be cut.
import { hasBit, maskOf } from './clauses.ts';

export interface HittingSets {
  readonly sets: readonly (readonly number[])[];
  readonly complete: boolean;
}

interface Walk {
  readonly limit: number;
  readonly size: number;
  readonly found: number[][];
  steps: number;
  cut: boolean;
}

/** Elements are 0 to `elements` - 1. The list is by size, then by element. `steps`: nodes of the search. */
export function listHittingSets(
  sets: readonly (readonly number[])[],
  elements: number,
  { limit, steps }: { readonly limit: number; readonly steps: number },
): HittingSets {
  let left = steps;
  let best: readonly number[][] = [];
  for (let size = 0; size <= elements; size += 1) {
    const walk: Walk = { limit: limit + 1, size, found: [], steps: left, cut: false };
    visit(walk, sets, elements);
    if (walk.steps <= 0) return { sets: ordered(best).slice(0, limit), complete: false };
    left = walk.steps;
    best = walk.found;
    if (best.length > limit) return { sets: ordered(best).slice(0, limit), complete: false };
    if (!walk.cut) return { sets: ordered(best), complete: true };
  }
  return { sets: ordered(best), complete: true };
}

function ordered(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return sets
    .map((set) => [...set].sort((a, b) => a - b))
    .sort((a, b) => {
      if (a.length !== b.length) return a.length - b.length;
      const at = a.findIndex((element, place) => element !== b[place]);
      return at === -1 ? 0 : a[at]! - b[at]!;
    });
}

function visit(walk: Walk, sets: readonly (readonly number[])[], elements: number): void {
  const words = Math.max(1, Math.ceil(sets.length / 32));
  const hits = Array.from({ length: elements }, (_, element) =>
    maskOf(
      words,
      sets.flatMap((set, at) => (set.includes(element) ? [at] : [])),
    ),
  );
  const candidate = Array.from<boolean>({ length: elements }).fill(true);
  const chosen: number[] = [];
  /** Of the unhit sets, the one with the fewest candidates left. */
  const pick = (hit: Uint32Array): number => {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [at, set] of sets.entries()) {
      if (hasBit(hit, at)) continue;
      const count = set.reduce((sum, element) => sum + (candidate[element] === true ? 1 : 0), 0);
      if (count < fewest) [best, fewest] = [at, count];
    }
    return best;
  };
  const descend = (hit: Uint32Array, critical: readonly Uint32Array[]): void => {
    walk.steps -= 1;
    if (walk.steps <= 0 || walk.found.length >= walk.limit) return;
    const at = pick(hit);
    if (at === -1) {
      walk.found.push([...chosen]);
      return;
    }
    if (chosen.length === walk.size) {
      walk.cut = true;
      return;
    }
    const branches = sets[at]!.filter((element) => candidate[element] === true);
    for (const element of branches) candidate[element] = false;
    for (const element of branches) {
      const own = hits[element]!;
      const still = critical.map((mask) => mask.map((word, place) => word & ~own[place]!));
      if (still.every((mask) => mask.some((word) => word !== 0))) {
        chosen.push(element);
        descend(
          hit.map((word, place) => word | own[place]!),
          [...still, own.map((word, place) => word & ~hit[place]!)],
        );
        chosen.pop();
      }
      candidate[element] = true;
    }
  };
  descend(new Uint32Array(words), []);
}
