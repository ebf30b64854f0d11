import type { Condition, Threshold } from '../game.ts';

export function listThresholds(condition: Condition): readonly Threshold[] {
  if (condition.kind === 'threshold') return [condition];
  if (condition.kind === 'always' || condition.kind === 'never') return [];
  return condition.parts.flatMap(listThresholds);
}

/** Voters with the same scores everywhere, so that swapping them changes nothing; groups in order of first member. */
export function listClasses(count: number, thresholds: readonly Threshold[]): readonly (readonly number[])[] {
  let classOf: readonly number[] = Array.from({ length: count }, () => 0);
  for (const { scores } of thresholds) {
    const ids = new Map<string, number>();
    classOf = classOf.map((before, voter) => {
      const key = `${before}:${scores[voter]!.join(',')}`;
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
  }
  const members = new Map<number, number[]>();
  classOf.forEach((id, voter) => members.set(id, [...(members.get(id) ?? []), voter]));
  return [...members.values()];
}

/** What lies between a voter's best ballot and its worst. */
function spreadOf(row: readonly number[]): number {
  return Math.max(...row) - Math.min(...row);
}

/** Level → voter: members of a class side by side, the most influential class first. */
export function orderVoters(
  thresholds: readonly Threshold[],
  classes: readonly (readonly number[])[],
): readonly number[] {
  const totals = thresholds.map(({ scores }) => scores.reduce((sum, row) => sum + spreadOf(row), 0));
  const influence = (voter: number): number =>
    thresholds.reduce((sum, { scores }, at) => sum + spreadOf(scores[voter]!) / (totals[at]! || 1), 0);
  // Classes come in the order of their first members, which a stable sort keeps among equals.
  const ranked = classes.map((members) => ({ members, weight: influence(members[0]!) }));
  return ranked.sort((a, b) => b.weight - a.weight).flatMap(({ members }) => members);
}
