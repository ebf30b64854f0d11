// A counter-scenario in the words of the format, so that it can be pasted under `scenarios` and played.
import { listPossibleMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf } from '../rule-text.ts';
import type { Arrangement, Procedure, Scenario, Stage } from '../schema.ts';
import { leadOfAdoption, leadOfFailure, type Lead, type StageAt } from './exits.ts';
import type { CheckInput } from './finding.ts';
import { latestHours } from './paths-and-remedies.ts';
import { adoptingBallots, type VotingStage } from './voting-stages.ts';

type Ballots = Readonly<Record<string, string>>;

/** The commonest ballot as `others`, unless someone may or may not sit: a ballot for them would seat them. */
function shorten({ groups }: Arrangement, procedure: Procedure, stage: Stage, ballots: Ballots): Ballots {
  const group = groups[electorateOf(procedure, stage)];
  const seats = group === undefined ? [] : listPossibleMembers(group);
  if ((group?.maybe ?? []).length > 0 || seats.length < 3 || seats.some((id) => ballots[id] === undefined))
    return ballots;
  const counts = new Map<string, number>();
  for (const id of seats) counts.set(ballots[id] ?? '', (counts.get(ballots[id] ?? '') ?? 0) + 1);
  const [common] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [''];
  const rest = Object.entries(ballots).filter(([id, ballot]) => ballot !== common || !seats.includes(id));
  return { ...Object.fromEntries(rest), others: common };
}

/** Where a stage stands; a vote, or a stage at which each decides. */
export type StagePlace = Pick<
  VotingStage,
  'procedureId' | 'procedure' | 'stage' | 'index' | 'reading' | 'open' | 'members'
>;

interface Ending {
  readonly expect: Scenario['expect'];
  readonly endsIn: string;
}

function endOf(arrangement: Arrangement, from: StageAt, lead: Lead, adopted: boolean, left = 50): Ending | undefined {
  if (left === 0) return undefined;
  if (lead.kind === 'end') return { expect: lead.outcome, endsIn: from.procedure };
  const stage = arrangement.procedures[lead.procedure]?.stages[lead.index];
  if (stage?.rule !== undefined) {
    const changes = lead.procedure !== from.procedure;
    return changes ? { expect: adopted ? 'adopted' : 'rejected', endsIn: from.procedure } : undefined;
  }
  const next = leadOfAdoption(arrangement, lead);
  return next === undefined ? undefined : endOf(arrangement, lead, next, true, left - 1);
}

/** Ballots with which the stages before this one are adopted; undefined when one of them cannot be. */
function ballotsBefore(input: CheckInput, { procedure, index }: StageAt): Record<string, Ballots> | undefined {
  const before: Record<string, Ballots> = {};
  const all = input.arrangement.procedures[procedure];
  for (const stage of all?.stages.slice(0, index) ?? []) {
    if (stage.onAdopted !== undefined) return undefined;
    if (stage.rule === undefined) continue;
    const vote = input.stages.find((each) => each.procedureId === procedure && each.stage.id === stage.id);
    const each = listReadings<string>(stage.rule).every(({ value }) => value?.trim() === EACH_DECIDES);
    const group = all === undefined ? undefined : input.arrangement.groups[electorateOf(all, stage)];
    const members = group === undefined ? [] : listPossibleMembers(group);
    const ballots = each ? Object.fromEntries(members.map((id) => [id, 'for'])) : vote && adoptingBallots(vote);
    if (ballots === undefined) return undefined;
    before[stage.id] = ballots;
  }
  return before;
}

function sharesStageIds({ procedures }: Arrangement, procedureId: string): boolean {
  const own = new Set(procedures[procedureId]?.stages.map(({ id }) => id));
  return Object.entries(procedures).some(([id, { stages }]) => id !== procedureId && stages.some((s) => own.has(s.id)));
}

export interface Play {
  readonly name: string;
  readonly ballots: Ballots;
  readonly verdict: 'adopted' | 'rejected' | 'pending';
}

function endingOf(input: CheckInput, at: StagePlace, verdict: Play['verdict']): Ending | undefined {
  const { arrangement } = input;
  const waits = at.stage.mayChange === true && latestHours(at.stage.within) === Infinity;
  const lingers = verdict === 'rejected' && at.stage.onExpired !== undefined && at.stage.onRejected === undefined;
  if (verdict === 'pending' || waits || (lingers && latestHours(at.stage.within) === Infinity)) {
    return { expect: 'pending', endsIn: at.procedureId };
  }
  const from = { procedure: at.procedureId, index: at.index };
  const lead = verdict === 'adopted' ? leadOfAdoption(arrangement, from) : leadOfFailure(arrangement, from);
  if (lead === undefined || (lead.kind === 'stage' && sharesStageIds(arrangement, at.procedureId))) return undefined;
  return endOf(arrangement, from, lead, verdict === 'adopted');
}

/**
 * One vote as a scenario that says how its procedure ends. Undefined where it cannot be played from the start: an
 * earlier stage has no stated rule, a range in the rule is open, or a later stage of the procedure would need ballots.
 */
export function replayAt(input: CheckInput, at: StagePlace, { name, ballots, verdict }: Play): Scenario | undefined {
  const before = ballotsBefore(input, { procedure: at.procedureId, index: at.index });
  const ending = endingOf(input, at, verdict);
  if (before === undefined || ending === undefined || at.open) return undefined;
  const recused = at.procedure.recuse === undefined ? [] : input.recused.filter((id) => at.members.includes(id));
  const rival = listReadings(at.stage.rule).length > 1;
  return {
    name,
    procedure: at.procedureId,
    ...(rival ? { readings: { [at.stage.id]: at.reading } } : {}),
    ...(recused.length > 0 ? { recused: [...recused] } : {}),
    ballots: { ...before, [at.stage.id]: shorten(input.arrangement, at.procedure, at.stage, ballots) },
    ...ending,
  };
}

/** `replay` for a counter-scenario, left out where nothing can be played. */
export function replays(...plays: readonly (Scenario | undefined)[]): { readonly replay?: readonly Scenario[] } {
  const all = plays.filter((play) => play !== undefined);
  return all.length === plays.length && all.length > 0 ? { replay: all } : {};
}
