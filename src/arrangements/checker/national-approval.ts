import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

const APPROVAL =
  /\b(?:constitutional (?:process\w*|procedures?|requirements?|provisions?)|parliament\w*|legislat\w+|congress\w*|national (?:approval|procedures?|decisions?)|ratif\w+)/i;
const TIME =
  /\b(?:\d+|one|two|three|seven|ten|thirty)[ -]?(?:h|d|w|hours?|days?|weeks?|months?)\b|in advance|already given/i;

/** Whether words wait for an approval and set no time. */
function waits(words: string): boolean {
  return APPROVAL.test(words) && !TIME.test(words);
}

const timed = (words: string): string => (waits(words) ? `${words}, within 3 days` : words);

/** L22: help waits for a national approval without a time. Reads the words of `when`, `limit` and `requires`. */
export const nationalApproval: Check = ({ arrangement: { commitments, triggers } }) => {
  const places = [
    ...commitments.flatMap((commitment, index) => {
      const path = pathOf(commitment, index);
      const limits = listReadings<string>(commitment.limit).map(({ value }) => value);
      return [
        { path: `${path}.when`, words: commitment.when, all: undefined },
        ...limits.map((words) => ({ path: `${path}.limit`, words, all: undefined })),
      ];
    }),
    ...Object.entries(triggers ?? {}).flatMap(([id, { requires = [] }]) =>
      requires.map((words) => ({ path: `triggers.${id}.requires`, words, all: requires })),
    ),
  ];
  return places.flatMap(({ path, words, all }) => {
    if (words === undefined || !waits(words)) return [];
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
            set: { [path]: all === undefined ? timed(words) : all.map(timed) },
          },
        ],
      },
    ];
  });
};
