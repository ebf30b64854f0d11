import { failureActs } from './exits.ts';
import type { Check, Remedy } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, type VotingStage, withoutQuorum } from './voting-stages.ts';

const blocks = ({ ballots, ask }: VotingStage, set: readonly string[]): boolean =>
  ballots.includes('against') && ask.settle(Object.fromEntries(set.map((voter) => [voter, 'against']))) === 'rejected';

/** The set without members it does not need, friends dropped before adversaries, so that an adversary is kept if it can be. */
function shrink(stage: VotingStage, aligned: readonly string[], adversaries: readonly string[]): readonly string[] {
  let set = [...adversaries, ...aligned];
  for (const voter of [...aligned.toReversed(), ...adversaries]) {
    const rest = set.filter((each) => each !== voter);
    if (blocks(stage, rest)) set = rest;
  }
  return set;
}

/** Each for itself; or two thirds, where all friends together are no more than a third. */
function listRemedies(stage: VotingStage, friends: number): readonly Remedy[] {
  const { path, electorate, voters } = stage;
  const alone = { title: 'let each member decide for itself', set: { [`${path}.rule`]: 'each decides' } };
  if (friends * 3 > voters.length) return [alone];
  const set = { [`${path}.rule`]: `at least 2/3 of ${electorate} for`, ...withoutQuorum(stage) };
  return [{ title: 'decide by two thirds', set }, alone];
}

/**
 * L02: the adversary's friends block, with it or without it, and no adversary does alone. Exact for the friends a
 * situation names, each voting against.
 */
export const adversaryBlocksWithFriends: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const adversaries = input.adversaries.filter((voter) => stage.voters.includes(voter));
    const aligned = input.aligned.filter((voter) => stage.voters.includes(voter));
    if (aligned.length === 0 || stage.ask.constant === 'rejected') return [];
    if (listStoppers(stage).some((voter) => adversaries.includes(voter))) return [];
    if (failureActs(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    if (!blocks(stage, [...adversaries, ...aligned])) return [];
    const found = shrink(stage, aligned, adversaries);
    const names = listNames(found);
    const ballots = castAll(stage, Object.fromEntries(found.map((voter) => [voter, 'against'])));
    const friend = found.some((voter) => adversaries.includes(voter))
      ? ''
      : `, friend of ${listNames(input.adversaries)},`;
    return [
      {
        id: 'L02',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `${names}${friend} can block '${stage.stage.id}'${found.length > 1 ? ' together' : ' alone'}`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${names} against, everybody else for: rejected`,
          ...replays(replayAt(input, stage, { name: `${names} block`, ballots, verdict: 'rejected' })),
        },
        why: 'Where the adversary needs only partners it already has, the vote is blocked in practice.',
        precedent: { slug: 'osce-consensus', lesson: 'consensus minus one fails as soon as the one has a second' },
        remedies: listRemedies(
          stage,
          [...input.adversaries, ...aligned].filter((id) => stage.members.includes(id)).length,
        ),
      },
    ];
  });
