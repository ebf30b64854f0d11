import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from './hash.ts';
import { editDistance, nearest } from './nearest.ts';
import { add, compare, divide, multiply, ONE, printRational, rational, subtract, toNumber, ZERO } from './rational.ts';
import { seededRng } from './rng.ts';
import { lineColumnAt, lineStarts } from './span.ts';

const fraction = fc
  .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 30n))
  .map(([num, den]) => rational(num, den));

describe('fractions', () => {
  it('obey the laws of a field', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(subtract(a, a)).toEqual(ZERO);
        if (b.num !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });

  it('compare as their cross products do, and print reduced', () => {
    expect(compare(rational(1n, 3n), rational(2n, 6n))).toBe(0);
    expect(compare(rational(-1n, 3n), ZERO)).toBe(-1);
    expect(printRational(rational(421n * 6n, 2145n * 6n))).toBe('421/2145');
    expect(printRational(ONE)).toBe('1');
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  it('become the nearest double, also when both parts are far beyond what a double holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 }), fc.integer({ min: 1, max: 2 ** 31 }), (num, den) => {
        const huge = 10n ** 400n;
        const expected = num / den;
        expect(Math.abs(toNumber(rational(BigInt(num), BigInt(den))) - expected)).toBeLessThanOrEqual(0);
        const scaled = toNumber({ num: BigInt(num) * huge, den: BigInt(den) * huge });
        expect(Math.abs(scaled - expected)).toBeLessThanOrEqual(Math.abs(expected) * 2 ** -52);
      }),
    );
  });
});

describe('nearest word', () => {
  it('counts a swap of neighbours as one edit', () => {
    expect(editDistance('gaurantors', 'guarantors')).toBe(1);
    expect(editDistance('', 'abc')).toBe(3);
  });

  it('suggests nothing when nothing is near', () => {
    expect(nearest('xylophone', ['guarantors', 'council'])).toBeUndefined();
    expect(nearest('councl', ['guarantors', 'council'])).toBe('council');
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('places in a text', () => {
  it('turn an offset into the line and column that counting gives', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', 'é', '😀'), { maxLength: 60 }), fc.nat(80), (parts, at) => {
        const text = parts.join('');
        const offset = Math.min(at, text.length);
        const before = text.slice(0, offset).split('\n');
        expect(lineColumnAt(lineStarts(text), offset)).toEqual({
          line: before.length,
          column: (before.at(-1)?.length ?? 0) + 1,
        });
      }),
    );
  });
});

describe('hash and chance', () => {
  it('hashes a text as its UTF-8 bytes, by the published test vector', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex('é')).toBe(sha256Hex(new Uint8Array([0xc3, 0xa9])));
  });

  it('repeats its sequence for the same seed and stays in [0, 1)', () => {
    const [first, second] = [seededRng(7), seededRng(7)];
    const drawn = Array.from({ length: 1000 }, () => first());
    expect(drawn).toEqual(Array.from({ length: 1000 }, () => second()));
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(drawn.reduce((sum, value) => sum + value, 0) / 1000 - 0.5)).toBeLessThan(0.05);
  });
});
