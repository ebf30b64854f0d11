import type { Check } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

function plain(words: string): string {
  return ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** M15: one exception says again, or lies within, what another leaves out. */
export const overlappingExceptions: Check = ({ arrangement: { commitments } }) =>
  commitments.flatMap((commitment, index) => {
    const { except = [] } = commitment;
    const contains = (outer: string, inner: string): boolean => plain(outer).includes(plain(inner));
    const at = except.findIndex((words, place) =>
      except.some(
        (other, second) => second !== place && contains(words, other) && (!contains(other, words) || second < place),
      ),
    );
    const narrow = except[at];
    if (narrow === undefined) return [];
    const wide = except.find((other, place) => place !== at && contains(narrow, other)) ?? narrow;
    const rest = except.filter((_, place) => place !== at);
    const path = `${pathOf(commitment, index)}.except`;
    return [
      {
        id: 'M15',
        tier: 'gap' as const,
        evidence: 'words' as const,
        claim: `the exceptions '${narrow}' and '${wide}' overlap`,
        place: { path },
        why: 'Two exceptions for one thing raise the question what the second leaves out that the first does not.',
        remedies: [{ title: 'say it once', set: { [path]: rest } }],
      },
    ];
  });
