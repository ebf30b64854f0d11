// Values that stand on one program elsewhere, computed here a second way that shares nothing with the engine: sorted
// halves, class counts, plain enumeration, residues with members taken out of the table.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printRational, type Rational, rational } from '../../src/basics/index.ts';
import * as rules from '../../src/rules/index.ts';

const root = resolve(import.meta.dirname, '..', '..');
const linesOf = (path: string): string[] => readFileSync(join(root, path), 'utf8').trim().split('\n').slice(1);

const factorials = [1n];
for (let n = 1; n <= 60; n += 1) factorials.push(factorials[n - 1]! * BigInt(n));
const choose = (n: number, k: number): bigint =>
  k < 0 || k > n ? 0n : factorials[n]! / (factorials[k]! * factorials[n - k]!);

function diagramOf(sentence: string, groups: rules.Groups): rules.Diagram {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups) : parsed;
  if (!compiled.ok) throw new Error(sentence);
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

/** How many subsets of each size sum to at least `least`, by two sorted halves. */
function countReaching(weights: readonly number[], least: number): number[] {
  const half = (own: readonly number[]): number[][] => {
    const bySize = Array.from({ length: own.length + 1 }, (): number[] => []);
    for (let set = 0; set < 2 ** own.length; set += 1) {
      let [sum, size] = [0, 0];
      for (let i = 0; i < own.length; i += 1) if ((set >> i) & 1) [sum, size] = [sum + own[i]!, size + 1];
      bySize[size]!.push(sum);
    }
    return bySize.map((sums) => sums.sort((a, b) => a - b));
  };
  const middle = Math.floor(weights.length / 2);
  const [left, right] = [half(weights.slice(0, middle)), half(weights.slice(middle))];
  const counts = Array.from({ length: weights.length + 1 }, () => 0);
  left.forEach((a, i) =>
    right.forEach((b, j) => {
      let from = b.length;
      for (const sum of a) {
        while (from > 0 && b[from - 1]! + sum >= least) from -= 1;
        counts[i + j]! += b.length - from;
      }
    }),
  );
  return counts;
}

describe('the Council of the European Union', () => {
  const members = linesOf('test/golden/data/eu27-lisbon-2025.csv')
    .slice(1)
    .map((line) => line.split(','));
  const people = members.map((row) => Number(row[1]));
  const total = people.reduce((sum, each) => sum + each, 0);
  const least = Math.ceil((65 * total) / 100);
  const diagram = diagramOf('(at least 15 of EU for and at least 65% of EU.people for) or at least 24 of EU for', {
    EU: {
      members: members.map(([code = '']) => code),
      weights: { people: Object.fromEntries(members.map(([code = ''], at) => [code, people[at]!])) },
    },
  });

  it('R12 has by sorted halves the swings and Shapley-Shubik fractions of the diagram, for all 27', () => {
    const swings = rules.penroseBanzhaf(diagram).swings;
    const shapley = rules.shapleyShubik(diagram);
    const wins = (size: number, reaching: number, all: number): number =>
      size >= 24 ? all : size >= 15 ? reaching : 0;
    members.forEach((row, at) => {
      const others = people.toSpliced(at, 1);
      const [without, joined] = [countReaching(others, least), countReaching(others, least - people[at]!)];
      let [own, orders] = [0n, 0n];
      for (let size = 0; size <= 26; size += 1) {
        const all = Number(choose(26, size));
        const gained = BigInt(wins(size + 1, joined[size]!, all) - wins(size, without[size]!, all));
        own += gained;
        orders += gained * factorials[size]! * factorials[26 - size]!;
      }
      expect([`${swings[at]}`, `${own}`]).toEqual([row[2], row[2]]);
      expect(printRational(shapley[at]!)).toBe(printRational(rational(orders, factorials[27]!)));
      expect(Math.abs(Number(orders) / Number(factorials[27]) / Number(row[5]) - 1)).toBeLessThan(1e-9);
    });
  });
});

