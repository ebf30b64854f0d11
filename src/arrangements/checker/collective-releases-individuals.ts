import { listVetoers } from '../../rules/index.ts';
import { listPossibleMembers } from '../groups.ts';
import type { Arrangement, Commitment } from '../schema.ts';
import type { Check } from './finding.ts';
import { castAll, hasWayOut } from './voting-stages.ts';
import { pathOf } from './paths-and-remedies.ts';

/** Members of the group in 'each-of G' or 'jointly G'; undefined when `by` names no group of the arrangement. */
function debtorsOf({ groups }: Arrangement, { by }: Commitment): readonly string[] | undefined {
  const group = groups[by.replace(/^(?:each-of|jointly)\s+/, '')];
  return group === undefined ? undefined : listPossibleMembers(group);
}

/** L17: what each owes hangs on a collective decision that one debtor can prevent, with no several duty beside it. */
export const collectiveReleasesIndividuals: Check = ({ arrangement, stages, adversaries }) =>
  arrangement.commitments.flatMap((commitment, index) => {
    const gate = stages.find(
      ({ procedureId, procedure }) => procedureId === commitment.after && procedure.polarity !== 'keeps',
    );
    if (gate === undefined || hasWayOut(gate)) return [];
    const debtors = debtorsOf(arrangement, commitment);
    const vetoers = listVetoers(gate.diagram).filter((voter) => debtors === undefined || debtors.includes(voter));
    const objector = vetoers.find((voter) => adversaries.includes(voter)) ?? vetoers[0];
    if (objector === undefined) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L17',
        tier: 'hazard' as const,
        claim: `what each owes waits for '${gate.stage.id}', and ${objector} alone can release all the others`,
        place: { path: `${path}.after` },
        counterScenario: {
          procedure: gate.procedureId,
          stage: gate.stage.id,
          ballots: castAll(gate, { [objector]: 'against' }),
          outcome: `${objector} refuses; the ${gate.diagram.voters.length - 1} that voted for owe nothing`,
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
