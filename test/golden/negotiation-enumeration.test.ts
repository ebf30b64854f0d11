// The same answers from plain enumeration of small random negotiations, and what happens at the edges.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blocsOf,
  countPackages,
  explainDeadlock,
  findKalaiSmorodinsky,
  findMaxMin,
  findNashProduct,
  type Instance,
  listConcessions,
  listConflicts,
  listParetoFrontier,
  listTopPackages,
  type Literal,
  type Outcome,
} from '../../src/negotiation/index.ts';

const folder = join(import.meta.dirname, 'negotiation-data');
const load = (name: string): Instance =>
  JSON.parse(readFileSync(join(folder, `synthetic_deadlock_${name}.json`), 'utf8'));

const clauseOf = (sizes: readonly number[]): fc.Arbitrary<Literal[]> =>
  fc.uniqueArray(
    fc.nat(sizes.length - 1).chain((provision) =>
      fc.record({
        provision: fc.constant(provision),
        options: fc.uniqueArray(fc.nat(sizes[provision]! - 1), { minLength: 1, maxLength: sizes[provision]! }),
      }),
    ),
    { minLength: 1, maxLength: 2, selector: ({ provision }) => provision },
  );

const negotiation: fc.Arbitrary<Instance> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) =>
    fc.record({
      name: fc.constant('random'),
      parties: fc.constant(3),
      domain_sizes: fc.constant(sizes),
      hard_constraints: fc.array(clauseOf(sizes), { maxLength: 2 }),
      red_lines: fc
        .array(fc.record({ weight: fc.nat(4), any_of: clauseOf(sizes) }), { maxLength: 7 })
        .map((lines) => lines.map((line, id) => ({ id, party: id % 3, ...line }))),
      utilities_party_provision_option: fc.tuple(
        ...[0, 1, 2].map(() =>
          fc.tuple(
            ...sizes.map((size) => fc.array(fc.integer({ min: -3, max: 9 }), { minLength: size, maxLength: size })),
          ),
        ),
      ),
    }),
  );

function outcomesOf(instance: Instance): Outcome[] {
  let outcomes: number[][] = [[]];
  for (const size of instance.domain_sizes) {
    outcomes = outcomes.flatMap((start) => Array.from({ length: size }, (_, option) => [...start, option]));
  }
  const meets = (outcome: Outcome, clause: readonly Literal[]): boolean =>
    clause.some(({ provision, options }) => options.includes(outcome[provision]!));
  return outcomes.filter((outcome) => instance.hard_constraints.every((clause) => meets(outcome, clause)));
}

function brokenBy(instance: Instance, outcome: Outcome): number {
  return instance.red_lines.reduce(
    (mask, { any_of }, at) =>
      any_of.some(({ provision, options }) => options.includes(outcome[provision]!)) ? mask : mask | (1 << at),
    0,
  );
}

const minimal = (masks: readonly number[]): number[] => {
  const distinct = [...new Set(masks)];
  return distinct
    .filter((mask) => !distinct.some((other) => other !== mask && (other & mask) === other))
    .sort((a, b) => a - b);
};
const maskOf = (ids: readonly (string | number)[]): number =>
  ids.reduce<number>((mask, id) => mask | (1 << Number(id)), 0);

