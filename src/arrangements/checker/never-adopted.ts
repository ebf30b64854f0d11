import { settle } from '../../rules/index.ts';
import type { Check } from './finding.ts';

/** E01: a stated rule that no ballots can meet, with recusals applied. Exact: the diagram is the constant 'rejected'. */
export const neverAdopted: Check = ({ stages, adversaries }) =>
  stages.flatMap((stage) => {
    if (stage.members.length === 0 || settle(stage.diagram, {}) !== 'rejected') return [];
    const recused = stage.procedure.recuse === undefined ? [] : adversaries.filter((id) => stage.members.includes(id));
    const cause = recused.length === 0 ? '' : ` once ${recused.join(' and ')} may not vote`;
    return [
      {
        id: 'E01',
        tier: 'error' as const,
        claim: `'${stage.stage.id}' can never be adopted${cause}: no ballots meet '${stage.sentence}'`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: Object.fromEntries(stage.diagram.voters.map((voter) => [voter, 'for'])),
          outcome: 'everybody votes for, and it is rejected',
        },
        why: 'A rule that cannot be met is a mistake of drafting: the procedure stops there whatever people want.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'read literally, with a permanent member bound to abstain, article 27(3) could adopt nothing',
        },
        remedies: [
          {
            title: 'decide by a majority of those voting',
            set: { [`${stage.path}.rule`]: `more for than against in ${stage.electorate}` },
          },
        ],
      },
    ];
  });
