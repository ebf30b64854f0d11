import type { Check } from './finding.ts';

const OFFICES = ['depositary', 'mediator'] as const;

/** L28: who keeps the records or mediates is the party against which the arrangement may be needed. */
export const recordKeeperIsAdversary: Check = ({ arrangement, adversaries }) =>
  adversaries.flatMap((id) => {
    const roles = arrangement.parties?.[id]?.roles ?? [];
    const office = OFFICES.find((each) => roles.includes(each));
    if (office === undefined) return [];
    return [
      {
        id: 'L28',
        tier: 'hazard' as const,
        evidence: 'text' as const,
        claim: `${id} is ${office}, and the party against which the guarantee may be needed`,
        place: { path: `parties.${id}.roles` },
        counterScenario: {
          ballots: {},
          outcome: `${id} is named as attacker and, as ${office}, delays notices, lists and meetings about it`,
        },
        why: 'Whoever keeps the papers and calls the meetings decides when there is a paper and when there is a meeting.',
        remedies: [
          {
            title: `another ${office}`,
            set: { [`parties.${id}.roles`]: roles.filter((each) => !OFFICES.some((other) => other === each)) },
          },
        ],
      },
    ];
  });
