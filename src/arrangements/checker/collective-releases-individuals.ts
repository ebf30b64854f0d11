import { hasWayOut } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { groupNamed, listNames, membersNamed, pathOf } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, stoppingBallot, type VotingStage } from './voting-stages.ts';

interface Release {
  readonly gate: VotingStage;
  /** Debtors of whom each can stop the vote, adversaries before others. */
  readonly stoppers: readonly [string, ...string[]];
}

/** The first vote of a procedure that one debtor can stop, under each reading of its rule that lets it. */
function findReleases(input: CheckInput, procedureId: string, by: string): readonly Release[] {
  const debtors = groupNamed(input.arrangement, by) === undefined ? undefined : membersNamed(input.arrangement, by);
  const found: Release[] = [];
  for (const stage of listActingStages(input.stages)) {
    if (found[0] !== undefined && found[0].gate.stage.id !== stage.stage.id) break;
    if (stage.procedureId !== procedureId || stage.ask.constant === 'rejected') continue;
    if (hasWayOut(input.arrangement, { procedure: procedureId, index: stage.index })) continue;
    const vetoers = listStoppers(stage).filter((voter) => debtors?.includes(voter) !== false);
    const hostile = vetoers.filter((voter) => input.adversaries.includes(voter));
    const [objector, ...others] = [...hostile, ...vetoers.filter((voter) => !hostile.includes(voter))];
    if (objector !== undefined && stage.voters.length > 1) found.push({ gate: stage, stoppers: [objector, ...others] });
  }
  return found;
}

/** L17: what each owes hangs on a collective decision that one debtor can prevent, with no several duty beside it. */
export const collectiveReleasesIndividuals: Check = (input) =>
  input.arrangement.commitments.flatMap((commitment, index) => {
    const releases = commitment.after === undefined ? [] : findReleases(input, commitment.after, commitment.by);
    return releases.map(({ gate, stoppers }) => {
      const [objector] = stoppers;
      const who = stoppers.length === 1 ? `${objector} alone` : `any one of ${listNames(stoppers)}`;
      const path = pathOf(commitment, index);
      const ballots = castAll(gate, { [objector]: stoppingBallot(gate, objector) ?? 'against' });
      return {
        id: 'L17',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        claim: `what each owes waits for '${gate.stage.id}', and ${who} can release all the others`,
        reading: gate.reading,
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
      };
    });
  });
