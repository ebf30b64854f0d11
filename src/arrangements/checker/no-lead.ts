import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { groupNamed, membersNamed, owesHelp, partiesWith, pathOf } from './paths-and-remedies.ts';

const MANY = 5;

/** Members who sit for certain. */
function listCertain(arrangement: Arrangement, by: string): readonly string[] {
  const maybe = arrangement.groups[groupNamed(arrangement, by) ?? '']?.maybe ?? [];
  return membersNamed(arrangement, by).filter((id) => !maybe.includes(id));
}

/** L37: more than five owe help, each deciding for itself, and no party leads. */
export const noLead: Check = ({ arrangement }) => {
  if (partiesWith(arrangement, 'lead').length > 0) return [];
  const index = arrangement.commitments.findIndex((commitment) => {
    const stages = commitment.after === undefined ? [] : (arrangement.procedures[commitment.after]?.stages ?? []);
    const votes = stages.flatMap(({ rule }) => listReadings<string>(rule));
    const alone = votes.every(({ value }) => value?.trim() === EACH_DECIDES);
    return owesHelp(commitment) && alone && listCertain(arrangement, commitment.by).length > MANY;
  });
  const commitment = arrangement.commitments[index];
  if (commitment === undefined) return [];
  const debtors = listCertain(arrangement, commitment.by);
  const [first = ''] = debtors;
  const roles = arrangement.parties?.[first]?.roles ?? [];
  return [
    {
      id: 'L37',
      tier: 'gap',
      evidence: 'text',
      claim: `${debtors.length} owe help, each for itself, and none of them leads`,
      place: { path: `${pathOf(commitment, index)}.by` },
      why: 'What many owe separately arrives in pieces; without a lead nobody plans, commands or begins.',
      remedies: [
        {
          title: `${first} leads`,
          set:
            arrangement.parties === undefined
              ? { parties: { [first]: { roles: ['lead'] } } }
              : { [`parties.${first}`]: { ...arrangement.parties[first], roles: [...roles, 'lead'] } },
        },
      ],
    },
  ];
};
