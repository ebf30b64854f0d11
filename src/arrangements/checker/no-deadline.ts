import type { Check } from './finding.ts';
import { isStated } from './paths-and-remedies.ts';
import { oneSuffices } from './voting-stages.ts';

/** L06: a deciding stage without a stated time limit. A stage that any one voter can carry needs none. */
export const noDeadline: Check = ({ arrangement, stages }) =>
  Object.entries(arrangement.procedures).flatMap(([procedureId, procedure]) =>
    procedure.stages.flatMap((stage) => {
      if (stage.rule === undefined || isStated(stage.within)) return [];
      const votes = stages.filter((vote) => vote.procedureId === procedureId && vote.stage.id === stage.id);
      if (votes.length > 0 && votes.every(oneSuffices)) return [];
      const path = `procedures.${procedureId}.stages.${stage.id}`;
      return [
        {
          id: 'L06',
          tier: 'gap' as const,
          evidence: 'text' as const,
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
