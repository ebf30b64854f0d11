import type { Check } from './finding.ts';
import { castAll } from './voting-stages.ts';

/** L04: a collective vote on a case without a rule that parties to it do not vote. */
export const noRecusal: Check = ({ stages, adversaries }) =>
  stages.flatMap((stage) => {
    if (stage.procedure.recuse !== undefined) return [];
    const interested = adversaries.filter((id) => stage.diagram.voters.includes(id));
    const [first] = interested;
    if (first === undefined) return [];
    return [
      {
        id: 'L04',
        tier: 'hazard' as const,
        claim: `${interested.join(' and ')} may vote in '${stage.stage.id}' on its own case: nobody is recused`,
        place: { path: `procedures.${stage.procedureId}` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [first]: 'against' }),
          outcome: `${first} votes against the finding that ${first} attacked, and the vote counts`,
        },
        why: 'That nobody judges their own cause is the oldest rule of procedure; several pacts write it down.',
        precedent: { slug: 'rio-1947', lesson: 'parties directly interested are excluded from the vote (article 18)' },
        remedies: [
          {
            title: 'take parties to the case out of the vote',
            set: { [`procedures.${stage.procedureId}.recuse`]: { who: 'parties to the case', as: 'out' } },
          },
        ],
      },
    ];
  });
