// When have enough members answered: order statistics of independent reply times, and what a deadline does to them.
import type { ReplyTime } from '../../arrangements/index.ts';
import { sumDistribution } from '../engagement.ts';
import { answeredBy } from '../reply-times.ts';

export interface DecisionTimeOptions {
  /** Hours; without one the wait has no end. */
  readonly deadline?: number;
  /** What silence amounts to at the deadline: the chance (0 or 1 as a rule) that it then counts as decided. */
  readonly atDeadline?: number;
  /** Hours between two points of the grid; default 1. */
  readonly step?: number;
  /** Hours looked ahead; default ten thousand steps at most. */
  readonly horizon?: number;
}

export interface DecisionTime {
  readonly hours: readonly number[];
  /** `decided[i]`: chance that `needed` members have agreed by `hours[i]`, deadline apart. */
  readonly decided: readonly number[];
  /** Chance that it is decided in the end, with the deadline and its default; the chance at the horizon without one. */
  readonly inTheEnd: number;
  /** Mean of the time to decision or deadline, whichever comes first: between these two, since the grid has steps. */
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
  const step = options.step ?? 1;
  const horizon = options.deadline ?? options.horizon ?? 720;
  const points = Math.min(10_000, Math.floor(horizon / step)) + 1;
  const ones = replies.map(() => 1);
  const rows = replies.map((reply) => answeredBy(reply, step, points));
  const hours = Array.from({ length: points }, (_, at) => at * step);
  const decided = hours.map((_, at) =>
    sumDistribution(
      ones,
      rows.map((row) => row[at] ?? 0),
    )
      .slice(Math.max(0, needed))
      .reduce((sum, each) => sum + each, 0),
  );
  const last = decided.at(-1) ?? 0;
  const waiting = decided.slice(0, -1).reduce((sum, chance) => sum + (1 - chance) * step, 0);
  const after = decided.slice(1).reduce((sum, chance) => sum + (1 - chance) * step, 0);
  return {
    hours,
    decided,
    inTheEnd: options.deadline === undefined ? last : last + (1 - last) * (options.atDeadline ?? 0),
    meanHours: { min: after, max: waiting },
  };
}
