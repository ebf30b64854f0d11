import { namedActor } from '../../actors/index.ts';
import { listPossibleMembers } from '../groups.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { leaveOut } from './paths-and-remedies.ts';

const TWO_LETTERS: Readonly<Record<string, string>> = {
  UK: 'GBR',
  GB: 'GBR',
  US: 'USA',
  USA: 'USA',
  RU: 'RUS',
  RF: 'RUS',
};

/** Which actor an id stands for: by the party's name, the id itself, or well-known short forms. */
function actorOf({ parties }: Arrangement, id: string): string | undefined {
  const name = parties?.[id]?.name;
  return (name === undefined ? undefined : namedActor(name)?.id) ?? namedActor(id)?.id ?? TWO_LETTERS[id];
}

/** E04: one state or body sits twice in a group, under two names. */
export const twoNames: Check = ({ arrangement }) =>
  Object.entries(arrangement.groups).flatMap(([groupId, group]) => {
    const seen = new Map<string, string>();
    return listPossibleMembers(group).flatMap((id) => {
      const actor = actorOf(arrangement, id);
      const other = actor === undefined ? undefined : seen.get(actor);
      if (actor !== undefined && other === undefined) seen.set(actor, id);
      if (other === undefined) return [];
      return [
        {
          id: 'E04',
          tier: 'error' as const,
          evidence: 'text' as const,
          claim: `'${other}' and '${id}' in '${groupId}' are one and the same`,
          place: { path: `groups.${groupId}.members` },
          counterScenario: { ballots: { [other]: 'for', [id]: 'for' }, outcome: 'one party casts two ballots' },
          why: 'A party that is counted twice moves every threshold.',
          remedies: [{ title: `count it once, as ${other}`, set: leaveOut(arrangement, groupId, [id]) }],
        },
      ];
    });
  });
