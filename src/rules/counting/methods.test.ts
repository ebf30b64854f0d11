// How the count of a weighted body is chosen, what it says of itself, and what it costs.
import { describe, expect, it } from 'vitest';
import { POWER_INDICES, type PowerIndex, type WeightedPowerOptions } from './indices.ts';
import { planPower } from './methods.ts';
import { power, powerInParts } from './power.ts';
import { computePart } from './parts.ts';
import { openKernel } from '../kernel/kernel.ts';
import { countCellUpdates, reduceGame } from './weighted.ts';

const five = { weights: [5, 4, 3, 1, 1], quota: 8 };
const wide = { weights: five.weights.map((each) => each * 40_000_003 + 1), quota: 8 * 40_000_003 };
const HALVES = 'few voters with large weights: their coalitions meet in two sorted halves, exactly';
const COUNTED = 'counted over 7 vote totals modulo primes below 2^31 (typescript), exact';
const kernel = 'typescript' as const;

describe('the method of a count', () => {
  it('says what was counted and how, for the indices asked for', () => {
    expect(power(five, { indices: ['banzhafIndex'], kernel }).reasons).toEqual([COUNTED]);
    expect(power(five, { indices: POWER_INDICES, kernel }).reasons).toEqual([
      COUNTED,
      'shapleyShubikIndex by interpolation modulo the same primes, exact',
      'deeganPackelIndex in doubles, without a stated bound',
    ]);
    const doubles = power(five, { exact: false, kernel });
    expect(doubles.reasons).toEqual([
      COUNTED,
      `shapleyShubikIndex in doubles by quadrature, each within ${doubles.bound.toExponential(1)}`,
    ]);
    expect([doubles.exact, doubles.bound > 0, doubles.bound < 1e-12]).toEqual([false, true, true]);
    expect(power({ ...five, quota: 9 }, { kernel }).reasons[0]).toContain('over 6 vote totals');
  });

  it('says that nothing is decided where no vote matters', () => {
    const reasons = (quota: number): readonly string[] => power({ ...five, quota }, { indices: POWER_INDICES }).reasons;
    const none = 'nobody is ever decisive, all swings are 0';
    expect(reasons(15)).toEqual([`the quota is above the total: no coalition wins, ${none}`]);
    expect(reasons(0)).toEqual([`the quota is 0 or less: even the empty coalition wins, ${none}`]);
    expect([power({ ...five, quota: 14 }).method, power({ ...five, quota: 1 }).method]).toEqual([
      'counting',
      'counting',
    ]);
  });

  it('gives every index by sorted halves as it does by tables, those of coalitions from a diagram', () => {
    const tables = power(five, { indices: POWER_INDICES, kernel });
    const halves = power(wide, { indices: POWER_INDICES });
    expect([tables.method, halves.method, halves.exact, halves.reasons]).toEqual([
      'counting',
      'halves',
      true,
      [HALVES],
    ]);
    expect([tables.minimalWinningCoalitions, halves.minimalWinningCoalitions]).toEqual([4n, 4n]);
    expect([tables.exact, tables.bound, halves.bound]).toEqual([false, 0, 0]);
    halves.members.forEach(({ fractions, deeganPackelIndex }, at) => {
      const { deeganPackelIndex: share, ...others } = fractions;
      expect(others).toEqual(tables.members[at]?.fractions);
      expect(tables.members[at]?.deeganPackelIndex).toBeCloseTo(deeganPackelIndex ?? Number.NaN, 14);
      expect(Number(share?.num) / Number(share?.den)).toBe(deeganPackelIndex);
    });
    const plain = power(wide, { indices: ['johnstonIndex'] });
    expect([plain.minimalWinningCoalitions, plain.members[0]?.hollerPackelIndex]).toEqual([undefined, undefined]);
    expect(plain.members[0]?.johnstonIndex).toBe(5 / 12);
    expect(power(wide, { indices: ['banzhafIndex'] }).members[0]?.fractions).toEqual({
      banzhafIndex: { num: 9n, den: 25n },
    });
  });

  it('takes sorted halves when they are cheaper than tables, or tables are not allowed, up to 30 voters', () => {
    // Three voters: halves take 3 · 2^(3/2 + 2) steps, a little under 34.
    expect(power({ weights: [33, 30, 4], quota: 34 }).method).toBe('halves');
    expect(power({ weights: [33, 30, 4], quota: 33 }, { indices: ['banzhafIndex'] }).method).toBe('counting');
    expect(power({ weights: [33, 30, 4], quota: 33 }).method).toBe('halves');
    expect(power(five, { mostCells: 8 }).method).toBe('counting');
    expect(power(five, { mostCells: 7 }).method).toBe('halves');
    expect(power({ weights: Array.from({ length: 30 }, () => 1), quota: 16 }, { mostCells: 1 }).method).toBe('halves');
    expect(() => power({ weights: Array.from({ length: 31 }, () => 1), quota: 16 }, { mostCells: 1 })).toThrow(
      'not computed: the count needs a table of 16 cells, beyond the 1 allowed; ' +
        'round the weights to a larger unit, or allow more',
    );
  });

  it('needs a cell per vote below the quota or its dual, whichever the indices read', () => {
    const cells = (index: PowerIndex, quota: number): number => {
      const weights = Array.from({ length: 40 }, () => 1);
      for (let mostCells = 1; ; mostCells += 1) {
        try {
          power({ weights, quota }, { indices: [index], mostCells });
          return mostCells;
        } catch {}
      }
    };
    const dual = (quota: number): number => 41 - quota;
    expect([cells('banzhafIndex', 10), cells('banzhafIndex', 35)]).toEqual([10, dual(35)]);
    expect([cells('shapleyShubikIndex', 10), cells('shapleyShubikIndex', 35)]).toEqual([dual(10), 35]);
    for (const index of ['johnstonIndex', 'hollerPackelIndex', 'deeganPackelIndex'] as const) {
      expect(cells(index, 35)).toBe(35);
    }
  });

  it('estimates its work from the voters, the primes and the tables, and keeps to what is allowed', () => {
    const game = { weights: [1, 1, 1, 1, 1], quota: 2 };
    const reduced = reduceGame(game);
    // One pass adds to min(k, limit - 1) cells for the k-th voter.
    expect([countCellUpdates(reduced, 2), countCellUpdates(reduced, 4), countCellUpdates(reduced, 9)]).toEqual([
      5, 12, 15,
    ]);
    const primes = 5 / 31 + 1;
    const works = (options: WeightedPowerOptions, updates: number): readonly boolean[] =>
      [updates + 1e-6, updates - 1e-6].map((mostUpdates) => {
        try {
          return 'sections' in planPower(reduced, new Set(options.indices), { ...options, mostUpdates });
        } catch {
          return false;
        }
      });
    for (const [options, updates] of [
      [{ indices: ['banzhafIndex'] }, 5 * primes],
      [{ indices: ['shapleyShubikIndex'] }, 5 * primes + 12 * 5 * 0.5],
      [{ indices: ['shapleyShubikIndex'], exact: true }, 5 * primes + 12 * 5 * 2 * primes],
      [{ indices: ['hollerPackelIndex'] }, 5 * primes + primes * 5 * 2],
      [{ indices: ['deeganPackelIndex'] }, 5 * primes + 5 * 5 * 2],
      [{ indices: ['johnstonIndex'] }, 5 * primes + 8 * 5 * primes * 5 * 2],
    ] as const) {
      expect(works(options, updates)).toEqual([true, false]);
    }
    expect(() => planPower(reduced, new Set(['banzhafIndex']), { mostUpdates: 1 })).toThrow(
      'not computed: 5 voters and 5 votes need about 6e+0 cell updates, beyond the 1e+0 allowed; ' +
        'round the weights to a larger unit, ask for fewer indices, or allow more',
    );
  });
});

