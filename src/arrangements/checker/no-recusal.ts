import { listReadings } from '../open-leaf.ts';
import type { Check } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';

/** L04: a collective vote on a case that a party to it can turn by its own ballot, and no rule that takes it out. */
export const noRecusal: Check = (input) =>
  input.stages.flatMap((stage) => {
    const { recuse } = stage.procedure;
    if (recuse !== undefined && listReadings<string>(recuse.as).some(({ value }) => value !== 'may-vote')) return [];
    const interested = input.adversaries.filter((id) => stage.voters.includes(id));
    const [first] = interested;
    const pivot = first === undefined ? undefined : stage.ask.pivot(first);
    if (first === undefined || pivot === undefined) return [];
    const keeps = stage.procedure.polarity === 'keeps';
    const ballots = keeps ? pivot : { ...pivot, [first]: 'against' };
    const verdict = keeps ? ('adopted' as const) : ('rejected' as const);
    const count = Object.values(pivot).filter((ballot) => ballot === 'for').length - 1;
    return [
      {
        id: 'L04',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `${listNames(interested)} may vote in '${stage.stage.id}' on its own case: nobody is recused`,
        place: { path: `procedures.${stage.procedureId}` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `${count} vote for, and the ballot of ${first} on its own case decides: ${verdict}`,
          ...replays(replayAt(input, stage, { name: `${first} judges its own case`, ballots, verdict })),
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
