import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { castSame, listActingStages } from './voting-stages.ts';

/** M03: the stage is adopted though nobody votes for it: all abstain or stay away. */
export const adoptedWithoutYes: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const ballot = ['absent', 'abstain'].find(
      (each) => stage.ballots.includes(each) && stage.ask.outcome(castSame(stage, each)) === 'adopted',
    );
    if (ballot === undefined || stage.ask.constant !== undefined) return [];
    const ballots = castSame(stage, ballot);
    return [
      {
        id: 'M03',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `'${stage.stage.id}' can be adopted without a single vote for it`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `all ${stage.voters.length} are '${ballot}': adopted`,
          ...replays(replayAt(input, stage, { name: 'nobody votes for it', ballots, verdict: 'adopted' })),
        },
        why: 'A decision that nobody made binds nobody in practice, and an empty room can make it.',
        precedent: { slug: 'north-atlantic-treaty', lesson: 'in a silence procedure no answer is agreement' },
        remedies: [
          {
            title: 'ask for one vote at least',
            set: { [`${stage.path}.rule`]: `(${stage.sentence}) and at least 1 of ${stage.electorate} for` },
          },
        ],
      },
    ];
  });
