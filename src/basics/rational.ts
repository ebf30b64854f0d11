/** Exact fractions: `den` > 0 and gcd(num, den) = 1. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * The reduced fraction num/den. Throws RangeError when den is 0.
 * @example
 * printRational(rational(6n, -4n)) // => '-3/2'
 */
export function rational(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) throw new RangeError('a fraction cannot have denominator 0');
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num, den) || 1n;
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The nearest double to within one unit in the last place; handles parts far beyond 2^53. */
export function toNumber({ num, den }: Rational): number {
  const size = Math.max(num.toString(2).length, den.toString(2).length);
  if (size < 1000) {
    const direct = Number(num) / Number(den);
    if (Math.abs(Number(num)) <= Number.MAX_SAFE_INTEGER && Number(den) <= Number.MAX_SAFE_INTEGER) return direct;
  }
  if (num === 0n) return 0;
  const sign = num < 0n ? -1 : 1;
  const magnitude = num < 0n ? -num : num;
  const shift = 64 - (magnitude.toString(2).length - den.toString(2).length);
  const quotient = shift >= 0 ? (magnitude << BigInt(shift)) / den : magnitude / (den << BigInt(-shift));
  return sign * Number(quotient) * 2 ** -shift;
}

/** 'p/q', or 'p' for an integer. */
export function printRational({ num, den }: Rational): string {
  return den === 1n ? `${num}` : `${num}/${den}`;
}
