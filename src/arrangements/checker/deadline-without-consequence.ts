import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Check } from './finding.ts';
import { isStated } from './paths-and-remedies.ts';

/** L07: a time limit, and nothing stated for the day it passes. */
export const deadlineWithoutConsequence: Check = ({ arrangement }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, { stages, otherwise }]) =>
    stages.flatMap((stage) => {
      const silent = listReadings(stage.silence).every(({ value }) => value === undefined);
      const collective = listReadings<string>(stage.rule).some(({ value }) => value !== EACH_DECIDES);
      if (!isStated(stage.within) || !silent || stage.onExpired !== undefined || otherwise !== undefined || !collective)
        return [];
      const path = `procedures.${procedureId}.stages.${stage.id}`;
      return [
        {
          id: 'L07',
          tier: 'gap' as const,
          evidence: 'text' as const,
          claim: `'${stage.id}' has a deadline, but nothing is stated for when it passes`,
          place: { path: `${path}.within` },
          why: 'A deadline without a consequence is a wish; the party that wants no decision waits.',
          precedent: {
            slug: 'snapback-2015',
            lesson: 'there the thirty days ran against those who wanted relief to continue',
          },
          remedies: [
            { title: 'when it passes, the decision counts as taken', set: { [`${path}.onExpired`]: 'adopted' } },
          ],
        },
      ];
    }),
  );
