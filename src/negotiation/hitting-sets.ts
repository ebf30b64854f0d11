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
  const walkTo = (size: number, budget: number): Walk => {
    const walk: Walk = { limit: limit + 1, size, found: [], steps: budget, cut: false };
    visit(walk, sets, elements);
    return walk;
  };
  // Mostly there are few enough to list at once; where there are not, by size, so that the smallest are had for sure.
  const whole = walkTo(elements, Math.floor(steps / 4));
  if (whole.steps > 0 && whole.found.length <= limit) return { sets: ordered(whole.found), complete: true };
  let left = steps;
  let best: readonly number[][] = [];
  for (let size = 0; size <= elements; size += 1) {
    const walk = walkTo(size, left);
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
  const isCandidate = new Uint8Array(elements).fill(1);
  const chosen: number[] = [];
  /** Of the unhit sets, the one with the fewest candidates left. */
  const pick = (hit: Uint32Array): number => {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < sets.length; at += 1) {
      if (hasBit(hit, at)) continue;
      let count = 0;
      for (const element of sets[at]!) count += isCandidate[element]!;
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
    const branches = sets[at]!.filter((element) => isCandidate[element] === 1);
    for (const element of branches) isCandidate[element] = 0;
    for (const element of branches) {
      const still = keepCritical(critical, hits[element]!);
      if (still !== undefined) {
        const grown = new Uint32Array(words);
        const fresh = new Uint32Array(words);
        for (let word = 0; word < words; word += 1) {
          grown[word] = hit[word]! | hits[element]![word]!;
          fresh[word] = hits[element]![word]! & ~hit[word]!;
        }
        still.push(fresh);
        chosen.push(element);
        descend(grown, still);
        chosen.pop();
      }
      isCandidate[element] = 1;
    }
  };
  descend(new Uint32Array(words), []);
}

/** Per chosen element the sets that it alone hits; undefined when one would be left without any. */
function keepCritical(critical: readonly Uint32Array[], own: Uint32Array): Uint32Array[] | undefined {
  const still: Uint32Array[] = [];
  for (const mask of critical) {
    const left = new Uint32Array(mask.length);
    let some = 0;
    for (let word = 0; word < left.length; word += 1) {
      left[word] = mask[word]! & ~own[word]!;
      some |= left[word]!;
    }
    if (some === 0) return undefined;
    still.push(left);
  }
  return still;
}