describe('the Security Council with abstention', () => {
  const permanent = ['CN', 'FR', 'GB', 'RU', 'US'];
  const elected = Array.from({ length: 10 }, (_, at) => `E${at}`);
  const diagram = diagramOf('at least 9 of council for and none of permanent against', {
    council: { members: [...permanent, ...elected] },
    permanent: { members: permanent },
  });
  const golden = new Map(
    linesOf('test/golden/data/small-rules.csv')
      .filter((line) => line.startsWith('unsc_ternary'))
      .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, q, p]) => q ?? p ?? ''))
      .map((cells) => [`${cells[3]}/${cells[5]}`, cells[6]]),
  );

  /** Ways in which p permanent and e elected members vote so that y vote for, a abstain and the rest vote against. */
  function* classes(p: number, e: number) {
    for (let pf = 0; pf <= p; pf += 1)
      for (let pa = 0; pa + pf <= p; pa += 1)
        for (let ef = 0; ef <= e; ef += 1)
          for (let ea = 0; ea + ef <= e; ea += 1) {
            const ways = choose(p, pf) * choose(p - pf, pa) * choose(e, ef) * choose(e - ef, ea);
            yield { pf, pa, pn: p - pf - pa, ef, ea, ways };
          }
  }
  const adopts = (yes: number, vetoes: number): boolean => yes >= 9 && vetoes === 0;

  function swingsOf(isPermanent: boolean) {
    const counts = { yesNo: 0n, yesAbstain: 0n, abstainNo: 0n, passing: 0n };
    for (const { pf, pn, ef, ways } of classes(isPermanent ? 4 : 5, isPermanent ? 10 : 9)) {
      const [yes, abstain, no] = [
        adopts(pf + ef + 1, pn),
        adopts(pf + ef, pn),
        adopts(pf + ef, pn + (isPermanent ? 1 : 0)),
      ];
      if (yes && !no) counts.yesNo += ways;
      if (yes && !abstain) counts.yesAbstain += ways;
      if (abstain && !no) counts.abstainNo += ways;
      counts.passing += ways * BigInt(Number(yes) + Number(abstain) + Number(no));
    }
    return counts;
  }

  it('R12 has by class counts the swings and shares of the table, and the diagram has them too', () => {
    const [ofPermanent, ofElected] = [swingsOf(true), swingsOf(false)];
    expect([ofPermanent.yesNo, ofPermanent.yesAbstain, ofPermanent.abstainNo, ofElected.yesNo].map(String)).toEqual([
      golden.get('permanent/yes_no_swings_of_3^14'),
      golden.get('permanent/yes_abstain_swings_of_3^14'),
      golden.get('permanent/abstain_no_swings_of_3^14'),
      golden.get('elected/yes_no_swings_of_3^14'),
    ]);
    expect(`${ofElected.passing}`).toBe(golden.get('all/passing_profiles_of_3^15'));
    const sum = 5n * ofPermanent.yesNo + 10n * ofElected.yesNo;
    const shares = [rational(ofPermanent.yesNo, sum), rational(ofElected.yesNo, sum)];
    expect(shares.map(printRational)).toEqual([
      golden.get('permanent/ternary_banzhaf_share'),
      golden.get('elected/ternary_banzhaf_share'),
    ]);
    const { index } = rules.penroseBanzhaf(diagram, { ballots: ['for', 'abstain', 'against'] });
    expect([index[0], index[14]]).toEqual(shares);
  });

  /** The chance that a roll call is settled by this member: those called before form a random set in a random order. */
  function rollCall(isPermanent: boolean): Rational {
    const standing = (called: number, permanentCalled: number, yes: number, vetoes: number): string => {
      if (vetoes > 0 || yes + (15 - called) < 9) return 'rejected';
      return permanentCalled === 5 && yes >= 9 ? 'adopted' : 'pending';
    };
    let settles = 0n;
    for (let p = 0; p <= (isPermanent ? 4 : 5); p += 1) {
      for (let e = 0; e <= (isPermanent ? 10 : 9); e += 1) {
        const before = p + e;
        const sets = choose(isPermanent ? 4 : 5, p) * choose(isPermanent ? 10 : 9, e);
        const orders = sets * factorials[before]! * factorials[14 - before]! * 3n ** BigInt(14 - before);
        for (const { pf, pn, ef, ways } of classes(p, e)) {
          if (standing(before, p, pf + ef, pn) !== 'pending') continue;
          const after = (yes: number, against: number): boolean =>
            standing(before + 1, p + (isPermanent ? 1 : 0), pf + ef + yes, pn + (isPermanent ? against : 0)) !==
            'pending';
          const votes = Number(after(1, 0)) + Number(after(0, 0)) + Number(after(0, 1));
          settles += ways * orders * BigInt(votes);
        }
      }
    }
    return rational(settles, factorials[15]! * 3n ** 15n);
  }

  it('R12 has by counting roll calls the roll-call index of the table, and the diagram has it too', () => {
    const found = [rollCall(true), rollCall(false)];
    expect(found.map(printRational)).toEqual([
      golden.get('permanent/ternary_shapley_shubik_roll_call'),
      golden.get('elected/ternary_shapley_shubik_roll_call'),
    ]);
    const index = rules.shapleyShubikRollCall(diagram);
    expect([index?.[0], index?.[14]]).toEqual(found);
  });
});

