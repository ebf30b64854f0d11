import { listMinimalBlocking, listVetoers, settle } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { castAll, listActingStages } from './voting-stages.ts';
import { remedies } from './paths-and-remedies.ts';

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
