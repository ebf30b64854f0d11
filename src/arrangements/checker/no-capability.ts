import type { Check } from './finding.ts';
import { owesHelp, pathOf } from './paths-and-remedies.ts';

/** L15: help is owed, and no commitment names forces, arms, money or days. What L14 says of discretion is not said twice. */
export const noCapability: Check = ({ arrangement: { commitments } }) => {
  const help = commitments.flatMap((commitment, index) => (owesHelp(commitment) ? [{ commitment, index }] : []));
  if (help.some(({ commitment }) => commitment.capability !== undefined)) return [];
  const firm = help.find(
    ({ commitment: { kind, force } }) =>
      force !== 'discretionary' && kind.some((each) => each !== 'measures-as-deemed-necessary'),
  );
  if (firm === undefined) return [];
  const path = pathOf(firm.commitment, firm.index);
  return [
    {
      id: 'L15',
      tier: 'gap',
      evidence: 'text',
      claim: 'no commitment says with what: no forces, arms, money or days of readiness are named',
      place: { path: `${path}.kind` },
      why: 'What is not named is not planned, and what is not planned does not arrive.',
      precedent: { slug: 'luxembourg-1867', lesson: 'powers guaranteed together, and none said with what' },
      remedies: [
        {
          title: 'name a least package',
          set: { [`${path}.capability`]: 'at least air defence and ammunition for 30 days' },
        },
      ],
    },
  ];
};
