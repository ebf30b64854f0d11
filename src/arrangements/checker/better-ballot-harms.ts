import { type Condition, findMonotonicityViolation } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { withoutQuorum } from './voting-stages.ts';

const USUAL_ORDER = ['against', 'absent', 'abstain', 'for'];

/** Every score grows with the ballot: then the rule is monotone, and no diagram need be searched. */
function isPlainlyMonotone(condition: Condition, order: readonly number[]): boolean {
  if (condition.kind === 'always' || condition.kind === 'never') return true;
  if (condition.kind !== 'threshold') return condition.parts.every((part) => isPlainlyMonotone(part, order));
  return condition.scores.every((row) =>
    order.every((ballot, at) => at === 0 || (row[order[at - 1] ?? 0] ?? 0) <= (row[ballot] ?? 0)),
  );
}

/** M08: a ballot that is meant to be better for the proposal defeats it, as when coming to vote makes a quorum. */
export const betterBallotHarms: Check = (input) =>
  input.stages.flatMap((stage) => {
    const { worstToBest } = stage.procedure;
    const { ballots: kinds, ask } = stage;
    const order = (worstToBest ?? USUAL_ORDER).filter((ballot) => kinds.includes(ballot));
    const indexes = order.map((ballot) => kinds.indexOf(ballot));
    if (ask.diagram === undefined || isPlainlyMonotone(stage.game.condition, indexes)) return [];
    const violation = findMonotonicityViolation(ask.diagram, order);
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
              ...withoutQuorum(stage),
            },
          },
        ],
      },
    ];
  });
