// The arithmetic below the counts: nodes of the quadrature, primes and residues, counts past 2^53, blocs.
import { describe, expect, it } from 'vitest';
import * as rules from '../index.ts';
import { countNodes, lowerHalfNodes } from './quadrature.ts';
import { openKernel } from '../kernel/kernel.ts';
import { inverseModular, listPrimes, powerModular, recombination } from './residues.ts';
import { chancesAtNode, combineShapley, nodesForShapley } from './shapley.ts';
import { interpolateModular } from './shapley-exact.ts';
import { dualQuota, eachStep, reduceGame } from './weighted.ts';

function gameOf(sentence: string, groups: rules.Groups, options: rules.CompileOptions = {}): rules.SimpleGame {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups, options) : parsed;
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  return compiled.value;
}

function diagramOf(sentence: string, groups: rules.Groups, options: rules.CompileOptions = {}): rules.Diagram {
  const built = rules.buildDiagram(gameOf(sentence, groups, options));
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let at = 1; at <= k; at += 1) ways = (ways * BigInt(n - k + at)) / BigInt(at);
  return ways;
}

describe('the quadrature', () => {
  it('integrates every polynomial of degree 2 n - 1 over [0, 1] with n nodes', () => {
    for (let count = 1; count <= 12; count += 1) {
      const lower = lowerHalfNodes(count);
      expect(lower).toHaveLength(Math.ceil(count / 2));
      const nodes = [...lower, ...lower.filter(({ at }) => at < 0.5).map(({ at, weight }) => ({ at: 1 - at, weight }))];
      expect(nodes).toHaveLength(count);
      expect(lower.map(({ at }) => at)).toEqual(lower.map(({ at }) => at).toSorted((a, b) => a - b));
      for (let degree = 0; degree < 2 * count; degree += 1) {
        const sum = nodes.reduce((held, { at, weight }) => held + weight * at ** degree, 0);
        expect(sum).toBeCloseTo(1 / (degree + 1), 14);
      }
      const beyond = nodes.reduce((held, { at, weight }) => held + weight * at ** (2 * count), 0);
      expect(Math.abs(beyond - 1 / (2 * count + 1))).toBeGreaterThan(1e-17 * 4 ** -count);
    }
  });

  it('takes no more nodes than leave nothing out, and about the root of 20 n for high degrees', () => {
    expect([1, 2, 3, 10].map((degree) => countNodes(degree))).toEqual([
      { count: 1, error: 0 },
      { count: 2, error: 0 },
      { count: 2, error: 0 },
      { count: 6, error: 0 },
    ]);
    expect([20, 59, 100, 1000].map((degree) => countNodes(degree))).toEqual([
      { count: 11, error: 0 },
      { count: 30, error: 0 },
      { count: 43, error: expect.closeTo(2.373903561e-18, 26) },
      { count: 144, error: expect.closeTo(4.685609306e-18, 26) },
    ]);
    const { count, error } = countNodes(10_000);
    expect(count).toBeGreaterThan(Math.sqrt(12 * 10_000));
    expect(count).toBeLessThan(Math.sqrt(25 * 10_000));
    expect([error > 0, error <= 2 ** -57]).toEqual([true, true]);
  });
});

describe('Shapley-Shubik in doubles', () => {
  const weights = Array.from({ length: 60 }, (_, at) => 5 + ((at * at) % 37));
  const gameAt = (share: number) => reduceGame({ weights, quota: Math.ceil(1394 * share) });

  it('passes over the nodes at which nobody can be decisive, and counts them in its bound', () => {
    const kernel = openKernel('typescript');
    const nodes = lowerHalfNodes(30);
    expect([0.5, 0.7, 0.9].map((share) => nodesForShapley(gameAt(share)))).toEqual([
      nodes.slice(3),
      nodes.slice(1),
      nodes,
    ]);
    for (const node of nodes.slice(0, 3)) {
      const part = chancesAtNode(gameAt(0.5), node, kernel);
      expect(part.slice(0, -1).every((chance) => chance === 0)).toBe(true);
      expect(part.at(-1)).toBe(2 * node.weight * 2 ** -57);
    }
  });

  it.each([
    [0.5, 9.667660902756832e-14],
    [0.7, 7.453345063180724e-14],
    [0.9, 4.670163396170103e-14],
  ])('keeps a quota of %d of the total within a bound of %d', (share, bound) => {
    const game = gameAt(share);
    const kernel = openKernel('typescript');
    const found = combineShapley(
      game,
      nodesForShapley(game).map((node) => chancesAtNode(game, node, kernel)),
    );
    expect(found.bound / bound).toBeCloseTo(1, 6);
    const sum = game.ascending.reduce((held, weight) => held + found.index.get(weight)!, 0);
    expect(Math.abs(sum - 1)).toBeLessThan(60 * bound);
  });
});

