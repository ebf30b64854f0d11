/** Whole numbers by their residues modulo primes just below 2^31, and back by the Chinese remainder theorem. */
import { multiplyModular } from '../kernel/kernel.ts';

const primesBelow = new Map<number, number[]>();

/** Miller-Rabin with the bases 2, 7 and 61, which decide every odd number from 63 to 2^32 (Jaeschke 1993). */
function isPrime(candidate: number): boolean {
  let [odd, twos] = [candidate - 1, 0];
  for (; odd % 2 === 0; odd /= 2) twos += 1;
  return [2, 7, 61].every((base) => {
    let value = powerModular(base, odd, candidate);
    if (value === 1) return true;
    for (let round = 1; round < twos && value !== candidate - 1; round += 1) {
      value = multiplyModular(value, value, candidate);
    }
    return value === candidate - 1;
  });
}

/** As many of the largest odd primes below `limit` (a power of 2, default 2^31) as make a product beyond 2^bits. */
export function listPrimes(bits: number, limit = 2_147_483_648): readonly number[] {
  const primes = primesBelow.get(limit) ?? [];
  primesBelow.set(limit, primes);
  let candidate = (primes.at(-1) ?? limit + 1) - 2;
  const needed = Math.floor(bits / (Math.log2(limit) - 0.01)) + 1;
  for (; primes.length < needed; candidate -= 2) if (isPrime(candidate)) primes.push(candidate);
  return primes.slice(0, needed);
}

/** base^exponent modulo a prime. */
export function powerModular(base: number, exponent: number, prime: number): number {
  let [result, square, left] = [1, base % prime, exponent];
  while (left > 0) {
    if (left % 2 === 1) result = multiplyModular(result, square, prime);
    square = multiplyModular(square, square, prime);
    left = Math.floor(left / 2);
  }
  return result;
}

export function inverseModular(value: number, prime: number): number {
  return powerModular(value, prime - 2, prime);
}

/** A function from residues (one per prime, in order) to the number in [0, product of the primes) they stand for. */
export function recombination(moduli: readonly number[]): (residues: readonly number[]) => bigint {
  const inverses = moduli.map((prime, j) => {
    const product = moduli.slice(0, j).reduce((held, earlier) => multiplyModular(held, earlier % prime, prime), 1);
    return inverseModular(product, prime);
  });
  /** What digit i counts for modulo prime j: the product of the primes before i. */
  const places = moduli.map((prime, j) => {
    const row = [1];
    for (let i = 1; i < j; i += 1) row.push(multiplyModular(row[i - 1]!, moduli[i - 1]! % prime, prime));
    return row;
  });
  const digits = new Float64Array(moduli.length);
  const bases = moduli.map(BigInt);
  return (residues) => {
    for (let j = 0; j < moduli.length; j += 1) {
      const [prime, place] = [moduli[j]!, places[j]!];
      let known = 0;
      // As many residues as there can be sum to less than 2^53.
      for (let i = 0; i < j; i += 1) known += multiplyModular(digits[i]! % prime, place[i]!, prime);
      digits[j] = multiplyModular((residues[j]! + prime - (known % prime)) % prime, inverses[j]!, prime);
    }
    let value = 0n;
    for (let j = moduli.length - 1; j >= 0; j -= 1) value = value * bases[j]! + BigInt(digits[j]!);
    return value;
  };
}
