/**
 * Shapley-Shubik as fractions. With c_k the number of coalitions of k others in which a member is decisive, the index
 * is Σ c_k·k!·(n−1−k)!/n!. The polynomial Σ c_k·r^k is evaluated modulo primes at n points, each by one pass over the
 * sums, interpolated and recombined: memory stays 4 bytes a cell. A pass up to the larger of quota and dual quota gives
 * two points, r and 1/r, because the dual game has the same counts in reverse order.
 */
import { type Kernel, multiplyModular } from '../kernel/kernel.ts';
import { inverseModular, listPrimes, powerModular, recombination } from './residues.ts';
import { type ByWeight, countCellUpdates, dualQuota, eachStep, type ReducedGame } from './weighted.ts';

/** c_k for k = 0 … n − 1, per distinct weight; n counts the positive weights. */
export type SwingSizes = ByWeight<readonly bigint[]>;

interface Evaluation {
  readonly point: number;
  /** One value per distinct weight. */
  readonly values: readonly number[];
}

function evaluate(
  game: ReducedGame,
  kernel: Kernel,
  cells: Uint32Array,
  quota: number,
  r: number,
  prime: number,
): number[] {
  const last = quota - 1;
  const factor = (r + 1) % prime;
  return game.distinct.map((weight) => {
    const alternating = last < weight ? 0 : kernel.alternateModular(last - weight, weight, r, prime);
    return (cells[last]! - multiplyModular(alternating, factor, prime) + prime) % prime;
  });
}

/** The polynomials of all distinct weights at r, and where two quotas are read from one table also at 1/r. */
export function evaluateSizes(game: ReducedGame, r: number, prime: number, kernel: Kernel): number[] {
  const quotas = quotasToRead(game);
  const limit = Math.max(...quotas);
  const cells = kernel.residues(limit);
  cells[0] = 1;
  eachStep(game, limit, (weight, top) => {
    if (r === 1) kernel.addModular(weight, top, prime);
    else kernel.addScaledModular(weight, top, r, prime);
  });
  kernel.sumModular(limit, prime);
  return quotas.slice(0, r === 1 ? 1 : 2).flatMap((quota, i) => {
    const values = evaluate(game, kernel, cells, quota, r, prime);
    if (i === 0) return [r, ...values];
    const inverse = inverseModular(r, prime);
    const scale = powerModular(inverse, game.ascending.length - 1, prime);
    return [inverse, ...values.map((value) => multiplyModular(value, scale, prime))];
  });
}

/**
 * The coefficients of polynomials known at points: `values[j][i]` is polynomial i at `points[j]`, modulo the prime.
 * Row i of the result belongs to polynomial i.
 */
export function interpolateModular(
  points: readonly number[],
  values: readonly (readonly number[])[],
  prime: number,
): Uint32Array[] {
  const basis = lagrangeBasis(points, prime);
  const halves = points.map((_, k) => ({
    high: Float64Array.from(basis, (row) => row[k]! >>> 16),
    low: Float64Array.from(basis, (row) => row[k]! & 0xffff),
  }));
  return (values[0] ?? []).map((_, i) => {
    const column = Float64Array.from(values, (row) => row[i]!);
    return Uint32Array.from(halves, ({ high, low }) => sumProducts(column, high, low, prime));
  });
}

/** Terms of a sum that stay whole in doubles: a residue below 2^31 times a half of another below 2^16, 2^6 times. */
const TERMS = 64;

/** Σ values · (2^16 · high + low) modulo the prime. */
function sumProducts(values: Float64Array, high: Float64Array, low: Float64Array, prime: number): number {
  let sum = 0;
  for (let from = 0; from < values.length; from += TERMS) {
    const end = Math.min(from + TERMS, values.length);
    let [sumHigh, sumLow] = [0, 0];
    for (let j = from; j < end; j += 1) {
      sumHigh += values[j]! * high[j]!;
      sumLow += values[j]! * low[j]!;
    }
    sum = (sum + (sumHigh % prime) * 0x1_0000 + (sumLow % prime)) % prime;
  }
  return sum;
}

/** Row j: the coefficients of the polynomial that is 1 at point j and 0 at the others, modulo the prime. */
function lagrangeBasis(points: readonly number[], prime: number): Uint32Array[] {
  const master = new Uint32Array(points.length + 1);
  master[0] = 1;
  points.forEach((point, degree) => {
    for (let k = degree + 1; k > 0; k -= 1) {
      master[k] = (master[k - 1]! + multiplyModular(prime - point, master[k]!, prime)) % prime;
    }
    master[0] = multiplyModular(prime - point, master[0]!, prime);
  });
  return points.map((point) => {
    const row = new Uint32Array(points.length);
    let [carry, value] = [0, 0];
    for (let k = points.length - 1; k >= 0; k -= 1) {
      carry = (master[k + 1]! + multiplyModular(carry, point, prime)) % prime;
      row[k] = carry;
    }
    for (let k = points.length - 1; k >= 0; k -= 1) value = (row[k]! + multiplyModular(value, point, prime)) % prime;
    const inverse = inverseModular(value, prime);
    return row.map((coefficient) => multiplyModular(coefficient, inverse, prime));
  });
}

/** Quotas to read from a table: both, or only the smaller when two short passes cost less than one long. */
function quotasToRead(game: ReducedGame): readonly number[] {
  const low = Math.min(game.quota, dualQuota(game));
  const high = Math.max(game.quota, dualQuota(game));
  return countCellUpdates(game, high) < 2 * countCellUpdates(game, low) ? [low, high] : [low];
}

/** A prime and a point at which the polynomials are evaluated modulo it. */
export interface ModularPoint {
  readonly prime: number;
  readonly point: number;
}

export function pointsForSizes(game: ReducedGame): readonly ModularPoint[] {
  const voters = game.ascending.length;
  const passes = quotasToRead(game).length === 1 ? voters : Math.floor(voters / 2) + 1;
  return listPrimes(voters).flatMap((prime) =>
    Array.from({ length: passes }, (_, pass) => ({ prime, point: pass + 1 })),
  );
}

/**
 * Sizes of the coalitions in which each weight is decisive at the smaller of quota and dual quota, where the index is
 * the same, from the rows of `evaluateSizes`. Exact. Quota from 1 to the total.
 */
export function combineSizes(game: ReducedGame, rows: readonly (readonly number[])[]): SwingSizes {
  const voters = game.ascending.length;
  const width = game.distinct.length + 1;
  const primes = listPrimes(voters);
  const passes = rows.length / primes.length;
  const byPrime = primes.map((prime, at) => {
    const evaluations = rows.slice(at * passes, (at + 1) * passes).flatMap((row): readonly Evaluation[] => {
      const first = { point: row[0]!, values: row.slice(1, width) };
      return row.length > width ? [first, { point: row[width]!, values: row.slice(width + 1) }] : [first];
    });
    const [points, values] = [evaluations.map(({ point }) => point), evaluations.map((each) => each.values)];
    return interpolateModular(points, values, prime);
  });
  const recombine = recombination(primes);
  const counts = (i: number): bigint[] =>
    Array.from({ length: voters }, (_, k) => recombine(byPrime.map((row) => row[i]![k]!)));
  return new Map(game.distinct.map((weight, i) => [weight, counts(i)]));
}
