import { leadOfAdoption, leadOfFailure, type StageAt } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';

/** Whether some ballots adopt the stage; a rule that is not stated, or too large to build, may do anything. */
function isAdoptable({ stages }: CheckInput, procedure: string, index: number): boolean {
  const votes = stages.filter((vote) => vote.procedureId === procedure && vote.index === index);
  return votes.length === 0 || votes.some(({ ask }) => ask.constant !== 'rejected');
}

function listReached(input: CheckInput, procedure: string): ReadonlySet<string> {
  const { arrangement } = input;
  const reached = new Set<string>();
  const visit = (at: StageAt): void => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    const key = `${at.procedure}/${at.index}`;
    if (stage === undefined || reached.has(key)) return;
    reached.add(key);
    const leads = [
      isAdoptable(input, at.procedure, at.index) ? leadOfAdoption(arrangement, at) : undefined,
      stage.rule === undefined ? undefined : leadOfFailure(arrangement, at),
      stage.rule !== undefined && typeof stage.onExpired === 'object'
        ? ({ kind: 'stage', procedure: stage.onExpired.go, index: 0 } as const)
        : undefined,
    ];
    for (const lead of leads) if (lead?.kind === 'stage') visit(lead);
  };
  visit({ procedure, index: 0 });
  return reached;
}

/** E02: no course of events leads to a stage. */
export const unreachableStage: Check = (input) => {
  const { procedures } = input.arrangement;
  const reached = new Set(Object.keys(procedures).flatMap((id) => [...listReached(input, id)]));
  return Object.entries(procedures).flatMap(([id, { stages }]) =>
    stages.flatMap((stage, index) => {
      if (reached.has(`${id}/${index}`)) return [];
      const path = `procedures.${id}.stages`;
      const before = stages[index - 1];
      const elsewhere =
        before?.onAdopted !== undefined && reached.has(`${id}/${index - 1}`) && isAdoptable(input, id, index - 1);
      const cause = elsewhere ? 'leads elsewhere when it is adopted' : 'cannot be adopted or is not reached itself';
      return [
        {
          id: 'E02',
          tier: 'error' as const,
          evidence: 'computed' as const,
          claim: `nothing leads to '${stage.id}': '${before?.id ?? ''}' before it ${cause}`,
          place: { path: `${path}.${stage.id}` },
          counterScenario: { procedure: id, ballots: {}, outcome: `whatever is cast, '${stage.id}' does not open` },
          why: 'A stage that never opens is a promise that the procedure cannot keep.',
          remedies: [
            elsewhere
              ? {
                  title: 'go on to it when the stage before is adopted',
                  set: { [`${path}.${before.id}.onAdopted`]: null },
                }
              : { title: 'strike the stage', set: { [`${path}.${stage.id}`]: null } },
          ],
        },
      ];
    }),
  );
};
