// How often have duties been honoured: base rates to start a judgement from, each with its interval and what speaks
// against using it. Nothing here enters any other answer by itself.
// Source: our recount of Berkemeier and Fuhrmann 2018 (Research & Politics 5(2)), cases in which an alliance duty fell due
// in war, 1816-2003; a multilateral duty counts as broken when any member fails.
import type { Bounds } from '../../basics/index.ts';

export interface ReliabilityPrior {
  readonly group: string;
  readonly honoured: number;
  readonly due: number;
  readonly rate: number;
  /** Wilson score interval, 95 %. */
  readonly interval: Bounds;
  /** Mean of Beta(honoured + 1, broken + 1): a rate that a group with no case kept does not make zero. */
  readonly posteriorMean: number;
}

const COUNTS: readonly (readonly [group: string, honoured: number, due: number])[] = [
  ['all', 73, 146],
  ['1816-1944', 61, 92],
  ['1945-2003', 12, 54],
  ['defence', 42, 102],
  ['defence 1816-1944', 36, 59],
  ['defence 1945-2003', 6, 43],
  ['offence', 31, 42],
  ['offence 1816-1944', 27, 35],
  ['offence 1945-2003', 4, 7],
  ['neutrality', 35, 45],
  ['neutrality 1816-1944', 30, 40],
  ['neutrality 1945-2003', 5, 5],
  ['non-aggression', 18, 49],
  ['non-aggression 1816-1944', 13, 21],
  ['non-aggression 1945-2003', 5, 28],
  ['consultation', 24, 61],
  ['consultation 1816-1944', 19, 31],
  ['consultation 1945-2003', 5, 30],
  ['bilateral', 62, 104],
  ['bilateral 1816-1944', 52, 75],
  ['bilateral 1945-2003', 10, 29],
  ['bilateral defence', 34, 66],
  ['bilateral defence 1945-2003', 6, 22],
  ['multilateral', 11, 42],
  ['multilateral 1816-1944', 9, 17],
  ['multilateral 1945-2003', 2, 25],
  ['multilateral defence', 8, 36],
  ['multilateral defence 1945-2003', 0, 21],
];

export const PRIOR_CAVEATS: readonly string[] = [
  'Only alliances that were attacked are seen; guarantees that deterred are not, so the rates understate them.',
  'A multilateral duty counts as broken when any one member fails.',
  'The cases end in 2003.',
];

export const PRIOR_SOURCE =
  'Berkemeier and Fuhrmann 2018, Research & Politics; counts by group and intervals recomputed for this table';

/**
 * Wilson score interval of a share, 95 % by default. Throws RangeError unless 0 ≤ kept ≤ all and all > 0.
 * @source Wilson 1927, JASA 22:209
 * @example
 * wilsonInterval(0, 21).min // => 0
 */
export function wilsonInterval(kept: number, all: number, z = 1.959963984540054): Bounds {
  if (!(all > 0 && kept >= 0 && kept <= all))
    throw new RangeError('a share needs cases, and no more kept than there are');
  const share = kept / all;
  const centre = share + (z * z) / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  const scale = 1 + (z * z) / all;
  return { min: Math.max(0, (centre - spread) / scale), max: Math.min(1, (centre + spread) / scale) };
}

/**
 * All base rates, the widest groups first. Offered, never used by another function.
 * @example
 * listReliabilityPriors()[0].due // => 146
 */
export function listReliabilityPriors(): readonly ReliabilityPrior[] {
  return COUNTS.map(([group, honoured, due]) => ({
    group,
    honoured,
    due,
    rate: honoured / due,
    interval: wilsonInterval(honoured, due),
    posteriorMean: (honoured + 1) / (due + 2),
  }));
}
