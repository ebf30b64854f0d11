import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';

/** L08: something must have happened, and nobody is named who finds that it did. */
export const determinationUndefined: Check = ({ arrangement }) =>
  Object.entries(arrangement.triggers ?? {}).flatMap(([id, { determinedBy, event }]) => {
    if (listReadings<string>(determinedBy).some(({ value }) => value !== undefined)) return [];
    const body = Object.values(arrangement.procedures)[0]?.body;
    return [
      {
        id: 'L08',
        tier: 'gap' as const,
        evidence: 'text' as const,
        claim: `nobody is named who determines that '${event}' has happened`,
        place: { path: `triggers.${id}.determinedBy` },
        why: 'Every attack of the last decades was denied or called something else; who finds the fact decides the case.',
        precedent: { slug: 'cyprus-1960', lesson: 'each guarantor judged for itself whether the treaty was breached' },
        remedies:
          body === undefined
            ? []
            : [
                {
                  title: 'each guarantor may determine it',
                  set: { [`triggers.${id}.determinedBy`]: `any of ${body}` },
                },
              ],
      },
    ];
  });
