// Scenarios: named ballots and times, played through a procedure to its end. Tests that a lawyer can write.
import {
  type Arrangement,
  electorateOf,
  listPossibleMembers,
  parseDuration,
  type Procedure,
  type Scenario,
  type ScenarioOutcome,
  type Stage,
} from '../arrangements/index.ts';
import { isSeveral } from './judge.ts';
import {
  createMachine,
  judgeNow,
  type Machine,
  type MachineOptions,
  type MachineState,
  stageNow,
  startMachine,
  step,
} from './machine.ts';
import { type Target, targetOf, type Verdict } from './transitions.ts';

export interface ScenarioStep {
  readonly procedure: string;
  readonly stage: string;
  /** Hours after the opening of the procedure at which the stage ended, or was left pending. */
  readonly hours: number;
  readonly verdict: Verdict | 'pending';
  /** The second round is 1; absent in the first. */
  readonly round?: number;
  readonly engaged?: readonly string[];
  readonly waitingFor?: readonly string[];
  readonly note?: string;
}

export interface ScenarioResult {
  readonly name: string;
  readonly outcome: ScenarioOutcome;
  /** The procedure in which it ended. */
  readonly endsIn: string;
  readonly acted: boolean;
  readonly hours: number;
  readonly engaged?: readonly string[];
  readonly trace: readonly ScenarioStep[];
  /** Whether outcome, place of ending and engaged members are what the scenario expects. */
  readonly passes: boolean;
}

const MOST_STEPS = 100;

function hoursIn(written: string | undefined): number | undefined {
  const parsed = written === undefined ? undefined : parseDuration(written);
  return parsed?.ok ? parsed.value.min : undefined;
}

function startOf(arrangement: Arrangement, scenario: Scenario): string | undefined {
  if (scenario.procedure !== undefined) return scenario.procedure;
  const named = Object.keys(scenario.ballots);
  const ids = Object.keys(arrangement.procedures);
  return ids.find((id) => arrangement.procedures[id]?.stages.some((stage) => named.includes(stage.id))) ?? ids[0];
}

/** Ballots by member: a named member before a group, a group before `others`. */
function ballotsAt(
  arrangement: Arrangement,
  procedure: Procedure,
  stage: Stage,
  scenario: Scenario,
): Record<string, string> {
  const written = scenario.ballots[stage.id] ?? {};
  const group = arrangement.groups[electorateOf(procedure, stage)];
  const electorate = group ? listPossibleMembers(group) : [];
  const { others, ...named } = written;
  const cast: Record<string, string> = {};
  if (others !== undefined) for (const voter of electorate) cast[voter] = others;
  for (const [id, ballot] of Object.entries(named)) {
    const members = arrangement.groups[id];
    if (members) for (const voter of listPossibleMembers(members)) cast[voter] = ballot;
  }
  for (const [id, ballot] of Object.entries(named)) if (!arrangement.groups[id]) cast[id] = ballot;
  return cast;
}

function timesAt(
  stage: Stage,
  scenario: Scenario,
  ballots: Readonly<Record<string, string>>,
): ReadonlyMap<string, number> {
  const at = scenario.at?.[stage.id];
  const all = typeof at === 'string' ? hoursIn(at) : undefined;
  const times = new Map<string, number>();
  for (const voter in ballots) times.set(voter, all ?? (typeof at === 'object' ? hoursIn(at[voter]) : undefined) ?? 0);
  return times;
}

/** A member who may or may not sit sits in a scenario exactly when the scenario gives it a ballot, at any stage. */
function seatsOf(arrangement: Arrangement, scenario: Scenario): Record<string, string> {
  if (Object.values(arrangement.groups).every(({ maybe = [] }) => maybe.length === 0)) return {};
  const ballots: Record<string, string> = {};
  for (const procedure of Object.values(arrangement.procedures))
    for (const stage of procedure.stages) Object.assign(ballots, ballotsAt(arrangement, procedure, stage, scenario));
  const seats = Object.entries(arrangement.groups).flatMap(([id, { maybe = [] }]) =>
    maybe.map((member) => [`groups.${id}.maybe.${member}`, member in ballots ? 'seated' : 'not seated'] as const),
  );
  return Object.fromEntries(seats);
}

