// Real bodies against tables computed elsewhere: test/golden/data/README.md says what stands behind each.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printRational } from '../../src/basics/index.ts';
import { POWER_INDICES } from '../../src/rules/counting/indices.ts';
import { power } from '../../src/rules/counting/power.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** Rows of cells; a quoted cell may hold commas. */
function rowsOf(path: string): string[][] {
  const lines = readFileSync(join(root, path), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}

const columnOf = (path: string, column: number): number[] => rowsOf(path).map((row) => Number(row[column]));
const near = (actual: number | undefined, expected: string | undefined, relative: number): void => {
  expect(Math.abs((actual ?? Number.NaN) / Number(expected) - 1)).toBeLessThan(relative);
};

describe('the IMF Board of Governors, 190 members', () => {
  const weights = columnOf('catalog/bodies/imf.csv', 1);
  const [head = [], ...expected] = rowsOf('test/golden/data/imf-2024-01-31.csv');
  const quotas = [
    [2_519_966, 2, 1],
    [3_527_951, 6, 3],
    [4_283_941, 10, 2],
  ] as const;

  it.each(quotas)(
    'has the swings, Banzhaf and Shapley-Shubik values of the table at quota %i',
    (quota, column, exactly) => {
      const answer = power({ weights, quota });
      const exact = new Map(rowsOf('test/golden/data/imf-shapley-fractions.csv').map((row) => [Number(row[0]), row]));
      expect(answer.total).toBe(5_039_930);
      expect(`${answer.winningCoalitions}`).toBe(head[column]);
      answer.members.forEach((member, i) => {
        const row = expected[i] ?? [];
        expect(`${member.weight}`).toBe(row[1]);
        expect(`${member.swings}`).toBe(row[column]);
        near(member.penroseBanzhafMeasure, row[column + 1], 1e-14);
        near(member.banzhafIndex, row[column + 2], 1e-14);
        near(member.shapleyShubikIndex, row[column + 3], 1e-11);
        const fraction = exact.get(member.weight)?.[exactly];
        near(member.shapleyShubikIndex, fraction, 1e-12);
        expect(Math.abs((member.shapleyShubikIndex ?? Number.NaN) - Number(fraction))).toBeLessThanOrEqual(
          answer.bound,
        );
      });
      const sum = answer.members.reduce((held, { shapleyShubikIndex = Number.NaN }) => held + shapleyShubikIndex, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
      expect(answer.bound).toBeLessThan(1e-12);
    },
  );

  it('has at 85 percent a sole vetoer with nearly the Banzhaf share of the next member', () => {
    const { members } = power({ weights, quota: 4_283_941 }, { indices: ['banzhafIndex'] });
    expect(members.filter(({ vetoer }) => vetoer).map(({ weight }) => weight)).toEqual([Math.max(...weights)]);
    const shares = members.map(({ banzhafIndex = 0 }) => banzhafIndex).sort((a, b) => b - a);
    expect(shares[0]?.toFixed(4)).toBe(shares[1]?.toFixed(4));
  });
});

describe('the United States Electoral College', () => {
  it('has the swings and indices of the table at 270, Shapley-Shubik as fractions too', () => {
    const weights = columnOf('catalog/bodies/us-electoral-college.csv', 1);
    const [head = [], ...expected] = rowsOf('test/golden/data/us-electoral-college-270.csv');
    const exact = power({ weights, quota: 270 }, { exact: true });
    const doubles = power({ weights, quota: 270 }, { exact: false });
    expect(exact.exact).toBe(true);
    expect(`${exact.winningCoalitions}`).toBe(head[2]);
    const byWeight = new Map(expected.map((row) => [Number(row[1]), row]));
    exact.members.forEach((member, i) => {
      const row = byWeight.get(member.weight);
      expect(`${member.swings}`).toBe(row?.[2]);
      near(member.banzhafIndex, row?.[4], 1e-14);
      near(member.shapleyShubikIndex, row?.[5], 1e-12);
      near(doubles.members[i]?.shapleyShubikIndex, `${member.shapleyShubikIndex}`, 1e-13);
    });
  });

  it('has the values of 1992-2000', () => {
    const groups = rowsOf('test/golden/data/us-electoral-votes-1990s.csv');
    const weights = groups.flatMap(([votes, states]) => Array.from({ length: Number(states) }, () => Number(votes)));
    const answer = power({ weights, quota: 270 });
    const first = answer.members[weights.indexOf(54)];
    expect([weights.length, answer.total, answer.winningCoalitions]).toEqual([51, 538, 1_117_324_771_280_441n]);
    near(first?.penroseBanzhafMeasure, '0.46645413468296137', 1e-15);
    near(first?.shapleyShubikIndex, '0.108125409517795', 1e-13);
  });
});

describe('small weighted rules', () => {
  const rules = {
    unsc_binary: { quota: 39, weights: [...Array<number>(5).fill(7), ...Array<number>(10).fill(1)] },
    eec6_1958: { quota: 12, weights: columnOf('catalog/bodies/eec-1958.csv', 1) },
    eec9_1973: { quota: 41, weights: columnOf('catalog/bodies/eec-1973.csv', 1) },
    nassau_1958: { quota: 16, weights: columnOf('catalog/bodies/nassau-1958.csv', 1) },
  };
  const weightOf: Readonly<Record<string, number>> = {
    permanent: 7,
    elected: 1,
    'Germany/France/Italy': 4,
    'Netherlands/Belgium': 2,
    Luxembourg: 1,
    'weight 10': 10,
    'weight 5': 5,
    'weight 3': 3,
    'weight 2': 2,
    'weight 9 or 7': 9,
  };
  const rows = rowsOf('test/golden/data/small-rules.csv').filter(([rule = '']) => rule in rules);

  it.each(rows)('%s: %s', (rule = '', _description, _rule, group = '', _size, index, expected) => {
    const answer = power(rules[rule as keyof typeof rules], { indices: POWER_INDICES });
    const member = answer.members.find(({ weight }) => weight === weightOf[group]);
    switch (index) {
      case 'winning_coalitions':
        return expect(`${answer.winningCoalitions}`).toBe(expected);
      case 'banzhaf_swings':
        return expect(`${member?.swings}`).toBe(expected);
      case 'banzhaf_share':
        return expect(printRational(member!.fractions.banzhafIndex!)).toBe(expected);
      case 'shapley_shubik':
        return expect(printRational(member!.fractions.shapleyShubikIndex!)).toBe(expected);
      case 'minimal_winning_coalitions':
        return expect(`${answer.minimalWinningCoalitions}`).toBe(expected);
      default:
        throw new Error(`no reading of ${index}`);
    }
  });
});

// Percentages as published: Shapley & Shubik 1954 (98.7 % for the five permanent members together); Widgrén 1994 and
// others for the larger members of the Council of the Communities.
describe('bodies known by a percentage', () => {
  it.each([
    ['un-security-council-1946', 27, 0.197403],
    ['eec-1981', 45, 0.1738],
    ['eec-1986', 54, 0.1342],
    ['eu-1995', 62, 0.1167],
  ])('%s gives its largest members the Shapley-Shubik value published', (id, quota, published) => {
    const table = readFileSync(join(root, `catalog/bodies/${id}.csv`), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const weights = table.map((line) => Number(line.slice(line.lastIndexOf(',') + 1)));
    const [first] = power({ weights, quota }).members;
    expect(Math.abs((first?.shapleyShubikIndex ?? 0) - published)).toBeLessThan(0.00005);
  });
});
