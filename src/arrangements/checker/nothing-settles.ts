import type { Check } from './finding.ts';
import { latestHours } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { adoptingBallots } from './voting-stages.ts';

/** M04: ballots may change until a deadline that does not exist, so no result is ever final. */
export const nothingSettles: Check = (input) =>
  input.stages.flatMap((stage) => {
    const ballots = adoptingBallots(stage);
    const endless = latestHours(stage.stage.within) === Infinity;
    if (stage.stage.mayChange !== true || !endless || ballots === undefined) return [];
    return [
      {
        id: 'M04',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `in '${stage.stage.id}' ballots may change and there is no deadline: no result is ever final`,
        place: { path: `${stage.path}.mayChange` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: 'everybody votes for, and it stays open, because each may still change',
          ...replays(replayAt(input, stage, { name: 'all have voted', ballots, verdict: 'pending' })),
        },
        why: 'A vote that may be taken back at any time cannot be relied on at any time.',
        remedies: [
          { title: 'close the vote after three days', set: { [`${stage.path}.within`]: '3d' } },
          { title: 'a ballot once cast stands', set: { [`${stage.path}.mayChange`]: null } },
        ],
      },
    ];
  });
