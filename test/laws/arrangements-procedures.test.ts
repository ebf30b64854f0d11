// The statements of docs/spec/PROCEDURES.md, each against a worked number or a naive enumeration.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrangement,
  arrangementSchema,
  parseArrangement,
  parseSituations,
  type Situation,
} from '../../src/arrangements/index.ts';
import { assessProcedure, delayToAction, judgeStage, playScenario } from '../../src/procedures/index.ts';
import { RUNS } from './runs.ts';

const root = resolve(import.meta.dirname, '..', '..');
const rulePath = 'procedures.activate.stages.decide.rule';

function istanbul(): Arrangement {
  const loaded = parseArrangement(readFileSync(join(root, 'test', 'laws', 'arrangements', 'istanbul.yaml'), 'utf8'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded.value.arrangement;
}

function attack(): Situation {
  const friends = ['GB', 'CN', 'US', 'FR', 'TR', 'DE', 'CA', 'IT', 'PL', 'IL', 'BY'].map((id) => `${id}: {for: 0.95}`);
  const parsed = parseSituations(
    `situations: [{id: attack, adversary: [RU], ballots: {RU: {for: 0.02}, ${friends.join(', ')}}}]`,
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.value[0]!;
}

function council(procedure: object, members: readonly string[] = ['A', 'B', 'C'], more: object = {}): Arrangement {
  return arrangementSchema.parse({
    casus: 1,
    id: 'x',
    groups: { g: { members } },
    procedures: { act: { body: 'g', ...procedure } },
    ...more,
  });
}

describe('procedures', () => {
  it('P1 the Russian text: eleven guarantors, each alone can block; 0.0120, with Belarus 0.0114, without the Russian seat 0.599', () => {
    const found = assessProcedure(istanbul(), 'activate', attack(), { fixed: { [rulePath]: 'ru' } });
    expect(found?.blockers.always).toHaveLength(11);
    expect(found?.blockers.possibly).toContain('BY');
    expect(found?.action.max).toBeCloseTo(0.95 ** 10 * 0.02, 12);
    expect(found?.action.min).toBeCloseTo(0.95 ** 11 * 0.02, 12);
    expect(found?.seats[0]?.voter).toBe('RU');
    expect(found?.seats[0]?.without.max).toBeCloseTo(0.95 ** 10, 12);
  });

  it('P2 where the reading is disputed nobody blocks under all readings, and the dispute is the point that moves most', () => {
    const found = assessProcedure(istanbul(), 'activate', attack());
    expect(found?.kind).toBe('disputed');
    expect(found?.blockers.always).toEqual([]);
    expect(found?.blockers.possibly).toContain('RU');
    expect(found?.openPoints[0]?.path).toBe(rulePath);
    expect(found?.preconditions).toEqual(['ceasefire in force']);
    expect(found?.delay).toEqual({ min: 0, max: Number.POSITIVE_INFINITY });
  });

  it('P3 an unspecified rule has both ends, and anyone may turn out to block', () => {
    const open = council({ stages: [{ id: 's', rule: 'unspecified' }] });
    const found = assessProcedure(open, 'act');
    expect(found?.action).toEqual({ min: 0, max: 1 });
    expect(found?.blockers).toEqual({ always: [], possibly: ['A', 'B', 'C'] });
  });

  it('P4 each decides: the chance that anyone acts is one minus the product of all abstaining', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 }), (percents) => {
        const members = percents.map((_, index) => `M${index}`);
        const ballots = Object.fromEntries(percents.map((percent, index) => [`M${index}`, { for: percent / 100 }]));
        const situation: Situation = { id: 's', adversary: [], aligned: [], ballots, climates: [] };
        const found = assessProcedure(
          council({ stages: [{ id: 's', rule: 'each decides' }] }, members),
          'act',
          situation,
        );
        const nobody = percents.reduce((product, percent) => product * (1 - percent / 100), 1);
        expect(found?.action.min).toBeCloseTo(1 - nobody, 10);
        expect(found?.stages[0]?.engagement?.expected.max).toBeCloseTo(
          percents.reduce((sum, each) => sum + each / 100, 0),
          10,
        );
      }),
      { numRuns: RUNS(40) },
    );
  });

  it('P5 a fallback is followed: whoever blocks the first vote blocks the procedure only if it also blocks the second', () => {
    const staged = arrangementSchema.parse({
      casus: 1,
      id: 'x',
      groups: { g: { members: ['A', 'B', 'C'] } },
      procedures: {
        act: { body: 'g', stages: [{ id: 'one', rule: 'all of g for' }], otherwise: { go: 'alone' } },
        alone: { body: 'g', stages: [{ id: 'two', rule: 'at least 1 of g for' }] },
      },
    });
    const found = assessProcedure(staged, 'act');
    expect(found?.stages[0]?.blockers.always).toEqual(['A', 'B', 'C']);
    expect(found?.blockers.possibly).toEqual([]);
    expect(found?.blocking.always.sets).toEqual([['A', 'B', 'C']]);
  });

  it('P6 reverse consensus: one vote against keeping brings the change, after the deadline has passed', () => {
    const snapback = arrangementSchema.parse({
      casus: 1,
      id: 'x',
      groups: { g: { members: ['A', 'B', 'C'] } },
      procedures: {
        keep: {
          body: 'g',
          polarity: 'keeps',
          stages: [
            {
              id: 'vote',
              rule: 'at least 2 of g for and none of g against',
              within: '30d',
              silence: 'against',
              onAdopted: 'nothing',
              onExpired: { go: 'restored' },
            },
          ],
        },
        restored: { body: 'g', stages: [{ id: 'automatic', within: '0d', silence: 'proceed' }] },
      },
    });
    const found = assessProcedure(snapback, 'keep');
    expect(found?.winning.always.sets).toEqual([['A'], ['B'], ['C']]);
    expect(delayToAction(snapback, 'keep')).toEqual({ min: 720, max: 720 });
    const played = playScenario(snapback, {
      name: 'veto',
      procedure: 'keep',
      ballots: { vote: { A: 'against', others: 'for' } },
      expect: 'adopted',
      endsIn: 'restored',
    });
    expect([played?.passes, played?.acted, played?.hours]).toEqual([true, true, 720]);
  });

  it('P7 silence counts as stated at the deadline; unspecified silence leaves open what it would decide', () => {
    const stage = (silence: string): Arrangement =>
      council({ stages: [{ id: 's', rule: 'all of g for', within: '2d', silence }] });
    const at = { at: { procedure: 'act', index: 0 }, ballots: { A: 'for', B: 'for' } };
    expect(judgeStage(stage('for'), { ...at, hours: 47 })?.verdict).toBe('pending');
    expect(judgeStage(stage('for'), { ...at, hours: 48 })?.verdict).toBe('adopted');
    expect(judgeStage(stage('against'), { ...at, hours: 48 })?.verdict).toBe('rejected');
    expect(judgeStage(stage('unspecified'), { ...at, hours: 48 })?.verdict).toBe('pending');
  });

  it('P8 ballots that may change settle nothing before the deadline', () => {
    const open = council({
      stages: [{ id: 's', rule: 'all of g for', within: '2d', silence: 'for', mayChange: true }],
    });
    const judged = judgeStage(open, { at: { procedure: 'act', index: 0 }, ballots: { A: 'against' }, hours: 1 });
    expect([judged?.settled, judged?.verdict]).toEqual(['rejected', 'pending']);
  });

  it('P9 the lone blockers of a vote are those whom enumeration finds', () => {
    const rule = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 }));
    fc.assert(
      fc.property(rule, ([quota, vetoers]) => {
        const sentence = `at least ${quota} of g for and none of v against`;
        const members = ['A', 'B', 'C', 'D'];
        const arrangement = council({ stages: [{ id: 's', rule: sentence }] }, members, {
          groups: { g: { members }, v: { members: vetoers } },
        });
        const expected = members.filter((id) => vetoers.includes(id) || quota === 4);
        expect(assessProcedure(arrangement, 'act')?.blockers.always).toEqual(expected);
      }),
      { numRuns: RUNS(30) },
    );
  });

  it('P10 the scenarios of the sample end as its author says', () => {
    const arrangement = istanbul();
    for (const scenario of arrangement.scenarios ?? [])
      expect(playScenario(arrangement, scenario)?.passes, scenario.name).toBe(true);
  });
});
