// The closed forms against the worked numbers of the literature notes and against going through all cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribution, posterior } from './attribution.ts';
import { timeToDecision } from './decision-time.ts';
import {
  eachActs,
  overClimates,
  quotaWithVetoes,
  reverseConsensus,
  silencePasses,
  unanimity,
  withoutParties,
} from './decisions.ts';
import { type Duty, dutyChances } from './duties.ts';
import { listReliabilityPriors, wilsonInterval } from './priors.ts';
import { deterrence, overallReliability } from './reliability.ts';

const honest = { for: 0.9, against: 0.03 };
const adversary = { for: 0.02, against: 0.9 };
const ten = Array.from({ length: 10 }, () => honest);
const chance = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);

describe('ways to decide', () => {
  it('M1 ten honest guarantors and an adversary: unanimity 0.007, without the adversary 0.349, with abstention 0.737', () => {
    expect(unanimity([...ten, adversary]).everyoneFor).toBeCloseTo(0.007, 3);
    expect(unanimity(ten).everyoneFor).toBeCloseTo(0.349, 3);
    expect(unanimity(ten).nobodyAgainst).toBeCloseTo(0.737, 3);
  });

  it('M2 two thirds of ten is 0.987; two thirds of eleven without one asks for eight of ten or seven of ten', () => {
    const found = withoutParties([...ten, adversary], [10], [2, 3]);
    expect([found.rebasedQuota, found.originalQuota]).toEqual([7, 8]);
    expect(found.rebased).toBeCloseTo(0.987, 3);
    expect(found.original).toBeLessThan(found.rebased);
  });

  it('M3 a shared shock helps unanimity and hurts majorities: 0.582 and 0.905', () => {
    const all = (yes: number): number => unanimity(ten.map(() => ({ for: yes, against: 0 }))).everyoneFor;
    const most = (yes: number): number =>
      quotaWithVetoes(
        ten.map(() => ({ for: yes, against: 0, weight: 1 })),
        7,
      );
    const mixed = (of: (yes: number) => number): number =>
      overClimates([
        { weight: 0.7, chance: of(0.98) },
        { weight: 0.3, chance: of(0.713) },
      ]);
    expect(mixed(all)).toBeCloseTo(0.582, 3);
    expect(mixed(most)).toBeCloseTo(0.905, 3);
  });

  it('M2 quota with vetoes is the sum over all ballots', () => {
    const member = fc.record({ a: chance, b: chance, weight: fc.integer({ min: 0, max: 4 }), veto: fc.boolean() });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 12 }), (raw, quota) => {
        const members = raw.map(({ a, b, weight, veto }) => ({ for: a, against: (1 - a) * b, weight, veto }));
        const visit = (at: number, sum: number, weight: number): number => {
          const here = members[at];
          if (here === undefined) return sum >= quota ? weight : 0;
          const neither = 1 - here.for - here.against;
          const no = here.veto ? 0 : visit(at + 1, sum, weight * here.against);
          return visit(at + 1, sum + here.weight, weight * here.for) + visit(at + 1, sum, weight * neither) + no;
        };
        expect(quotaWithVetoes(members, quota)).toBeCloseTo(visit(0, 0, 1), 10);
      }),
    );
  });

  it('M4 reverse consensus fails only when all are against', () => {
    expect(reverseConsensus([...ten, adversary])).toBeCloseTo(1 - 0.03 ** 10 * 0.9, 12);
    expect(reverseConsensus([])).toBe(0);
  });

  it('M5 each acts: expected capability is the sum, enough is the sum over all sets', () => {
    const member = fc.record({ acts: chance, capability: fc.integer({ min: 0, max: 6 }) });
    fc.assert(
      fc.property(
        fc.array(member, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 20 }),
        (members, needed) => {
          let [enough, expected] = [0, 0];
          for (let mask = 0; mask < 2 ** members.length; mask += 1) {
            const acting = members.filter((_, at) => ((mask >> at) & 1) === 1);
            const weight = members.reduce((all, { acts }, at) => all * (((mask >> at) & 1) === 1 ? acts : 1 - acts), 1);
            const brought = acting.reduce((sum, { capability }) => sum + capability, 0);
            expected += weight * brought;
            if (brought >= needed) enough += weight;
          }
          const found = eachActs(members, needed);
          expect(found.enough).toBeCloseTo(enough, 10);
          expect(found.expectedCapability).toBeCloseTo(expected, 10);
        },
      ),
    );
  });
});

