import { listReadings } from '../open-leaf.ts';
import type { Trigger } from '../schema.ts';
import type { Check, CheckInput, Found } from './finding.ts';
import { groupNamed, leaveOut, listNames, membersNamed, strike } from './paths-and-remedies.ts';

const ADVERSARY_ACTS =
  /\b(ceasefire|cease-fire|armistice|truce|peace (?:agreement|treaty|deal|settlement)|consent|withdrawal)\b/i;
const SHARED = {
  id: 'L11',
  tier: 'hazard' as const,
  why: 'A precondition that the adversary controls is a veto by another name.',
};

function findAct({ adversaries }: CheckInput, id: string, { requires, event }: Trigger): readonly Found[] {
  const held = (required: string): boolean => ADVERSARY_ACTS.test(required);
  const hit = (requires ?? []).find(held);
  const [adversary] = adversaries;
  if (hit === undefined || adversary === undefined) return [];
  return [
    {
      ...SHARED,
      evidence: 'words',
      claim: `the guarantee waits for '${hit}', which ${adversary} can withhold`,
      place: { path: `triggers.${id}.requires` },
      counterScenario: {
        ballots: {},
        outcome: `${adversary} never agrees; '${event}' comes before the guarantee has begun, and it is never engaged`,
      },
      precedent: { slug: 'western-framework-2025', lesson: 'the framework of 2025 was to start after a ceasefire' },
      remedies: [
        { title: 'start without that condition', set: { [`triggers.${id}.requires`]: strike(requires ?? [], held) } },
      ],
    },
  ];
}

/** Whoever must join in the finding: everyone of 'all of G' and 'jointly G', or the one party named. */
function mustFind({ arrangement }: CheckInput, words: string): readonly string[] {
  if (/^(?:all of|jointly)\s/.test(words)) return membersNamed(arrangement, words);
  return groupNamed(arrangement, words) === undefined ? [words] : [];
}

function findJudge(input: CheckInput, id: string, { determinedBy, event }: Trigger): readonly Found[] {
  const { arrangement, adversaries } = input;
  return listReadings<string>(determinedBy).flatMap(({ value }): readonly Found[] => {
    const blockers = value === undefined ? [] : mustFind(input, value).filter((each) => adversaries.includes(each));
    if (value === undefined || blockers.length === 0) return [];
    const group = groupNamed(arrangement, value);
    const set =
      group === undefined ? { [`triggers.${id}.determinedBy`]: 'unspecified' } : leaveOut(arrangement, group, blockers);
    return [
      {
        ...SHARED,
        evidence: 'text',
        claim: `that '${event}' has happened must be found by ${listNames(blockers)}, who would have done it`,
        place: { path: `triggers.${id}.determinedBy` },
        counterScenario: {
          ballots: {},
          outcome: `${blockers[0]} denies that '${event}' has happened, and nothing opens`,
        },
        precedent: { slug: 'un-charter-27', lesson: 'a permanent member can veto the finding about its own war' },
        remedies: [{ title: `leave ${listNames(blockers)} out of the finding`, set }],
      },
    ];
  });
}

/** L11: the guarantee starts only after something that the adversary must do, agree to (read from words) or find. */
export const preconditionOfAdversary: Check = (input) =>
  Object.entries(input.arrangement.triggers ?? {}).flatMap(([id, trigger]) => [
    ...findAct(input, id, trigger),
    ...findJudge(input, id, trigger),
  ]);
