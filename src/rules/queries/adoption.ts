// Probability that a rule adopts when voters vote independently, each by a distribution known exactly, in ranges, or not
// at all. The probability is linear in each voter's distribution, so its extremes lie at corners of the voters' boxes.
import type { Bounds } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { type BallotDistribution, boxOf, fillBox, listCorners } from './distributions.ts';
import { type Dominance, findDominance } from './dominance.ts';
import { childOf } from './walk-diagram.ts';

/** `attained` is false when the true bounds may lie inside these. */
export interface AdoptionBounds extends Bounds {
  readonly attained: boolean;
}

export type Distributions = Readonly<Record<string, BallotDistribution>>;

type Point = readonly number[];

/** Where a voter's distribution may lie: its worst and best corner if the voter's ballots are ranked, else all corners. */
type Range =
  | { readonly ranked: true; readonly worst: Point; readonly best: Point }
  | { readonly ranked: false; readonly corners: readonly Point[] };

function rangeOf(
  diagram: Diagram,
  dominance: Dominance,
  voter: number,
  distribution: BallotDistribution | undefined,
): Range {
  const box = boxOf(distribution, diagram.ballots);
  const open = box.low.flatMap((low, ballot) => (low < (box.high[ballot] ?? 0) ? [ballot] : []));
  const score = (ballot: number): number => open.filter((other) => dominance.dominates(voter, ballot, other)).length;
  const order = open.toSorted((a, b) => score(b) - score(a));
  const ranked = order.every((ballot, at) => at === 0 || dominance.dominates(voter, order[at - 1] ?? 0, ballot));
  if (ranked) return { ranked, best: fillBox(box, order), worst: fillBox(box, order.toReversed()) };
  return { ranked, corners: listCorners(box) };
}

/** Probability at each node when voters follow these points. */
function evaluate(diagram: Diagram, points: readonly Point[]): number {
  const values = new Float64Array(diagram.level.length);
  values[1] = 1;
  for (let node = 2; node < values.length; node += 1) {
    const point = points[diagram.order[diagram.level[node] ?? 0] ?? 0] ?? [];
    let sum = 0;
    for (let b = 0; b < point.length; b += 1) sum += (point[b] ?? 0) * (values[childOf(diagram, node, b)] ?? 0);
    values[node] = sum;
  }
  return Math.min(1, Math.max(0, values[diagram.root] ?? 0));
}

/** Sound but wide: every node picks its own corner, as if voters saw the ballots cast before theirs. */
function evaluateOuter(
  diagram: Diagram,
  ranges: readonly Range[],
  pick: (values: readonly number[]) => number,
): number {
  const values = new Float64Array(diagram.level.length);
  values[1] = 1;
  for (let node = 2; node < values.length; node += 1) {
    const range = ranges[diagram.order[diagram.level[node] ?? 0] ?? 0];
    const corners = range === undefined ? [] : range.ranked ? [range.worst, range.best] : range.corners;
    const sums = corners.map((point) =>
      point.reduce((sum, chance, b) => sum + chance * (values[childOf(diagram, node, b)] ?? 0), 0),
    );
    values[node] = pick(sums);
  }
  return Math.min(1, Math.max(0, values[diagram.root] ?? 0));
}

function boundsOver(diagram: Diagram, ranges: readonly Range[], maxWork: number): AdoptionBounds {
  const open = ranges.flatMap((range, voter) => (range.ranked ? [] : [{ voter, corners: range.corners }]));
  const combinations = open.reduce((product, { corners }) => product * corners.length, 1);
  if (combinations * (diagram.size + 1) > maxWork) {
    const min = evaluateOuter(diagram, ranges, (values) => Math.min(...values));
    const max = evaluateOuter(diagram, ranges, (values) => Math.max(...values));
    return { min, max, attained: false };
  }
  const lowest = ranges.map((range) => (range.ranked ? range.worst : []));
  const highest = ranges.map((range) => (range.ranked ? range.best : []));
  let [min, max] = [1, 0];
  for (let index = 0; index < combinations; index += 1) {
    let rest = index;
    for (const { voter, corners } of open) {
      const corner = corners[rest % corners.length] ?? [];
      rest = Math.floor(rest / corners.length);
      lowest[voter] = corner;
      highest[voter] = corner;
    }
    min = Math.min(min, evaluate(diagram, lowest));
    max = Math.max(max, evaluate(diagram, highest));
  }
  return { min, max, attained: true };
}

export interface AdoptionOptions {
  /** Node visits before the answer becomes an outer bound; default 20,000,000. Only rules that are not monotone need it. */
  readonly maxWork?: number;
}

/**
 * Least and greatest probability of adoption over all distributions allowed; voters without one are free over all
 * ballots. Independent voters. Rounding aside exact when `attained`, an outer bound otherwise. Distributions are those
 * that `checkDistribution` accepts. Cost: one pass for rules whose ballots are ranked.
 * @example
 * adoptionBounds(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A'] } }).value).diagram, { A: { for: 0.5, against: 0.5 } }) // => { min: 0.5, max: 0.5, attained: true }
 */
export function adoptionBounds(
  diagram: Diagram,
  distributions: Distributions,
  options: AdoptionOptions = {},
): AdoptionBounds {
  return boundsOver(diagram, listRanges(diagram, findDominance(diagram), distributions), options.maxWork ?? 20_000_000);
}

