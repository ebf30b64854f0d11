import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES } from '../rule-text.ts';
import type { Check, CheckInput, CounterScenario } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { type VotingStage } from './voting-stages.ts';

interface Turn {
  readonly vote: VotingStage;
  readonly voter: string;
  readonly ballots: Readonly<Record<string, string>>;
  /** Kind of ballot → what comes of it when the silent voter's silence counts as that. */
  readonly outcomes: readonly (readonly [string, string])[];
}

/** A voter whose silence decides, everybody else having voted; undefined where no single silence can. */
function findTurn(votes: readonly VotingStage[]): Turn | undefined {
  for (const vote of votes) {
    for (const voter of vote.ask.representatives) {
      const pivot = vote.ask.pivot(voter);
      if (pivot === undefined) continue;
      const { [voter]: _, ...ballots } = pivot;
      const outcomes = vote.ballots.map((as) => [as, vote.ask.outcome({ ...ballots, [voter]: as })] as const);
      return { vote, voter, ballots, outcomes };
    }
  }
  return undefined;
}

function scenarioOf(input: CheckInput, { vote, voter, ballots, outcomes }: Turn): CounterScenario {
  const as = (wanted: string): string =>
    outcomes.flatMap(([ballot, outcome]) => (outcome === wanted ? [`'${ballot}'`] : [])).join(' or ');
  return {
    procedure: vote.procedureId,
    stage: vote.stage.id,
    ballots,
    outcome: `${voter} stays silent: counted as ${as('adopted')} it is adopted, as ${as('rejected')} rejected`,
    ...replays(replayAt(input, vote, { name: `${voter} stays silent`, ballots, verdict: 'pending' })),
  };
}

/** L25: a vote that does not say what silence counts as, where silence can turn it. */
export const silenceNotRegulated: Check = (input) =>
  Object.entries(input.arrangement.procedures).flatMap(([procedureId, { stages }]) =>
    stages.flatMap((stage) => {
      const rules = listReadings<string>(stage.rule);
      if (rules.every(({ value }) => value?.trim() === EACH_DECIDES)) return [];
      const readings = listReadings(stage.silence);
      if (readings.length > 0 && readings.every(({ value }) => value !== undefined)) return [];
      const votes = input.stages.filter((vote) => vote.procedureId === procedureId && vote.stage.id === stage.id);
      const turn = findTurn(votes);
      if (turn === undefined && votes.length > 0) return [];
      const path = `procedures.${procedureId}.stages.${stage.id}`;
      return [
        {
          id: 'L25',
          tier: 'gap' as const,
          evidence: turn === undefined ? ('text' as const) : ('computed' as const),
          claim: `'${stage.id}' does not say what silence counts as`,
          place: { path: `${path}.silence` },
          ...(turn === undefined ? {} : { counterScenario: scenarioOf(input, turn) }),
          why: 'Whether a capital that does not answer has agreed, abstained or refused can decide the vote.',
          precedent: {
            slug: 'north-atlantic-treaty',
            lesson: 'the silence procedure of the Council makes no answer a yes',
          },
          remedies: [{ title: 'silence counts as agreement', set: { [`${path}.silence`]: 'for' } }],
        },
      ];
    }),
  );
