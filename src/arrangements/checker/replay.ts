// A counter-scenario in the words of the format, so that it can be pasted under `scenarios` and played.
import { listPossibleMembers, listStatedMembers } from '../groups.ts';
import { listReadings } from '../open-leaf.ts';
import { EACH_DECIDES, electorateOf } from '../rule-text.ts';
import type { Arrangement, Procedure, Scenario, Stage } from '../schema.ts';
import { hasDeadline, leadOfAdoption, leadOfExpiry, leadOfFailure, type Lead, type StageAt } from './exits.ts';
import type { CheckInput } from './finding.ts';
import { latestHours } from './paths-and-remedies.ts';
import { adoptingBallots, recusalOf, type VotingStage } from './voting-stages.ts';

type Ballots = Readonly<Record<string, string>>;

/** The commonest ballot as `others`, unless someone may or may not sit: a ballot for them would seat them. */
function shorten({ groups }: Arrangement, procedure: Procedure, stage: Stage, ballots: Ballots): Ballots {
  const group = groups[electorateOf(procedure, stage)];
  const seats = group === undefined ? [] : listPossibleMembers(group);
  if ((group?.maybe ?? []).length > 0 || seats.length < 3) return ballots;
  const counts = new Map<string, number>();
  for (const id of seats) {
    const ballot = ballots[id];
    if (ballot === undefined) return ballots;
    counts.set(ballot, (counts.get(ballot) ?? 0) + 1);
  }
  const [common] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [''];
  const rest: Record<string, string> = {};
  const seated = new Set(seats);
  for (const id in ballots) if (ballots[id] !== common || !seated.has(id)) rest[id] = ballots[id] ?? '';
  return { ...rest, others: common };
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

interface Way {
  readonly from: StageAt;
  readonly lead: Lead;
  readonly adopted: boolean;
  /** Ids of the stages that have ballots: a way back to one of them would play them again. */
  readonly played: ReadonlySet<string>;
}

function endOf(arrangement: Arrangement, way: Way, left = 50): Ending | undefined {
  const { from, lead, adopted, played } = way;
  if (left === 0) return undefined;
  if (lead.kind === 'end') return { expect: lead.outcome, endsIn: from.procedure };
  const stages = arrangement.procedures[lead.procedure]?.stages.slice(lead.index) ?? [];
  if (stages.some(({ id }) => played.has(id))) return undefined;
  if (stages[0]?.rule !== undefined) {
    const changes = lead.procedure !== from.procedure;
    return changes ? { expect: adopted ? 'adopted' : 'rejected', endsIn: from.procedure } : undefined;
  }
  const next = leadOfAdoption(arrangement, lead);
  return next && endOf(arrangement, { from: lead, lead: next, adopted: true, played }, left - 1);
}

/** Ballots with which one stage is adopted under every reading of its rule; undefined where that cannot be said. */
function ballotsToPass(input: CheckInput, procedureId: string, stage: Stage): Ballots | undefined {
  const procedure = input.arrangement.procedures[procedureId];
  const readings = listReadings<string>(stage.rule);
  if (readings.every(({ value }) => value?.trim() === EACH_DECIDES)) {
    const group = procedure && input.arrangement.groups[electorateOf(procedure, stage)];
    const seated = group === undefined ? [] : listStatedMembers(group);
    const silenced = procedure === undefined ? [] : recusedIn(input, procedure, seated);
    const acting = seated.filter((id) => !silenced.includes(id));
    return acting.length === 0 ? undefined : Object.fromEntries(acting.map((id) => [id, 'for']));
  }
  const votes = input.stages.filter((vote) => vote.procedureId === procedureId && vote.stage.id === stage.id);
  const [first] = votes;
  const ballots = first === undefined ? undefined : adoptingBallots(first);
  const stated = readings.every(({ value }) => value !== undefined && value.trim() !== EACH_DECIDES);
  if (first === undefined || ballots === undefined || !stated || votes.length < readings.length) return undefined;
  if (votes.some((vote) => vote.ask.outcome(ballots) !== 'adopted')) return undefined;
  return withRecused(recusedAt(input, first), ballots);
}

type Before = Readonly<Record<string, Ballots>> | undefined;

/** Many checks ask for the same stage of the same view. */
const known = new WeakMap<CheckInput['stages'], Map<string, { readonly before: Before }>>();

/** Ballots with which the stages before this one are adopted; undefined when one of them cannot be. */
function ballotsBefore(input: CheckInput, at: StageAt): Before {
  const row = known.get(input.stages) ?? new Map<string, { readonly before: Before }>();
  known.set(input.stages, row);
  const key = `${at.procedure} ${at.index}`;
  const found = row.get(key) ?? { before: findBefore(input, at) };
  row.set(key, found);
  return found.before;
}

function findBefore(input: CheckInput, { procedure, index }: StageAt): Before {
  const before: Record<string, Ballots> = {};
  for (const stage of input.arrangement.procedures[procedure]?.stages.slice(0, index) ?? []) {
    if (stage.onAdopted !== undefined || staysOpen(stage, 'adopted')) return undefined;
    if (stage.rule === undefined) continue;
    const ballots = ballotsToPass(input, procedure, stage);
    if (ballots === undefined) return undefined;
    before[stage.id] = ballots;
  }
  return before;
}

export interface Play {
  readonly name: string;
  readonly ballots: Ballots;
  /** `expired`: nobody votes, and at the deadline silence does not adopt. */
  readonly verdict: 'adopted' | 'rejected' | 'expired' | 'pending';
}

/** Whether a stage never closes with this verdict: it waits for a deadline, and there is none. */
export function staysOpen(stage: Stage, verdict: Play['verdict']): boolean {
  const { within, mayChange, onExpired, onRejected } = stage;
  if (latestHours(within) !== Infinity) return false;
  return (
    mayChange === true ||
    (verdict === 'rejected' && hasDeadline(stage) && onExpired !== undefined && onRejected === undefined)
  );
}

const LEADS = { adopted: leadOfAdoption, rejected: leadOfFailure, expired: leadOfExpiry } as const;

function endingOf(
  { arrangement }: CheckInput,
  at: StagePlace,
  verdict: Play['verdict'],
  played: ReadonlySet<string>,
): Ending | undefined {
  if (verdict === 'pending' || staysOpen(at.stage, verdict)) {
    return { expect: 'pending', endsIn: at.procedureId };
  }
  const from = { procedure: at.procedureId, index: at.index };
  const lead = LEADS[verdict](arrangement, from);
  return lead && endOf(arrangement, { from, lead, adopted: verdict === 'adopted', played });
}

/** Those of the members who may not vote in a procedure, where its recusal is stated in one way. */
export function recusedIn(
  { recused }: CheckInput,
  procedure: Procedure,
  members: readonly string[],
): readonly string[] {
  return recusalOf(procedure) === undefined ? [] : recused.filter((id) => members.includes(id));
}

/** Members of a stage who may not vote, where its recusal is stated in one way. */
export function recusedAt(input: CheckInput, { procedure, members }: StagePlace): readonly string[] {
  return recusedIn(input, procedure, members);
}

/** A ballot of one who may not vote counts nowhere, but the player waits for it. */
export function withRecused(recused: readonly string[], ballots: Ballots): Ballots {
  return recused.length === 0 ? ballots : { ...Object.fromEntries(recused.map((id) => [id, 'absent'])), ...ballots };
}

/**
 * One vote as a scenario that says how its procedure ends. Undefined where it cannot be played from the start: an
 * earlier stage has no stated rule, a range in the rule is open, or a later stage of the procedure would need ballots.
 */
export function replayAt(input: CheckInput, at: StagePlace, { name, ballots, verdict }: Play): Scenario | undefined {
  const before = ballotsBefore(input, { procedure: at.procedureId, index: at.index });
  const played = new Set([...Object.keys(before ?? {}), at.stage.id]);
  const ending = endingOf(input, at, verdict, played);
  if (before === undefined || ending === undefined || at.open) return undefined;
  const recused = recusedAt(input, at);
  const rival = listReadings(at.stage.rule).length > 1;
  return {
    name,
    procedure: at.procedureId,
    ...(rival ? { readings: { [at.stage.id]: at.reading } } : {}),
    ...(recused.length > 0 ? { recused: [...recused] } : {}),
    ballots: {
      ...before,
      [at.stage.id]: shorten(input.arrangement, at.procedure, at.stage, withRecused(recused, ballots)),
    },
    ...ending,
  };
}

/** `replay` for a counter-scenario, left out where nothing can be played. */
export function replays(...plays: readonly (Scenario | undefined)[]): { readonly replay?: readonly Scenario[] } {
  const all = plays.filter((play) => play !== undefined);
  return all.length === plays.length && all.length > 0 ? { replay: all } : {};
}
