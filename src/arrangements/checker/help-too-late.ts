import { parseDuration } from '../duration.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Scenario } from '../schema.ts';
import type { Check, CheckInput } from './finding.ts';
import { latestHours } from './paths-and-remedies.ts';
import { adoptingBallots } from './voting-stages.ts';

function hoursOf(written: string | undefined): number {
  const parsed = written === undefined ? undefined : parseDuration(written);
  return parsed?.ok === true ? parsed.value.min : Infinity;
}

/** Everybody votes for, at the last hour that the text allows; played until the object is lost. */
function lastHourPlay(input: CheckInput, procedureId: string, lostAfter: string): Scenario | undefined {
  const stages = input.arrangement.procedures[procedureId]?.stages ?? [];
  const played: [string, Readonly<Record<string, string>>][] = [];
  for (const { id, rule } of stages) {
    if (rule === undefined) continue;
    const vote = input.stages.find((each) => each.procedureId === procedureId && each.stage.id === id && !each.open);
    const ballots = rule === EACH_DECIDES ? { others: 'for' } : vote && adoptingBallots(vote);
    if (ballots === undefined) return undefined;
    played.push([id, ballots]);
  }
  const at = Object.fromEntries(stages.map(({ id, within }) => [id, `${latestHours(within)}h`]));
  const name = 'everybody agrees at the last hour';
  return { name, procedure: procedureId, ballots: Object.fromEntries(played), at, until: lostAfter, expect: 'pending' };
}

/** L16: the stated time to decide is longer than the situation says the thing protected can hold. Needs `lostAfter`. */
export const helpTooLate: Check = (input) => {
  const lostAfter = input.situation?.lostAfter;
  const lost = hoursOf(lostAfter);
  if (lostAfter === undefined) return [];
  return Object.entries(input.arrangement.procedures).flatMap(([id, { stages }]) => {
    const total = stages.reduce((sum, { within }) => sum + (within === undefined ? 0 : latestHours(within)), 0);
    const engaged = input.arrangement.commitments.some(({ after }) => after === id);
    if (!engaged || !Number.isFinite(total) || total <= lost) return [];
    const play = lastHourPlay(input, id, lostAfter);
    const [first] = stages;
    return [
      {
        id: 'L16',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        claim: `'${id}' may take ${total} hours, and what is protected is lost after ${lost}`,
        place: { path: `procedures.${id}.stages.${first?.id ?? ''}.within` },
        counterScenario: {
          procedure: id,
          ballots: {},
          outcome: `everybody agrees within the time the text allows, and ${lost} hours after the attack nothing is decided`,
          ...(play === undefined ? {} : { replay: [play] }),
        },
        why: 'A decision that comes after the fact changes what is negotiated, not what is held.',
        precedent: { slug: 'cyprus-1960', lesson: 'in 1974 a landing followed the coup within five days' },
        remedies: [
          {
            title: 'decide in time',
            set: Object.fromEntries(
              stages.flatMap((stage) =>
                stage.within === undefined
                  ? []
                  : [[`procedures.${id}.stages.${stage.id}.within`, `${Math.floor((lost / stages.length) * 60)}min`]],
              ),
            ),
          },
        ],
      },
    ];
  });
};
