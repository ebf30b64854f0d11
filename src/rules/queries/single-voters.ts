import type { Diagram } from '../diagram/build-diagram.ts';
import { settleIndexes, type Standing } from './settle.ts';

/** Whether one ballot of this voter alone settles the matter so. */
function canForce(diagram: Diagram, voter: number, standing: Standing): boolean {
  return diagram.ballots.some((_, ballot) => settleIndexes(diagram, new Map([[voter, ballot]])) === standing);
}

/** Voters for whom something holds that must hold alike for interchangeable voters; asked once per class. */
function filterByClass(diagram: Diagram, holds: (voter: number) => boolean): readonly string[] {
  const found = new Set(diagram.classes.filter(([first]) => first !== undefined && holds(first)).flat());
  return diagram.voters.filter((_, voter) => found.has(voter));
}

/**
 * Voters who can have the rule rejected alone, whatever the others cast. Cost: a pass per class of interchangeable
 * voters and ballot.
 * @example
 * listVetoers(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram) // => ['A', 'B']
 */
export function listVetoers(diagram: Diagram): readonly string[] {
  return filterByClass(diagram, (voter) => canForce(diagram, voter, 'rejected'));
}

/** Voters who can decide alone either way. Cost: as `listVetoers`. */
export function listDictators(diagram: Diagram): readonly string[] {
  return filterByClass(diagram, (voter) => canForce(diagram, voter, 'rejected') && canForce(diagram, voter, 'adopted'));
}

/** Voters whose ballot never matters. Cost: linear. */
export function listDummies(diagram: Diagram): readonly string[] {
  const asked = new Set<number>();
  for (let node = 2; node < diagram.level.length; node += 1) asked.add(diagram.order[diagram.level[node] ?? 0] ?? -1);
  return diagram.voters.filter((_, voter) => !asked.has(voter));
}
