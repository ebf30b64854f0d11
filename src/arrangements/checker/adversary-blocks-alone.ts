import { listVetoers, settle } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { castAll, listActingStages, type VotingStage } from './voting-stages.ts';
import { remedies } from './paths-and-remedies.ts';

function stoppingBallot({ diagram }: VotingStage, voter: string): string {
  return diagram.ballots.find((ballot) => settle(diagram, { [voter]: ballot }) === 'rejected') ?? 'against';
}

/** L01: a single adversary has a ballot with which the stage is rejected whatever the others cast. Exact. */
export const adversaryBlocksAlone: Check = ({ stages, adversaries }) =>
  listActingStages(stages).flatMap((stage) => {
    const vetoers = listVetoers(stage.diagram).filter((voter) => adversaries.includes(voter));
    return vetoers.map((voter) => {
      const ballot = stoppingBallot(stage, voter);
      return {
        id: 'L01',
        tier: 'hazard' as const,
        claim: `${voter}, against whom the arrangement is meant to work, can block '${stage.stage.id}' alone`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [voter]: ballot }),
          outcome: `${stage.diagram.voters.length - 1} vote for, ${voter} casts '${ballot}': rejected`,
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
