import { listReadings, opennessOf } from '../open-leaf.ts';
import type { Check } from './finding.ts';
import { groupNamed, listNames } from './paths-and-remedies.ts';

/** L35: who may set the procedure going is itself open: a member who may or may not sit, or members not listed. */
export const standingOpen: Check = ({ arrangement }) =>
  Object.entries(arrangement.triggers ?? {}).flatMap(([id, { determinedBy }]) =>
    listReadings<string>(determinedBy).flatMap(({ value }) => {
      const groupId = value?.startsWith('any of ') === true ? groupNamed(arrangement, value) : undefined;
      const group = groupId === undefined ? undefined : arrangement.groups[groupId];
      if (groupId === undefined || group === undefined) return [];
      const { maybe = [], minus = [] } = group;
      const doubtful = maybe.filter((member) => !minus.includes(member));
      const unlisted = opennessOf(group.members) !== 'stated';
      if (doubtful.length === 0 && !unlisted) return [];
      const who = unlisted ? `who sits in ${groupId}` : `whether ${listNames(doubtful)} sits in ${groupId}`;
      return [
        {
          id: 'L35',
          tier: 'gap' as const,
          evidence: 'text' as const,
          claim: `${who} is open, and with it who may bring '${id}' about`,
          place: { path: unlisted ? `groups.${groupId}.members` : `groups.${groupId}.maybe` },
          why: 'A right to start something is worth as much as the proof that one has it.',
          precedent: { slug: 'snapback-2015', lesson: 'in 2020 the standing of a state that had left was denied' },
          remedies: unlisted ? [] : [{ title: 'list who may, by name', set: { [`groups.${groupId}.maybe`]: null } }],
        },
      ];
    }),
  );
