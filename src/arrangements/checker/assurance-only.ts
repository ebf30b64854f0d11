import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

const POLITICAL: ReadonlySet<string> = new Set([
  'consult',
  'referral',
  'respect-sovereignty',
  'mediation',
  'non-aggression',
]);

/** L12: nothing more is owed than respect, talks or referral. */
export const assuranceOnly: Check = ({ arrangement: { commitments } }) => {
  if (commitments.length === 0 || commitments.some(({ kind }) => kind.some((each) => !POLITICAL.has(each)))) return [];
  const first = commitments[0];
  return [
    {
      id: 'L12',
      tier: 'gap',
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
