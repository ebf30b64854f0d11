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

const ADVERSARY_ACTS =
  /\b(ceasefire|cease-fire|armistice|truce|peace (?:agreement|treaty|deal|settlement)|consent|withdrawal)\b/i;

/** L11: the guarantee starts only after something that the adversary must do or agree to. Reads the words of `requires`. */
export const preconditionOfAdversary: Check = ({ arrangement, adversaries }) =>
  Object.entries(arrangement.triggers ?? {}).flatMap(([id, { requires, event }]) => {
    const hit = (requires ?? []).find((required) => ADVERSARY_ACTS.test(required));
    const [adversary] = adversaries;
    if (hit === undefined || adversary === undefined) return [];
    return [
      {
        id: 'L11',
        tier: 'hazard' as const,
        claim: `the guarantee waits for '${hit}', which ${adversary} can withhold`,
        place: { path: `triggers.${id}.requires` },
        counterScenario: {
          ballots: {},
          outcome: `${adversary} never agrees; '${event}' comes before the guarantee has begun, and it is never engaged`,
        },
        why: 'A precondition that the adversary controls is a veto by another name.',
        precedent: { slug: 'western-framework-2025', lesson: 'the framework of 2025 was to start after a ceasefire' },
        remedies: [{ title: 'start without that condition', set: { [`triggers.${id}.requires`]: null } }],
      },
    ];
  });
