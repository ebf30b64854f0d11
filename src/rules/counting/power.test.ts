import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, printRational, type Rational, rational, ZERO } from '../../basics/index.ts';
import { johnstonByCoalitions } from '../oracle/coalitions.ts';
import { POWER_INDICES, type PowerIndex } from './indices.ts';
import { power } from './power.ts';
import type { WeightedGame } from './weighted.ts';
import { RUNS } from '../../../test/laws/runs.ts';

/** Every coalition looked at, one by one: shares no code with the engine. */
function enumerate({ weights, quota }: WeightedGame) {
  const voters = weights.map((_, i) => i);
  const sum = (set: number): number => voters.reduce((held, i) => held + (set & (1 << i) ? weights[i]! : 0), 0);
  const swings = voters.map(() => 0n);
  const shapley = voters.map(() => ZERO);
  const holding = voters.map(() => 0n);
  const shared = voters.map(() => ZERO);
  const factorial = (k: number): bigint => (k < 2 ? 1n : BigInt(k) * factorial(k - 1));
  const agreeing = voters.map(() => 0n);
  const included = voters.map(() => 0n);
  let winning = 0n;
  let minimal = 0n;
  for (let set = 0; set < 1 << weights.length; set += 1) {
    const wins = sum(set) >= quota;
    for (const i of voters) {
      const inside = (set & (1 << i)) !== 0;
      if (inside === wins) agreeing[i] = agreeing[i]! + 1n;
      if (inside && wins) included[i] = included[i]! + 1n;
    }
    if (!wins) continue;
    winning += 1n;
    const inside = voters.filter((i) => set & (1 << i));
    const critical = inside.filter((i) => sum(set ^ (1 << i)) < quota);
    const orders = factorial(inside.length - 1) * factorial(weights.length - inside.length);
    if (critical.length === inside.length && inside.length > 0) minimal += 1n;
    for (const i of critical) {
      swings[i] = swings[i]! + 1n;
      shapley[i] = add(shapley[i]!, rational(orders, factorial(weights.length)));
      if (critical.length !== inside.length) continue;
      holding[i] = holding[i]! + 1n;
      shared[i] = add(shared[i]!, rational(1n, BigInt(inside.length)));
    }
  }
  return { winning, swings, shapley, holding, shared, minimal, agreeing, included };
}

const total = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);
const shares = (values: readonly bigint[]): string[] =>
  values.map((value) => printRational(rational(value, total(values) || 1n)));
const weight = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }));
const game = fc.array(weight, { minLength: 1, maxLength: 9 }).chain((weights) =>
  fc.record({
    weights: fc.constant(weights),
    quota: fc.integer({ min: -1, max: weights.reduce((sum, each) => sum + each, 0) + 2 }),
  }),
);
const fractions = (answer: ReturnType<typeof power>, index: PowerIndex): (string | undefined)[] =>
  answer.members.map((member) => {
    const fraction: Rational | undefined = member.fractions[index];
    return fraction && printRational(fraction);
  });

describe.each(['wasm', 'typescript'] as const)('power of a weighted body (%s)', (kernel) => {
  it('counts winning coalitions and swings, and gives every exact index, as enumeration does', () => {
    fc.assert(
      fc.property(game, (body) => {
        const naive = enumerate(body);
        const answer = power(body, { indices: POWER_INDICES, exact: true, kernel });
        const all = 2n ** BigInt(body.weights.length);
        expect(answer.winningCoalitions).toBe(naive.winning);
        expect(answer.members.map(({ swings }) => swings)).toEqual(naive.swings);
        expect(fractions(answer, 'banzhafIndex')).toEqual(shares(naive.swings));
        expect(fractions(answer, 'shapleyShubikIndex')).toEqual(naive.shapley.map(printRational));
        expect(fractions(answer, 'penroseBanzhafMeasure')).toEqual(
          naive.swings.map((own) => printRational(rational(2n * own, all))),
        );
        expect(fractions(answer, 'colemanPowerToPrevent')).toEqual(
          naive.swings.map((own) => printRational(rational(own, naive.winning || 1n))),
        );
        expect(fractions(answer, 'colemanPowerToInitiate')).toEqual(
          naive.swings.map((own) => printRational(rational(own, all - naive.winning || 1n))),
        );
        expect(fractions(answer, 'raeIndex')).toEqual(
          naive.agreeing.map((votes) => printRational(rational(votes, all))),
        );
        if (naive.winning > 0n) {
          expect(fractions(answer, 'konigBrauningerInclusiveness')).toEqual(
            naive.included.map((coalitions) => printRational(rational(coalitions, naive.winning))),
          );
        }
      }),
      { numRuns: RUNS(250) },
    );
  });

  it('counts minimal winning coalitions for Holler-Packel and shares them for Deegan-Packel as enumeration does', () => {
    fc.assert(
      fc.property(game, (body) => {
        const { holding, shared, minimal } = enumerate(body);
        const answer = power(body, { indices: ['hollerPackelIndex', 'deeganPackelIndex'], kernel, mostCells: 1e6 });
        if (answer.method !== 'counting') return;
        expect(answer.minimalWinningCoalitions).toBe(minimal);
        expect(fractions(answer, 'hollerPackelIndex')).toEqual(shares(holding));
        const whole = shared.reduce(add, ZERO);
        shared.forEach((own, i) => {
          const expected = whole.num === 0n ? 0 : Number(own.num * whole.den) / Number(own.den * whole.num);
          expect(answer.members[i]?.deeganPackelIndex).toBeCloseTo(expected, 11);
        });
      }),
      { numRuns: RUNS(250) },
    );
  });
});

