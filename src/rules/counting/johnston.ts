/**
 * Johnston 1978 for one quota: a winning coalition of surplus s can be broken by exactly its members heavier than s, and
 * shares 1 among them. Between two neighbouring weights the heavy members are the same, so with r a mark per heavy member
 * the counts by number of heavy members are the coefficients of ∏_{heavy}(1 + r·x^w)·∏_{light}(1 + x^w): evaluated at n
 * points r modulo primes, interpolated and recombined. From one weight to the next its members turn from heavy to light
 * by a division and a multiplication of the table. Exact. Cost: about 3·n²·q updates a prime; memory 4 bytes a cell.
 */
import { add, type Rational, rational, ZERO } from '../../basics/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { listPrimes, recombination } from './residues.ts';
import { interpolateModular, type ModularPoint } from './shapley-exact.ts';
import type { ByWeight, ReducedGame } from './weighted.ts';

/** Per distinct weight, Σ r^{k−1} over coalitions that a member of that weight can break together with k − 1 others. */
export function evaluateBreakers(game: ReducedGame, r: number, prime: number, kernel: Kernel): number[] {
  const last = game.quota - 1;
  kernel.residues(game.quota).fill(1);
  for (const weight of game.ascending) kernel.addScaledModular(weight, last, r, prime);
  const values = game.distinct.map(() => 0);
  let previous = 0;
  for (const [at, lightest] of game.distinct.entries()) {
    for (let heavy = at; heavy < game.distinct.length; heavy += 1) {
      const weight = game.distinct[heavy]!;
      // Coefficient sums of the table, whose cells are such sums already, divided by 1 + r·x^w.
      const sums = (m: number): number => (m < 0 ? 0 : kernel.alternateModular(m, weight, r, prime));
      const [high, low] = [sums(last + lightest - weight), sums(last + previous - weight)];
      values[heavy] = (values[heavy]! + high - low + prime) % prime;
    }
    for (const weight of game.ascending.filter((each) => each === lightest)) {
      kernel.divideModular(weight, last, r, prime);
      kernel.addModular(weight, last, prime);
    }
    previous = lightest;
  }
  return values;
}

export function pointsForJohnston(game: ReducedGame): readonly ModularPoint[] {
  return listPrimes(game.ascending.length).flatMap((prime) =>
    game.ascending.map((_, at) => ({ prime, point: at + 1 })),
  );
}

/** Johnston's index per distinct weight, from the rows of `evaluateBreakers`. Quota from 1 to the total. */
export function combineJohnston(game: ReducedGame, rows: readonly (readonly number[])[]): ByWeight<Rational> {
  const voters = game.ascending.length;
  const points = game.ascending.map((_, at) => at + 1);
  const primes = listPrimes(voters);
  const byPrime = primes.map((prime, at) =>
    interpolateModular(points, rows.slice(at * voters, (at + 1) * voters), prime),
  );
  const recombine = recombination(primes);
  const shares = game.distinct.map((_, i) =>
    points.reduce<Rational>((sum, k) => {
      const count = recombine(byPrime.map((row) => row[i]![k - 1]!));
      return count === 0n ? sum : add(sum, rational(count, BigInt(k)));
    }, ZERO),
  );
  const place = new Map(game.distinct.map((weight, i) => [weight, i]));
  const whole = game.ascending.reduce<Rational>((sum, weight) => add(sum, shares[place.get(weight)!]!), ZERO);
  return new Map(
    game.distinct.map((weight, i) => [weight, rational(shares[i]!.num * whole.den, shares[i]!.den * whole.num)]),
  );
}