describe('a count in parts', () => {
  it('comes to the same wherever its parts are computed', async () => {
    const run = async (game: ReturnType<typeof reduceGame>, parts: Parameters<typeof computePart>[1][]) =>
      parts.map((part) => computePart(game, part, openKernel(kernel)));
    for (const exact of [true, false]) {
      const options = { indices: POWER_INDICES, exact, kernel };
      expect(await powerInParts(five, async (game, parts) => await run(game, [...parts]), options)).toEqual(
        power(five, options),
      );
    }
    expect((await powerInParts(wide, async () => undefined)).method).toBe('halves');
  });

  it('leaves out indices that are stopped, and cannot do without the counts', async () => {
    const stopped = await powerInParts(
      five,
      async (game, parts) =>
        parts[0]?.kind === 'swings' ? parts.map((part) => computePart(game, part, openKernel(kernel))) : undefined,
      { indices: ['johnstonIndex', 'banzhafIndex'], kernel },
    );
    expect(stopped.reasons).toEqual([COUNTED, 'johnstonIndex is not computed: the work was stopped']);
    expect([stopped.exact, stopped.members[0]?.banzhafIndex, stopped.members[0]?.johnstonIndex]).toEqual([
      false,
      9 / 25,
      undefined,
    ]);
    await expect(powerInParts(five, async () => undefined)).rejects.toThrow('not computed: the work was stopped');
    const plan = planPower(reduceGame(five), new Set(['banzhafIndex']), {});
    expect(() => 'finish' in plan && plan.finish()).toThrow('the counts were not taken');
  });
});
