import type { Diagram } from '../diagram/build-diagram.ts';
import { findExtremes } from './dominance.ts';
import { settleIndexes } from './settle.ts';
import { follow } from './walk-diagram.ts';

/** Answers whether one ballot of a voter alone settles the matter: one path where ballots are ranked, else a pass each. */
function createForcing(diagram: Diagram): (voter: number, standing: 'adopted' | 'rejected') => boolean {
  const extremes = findExtremes(diagram);
  if (extremes === undefined) {
    return (voter, standing) =>
      diagram.ballots.some((_, ballot) => settleIndexes(diagram, new Map([[voter, ballot]])) === standing);
  }
  const { best, worst } = extremes;
  return (voter, standing) => {
    const [own, others] = standing === 'adopted' ? [best, worst] : [worst, best];
    return follow(diagram, (each) => (each === voter ? own : others)[each] ?? 0) === (standing === 'adopted' ? 1 : 0);
  };
}

/**
 * Voters who can have the rule rejected alone, whatever the others cast. Cost: a path per voter where ballots are ranked.
 * @example
 * listVetoers(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram) // => ['A', 'B']
 */
export function listVetoers(diagram: Diagram): readonly string[] {
  const forces = createForcing(diagram);
  return diagram.voters.filter((_, voter) => forces(voter, 'rejected'));
}

/** Voters who can decide alone either way. Cost: as `listVetoers`. */
export function listDictators(diagram: Diagram): readonly string[] {
  const forces = createForcing(diagram);
  return diagram.voters.filter((_, voter) => forces(voter, 'rejected') && forces(voter, 'adopted'));
}

/** Voters whose ballot never matters. Cost: linear. */
export function listDummies(diagram: Diagram): readonly string[] {
  const asked = new Set<number>();
  for (let node = 2; node < diagram.level.length; node += 1) asked.add(diagram.order[diagram.level[node] ?? 0] ?? -1);
  return diagram.voters.filter((_, voter) => !asked.has(voter));
}
