import { listMinimalBlocking, listVetoers, settle } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { castAll, listActingStages, type VotingStage } from './voting-stages.ts';

function stoppingBallot({ diagram }: VotingStage, voter: string): string {
  return diagram.ballots.find((ballot) => settle(diagram, { [voter]: ballot }) === 'rejected') ?? 'against';
}

function remedies(stage: VotingStage): { title: string; set: Record<string, unknown> }[] {
  return [
    {
      title: 'take parties to the case out of the vote',
      set: { [`procedures.${stage.procedureId}.recuse`]: { who: 'parties to the case', as: 'out' } },
    },
    { title: 'let each member decide for itself', set: { [`${stage.path}.rule`]: 'each decides' } },
  ];
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

/** L02: adversary and aligned members block together, and no adversary alone. Exact for the aligned set given. */
export const adversaryBlocksWithFriends: Check = ({ stages, adversaries, aligned }) =>
  listActingStages(stages).flatMap((stage) => {
    const friends = [...adversaries, ...aligned].filter((voter) => stage.diagram.voters.includes(voter));
    const lone = listVetoers(stage.diagram).some((voter) => adversaries.includes(voter));
    if (lone || !friends.some((voter) => adversaries.includes(voter))) return [];
    const { coalitions } = listMinimalBlocking(stage.diagram, { limit: 2000, maxSize: friends.length });
    const found = coalitions.find(
      (set) => set.every((voter) => friends.includes(voter)) && set.some((voter) => adversaries.includes(voter)),
    );
    if (
      found === undefined ||
      settle(stage.diagram, Object.fromEntries(found.map((voter) => [voter, 'against']))) !== 'rejected'
    ) {
      return [];
    }
    const against = Object.fromEntries(found.map((voter) => [voter, 'against']));
    return [
      {
        id: 'L02',
        tier: 'hazard' as const,
        claim: `${found.join(' and ')} together can block '${stage.stage.id}'`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, against),
          outcome: `${found.join(' and ')} vote against, everybody else for: rejected`,
        },
        why: 'Where the adversary needs only partners it already has, the vote is blocked in practice.',
        precedent: { slug: 'osce-consensus', lesson: 'consensus minus one fails as soon as the one has a second' },
        remedies: remedies(stage),
      },
    ];
  });
