import type { Condition, SimpleGame, Threshold } from '../game.ts';

export function listThresholds(condition: Condition): readonly Threshold[] {
  if (condition.kind === 'threshold') return [condition];
  if (condition.kind === 'always' || condition.kind === 'never') return [];
  return condition.parts.flatMap(listThresholds);
}

/** Voters with the same scores everywhere, so that swapping them changes nothing; groups in order of first member. */
export function listClasses(game: SimpleGame): readonly (readonly number[])[] {
  const thresholds = listThresholds(game.condition);
  let classOf: number[] = game.voters.map(() => 0);
  for (const { scores } of thresholds) {
    const ids = new Map<string, number>();
    classOf = classOf.map((before, voter) => {
      const key = `${before}:${(scores[voter] ?? []).join(',')}`;
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      return id;
    });
  }
  const members = new Map<number, number[]>();
  classOf.forEach((id, voter) => members.set(id, [...(members.get(id) ?? []), voter]));
  return [...members.values()];
}

function influence(thresholds: readonly Threshold[], totals: readonly number[], voter: number): number {
  return thresholds.reduce((sum, { scores }, at) => {
    const row = scores[voter] ?? [];
    const spread = Math.max(...row) - Math.min(...row);
    return sum + (spread === 0 ? 0 : spread / (totals[at] ?? 1));
  }, 0);
}

/** Level → voter: members of a class side by side, the most influential class first. */
export function orderVoters(game: SimpleGame, classes: readonly (readonly number[])[]): readonly number[] {
  const thresholds = listThresholds(game.condition);
  const totals = thresholds.map(({ scores }) =>
    scores.reduce((sum, row) => sum + (row.length === 0 ? 0 : Math.max(...row) - Math.min(...row)), 0),
  );
  const ranked = classes.map((members) => ({ members, weight: influence(thresholds, totals, members[0] ?? 0) }));
  ranked.sort((a, b) => b.weight - a.weight || (a.members[0] ?? 0) - (b.members[0] ?? 0));
  return ranked.flatMap(({ members }) => members);
}