describe('enumeration of small negotiations', () => {
  it('gives the same conflicts and concessions', () => {
    fc.assert(
      fc.property(negotiation, (instance) => {
        const broken = outcomesOf(instance).map((outcome) => brokenBy(instance, outcome));
        const answer = explainDeadlock(instance);
        const subsets = Array.from({ length: 2 ** instance.red_lines.length }, (_, mask) => mask);
        const unattainable = subsets.filter((mask) => broken.every((each) => (each & mask) !== 0));
        expect(answer.complete).toBe(true);
        expect(answer.feasible).toBe(broken.includes(0));
        const concessions = answer.feasible ? [] : minimal(broken);
        expect(answer.minimalConcessions.map(({ redLines }) => maskOf(redLines)).sort((a, b) => a - b)).toEqual(
          concessions,
        );
        expect(answer.minimalConflicts.map(maskOf).sort((a, b) => a - b)).toEqual(minimal(unattainable));
        const weights = answer.minimalConcessions.map(({ weight }) => weight);
        expect(weights).toEqual([...weights].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same first concessions, and only true minimal conflicts, when the list is cut', () => {
    fc.assert(
      fc.property(negotiation, fc.integer({ min: 1, max: 3 }), (instance, limit) => {
        const whole = listConcessions(instance);
        const part = listConcessions(instance, { limit });
        expect(part.concessions).toEqual(whole.concessions.slice(0, limit));
        expect(part.complete).toBe(whole.concessions.length <= limit);
        const known = new Set(listConflicts(instance, whole).conflicts.map((ids) => ids.join()));
        for (const ids of listConflicts(instance, part).conflicts) expect(known.has(ids.join())).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('gives a true beginning of the list whatever the budget', () => {
    let partial = 0;
    fc.assert(
      fc.property(negotiation, fc.integer({ min: 1, max: 400 }), (instance, steps) => {
        const whole = listConcessions(instance);
        const part = listConcessions(instance, { steps });
        expect(part.concessions).toEqual(whole.concessions.slice(0, part.concessions.length));
        if (part.complete) expect(part).toMatchObject({ feasible: whole.feasible, concessions: whole.concessions });
        if (part.feasible) expect(whole.feasible).toBe(true);
        if (!part.complete && part.concessions.length > 0) partial += 1;
      }),
      { numRuns: 1000 },
    );
    expect(partial).toBeGreaterThan(0);
  });

  it('gives the same packages', () => {
    fc.assert(
      fc.property(negotiation, (instance) => {
        const open = outcomesOf(instance).filter((outcome) => brokenBy(instance, outcome) === 0);
        const table = instance.utilities_party_provision_option!;
        const rows = open.map((outcome) => table.map((row) => outcome.reduce((sum, o, p) => sum + row[p]![o]!, 0)));
        const totals = rows.map((row) => row.reduce((sum, each) => sum + each, 0)).sort((a, b) => b - a);
        expect(countPackages(instance)).toEqual({ count: open.length, complete: true });
        expect(listTopPackages(instance, 4).packages.map(({ total }) => total)).toEqual(totals.slice(0, 4));
        expect(findMaxMin(instance).value).toBe(Math.max(...rows.map((row) => Math.min(...row))));
        const logs = rows
          .filter((row) => row.every((each) => each > 0))
          .map((row) => row.reduce((sum, each) => sum + Math.log(each), 0));
        const nash = findNashProduct(instance).value;
        if (logs.length === 0) expect(nash).toBe(Number.NEGATIVE_INFINITY);
        else expect(nash).toBeCloseTo(Math.max(...logs), 9);
        const ideals = [0, 1, 2].map((party) => Math.max(0, ...rows.map((row) => row[party]!)));
        const share = (row: readonly number[]): number =>
          Math.min(...row.map((each, party) => (ideals[party] === 0 ? Infinity : each / ideals[party]!)));
        if (open.length > 0 && ideals.some((each) => each > 0)) {
          expect(findKalaiSmorodinsky(instance).value).toBeCloseTo(Math.max(...rows.map(share)), 9);
        }
        const frontier = new Set(
          rows
            .filter(
              (row) =>
                !rows.some(
                  (other) => other.some((each, at) => each > row[at]!) && other.every((each, at) => each >= row[at]!),
                ),
            )
            .map((row) => row.join()),
        );
        const points = listParetoFrontier(instance, blocsOf(instance)).points.map(({ values }) => values.join());
        expect(new Set(points)).toEqual(frontier);
        expect(points).toHaveLength(frontier.size);
      }),
      { numRuns: 200 },
    );
  });
});

describe('bad and extreme negotiations', () => {
  const one = (weight: number, options: readonly number[]): Instance['red_lines'][number] => ({
    id: options.join('-'),
    party: 0,
    weight,
    any_of: [{ provision: 0, options: [...options] }],
  });
  const blank: Instance = { name: 'blank', parties: 1, domain_sizes: [2], hard_constraints: [], red_lines: [] };

  it('10^12 outcomes are no obstacle by themselves', () => {
    const wide: Instance = {
      ...blank,
      domain_sizes: Array.from({ length: 20 }, () => 4),
      red_lines: [one(3, [0]), one(5, [1])],
      utilities_party_provision_option: [Array.from({ length: 20 }, () => [0, 1, 2, 3])],
    };
    const answer = explainDeadlock(wide);
    expect(answer.minimalConcessions).toEqual([
      { redLines: ['0'], weight: 3 },
      { redLines: ['1'], weight: 5 },
    ]);
    expect(answer.packages.map(({ total }) => total)).toEqual([58, 57]);
  });

  it('an exhausted budget is said and never passed off as an answer', () => {
    const answer = listConcessions(load('D3'), { steps: 100 });
    expect([answer.feasible, answer.complete]).toEqual([false, false]);
    expect(explainDeadlock(load('D3'), { steps: 100 })).toMatchObject({ agreement: 'unknown', complete: false });
    expect(countPackages(load('F1'), { nodes: 1000 }).complete).toBe(false);
    expect(listTopPackages(load('F1'), 3, { nodes: 20 }).complete).toBe(false);
  });

  it('a negotiation without red lines is feasible; rules that exclude everything are a conflict of no demands', () => {
    expect(explainDeadlock(blank)).toMatchObject({
      feasible: true,
      agreement: 'certain',
      minimalConflicts: [],
      complete: true,
    });
    const shut = { ...blank, hard_constraints: [[{ provision: 0, options: [0] }], [{ provision: 0, options: [1] }]] };
    expect(explainDeadlock(shut)).toMatchObject({
      feasible: false,
      minimalConflicts: [[]],
      minimalConcessions: [],
      complete: true,
    });
  });

  it('weights may be zero or huge', () => {
    const answer = explainDeadlock({ ...blank, red_lines: [one(0, [0]), one(2 ** 52, [1])] });
    expect(answer.minimalConcessions.map(({ weight }) => weight)).toEqual([0, 2 ** 52]);
  });

  it('what is not certain gives two answers and the question worth asking', () => {
    const answer = explainDeadlock({ ...blank, red_lines: [one(1, [0]), { ...one(2, [1]), uncertain: true }] });
    expect(answer).toMatchObject({ feasible: false, agreement: 'possible', questions: ['1'] });
  });
});
