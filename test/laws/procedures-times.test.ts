// Time to decision: against closed forms, and against every course of events tried on the machine.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrangementSchema, type Situation } from '../../src/arrangements/index.ts';
import {
  computeTimes,
  createMachine,
  type MachineState,
  playScenario,
  startMachine,
  step,
} from '../../src/procedures/index.ts';
import { RUNS } from './runs.ts';

function body(members: readonly string[], stages: readonly object[], more: object = {}): Arrangement {
  return arrangementSchema.parse({
    casus: 1,
    id: 'x',
    groups: { g: { members } },
    procedures: { act: { body: 'g', stages }, ...more },
  });
}

function answering(members: readonly string[], ballots: object, replies: object): Situation {
  return {
    id: 's',
    adversary: [],
    aligned: [],
    climates: [],
    ballots: Object.fromEntries(members.map((id) => [id, ballots])) as Situation['ballots'],
    replies: replies as NonNullable<Situation['replies']>,
  };
}

const TEN = Array.from({ length: 10 }, (_, at) => `M${at}`);

describe('time to decision', () => {
  it('P16 ten members who answer after 24 hours on average: all within 72 h with chance 0.60, mean 70 h; seven of ten 0.999, mean 26 h', () => {
    const situation = answering(TEN, { for: 1 }, { others: { mean: '24h' } });
    const all = computeTimes(body(TEN, [{ id: 's', rule: 'all of g for' }]), 'act', situation);
    const seven = computeTimes(body(TEN, [{ id: 's', rule: 'at least 7 of g for' }]), 'act', situation);
    if (!all.exact || !seven.exact) throw new Error('exact answers');
    const by = 1 - Math.exp(-3);
    expect(all.acted[72]).toBeCloseTo(by ** 10, 12);
    expect(all.acted[72]).toBeCloseTo(0.6, 2);
    const tail = [7, 8, 9, 10].reduce((sum, k) => sum + choose(10, k) * by ** k * (1 - by) ** (10 - k), 0);
    expect(seven.acted[72]).toBeCloseTo(tail, 12);
    // Counting at full hours adds at most one hour to 24·(1 + 1/2 + … + 1/10) and to 24·(1/10 + … + 1/4).
    const harmonic = (from: number): number =>
      Array.from({ length: 10 - from + 1 }, (_, at) => 1 / (from + at)).reduce((a, b) => a + b, 0);
    expect(all.meanHours! - 24 * harmonic(1)).toBeGreaterThan(0);
    expect(all.meanHours! - 24 * harmonic(1)).toBeLessThan(1);
    expect(seven.meanHours! - 24 * harmonic(4)).toBeGreaterThan(0);
    expect(seven.meanHours! - 24 * harmonic(4)).toBeLessThan(1);
  });

  it('P16 a silence procedure acts at its deadline unless someone has objected: the product of exp(-rate × time)', () => {
    const stage = { id: 's', rule: 'none of g against', within: '48h', silence: 'for' };
    const situation = answering(TEN, { against: 1 }, { others: { mean: '500h' } });
    const found = computeTimes(body(TEN, [stage]), 'act', situation);
    if (!found.exact) throw new Error(found.reason);
    expect(found.acted[47]).toBe(0);
    expect(found.acted[48]).toBeCloseTo(Math.exp((-48 / 500) * 10), 12);
  });

  it('P16 with few observed times it is what every course of events on the machine gives', () => {
    const members = ['A', 'B', 'C'];
    const rule = fc.constantFrom(
      'all of g for',
      'at least 2 of g for',
      'none of g against',
      'more for than against in g',
    );
    const stage = fc.record({
      rule,
      within: fc.constantFrom(undefined, '3h', '2h..6h'),
      silence: fc.constantFrom('for', 'against'),
      closesEarly: fc.boolean(),
      repeat: fc.constantFrom(undefined, { max: 1, after: '2h' }),
    });
    fc.assert(
      fc.property(stage, stage, fc.constantFrom('otherwise', 'chain'), (one, two, how) => {
        const known = (each: object): object =>
          Object.fromEntries(Object.entries(each).filter(([, value]) => value !== undefined));
        const stages = [{ id: 's', ...known(one) }];
        const arrangement =
          how === 'chain'
            ? body(members, [...stages, { id: 't', ...known({ ...two, repeat: undefined }) }])
            : body(members, stages);
        const times = { A: ['1h', '4h'], B: ['2h'], C: ['1h', '7h'] };
        const replies = Object.fromEntries(Object.entries(times).map(([id, observed]) => [id, { observed }]));
        const situation = answering(members, { for: 0.75, against: 0.25 }, replies);
        const found = computeTimes(arrangement, 'act', situation, { horizon: 40 });
        if (!found.exact) throw new Error(found.reason);
        const expected = everyCourse(arrangement, times);
        found.hours.forEach((hour, at) => {
          expect(found.acted[at]).toBeCloseTo(expected.acted(hour), 10);
          expect(found.failed[at]).toBeCloseTo(expected.failed(hour), 10);
        });
        // Quarters and halves alone: nothing is rounded, so that what acts, ends and stays open is one, to the bit.
        const [acts, ends] = [found.acted.at(-1) ?? 0, found.failed.at(-1) ?? 0];
        expect(acts + ends + found.open).toBe(1);
        expect(found.open).toBe(expected.open(40));
        for (const curve of [found.acted, found.failed])
          expect(curve.every((chance, at) => chance >= (curve[at - 1] ?? 0))).toBe(true);
      }),
      { numRuns: RUNS(25) },
    );
  });

  it('P16 whatever members answer and whenever, what acts, ends without action and stays open makes one', () => {
    const stage = fc.record({
      rule: fc.constantFrom('all of g for', 'at least 2 of g for', 'none of g against', 'each decides'),
      within: fc.constantFrom('90h', '2d', '6h..1d'),
      silence: fc.constantFrom('for', 'against', 'absent'),
      closesEarly: fc.boolean(),
      mayChange: fc.boolean(),
    });
    const odd = fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 3, maxLength: 3 });
    const means = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(stage, stage, fc.boolean(), odd, means, (one, two, ever, odds, hours) => {
        const { within: _, ...endless } = two;
        const arrangement = body(
          ['A', 'B', 'C'],
          [
            { id: 's', ...one, repeat: { max: 2, after: '20h' } },
            { id: 't', ...(ever ? endless : two) },
          ],
          { later: { body: 'g', stages: [{ id: 'u', rule: 'all of g for', within: '1w', silence: 'against' }] } },
        );
        arrangement.procedures['act']!.otherwise = { go: 'later' };
        const ballots = { for: odds[0]! / 21, against: odds[1]! / 21, abstain: odds[2]! / 21 };
        const silent = 1 - ballots.for - ballots.against - ballots.abstain;
        const replies = Object.fromEntries(['A', 'B', 'C'].map((id, at) => [id, { mean: `${hours[at]}h` }]));
        const situation = answering(['A', 'B', 'C'], { ...ballots, silent }, replies);
        const found = computeTimes(arrangement, 'act', situation, { horizon: 620, step: 2 });
        if (!found.exact) throw new Error(found.reason);
        const [acts, ends] = [found.acted.at(-1) ?? 0, found.failed.at(-1) ?? 0];
        expect(Math.abs(acts + ends + found.open - 1)).toBeLessThan(1e-9);
        for (const part of [acts, ends, found.open]) expect(part).toBeGreaterThan(-1e-9);
        // Three rounds, a second vote and a fallback with deadlines are over after 310 + 90 + 168 hours.
        if (!ever) expect(Math.abs(found.open)).toBeLessThan(1e-9);
      }),
      { numRuns: RUNS(25) },
    );
  });

  it('P16 where each decides action begins with the first who acts; who is silent never answers; consultations last their time', () => {
    const call = body(
      ['A', 'B'],
      [
        { id: 'consult', within: '0d..12h' },
        { id: 's', rule: 'each decides', within: '4d', silence: 'absent' },
      ],
    );
    const found = computeTimes(
      call,
      'act',
      answering(['A', 'B'], { for: 0.5, silent: 0.5 }, { others: { mean: '24h' } }),
    );
    if (!found.exact) throw new Error(found.reason);
    const acts = (hour: number): number => 1 - (1 - 0.5 * (1 - Math.exp(-hour / 24))) ** 2;
    expect(found.acted[11]).toBe(0);
    for (const hour of [24, 48, 108]) expect(found.acted[hour]).toBeCloseTo(acts(hour - 12), 12);
    expect(found.acted.at(-1)).toBeCloseTo(acts(96), 12);
    expect(found.failed[107]).toBe(0);
    expect(found.failed[108]).toBeCloseTo(1 - acts(96), 12);
  });

  it('P10 P16 an answer at the very hour of the deadline is in time, on the grid and in a scenario', () => {
    const stage = { id: 's', rule: 'all of g for', within: '3h', silence: 'against' };
    const found = computeTimes(
      body(['A', 'B'], [stage]),
      'act',
      answering(['A', 'B'], { for: 1 }, { A: { observed: ['3h'] }, B: { observed: ['4h', '3h'] } }),
    );
    if (!found.exact) throw new Error(found.reason);
    expect([found.acted[2], found.acted[3], found.failed[3]]).toEqual([0, 0.5, 0.5]);
    for (const [at, outcome] of [
      ['3h', 'adopted'],
      ['4h', 'rejected'],
    ] as const) {
      const scenario = { name: at, ballots: { s: { A: 'for', B: 'for' } }, at: { s: { B: at } }, expect: outcome };
      expect(playScenario(body(['A', 'B'], [stage]), scenario)).toMatchObject({ passes: true, hours: 3 });
    }
  });

  it('P16 says what is missing instead of guessing', () => {
    const free = computeTimes(
      body(['A'], [{ id: 's', rule: 'all of g for' }]),
      'act',
      answering(['A'], { for: 0.5 }, {}),
    );
    expect(free).toEqual({ exact: false, reason: 'the chances of A are not numbers that sum to one: 0.5' });
    const open = computeTimes(body(['A'], [{ id: 's', rule: 'unspecified' }]), 'act', answering(['A'], { for: 1 }, {}));
    expect(open.exact).toBe(false);
  });
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

