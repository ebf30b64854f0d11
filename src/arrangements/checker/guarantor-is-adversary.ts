import { listPossibleMembers } from '../groups.ts';
import type { Check } from './finding.ts';

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
