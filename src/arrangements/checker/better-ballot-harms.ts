import { findMonotonicityViolation } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';

/** M08: a ballot that is meant to be better for the proposal defeats it, as when coming to vote makes a quorum. */
export const betterBallotHarms: Check = (input) =>
  input.stages.flatMap((stage) => {
    const { worstToBest } = stage.procedure;
    const known = worstToBest?.filter((ballot) => stage.diagram.ballots.includes(ballot));
    const violation = findMonotonicityViolation(stage.diagram, known);
    if (violation === undefined) return [];
    const { voter, from, to, ballots } = violation;
    const changed = { ...ballots, [voter]: to };
    return [
      {
        id: 'M08',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `in '${stage.stage.id}' ${voter} can defeat the proposal by voting '${to}' instead of '${from}'`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `with ${voter} '${from}' it is adopted, with ${voter} '${to}' rejected`,
          ...replays(
            replayAt(input, stage, { name: `${voter} is '${from}'`, ballots, verdict: 'adopted' }),
            replayAt(input, stage, { name: `${voter} is '${to}'`, ballots: changed, verdict: 'rejected' }),
          ),
        },
        why: 'Where a better ballot does harm, members vote by tactics, and a walk-out can win.',
        remedies: [
          {
            title: 'count members, not those who come',
            set: {
              [`${stage.path}.rule`]: `more than 1/2 of ${stage.electorate} for`,
              ...(stage.procedure.quorum === undefined ? {} : { [`procedures.${stage.procedureId}.quorum`]: null }),
            },
          },
        ],
      },
    ];
  });
