// Known answers for conflicts, concessions and packages; sources in negotiation-data/README.md. The checker below knows
// nothing of how the answers were found: it re-evaluates outcomes and searches for itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  blocsOf,
  countPackages,
  explainDeadlock,
  findKalaiSmorodinsky,
  findMaxMin,
  findMeanAbsoluteError,
  findNashProduct,
  findWeightedMean,
  findWeightedMedian,
  type Instance,
  listParetoFrontier,
  listTopPackages,
  parseInstance,
  type RedLineId,
} from '../../src/negotiation/index.ts';

const folder = join(import.meta.dirname, 'negotiation-data');

interface Expected {
  readonly feasible: boolean;
  readonly mcs_count: number;
  readonly mus_count: number;
  readonly min_mcs_weight: number;
  readonly min_mcs_size: number;
  readonly mcs_by_weight: readonly { readonly weight: number; readonly drop: readonly number[] }[];
  readonly mus: readonly (readonly number[])[];
}
interface ExpectedF1 extends Expected {
  readonly top10_total_utility: readonly { readonly v: number; readonly x: readonly number[] }[];
  readonly feasible_packages: number;
  readonly max_min_utility: number;
  readonly max_sum_log_utility: number;
  readonly pareto_2_camps_A_B: number;
  readonly pareto_3_camps: number;
}

function load<T extends Expected>(name: string): { readonly instance: Instance; readonly expected: T } {
  const text = readFileSync(join(folder, `synthetic_deadlock_${name}.json`), 'utf8');
  const instance = parseInstance(text, { file: name });
  if (!instance.ok) throw new Error(JSON.stringify(instance.diagnostics));
  return { instance: instance.value, expected: JSON.parse(text).expected };
}

/** Can these red lines all be met? Plain backtracking over clauses: take an unmet clause, try each way to meet it. */
function attainable(instance: Instance, wanted: ReadonlySet<RedLineId>): boolean {
  const clauses = [
    ...instance.hard_constraints,
    ...instance.red_lines.filter(({ id }) => wanted.has(id)).map(({ any_of }) => any_of),
  ];
  const search = (allowed: readonly (readonly number[])[]): boolean => {
    const open = clauses
      .map((clause) =>
        clause.map(({ provision, options }) => ({
          provision,
          options: options.filter((option) => allowed[provision]!.includes(option)),
        })),
      )
      .filter((clause) => !clause.some(({ provision, options }) => options.length === allowed[provision]!.length))
      .map((clause) => clause.filter(({ options }) => options.length > 0));
    if (open.length === 0) return true;
    const next = open.reduce((least, clause) => (clause.length < least.length ? clause : least));
    return next.some(({ provision, options }) =>
      search(allowed.map((each, at) => (at === provision ? options : each))),
    );
  };
  return search(instance.domain_sizes.map((size) => Array.from({ length: size }, (_, option) => option)));
}

const all = (instance: Instance): Set<RedLineId> => new Set(instance.red_lines.map(({ id }) => id));

describe.each(['D1', 'D2', 'D3', 'F1'])('deadlock %s', (name) => {
  const { instance, expected } = load(name);
  const answer = explainDeadlock(instance);

  it('has exactly the known minimal concessions, lightest first', () => {
    const known = expected.mcs_by_weight.map(({ weight, drop }) => ({ redLines: drop, weight }));
    const key = ({ redLines }: { readonly redLines: readonly RedLineId[] }): string => redLines.join();
    expect(answer.feasible).toBe(expected.feasible);
    expect(answer.complete).toBe(true);
    expect(answer.minimalConcessions).toHaveLength(expected.mcs_count);
    expect(answer.minimalConcessions.map(({ weight }) => weight)).toEqual(known.map(({ weight }) => weight));
    expect(new Set(answer.minimalConcessions.map(key))).toEqual(new Set(known.map(key)));
    for (const { redLines, weight } of answer.minimalConcessions) {
      expect(known.find((each) => key(each) === redLines.join())?.weight).toBe(weight);
    }
    expect(answer.minimalConcessions[0]?.weight ?? 0).toBe(expected.min_mcs_weight);
    const sizes = answer.minimalConcessions.map(({ redLines }) => redLines.length);
    expect(expected.feasible ? 0 : Math.min(...sizes)).toBe(expected.min_mcs_size);
  });

  it('has exactly the known minimal conflicts', () => {
    expect(answer.minimalConflicts).toHaveLength(expected.mus_count);
    expect(new Set(answer.minimalConflicts.map((ids) => ids.join()))).toEqual(
      new Set(expected.mus.map((ids) => ids.join())),
    );
  });

  it('carries certificates that a checker of a few lines confirms', () => {
    for (const ids of answer.minimalConflicts.slice(0, 60)) {
      expect(attainable(instance, new Set(ids))).toBe(false);
      for (const id of ids) expect(attainable(instance, new Set(ids.filter((other) => other !== id)))).toBe(true);
    }
    for (const { redLines } of answer.minimalConcessions) {
      const kept = all(instance);
      for (const id of redLines) kept.delete(id);
      expect(attainable(instance, kept)).toBe(true);
      for (const id of redLines) expect(attainable(instance, new Set([...kept, id]))).toBe(false);
    }
    for (const { outcome, conceded, utilities, total } of answer.packages) {
      const meets = (clause: Instance['hard_constraints'][number]): boolean =>
        clause.some(({ provision, options }) => options.includes(outcome[provision]!));
      expect(instance.hard_constraints.every(meets)).toBe(true);
      for (const { id, any_of } of instance.red_lines) expect(meets(any_of) || conceded.includes(id)).toBe(true);
      const table = instance.utilities_party_provision_option!;
      expect(utilities).toEqual(table.map((row) => outcome.reduce((sum, option, at) => sum + row[at]![option]!, 0)));
      expect(total).toBe(utilities.reduce((sum, each) => sum + each, 0));
    }
  });
});

