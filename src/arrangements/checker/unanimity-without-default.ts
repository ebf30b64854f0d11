import { hasWayOut } from './exits.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, fallbackToEachDecides, listActingStages, listStoppers, type VotingStage } from './voting-stages.ts';

/** Whether every one of several voters can block by voting against. */
export function everyoneBlocks(stage: VotingStage): boolean {
  const { voters } = stage;
  return voters.length > 1 && listStoppers(stage, 'against').length === voters.length;
}

/** L05: everybody holds a veto and no outcome is stated for disagreement. */
export const unanimityWithoutDefault: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    if (!everyoneBlocks(stage)) return [];
    if (hasWayOut(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    const { voters } = stage;
    const objector = voters.find((voter) => input.adversaries.includes(voter)) ?? voters[0] ?? '';
    const ballots = castAll(stage, { [objector]: 'against' });
    return [
      {
        id: 'L05',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `'${stage.stage.id}' needs every one of ${voters.length}, and nothing is stated for the case that they do not agree`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${voters.length - 1} for, ${objector} against: nothing happens, and nothing else may`,
          ...replays(replayAt(input, stage, { name: `${objector} does not agree`, ballots, verdict: 'rejected' })),
        },
        why: 'Under unanimity the most likely outcome is no decision; the text should say what then follows.',
        precedent: { slug: 'osce-consensus', lesson: 'one participating state could stop missions and budgets' },
        remedies: [
          {
            title: 'after deadlock each member decides for itself',
            set: fallbackToEachDecides(input.arrangement, stage),
          },
        ],
      },
    ];
  });