describe('residues', () => {
  it('tell primes from the composites that Fermat takes for primes', () => {
    const isPrime = (candidate: number): boolean => {
      for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) return false;
      return true;
    };
    // 561 = 3 · 11 · 17 is a Carmichael number.
    const primes = listPrimes(800, 2 ** 10);
    expect(primes.at(-1)).toBeLessThan(561);
    expect(primes).toEqual(
      Array.from({ length: 1024 }, (_, at) => 1023 - at)
        .filter(isPrime)
        .slice(0, primes.length),
    );
  });

  it('give back the polynomial that has them at many points', () => {
    const prime = 2_147_483_647;
    const count = 130;
    const points = Array.from({ length: count }, (_, at) => (at % 2 === 0 ? at + 1 : prime - at));
    const wanted = [0, 1].map((row) =>
      Array.from({ length: count }, (_, k) => (row === 0 ? prime - 1 - k : (k * k * 1_234_567 + 89) % prime)),
    );
    const valueAt = (coefficients: readonly number[], point: number): number =>
      Number(coefficients.reduceRight((held, each) => (held * BigInt(point) + BigInt(each)) % BigInt(prime), 0n));
    const values = points.map((point) => wanted.map((row) => valueAt(row, point)));
    expect(interpolateModular(points, values, prime).map((row) => [...row])).toEqual(wanted);
  });

  it('use the largest primes below a limit, as many as a number of bits needs', () => {
    const isPrime = (candidate: number): boolean => {
      for (let by = 2; by * by <= candidate; by += 1) if (candidate % by === 0) return false;
      return true;
    };
    const below = (limit: number, count: number): number[] => {
      const found: number[] = [];
      for (let candidate = limit - 1; found.length < count; candidate -= 1)
        if (isPrime(candidate)) found.push(candidate);
      return found;
    };
    for (const limit of [2 ** 10, 2 ** 16, 2 ** 25]) {
      const primes = listPrimes(100, limit);
      expect(primes).toEqual(below(limit, primes.length));
      const product = primes.reduce((held, prime) => held * BigInt(prime), 1n);
      expect(product > 2n ** 100n && product < 2n ** 100n * BigInt(limit) * 4n).toBe(true);
      expect(listPrimes(10, limit)).toEqual(primes.slice(0, listPrimes(10, limit).length));
    }
    expect(listPrimes(1)).toEqual([2_147_483_647]);
    expect(listPrimes(31)).toEqual([2_147_483_647, 2_147_483_629]);
    expect(listPrimes(30)).toEqual([2_147_483_647]);
  });

  it('stand for every number below the product of the primes', () => {
    const primes = [1021, 1019, 1013];
    const product = primes.reduce((held, prime) => held * BigInt(prime), 1n);
    const recombine = recombination(primes);
    for (const value of [0n, 1n, 1020n, 1021n, 1_040_399n, product - 1n, product / 2n, 123_456_789n]) {
      expect(recombine(primes.map((prime) => Number(value % BigInt(prime))))).toBe(value);
    }
  });

  it('are raised and inverted modulo a prime', () => {
    expect([powerModular(3, 0, 1021), powerModular(3, 5, 1021), powerModular(1024, 1, 1021)]).toEqual([1, 243, 3]);
    for (const value of [1, 2, 500, 1020]) expect((value * inverseModular(value, 1021)) % 1021).toBe(1);
  });
});

describe('a reduced game', () => {
  it('has ascending positive weights over their common divisor', () => {
    const game = reduceGame({ weights: [6, 0, 4, 10, 4], quota: 13 });
    expect(game).toEqual({ ascending: [2, 2, 3, 5], distinct: [2, 3, 5], quota: 7, total: 12, unit: 2 });
    expect(dualQuota(game)).toBe(6);
    const steps: number[][] = [];
    eachStep(game, 7, (weight, top) => steps.push([weight, top]));
    expect(steps).toEqual([
      [2, 2],
      [2, 4],
      [3, 6],
      [5, 6],
    ]);
    expect(reduceGame({ weights: [0], quota: 1 })).toEqual({
      ascending: [],
      distinct: [],
      quota: 1,
      total: 0,
      unit: 1,
    });
  });
});

describe('counts over a diagram past 2^53', () => {
  const many = Array.from({ length: 66 }, (_, at) => `v${at}`);
  const groups = { G: { members: many }, V: { members: many.slice(0, 2) } };

  it('R12 are exact, above 0 and below', () => {
    const half = rules.penroseBanzhaf(diagramOf('at least 34 of G for', groups));
    expect([half.swings[0], half.swings[65]]).toEqual([choose(65, 33), choose(65, 33)]);
    const against = rules.penroseBanzhaf(diagramOf('at most 33 of G for', groups));
    expect(against.swings[5]).toBe(-choose(65, 33));
    const quorum = rules.penroseBanzhaf(diagramOf('all of V for and at least 34 of G for', groups));
    let decisive = 0n;
    for (let others = 32; others <= 64; others += 1) decisive += choose(64, others);
    expect([quorum.swings[0], quorum.swings[1], quorum.swings[2]]).toEqual([decisive, decisive, choose(63, 31)]);
  });

  it('R12 share orders exactly', () => {
    const [first, , last] = rules.shapleyShubik(diagramOf('all of V for and at least 34 of G for', groups));
    // The last of two vetoers to come decides unless 34 are not there yet: its share is a sum over places.
    const total = (2n * first!.num * last!.den + 64n * last!.num * first!.den) / (first!.den * last!.den);
    expect(total).toBe(1n);
    expect(rules.shapleyShubik(diagramOf('at least 34 of G for', groups))[7]).toEqual({ num: 1n, den: 66n });
  });
});