/** `readings: {decide: ru}` closes the disputed rule of stage decide; a full path closes any open point. */
function fixedReadings(arrangement: Arrangement, scenario: Scenario): Record<string, string> {
  const stages = Object.entries(arrangement.procedures).flatMap(([id, { stages: all }]) =>
    all.map((stage) => [stage.id, `procedures.${id}.stages.${stage.id}.rule`] as const),
  );
  const fixed: Record<string, string> = {};
  for (const [stage, path] of stages) {
    const reading = scenario.readings?.[stage];
    if (reading !== undefined) fixed[path] = reading;
  }
  return fixed;
}

/** A fallback for which the scenario has no ballots is not played: the scenario ends where its ballots end. */
function isPlayable(arrangement: Arrangement, target: Target & { kind: 'stage' }, scenario: Scenario): boolean {
  const stages = arrangement.procedures[target.procedure]?.stages ?? [];
  const first = stages[target.index];
  if (!first || first.rule === undefined) return true;
  return stages.slice(target.index).some((stage) => scenario.ballots[stage.id] !== undefined);
}

function finish(scenario: Scenario, run: Omit<ScenarioResult, 'name' | 'passes'>): ScenarioResult {
  const engaged = scenario.engaged === undefined || sameMembers(scenario.engaged, run.engaged ?? []);
  const place = scenario.endsIn === undefined || scenario.endsIn === run.endsIn;
  return { name: scenario.name, ...run, passes: run.outcome === scenario.expect && place && engaged };
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join() === b.toSorted().join();
}

/** Ballots of the round: those written for `stage@2` in the second round, else those for the stage. */
function roundOf(scenario: Scenario, stage: Stage, round: number): Scenario {
  const own = scenario.ballots[`${stage.id}@${round + 1}`];
  return own === undefined ? scenario : { ...scenario, ballots: { ...scenario.ballots, [stage.id]: own } };
}

interface Player {
  readonly machine: Machine;
  readonly scenario: Scenario;
  readonly until: number;
}

/** Brings one round of a stage as far as the scenario's ballots and times bring it. */
function playRound({ machine, scenario, until }: Player, start: MachineState): MachineState {
  const ready = stageNow(machine, start);
  if (ready === undefined) return start;
  const { stage, procedure } = ready;
  const own = roundOf(scenario, stage, start.round);
  const written = Object.entries(ballotsAt(machine.arrangement, procedure, stage, own));
  const known = ready.worlds[0]?.game.ballots ?? [];
  const all: Record<string, string> = {};
  for (const [voter, ballot] of written) if (ready.seats.has(voter) && known.includes(ballot)) all[voter] = ballot;
  const times = timesAt(stage, own, all);
  let state = start;
  const goOn = (): boolean => state.steps.length === start.steps.length && state.end === undefined;
  const wait = (hour: number, before?: true): void => {
    const event = { kind: 'wait' as const, until: Math.max(state.hours, Math.min(hour, until)) };
    state = step(machine, state, before ? { ...event, before } : event).state;
  };
  for (const moment of [...new Set([0, ...times.values()])].toSorted((a, b) => a - b)) {
    if (start.opened + moment > until) break;
    // A ballot at the very end of the time allowed is in time.
    if (moment > 0 && moment === ready.deadline) wait(start.opened + moment, true);
    else wait(start.opened + moment);
    const ballots: Record<string, string> = {};
    let cast = 0;
    for (const [voter, time] of times) {
      if (time !== moment) continue;
      ballots[voter] = all[voter] ?? '';
      cast += 1;
    }
    if (!goOn()) return state;
    if (cast > 0) state = step(machine, state, { kind: 'cast', ballots }).state;
    if (!goOn()) return state;
  }
  const stated = scenario.at?.[stage.id];
  const wanted = typeof stated === 'string' ? (hoursIn(stated) ?? 0) : 0;
  const free = stage.rule === undefined || (isSeveral(ready) && ready.deadline === Number.POSITIVE_INFINITY);
  if (free) {
    wait(start.opened + Math.max(ready.earliest, wanted));
    if (goOn()) state = step(machine, state, { kind: 'close' }).state;
  }
  if (goOn() && ready.deadline < Number.POSITIVE_INFINITY) wait(start.opened + ready.deadline);
  else if (goOn() && ready.earliest > 0) wait(start.opened + ready.earliest);
  return state;
}

