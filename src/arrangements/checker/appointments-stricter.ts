import type { Check } from './finding.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, listStoppers, stoppingBallot, type VotingStage } from './voting-stages.ts';

const POSTS = /\b(?:appoint\w*|election|elect|budget\w*|posts?|seats?|renew\w*|mandate)\b/i;

function isAboutPosts({ procedureId, procedure }: VotingStage): boolean {
  return [procedureId.replaceAll('-', ' '), procedure.title, procedure.question].some((words) =>
    POSTS.test(words ?? ''),
  );
}

/** Whether one voter alone can stop what the stage is about; under `keeps` that needs everybody else's agreement. */
function isBlockedByOne(stage: VotingStage): boolean {
  return stage.procedure.polarity !== 'keeps' && listStoppers(stage).length > 0;
}

/** L34: one voter can stop posts or money, and none can stop a decision. Posts are read from the words of the title. */
export const appointmentsStricter: Check = (input) => {
  const posts = listActingStages(input.stages).filter((stage) => isAboutPosts(stage) && isBlockedByOne(stage));
  const decisions = input.stages.filter((stage) => !isAboutPosts(stage));
  const free = decisions.find((stage) => !isBlockedByOne(stage));
  if (free === undefined || decisions.some(isBlockedByOne)) return [];
  return posts.map((stage) => {
    const vetoers = listStoppers(stage);
    const blocker = vetoers.find((voter) => input.adversaries.includes(voter)) ?? vetoers[0] ?? '';
    const ballots = castAll(stage, { [blocker]: stoppingBallot(stage, blocker) ?? 'against' });
    return {
      id: 'L34',
      tier: 'hazard' as const,
      evidence: 'computed' as const,
      reading: stage.reading,
      claim: `one voter can stop '${stage.procedureId}', though none can stop '${free.procedureId}': the body can be starved`,
      place: { path: `${stage.path}.rule` },
      counterScenario: {
        procedure: stage.procedureId,
        stage: stage.stage.id,
        ballots,
        outcome: `${blocker} alone refuses; the posts stay empty, and there is nobody left to decide`,
        ...replays(replayAt(input, stage, { name: `${blocker} starves the body`, ballots, verdict: 'rejected' })),
      },
      why: 'A body that cannot be outvoted can be left without members or money instead.',
      remedies: [
        {
          title: 'the same rule for posts as for decisions',
          set: { [`${stage.path}.rule`]: `more for than against in ${stage.electorate}` },
        },
      ],
    };
  });
};
