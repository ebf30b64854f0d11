// Numbers that others computed for ordered issues, and why none of them is a headline. Sources: negotiation-data/README.md.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ContestingActor,
  findWeightedMean,
  listExpectedUtilityRounds,
  scoreBaselines,
} from '../../src/negotiation/index.ts';

const folder = join(import.meta.dirname, 'negotiation-data');

function rowsOf(name: string): string[][] {
  const [, ...rows] = readFileSync(join(folder, name), 'utf8').trim().split(/\r?\n/);
  return rows.map((row) => row.split(','));
}

function actorsOf(name: string): ContestingActor[] {
  return rowsOf(name).map(([actor = '', capability, position, salience]) => ({
    name: actor,
    capability: Number(capability),
    position: Number(position),
    salience: Number(salience),
  }));
}

describe('expected-utility rounds (Bueno de Mesquita, as replicated)', () => {
  const emission = actorsOf('bdm_eu_emission_1990s.csv');
  const known = rowsOf('bdm_eu_emission_rounds_replication.csv').map(([, median, mean]) => [
    Number(median),
    Number(mean),
  ]);

  it('give the median and mean of the published replication in every round', () => {
    const rounds = listExpectedUtilityRounds(emission, 10);
    expect(rounds).toHaveLength(known.length);
    rounds.forEach(({ median, mean }, round) => {
      expect(median).toBeCloseTo(known[round]![0]!, 9);
      expect(mean).toBeCloseTo(known[round]![1]!, 9);
    });
  });

  it('never come to rest there: from round 10 to 60 the median keeps leaving and coming back', () => {
    const medians = listExpectedUtilityRounds(emission, 60)
      .slice(10)
      .map(({ median }) => median);
    expect([Math.min(...medians), Math.max(...medians).toFixed(2)]).toEqual([7, '9.94']);
    const returns = medians.filter((median, at) => median === 7 && (medians[at - 1] ?? 7) > 8).length;
    expect(returns).toBeGreaterThan(2);
    const last = medians.slice(-10);
    expect(Math.max(...last) - Math.min(...last)).toBeGreaterThan(1);
  });

  it('move nothing in the oil price example', () => {
    const rounds = listExpectedUtilityRounds(actorsOf('bdm_oil_price_sultan.csv'), 5);
    for (const { median, mean } of rounds) expect([median, mean.toFixed(2)]).toEqual([13.9, '13.62']);
  });

  it('leave everybody where they are when all agree, and say nothing without weights', () => {
    const agreed = emission.map((actor) => ({ ...actor, position: 5 }));
    expect(listExpectedUtilityRounds(agreed, 3).map(({ median }) => median)).toEqual([5, 5, 5, 5]);
    const mute = emission.map((actor) => ({ ...actor, capability: 0 }));
    expect(listExpectedUtilityRounds(mute, 1).map(({ mean }) => mean)).toEqual([NaN, NaN]);
  });
});

describe('baselines beside their past error', () => {
  it('on the one case with a reported outcome (8.833 years) are off by 1.2 to 2.1 years, the stopping point of the rounds by up to 1.8', () => {
    const actors = actorsOf('bdm_eu_emission_1990s.csv').map(({ name, position, capability, salience }) => ({
      name,
      position,
      weight: capability * salience,
    }));
    const scores = scoreBaselines([{ name: 'car emissions', actors, outcome: 8.833 }]);
    expect(
      scores.map(({ baseline, meanAbsoluteError, silent }) => [baseline, meanAbsoluteError?.toFixed(3), silent]),
    ).toEqual([
      ['weighted mean', '1.443', 0],
      ['weighted median', '1.833', 0],
      ['mean', '2.133', 0],
      ['midpoint', '1.833', 0],
      ['status quo', undefined, 1],
    ]);
    const rounds = listExpectedUtilityRounds(actorsOf('bdm_eu_emission_1990s.csv'), 10);
    const errors = rounds.map(({ median }) => Math.abs(median - 8.833));
    expect([Math.min(...errors).toFixed(3), Math.max(...errors).toFixed(3)]).toEqual(['0.008', '1.833']);
  });
});

describe('the KTAB reference run', () => {
  const inputs = rowsOf('ktab_soe_pol_comp.csv');
  const run = rowsOf('ktab_soe_pol_comp_reference_trajectory.csv');
  const last = (actor: string, dimension: string): number =>
    Number(run.find((row) => row[0] === actor && row[1] === dimension)?.at(-1));

  it('starts from the inputs that are kept beside it', () => {
    for (const [actor = '', , , policy, , competitive] of inputs) {
      const start = run.filter((row) => row[0] === actor).map((row) => Number(row[2]));
      expect(start).toEqual([Number(policy), Number(competitive)]);
    }
  });

  it('ends in three groups, and its own centre lies one and two points from the weighted mean of the inputs', () => {
    const ends = inputs.map(([actor = '']) => [last(actor, 'Policy'), last(actor, 'Competitive')] as const);
    const groups = new Set(ends.map(([policy]) => (policy < 20 ? 'fixed' : policy < 41 ? 'many' : 'two')));
    expect(groups).toEqual(new Set(['fixed', 'many', 'two']));
    const centre = (value: (row: string[]) => number, salience: number): number =>
      findWeightedMean(
        inputs.map((row) => ({ name: row[0]!, position: value(row), weight: Number(row[2]) * Number(row[salience]) })),
      )!;
    const before = [centre((row) => Number(row[3]), 4), centre((row) => Number(row[5]), 6)];
    const after = [centre((row) => last(row[0]!, 'Policy'), 4), centre((row) => last(row[0]!, 'Competitive'), 6)];
    const moved = before.map((value, at) => Math.abs(value - after[at]!).toFixed(1));
    expect(moved).toEqual(['1.0', '2.0']);
  });
});
