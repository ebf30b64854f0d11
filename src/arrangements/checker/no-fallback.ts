import type { Check } from './finding.ts';
import { fallbackToEachDecides, hasWayOut, listActingStages } from './voting-stages.ts';

/** L27: a collective vote fails and no other body, stage or right follows. */
export const noFallback: Check = ({ stages }) =>
  listActingStages(stages).flatMap((stage) => {
    if (hasWayOut(stage)) return [];
    const against = Object.fromEntries(stage.diagram.voters.map((voter) => [voter, 'against']));
    return [
      {
        id: 'L27',
        tier: 'hazard' as const,
        claim: `when '${stage.stage.id}' fails there is no other body, stage or right to turn to`,
        place: { path: `procedures.${stage.procedureId}.otherwise` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: against,
          outcome: 'rejected, and the procedure ends in nothing',
        },
        why: 'A way round deadlock changes the bargaining before it is ever used.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'Uniting for Peace (1950) opened the General Assembly as a second way',
        },
        remedies: [{ title: 'after deadlock each member decides for itself', set: fallbackToEachDecides(stage) }],
      },
    ];
  });
