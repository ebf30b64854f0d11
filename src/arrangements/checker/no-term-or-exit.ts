import type { Check } from './finding.ts';
import { owesHelp, says } from './paths-and-remedies.ts';

/** L23: help is owed, and the text has no duration and no way to leave. */
export const noTermOrExit: Check = ({ arrangement: { commitments, exit } }) => {
  const stated = says(exit?.withdrawal) || says(exit?.duration) || says(exit?.notice);
  if (stated || commitments.length === 0 || commitments.some(({ lasts }) => says(lasts))) return [];
  if (!commitments.some(owesHelp)) return [];
  return [
    {
      id: 'L23',
      tier: 'gap',
      evidence: 'text',
      claim: 'nothing is said about how long this lasts, nor how a party leaves',
      place: { path: 'exit' },
      why: 'Without a term or a notice each party settles for itself when it is no longer bound.',
      precedent: { slug: 'cyprus-1960', lesson: 'the treaty has neither a term nor a review' },
      remedies: [
        {
          title: 'ten years, with notice longer than a crisis',
          set: { exit: { ...exit, duration: '10y', withdrawal: 'any party', notice: '1y' } },
        },
      ],
    },
  ];
};
