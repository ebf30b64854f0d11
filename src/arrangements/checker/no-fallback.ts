import type { Arrangement } from '../schema.ts';
import { hasWayOut } from './exits.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { defeatingBallots, exitPath, fallbackToEachDecides, listActingStages, oneSuffices } from './voting-stages.ts';
import { everyoneBlocks } from './unanimity-without-default.ts';

/** Procedures that others lead to: the last resort has no further resort, and need not have one. */
function listResorts({ procedures }: Arrangement): ReadonlySet<string> {
  const exits = Object.values(procedures).flatMap(({ stages, otherwise }) => [
    otherwise,
    ...stages.flatMap(({ onAdopted, onRejected, onExpired }) => [onAdopted, onRejected, onExpired]),
  ]);
  return new Set(exits.flatMap((exit) => (typeof exit === 'object' ? [exit.go] : [])));
}

/** L27: a collective vote fails and no other body, stage or right follows. Where everybody holds a veto, L05 says it. */
export const noFallback: Check = (input) => {
  const resorts = listResorts(input.arrangement);
  return listActingStages(input.stages).flatMap((stage) => {
    if (
      resorts.has(stage.procedureId) ||
      oneSuffices(stage) ||
      everyoneBlocks(stage) ||
      stage.ask.constant !== undefined
    )
      return [];
    if (hasWayOut(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    const ballots = defeatingBallots(stage);
    if (ballots === undefined) return [];
    return [
      {
        id: 'L27',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `when '${stage.stage.id}' fails there is no other body, stage or right to turn to`,
        place: { path: exitPath(stage) },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: 'rejected, and the procedure ends in nothing',
          ...replays(replayAt(input, stage, { name: 'deadlock', ballots, verdict: 'rejected' })),
        },
        why: 'A way round deadlock changes the bargaining before it is ever used.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'Uniting for Peace (1950) opened the General Assembly as a second way',
        },
        remedies: [
          {
            title: 'after deadlock each member decides for itself',
            set: fallbackToEachDecides(input.arrangement, stage),
          },
        ],
      },
    ];
  });
};
