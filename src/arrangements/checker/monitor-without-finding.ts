import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check } from './finding.ts';
import { membersNamed, pathOf } from './paths-and-remedies.ts';

/** Everybody who has a part in finding some event: groups, parties, bodies of procedures. */
function listFinders(arrangement: Arrangement): readonly string[] {
  return Object.values(arrangement.triggers ?? {}).flatMap(({ determinedBy }) =>
    listReadings<string>(determinedBy).flatMap(({ value }) => {
      if (value === undefined) return [];
      const procedure = /^procedure\s+(\S+)$/.exec(value)?.[1];
      const body = procedure === undefined ? undefined : arrangement.procedures[procedure]?.body;
      return [value, ...membersNamed(arrangement, body ?? value)];
    }),
  );
}

/** L29: somebody watches, and no event is found by what they find. */
export const monitorWithoutFinding: Check = ({ arrangement }) => {
  const finders = listFinders(arrangement);
  const [trigger] = Object.keys(arrangement.triggers ?? {});
  return arrangement.commitments.flatMap((commitment, index) => {
    const watchers = membersNamed(arrangement, commitment.by);
    if (!commitment.kind.includes('monitoring') || watchers.some((id) => finders.includes(id))) return [];
    const path = pathOf(commitment, index);
    const set =
      trigger === undefined
        ? { [`${path}.kind`]: commitment.kind.filter((kind) => kind !== 'monitoring').concat('referral') }
        : { [`triggers.${trigger}.determinedBy`]: commitment.by.replace(/^(?:each-of|jointly)\s/, 'any of ') };
    return [
      {
        id: 'L29',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: `${commitment.by} monitors, and nothing follows from what it finds: no event is determined by it`,
        place: { path: `${path}.kind` },
        why: 'A monitor that may count but not name leaves the naming to the parties, who never agree on it.',
        remedies: [{ title: 'what the monitor finds counts as found', set }],
      },
    ];
  });
};
