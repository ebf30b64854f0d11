import { listVetoers, settle } from '../../rules/index.ts';
import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf } from '../rule-text.ts';
import type { Scenario } from '../schema.ts';
import { leadOfFailure } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castAll, listActingStages, type VotingStage } from './voting-stages.ts';

interface Fallback {
  readonly procedureId: string;
  readonly stageId: string;
  readonly members: readonly string[];
  /** Whether one member alone can act there. */
  readonly actsAlone: (voter: string) => boolean;
}

/** The first stage with a decision in the procedure that opens when this stage fails. */
function fallbackOf(input: CheckInput, at: VotingStage): Fallback | undefined {
  const lead = leadOfFailure(input.arrangement, { procedure: at.procedureId, index: at.index });
  if (lead?.kind !== 'stage' || lead.procedure === at.procedureId) return undefined;
  const procedure = input.arrangement.procedures[lead.procedure];
  const stage = procedure?.stages.find(({ rule }) => rule !== undefined);
  if (procedure === undefined || stage === undefined || procedure.polarity === 'keeps') return undefined;
  const group = input.arrangement.groups[electorateOf(procedure, stage)];
  const members = group === undefined ? [] : listPossibleMembers(group);
  const common = { procedureId: lead.procedure, stageId: stage.id, members };
  if (listReadings<string>(stage.rule).every(({ value }) => value?.trim() === EACH_DECIDES)) {
    return { ...common, actsAlone: (voter) => members.includes(voter) };
  }
  const vote = input.stages.find((each) => each.procedureId === lead.procedure && each.stage.id === stage.id);
  if (vote === undefined) return undefined;
  return { ...common, actsAlone: (voter) => settle(vote.diagram, { [voter]: 'for' }) === 'adopted' };
}

function bothVotes(input: CheckInput, at: VotingStage, after: Fallback, voter: string): Scenario | undefined {
  const refused = replayAt(input, at, {
    name: `${voter} refuses, then acts alone`,
    ballots: castAll(at, { [voter]: 'against' }),
    verdict: 'rejected',
  });
  if (refused === undefined || Object.hasOwn(refused.ballots, after.stageId)) return undefined;
  const rest = Object.fromEntries(after.members.map((member) => [member, member === voter ? 'for' : 'absent']));
  return {
    ...refused,
    ballots: { ...refused.ballots, [after.stageId]: rest },
    expect: 'adopted',
    endsIn: after.procedureId,
  };
}

/** M05: whoever refuses to act together opens a way on which it may act alone. */
export const refusalOpensFallback: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const after = fallbackOf(input, stage);
    const able = after === undefined ? [] : listVetoers(stage.diagram).filter((voter) => after.actsAlone(voter));
    const voter = able.find((each) => input.adversaries.includes(each)) ?? able[0];
    if (after === undefined || voter === undefined || stage.diagram.root === 0 || stage.diagram.voters.length < 2)
      return [];
    return [
      {
        id: 'M05',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `by refusing '${stage.stage.id}' ${able.length > 1 ? `any one of ${listNames(able)}` : voter} opens '${after.procedureId}', where it may act alone`,
        place: { path: `procedures.${stage.procedureId}.otherwise` },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [voter]: 'against' }),
          outcome: `${voter} alone is against acting together; '${after.procedureId}' opens, and ${voter} acts without the others`,
          ...replays(bothVotes(input, stage, after, voter)),
        },
        why: 'A fallback rewards the party that makes the first way fail.',
        precedent: {
          slug: 'cyprus-1960',
          lesson: 'when concert failed, each guarantor might act alone, and one did in 1974',
        },
        remedies: [
          {
            title: 'after a refusal nobody acts under the arrangement',
            set: { [`procedures.${stage.procedureId}.otherwise`]: 'nothing', ...withoutOwnExits(stage) },
          },
        ],
      },
    ];
  });

function withoutOwnExits({ path, stage }: VotingStage): Readonly<Record<string, unknown>> {
  const keys = (['onRejected', 'onExpired'] as const).filter((key) => stage[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [`${path}.${key}`, null]));
}