/** Every stage and round: each member draws one of two times and one of two ballots; the machine runs; chances add up. */
function everyCourse(
  arrangement: Arrangement,
  times: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<'acted' | 'failed' | 'open', (hour: number) => number>> {
  const machine = createMachine(arrangement, 'act')!;
  const ends: { hour: number; acted: boolean | undefined; weight: number }[] = [];
  const draws = Object.entries(times).reduce<
    { weight: number; events: { voter: string; hour: number; ballot: string }[] }[]
  >(
    (all, [voter, hours]) =>
      all.flatMap(({ weight, events }) =>
        hours.flatMap((hour) =>
          [
            ['for', 0.75],
            ['against', 0.25],
          ].map(([ballot, chance]) => ({
            weight: (weight * Number(chance)) / hours.length,
            events: [...events, { voter, hour: Number.parseInt(hour, 10), ballot: String(ballot) }],
          })),
        ),
      ),
    [{ weight: 1, events: [] }],
  );
  const play = (start: MachineState, weight: number): void => {
    if (start.end !== undefined) ends.push({ hour: start.end.hours, acted: start.end.acted, weight });
    if (start.end !== undefined) return;
    if (start.hours > 40) {
      ends.push({ hour: Number.POSITIVE_INFINITY, acted: undefined, weight });
      return;
    }
    const deadline = machine.stages.get(`${start.at.procedure}/${start.at.index}`)?.deadline ?? 0;
    for (const draw of draws) {
      let state = start;
      const goesOn = (): boolean => state.steps.length === start.steps.length;
      const wait = (hour: number): void => {
        if (goesOn())
          state = step(machine, state, { kind: 'wait', until: start.opened + Math.min(hour, deadline) }).state;
      };
      wait(0);
      for (const { voter, hour, ballot } of draw.events.toSorted((a, b) => a.hour - b.hour)) {
        wait(hour);
        if (goesOn()) state = step(machine, state, { kind: 'cast', ballots: { [voter]: ballot } }).state;
      }
      wait(20);
      if (!goesOn()) play(state, weight * draw.weight);
      else ends.push({ hour: Number.POSITIVE_INFINITY, acted: undefined, weight: weight * draw.weight });
    }
  };
  play(startMachine(machine), 1);
  const by =
    (acted: boolean) =>
    (hour: number): number =>
      ends.filter((end) => end.acted === acted && end.hour <= hour).reduce((sum, { weight }) => sum + weight, 0);
  const open = (hour: number): number =>
    ends.filter((end) => end.hour > hour).reduce((sum, { weight }) => sum + weight, 0);
  return { acted: by(true), failed: by(false), open };
}
