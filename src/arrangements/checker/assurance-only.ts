import type { Check } from './finding.ts';
import { isTalk, membersNamed, partiesWith, pathOf } from './paths-and-remedies.ts';

/**
 * L12: nothing more is owed than respect, talks or referral. What only the beneficiary owes is not counted: it is no help
 * to it. Where only consultation is owed, L13 says it.
 */
export const assuranceOnly: Check = ({ arrangement }) => {
  const { commitments } = arrangement;
  const helped = partiesWith(arrangement, 'beneficiary');
  const given = commitments.filter(({ by }) => membersNamed(arrangement, by).some((id) => !helped.includes(id)));
  const kinds = (given.length === 0 ? commitments : given).flatMap(({ kind }) => kind);
  if (kinds.some((kind) => !isTalk(kind)) || kinds.every((kind) => kind === 'consult')) return [];
  const first = commitments[0];
  return [
    {
      id: 'L12',
      tier: 'gap',
      evidence: 'text',
      claim: 'what is owed is an assurance, not help: no commitment names means or action',
      place: { path: first === undefined ? 'commitments' : pathOf(first, 0) },
      why: 'Assurances oblige to respect and to talk; when they fail nobody owes anything more.',
      precedent: {
        slug: 'budapest-1994',
        lesson: 'the remedy named was to consult and to turn to the Security Council',
      },
      remedies: [
        {
          title: 'owe military aid',
          set: { [`${first === undefined ? 'commitments.0' : pathOf(first, 0)}.kind`]: ['consult', 'military-aid'] },
        },
      ],
    },
  ];
};
