// Packages that no other beats for one bloc without loss to another. Blocs sum the utilities of their parties. Depth
// first; a branch is cut when the most that each bloc could still reach in it is already matched by a known point.
import type { Instance, Outcome } from './instance.ts';
import { type Package, packageOf, sumOf, utilityForms } from './packages.ts';
import { relax } from './relaxation.ts';
import { type LinearForm, walkOutcomes } from './walk.ts';

export interface FrontierPoint {
  /** Per bloc. */
  readonly values: readonly number[];
  readonly package: Package;
}

export interface Frontier {
  /** Distinct points, from the first bloc's best downwards. */
  readonly points: readonly FrontierPoint[];
  readonly complete: boolean;
  readonly nodes: number;
}

/** Parties by the number of their camp; each party for itself where the instance has no camps. */
export function blocsOf(instance: Instance): readonly (readonly number[])[] {
  const { camp } = instance;
  const parties = Array.from({ length: instance.parties }, (_, party) => party);
  if (camp === undefined) return parties.map((party) => [party]);
  return [...new Set(camp)].sort((a, b) => a - b).map((each) => parties.filter((party) => camp[party] === each));
}

interface Archive {
  readonly values: Float64Array[];
  readonly outcomes: Outcome[];
}

function covers(point: Float64Array, values: Float64Array, blocs: number): boolean {
  for (let bloc = 0; bloc < blocs; bloc += 1) if (point[bloc]! < values[bloc]!) return false;
  return true;
}

function isCovered(archive: Archive, values: Float64Array, blocs: number): boolean {
  for (let at = 0; at < archive.values.length; at += 1) {
    if (!covers(archive.values[at]!, values, blocs)) continue;
    if (at > 0) {
      [archive.values[at], archive.values[at >> 1]] = [archive.values[at >> 1]!, archive.values[at]!];
      [archive.outcomes[at], archive.outcomes[at >> 1]] = [archive.outcomes[at >> 1]!, archive.outcomes[at]!];
    }
    return true;
  }
  return false;
}

function add(archive: Archive, values: Float64Array, outcome: Outcome, blocs: number): void {
  for (let at = archive.values.length - 1; at >= 0; at -= 1) {
    if (!covers(values, archive.values[at]!, blocs)) continue;
    archive.values.splice(at, 1);
    archive.outcomes.splice(at, 1);
  }
  archive.values.push(values.slice(0, blocs));
  archive.outcomes.push(outcome);
}

/**
 * The Pareto frontier over `blocs` (lists of parties). One package per distinct point. Exact when complete; the number
 * of points can be large, and so can the work: `nodes` holds it.
 *
 * @example
 * const split = { name: 's', parties: 2, domain_sizes: [3], hard_constraints: [], red_lines: [],
 *   utilities_party_provision_option: [[[4, 3, 0]], [[0, 2, 1]]] };
 * listParetoFrontier(split, blocsOf(split)).points.map(({ values }) => values) // => [[4, 0], [3, 2]]
 */
export function listParetoFrontier(
  instance: Instance,
  blocs: readonly (readonly number[])[],
  options: { readonly nodes?: number; readonly seen?: (entered: number) => void } = {},
): Frontier {
  const utilities = utilityForms(instance);
  const forms: readonly LinearForm[] = blocs.map((members) =>
    sumOf(
      instance,
      members.map((party) => utilities[party]!),
      members.map(() => 1),
    ),
  );
  const guide = relax(instance, [
    sumOf(
      instance,
      forms,
      forms.map(() => 1),
    ),
  ]);
  const archive: Archive = { values: [], outcomes: [] };
  const end = walkOutcomes(
    instance,
    [...forms, guide],
    {
      cut: (upper) => isCovered(archive, upper, blocs.length),
      leaf: (values, outcome) => add(archive, values, outcome(), blocs.length),
    },
    options.nodes,
    options.seen,
  );
  const points = archive.values
    .map((values, at) => ({ values: [...values], package: packageOf(instance, archive.outcomes[at]!) }))
    .sort((a, b) => {
      const at = a.values.findIndex((value, bloc) => value !== b.values[bloc]);
      return at === -1 ? 0 : b.values[at]! - a.values[at]!;
    });
  return { points, complete: end.complete, nodes: end.nodes };
}