describe('power in blocs', () => {
  const members = ['A', 'B', 'C', 'D', 'E'];
  const game = gameOf('at least 3 of G for', { G: { members } });

  it('R12 wants voters, each in one bloc', () => {
    expect(() => rules.powerInBlocs(game, [['A', 'X']])).toThrow(new RangeError("'X' is in a bloc but is no voter"));
    expect(() => rules.powerInBlocs(game, [['A'], ['B', 'A']])).toThrow(
      new RangeError("'A' is in two blocs, or twice in one"),
    );
    expect(rules.powerInBlocs(game, [['A', 'B']], { maxNodes: 2 })).toEqual({
      exact: false,
      reason: 'The diagram needs more than 2 nodes.',
    });
  });

  it('R12 is that of the voters where every bloc is one voter, and of the bloc shared where it is one', () => {
    const alone = rules.powerInBlocs(game, [[], ['C']]);
    const fifth = { num: 1n, den: 5n };
    expect(alone).toEqual({
      exact: true,
      power: {
        voters: members,
        owen: members.map(() => fifth),
        banzhafOwen: members.map(() => ({ num: 3n, den: 8n })),
      },
    });
    const three = rules.powerInBlocs(game, [['A', 'C', 'E']]);
    const [third, zero] = [
      { num: 1n, den: 3n },
      { num: 0n, den: 1n },
    ];
    expect(three.exact && three.power.owen).toEqual([third, zero, third, zero, third]);
  });
});

describe('sentences of rules made by hand', () => {
  const share = (num: bigint, den: bigint, written: 'percent' | 'fraction'): rules.DecisionRule => ({
    kind: 'count',
    quantifier: { kind: 'at-least', amount: { kind: 'share', num, den, written } },
    base: { group: 'G', of: 'members' },
    ballot: { kind: 'is', ballot: 'for' },
  });

  it('R1 write a percentage as one only over a power of ten from 100 on', () => {
    const print = (num: bigint, den: bigint, written: 'percent' | 'fraction' = 'percent'): string =>
      rules.printRule(share(num, den, written)).split(' ')[2] ?? '';
    expect([print(5n, 100n), print(5n, 1000n), print(625n, 1000n), print(12_345n, 100_000n)]).toEqual([
      '5%',
      '0.5%',
      '62.5%',
      '12.345%',
    ]);
    expect([print(5n, 10n), print(5n, 1001n), print(5n, 2100n), print(5n, 200n), print(5n, 100n, 'fraction')]).toEqual([
      '5/10',
      '5/1001',
      '5/2100',
      '5/200',
      '5/100',
    ]);
  });

  it('R1 write what joins nothing as what it means', () => {
    const never: rules.DecisionRule = { kind: 'or', rules: [] };
    const always: rules.DecisionRule = { kind: 'and', rules: [] };
    expect([rules.printRule(never), rules.printRule(always)]).toEqual(['never', 'always']);
    const one: rules.DecisionRule = { kind: 'or', rules: [never] };
    expect(rules.printRule({ kind: 'and', rules: [one, always] })).toBe('never and always');
    const two: rules.DecisionRule = { kind: 'or', rules: [never, always] };
    expect(rules.printRule({ kind: 'and', rules: [two, two] })).toBe('(never or always) and (never or always)');
    const both: rules.DecisionRule = { kind: 'and', rules: [never, always] };
    expect(rules.printRule({ kind: 'or', rules: [both, never] })).toBe('never and always or never');
    expect(rules.printRule({ kind: 'and', rules: [both, never] })).toBe('(never and always) and never');
    expect(rules.printRule({ kind: 'or', rules: [two, never] })).toBe('(never or always) or never');
  });

  it('R7 close ranges at the end that is harder, or easier', () => {
    const ends = (text: string): readonly string[] => {
      const parsed = rules.parseRule(text);
      if (!parsed.ok) throw new Error(text);
      const { low, high } = rules.ruleEnds(parsed.value);
      return [rules.printRule(low), rules.printRule(high)];
    };
    expect(ends('at least 1..3 of G for')).toEqual(['at least 1 of G for', 'at least 3 of G for']);
    expect(ends('more than 1..3 of G for')).toEqual(['more than 1 of G for', 'more than 3 of G for']);
    expect(ends('at most 1..3 of G for')).toEqual(['at most 3 of G for', 'at most 1 of G for']);
    expect(ends('fewer than 1..3 of G.w for and all of G for')).toEqual([
      'fewer than 3 of G.w for and all of G for',
      'fewer than 1 of G.w for and all of G for',
    ]);
    expect(ends('always or at least 50% of G for')).toEqual([
      'always or at least 50% of G for',
      'always or at least 50% of G for',
    ]);
  });
});
