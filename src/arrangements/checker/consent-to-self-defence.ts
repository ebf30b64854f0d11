import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { membersNamed, partiesWith, pathOf } from './paths-and-remedies.ts';

const CONSENT =
  /\b(?:consent|permission|approval|agreement|authori[sz]ation) (?:of|by|from)\b|\bwithout the consent\b/i;

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether words that ask for consent name the party, or a group in which it sits. */
function asks({ parties, groups }: Arrangement, words: string, adversary: string): boolean {
  const seats = Object.entries(groups).filter(([, group]) => listPossibleMembers(group).includes(adversary));
  const names = [adversary, parties?.[adversary]?.name, ...seats.flatMap(([id, { title }]) => [id, title])];
  return names.some((name) => name !== undefined && new RegExp(`\\b${escape(name)}\\b`, 'iu').test(words));
}

/** L33: what the beneficiary may do for its own defence needs the consent of its adversary. Reads the words of `when`, `limit` and `except`. */
export const consentToSelfDefence: Check = ({ arrangement, adversaries }) => {
  const protectedParties = partiesWith(arrangement, 'beneficiary');
  return arrangement.commitments.flatMap((commitment, index) => {
    const { by, to, when, except = [] } = commitment;
    const concerns = [...membersNamed(arrangement, by), ...membersNamed(arrangement, to)];
    if (!concerns.some((id) => protectedParties.includes(id))) return [];
    const limits = listReadings<string>(commitment.limit).map(({ value }) => ({ key: 'limit', words: value }));
    const places = [{ key: 'when', words: when }, ...limits, ...except.map((words) => ({ key: 'except', words }))];
    return places.flatMap(({ key, words }) => {
      const adversary = adversaries.find(
        (id) => words !== undefined && CONSENT.test(words) && asks(arrangement, words, id),
      );
      if (words === undefined || adversary === undefined) return [];
      const path = `${pathOf(commitment, index)}.${key}`;
      return [
        {
          id: 'L33',
          tier: 'hazard' as const,
          evidence: 'words' as const,
          claim: `preparing its own defence needs the consent of ${adversary}: '${words}'`,
          place: { path },
          counterScenario: {
            ballots: {},
            outcome: `${adversary} refuses the exercise, the arms or the bases, and attacks a party that could not prepare`,
          },
          why: 'Who must be asked before defences are made decides that there are none.',
          remedies: [{ title: 'strike the consent', set: { [path]: null } }],
        },
      ];
    });
  });
};
