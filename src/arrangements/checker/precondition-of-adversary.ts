import type { Check } from './finding.ts';

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
