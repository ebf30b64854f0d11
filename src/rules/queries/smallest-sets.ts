// Minimal sets one by one, smallest first, when the diagram of all of them would be too large: depth-first along the
// rule's diagram, cut off where even the shortest way to success is longer than what is left.
import type { Diagram } from '../diagram/build-diagram.ts';
import { compareSets, type SetReading } from './coalition-family.ts';
import { childOf, follow } from './walk-diagram.ts';

export interface SmallestSets {
  /** Voters by index, ascending; smallest first. */
  readonly sets: readonly (readonly number[])[];
  /** Whether these are all minimal sets. */
  readonly complete: boolean;
}

/** Fewest voters inside that lead from each node to success. */
function distances(diagram: Diagram, { inside, outside, success }: SetReading): Float64Array {
  const far = new Float64Array(diagram.level.length).fill(Infinity);
  far[success] = 0;
  for (let node = 2; node < far.length; node += 1) {
    const voter = diagram.order[diagram.level[node]!]!;
    const [without, joined] = [childOf(diagram, node, outside[voter]!), childOf(diagram, node, inside[voter]!)];
    far[node] = Math.min(far[without]!, 1 + far[joined]!);
  }
  return far;
}

/** Exact up to where it stops: at `limit` sets, beyond `maxSize`, or after `maxSteps` nodes visited. */
export function listSmallest(
  diagram: Diagram,
  reading: SetReading,
  bounds: { readonly limit: number; readonly maxSize: number; readonly maxSteps: number },
): SmallestSets {
  const { inside, outside, success } = reading;
  const far = distances(diagram, reading);
  const found: number[][] = [];
  let steps = 0;
  const succeeds = (set: ReadonlySet<number>): boolean =>
    follow(diagram, (voter) => (set.has(voter) ? inside[voter]! : outside[voter]!)) === success;
  const isMinimal = (chosen: readonly number[]): boolean =>
    chosen.every((dropped) => !succeeds(new Set(chosen.filter((voter) => voter !== dropped))));
  const visit = (node: number, left: number, chosen: readonly number[], batch: number[][]): void => {
    steps += 1;
    if (far[node]! > left || steps > bounds.maxSteps || found.length + batch.length > bounds.limit) return;
    if (node === success) {
      if (left === 0 && isMinimal(chosen)) batch.push(chosen.toSorted((a, b) => a - b));
      return;
    }
    const voter = diagram.order[diagram.level[node]!]!;
    visit(childOf(diagram, node, inside[voter]!), left - 1, [...chosen, voter], batch);
    visit(childOf(diagram, node, outside[voter]!), left, chosen, batch);
  };
  const { length } = diagram.voters;
  for (let size = far[diagram.root]!; size <= length; size += 1) {
    if (size > bounds.maxSize || found.length >= bounds.limit || steps > bounds.maxSteps) {
      return { sets: found.slice(0, bounds.limit), complete: false };
    }
    const batch: number[][] = [];
    visit(diagram.root, size, [], batch);
    found.push(...batch.sort(compareSets));
  }
  const complete = steps <= bounds.maxSteps && found.length <= bounds.limit;
  return { sets: found.slice(0, bounds.limit), complete };
}