describe('packages of F1 (1,073,741,824 outcomes)', () => {
  const { instance, expected } = load<ExpectedF1>('F1');

  it('has the known ten best by total utility', () => {
    const { packages, complete } = listTopPackages(instance, 10);
    expect(complete).toBe(true);
    expect(packages.map(({ outcome, total }) => ({ v: total, x: outcome }))).toEqual(expected.top10_total_utility);
  });

  it('has the known number of acceptable packages', () => {
    expect(countPackages(instance)).toEqual({ count: expected.feasible_packages, complete: true });
  });

  it('has the known max-min and Nash product', () => {
    const fair = findMaxMin(instance);
    expect([fair.value, fair.complete]).toEqual([expected.max_min_utility, true]);
    expect(Math.min(...fair.package!.utilities)).toBe(expected.max_min_utility);
    const nash = findNashProduct(instance);
    expect([nash.value.toFixed(4), nash.complete]).toEqual([String(expected.max_sum_log_utility), true]);
  });

  it('has the known frontiers over two and three blocs', () => {
    const blocs = blocsOf(instance);
    const three = listParetoFrontier(instance, blocs);
    expect([three.points.length, three.complete]).toEqual([expected.pareto_3_camps, true]);
    const two = listParetoFrontier(instance, blocs.slice(0, 2));
    expect([two.points.length, two.complete]).toEqual([expected.pareto_2_camps_A_B, true]);
  });
});

interface Bilateral {
  readonly parties: readonly string[];
  readonly issues: Readonly<Record<string, readonly string[]>>;
  readonly profiles: Readonly<
    Record<
      string,
      { readonly weights: Record<string, number>; readonly values: Record<string, Record<string, number>> }
    >
  >;
  readonly n_outcomes: number;
  readonly pareto_count: number;
  readonly pareto: readonly { readonly utility: readonly number[] }[];
  readonly nash_product_disagreement_0: { readonly utility: readonly number[] };
  readonly max_sum: { readonly utility: readonly number[] };
  readonly max_min: { readonly utility: readonly number[] };
}

describe.each(['england_zimbabwe', 'itex_cypress', 'laptop'])('bilateral scenario %s', (name) => {
  const scenario: Bilateral = JSON.parse(readFileSync(join(folder, `bilateral_${name}.json`), 'utf8'));
  const UNIT = 1e12;
  const issues = Object.entries(scenario.issues);
  const raw = scenario.parties.map((party) =>
    issues.map(([issue, options]) =>
      options.map(
        (option) => scenario.profiles[party]!.weights[issue]! * scenario.profiles[party]!.values[issue]![option]!,
      ),
    ),
  );
  const instance: Instance = {
    name,
    parties: 2,
    domain_sizes: issues.map(([, options]) => options.length),
    hard_constraints: [],
    red_lines: [],
    utilities_party_provision_option: raw.map((rows) => {
      const best = rows.reduce((sum, row) => sum + Math.max(...row), 0);
      return rows.map((row) => row.map((value) => Math.round((value / best) * UNIT)));
    }),
  };
  const shown = (utilities: readonly number[] | undefined): string[] =>
    (utilities ?? []).map((value) => (value / UNIT).toFixed(4));
  const known = ({ utility }: { readonly utility: readonly number[] }): string[] =>
    utility.map((value) => value.toFixed(4));

  it('has the known number of outcomes and Pareto points', () => {
    const { points } = listParetoFrontier(instance, [[0], [1]]);
    expect(countPackages(instance).count).toBe(scenario.n_outcomes);
    expect(points).toHaveLength(scenario.pareto_count);
    const joined = (utilities: readonly string[]): string => utilities.join();
    expect(points.map(({ values }) => joined(shown(values))).sort()).toEqual(
      scenario.pareto.map(known).map(joined).sort(),
    );
  });

  it('has the known Nash, max-sum and max-min points; with best value 1 Kalai-Smorodinsky is max-min', () => {
    expect(shown(findNashProduct(instance).package?.utilities)).toEqual(known(scenario.nash_product_disagreement_0));
    expect(shown(listTopPackages(instance, 1).packages[0]?.utilities)).toEqual(known(scenario.max_sum));
    expect(shown(findMaxMin(instance).package?.utilities)).toEqual(known(scenario.max_min));
    expect(shown(findKalaiSmorodinsky(instance).package?.utilities)).toEqual(known(scenario.max_min));
  });
});

describe('baselines', () => {
  const rows = readFileSync(join(folder, 'bdm_eu_emission_1990s.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  const actors = rows.map((row) => {
    const [name = '', capability, position, salience] = row.split(',');
    return { name, position: Number(position), weight: Number(capability) * Number(salience) };
  });

  it('put car emission standards at 7.390 (mean) and 7 (median) years, 8.833 being the outcome', () => {
    expect(findWeightedMean(actors)?.toFixed(3)).toBe('7.390');
    expect(findWeightedMedian(actors)).toBe(7);
    const past = [{ forecast: findWeightedMean(actors)!, outcome: 8.833 }];
    expect(findMeanAbsoluteError(past)?.toFixed(3)).toBe('1.443');
  });
});
