import { listVetoers } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { castAll, fallbackToEachDecides, hasWayOut, listActingStages } from './voting-stages.ts';

/** L05: everybody holds a veto and no outcome is stated for disagreement. */
export const unanimityWithoutDefault: Check = ({ stages, adversaries }) =>
  listActingStages(stages).flatMap((stage) => {
    const vetoers = listVetoers(stage.diagram);
    const everyone = vetoers.length === stage.diagram.voters.length && vetoers.length > 1;
    if (!everyone || hasWayOut(stage)) return [];
    const objector = vetoers.find((voter) => adversaries.includes(voter)) ?? vetoers[0] ?? '';
    return [
      {
        id: 'L05',
        tier: 'hazard' as const,
        claim: `'${stage.stage.id}' needs every one of ${vetoers.length}, and nothing is stated for the case that they do not agree`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [objector]: 'against' }),
          outcome: `${vetoers.length - 1} for, ${objector} against: nothing happens, and nothing else may`,
        },
        why: 'Under unanimity the most likely outcome is no decision; the text should say what then follows.',
        precedent: { slug: 'osce-consensus', lesson: 'one participating state could stop missions and budgets' },
        remedies: [{ title: 'after deadlock each member decides for itself', set: fallbackToEachDecides(stage) }],
      },
    ];
  });
