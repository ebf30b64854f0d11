// Outcomes that meet every red line, ranked by what parties get from them (additive utilities): the best by total, the
// fairest (max-min), the Nash product and Kalai-Smorodinsky against an explicit no-agreement point. Branch and bound.
import { type Instance, meets, type Outcome } from './instance.ts';
import { maximumOf, relax } from './relaxation.ts';
import { type LinearForm, walkOutcomes } from './walk.ts';

export interface Package {
  readonly outcome: Outcome;
  /** Per party. */
  readonly utilities: readonly number[];
  readonly total: number;
}

/** `complete: false`: the budget ran out; what is listed is valid, but better ones may exist. */
export interface Ranked {
  readonly packages: readonly Package[];
  readonly complete: boolean;
  readonly nodes: number;
}

/** One optimum, or none when no outcome qualifies. */
export interface Optimum {
  readonly package: Package | undefined;
  /** What was made as large as possible; -Infinity when there is none. */
  readonly value: number;
  readonly complete: boolean;
  readonly nodes: number;
}

export interface PackageOptions {
  /** Nodes of the search, about 10^7 a second for twenty parties. */
  readonly nodes?: number;
  /** Per party, what no agreement is worth; 0 for all when left out. */
  readonly disagreement?: readonly number[];
}

/** Per party its utility as a linear form; zero where the instance has none. */
export function utilityForms(instance: Instance): readonly LinearForm[] {
  const table = instance.utilities_party_provision_option;
  return Array.from({ length: instance.parties }, (_, party) => ({
    constant: 0,
    coefficients: table?.[party] ?? instance.domain_sizes.map((size) => Array.from<number>({ length: size }).fill(0)),
  }));
}

export function sumOf(instance: Instance, forms: readonly LinearForm[], weights: readonly number[]): LinearForm {
  return {
    constant: forms.reduce((sum, { constant }, at) => sum + constant * weights[at]!, 0),
    coefficients: instance.domain_sizes.map((size, provision) =>
      Array.from({ length: size }, (_, option) =>
        forms.reduce((sum, form, at) => sum + form.coefficients[provision]![option]! * weights[at]!, 0),
      ),
    ),
  };
}

export function packageOf(instance: Instance, outcome: Outcome): Package {
  const utilities = utilityForms(instance).map(({ coefficients }) =>
    outcome.reduce((sum, option, provision) => sum + coefficients[provision]![option]!, 0),
  );
  return { outcome, utilities, total: utilities.reduce((sum, each) => sum + each, 0) };
}

/** The same negotiation after some red lines were given up. */
export function withoutRedLines(instance: Instance, conceded: readonly (string | number)[]): Instance {
  const gone = new Set(conceded);
  return { ...instance, red_lines: instance.red_lines.filter(({ id }) => !gone.has(id)) };
}

/** Re-evaluates an outcome against every compatibility rule and red line; the ids it breaks, `compatible` apart. */
export function judge(
  instance: Instance,
  outcome: Outcome,
): { readonly compatible: boolean; readonly broken: readonly (string | number)[] } {
  return {
    compatible: instance.hard_constraints.every((clause) => meets(clause, outcome)),
    broken: instance.red_lines.filter(({ any_of }) => !meets(any_of, outcome)).map(({ id }) => id),
  };
}

/** How many outcomes meet every compatibility rule and red line: exact when complete, else a lower bound. Enumerates. */
export function countPackages(
  instance: Instance,
  options: PackageOptions = {},
): { readonly count: number; readonly complete: boolean } {
  let count = 0;
  const visitor = { cut: () => false, leaf: () => (count += 1) };
  const { complete } = walkOutcomes(instance, [], visitor, options.nodes);
  return { count, complete };
}

