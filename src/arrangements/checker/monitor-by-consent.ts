import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, stoppingBallot } from './voting-stages.ts';

/** L30: monitoring exists only after a decision that the adversary can block. */
export const monitorByConsent: Check = (input) =>
  input.arrangement.commitments.flatMap((commitment, index) => {
    if (!commitment.kind.includes('monitoring') || commitment.after === undefined) return [];
    const path = `${pathOf(commitment, index)}.after`;
    return listActingStages(input.stages).flatMap((stage) => {
      if (stage.procedureId !== commitment.after || stage.ask.constant === 'rejected') return [];
      const [blocker] = listStoppers(stage).filter((voter) => input.adversaries.includes(voter));
      if (blocker === undefined) return [];
      const ballots = castAll(stage, { [blocker]: stoppingBallot(stage, blocker) ?? 'against' });
      return [
        {
          id: 'L30',
          tier: 'hazard' as const,
          evidence: 'computed' as const,
          claim: `there is a monitor only as long as ${blocker} agrees: it can block '${stage.stage.id}'`,
          place: { path },
          counterScenario: {
            procedure: stage.procedureId,
            stage: stage.stage.id,
            ballots,
            outcome: `${blocker} withholds consent; the mission ends, everybody else having voted for`,
            ...replays(replayAt(input, stage, { name: `${blocker} ends the mission`, ballots, verdict: 'rejected' })),
          },
          why: 'The party that is watched decides whether it is watched, and can end it before it acts.',
          precedent: {
            slug: 'osce-consensus',
            lesson: 'one state withheld consent, and a mandate lapsed on 31 March 2022',
          },
          remedies: [{ title: 'a standing mandate, without that decision', set: { [path]: null } }],
        },
      ];
    });
  });
