// What is known of how one voter votes: probabilities or ranges per ballot, as a box cut by 'they sum to one'.
import type { Bounds, Diagnostic } from '../../basics/index.ts';

/** Probability per ballot: a number or a range. Mass that the named ballots cannot hold is free over the others. */
export type BallotDistribution = Readonly<Partial<Record<string, number | Bounds>>>;

export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

const SLACK = 1e-9;

function boundsOf(chance: number | Bounds | undefined): Bounds {
  return chance === undefined ? { min: 0, max: 0 } : typeof chance === 'number' ? { min: chance, max: chance } : chance;
}

/**
 * The box of a voter into `low` and `high` from place `first` on; of a voter nobody knows anything about, the whole simplex.
 * Returns what the least chances leave to one.
 */
export function readBox(
  distribution: BallotDistribution | undefined,
  ballots: readonly string[],
  low: Float64Array,
  high: Float64Array,
  first = 0,
): number {
  if (distribution === undefined) {
    for (let at = first; at < first + ballots.length; at += 1) {
      low[at] = 0;
      high[at] = 1;
    }
    return 1;
  }
  let least = 0;
  let most = 0;
  let unnamed = 0;
  for (let at = 0; at < ballots.length; at += 1) {
    const ballot = ballots[at]!;
    const chance = distribution[ballot];
    let min = 0;
    let max = 0;
    // What every object inherits is no number.
    if (typeof chance === 'number') {
      min = chance;
      max = chance;
    } else if (chance !== undefined && Object.hasOwn(distribution, ballot)) {
      min = chance.min;
      max = chance.max;
    } else unnamed += 2 ** at;
    low[first + at] = min;
    high[first + at] = max;
    least += min;
    most += max;
  }
  if (most < 1 - SLACK)
    for (let at = 0; at < ballots.length; at += 1) if (((unnamed >>> at) & 1) === 1) high[first + at] = 1;
  return 1 - least;
}

/** The box of a voter; nobody's distribution known is the whole simplex. */
function boxOf(distribution: BallotDistribution | undefined, ballots: readonly string[]): Box {
  const [low, high] = [new Float64Array(ballots.length), new Float64Array(ballots.length)];
  readBox(distribution, ballots, low, high);
  return { low: [...low], high: [...high] };
}

const sumOf = (row: readonly number[]): number => row.reduce((sum, each) => sum + each, 0);

/**
 * What is wrong with a voter's distribution for these ballots, if anything. Codes R109, R112.
 * @example
 * checkDistribution('A', { for: 0.4, against: 0.7 }, ['for', 'against']).length // => 1
 */
export function checkDistribution(
  voter: string,
  distribution: BallotDistribution,
  ballots: readonly string[],
): readonly Diagnostic[] {
  const mistakes: Diagnostic[] = [];
  for (const [ballot, chance] of Object.entries(distribution)) {
    const { min, max } = boundsOf(chance);
    if (!ballots.includes(ballot)) {
      const message = `${voter} is given a probability for '${ballot}', which is not among the ballots ${ballots.join(', ')}.`;
      mistakes.push({ code: 'R109', severity: 'error', message });
    } else if (!(min >= 0 && max <= 1 && min <= max)) {
      const message = `The probability of '${ballot}' for ${voter} is not within 0 and 1.`;
      mistakes.push({ code: 'R112', severity: 'error', message });
    }
  }
  if (mistakes.length > 0) return mistakes;
  const { low, high } = boxOf(distribution, ballots);
  const [least, most] = [sumOf(low), sumOf(high)];
  if (least > 1 + SLACK || most < 1 - SLACK) {
    const message = `The probabilities of ${voter} cannot sum to 1: they sum to ${least > 1 ? `at least ${least}` : `at most ${most}`}.`;
    mistakes.push({ code: 'R112', severity: 'error', message });
  }
  return mistakes;
}

/** All corners of the box cut by the simplex. Cost: ballots × 2^(ballots - 1). */
export function listCorners({ low, high }: Box): readonly (readonly number[])[] {
  const size = low.length;
  const corners = new Map<string, readonly number[]>();
  for (let last = 0; last < size; last += 1) {
    for (let mask = 0; mask < 2 ** size; mask += 1) {
      if (((mask >> last) & 1) === 1) continue;
      const point = low.map((each, at) => (((mask >> at) & 1) === 1 ? high[at]! : each));
      const rest = 1 - point.reduce((sum, each, at) => (at === last ? sum : sum + each), 0);
      if (rest < low[last]! - SLACK || rest > high[last]! + SLACK) continue;
      point[last] = Math.max(0, rest);
      corners.set(point.map((each) => each.toFixed(12)).join(), point);
    }
  }
  return [...corners.values()];
}