function compareOutcomes(a: Outcome, b: Outcome): number {
  const at = a.findIndex((option, provision) => option !== b[provision]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

/**
 * The `count` packages with the largest total utility among those that meet every red line; ties by outcome. Exact when
 * complete. Typically milliseconds for 15 provisions with 4 options.
 *
 * @example
 * const split = { name: 's', parties: 2, domain_sizes: [3], hard_constraints: [], red_lines: [
 *   { id: 'a', party: 0, weight: 1, any_of: [{ provision: 0, options: [0, 1] }] } ],
 *   utilities_party_provision_option: [[[4, 3, 0]], [[0, 2, 9]]] };
 * listTopPackages(split, 1).packages // => [{ outcome: [1], utilities: [3, 2], total: 5 }]
 */
export function listTopPackages(instance: Instance, count: number, options: PackageOptions = {}): Ranked {
  const forms = utilityForms(instance);
  const total = sumOf(
    instance,
    forms,
    forms.map(() => 1),
  );
  const found: { readonly value: number; readonly outcome: Outcome }[] = [];
  const relaxed = relax(instance, [total]);
  const slack = slackOf(relaxed);
  const end = walkOutcomes(
    instance,
    [total, relaxed],
    {
      cut: (upper) =>
        found.length === count && (upper[0]! < found.at(-1)!.value || upper[1]! < found.at(-1)!.value - slack),
      leaf: (values, outcome) => {
        found.push({ value: values[0]!, outcome: outcome() });
        found.sort((a, b) => b.value - a.value || compareOutcomes(a.outcome, b.outcome));
        if (found.length > count) found.pop();
      },
    },
    options.nodes,
  );
  return {
    packages: found.map(({ outcome }) => packageOf(instance, outcome)),
    complete: end.complete,
    nodes: end.nodes,
  };
}

/** Room for rounding in a relaxed bound. */
function slackOf(form: LinearForm): number {
  return 1e-9 * Math.max(1, Math.abs(maximumOf(form)), Math.abs(form.constant));
}

function maximin(instance: Instance, parts: readonly LinearForm[], nodes: number | undefined): Optimum {
  const bound = relax(instance, parts);
  const slackOfBound = slackOf(bound);
  const sum = sumOf(
    instance,
    utilityForms(instance),
    parts.map(() => 1),
  );
  let best = Number.NEGATIVE_INFINITY;
  let total = Number.NEGATIVE_INFINITY;
  let chosen: Outcome | undefined;
  const slack = 1e-9;
  const at = parts.length;
  const end = walkOutcomes(
    instance,
    [...parts, sum, bound],
    {
      cut: (upper) => {
        let least = upper[at + 1]! + slackOfBound;
        for (let part = 0; part < at; part += 1) if (upper[part]! < least) least = upper[part]!;
        return least < best - slack || (least <= best + slack && upper[at]! <= total);
      },
      leaf: (values, outcome) => {
        const least = Math.min(...values.subarray(0, at));
        if (least < best - slack || (least <= best + slack && values[at]! <= total)) return;
        best = Math.max(best, least);
        total = values[at]!;
        chosen = outcome();
      },
    },
    nodes,
  );
  return { package: chosen && packageOf(instance, chosen), value: best, complete: end.complete, nodes: end.nodes };
}

/**
 * The package whose worst-off party gets most; among those the largest total. `value` is that party's utility.
 *
 * @example
 * const split = { name: 's', parties: 2, domain_sizes: [3], hard_constraints: [], red_lines: [],
 *   utilities_party_provision_option: [[[4, 3, 0]], [[0, 2, 9]]] };
 * findMaxMin(split).value // => 2
 */
export function findMaxMin(instance: Instance, options: PackageOptions = {}): Optimum {
  return maximin(instance, utilityForms(instance), options.nodes);
}

/**
 * The package with the largest product of gains over the no-agreement point, as `value` = sum of natural logarithms.
 * Only packages that give every party more than no agreement qualify.
 */
export function findNashProduct(instance: Instance, options: PackageOptions = {}): Optimum {
  const disagreement = options.disagreement ?? Array.from<number>({ length: instance.parties }).fill(0);
  const gains = utilityForms(instance).map((form, party) => ({ ...form, constant: -disagreement[party]! }));
  const start = findMaxMin(instance, options);
  let chosen: Outcome | undefined;
  let best = Number.NEGATIVE_INFINITY;
  const logOf = (values: Float64Array): number => {
    let sum = 0;
    for (let party = 0; party < gains.length; party += 1) {
      if (values[party]! <= 0) return Number.NEGATIVE_INFINITY;
      sum += Math.log(values[party]!);
    }
    return sum;
  };
  const at = gains.length;
  const tangent = relax(instance, [tangentAt(instance, gains, start.package)]);
  const end = walkOutcomes(
    instance,
    [...gains, tangent],
    {
      cut: (upper) =>
        upper[at]! < best - 1e-9 || logOf(upper) < best - 1e-9 || logOf(upper) === Number.NEGATIVE_INFINITY,
      leaf: (values, outcome) => {
        const value = logOf(values);
        if (value <= best) return;
        best = value;
        chosen = outcome();
      },
    },
    options.nodes,
  );
  return { package: chosen && packageOf(instance, chosen), value: best, complete: end.complete, nodes: end.nodes };
}

/** Σ log is concave, so its tangent at any point bounds it. */
function tangentAt(instance: Instance, gains: readonly LinearForm[], near: Package | undefined): LinearForm {
  const point = gains.map(({ constant }, party) => Math.max(1, (near?.utilities[party] ?? 1) + constant));
  const form = sumOf(
    instance,
    gains,
    point.map((value) => 1 / value),
  );
  const shift = point.reduce((sum, value) => sum + Math.log(value) - 1, 0);
  return { ...form, constant: form.constant + shift };
}

/**
 * Kalai-Smorodinsky on a finite set: the package whose least share of the way from no agreement to a party's best is
 * largest; `value` is that share. A party whose best is no better than no agreement does not count.
 */
export function findKalaiSmorodinsky(instance: Instance, options: PackageOptions = {}): Optimum {
  const forms = utilityForms(instance);
  const disagreement = options.disagreement ?? forms.map(() => 0);
  let complete = true;
  const shares: LinearForm[] = [];
  forms.forEach((form, party) => {
    const own = {
      ...instance,
      parties: 1,
      utilities_party_provision_option: [form.coefficients.map((row) => [...row])],
    };
    const ideal = listTopPackages(own, 1, options);
    complete &&= ideal.complete;
    const range = (ideal.packages[0]?.total ?? 0) - disagreement[party]!;
    if (range <= 0) return;
    shares.push({
      constant: -disagreement[party]! / range,
      coefficients: form.coefficients.map((row) => row.map((value) => value / range)),
    });
  });
  if (shares.length === 0) {
    const top = listTopPackages(instance, 1, options);
    return { package: top.packages[0], value: 0, complete: complete && top.complete, nodes: top.nodes };
  }
  const optimum = maximin(instance, shares, options.nodes);
  return { ...optimum, complete: complete && optimum.complete };
}
