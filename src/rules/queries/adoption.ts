// Probability that a rule adopts when voters vote independently, each by a distribution known exactly, in ranges, or not
// at all. The probability is linear in each voter's distribution, so its extremes lie at corners of the voters' boxes.
import type { Bounds } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { type BallotDistribution, listCorners, readBox } from './distributions.ts';
import { type Dominance, findDominance } from './dominance.ts';
import { childOf, levelsOf } from './walk-diagram.ts';

/** `attained` is false when the true bounds may lie inside these. */
export interface AdoptionBounds extends Bounds {
  readonly attained: boolean;
}

export type Distributions = Readonly<Record<string, BallotDistribution>>;

type Point = readonly number[];

/**
 * Where the voters' distributions may lie, one row of chances a level of the diagram: the worst and the best corner of a voter
 * whose open ballots are ranked; `open` lists the others with all their corners.
 */
interface Ranges {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly open: readonly { readonly at: number; readonly corners: readonly Point[] }[];
}

interface Ranking {
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/** By voter and the open ballots; null where they are not ranked. */
type Rankings = Map<number, Ranking | null>;

const rankings = new WeakMap<Dominance, Rankings>();

function rankingsOf(dominance: Dominance): Rankings {
  const known = rankings.get(dominance) ?? new Map<number, Ranking | null>();
  rankings.set(dominance, known);
  return known;
}

/** The voter's open ballots (a bit for each) from best to worst and back, if every two are ranked; found once a choice. */
function rankOpen(dominance: Dominance, known: Rankings, voter: number, mask: number): Ranking | null {
  const key = mask + voter * 2 ** 20;
  const before = known.get(key);
  if (before !== undefined) return before;
  const open = Array.from({ length: 20 }, (_, ballot) => ballot).filter((ballot) => ((mask >>> ballot) & 1) === 1);
  const score = (ballot: number): number => open.filter((other) => dominance.dominates(voter, ballot, other)).length;
  const up = open.toSorted((a, b) => score(b) - score(a));
  const ranked = up.every((ballot, at) => at === 0 || dominance.dominates(voter, up[at - 1]!, ballot));
  const ranking = ranked ? { up, down: up.toReversed() } : null;
  known.set(key, ranking);
  return ranking;
}

/** Puts as much as it can on ballots early in `order`, into a row that holds the least chances already. */
function fillRow(row: Float64Array, first: number, high: Float64Array, order: readonly number[], spare: number): void {
  let left = spare;
  for (const ballot of order) {
    const added = Math.max(0, Math.min(left, high[first + ballot]! - row[first + ballot]!));
    row[first + ballot]! += added;
    left -= added;
  }
}

/** Arrays to write rows into, at least levels × ballots long. */
interface Rows {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly high: Float64Array;
}

function createRows(size: number): Rows {
  return { lowest: new Float64Array(size), highest: new Float64Array(size), high: new Float64Array(size) };
}

function listRanges(diagram: Diagram, distributions: Distributions, { lowest, highest, high }: Rows): Ranges {
  const { order, ballots, voters } = diagram;
  const width = ballots.length;
  const dominance = findDominance(diagram);
  const ranked = rankingsOf(dominance);
  const open: { at: number; corners: readonly Point[] }[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const voter = order[at]!;
    const name = voters[voter]!;
    const first = at * width;
    const distribution = Object.hasOwn(distributions, name) ? distributions[name] : undefined;
    const spare = readBox(distribution, ballots, lowest, high, first);
    let mask = 0;
    for (let ballot = 0; ballot < width; ballot += 1) {
      const least = lowest[first + ballot]!;
      highest[first + ballot] = least;
      if (least < high[first + ballot]!) mask += 2 ** ballot;
    }
    if (mask === 0) continue;
    const ranking = rankOpen(dominance, ranked, voter, mask);
    if (ranking === null) {
      const box = { low: [...lowest.subarray(first, first + width)], high: [...high.subarray(first, first + width)] };
      open.push({ at, corners: listCorners(box) });
      continue;
    }
    fillRow(lowest, first, high, ranking.down, spare);
    fillRow(highest, first, high, ranking.up, spare);
  }
  return { lowest, highest, open };
}

/** Room for rows and for the values of nodes, written over by every call: nothing of it is handed out. */
let rows = createRows(0);
let [least, most] = [new Float64Array(0), new Float64Array(0)];

function roomFor(diagram: Diagram): Rows {
  const size = diagram.order.length * diagram.ballots.length;
  if (rows.high.length < size) rows = createRows(size);
  return rows;
}

/** Probabilities at the root when the voter of each level follows its lowest row, and its highest. */
function evaluateEnds(diagram: Diagram, { lowest, highest }: Ranges): Bounds {
  const { level, children, root } = diagram;
  const width = diagram.ballots.length;
  if (least.length < level.length) [least, most] = [new Float64Array(level.length), new Float64Array(level.length)];
  const [low, high] = [least, most];
  low[0] = 0;
  high[0] = 0;
  low[1] = 1;
  high[1] = 1;
  for (let node = 2; node < level.length; node += 1) {
    const row = level[node]! * width;
    const first = node * width;
    let min = 0;
    let max = 0;
    for (let b = 0; b < width; b += 1) {
      const child = children[first + b]!;
      min += lowest[row + b]! * low[child]!;
      max += highest[row + b]! * high[child]!;
    }
    low[node] = min;
    high[node] = max;
  }
  return { min: Math.min(1, Math.max(0, low[root]!)), max: Math.min(1, Math.max(0, high[root]!)) };
}

/** Sound but wide: every node picks its own corner, as if voters saw the ballots cast before theirs. */
function evaluateOuter(diagram: Diagram, ranges: Ranges, pick: (values: readonly number[]) => number): number {
  const width = diagram.ballots.length;
  const values = new Float64Array(diagram.level.length);
  const corners = new Map(ranges.open.map((each) => [each.at, each.corners]));
  const rowOf = (rows: Float64Array, level: number): Point => [...rows.subarray(level * width, (level + 1) * width)];
  values[1] = 1;
  for (let node = 2; node < values.length; node += 1) {
    const level = diagram.level[node]!;
    const points = corners.get(level) ?? [rowOf(ranges.lowest, level), rowOf(ranges.highest, level)];
    const sums = points.map((point) =>
      point.reduce((sum, chance, b) => sum + chance * values[childOf(diagram, node, b)]!, 0),
    );
    values[node] = pick(sums);
  }
  return Math.min(1, Math.max(0, values[diagram.root]!));
}

/** Writes corners into the ranges' rows of open voters. */
function boundsOver(diagram: Diagram, ranges: Ranges, maxWork: number): AdoptionBounds {
  const { lowest, highest, open } = ranges;
  const width = diagram.ballots.length;
  const combinations = open.reduce((product, { corners }) => product * corners.length, 1);
  if (combinations * (diagram.size + 1) > maxWork) {
    const min = evaluateOuter(diagram, ranges, (values) => Math.min(...values));
    const max = evaluateOuter(diagram, ranges, (values) => Math.max(...values));
    return { min, max, attained: false };
  }
  let [min, max] = [1, 0];
  for (let index = 0; index < combinations && (min > 0 || max < 1); index += 1) {
    let rest = index;
    for (const { at, corners } of open) {
      const corner = corners[rest % corners.length]!;
      rest = Math.floor(rest / corners.length);
      lowest.set(corner, at * width);
      highest.set(corner, at * width);
    }
    const ends = evaluateEnds(diagram, ranges);
    min = Math.min(min, ends.min);
    max = Math.max(max, ends.max);
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
  return boundsOver(diagram, listRanges(diagram, distributions, roomFor(diagram)), options.maxWork ?? 20_000_000);
}

/**
 * Probability of adoption given one voter's ballot, for all levels and ballots at once, when everyone follows their row:
 * what reaches a voter's nodes from above times what its ballots lead to, plus the paths that do not ask the voter.
 */
function evaluateGiven(diagram: Diagram, chances: Float64Array): Float64Array {
  const { level, children, root } = diagram;
  const width = diagram.ballots.length;
  const [up, down] = [new Float64Array(level.length), new Float64Array(level.length)];
  up[1] = 1;
  for (let node = 2; node < up.length; node += 1) {
    let sum = 0;
    for (let b = 0; b < width; b += 1) sum += chances[level[node]! * width + b]! * up[children[node * width + b]!]!;
    up[node] = sum;
  }
  const given = new Float64Array(chances.length).fill(up[root]!);
  down[root] = 1;
  for (let node = root; node >= 2; node -= 1) {
    const [row, above] = [level[node]! * width, down[node]!];
    if (above === 0) continue;
    for (let b = 0; b < width; b += 1) {
      const child = children[node * width + b]!;
      given[row + b]! += above * (up[child]! - up[node]!);
      down[child]! += above * chances[row + b]!;
    }
  }
  return given.map((value) => Math.min(1, Math.max(0, value)));
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
  const ranges = listRanges(diagram, distributions, createRows(diagram.order.length * diagram.ballots.length));
  const levels = levelsOf(diagram);
  const width = diagram.ballots.length;
  const ranked = ranges.open.length === 0;
  const [least, most] = ranked
    ? [evaluateGiven(diagram, ranges.lowest), evaluateGiven(diagram, ranges.highest)]
    : [new Float64Array(0), new Float64Array(0)];
  const given = (voter: number, ballot: number): AdoptionBounds => {
    const at = levels[voter]!;
    const cell = at * width + ballot;
    if (ranked) return { min: least[cell]!, max: most[cell]!, attained: true };
    const certain = diagram.ballots.map((_, each) => (each === ballot ? 1 : 0));
    const [lowest, highest] = [ranges.lowest.slice(), ranges.highest.slice()];
    for (const rows of [lowest, highest]) rows.set(certain, at * width);
    const fixed = { lowest, highest, open: ranges.open.filter((each) => each.at !== at) };
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
      each.reduce((held, bounds, at) => held + (bounds[end] * climates[at]!.weight) / sum, 0),
    );
  return { min: mean('min'), max: mean('max'), attained: each.every(({ attained }) => attained) };
}
