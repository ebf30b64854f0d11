import { hasWayOut } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { groupNamed, membersNamed, pathOf } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, stoppingBallot, type VotingStage } from './voting-stages.ts';

/** The first vote of a procedure that one debtor can stop, with that debtor; an adversary before others. */
function findRelease(input: CheckInput, procedureId: string, by: string): readonly [VotingStage, string] | undefined {
  const debtors = groupNamed(input.arrangement, by) === undefined ? undefined : membersNamed(input.arrangement, by);
  for (const stage of listActingStages(input.stages)) {
    if (stage.procedureId !== procedureId || stage.ask.constant === 'rejected') continue;
    if (hasWayOut(input.arrangement, { procedure: procedureId, index: stage.index })) continue;
    const vetoers = listStoppers(stage).filter((voter) => debtors?.includes(voter) !== false);
    const objector = vetoers.find((voter) => input.adversaries.includes(voter)) ?? vetoers[0];
    if (objector !== undefined && stage.voters.length > 1) return [stage, objector];
  }
  return undefined;
}

/** L17: what each owes hangs on a collective decision that one debtor can prevent, with no several duty beside it. */
export const collectiveReleasesIndividuals: Check = (input) =>
  input.arrangement.commitments.flatMap((commitment, index) => {
    const release = commitment.after === undefined ? undefined : findRelease(input, commitment.after, commitment.by);
    if (release === undefined) return [];
    const [gate, objector] = release;
    const path = pathOf(commitment, index);
    const ballots = castAll(gate, { [objector]: stoppingBallot(gate, objector) ?? 'against' });
    return [
      {
        id: 'L17',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        claim: `what each owes waits for '${gate.stage.id}', and ${objector} alone can release all the others`,
        place: { path: `${path}.after` },
        counterScenario: {
          procedure: gate.procedureId,
          stage: gate.stage.id,
          ballots,
          outcome: `${objector} refuses; the ${gate.voters.length - 1} that voted for owe nothing`,
          ...replays(replayAt(input, gate, { name: `${objector} releases the others`, ballots, verdict: 'rejected' })),
        },
        why: 'A joint guarantee read strictly binds nobody once one guarantor stands aside.',
        precedent: {
          slug: 'luxembourg-1867',
          lesson: 'the collective guarantee was read in 1867 as binding no power alone',
        },
        remedies: [{ title: 'owe it severally, without the vote', set: { [`${path}.after`]: null } }],
      },
    ];
  });
