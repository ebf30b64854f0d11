import { listReadings } from '../open-leaf.ts';
import type { Arrangement } from '../schema.ts';
import type { Check, Remedy } from './finding.ts';
import { membersNamed, partiesWith } from './paths-and-remedies.ts';

/** The party attacked, where it has no seat among those who act; else any of these. */
function name(arrangement: Arrangement, path: string): readonly Remedy[] {
  const body = Object.values(arrangement.procedures)[0]?.body;
  const seated = body === undefined ? [] : membersNamed(arrangement, body);
  const [victim] = partiesWith(arrangement, 'beneficiary').filter((id) => !seated.includes(id));
  if (victim !== undefined) return [{ title: `${victim}, whom it protects, determines it`, set: { [path]: victim } }];
  if (body === undefined) return [];
  return [{ title: 'each guarantor may determine it', set: { [path]: `any of ${body}` } }];
}

/** L08: something must have happened, and nobody is named who finds that it did. */
export const determinationUndefined: Check = ({ arrangement }) =>
  Object.entries(arrangement.triggers ?? {}).flatMap(([id, { determinedBy, event }]) => {
    if (listReadings<string>(determinedBy).some(({ value }) => value !== undefined)) return [];
    const path = `triggers.${id}.determinedBy`;
    return [
      {
        id: 'L08',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: `nobody is named who determines that '${event}' has happened`,
        place: { path },
        why: 'Every attack of the last decades was denied or called something else; who finds the fact decides the case.',
        precedent: { slug: 'cyprus-1960', lesson: 'each guarantor judged for itself whether the treaty was breached' },
        remedies: name(arrangement, path),
      },
    ];
  });
