import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

/** L21: an exclusion takes out territory that is likely to be fought over. Reads the words of `except` and `area`. */
export const areaExcludesTheatre: Check = ({ arrangement: { commitments } }) =>
  commitments.flatMap((commitment, index) => {
    const places = (commitment.except ?? []).filter(
      (excluded) => /\p{Lu}/u.test(excluded) && !/troops|forces|weapons/i.test(excluded),
    );
    if (places.length === 0) return [];
    const path = pathOf(commitment, index);
    return [
      {
        id: 'L21',
        tier: 'hazard' as const,
        evidence: 'words' as const,
        claim: `the guarantee leaves out ${places.join(', ')}`,
        place: { path: `${path}.except` },
        counterScenario: { ballots: {}, outcome: `an attack confined to ${places[0]} engages nobody` },
        why: 'The area left out is the area in dispute; an attack can start there without touching the guarantee.',
        precedent: {
          slug: 'istanbul-2022-communique',
          lesson: 'the text of 29 March left out Crimea and parts of the east',
        },
        remedies: [{ title: 'cover the whole territory', set: { [`${path}.except`]: null } }],
      },
    ];
  });