function describeStep(played: MachineState['steps'][number]): ScenarioStep {
  const { procedure, stage, hours, verdict, engaged, round } = played;
  return { procedure, stage, hours, verdict, ...(round > 0 ? { round } : {}), ...(engaged ? { engaged } : {}) };
}

/** The first of these steps that leads to a fallback the scenario does not play, if any. */
function findStop({ machine, scenario }: Player, state: MachineState, from: number): number | undefined {
  const { arrangement } = machine;
  for (let at = from; at < state.steps.length; at += 1) {
    const played = state.steps[at];
    if (played === undefined) continue;
    const { procedure } = played;
    const index = arrangement.procedures[procedure]?.stages.findIndex(({ id }) => id === played.stage) ?? -1;
    const repeat = arrangement.procedures[procedure]?.stages[index]?.repeat;
    if (played.verdict !== 'adopted' && repeat !== undefined && played.round < repeat.max) continue;
    const target = targetOf(arrangement, { procedure, index }, played.verdict);
    if (target.kind === 'stage' && target.procedure !== procedure && !isPlayable(arrangement, target, scenario))
      return at;
  }
  return undefined;
}

/** A scenario that says until when it looks is left open at that hour, not at the last ballot. */
function pendingStep({ machine, until }: Player, state: MachineState): readonly ScenarioStep[] {
  const judged = judgeNow(machine, state);
  const stage = stageNow(machine, state)?.stage.id;
  if (stage === undefined) return [];
  const { engaged, waitingFor = [], note } = judged ?? {};
  const hours = Number.isFinite(until) ? Math.max(state.hours, until) : state.hours;
  const where = { procedure: state.at.procedure, stage, hours, verdict: 'pending' as const };
  return [{ ...where, ...(engaged ? { engaged } : {}), waitingFor, ...(note ? { note } : {}) }];
}

/**
 * Plays a scenario on the timed machine: ballots are cast at their times (at once when none is given), silence and deadlines
 * apply, stages repeat and follow each other and fallbacks open, until an end or a stage that stays pending. `acted` says
 * whether what the procedure is about happens. Returns undefined when the arrangement has no such procedure. Pure;
 * bounded steps.
 */
export function playScenario(
  arrangement: Arrangement,
  scenario: Scenario,
  options: Pick<MachineOptions, 'tables' | 'games'> = {},
): ScenarioResult | undefined {
  const start = startOf(arrangement, scenario);
  if (start === undefined) return undefined;
  const fixed = { ...fixedReadings(arrangement, scenario), ...seatsOf(arrangement, scenario) };
  const machine = createMachine(arrangement, start, { ...options, recused: scenario.recused, fixed });
  if (machine === undefined) return undefined;
  const player = { machine, scenario, until: hoursIn(scenario.until) ?? Number.POSITIVE_INFINITY };
  const finished = (
    state: MachineState,
    steps: readonly ScenarioStep[],
    how: Pick<ScenarioResult, 'outcome' | 'acted' | 'endsIn'>,
  ) =>
    finish(scenario, {
      ...how,
      hours: steps.at(-1)?.hours ?? state.hours,
      ...(state.engaged ? { engaged: state.engaged } : {}),
      trace: steps,
    });
  let state = startMachine(machine);
  let seen = 0;
  for (let moves = 0; moves < MOST_STEPS; moves += 1) {
    const stop = findStop(player, state, seen);
    if (stop !== undefined) {
      const steps = state.steps.slice(0, stop + 1).map(describeStep);
      const last = steps.at(-1);
      const outcome = last?.verdict === 'adopted' ? 'adopted' : 'rejected';
      return finished(state, steps, { outcome, acted: false, endsIn: last?.procedure ?? start });
    }
    if (state.end !== undefined) {
      const { outcome, acted, procedure } = state.end;
      return finished(state, state.steps.map(describeStep), { outcome, acted, endsIn: procedure });
    }
    seen = state.steps.length;
    const next = playRound(player, state);
    if (next.steps.length === seen && next.end === undefined) {
      state = next;
      break;
    }
    state = next;
  }
  const steps = [...state.steps.map(describeStep), ...pendingStep(player, state)];
  const { engaged } = judgeNow(machine, state) ?? {};
  return finished({ ...state, ...(engaged ? { engaged } : {}) }, steps, {
    outcome: 'pending',
    acted: false,
    endsIn: state.at.procedure,
  });
}
