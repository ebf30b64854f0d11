import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';

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
