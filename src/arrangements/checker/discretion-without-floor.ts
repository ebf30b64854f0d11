import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';
import { isTalk, pathOf } from './paths-and-remedies.ts';

/** L14: help is owed as each party sees fit, with no least measure. Where only talk is owed, L12 and L13 say so. */
export const discretionWithoutFloor: Check = ({ arrangement: { commitments } }) =>
  commitments.flatMap((commitment, index) => {
    const discretionary = listReadings<string>(commitment.force).some(({ value }) => value === 'discretionary');
    const loose = commitment.kind.includes('measures-as-deemed-necessary');
    if ((!loose && !discretionary) || commitment.capability !== undefined || commitment.kind.every(isTalk)) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L14',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: 'help is left to what each party deems necessary, and no least measure is named',
        place: { path: `${path}.kind` },
        why: 'A party keeps its word by a telegram; what the beneficiary can count on is the floor, not the ceiling.',
        precedent: { slug: 'north-atlantic-treaty', lesson: 'article 5 leaves the measures to each ally' },
        remedies: [
          {
            title: 'name a least package',
            set: {
              [`${path}.capability`]: 'at least air defence and ammunition for 30 days',
              [`${path}.kind`]: ['air-defence', 'military-aid'],
              [`${path}.force`]: 'automatic',
            },
          },
        ],
      },
    ];
  });
