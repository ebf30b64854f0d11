import { leadOfAdoption, leadOfFailure, type Lead, type StageAt } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { pathOf } from './paths-and-remedies.ts';

/** Whether some ballots make the procedure act. Rules that are not stated, or too large to build, may do anything. */
function canAct(input: CheckInput, procedure: string): boolean {
  const { arrangement, stages } = input;
  const seen = new Set<string>();
  const visit = (at: StageAt): boolean => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    const key = `${at.procedure}/${at.index}`;
    if (stage === undefined || seen.has(key)) return false;
    seen.add(key);
    const votes = stages.filter((vote) => vote.procedureId === at.procedure && vote.index === at.index);
    const ends = (lead: Lead | undefined): boolean =>
      lead !== undefined && (lead.kind === 'end' ? lead.acted : visit(lead));
    const adopts = votes.length === 0 || votes.some(({ ask }) => ask.constant !== 'rejected');
    const fails =
      stage.rule !== undefined && (votes.length === 0 || votes.some(({ ask }) => ask.constant !== 'adopted'));
    const expires = stage.onExpired !== undefined && stage.onExpired !== 'nothing';
    return (
      (adopts && ends(leadOfAdoption(arrangement, at))) || (fails && (expires || ends(leadOfFailure(arrangement, at))))
    );
  };
  return visit({ procedure, index: 0 });
}

/** E03: a duty waits for a procedure that cannot act, whatever is cast. */
export const dutyNeverDue: Check = (input) =>
  input.arrangement.commitments.flatMap((commitment, index) => {
    const { after } = commitment;
    if (after === undefined || canAct(input, after)) return [];
    const path = `${pathOf(commitment, index)}.after`;
    return [
      {
        id: 'E03',
        tier: 'error' as const,
        evidence: 'computed' as const,
        claim: `what is owed waits for '${after}', and '${after}' never acts, whatever is cast`,
        place: { path },
        counterScenario: { procedure: after, ballots: {}, outcome: 'everybody votes for, and nothing is owed' },
        why: 'A duty that can never fall due is none.',
        remedies: [{ title: 'owe it without that procedure', set: { [path]: null } }],
      },
    ];
  });
