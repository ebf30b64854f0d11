import { listReadings } from '../open-leaf.ts';
import { expiryActs, failureActs } from './exits.ts';
import type { Check } from './finding.ts';
import { latestHours, listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, castSame, listStoppers, stoppingBallot, type VotingStage, withoutQuorum } from './voting-stages.ts';

/** What silence of all brings at the deadline; undefined where silence or deadline is not stated. */
function silenceOutcome(stage: VotingStage): 'adopted' | 'rejected' | undefined {
  const [only, ...more] = listReadings<string>(stage.stage.silence);
  const known = only?.value !== undefined && more.length === 0 && stage.ballots.includes(only.value);
  if (!known || only.value === undefined || !Number.isFinite(latestHours(stage.stage.within))) return undefined;
  return stage.ask.outcome(castSame(stage, only.value));
}

function easierToKeep({ electorate, voters }: VotingStage): string {
  return voters.length > 2 ? `more for than against in ${electorate}` : `at least 1 of ${electorate} for`;
}

/** M02: under `keeps` one voter, or nobody's vote at all, brings the change about. */
export const reversedVeto: Check = (input) =>
  input.stages.flatMap((stage) => {
    const at = { procedure: stage.procedureId, index: stage.index };
    if (stage.procedure.polarity !== 'keeps' || !failureActs(input.arrangement, at)) return [];
    const vetoers = listStoppers(stage);
    const [one] = vetoers;
    if (one === undefined || stage.ask.constant === 'rejected' || stage.voters.length < 2) return [];
    const ballots = castAll(stage, { [one]: stoppingBallot(stage, one) ?? 'against' });
    const silent = silenceOutcome(stage) === 'rejected' && expiryActs(input.arrangement, at);
    const silence = silent ? '; so does doing nothing until the deadline' : '';
    const plays = [
      replayAt(input, stage, { name: `${one} brings the change about`, ballots, verdict: 'rejected' }),
      ...(silent ? [replayAt(input, stage, { name: 'nobody does anything', ballots: {}, verdict: 'expired' })] : []),
    ];
    return [
      {
        id: 'M02',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `the veto is reversed: in '${stage.stage.id}' ${vetoers.length > 1 ? 'any one of ' : ''}${listNames(vetoers)} brings the change about${silence}`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots,
          outcome: `everybody else wants things to stay as they are, ${one} does not: the change comes`,
          ...replays(...plays),
        },
        why: 'Here a no does what elsewhere a yes of all does; whoever votes must know which way the ballot cuts.',
        precedent: { slug: 'snapback-2015', lesson: 'relief ended unless the Council decided to keep it' },
        remedies: [
          {
            title: 'let fewer be enough to keep things as they are',
            set: { [`${stage.path}.rule`]: easierToKeep(stage), ...withoutQuorum(stage) },
          },
        ],
      },
    ];
  });
