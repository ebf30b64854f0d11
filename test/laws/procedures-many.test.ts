// Many variants, many readings: summaries are assessments, comparisons name what changed, too many worlds say so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangementSchema, check, type Situation } from '../../src/arrangements/index.ts';
import {
  assessProcedure,
  compareArrangements,
  compareVariants,
  createGameCache,
  judgeStage,
  summariseProcedure,
} from '../../src/procedures/index.ts';
import { assembleComparison, renderComparisonHtml, renderText } from '../../src/report/index.ts';
import { RUNS } from './runs.ts';

const MEMBERS = ['A', 'B', 'C', 'D'];

function pact(id: string, sentence: string, more: object = {}, rule: unknown = sentence): Arrangement {
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

  it('P2 with more than 1,024 worlds of one stage bounds are outer and say that they need not be attained', () => {
    const many = pact('many', 'at least 2/3 of g for', { maybe: Array.from({ length: 12 }, (_, at) => `M${at}`) });
    const found = assessProcedure(many, 'act', undefined, { brief: true });
    expect([found?.attained, found?.complete]).toEqual([false, false]);
    expect(summariseProcedure(many, 'act')).toBeUndefined();
    // With all these seats and with none it is adopted, and with Y0 alone not: worlds that were left out settle nothing.
    const mixed = pact('mixed', 'at least 2 of g for or at most 1 of h against', {
      maybe: Array.from({ length: 10 }, (_, at) => `M${at}`),
    });
    const groups = { ...mixed.groups, h: { members: ['X'], maybe: ['Y0', 'Y1'] } };
    const against = [...MEMBERS, 'X', 'Y0'].map((id) => [id, 'against']);
    const ballots = { ...Object.fromEntries(against), M0: 'for', M1: 'for' };
    const judged = judgeStage({ ...mixed, groups }, { at: { procedure: 'act', index: 0 }, ballots, hours: 1 });
    expect(judged?.settled).toBe('pending');
  });

  it('P2 points that bear on one stage are closed there: 4,096 joint worlds of twelve stages are exact', () => {
    const readings = ['all of g for', 'at least 2 of g for'];
    const stages = Array.from({ length: 12 }, (_, at) => ({ id: `s${at}`, rule: { oneOf: readings } }));
    const long = {
      ...pact('long', 'x'),
      procedures: arrangementSchema.parse({ casus: 1, id: 'x', procedures: { act: { body: 'g', stages } } }).procedures,
    };
    const ballots = Object.fromEntries(MEMBERS.map((id) => [id, { for: 0.9, against: 0.1 }]));
    const calm: Situation = { id: 's', adversary: [], aligned: [], ballots, climates: [] };
    const found = assessProcedure(long, 'act', calm, { brief: true })!;
    const two = 1 - 0.1 ** 4 - 4 * 0.9 * 0.1 ** 3;
    expect(found.action.min).toBeCloseTo(0.9 ** 48, 12);
    expect(found.action.max).toBeCloseTo(two ** 12, 12);
    expect([found.attained, found.complete]).toEqual([true, true]);
    expect(found.blockers).toEqual({ always: [], possibly: MEMBERS });
    const stormy = {
      ...calm,
      climates: [
        { id: 'a', weight: 1, ballots: {} },
        { id: 'b', weight: 1, ballots: { A: { for: 0.5, against: 0.5 } } },
      ],
    };
    const mixed = assessProcedure(long, 'act', stormy, { brief: true })!;
    expect(mixed.action.min).toBeCloseTo((0.9 ** 48 + 0.9 ** 36 * 0.5 ** 12) / 2, 12);
    expect(mixed.attained).toBe(false);
  });

  it('P2 a range of weights gives the hull of all its steps, or says that it may not', () => {
    const quantity = fc.constantFrom(
      'at least 1/2 of g.w for',
      'at least 1/2 of voting in g.w for',
      'at least 6 of g.w for',
      'at most 3 of g.w against and at least 5 of g.w for',
      'more for than against in g.w',
      'at least 2..9 of g.w for',
      'at least 3..9 of g.w for and at most 3..9 of g.w against',
      'at least 3..9 of g.w for and at most 3..9 of g.w abstain',
    );
    const exits = fc.constantFrom({}, { onRejected: { go: 'last' } }, { onAdopted: { go: 'last' } });
    const shares = fc.array(fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10)), { minLength: 3, maxLength: 3 });
    const situationOf = (rows: readonly (readonly [number, number, number])[]): Situation => ({
      id: 's',
      adversary: ['A'],
      aligned: [],
      ballots: Object.fromEntries(
        rows.map(([yes, no, idle], at) => {
          const total = yes + no + idle + 1;
          return ['ABC'[at] ?? '', { for: (yes + 1) / total, against: no / total, abstain: idle / total }];
        }),
      ),
      climates: [],
    });
    const actOf = (
      first: string,
      second: string,
      exit: object,
      weight: unknown,
      steps: readonly string[],
    ): Arrangement => {
      const closed = (rule: string): string =>
        steps.reduce((text, step, at) => text.replaceAll(['2..9', '3..9'][at] ?? '', step), rule);
      return arrangementSchema.parse({
        casus: 1,
        id: 'w',
        groups: { g: { members: ['A', 'B', 'C'], weights: { w: { A: weight, B: 4, C: 2 } } } },
        procedures: {
          act: { body: 'g', stages: [{ id: 'one', rule: closed(first), ...exit }] },
          last: { body: 'g', stages: [{ id: 'two', rule: closed(second) }], otherwise: 'nothing' },
        },
      });
    };
    fc.assert(
      fc.property(quantity, quantity, exits, shares, (first, second, exit, rows) => {
        const situation = situationOf(rows);
        const found = assessProcedure(actOf(first, second, exit, [1, 7], []), 'act', situation, { brief: true })!;
        const numbers = (written: string): readonly string[] => {
          const [low = 0, high = 0] = written.split('..').map(Number);
          return [first, second].some((rule) => rule.includes(written))
            ? Array.from({ length: high - low + 1 }, (_, at) => `${low + at}`)
            : [`${low}`];
        };
        // A range written at both stages is closed at each for itself, so only rules without one in common are compared.
        fc.pre(['2..9', '3..9'].every((each) => !(first.includes(each) && second.includes(each))));
        const closings = numbers('2..9').flatMap((a) => numbers('3..9').map((b) => [a, b]));
        const all = closings.flatMap((steps) =>
          Array.from(
            { length: 9 },
            (_, at) => assessProcedure(actOf(first, second, exit, at + 1, steps), 'act', situation, { brief: true })!,
          ),
        );
        const [min, max] = [
          Math.min(...all.map(({ action }) => action.min)),
          Math.max(...all.map(({ action }) => action.max)),
        ];
        if (found.attained) {
          expect(found.action.min).toBeCloseTo(min, 12);
          expect(found.action.max).toBeCloseTo(max, 12);
        } else {
          expect(found.action.min).toBeLessThanOrEqual(min + 1e-12);
          expect(found.action.max).toBeGreaterThanOrEqual(max - 1e-12);
        }
        if (!found.complete) return;
        const names = ['A', 'B', 'C'];
        const byItself = (sets: readonly (readonly string[])[]): boolean => sets.some((set) => set.length === 0);
        // A closing that nothing can meet needs nobody to block it: it keeps nobody from blocking always.
        const needed = all.filter(({ blocking }) => !byItself(blocking.always.sets));
        expect(found.blockers.always.toSorted()).toEqual(
          needed.length === 0
            ? []
            : names.filter((name) => needed.every(({ blockers }) => blockers.always.includes(name))),
        );
        expect(found.blockers.stuck).toBe(
          needed.length === all.length ? undefined : needed.length === 0 ? 'always' : 'possibly',
        );
        expect(found.blockers.possibly.toSorted()).toEqual(
          names.filter((name) => all.some(({ blockers }) => blockers.possibly.includes(name))),
        );
      }),
      { numRuns: RUNS(20) },
    );
  });

  it('P9 a closing that nobody can meet leaves the lone blockers of the others, and is told beside them', () => {
    const never = 'at least 3 of g for and at least 2 of g against';
    const open = (rule: unknown) => assessProcedure(pact('p', 'x', {}, rule), 'act', undefined, { brief: true })!;
    const perhaps = open({ oneOf: [never, 'none of g against'] });
    expect(perhaps.blockers).toEqual({ always: MEMBERS, possibly: MEMBERS, stuck: 'possibly' });
    expect(perhaps.blocking.possibly.sets).toEqual(MEMBERS.map((id) => [id]));
    expect(open(never).blockers).toEqual({ always: [], possibly: [], stuck: 'always' });
    expect(open('none of g against').blockers.stuck).toBeUndefined();
    // Five of four is out of reach, four of four is not: the lone blockers are those of the numbers between.
    expect(open('at least 1..9 of g.brigades for and at most 9 of g.brigades for').blockers.stuck).toBeUndefined();
    const range = open('at least 5..12 of g.brigades for');
    expect(range.blockers).toEqual({ always: [], possibly: MEMBERS, stuck: 'possibly' });
    expect(range.complete).toBe(true);
  });

  it('P2 a share is stepped through: its least and greatest chance lie inside a range of weights', () => {
    const share = (weight: unknown): Arrangement =>
      arrangementSchema.parse({
        casus: 1,
        id: 'share',
        groups: { g: { members: ['A', 'B', 'C'], weights: { w: { A: weight, B: 4, C: 2 } } } },
        procedures: { act: { body: 'g', stages: [{ id: 'one', rule: 'at least 1/2 of g.w for' }] } },
      });
    const ballots = { A: { for: 0.5, against: 0.5 }, B: { for: 0.9, against: 0.1 }, C: { for: 0.1, against: 0.9 } };
    const situation: Situation = { id: 's', adversary: [], aligned: [], ballots, climates: [] };
    const at = (weight: unknown) => assessProcedure(share(weight), 'act', situation, { brief: true })!;
    const each = Array.from({ length: 12 }, (_, step) => at(step + 1).action.min);
    const found = at([1, 12]);
    expect(found.action).toEqual({ min: Math.min(...each), max: Math.max(...each) });
    expect([found.attained, found.complete]).toEqual([true, true]);
    expect(Math.max(...each)).toBeGreaterThan(Math.max(each[0]!, each.at(-1)!));
    const wide = at([1, 5000]);
    expect(wide.action).toEqual({ min: 0, max: 1 });
    expect([wide.attained, wide.complete]).toEqual([false, false]);
  });

  it('P2 so many open weights are tied, and the bounds say nothing that was not tried', () => {
    const members = Array.from({ length: 24 }, (_, at) => `M${at}`);
    const arrangement = arrangementSchema.parse({
      casus: 1,
      id: 'many',
      groups: { g: { members, weights: { w: Object.fromEntries(members.map((id) => [id, [1, 50]])) } } },
      procedures: { act: { body: 'g', stages: [{ id: 'one', rule: 'at least 1/2 of g.w for' }] } },
    });
    const found = assessProcedure(arrangement, 'act', undefined, { brief: true })!;
    expect(found.action).toEqual({ min: 0, max: 1 });
    expect([found.attained, found.complete]).toEqual([false, false]);
  });

  it('stages are compared by their id, in both directions, also where their numbers differ', () => {
    const one = pact('one', 'at least 3 of g for');
    const two = {
      ...one,
      id: 'two',
      procedures: pact('x', 'at least 2 of g for and none of g against').procedures,
    };
    const act = two.procedures['act']!;
    const opened = { ...act, stages: [{ ...act.stages[0]!, id: 'open', rule: 'all of g for' }, ...act.stages] };
    const compared = compareArrangements(one, { ...two, procedures: { act: opened } }).procedures[0]!;
    expect(compared.stages).toEqual([
      {
        first: 'decide',
        second: 'decide',
        verdict: { kind: 'part', ballots: { A: 'for', B: 'for', C: 'for', D: 'against' }, actsUnder: 'first' },
        reverse: { ballots: { A: 'for', B: 'for', C: 'abstain', D: 'abstain' }, actsUnder: 'second' },
      },
      { first: undefined, second: 'open', verdict: { kind: 'only' } },
    ]);
    expect(compared.verdict).toEqual(compared.stages[0]?.verdict);
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

  it('a member who joins is told; a quota of three in four takes one more vote, and the chance falls from 5/16 to 6/32', () => {
    const half = { for: 0.5, against: 0.5 };
    const ballots = Object.fromEntries([...MEMBERS, 'E'].map((id) => [id, half]));
    const situation: Situation = { id: 's', adversary: [], aligned: [], ballots, climates: [] };
    const four = pact('four', 'at least 75% of g for');
    const five = pact('five', 'at least 75% of g for', { members: [...MEMBERS, 'E'] });
    const maybe = pact('maybe', 'at least 75% of g for', { maybe: ['E'] });
    const { variants, pairs } = compareVariants(
      [{ arrangement: four }, { arrangement: five }, { arrangement: maybe }],
      situation,
    );
    expect(variants.map(({ sentences }) => sentences)).toEqual([
      { gained: [], lost: [] },
      { gained: ['E sits in g.'], lost: [] },
      { gained: ['E may sit in g.'], lost: [] },
    ]);
    expect(compareArrangements(five, maybe)).toMatchObject({
      onlyInFirst: ['E sits in g.'],
      onlyInSecond: ['E may sit in g.'],
    });
    expect(variants.map(({ procedures }) => procedures[0]?.action)).toEqual([
      { min: 5 / 16, max: 5 / 16 },
      { min: 6 / 32, max: 6 / 32 },
      { min: 6 / 32, max: 5 / 16 },
    ]);
    // Two of four keep three from being reached, two of five keep four.
    for (const arrangement of [four, five]) {
      const sets = assessProcedure(arrangement, 'act')?.blocking.always.sets ?? [];
      expect([sets.length, new Set(sets.map((set) => set.length))]).toEqual([
        arrangement === four ? 6 : 10,
        new Set([2]),
      ]);
    }
    expect(verdictOf(pairs[0])).toMatchObject({ actsUnder: 'first' });
  });

  it('a comparison pairs procedures by id and only the others in order', () => {
    const both = pact('both', 'all of g for');
    const [act] = Object.values(both.procedures);
    const with3 = (...ids: readonly string[]): Arrangement => ({
      ...both,
      procedures: Object.fromEntries(ids.map((id) => [id, act!])),
    });
    const pairsOf = (a: Arrangement, b: Arrangement) =>
      compareArrangements(a, b).procedures.map(({ first, second }) => `${first}-${second}`);
    expect(pairsOf(with3('early', 'act'), with3('act'))).toEqual(['act-act']);
    expect(pairsOf(with3('early', 'act'), with3('act', 'late'))).toEqual(['early-late', 'act-act']);
  });

  it('a comparison passes over a finding that only moved, and tells once what cannot be said', () => {
    const place = { start: 0, end: 0 };
    const variantOf = (id: string, rule: string, help: string) => {
      const owed = { id: help, by: 'each-of g', to: 'Z', kind: ['troops' as const], force: 'automatic' as const };
      const arrangement = { ...pact(id, rule), commitments: [owed] };
      return { arrangement, findings: check({ arrangement, text: '', locate: () => place }) };
    };
    const compared = compareVariants([
      variantOf('a', 'unspecified', 'x'),
      variantOf('b', 'unspecified', 'y'),
      variantOf('c', 'all of g for', 'y'),
    ]);
    expect(compared.variants[1]?.findings).toEqual({ gained: [], lost: [] });
    const text = renderText(
      assembleComparison(compared, (id) => id),
      { colour: false, columns: 300 },
    );
    expect(text).toContain(
      'act: cannot be said, because in one or both the rule is not specified: a and b; a and c; b and c.',
    );
    const page = renderComparisonHtml(compared, (id) => id);
    expect(page).toContain('<h1>3 arrangements compared</h1>');
    expect(page.split('<section class="card wide situation">')).toHaveLength(4);
  });
});

function verdictOf(pair: ReturnType<typeof compareVariants>['pairs'][number] | undefined): unknown {
  return pair?.procedures[0]?.verdict;
}
