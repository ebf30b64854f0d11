import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Arrangement, Commitment, Scenario } from '../schema.ts';
import { leadOfAdoption } from './exits.ts';
import type { Check } from './finding.ts';
import { membersNamed, owesHelp, pathOf } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import {
  castAll,
  defeatingBallots,
  listActingStages,
  listStoppers,
  oneSuffices,
  stoppingBallot,
  type VotingStage,
} from './voting-stages.ts';

/** Whether anything waits for this vote: a commitment, a finding, a further procedure, a stated effect. */
function isUsed(arrangement: Arrangement, id: string): boolean {
  const { commitments, triggers, procedures } = arrangement;
  const finds = Object.values(triggers ?? {}).flatMap(({ determinedBy }) => listReadings<string>(determinedBy));
  const leads = (procedures[id]?.stages ?? []).some(
    (_, index) => leadOfAdoption(arrangement, { procedure: id, index })?.kind === 'stage',
  );
  return (
    procedures[id]?.effect !== undefined ||
    leads ||
    commitments.some(({ after }) => after === id) ||
    finds.some(({ value }) => value === `procedure ${id}`)
  );
}

function opensWith({ procedures }: Arrangement, id: string): string | undefined {
  return procedures[id]?.stages[0]?.opens;
}

/** One member acts, though the vote failed. */
function actsAnyway(arrangement: Arrangement, commitment: Commitment): Scenario | undefined {
  const id = commitment.after ?? '';
  const [stage, ...more] = arrangement.procedures[id]?.stages ?? [];
  const [actor] = membersNamed(arrangement, commitment.by);
  if (stage?.rule !== EACH_DECIDES || more.length > 0 || actor === undefined) return undefined;
  return {
    name: `${actor} acts anyway`,
    procedure: id,
    ballots: { [stage.id]: { others: 'absent', [actor]: 'for' } },
    expect: 'adopted',
    endsIn: id,
    engaged: [actor],
  };
}

function findFree(arrangement: Arrangement, { procedureId }: VotingStage): number {
  const trigger = opensWith(arrangement, procedureId);
  return arrangement.commitments.findIndex(
    (commitment) =>
      commitment.after !== undefined && owesHelp(commitment) && opensWith(arrangement, commitment.after) === trigger,
  );
}

/** M07: a vote is held on the event, and the duty does not wait for it. */
export const voteGatesNothing: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const { arrangement } = input;
    const { procedureId } = stage;
    if (opensWith(arrangement, procedureId) === undefined || isUsed(arrangement, procedureId)) return [];
    const index = findFree(arrangement, stage);
    const commitment = arrangement.commitments[index];
    if (commitment === undefined || oneSuffices(stage) || stage.ask.constant === 'rejected') return [];
    const [objector] = listStoppers(stage);
    const refusal = objector === undefined ? undefined : stoppingBallot(stage, objector);
    const ballots =
      objector === undefined || refusal === undefined
        ? (defeatingBallots(stage) ?? {})
        : castAll(stage, { [objector]: refusal });
    const play = replayAt(input, stage, { name: 'the vote fails', ballots, verdict: stage.ask.outcome(ballots) });
    return [
      {
        id: 'M07',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `'${stage.stage.id}' decides nothing: what is owed opens with '${commitment.after}', not with this vote`,
        place: { path: `procedures.${procedureId}` },
        counterScenario: {
          procedure: procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${objector ?? 'everybody'} votes against and the vote fails; each may act all the same`,
          ...replays(play, actsAnyway(arrangement, commitment)),
        },
        why: 'Readers take the vote for the gate; those who rely on it and those who fear it are both wrong.',
        precedent: { slug: 'north-atlantic-treaty', lesson: 'article 5 binds each ally, and the Council is practice' },
        remedies: [
          {
            title: 'say what the vote is for',
            set: { [`procedures.${procedureId}.effect`]: 'a political finding; each party remains bound without it' },
          },
          { title: 'let the duty wait for the vote', set: { [`${pathOf(commitment, index)}.after`]: procedureId } },
        ],
      },
    ];
  });
