import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Stage } from '../schema.ts';
import type { Check } from './finding.ts';

function isStated(leaf: Stage['within']): boolean {
  const readings = listReadings<string>(leaf);
  return readings.length > 0 && readings.every(({ value }) => value !== undefined && value !== 'asap');
}

/** L06: a deciding stage without a stated time limit. */
export const noDeadline: Check = ({ arrangement }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, { stages }]) =>
    stages.flatMap((stage) => {
      if (stage.rule === undefined || isStated(stage.within)) return [];
      const path = `procedures.${procedureId}.stages.${stage.id}`;
      return [
        {
          id: 'L06',
          tier: 'gap' as const,
          claim: `no time limit is stated for '${stage.id}'`,
          place: { path: `${path}.within` },
          why: 'Without a limit a decision can be talked to death while the event it answers goes on.',
          precedent: {
            slug: 'north-atlantic-treaty',
            lesson: 'article 5 sets no time; on 12 September 2001 it took a day',
          },
          remedies: [{ title: 'decide within three days', set: { [`${path}.within`]: '3d' } }],
        },
      ];
    }),
  );

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

/** L25: a vote that does not say what silence counts as. */
export const silenceNotRegulated: Check = ({ arrangement }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, { stages }]) =>
    stages.flatMap((stage) => {
      if (stage.rule === undefined) return [];
      const readings = listReadings(stage.silence);
      if (readings.length > 0 && readings.every(({ value }) => value !== undefined)) return [];
      const path = `procedures.${procedureId}.stages.${stage.id}`;
      return [
        {
          id: 'L25',
          tier: 'gap' as const,
          claim: `'${stage.id}' does not say what silence counts as`,
          place: { path: `${path}.silence` },
          why: 'Whether a capital that does not answer has agreed, abstained or refused can decide the vote.',
          precedent: {
            slug: 'north-atlantic-treaty',
            lesson: 'the silence procedure of the Council makes no answer a yes',
          },
          remedies: [{ title: 'silence counts as agreement', set: { [`${path}.silence`]: 'for' } }],
        },
      ];
    }),
  );
