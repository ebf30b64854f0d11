import type { Check } from './finding.ts';

/** L31: another arrangement is said to conflict, and nothing says which of the two prevails. */
export const conflictingTreaty: Check = ({ arrangement: { interacts = [] } }) =>
  interacts.flatMap(({ with: other, how }, index) => {
    const settled = interacts.some(
      (each) => each.with === other && (each.how === 'precedes' || each.how === 'overrides'),
    );
    if (how !== 'conflicts' || settled) return [];
    return [
      {
        id: 'L31',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: `this conflicts with '${other}', and nothing says which of the two prevails`,
        place: { path: `interacts.${index}` },
        why: 'A party bound both ways chooses, when the day comes, the duty that suits it.',
        precedent: {
          slug: 'eu-42-7',
          lesson: 'its text says how it stands to the commitments in the Atlantic alliance',
        },
        remedies: [{ title: 'say that this one prevails', set: { [`interacts.${index}.how`]: 'overrides' } }],
      },
    ];
  });
