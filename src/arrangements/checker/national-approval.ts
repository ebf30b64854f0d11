import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

const APPROVAL =
  /\b(?:constitutional (?:process\w*|procedures?|requirements?|provisions?)|parliament\w*|legislat\w+|congress\w*|national (?:approval|procedures?|decisions?)|ratif\w+)/i;
const TIME =
  /\b(?:\d+|one|two|three|seven|ten|thirty)[ -]?(?:h|d|w|hours?|days?|weeks?|months?)\b|in advance|already given/i;

/** L22: help waits for a national approval without a time. Reads the words of `when`, `limit` and `requires`. */
export const nationalApproval: Check = ({ arrangement: { commitments, triggers } }) => {
  const places = [
    ...commitments.flatMap((commitment, index) => {
      const path = pathOf(commitment, index);
      const limits = listReadings<string>(commitment.limit).map(({ value }) => value);
      return [
        { path: `${path}.when`, words: commitment.when },
        ...limits.map((words) => ({ path: `${path}.limit`, words })),
      ];
    }),
    ...Object.entries(triggers ?? {}).flatMap(([id, { requires = [] }]) =>
      requires.map((words) => ({ path: `triggers.${id}.requires`, words })),
    ),
  ];
  return places.flatMap(({ path, words }) => {
    if (words === undefined || !APPROVAL.test(words) || TIME.test(words)) return [];
    return [
      {
        id: 'L22',
        tier: 'gap' as const,
        evidence: 'words' as const,
        claim: `help waits for a national approval, and no time is set for it: '${words}'`,
        place: { path },
        why: 'A parliament that may take any time can turn a duty into a debate.',
        precedent: {
          slug: 'north-atlantic-treaty',
          lesson: 'article 11 leaves carrying out the treaty to constitutional processes',
        },
        remedies: [
          {
            title: 'set a time',
            set: { [path]: path.endsWith('.requires') ? null : `${words}, within 3 days` },
          },
        ],
      },
    ];
  });
};
