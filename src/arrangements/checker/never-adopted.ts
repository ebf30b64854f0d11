import { listGroupsOf } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { castSame, recusalOf, withoutQuorum } from './voting-stages.ts';

/** E01: a stated rule that no ballots can meet, with recusals applied. Exact: the diagram is the constant 'rejected'. */
export const neverAdopted: Check = (input) =>
  input.stages.flatMap((stage) => {
    const { groups } = input.arrangement;
    const maySit = [stage.electorate, ...listGroupsOf(stage.rule)].some((id) => (groups[id]?.maybe ?? []).length > 0);
    if (stage.ask.constant !== 'rejected' || stage.open || maySit) return [];
    const out =
      recusalOf(stage.procedure) === undefined ? [] : input.recused.filter((id) => stage.members.includes(id));
    const cause = out.length === 0 ? '' : ` once ${out.join(' and ')} may not vote`;
    const ballots = castSame(stage, 'for');
    return [
      {
        id: 'E01',
        tier: 'error' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `'${stage.stage.id}' can never be adopted${cause}: no ballots meet '${stage.sentence}'`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: 'everybody votes for, and it is rejected',
          ...replays(replayAt(input, stage, { name: 'everybody votes for', ballots, verdict: 'rejected' })),
        },
        why: 'A rule that cannot be met is a mistake of drafting: the procedure stops there whatever people want.',
        precedent: {
          slug: 'un-charter-27',
          lesson: 'read literally, with a permanent member bound to abstain, article 27(3) could adopt nothing',
        },
        remedies: [
          {
            title: 'decide by a majority of those voting',
            set: {
              [`${stage.path}.rule`]: `more for than against in ${stage.electorate}`,
              ...withoutQuorum(stage),
            },
          },
        ],
      },
    ];
  });
