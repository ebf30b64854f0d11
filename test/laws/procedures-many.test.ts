// Many variants, many readings: summaries are assessments, comparisons name what changed, too many worlds say so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangementSchema, check, type Situation } from '../../src/arrangements/index.ts';
import { assessProcedure, compareVariants, createGameCache, summariseProcedure } from '../../src/procedures/index.ts';
import { RUNS } from './runs.ts';

const MEMBERS = ['A', 'B', 'C', 'D'];

function pact(id: string, rule: string, more: object = {}): Arrangement {
  return arrangementSchema.parse({
    casus: 1,
    id,
    title: id,
    parties: { D: { roles: ['guarantor', 'addressee'] } },
    groups: { g: { members: MEMBERS, weights: { brigades: { A: 4, B: 3, C: 2, D: 1 } }, ...more } },
    procedures: { act: { body: 'g', stages: [{ id: 'decide', rule, within: '3d', silence: 'against' }] } },
  });
}

describe('many variants', () => {
  it('P1 P2 P12 a summary gives the blockers and bounds of the assessment, with a shared cache and without', () => {
    const games = createGameCache();
    const rule = fc.constantFrom(
      'all of g for',
      'at least 2 of g for',
      'at least 1..3 of g for',
      'none of g against',
      'each decides',
      'unspecified',
    );
    const maybe = fc.constantFrom({}, { maybe: ['E'] });
    const chance = fc.constantFrom<Situation['ballots'][string]>(
      { for: 0.5, against: 0.5 },
      { for: '0.2..0.8' },
      { silent: 0.5, for: 0.5 },
    );
    fc.assert(
      fc.property(rule, maybe, chance, (sentence, more, ballots) => {
        const arrangement = pact('p', sentence, more);
        const situation: Situation = {
          id: 's',
          adversary: ['D'],
          aligned: [],
          ballots: { A: ballots, B: ballots },
          climates: [],
        };
        const assessed = assessProcedure(arrangement, 'act', situation, { brief: true })!;
        for (const options of [{}, { games }]) {
          const found = summariseProcedure(arrangement, 'act', situation, options)!;
          expect(found.blockers).toEqual(assessed.blockers);
          expect(found.action).toEqual(assessed.action);
          expect(found.attained).toBe(assessed.attained);
        }
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('P2 with more than 1,024 joint worlds bounds are outer and say that they need not be attained', () => {
    const many = pact('many', 'at least 2/3 of g for', { maybe: Array.from({ length: 12 }, (_, at) => `M${at}`) });
    const found = assessProcedure(many, 'act', undefined, { brief: true });
    expect([found?.attained, found?.complete]).toEqual([false, false]);
    expect(summariseProcedure(many, 'act')).toBeUndefined();
  });

  it('P4 where each decides, numbers and capability are those of all sets that may act', () => {
    const chances = [0.9, 0.5, 0.4, 0.1];
    const ballots = Object.fromEntries(
      MEMBERS.map((id, at) => [id, { for: chances[at] ?? 0, against: 1 - (chances[at] ?? 0) }]),
    );
    const found = assessProcedure(pact('p', 'each decides'), 'act', {
      id: 's',
      adversary: [],
      aligned: [],
      ballots,
      climates: [],
    });
    const engagement = found?.stages[0]?.engagement;
    const weights = [4, 3, 2, 1];
    const atLeast = Array.from({ length: 5 }, () => 0);
    let [half, expected] = [0, 0];
    for (let mask = 0; mask < 16; mask += 1) {
      const acts = (at: number): boolean => ((mask >> at) & 1) === 1;
      const weight = chances.reduce((all, chance, at) => all * (acts(at) ? chance : 1 - chance), 1);
      const brought = weights.reduce((sum, each, at) => sum + (acts(at) ? each : 0), 0);
      const number = chances.filter((_, at) => acts(at)).length;
      for (let count = 0; count <= number; count += 1) atLeast[count] = (atLeast[count] ?? 0) + weight;
      if (brought >= 5) half += weight;
      expected += (weight * brought) / 10;
    }
    atLeast.forEach((value, count) => expect(engagement?.atLeast[count]?.min).toBeCloseTo(value, 12));
    expect(engagement?.capability[0]?.atLeastQuarters[1]?.max).toBeCloseTo(half, 12);
    expect(engagement?.capability[0]?.expected.min).toBeCloseTo(expected, 12);
  });

  it('a comparison of three names sentences, blockers, delay, findings and every two ballots on which they part', () => {
    const variants = [pact('a', 'all of g for'), pact('b', 'at least 3 of g for'), pact('c', 'each decides')].map(
      (arrangement) => {
        const place = { start: 0, end: 0 };
        return { arrangement, findings: check({ arrangement, text: '', locate: () => place }) };
      },
    );
    const { variants: shown, pairs } = compareVariants(variants);
    expect(shown.map(({ procedures }) => procedures[0]?.blockers.always.length)).toEqual([4, 0, 0]);
    expect(shown[0]?.sentences).toEqual({ gained: [], lost: [] });
    expect(shown[1]?.sentences.gained[0]).toContain('at least 3 of the 4 members of g vote for');
    expect(shown[1]?.findings.lost.map(({ id }) => id)).toContain('L01');
    expect(pairs.map(({ first, second }) => first + second)).toEqual(['ab', 'ac', 'bc']);
    for (const { procedures } of pairs) expect(procedures[0]?.verdict.kind).toBe('part');
    expect(verdictOf(pairs[0])).toMatchObject({
      actsUnder: 'second',
      ballots: { A: 'for', B: 'for', C: 'for', D: 'against' },
    });
  });
});

function verdictOf(pair: ReturnType<typeof compareVariants>['pairs'][number] | undefined): unknown {
  return pair?.procedures[0]?.verdict;
}
