// How far two coders agree. Statements are matched by their ranges; what they say of matched ones is compared by
// Krippendorff's alpha.
// SOURCE: Klaus Krippendorff, 'Computing Krippendorff's Alpha-Reliability' (2011), the coincidence matrix and the metrics.
import type { Span } from '../basics/index.ts';
import type { CodedFields } from './coding.ts';
import type { Stance } from './schema.ts';

export type AlphaLevel = 'nominal' | 'ordinal' | 'interval';

/** Values in the order of the level, and how often two of one unit were given together (weighted by 1 / (m - 1)). */
interface Coincidences {
  readonly values: readonly number[];
  readonly matrix: readonly (readonly number[])[];
  readonly totals: readonly number[];
}

function countCoincidences(units: readonly (readonly (number | null)[])[]): Coincidences {
  const pairable = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1);
  const values = [...new Set(pairable.flat())].toSorted((a, b) => a - b);
  const at = new Map(values.map((value, index) => [value, index]));
  const matrix = values.map(() => values.map(() => 0));
  for (const unit of pairable) {
    unit.forEach((first, i) => {
      unit.forEach((second, j) => {
        const row = matrix[at.get(first) ?? 0];
        const column = at.get(second) ?? 0;
        if (i !== j && row !== undefined) row[column] = (row[column] ?? 0) + 1 / (unit.length - 1);
      });
    });
  }
  return { values, matrix, totals: matrix.map((row) => row.reduce((sum, value) => sum + value, 0)) };
}

/** Squared difference of the values at two places, the first not after the second. */
function distance(level: AlphaLevel, { values, totals }: Coincidences, c: number, k: number): number {
  if (c === k) return 0;
  if (level === 'nominal') return 1;
  if (level === 'interval') return ((values[c] ?? 0) - (values[k] ?? 0)) ** 2;
  const between = totals.slice(c, k + 1).reduce((sum, value) => sum + value, 0);
  return (between - ((totals[c] ?? 0) + (totals[k] ?? 0)) / 2) ** 2;
}

/**
 * Krippendorff's alpha of any number of coders: `units[u][c]` is what coder `c` gave unit `u`, `null` where nothing. 1 is
 * full agreement, 0 what chance gives, below 0 is worse. `null` when it is not defined: no unit has two values, or all
 * values are the same. Exact. Cost: O(units · coders² + values²).
 * @source Krippendorff, 'Computing Krippendorff's Alpha-Reliability' (2011)
 * @example
 * krippendorffAlpha([[0, 0], [1, 1], [0, 1]], 'nominal') // => 4 / 9
 */
export function krippendorffAlpha(units: readonly (readonly (number | null)[])[], level: AlphaLevel): number | null {
  const found = countCoincidences(units);
  const { matrix, totals } = found;
  const all = totals.reduce((sum, value) => sum + value, 0);
  let [observed, expected] = [0, 0];
  for (let c = 0; c < totals.length; c += 1) {
    for (let k = c + 1; k < totals.length; k += 1) {
      const apart = distance(level, found, c, k);
      observed += (matrix[c]?.[k] ?? 0) * apart;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * apart;
    }
  }
  return expected === 0 ? null : 1 - ((all - 1) * observed) / expected;
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Characters that two lists of ranges share, as a share of those that either has: 0 to 1. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  const common = a
    .flatMap((left) => b.map((right) => Math.min(left.end, right.end) - Math.max(left.start, right.start)))
    .reduce((sum, shared) => sum + Math.max(0, shared), 0);
  const all = lengthOf(a) + lengthOf(b) - common;
  return all === 0 ? 0 : common / all;
}

/** A coded statement, of whichever coder. */
export interface CodedStatement {
  readonly id: string;
  readonly fields: CodedFields;
}

export interface StatementMatch {
  readonly first: CodedStatement;
  readonly second: CodedStatement;
  readonly overlap: number;
}

export interface StatementMatches {
  readonly pairs: readonly StatementMatch[];
  readonly onlyFirst: readonly CodedStatement[];
  readonly onlySecond: readonly CodedStatement[];
}

/**
 * Pairs statements whose ranges overlap by at least half (intersection over union), best pairs first, one to one.
 * Cost: O(first · second).
 */
export function matchStatements(
  first: readonly CodedStatement[],
  second: readonly CodedStatement[],
  least = 0.5,
): StatementMatches {
  const candidates = first
    .flatMap((a) => second.map((b) => ({ first: a, second: b, overlap: overlapOf(a.fields.spans, b.fields.spans) })))
    .filter(({ overlap }) => overlap >= least)
    .toSorted((a, b) => b.overlap - a.overlap);
  const taken = new Set<CodedStatement>();
  const pairs = candidates.filter(({ first: a, second: b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
  return {
    pairs,
    onlyFirst: first.filter((each) => !taken.has(each)),
    onlySecond: second.filter((each) => !taken.has(each)),
  };
}

/** From fully against to demanding it; the order behind the ordinal alpha of stances. */
export const STANCE_ORDER: readonly Stance[] = [
  'rejects',
  'opposes',
  'doubts',
  'claims',
  'accepts',
  'supports',
  'demands',
];

export interface Agreement {
  readonly matched: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** 2 · matched / all statements of both, 0 to 1; `null` when neither has any. */
  readonly spanF1: number | null;
  /** Alphas over the matched statements; `null` where not defined. */
  readonly actor: number | null;
  readonly stance: number | null;
  readonly stanceOrdinal: number | null;
  readonly provision: number | null;
}

function nominalAlpha(pairs: readonly StatementMatch[], of: (fields: CodedFields) => string | null): number | null {
  const codes = new Map<string, number>();
  const code = (fields: CodedFields): number | null => {
    const value = of(fields);
    if (value === null) return null;
    if (!codes.has(value)) codes.set(value, codes.size);
    return codes.get(value) ?? null;
  };
  return krippendorffAlpha(
    pairs.map(({ first, second }) => [code(first.fields), code(second.fields)]),
    'nominal',
  );
}

/** Agreement of two coders about one document. Exact. */
export function agreementOf(first: readonly CodedStatement[], second: readonly CodedStatement[]): Agreement {
  const { pairs, onlyFirst, onlySecond } = matchStatements(first, second);
  const all = first.length + second.length;
  const rank = ({ stance }: CodedFields): number => STANCE_ORDER.indexOf(stance);
  return {
    matched: pairs.length,
    onlyFirst: onlyFirst.length,
    onlySecond: onlySecond.length,
    spanF1: all === 0 ? null : (2 * pairs.length) / all,
    actor: nominalAlpha(pairs, ({ actor }) => actor),
    stance: nominalAlpha(pairs, ({ stance }) => stance),
    stanceOrdinal: krippendorffAlpha(
      pairs.map((pair) => [rank(pair.first.fields), rank(pair.second.fields)]),
      'ordinal',
    ),
    provision: nominalAlpha(pairs, ({ provision }) => provision),
  };
}
