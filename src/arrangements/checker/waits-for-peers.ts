import type { Check, Found } from './finding.ts';
import { pathOf, strike } from './paths-and-remedies.ts';

const NUMBER =
  '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|half|most|all|a majority|others?|the others?|the rest)';
const PEERS = new RegExp(
  `\\b${NUMBER}\\b(?: of)?(?: the)?(?: other)? (?:guarantors?|parties|states|signatories|allies|members|powers|contributors)\\b|\\bthe others\\b`,
  'i',
);

function finding(path: string, words: string, left: readonly string[] | null = null): Found {
  return {
    id: 'L19',
    tier: 'hazard',
    evidence: 'words',
    claim: `the duty waits for others to commit: '${words}'`,
    place: { path },
    counterScenario: { ballots: {}, outcome: 'each waits for the others, and nobody is bound when the attack comes' },
    why: 'Where each moves only after the others, the first refusal is enough to keep all of them out.',
    remedies: [{ title: 'bind each from the first day', set: { [path]: left } }],
  };
}

/** L19: a duty that begins only when peers have committed. Reads the words of `when` and `requires`. */
export const waitsForPeers: Check = ({ arrangement: { commitments, triggers } }) => [
  ...commitments.flatMap((commitment, index) =>
    commitment.when !== undefined && PEERS.test(commitment.when)
      ? [finding(`${pathOf(commitment, index)}.when`, commitment.when)]
      : [],
  ),
  ...Object.entries(triggers ?? {}).flatMap(([id, { requires = [] }]) => {
    const hit = requires.find((words) => PEERS.test(words));
    return hit === undefined
      ? []
      : [
          finding(
            `triggers.${id}.requires`,
            hit,
            strike(requires, (words) => PEERS.test(words)),
          ),
        ];
  }),
];
