import { listDummies } from '../../rules/index.ts';
import type { Check } from './finding.ts';
import { leaveOut, listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castSame } from './voting-stages.ts';

/** M09: a member votes, and its ballot never changes anything. */
export const dummyMember: Check = (input) =>
  input.stages.flatMap((stage) => {
    const { constant, diagram } = stage.ask;
    const dummies = constant !== undefined || stage.open || diagram === undefined ? [] : listDummies(diagram);
    const [first] = dummies.filter((voter) => stage.members.includes(voter));
    if (first === undefined) return [];
    const all = castSame(stage, 'for');
    const verdict = stage.ask.outcome(all);
    const play = (ballot: string) =>
      replayAt(input, stage, { name: `${first} votes ${ballot}`, ballots: { ...all, [first]: ballot }, verdict });
    return [
      {
        id: 'M09',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `in '${stage.stage.id}' the ballot of ${listNames(dummies)} never matters`,
        place: { path: `${stage.path}.rule` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: { ...all, [first]: 'against' },
          outcome: `with the same ballots of the others it is ${verdict} whether ${first} votes for or against`,
          ...replays(play('for'), play('against')),
        },
        why: 'A seat without a say is a promise of influence that the arithmetic does not keep.',
        remedies: [
          {
            title: `let ${listNames(dummies)} listen and not vote`,
            set: leaveOut(input.arrangement, stage.electorate, dummies),
          },
        ],
      },
    ];
  });
