import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

/** L13: the only act that is owed is to consult. */
export const consultationOnly: Check = ({ arrangement: { commitments } }) => {
  const [first] = commitments;
  if (first === undefined || commitments.some(({ kind }) => kind.some((each) => each !== 'consult'))) return [];
  return [
    {
      id: 'L13',
      tier: 'gap',
      evidence: 'text',
      claim: 'the only act that is owed is consultation; nothing follows from it',
      place: { path: `${pathOf(first, 0)}.kind` },
      why: 'Talks end with talks unless the text says what follows when they lead nowhere.',
      precedent: { slug: 'budapest-1994', lesson: 'consultation was the last thing owed; nothing was to follow it' },
      remedies: [
        {
          title: 'owe military aid when consultation leads nowhere',
          set: { [`${pathOf(first, 0)}.kind`]: ['consult', 'military-aid'] },
        },
      ],
    },
  ];
};
