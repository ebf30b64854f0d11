// Which smallest sets of red lines, if withdrawn, make an outcome possible? The set of clauses met is carried through
// the provisions one at a time as a bit mask, and only masks that no other contains are kept; what the survivors leave
// unmet are exactly the minimal concessions. Where that grows too large, paths that already left more than a bound of
// weight unmet are cut: then every minimal concession up to the bound is found, and none beyond it.
import { type Clauses, compileClauses, hasBit } from './clauses.ts';
import { compareIds, type Instance, type RedLineId } from './instance.ts';
import { keepMaximal } from './maximal.ts';

export interface Concession {
  /** Ids in their order. */
  readonly redLines: readonly RedLineId[];
  readonly weight: number;
}

export interface Concessions {
  /** An outcome meets every red line; then there is nothing to concede. Not known when incomplete and empty. */
  readonly feasible: boolean;
  /** By weight, then number, then ids. */
  readonly concessions: readonly Concession[];
  /** False: there may be more, but none lighter than the last one listed. */
  readonly complete: boolean;
  /** All minimal concessions with at most this weight were found; infinite when complete. */
  readonly bound: number;
  /** Work done, in mask operations. */
  readonly steps: number;
}

export interface Budget {
  /** Longest list wanted. */
  readonly limit?: number;
  /** Mask operations, about 10^8 a second. */
  readonly steps?: number;
}

export const DEFAULT_STEPS = 200_000_000;

interface Pass {
  /** Masks of met clauses, `words` each; undefined when the steps ran out. */
  readonly masks: Uint32Array | undefined;
  readonly cut: boolean;
  readonly steps: number;
}

/** Per depth the red lines and rules that no later provision can meet any more. */
function closing(clauses: Clauses): readonly { readonly red: readonly number[]; readonly hard: Uint32Array }[] {
  return clauses.cover.map((_, depth) => {
    const later = clauses.future[depth + 1]!;
    const red: number[] = [];
    for (let bit = 0; bit < clauses.redLines; bit += 1) if (!hasBit(later, bit)) red.push(bit);
    return { red, hard: clauses.compatibility.map((word, at) => word & ~later[at]!) };
  });
}

function sweep(clauses: Clauses, weights: readonly number[], bound: number, steps: number): Pass {
  const { words } = clauses;
  const closed = closing(clauses);
  let masks = new Uint32Array(words);
  let cut = false;
  let used = 0;
  for (const [depth, options] of clauses.cover.entries()) {
    const { red, hard } = closed[depth]!;
    const count = masks.length / words;
    const grown = new Uint32Array(count * options.length * words);
    let size = 0;
    for (let from = 0; from < masks.length; from += words) {
      for (const option of options) {
        let possible = true;
        for (let word = 0; word < words; word += 1) {
          const value = masks[from + word]! | option[word]!;
          grown[size + word] = value;
          if ((hard[word]! & ~value) !== 0) possible = false;
        }
        if (!possible) continue;
        let unmet = 0;
        for (const bit of red) if (((grown[size + (bit >>> 5)]! >>> (bit & 31)) & 1) === 0) unmet += weights[bit]!;
        if (unmet > bound) cut = true;
        else size += words;
      }
    }
    used += count * options.length;
    const kept = keepMaximal(grown.subarray(0, size), words, steps - used);
    used += kept.steps;
    if (kept.masks === undefined || used > steps) return { masks: undefined, cut, steps: used };
    masks = kept.masks;
  }
  return { masks, cut, steps: used };
}

function readConcessions(instance: Instance, clauses: Clauses, masks: Uint32Array): Concession[] {
  const found: Concession[] = [];
  for (let from = 0; from < masks.length; from += clauses.words) {
    const mask = masks.subarray(from, from + clauses.words);
    const unmet = instance.red_lines.filter((_, bit) => !hasBit(mask, bit));
    const redLines = unmet.map(({ id }) => id).sort(compareIds);
    found.push({ redLines, weight: unmet.reduce((sum, { weight }) => sum + weight, 0) });
  }
  return found.sort(compareConcessions);
}

export function compareConcessions(a: Concession, b: Concession): number {
  if (a.weight !== b.weight) return a.weight - b.weight;
  if (a.redLines.length !== b.redLines.length) return a.redLines.length - b.redLines.length;
  const at = a.redLines.findIndex((id, place) => id !== b.redLines[place]);
  return at === -1 ? 0 : compareIds(a.redLines[at]!, b.redLines[at]!);
}

