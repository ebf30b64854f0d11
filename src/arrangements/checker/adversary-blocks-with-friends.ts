import { failureActs } from './exits.ts';
import type { Check } from './finding.ts';
import { listNames, remedies } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, type VotingStage } from './voting-stages.ts';

const blocks = ({ ballots, ask }: VotingStage, set: readonly string[]): boolean =>
  ballots.includes('against') && ask.settle(Object.fromEntries(set.map((voter) => [voter, 'against']))) === 'rejected';

/** The set without members it does not need, friends dropped before adversaries. */
function shrink(stage: VotingStage, aligned: readonly string[], adversaries: readonly string[]): readonly string[] {
  let set = [...adversaries, ...aligned];
  for (const voter of [...aligned.toReversed(), ...adversaries]) {
    const rest = set.filter((each) => each !== voter);
    if (blocks(stage, rest)) set = rest;
  }
  return set;
}

/** L02: adversary and aligned members block together, and no adversary alone. Exact for the aligned set given. */
export const adversaryBlocksWithFriends: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const { voters } = stage;
    const adversaries = input.adversaries.filter((voter) => voters.includes(voter));
    const aligned = input.aligned.filter((voter) => voters.includes(voter));
    if (adversaries.length === 0 || aligned.length === 0) return [];
    if (listStoppers(stage).some((voter) => adversaries.includes(voter))) return [];
    if (failureActs(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    if (!blocks(stage, [...adversaries, ...aligned])) return [];
    const found = shrink(stage, aligned, adversaries);
    if (!found.some((voter) => adversaries.includes(voter))) return [];
    const ballots = castAll(stage, Object.fromEntries(found.map((voter) => [voter, 'against'])));
    return [
      {
        id: 'L02',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `${listNames(found)} together can block '${stage.stage.id}'`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${listNames(found)} vote against, everybody else for: rejected`,
          ...replays(replayAt(input, stage, { name: `${listNames(found)} block`, ballots, verdict: 'rejected' })),
        },
        why: 'Where the adversary needs only partners it already has, the vote is blocked in practice.',
        precedent: { slug: 'osce-consensus', lesson: 'consensus minus one fails as soon as the one has a second' },
        remedies: remedies(stage),
      },
    ];
  });
