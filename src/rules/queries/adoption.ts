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
  const open: number[] = [];
  for (let ballot = 0; ballot < box.low.length; ballot += 1)
    if ((box.low[ballot] ?? 0) < (box.high[ballot] ?? 0)) open.push(ballot);
  if (open.length === 0) return { ranked: true, best: box.low, worst: box.low };
  const ranking = rankOpen(dominance, voter, open);
  if (ranking) return { ranked: true, best: fillBox(box, ranking.up), worst: fillBox(box, ranking.down) };
  return { ranked: false, corners: listCorners(box) };
}

interface Ranking {
  readonly up: readonly number[];
  readonly down: readonly number[];
}

const rankings = new WeakMap<Dominance, Map<number, Ranking | undefined>>();

/** The voter's open ballots from best to worst and back, if every two of them are ranked; found once for each choice. */
function rankOpen(dominance: Dominance, voter: number, open: readonly number[]): Ranking | undefined {
  const known = rankings.get(dominance) ?? new Map<number, Ranking | undefined>();
  rankings.set(dominance, known);
  // Ballots are few: a bit for each.
  const key = open.reduce((mask, ballot) => mask + 2 ** ballot, voter * 2 ** 20);
  if (known.has(key)) return known.get(key);
  const score = (ballot: number): number => open.filter((other) => dominance.dominates(voter, ballot, other)).length;
  const up = open.toSorted((a, b) => score(b) - score(a));
  const ranked = up.every((ballot, at) => at === 0 || dominance.dominates(voter, up[at - 1] ?? 0, ballot));
  const ranking = ranked ? { up, down: up.toReversed() } : undefined;
  known.set(key, ranking);
  return ranking;
}

/** Probability at each node when voters follow these points. */
function evaluate(diagram: Diagram, points: readonly Point[]): number {
  const { level, children, order } = diagram;
  const width = diagram.ballots.length;
  const chances = new Float64Array(order.length * width);
  for (let at = 0; at < order.length; at += 1) {
    const point = points[order[at] ?? 0] ?? [];
    for (let b = 0; b < width; b += 1) chances[at * width + b] = point[b] ?? 0;
  }
  const values = new Float64Array(level.length);
  values[1] = 1;
  for (let node = 2; node < values.length; node += 1) {
    const [row, first] = [(level[node] ?? 0) * width, node * width];
    let sum = 0;
    for (let b = 0; b < width; b += 1) sum += (chances[row + b] ?? 0) * (values[children[first + b] ?? 0] ?? 0);
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
 * For each voter and ballot, the probability of adoption if that voter is known to cast it; the difference between two
 * ballots is the derivative of adoption to moving probability between them. Cost: a pass per voter and ballot.
 */
export function adoptionSensitivity(
  diagram: Diagram,
  distributions: Distributions,
  options: AdoptionOptions = {},
): Readonly<Record<string, Readonly<Record<string, AdoptionBounds>>>> {
  const ranges = listRanges(diagram, findDominance(diagram), distributions);
  const given = (voter: number, ballot: number): AdoptionBounds => {
    const certain = diagram.ballots.map((_, at) => (at === ballot ? 1 : 0));
    const fixed = ranges.with(voter, { ranked: true, worst: certain, best: certain });
    return boundsOver(diagram, fixed, options.maxWork ?? 20_000_000);
  };
  const row = (voter: number): Readonly<Record<string, AdoptionBounds>> =>
    Object.fromEntries(diagram.ballots.map((ballot, at) => [ballot, given(voter, at)]));
  return Object.fromEntries(diagram.voters.map((voter, at) => [voter, row(at)]));
}
