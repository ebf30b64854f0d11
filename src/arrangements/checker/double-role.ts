import { listPossibleMembers } from '../groups.ts';
import type { Check } from './finding.ts';
import { castAll } from './voting-stages.ts';

/** L03: a party that may be the adversary is also a guarantor. */
export const guarantorIsAdversary: Check = ({ arrangement, adversaries }) =>
  adversaries.flatMap((id) => {
    const seats = Object.entries(arrangement.procedures).filter(([, { body }]) => {
      const group = arrangement.groups[body];
      return group !== undefined && listPossibleMembers(group).includes(id);
    });
    const guarantor = arrangement.parties?.[id]?.roles?.includes('guarantor') === true;
    const [seat] = seats;
    if (seat === undefined || !guarantor) return [];
    const [procedureId, procedure] = seat;
    const group = arrangement.groups[procedure.body];
    const members = group === undefined ? [] : listPossibleMembers(group);
    return [
      {
        id: 'L03',
        tier: 'hazard' as const,
        claim: `${id} is a guarantor and the party against which the guarantee may be needed`,
        place: { path: `parties.${id}` },
        counterScenario: {
          procedure: procedureId,
          ballots: { ...Object.fromEntries(members.map((member) => [member, 'for'])), [id]: 'against' },
          outcome: `${id} attacks and takes part, from inside ${procedure.body}, in what follows from its own attack`,
        },
        why: 'A guarantor that attacks knows the plans, sits in the consultations and may claim to act under the guarantee.',
        precedent: {
          slug: 'cyprus-1960',
          lesson: 'guarantor powers were parties to the conflict they were to prevent',
        },
        remedies: [
          { title: `leave ${id} out of ${procedure.body}`, set: { [`groups.${procedure.body}.minus`]: [id] } },
        ],
      },
    ];
  });

/** L04: a collective vote on a case without a rule that parties to it do not vote. */
export const noRecusal: Check = ({ stages, adversaries }) =>
  stages.flatMap((stage) => {
    if (stage.procedure.recuse !== undefined) return [];
    const interested = adversaries.filter((id) => stage.diagram.voters.includes(id));
    const [first] = interested;
    if (first === undefined) return [];
    return [
      {
        id: 'L04',
        tier: 'hazard' as const,
        claim: `${interested.join(' and ')} may vote in '${stage.stage.id}' on its own case: nobody is recused`,
        place: { path: `procedures.${stage.procedureId}` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [first]: 'against' }),
          outcome: `${first} votes against the finding that ${first} attacked, and the vote counts`,
        },
        why: 'That nobody judges their own cause is the oldest rule of procedure; several pacts write it down.',
        precedent: { slug: 'rio-1947', lesson: 'parties directly interested are excluded from the vote (article 18)' },
        remedies: [
          {
            title: 'take parties to the case out of the vote',
            set: { [`procedures.${stage.procedureId}.recuse`]: { who: 'parties to the case', as: 'out' } },
          },
        ],
      },
    ];
  });
