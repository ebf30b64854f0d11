import { listReadings } from '../open-leaf.ts';
import { failureActs } from './exits.ts';
import type { Check } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, type VotingStage, withoutQuorum } from './voting-stages.ts';

function listAbsentBlockers(stage: VotingStage): readonly string[] {
  return stage.voters.length < 2 ? [] : listStoppers(stage, 'absent');
}

/** L26: one who stays away blocks as much as one who says no. Not where silence is stated to count as agreement. */
export const absenceBlocks: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const silence = listReadings(stage.stage.silence);
    if (silence.length > 0 && silence.every(({ value }) => value === 'for')) return [];
    if (failureActs(input.arrangement, { procedure: stage.procedureId, index: stage.index })) return [];
    const blockers = listAbsentBlockers(stage);
    const absent = blockers.find((voter) => input.adversaries.includes(voter)) ?? blockers[0];
    if (absent === undefined) return [];
    const ballots = castAll(stage, { [absent]: 'absent' });
    return [
      {
        id: 'L26',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `by staying away from '${stage.stage.id}' ${blockers.length > 1 ? `any one of ${listNames(blockers)}` : absent} blocks it`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${absent} does not come, everybody else votes for: rejected`,
          ...replays(replayAt(input, stage, { name: `${absent} stays away`, ballots, verdict: 'rejected' })),
        },
        why: 'Staying away costs less than a refusal, and gives no reason that could be answered.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'in 1950 a permanent member stayed away, and practice does not count absence as a veto',
        },
        remedies: [
          { title: 'silence counts as agreement', set: { [`${stage.path}.silence`]: 'for' } },
          {
            title: 'only a stated objection blocks',
            set: {
              [`${stage.path}.rule`]: `none of ${stage.electorate} against`,
              ...withoutQuorum(stage),
            },
          },
        ],
      },
    ];
  });