describe('power of a weighted body', () => {
  it('gives Johnston from tables and from diagrams as coalitions one by one do', () => {
    fc.assert(
      fc.property(game, fc.constantFrom('wasm' as const, 'typescript' as const), ({ weights, quota }, kernel) => {
        const voters = weights.map((_, i) => `${i}`);
        for (const scale of [1, 40_000_003]) {
          const body = { weights: weights.map((each) => each * scale + (scale > 1 ? 1 : 0)), quota: quota * scale };
          const wins = (set: ReadonlySet<string>): boolean =>
            [...set].reduce((sum, id) => sum + body.weights[Number(id)]!, 0) >= body.quota;
          const answer = power(body, { indices: ['johnstonIndex'], kernel });
          expect(answer.exact).toBe(true);
          expect(fractions(answer, 'johnstonIndex')).toEqual(johnstonByCoalitions(wins, voters).map(printRational));
        }
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('gives Holler-Packel and Deegan-Packel from diagrams where weights are too large for tables', () => {
    fc.assert(
      fc.property(game, ({ weights, quota }) => {
        const body = { weights: weights.map((each) => each * 40_000_003 + 1), quota: quota * 40_000_003 };
        const { holding } = enumerate(body);
        const answer = power(body, { indices: ['hollerPackelIndex', 'deeganPackelIndex'] });
        expect(answer.exact).toBe(answer.method !== 'counting');
        expect(fractions(answer, 'hollerPackelIndex')).toEqual(shares(holding));
      }),
      { numRuns: RUNS(60) },
    );
  });

  const large = (count: number, seed: number): number[] =>
    Array.from({ length: count }, (_, i) => 1 + ((seed * (i + 7) * 2_654_435_761) % 1000));

  it('gives the same from sorted halves as from tables', () => {
    fc.assert(
      fc.property(game, ({ weights, quota }) => {
        const wide = { weights: weights.map((each) => each * 1_000_003 + 1), quota: quota * 1_000_003 };
        const naive = enumerate(wide);
        const answer = power(wide);
        expect(answer.winningCoalitions).toBe(naive.winning);
        expect(answer.members.map(({ swings }) => swings)).toEqual(naive.swings);
        expect(fractions(answer, 'shapleyShubikIndex')).toEqual(naive.shapley.map(printRational));
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('keeps Shapley-Shubik in doubles within its bound of the exact fractions, up to 60 members', () => {
    for (const [count, percent] of [
      [40, 51],
      [60, 51],
      [60, 70],
      [60, 95],
      [53, 20],
    ] as const) {
      const weights = large(count, count);
      const quota = Math.ceil((weights.reduce((sum, each) => sum + each, 0) * percent) / 100);
      const exact = power({ weights, quota }, { exact: true });
      const doubles = power({ weights, quota }, { exact: false });
      expect([exact.exact, exact.bound, doubles.exact]).toEqual([true, 0, false]);
      expect(doubles.bound).toBeGreaterThan(0);
      expect(doubles.bound).toBeLessThan(1e-12);
      exact.members.forEach(({ shapleyShubikIndex = Number.NaN }, i) => {
        const error = Math.abs((doubles.members[i]?.shapleyShubikIndex ?? Number.NaN) - shapleyShubikIndex);
        expect(error).toBeLessThanOrEqual(doubles.bound);
        expect(error).toBeLessThanOrEqual(1e-12 * shapleyShubikIndex);
      });
    }
  });

  it('sums Shapley-Shubik to 1 and is the same for the dual quota', () => {
    const weights = large(70, 3);
    const sum = weights.reduce((held, each) => held + each, 0);
    const [one, dual] = [0.7, 0.3].map((share) => power({ weights, quota: Math.floor(sum * share) + 1 }));
    const added = one!.members.reduce((held, { shapleyShubikIndex = Number.NaN }) => held + shapleyShubikIndex, 0);
    expect(added).toBeCloseTo(1, 12);
    expect(power({ weights, quota: sum - one!.quota + 1 }).members.map(({ swings }) => swings)).toEqual(
      one!.members.map(({ swings }) => swings),
    );
    expect(dual!.winningCoalitions).toBeGreaterThan(one!.winningCoalitions);
  });

  it('handles more members than doubles have exponents', () => {
    const answer = power({ weights: Array.from({ length: 2500 }, () => 1), quota: 1251 });
    const first = answer.members[0]!;
    expect(first.shapleyShubikIndex).toBeCloseTo(1 / 2500, 14);
    expect(first.swings).toBeGreaterThan(0n);
    expect(answer.members.every(({ penroseBanzhafMeasure }) => (penroseBanzhafMeasure ?? -1) > 0)).toBe(true);
  });

  it('says when no vote matters: a quota of 0, or one above the total', () => {
    const free = power({ weights: [3, 2], quota: 0 }, { indices: POWER_INDICES });
    expect([free.method, free.winningCoalitions, free.exact]).toEqual(['decided', 4n, true]);
    const shut = power({ weights: [3, 2], quota: 6 }, { indices: POWER_INDICES });
    expect([shut.method, shut.winningCoalitions]).toEqual(['decided', 0n]);
    expect(shut.reasons.join()).toContain('above the total');
    for (const member of [...free.members, ...shut.members]) {
      expect([member.swings, member.banzhafIndex, member.shapleyShubikIndex, member.vetoer]).toEqual([0n, 0, 0, false]);
    }
  });

  it('knows one voter, no voters, weights of 0 and equal weights', () => {
    const [sole] = power({ weights: [7], quota: 7 }).members;
    expect([sole?.swings, sole?.banzhafIndex, sole?.shapleyShubikIndex, sole?.vetoer]).toEqual([1n, 1, 1, true]);
    expect(power({ weights: [], quota: 1 }).winningCoalitions).toBe(0n);
    expect(power({ weights: [], quota: 0 }).winningCoalitions).toBe(1n);
    const some = power({ weights: [0, 2, 0, 2], quota: 4 });
    expect(some.members.map(({ swings }) => swings)).toEqual([0n, 4n, 0n, 4n]);
    expect(some.members.map(({ vetoer }) => vetoer)).toEqual([false, true, false, true]);
    expect(power({ weights: [0, 0], quota: 1 }).members.map(({ swings }) => swings)).toEqual([0n, 0n]);
  });

  it('is exact near 2^53 and refuses what is beyond', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const answer = power({ weights: [most - 2, 1, 1], quota: most - 1 });
    expect(answer.method).toBe('halves');
    expect(answer.members.map(({ swings }) => swings)).toEqual([3n, 1n, 1n]);
    expect(() => power({ weights: [most, 1], quota: 1 })).toThrow('beyond 2^53 - 1');
    expect(() => power({ weights: [1.5], quota: 1 })).toThrow('weight 1.5 of voter 1');
    expect(() => power({ weights: [-1], quota: 1 })).toThrow(RangeError);
    expect(() => power({ weights: [Number.NaN], quota: 1 })).toThrow(RangeError);
    expect(() => power({ weights: [1], quota: 0.5 })).toThrow('quota 0.5');
  });

  it('divides out a common unit, whatever its size', () => {
    const plain = power({ weights: [5, 4, 3, 1, 1], quota: 8 });
    const scaled = power({ weights: [5e12, 4e12, 3e12, 1e12, 1e12], quota: 7e12 + 1 });
    expect(scaled.members.map(({ swings }) => swings)).toEqual(plain.members.map(({ swings }) => swings));
    expect(scaled.method).toBe('counting');
  });

  it('says what it cannot compute and what to do', () => {
    const weights = large(40, 5).map((each) => each * 1e9 + 1);
    expect(() => power({ weights, quota: 5e12 })).toThrow('round the weights to a larger unit');
    const crowd = { weights: large(100_000, 1), quota: 2e7 };
    expect(() => power(crowd)).toThrow('100000 voters');
  });

  it('keeps to the budget of cells and updates it is given', () => {
    const body = { weights: large(40, 5), quota: 9000 };
    expect(power(body, { mostCells: 20_000 }).method).toBe('counting');
    expect(() => power(body, { mostCells: 1000 })).toThrow('beyond the 1000 allowed');
    expect(() => power(body, { mostUpdates: 1000 })).toThrow('40 voters');
    const banzhaf = { indices: ['banzhafIndex'] as const };
    expect(() => power(body, { ...banzhaf, mostUpdates: 1e5 })).toThrow('cell updates');
    expect(power(body, { ...banzhaf, mostUpdates: 2e6 }).method).toBe('counting');
    expect(() => power(body, { mostUpdates: 2e6 })).toThrow('ask for fewer indices');
  });

  it('leaves out the index at work when progress says stop, and reports progress in order', () => {
    const weights = large(60, 9);
    const seen: number[] = [];
    const answer = power(
      { weights, quota: 16_000 },
      {
        exact: true,
        progress: (done, of) => {
          seen.push(done / of);
          return seen.length < 4;
        },
      },
    );
    expect(answer.exact).toBe(false);
    expect(answer.members[0]?.shapleyShubikIndex).toBeUndefined();
    expect(answer.members[0]?.banzhafIndex).toBeGreaterThan(0);
    expect(answer.reasons.at(-1)).toBe('shapleyShubikIndex is not computed: the work was stopped');
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});
