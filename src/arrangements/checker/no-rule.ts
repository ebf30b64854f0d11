import { listReadings } from '../open-leaf.ts';
import { electorateOf } from '../rule-text.ts';
import type { Check } from './finding.ts';
import { membersNamed } from './paths-and-remedies.ts';

/** M06: somebody is to decide, and by which rule is not stated: anything from always to never. */
export const noRule: Check = ({ arrangement, adversaries }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, procedure]) =>
    procedure.stages.flatMap((stage) => {
      if (!listReadings<string>(stage.rule).some(({ value }) => value === undefined)) return [];
      const path = `procedures.${procedureId}.stages.${stage.id}.rule`;
      const electorate = electorateOf(procedure, stage);
      const seated = membersNamed(arrangement, electorate).some((id) => adversaries.includes(id));
      const recusal = seated && procedure.recuse === undefined;
      return [
        {
          id: 'M06',
          tier: 'gap' as const,
          evidence: 'text' as const,
          claim: `by which rule '${stage.id}' decides is not stated: every answer lies between never and always`,
          place: { path },
          why: 'Who can block is the first thing a guarantee says; without a rule every party reads its own veto into it.',
          precedent: { slug: 'equal-participation-2025', lesson: 'equal terms were asked for, and no rule was named' },
          remedies: [
            {
              title: `a majority of those who vote${recusal ? ', parties to the case left out' : ''}`,
              set: {
                [path]: `more for than against in ${electorate}`,
                ...(recusal ? { [`procedures.${procedureId}.recuse`]: { who: 'parties to the case', as: 'out' } } : {}),
              },
            },
          ],
        },
      ];
    }),
  );
