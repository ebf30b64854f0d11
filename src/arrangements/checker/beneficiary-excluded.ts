import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { electorateOf } from '../rule-text.ts';
import type { Arrangement } from '../schema.ts';
import type { Check, CheckInput } from './finding.ts';
import { groupNamed, listNames, membersNamed, partiesWith } from './paths-and-remedies.ts';
import { replayAt, replays } from './replay.ts';
import { castSame } from './voting-stages.ts';

/** Everyone who votes, may ask or decides in the procedures that a trigger opens. */
function listHeard({ procedures, groups }: Arrangement, trigger: string): readonly string[] {
  const opened = Object.values(procedures).filter(({ stages }) => stages.some(({ opens }) => opens === trigger));
  const seats = opened.flatMap((procedure) => procedure.stages.map((stage) => groups[electorateOf(procedure, stage)]));
  return seats.flatMap((group) => (group === undefined ? [] : listPossibleMembers(group)));
}

/** Nobody votes for it, and the beneficiary has no ballot of its own. */
function refuse(input: CheckInput, trigger: string) {
  const vote = input.stages.find(({ stage }) => stage.opens === trigger);
  if (vote === undefined) return {};
  const ballots = castSame(vote, 'against');
  const play = { name: 'the victim cannot speak', ballots, verdict: vote.ask.outcome(ballots) };
  return { procedure: vote.procedureId, stage: vote.stage.id, ballots, ...replays(replayAt(input, vote, play)) };
}

/** L09: those whom it protects neither find the fact, nor vote, nor may call anybody together. */
export const beneficiaryExcluded: Check = (input) =>
  Object.entries(input.arrangement.triggers ?? {}).flatMap(([id, { determinedBy, event }]) => {
    const { arrangement } = input;
    const protectedParties = partiesWith(arrangement, 'beneficiary');
    const found = listReadings<string>(determinedBy).map(({ value }) => value);
    const named = found.every(
      (value) => value !== undefined && (groupNamed(arrangement, value) ?? arrangement.parties?.[value]),
    );
    if (protectedParties.length === 0 || found.length === 0 || !named) return [];
    const heard = [...found.flatMap((value) => membersNamed(arrangement, value ?? '')), ...listHeard(arrangement, id)];
    if (protectedParties.some((party) => heard.includes(party))) return [];
    const [victim = ''] = protectedParties;
    return [
      {
        id: 'L09',
        tier: 'hazard' as const,
        evidence: 'text' as const,
        claim: `${listNames(protectedParties)} has no part in finding that '${event}' has happened, nor in calling anybody`,
        place: { path: `triggers.${id}.determinedBy` },
        counterScenario: {
          ballots: {},
          outcome: `${victim} is attacked and says so; nobody who has a say takes it up, and nothing follows`,
          ...refuse(input, id),
        },
        why: 'The victim knows first and has most reason to speak; a guarantee it cannot call for is at the disposal of others.',
        precedent: { slug: 'eu-42-7', lesson: 'there the state that is attacked asks, and no institution votes' },
        remedies: [{ title: `${victim} determines it`, set: { [`triggers.${id}.determinedBy`]: victim } }],
      },
    ];
  });
