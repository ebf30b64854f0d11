// When have enough members answered: order statistics of independent reply times, and what a deadline does to them.
import type { ReplyTime } from '../../arrangements/index.ts';
import { sumDistribution } from '../engagement.ts';
import { answeredAt, meanBeyond } from '../reply-times.ts';

export interface DecisionTimeOptions {
  /** Hours; without one the wait has no end. */
  readonly deadline?: number;
  /** What silence amounts to at the deadline: the chance (0 or 1 as a rule) that it then counts as decided. */
  readonly atDeadline?: number;
  /** Hours between two points of the grid; default 1, and never more than ten thousand steps. */
  readonly step?: number;
  /** Hours looked ahead without a deadline; default 720. */
  readonly horizon?: number;
}

const MOST_POINTS = 10_000;

export interface DecisionTime {
  readonly hours: readonly number[];
  /** `decided[i]`: chance that `needed` members have agreed by `hours[i]`, deadline apart. */
  readonly decided: readonly number[];
  /** Chance that it is decided in the end, with the deadline and its default; the chance at the horizon without one. */
  readonly inTheEnd: number;
  /**
   * Mean of the time to decision or deadline, whichever comes first: between these two, since the grid has steps and, without
   * a deadline, a horizon. Without an end where more are needed than there are.
   */
  readonly meanHours: { readonly min: number; readonly max: number };
}

/**
 * Time until `needed` of the members have agreed, when each agrees after its own time, independently. Exact at each point.
 * Cost: points × members².
 * @example
 * timeToDecision([{ observed: ['2h'] }, { observed: ['4h'] }], 2, { horizon: 6 }).decided // => [0, 0, 0, 0, 1, 1, 1]
 */
export function timeToDecision(
  replies: readonly ReplyTime[],
  needed: number,
  options: DecisionTimeOptions = {},
): DecisionTime {
  const horizon = options.deadline ?? options.horizon ?? 720;
  // A long horizon takes longer steps rather than an earlier end.
  const step = Math.max(options.step ?? 1, horizon / MOST_POINTS);
  const grid = Array.from({ length: Math.floor(horizon / step + 1e-9) + 1 }, (_, at) => at * step);
  const hours = horizon - (grid.at(-1) ?? 0) > 1e-9 ? [...grid, horizon] : grid;
  const ones = replies.map(() => 1);
  const decided = hours.map((hour) =>
    sumDistribution(
      ones,
      replies.map((reply) => answeredAt(reply, hour)),
    )
      .slice(Math.max(0, needed))
      .reduce((sum, each) => sum + each, 0),
  );
  const last = decided.at(-1) ?? 0;
  // The last of those needed is no later than the last of all: beyond the horizon the mean grows by no more than all do.
  const beyond =
    options.deadline === undefined ? replies.reduce((sum, reply) => sum + meanBeyond(reply, hours.at(-1) ?? 0), 0) : 0;
  const widths = hours.slice(1).map((hour, at) => hour - (hours[at] ?? 0));
  const waiting = widths.reduce((sum, width, at) => sum + (1 - (decided[at] ?? 0)) * width, 0);
  const after = widths.reduce((sum, width, at) => sum + (1 - (decided[at + 1] ?? 0)) * width, 0);
  return {
    hours,
    decided,
    inTheEnd: options.deadline === undefined ? last : last + (1 - last) * (options.atDeadline ?? 0),
    meanHours: { min: after, max: needed > replies.length ? Number.POSITIVE_INFINITY : waiting + beyond },
  };
}