describe('the amendment rule of Canada', () => {
  const rows = linesOf('catalog/bodies/canada-amendment.csv').map((line) => line.split(','));
  const names = rows.map(([name = '']) => name);
  const people = rows.map((row) => Number(row[1]));
  const golden = new Map(
    linesOf('test/golden/data/small-rules.csv')
      .filter((line) => line.startsWith('canada_1982'))
      .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, q, p]) => q ?? p ?? ''))
      .map((cells) => [`${cells[3]}/${cells[5]}`, cells[6]]),
  );

  it('R12 has by enumeration of 2^10 the winning coalitions and Shapley-Shubik values of table and diagram', () => {
    const total = people.reduce((sum, each) => sum + each, 0);
    const wins = (set: number): boolean => {
      const inside = people.filter((_, at) => (set >> at) & 1);
      return inside.length >= 7 && 2 * inside.reduce((sum, each) => sum + each, 0) >= total;
    };
    const sets = Array.from({ length: 1024 }, (_, set) => set);
    const size = (set: number): number => set.toString(2).replaceAll('0', '').length;
    const shapley = names.map((_, at) => {
      const pivots = sets.filter((set) => !((set >> at) & 1) && !wins(set) && wins(set | (1 << at)));
      return rational(
        pivots.reduce((sum, set) => sum + factorials[size(set)]! * factorials[9 - size(set)]!, 0n),
        factorials[10]!,
      );
    });
    expect(`${sets.filter(wins).length}`).toBe(golden.get('all/winning_coalitions'));
    const big = ['Quebec', 'British Columbia', 'Alberta'];
    names.forEach((name, at) => {
      const group = name === 'Ontario' ? 'Ontario' : big.includes(name) ? 'Quebec/BC/Alberta' : 'other six';
      expect(printRational(shapley[at]!)).toBe(golden.get(`${group}/shapley_shubik`));
    });
    const diagram = diagramOf('at least 7 of P for and at least 50% of P.people for', {
      P: { members: names, weights: { people: Object.fromEntries(names.map((name, at) => [name, people[at]!])) } },
    });
    expect(rules.shapleyShubik(diagram)).toEqual(shapley);
    expect(`${rules.countWinningProfiles(diagram, { ballots: ['for', 'against'] })}`).toBe(
      golden.get('all/winning_coalitions'),
    );
  });
});

describe('the IMF Board of Governors at 70 and 85 percent', () => {
  const rows = linesOf('test/golden/data/imf-2024-01-31.csv');
  const cells = rows.map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, q, p]) => q ?? p ?? ''));
  const [, ...members] = cells;
  const weights = members.map((row) => Number(row[1]));

  /** A prime that the engine does not use; one table of residues for both quotas, without the dual. */
  const PRIME = 1_000_000_007;

  it('has swings that a table with members taken out gives modulo another prime', () => {
    const quotas = [
      [3_527_951, 6],
      [4_283_941, 10],
    ] as const;
    const limit = 4_283_941;
    const table = new Int32Array(limit);
    table[0] = 1;
    let reached = 0;
    for (const weight of weights.toSorted((a, b) => a - b)) {
      reached = Math.min(limit - 1, reached + weight);
      for (let s = reached; s >= weight; s -= 1) {
        const t = table[s]! - PRIME + table[s - weight]!;
        table[s] = t < 0 ? t + PRIME : t;
      }
    }
    const heaviest = weights.indexOf(Math.max(...weights));
    const lightest = weights.indexOf(Math.min(...weights));
    for (const at of [heaviest, lightest, 32]) {
      const weight = weights[at]!;
      const without = table.slice();
      for (let s = weight; s < limit; s += 1) {
        const t = without[s]! - without[s - weight]!;
        without[s] = t < 0 ? t + PRIME : t;
      }
      for (const [quota, column] of quotas) {
        let swings = 0;
        for (let s = Math.max(0, quota - weight); s < quota; s += 1) swings = (swings + without[s]!) % PRIME;
        expect(BigInt(swings)).toBe(BigInt(members[at]?.[column] ?? '') % BigInt(PRIME));
      }
    }
  }, 60_000);
});
