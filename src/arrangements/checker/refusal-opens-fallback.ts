import { listStatedMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf } from '../rule-text.ts';
import type { Procedure, Scenario } from '../schema.ts';
import { leadOfAdoption, leadOfFailure, type StageAt } from './exits.ts';
import type { Check, CheckInput } from './finding.ts';
import { listNames } from './paths-and-remedies.ts';
import { recusedIn, replayAt, replays, staysOpen } from './replay.ts';
import {
  castAll,
  exitPath,
  hasOpenRecusal,
  listActingStages,
  listOwnExits,
  listStoppers,
  stoppingBallot,
  type VotingStage,
} from './voting-stages.ts';

interface Fallback {
  readonly procedureId: string;
  readonly procedure: Procedure;
  readonly stageId: string;
  readonly members: readonly string[];
  /** Whether one member alone can act there. */
  readonly actsAlone: (voter: string) => boolean;
}

/** The first stage with a decision on the way that opens when this stage fails. */
function decisionAfter({ arrangement }: CheckInput, at: VotingStage): StageAt | undefined {
  let lead = leadOfFailure(arrangement, { procedure: at.procedureId, index: at.index });
  for (let steps = 0; steps < 50 && lead?.kind === 'stage'; steps += 1) {
    const stage = arrangement.procedures[lead.procedure]?.stages[lead.index];
    if (stage?.rule !== undefined) return lead;
    lead = leadOfAdoption(arrangement, lead);
  }
  return undefined;
}

/** A decision in another procedure that acts when it is adopted. */
function fallbackOf(input: CheckInput, at: VotingStage): Fallback | undefined {
  const place = decisionAfter(input, at);
  const procedure = input.arrangement.procedures[place?.procedure ?? ''];
  const stage = procedure?.stages[place?.index ?? 0];
  if (place === undefined || procedure === undefined || stage === undefined || place.procedure === at.procedureId) {
    return undefined;
  }
  const lead = leadOfAdoption(input.arrangement, place);
  const endless = staysOpen(at.stage, 'rejected') || staysOpen(stage, 'adopted');
  if (lead?.kind !== 'end' || !lead.acted || endless) return undefined;
  const group = input.arrangement.groups[electorateOf(procedure, stage)];
  const members = group === undefined ? [] : listStatedMembers(group);
  const common = { procedureId: place.procedure, procedure, stageId: stage.id, members };
  const silenced = recusedIn(input, procedure, members);
  if (listReadings<string>(stage.rule).every(({ value }) => value?.trim() === EACH_DECIDES)) {
    return { ...common, actsAlone: (voter) => members.includes(voter) && !silenced.includes(voter) };
  }
  const votes = input.stages.filter((each) => each.procedureId === place.procedure && each.stage.id === stage.id);
  const alone = (voter: string): boolean =>
    votes.length > 0 && votes.every(({ ask }) => ask.settle({ [voter]: 'for' }) === 'adopted');
  return { ...common, actsAlone: alone };
}

function bothVotes(input: CheckInput, at: VotingStage, after: Fallback, voter: string): Scenario | undefined {
  const refused = replayAt(input, at, {
    name: `${voter} refuses, then acts alone`,
    ballots: castAll(at, { [voter]: stoppingBallot(at, voter) ?? 'against' }),
    verdict: 'rejected',
  });
  if (refused === undefined || Object.hasOwn(refused.ballots, after.stageId)) return undefined;
  // A scenario says once who is recused, for all its procedures.
  const there = recusedIn(input, after.procedure, after.members);
  const recused = [...new Set([...(refused.recused ?? []), ...there])];
  if (recused.length > 0 && [at.procedure, after.procedure].some(hasOpenRecusal)) return undefined;
  const rest = Object.fromEntries(after.members.map((member) => [member, member === voter ? 'for' : 'absent']));
  return {
    ...refused,
    ...(recused.length > 0 ? { recused } : {}),
    ballots: { ...refused.ballots, [after.stageId]: rest },
    expect: 'adopted',
    endsIn: after.procedureId,
  };
}

/** Set paths after which a failed stage leads nowhere. */
function closeExits({ path, stage, procedureId }: VotingStage): Readonly<Record<string, unknown>> {
  const own = listOwnExits(stage);
  const paths = own.length > 0 ? own.map((key) => `${path}.${key}`) : [`procedures.${procedureId}.otherwise`];
  return Object.fromEntries(paths.map((each) => [each, 'nothing']));
}

/** M05: whoever refuses to act together opens a way on which it may act alone. */
export const refusalOpensFallback: Check = (input) =>
  listActingStages(input.stages).flatMap((stage) => {
    const after = fallbackOf(input, stage);
    const able = after === undefined ? [] : listStoppers(stage).filter((voter) => after.actsAlone(voter));
    const voter = able.find((each) => input.adversaries.includes(each)) ?? able[0];
    if (after === undefined || voter === undefined || stage.ask.constant === 'rejected' || stage.voters.length < 2)
      return [];
    return [
      {
        id: 'M05',
        tier: 'hazard' as const,
        evidence: 'computed' as const,
        reading: stage.reading,
        claim: `by refusing '${stage.stage.id}' ${able.length > 1 ? `any one of ${listNames(able)}` : voter} opens '${after.procedureId}', where it may act alone`,
        place: { path: exitPath(stage) },
        counterScenario: {
          procedure: stage.procedureId,
          stage: stage.stage.id,
          ballots: castAll(stage, { [voter]: stoppingBallot(stage, voter) ?? 'against' }),
          outcome: `${voter} alone refuses to act together; '${after.procedureId}' opens, and ${voter} acts without the others`,
          ...replays(bothVotes(input, stage, after, voter)),
        },
        why: 'A fallback rewards the party that makes the first way fail.',
        precedent: {
          slug: 'cyprus-1960',
          lesson: 'when concert failed, each guarantor might act alone, and one did in 1974',
        },
        remedies: [{ title: 'after a refusal nobody acts under the arrangement', set: closeExits(stage) }],
      },
    ];
  });
