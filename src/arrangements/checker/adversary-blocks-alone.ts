import { failureActs } from './exits.ts';
import type { Check } from './finding.ts';
import { remedies } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, stoppingBallot } from './voting-stages.ts';

/** L01: a single adversary has a ballot with which the stage is rejected whatever the others cast. Exact. */
export const adversaryBlocksAlone: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    if (failureActs(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    const vetoers = listStoppers(stage).filter((voter) => input.adversaries.includes(voter));
    if (stage.ask.constant === 'rejected') return [];
    return vetoers.map((voter) => {
      const ballot = stoppingBallot(stage, voter) ?? 'against';
      const ballots = castAll(stage, { [voter]: ballot });
      return {
        id: 'L01',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `${voter}, against whom the arrangement is meant to work, can block '${stage.stage.id}' alone`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${stage.voters.length - 1} vote for, ${voter} casts '${ballot}': rejected`,
          ...replays(replayAt(input, stage, { name: `${voter} blocks alone`, ballots, verdict: 'rejected' })),
        },
        why: 'A guarantee that its adversary can switch off protects nobody in the one case it was written for.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'permanent members vetoed drafts about their own wars under Chapter VII, where no recusal applies',
        },
        remedies: remedies(stage),
      };
    });
  });