describe('duties, time, attribution, reliability', () => {
  it('M6 duties that wait for duties: every combination of the willing, the least fixed point of each', () => {
    const ids = ['A', 'B', 'C', 'D'];
    const duty = (id: string): fc.Arbitrary<Duty> =>
      fc.record({
        id: fc.constant(id),
        acts: chance,
        after: fc.subarray(ids),
        waitsFor: fc.constantFrom('all', 'any'),
      });
    fc.assert(
      fc.property(fc.tuple(...ids.map(duty)), (duties) => {
        const expected: Record<string, number> = { A: 0, B: 0, C: 0, D: 0 };
        for (let mask = 0; mask < 16; mask += 1) {
          const weight = duties.reduce((all, { acts }, at) => all * (((mask >> at) & 1) === 1 ? acts : 1 - acts), 1);
          // The least fixed point is the smallest set that is closed; try all sets, smallest first.
          const closes = (set: number): boolean =>
            duties.every(({ after, waitsFor }, at) => {
              const has = (id: string): boolean => ((set >> ids.indexOf(id)) & 1) === 1;
              const may = after.length === 0 || (waitsFor === 'any' ? after.some(has) : after.every(has));
              return (((set >> at) & 1) === 1) === (((mask >> at) & 1) === 1 && may);
            });
          const fixed = Array.from({ length: 16 }, (_, set) => set).filter(closes);
          const least = fixed.find((set) => fixed.every((other) => (set & other) === set)) ?? 0;
          ids.forEach((id, at) => {
            if (((least >> at) & 1) === 1) expected[id] = (expected[id] ?? 0) + weight;
          });
        }
        const found = dutyChances(duties)!;
        for (const id of ids) expect(found.acts[id]).toBeCloseTo(expected[id]!, 10);
      }),
    );
  });

  it('M6 the chain of 1935: the second waits for the first, and a circle never starts', () => {
    const chain = dutyChances([
      { id: 'FR', acts: 0.6, after: [] },
      { id: 'SU', acts: 0.5, after: ['FR'] },
      { id: 'X', acts: 1, after: ['Y'] },
      { id: 'Y', acts: 1, after: ['X'] },
    ]);
    expect(chain?.acts['SU']).toBeCloseTo(0.3, 12);
    expect(chain?.circles).toEqual([['X', 'Y']]);
    expect(chain?.never).toEqual(['X', 'Y']);
  });

  it('M7 a silence procedure passes with exp(-rate × time)', () => {
    expect(silencePasses([0.001, 0.002], 72)).toBeCloseTo(Math.exp(-0.216), 12);
  });

  it('M8 replies with mean 24 h: all ten within 72 h 0.60, mean 70 h; seven of ten 0.999, mean 26 h', () => {
    const replies = ten.map(() => ({ mean: '24h' }));
    const [all, seven] = [10, 7].map((needed) => timeToDecision(replies, needed, { horizon: 1000 }));
    expect(all?.decided[72]).toBeCloseTo(0.6, 2);
    expect(seven?.decided[72]).toBeCloseTo(0.999, 3);
    const mean = (from: number): number =>
      Array.from({ length: 10 - from + 1 }, (_, at) => 24 / (from + at)).reduce((sum, each) => sum + each, 0);
    for (const [found, from] of [
      [all, 1],
      [seven, 4],
    ] as const) {
      expect(found?.meanHours.min).toBeLessThan(mean(from));
      expect(found?.meanHours.max).toBeGreaterThan(mean(from));
    }
    const cut = timeToDecision(replies, 10, { deadline: 72, atDeadline: 1 });
    expect([cut.inTheEnd, cut.hours.length]).toEqual([1, 73]);
    expect(timeToDecision(replies, 10, { deadline: 72 }).inTheEnd).toBeCloseTo(0.6, 2);
  });

  it('M8 the bounds of the mean hold beyond the horizon, at odd deadlines and at far ones', () => {
    const slow = (mean: string) => [{ mean }];
    const endless = timeToDecision(slow('5000h'), 1, { horizon: 100 }).meanHours;
    expect(endless.min).toBeLessThan(5000);
    expect(endless.max).toBeGreaterThan(5000);
    expect(endless.max).toBeLessThan(5001);
    expect(timeToDecision([{ observed: ['2h', '400h'] }], 1, { horizon: 100 }).meanHours.max).toBeCloseTo(201, 9);
    expect(timeToDecision(slow('5h'), 2).meanHours.max).toBe(Number.POSITIVE_INFINITY);
    const odd = timeToDecision(slow('5h'), 1, { deadline: 1.5 });
    expect(odd.inTheEnd).toBeCloseTo(1 - Math.exp(-0.3), 12);
    expect(odd.meanHours.max).toBeGreaterThan(5 * (1 - Math.exp(-0.3)));
    const far = timeToDecision(slow('50000h'), 1, { deadline: 100_000 });
    expect(far.inTheEnd).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(far.hours.length).toBeLessThanOrEqual(10_001);
  });

  it('M9 attribution with s = 0.8 and f = 0.1: unanimity of ten detects 0.107, six 0.967, one cries wolf with 0.651', () => {
    const members = ten.map(() => ({ hit: 0.8, falseAlarm: 0.1 }));
    expect(attribution(members, 10).detects).toBeCloseTo(0.107, 3);
    expect(attribution(members, 10).falseAlarm).toBeCloseTo(1e-10, 14);
    expect(attribution(members, 6).detects).toBeCloseTo(0.967, 3);
    expect(attribution(members, 6).falseAlarm).toBeCloseTo(0.00015, 5);
    expect(attribution(members, 1).falseAlarm).toBeCloseTo(0.651, 3);
    expect(attribution(members, 1).misses).toBeCloseTo(1e-7, 8);
    expect(posterior(0.2, { hit: 0.8, falseAlarm: 0.1 })).toBeCloseTo(2 / 3, 12);
    expect(posterior(0, { hit: 0, falseAlarm: 0 })).toBe(0);
  });

  it('M10 overall reliability names the smallest factor first', () => {
    const found = overallReliability({ attribution: 0.9, activation: 0.4, honour: 0.6, effect: 0.8 });
    expect(found.overall).toBeCloseTo(0.1728, 12);
    expect(found.factors.map(({ name }) => name)).toEqual(['activation', 'honour', 'effect', 'attribution']);
  });

  it('M11 with a gain of 10 and a loss of 30 a reliability of a quarter deters', () => {
    expect(deterrence(10, 30, 0.2)).toEqual({ threshold: 0.25, margin: expect.closeTo(-0.05, 12), deters: false });
    expect(deterrence(10, 30, 0.25).deters).toBe(true);
  });

  it('M12 base rates have the intervals of the derived table, and a group without a case kept is not zero', () => {
    const by = new Map(listReliabilityPriors().map((prior) => [prior.group, prior]));
    const rounded = (group: string): readonly number[] => {
      const { rate, interval } = by.get(group)!;
      return [rate, interval.min, interval.max].map((value) => Number(value.toFixed(3)));
    };
    expect(by.size).toBe(28);
    expect(rounded('all')).toEqual([0.5, 0.42, 0.58]);
    expect(rounded('defence 1945-2003')).toEqual([0.14, 0.066, 0.273]);
    expect(rounded('multilateral defence 1945-2003')).toEqual([0, 0, 0.155]);
    expect(rounded('neutrality 1945-2003')).toEqual([1, 0.566, 1]);
    expect(by.get('defence 1945-2003')?.posteriorMean).toBeCloseTo(0.16, 2);
    expect(by.get('multilateral 1945-2003')?.posteriorMean).toBeCloseTo(0.11, 2);
    expect(() => wilsonInterval(2, 1)).toThrow(RangeError);
  });
});