/** Whether some outcome meets these red lines and the compatibility rules; undefined when the steps ran out. */
export function isAttainable(instance: Instance, wanted: ReadonlySet<RedLineId>, steps: number): boolean | undefined {
  const demands = instance.red_lines.filter(({ id }) => wanted.has(id)).map(({ any_of }) => any_of);
  const hard_constraints = [...instance.hard_constraints, ...demands];
  const clauses = compileClauses({ ...instance, red_lines: [], hard_constraints });
  const { masks } = sweep(clauses, [], 0, steps);
  return masks === undefined ? undefined : masks.length > 0;
}

/** What a quick descent leaves unmet: an upper bound on the lightest concession, infinite when it gets stuck. */
function quickBound(clauses: Clauses, weights: readonly number[]): number {
  const { words } = clauses;
  const closed = closing(clauses);
  let beam: { readonly mask: Uint32Array; readonly score: number; readonly unmet: number }[] = [
    { mask: new Uint32Array(words), score: 0, unmet: 0 },
  ];
  for (const [depth, options] of clauses.cover.entries()) {
    const { red, hard } = closed[depth]!;
    const next = beam.flatMap(({ mask }) =>
      options.flatMap((option) => {
        const value = mask.map((word, at) => word | option[at]!);
        if (hard.some((word, at) => (word & ~value[at]!) !== 0)) return [];
        const unmet = red.reduce((sum, bit) => sum + (hasBit(value, bit) ? 0 : weights[bit]!), 0);
        const met = weights.reduce((sum, weight, bit) => sum + (hasBit(value, bit) ? weight : 0), 0);
        return [{ mask: value, score: met - 2 * unmet, unmet }];
      }),
    );
    beam = next.sort((a, b) => b.score - a.score).slice(0, 64);
  }
  return Math.min(...beam.map(({ unmet }) => unmet));
}

/**
 * All minimal sets of red lines whose withdrawal leaves an outcome that meets the rest, lightest first. Exact as far as
 * it goes; `complete` says whether that is all. Exponential in the worst case, held by the budget; usually milliseconds.
 * A complete empty list where nothing is feasible: the compatibility rules alone exclude every outcome.
 *
 * @example
 * const clash = { name: 'c', parties: 2, domain_sizes: [2], hard_constraints: [], red_lines: [
 *   { id: 'a', party: 0, weight: 3, any_of: [{ provision: 0, options: [0] }] },
 *   { id: 'b', party: 1, weight: 1, any_of: [{ provision: 0, options: [1] }] } ] };
 * listConcessions(clash).concessions // => [{ redLines: ['b'], weight: 1 }, { redLines: ['a'], weight: 3 }]
 */
export function listConcessions(instance: Instance, budget: Budget = {}): Concessions {
  const { limit = 1000, steps = DEFAULT_STEPS } = budget;
  const clauses = compileClauses(instance);
  const weights = instance.red_lines.map(({ weight }) => weight);
  const full = sweep(clauses, weights, Number.POSITIVE_INFINITY, steps / 8);
  let used = full.steps;
  if (full.masks !== undefined) return listed(readConcessions(instance, clauses, full.masks), limit, used);
  let best: { readonly found: readonly Concession[]; readonly bound: number } = { found: [], bound: -1 };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let bound = Math.min(total, quickBound(clauses, weights));
  while (used < steps) {
    const pass = sweep(clauses, weights, bound, steps - used);
    used += pass.steps;
    if (pass.masks === undefined) break;
    const found = readConcessions(instance, clauses, pass.masks);
    if (!pass.cut) return listed(found, limit, used);
    best = { found, bound };
    if (found.length >= limit) break;
    bound = Math.floor(bound * 1.1) + 1;
  }
  return { ...listed(best.found, limit, used), complete: false, bound: best.bound };
}

function listed(found: readonly Concession[], limit: number, steps: number): Concessions {
  if (found[0]?.redLines.length === 0) {
    return { feasible: true, concessions: [], complete: true, bound: Number.POSITIVE_INFINITY, steps };
  }
  const complete = found.length <= limit;
  const concessions = found.slice(0, limit);
  const bound = complete ? Number.POSITIVE_INFINITY : (concessions.at(-1)?.weight ?? 0);
  return { feasible: false, concessions, complete, bound, steps };
}
