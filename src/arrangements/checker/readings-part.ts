import { compareGames } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { type VotingStage } from './voting-stages.ts';

function groupByStage(stages: readonly VotingStage[]): readonly (readonly VotingStage[])[] {
  const byPath = new Map<string, VotingStage[]>();
  for (const stage of stages.filter(({ open }) => !open)) {
    byPath.set(stage.path, [...(byPath.get(stage.path) ?? []), stage]);
  }
  return [...byPath.values()];
}

/** M01: two readings of one rule decide the same ballots differently. */
export const readingsPart: Check = (input) =>
  groupByStage(input.stages).flatMap((readings) => {
    const [first, ...others] = readings;
    return others.flatMap((second) => {
      if (first?.ask.diagram === undefined || second.ask.diagram === undefined) return [];
      const compared = compareGames(first.game, second.game);
      if (compared.equal !== false) return [];
      const { ballots, adoptedBy } = compared;
      const [yes, no] = adoptedBy === 'first' ? [first, second] : [second, first];
      const name = (stage: VotingStage): string => `read as '${stage.reading}'`;
      return [
        {
          id: 'M01',
          tier: 'hazard' as const,
          evidence: 'computed' as const,
          claim: `the readings '${first.reading}' and '${second.reading}' of '${first.stage.id}' decide differently`,
          place: { path: `${first.path}.rule` },
          counterScenario: {
            procedure: first.procedureId,
            stage: first.stage.id,
            ballots,
            outcome: `the same ballots: adopted ${name(yes)}, rejected ${name(no)}`,
            ...replays(
              ...[yes, no].map((each) =>
                replayAt(input, each, { name: name(each), ballots, verdict: each.ask.outcome(ballots) }),
              ),
            ),
          },
          why: 'A quarrel about the rule is fought out on the day when the vote is needed.',
          precedent: {
            slug: 'un-charter-27',
            lesson: 'whether abstention is a veto was settled by practice, not by the text',
          },
          remedies: [first, second].map(({ reading, sentence, path }) => ({
            title: `settle on '${reading}'`,
            set: { [`${path}.rule`]: sentence },
          })),
        },
      ];
    });
  });
