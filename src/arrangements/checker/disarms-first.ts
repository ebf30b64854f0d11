import type { Check } from './finding.ts';
import { listNames, membersNamed, partiesWith, pathOf, says } from './paths-and-remedies.ts';

/** L32: the beneficiary limits its arms or alliances from the first day, and nothing says that the guarantee is in force by then. */
export const disarmsFirst: Check = ({ arrangement }) => {
  const protectedParties = partiesWith(arrangement, 'beneficiary');
  if (says(arrangement.exit?.entryIntoForce)) return [];
  return arrangement.commitments.flatMap((commitment, index) => {
    const { kind, when, after, by } = commitment;
    const gives = kind.find((each) => each === 'arms-limits' || each === 'neutrality');
    const owners = membersNamed(arrangement, by).filter((id) => protectedParties.includes(id));
    if (gives === undefined || when !== undefined || after !== undefined || owners.length === 0) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L32',
        tier: 'hazard' as const,
        evidence: 'text' as const,
        claim: `${listNames(owners)} owes ${gives} from the first day; that the guarantee is in force by then is nowhere stated`,
        place: { path: `${path}.kind` },
        counterScenario: {
          ballots: {},
          outcome: `${owners[0]} gives up what cannot be got back; a guarantor does not ratify, and nothing protects ${owners[0]}`,
        },
        why: 'What is given up first cannot be taken back when the other half does not come.',
        precedent: { slug: 'budapest-1994', lesson: 'the weapons went, and what stood against them were assurances' },
        remedies: [
          {
            title: 'first the guarantee, then the limits',
            set: { [`${path}.when`]: 'once every guarantor has ratified and the guarantee is in force' },
          },
        ],
      },
    ];
  });
};
