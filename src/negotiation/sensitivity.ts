// Which weight would change the answer? Exact from the whole list of minimal concessions, since the lightest one stays
// lightest until another one's weight passes it.
import type { Concession } from './concessions.ts';
import type { Instance, RedLineId } from './instance.ts';

/** Another concession becomes lightest when this red line's weight reaches `threshold`, all other weights as they are. */
export interface TippingPoint {
  readonly redLine: RedLineId;
  readonly weight: number;
  readonly threshold: number;
  /** The concession that is then as light as the one that was lightest. */
  readonly instead: readonly RedLineId[];
}

/**
 * For each red line whose weight alone can change which concession is lightest, the nearest weight that does: above its
 * own for one that is conceded, below (down to 0) for one that is kept. Nearest relative change first. Linear in the list;
 * as complete as the list is.
 *
 * @example
 * const line = (id, weight) => ({ id, party: 0, weight, any_of: [] });
 * const instance = { red_lines: [line('a', 3), line('b', 5)] };
 * const list = [{ redLines: ['a'], weight: 3 }, { redLines: ['b'], weight: 5 }];
 * findTippingPoints(instance, list).map(({ redLine, threshold }) => [redLine, threshold]) // => [['b', 3], ['a', 5]]
 */
export function findTippingPoints(
  instance: Pick<Instance, 'red_lines'>,
  concessions: readonly Concession[],
): readonly TippingPoint[] {
  const [lightest, ...others] = concessions;
  if (lightest === undefined) return [];
  const points = instance.red_lines.flatMap(({ id, weight }): TippingPoint[] => {
    const conceded = lightest.redLines.includes(id);
    const rivals = others.filter(({ redLines }) => redLines.includes(id) !== conceded);
    const [rival] = rivals.toSorted((a, b) => a.weight - b.weight);
    if (rival === undefined) return [];
    const gap = rival.weight - lightest.weight;
    const threshold = conceded ? weight + gap : weight - gap;
    return threshold < 0 ? [] : [{ redLine: id, weight, threshold, instead: rival.redLines }];
  });
  const change = ({ weight, threshold }: TippingPoint): number => Math.abs(threshold - weight) / Math.max(1, weight);
  return points.toSorted((a, b) => change(a) - change(b));
}
