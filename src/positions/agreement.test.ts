import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementOf,
  type CodedStatement,
  krippendorffAlpha,
  matchStatements,
  overlapOf,
  STANCE_ORDER,
} from './agreement.ts';
import { STANCES } from './schema.ts';
import { coded } from './testing.ts';

/** Rows of coders as printed → units. A dot is a missing value, letters count from a = 1. */
function unitsOf(...coders: readonly string[]): readonly (readonly (number | null)[])[] {
  const rows = coders.map((row) => row.split(' ').map((cell) => (cell === '.' ? null : Number.parseInt(cell, 36))));
  return (rows[0] ?? []).map((_, unit) => rows.map((row) => row[unit] ?? null));
}

// SOURCE: Krippendorff, 'Computing Krippendorff's Alpha-Reliability' (2011), sections A, B and C, printed to 3 digits.
const BINARY = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
const NOMINAL = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
const FOUR = unitsOf(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

/** Alpha from its definition by all pairs of values, without a coincidence matrix. */
function naiveAlpha(units: readonly (readonly (number | null)[])[], apart: (a: number, b: number) => number): number {
  const kept = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const all = kept.flat();
  let [observed, expected] = [0, 0];
  for (const unit of kept)
    unit.forEach((a, i) => unit.forEach((b, j) => i !== j && (observed += apart(a, b) / (unit.length - 1))));
  all.forEach((a, i) => all.forEach((b, j) => i !== j && (expected += apart(a, b))));
  return 1 - observed / all.length / (expected / (all.length * (all.length - 1)));
}

describe("Krippendorff's alpha", () => {
  it('gives the values printed by its author', () => {
    expect(krippendorffAlpha(BINARY, 'nominal')).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha(NOMINAL, 'nominal')).toBeCloseTo(0.692, 3);
    expect(krippendorffAlpha(FOUR, 'nominal')).toBeCloseTo(0.743, 3);
    expect(krippendorffAlpha(FOUR, 'ordinal')).toBeCloseTo(0.815, 3);
    expect(krippendorffAlpha(FOUR, 'interval')).toBeCloseTo(0.849, 3);
  });

  it('is not defined where nothing varies or nothing can be paired', () => {
    expect(krippendorffAlpha([], 'nominal')).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'nominal',
      ),
    ).toBeNull();
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3],
        ],
        'ordinal',
      ),
    ).toBeNull();
  });

  it('is what its definition says (property, against all pairs)', () => {
    const value = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
    const units = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(units, (given) => {
        for (const [level, apart] of [
          ['nominal', (a: number, b: number) => Number(a !== b)],
          ['interval', (a: number, b: number) => (a - b) ** 2],
        ] as const) {
          const alpha = krippendorffAlpha(given, level);
          if (alpha !== null) expect(alpha).toBeCloseTo(naiveAlpha(given, apart), 9);
        }
      }),
    );
  });
});

describe('two coders', () => {
  it('are matched by ranges that overlap by half, one to one, the best first', () => {
    const first = [coded('a', { spans: [{ start: 0, end: 10 }] }), coded('b', { spans: [{ start: 20, end: 30 }] })];
    const second = [
      coded('x', { spans: [{ start: 1, end: 12 }] }),
      coded('y', { spans: [{ start: 0, end: 10 }] }),
      coded('z', { spans: [{ start: 26, end: 60 }] }),
    ];
    const { pairs, onlyFirst, onlySecond } = matchStatements(first, second);
    expect(pairs.map((pair) => [pair.first.id, pair.second.id])).toEqual([['a', 'y']]);
    expect(onlyFirst.map(({ id }) => id)).toEqual(['b']);
    expect(onlySecond.map(({ id }) => id)).toEqual(['x', 'z']);
  });

  it('overlap by characters in both over characters in either', () => {
    expect(overlapOf([{ start: 0, end: 10 }], [{ start: 5, end: 15 }])).toBe(1 / 3);
    expect(
      overlapOf(
        [
          { start: 0, end: 4 },
          { start: 6, end: 10 },
        ],
        [{ start: 0, end: 10 }],
      ),
    ).toBe(0.8);
    expect(overlapOf([], [])).toBe(0);
  });

  it('agree on stances more in order than in name when they differ by one step', () => {
    const stances = ['rejects', 'opposes', 'claims', 'supports', 'demands', 'accepts'] as const;
    const near = ['opposes', 'opposes', 'claims', 'demands', 'demands', 'accepts'] as const;
    const code = (list: readonly (typeof stances)[number][]): readonly CodedStatement[] =>
      list.map((stance, at) => coded(`s${at}`, { stance, spans: [{ start: at * 10, end: at * 10 + 8 }] }));
    const found = agreementOf(code(stances), code(near));
    expect(found).toMatchObject({ matched: 6, onlyFirst: 0, onlySecond: 0, spanF1: 1, actor: null });
    expect(found.stanceOrdinal ?? 0).toBeGreaterThan(found.stance ?? 1);
  });

  it('order every stance there is', () => {
    expect([...STANCE_ORDER].sort()).toEqual([...STANCES].sort());
  });
});
