import { parseDuration } from '../duration.ts';
import type { Check } from './finding.ts';
import { latestHours, says } from './paths-and-remedies.ts';

/** L24: a guarantor that gives notice when a crisis begins is out before it must act. Needs `crisis` in a situation. */
export const exitBeforeCrisis: Check = ({ arrangement: { exit }, situation }) => {
  const crisis = situation?.crisis === undefined ? undefined : parseDuration(situation.crisis);
  if (crisis?.ok !== true || !says(exit?.notice)) return [];
  const notice = latestHours(exit?.notice);
  if (notice >= crisis.value.min) return [];
  const days = (hours: number): number => Math.round(hours / 24);
  return [
    {
      id: 'L24',
      tier: 'hazard',
      evidence: 'computed',
      claim: `notice takes ${days(notice)} days, and a crisis lasts ${days(crisis.value.min)}: a party can leave before it must act`,
      place: { path: 'exit.notice' },
      counterScenario: {
        ballots: {},
        outcome: `day 0: the crisis begins and a guarantor gives notice; day ${days(notice)}: it is free; day ${days(crisis.value.min)}: the attack`,
      },
      why: 'A guarantee that can be left in time of danger holds only in time of peace.',
      remedies: [{ title: 'notice as long as the crisis', set: { 'exit.notice': situation?.crisis ?? '1y' } }],
    },
  ];
};