function listRanges(diagram: Diagram, dominance: Dominance, distributions: Distributions): Range[] {
  return diagram.voters.map((voter, at) =>
    rangeOf(diagram, dominance, at, Object.hasOwn(distributions, voter) ? distributions[voter] : undefined),
  );
}

/**
 * Probability of adoption given one voter's ballot, for all voters and ballots at once, when everyone follows a point:
 * what reaches a voter's nodes from above times what its ballots lead to, plus the paths that do not ask the voter.
 */
function evaluateGiven(diagram: Diagram, points: readonly Point[]): readonly Float64Array[] {
  const size = diagram.ballots.length;
  const up = new Float64Array(diagram.level.length);
  const down = new Float64Array(diagram.level.length);
  up[1] = 1;
  for (let node = 2; node < up.length; node += 1) {
    const point = points[diagram.order[diagram.level[node]!]!]!;
    let sum = 0;
    for (let b = 0; b < size; b += 1) sum += point[b]! * up[diagram.children[node * size + b]!]!;
    up[node] = sum;
  }
  const total = up[diagram.root]!;
  const given = diagram.voters.map(() => new Float64Array(size).fill(total));
  down[diagram.root] = 1;
  for (let node = diagram.root; node >= 2; node -= 1) {
    const voter = diagram.order[diagram.level[node]!]!;
    const [point, row, above] = [points[voter]!, given[voter]!, down[node]!];
    if (above === 0) continue;
    for (let b = 0; b < size; b += 1) {
      const child = diagram.children[node * size + b]!;
      row[b]! += above * (up[child]! - up[node]!);
      down[child]! += above * point[b]!;
    }
  }
  return given.map((row) => row.map((value) => Math.min(1, Math.max(0, value))));
}

/**
 * For each voter and ballot, the probability of adoption if that voter is known to cast it; the difference between two
 * ballots is the derivative of adoption to moving probability between them. Rounding aside exact when `attained`.
 * Cost: two passes up and down where ballots are ranked, else a search per voter and ballot.
 */
export function adoptionSensitivity(
  diagram: Diagram,
  distributions: Distributions,
  options: AdoptionOptions = {},
): Readonly<Record<string, Readonly<Record<string, AdoptionBounds>>>> {
  const ranges = listRanges(diagram, findDominance(diagram), distributions);
  const pointsOf = (end: 'worst' | 'best'): readonly Point[] => ranges.map((range) => (range.ranked ? range[end] : []));
  const ranked = ranges.every((range) => range.ranked);
  const [least, most] = ranked
    ? [evaluateGiven(diagram, pointsOf('worst')), evaluateGiven(diagram, pointsOf('best'))]
    : [[], []];
  const given = (voter: number, ballot: number): AdoptionBounds => {
    if (ranked) return { min: least[voter]?.[ballot] ?? 0, max: most[voter]?.[ballot] ?? 0, attained: true };
    const certain = diagram.ballots.map((_, at) => (at === ballot ? 1 : 0));
    const fixed = ranges.with(voter, { ranked: true, worst: certain, best: certain });
    return boundsOver(diagram, fixed, options.maxWork ?? 20_000_000);
  };
  const row = (voter: number): Readonly<Record<string, AdoptionBounds>> =>
    Object.fromEntries(diagram.ballots.map((ballot, at) => [ballot, given(voter, at)]));
  return Object.fromEntries(diagram.voters.map((voter, at) => [voter, row(at)]));
}

/** A state of the world all voters share, such as 'relations are tense'; what they do in it is independent. */
export interface Climate {
  /** Relative weight, at least 0; the weights of all climates are divided by their sum. */
  readonly weight: number;
  readonly distributions: Distributions;
}

/**
 * Adoption when voters move together through climates: the mean over climates of what independent voters do in each.
 * Bounds as in `adoptionBounds`, each climate's ranges taken apart. Throws RangeError for weights that are no weights.
 * @example
 * adoptionInClimates(buildDiagram(compileRule(parseRule('all of G for').value, { G: { members: ['A', 'B'] } }).value).diagram, [{ weight: 1, distributions: { A: { for: 1 }, B: { for: 1 } } }, { weight: 3, distributions: { A: { against: 1 }, B: { against: 1 } } }]) // => { min: 0.25, max: 0.25, attained: true }
 */
export function adoptionInClimates(
  diagram: Diagram,
  climates: readonly Climate[],
  options: AdoptionOptions = {},
): AdoptionBounds {
  const sum = climates.reduce((held, { weight }) => held + weight, 0);
  if (!(sum > 0 && sum < Infinity) || climates.some(({ weight }) => !(weight >= 0))) {
    throw new RangeError('climates need weights of at least 0, one of them above 0');
  }
  const each = climates.map(({ distributions }) => adoptionBounds(diagram, distributions, options));
  const mean = (end: 'min' | 'max'): number =>
    Math.min(
      1,
      each.reduce((held, bounds, at) => held + (bounds[end] * (climates[at]?.weight ?? 0)) / sum, 0),
    );
  return { min: mean('min'), max: mean('max'), attained: each.every(({ attained }) => attained) };
}
