// The timed machine: a state of the procedure and an event give the next state. Scenarios, rehearsals and a live table run
// on it; nothing in it knows a clock. State: stage, round, hour, ballots.
import type { Arrangement, WeightTables } from '../arrangements/index.ts';
import { hoursOf } from './clock.ts';
import { isSeveral, type Judgement, judgeReady, type ReadyStage, readyStage } from './judge.ts';
import { createGameCache, type GameCache } from './play.ts';
import { keyOfStage, routeFrom, type StageRef, targetOf, type Verdict } from './transitions.ts';

export interface Machine {
  readonly arrangement: Arrangement;
  readonly procedure: string;
  readonly stages: ReadonlyMap<string, ReadyStage>;
}

export interface MachineOptions {
  readonly recused?: readonly string[] | undefined;
  /** Open points closed beforehand: path → choice. */
  readonly fixed?: Readonly<Record<string, string>> | undefined;
  readonly tables?: WeightTables | undefined;
  readonly games?: GameCache | undefined;
}

export interface MachineStep {
  readonly procedure: string;
  readonly stage: string;
  /** From 0; above 0 only at stages with `repeat`. */
  readonly round: number;
  /** Hours after the opening of the procedure at which the round ended. */
  readonly hours: number;
  readonly verdict: Verdict;
  readonly ballots: Readonly<Record<string, string>>;
  readonly engaged?: readonly string[];
}

export interface MachineEnd {
  readonly outcome: 'adopted' | 'rejected';
  /** Whether what the procedure is about happens. */
  readonly acted: boolean;
  /** The procedure in which it ended. */
  readonly procedure: string;
  readonly hours: number;
}

export interface MachineState {
  readonly at: StageRef;
  readonly round: number;
  /** The hour at which this round opens or opened; later than `hours` while a repetition is waited for. */
  readonly opened: number;
  readonly hours: number;
  readonly ballots: Readonly<Record<string, string>>;
  readonly steps: readonly MachineStep[];
  /** Members who act, from the last stage at which each decided for itself. */
  readonly engaged?: readonly string[];
  readonly end?: MachineEnd;
}

export type MachineEvent =
  /** Ballots cast at one moment, by voter: one, or several together. */
  | { readonly kind: 'cast'; readonly ballots: Readonly<Record<string, string>> }
  /** Takes a ballot back; only where ballots may change. */
  | { readonly kind: 'withdraw'; readonly voter: string }
  /** Ends a consultation, a vote whose deadline may be set within a range, or a call without deadline to act severally. */
  | { readonly kind: 'close' }
  /** Time passes until this hour after the opening; deadlines on the way apply. */
  | {
      readonly kind: 'wait';
      readonly until: number;
      /** Stops short of what happens by itself at that hour: ballots cast there still count. */
      readonly before?: true;
    };

export type Refusal =
  | 'it is over'
  | 'this round is not open yet'
  | 'not a voter here'
  | 'no such ballot here'
  | 'ballots may not be changed here'
  | 'there is no ballot to withdraw'
  | 'nothing is voted on here'
  | 'it may not close now'
  | 'time does not run backwards';

export interface Stepped {
  /** The next state; the same one when the event is refused. */
  readonly state: MachineState;
  readonly refused?: Refusal;
}

const MOST_MOVES = 200;

/** Machines made before, by the games they stand on: scenarios and tables of one arrangement share them. */
const machines = new WeakMap<GameCache, WeakMap<Arrangement, Map<string, Machine>>>();

/** Makes every stage ready that the procedure can reach. Undefined for an unknown procedure. Cost: worlds × diagram. */
export function createMachine(
  arrangement: Arrangement,
  procedure: string,
  options: MachineOptions = {},
): Machine | undefined {
  if (arrangement.procedures[procedure] === undefined) return undefined;
  const { games, recused, fixed, tables } = options;
  if (games === undefined || tables !== undefined)
    return makeMachine(arrangement, procedure, { ...options, games: games ?? createGameCache() });
  const made = machines.get(games) ?? new WeakMap<Arrangement, Map<string, Machine>>();
  machines.set(games, made);
  const row = made.get(arrangement) ?? new Map<string, Machine>();
  made.set(arrangement, row);
  const key = JSON.stringify([procedure, recused, fixed]);
  const machine = row.get(key) ?? makeMachine(arrangement, procedure, options);
  row.set(key, machine);
  return machine;
}

function makeMachine(arrangement: Arrangement, procedure: string, options: MachineOptions): Machine {
  const stages = routeFrom(arrangement, procedure).visits.flatMap((at) => {
    const ready = readyStage(arrangement, at, options);
    return ready === undefined ? [] : [[keyOfStage(at), ready] as const];
  });
  return { arrangement, procedure, stages: new Map(stages) };
}

/** The state at the opening, hour 0; stages that pass by themselves at once have passed. */
export function startMachine(machine: Machine): MachineState {
  const at = { procedure: machine.procedure, index: 0 };
  return settleNow(machine, { at, round: 0, opened: 0, hours: 0, ballots: {}, steps: [] });
}

export function stageNow(machine: Machine, state: MachineState): ReadyStage | undefined {
  return state.end === undefined ? machine.stages.get(keyOfStage(state.at)) : undefined;
}

/** What the present stage has come to; undefined when all is over or a repetition is waited for. */
export function judgeNow(machine: Machine, state: MachineState): Judgement | undefined {
  const ready = stageNow(machine, state);
  if (ready === undefined || state.hours < state.opened) return undefined;
  return judgeReady(ready, state.ballots, state.hours - state.opened);
}

/** The state after a round of the present stage has ended so. */
function moveOn(machine: Machine, state: MachineState, ready: ReadyStage, judged: Judgement): MachineState {
  const verdict = judged.verdict === 'pending' ? 'rejected' : judged.verdict;
  const { engaged = state.engaged } = judged;
  const { at, round, hours, ballots } = state;
  const step: MachineStep = {
    procedure: at.procedure,
    stage: ready.stage.id,
    round,
    hours,
    verdict,
    ballots,
    ...(judged.engaged ? { engaged: judged.engaged } : {}),
  };
  const next = { ...state, steps: [...state.steps, step], ballots: {}, ...(engaged ? { engaged } : {}) };
  const { repeat } = ready.stage;
  if (verdict !== 'adopted' && repeat !== undefined && round < repeat.max)
    return { ...next, round: round + 1, opened: hours + hoursOf(repeat.after).min };
  const target = targetOf(machine.arrangement, at, verdict);
  if (target.kind === 'stage')
    return { ...next, at: { procedure: target.procedure, index: target.index }, round: 0, opened: hours };
  const { outcome, acted, procedure } = target;
  return { ...next, end: { outcome, acted, procedure, hours } };
}

/** A stage without a rule ends by an event or at its deadline, never by itself before. */
function endsNow(ready: ReadyStage, state: MachineState): Judgement | undefined {
  const elapsed = state.hours - state.opened;
  if (elapsed < 0) return undefined;
  if (ready.stage.rule === undefined && elapsed < ready.deadline) return undefined;
  const judged = judgeReady(ready, state.ballots, elapsed);
  return judged.verdict === 'pending' ? undefined : judged;
}

/** Moves on as long as the present stage is over. A circle that takes no time stops where it closes, pending. */
function settleNow(machine: Machine, start: MachineState): MachineState {
  let state = start;
  const entered = new Set<string>();
  for (;;) {
    const ready = stageNow(machine, state);
    const judged = ready && endsNow(ready, state);
    if (ready === undefined || judged === undefined) return state;
    state = moveOn(machine, state, ready, judged);
    const round = `${keyOfStage(state.at)} ${state.round}`;
    if (entered.has(round)) return state;
    entered.add(round);
  }
}

/** The next hour at which something may happen by itself: a round opens, may close, or runs out. */
function nextMoment(ready: ReadyStage, state: MachineState): number {
  const moments = [0, ready.earliest, ready.deadline].map((after) => state.opened + after);
  return Math.min(...moments.filter((moment) => moment > state.hours));
}

function wait(machine: Machine, start: MachineState, until: number, before = false): MachineState {
  let state = start;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const ready = stageNow(machine, state);
    if (ready === undefined) return state;
    const moment = nextMoment(ready, state);
    if (moment > until || (before && moment === until) || moment === Number.POSITIVE_INFINITY)
      return { ...state, hours: Math.max(state.hours, until) };
    state = settleNow(machine, { ...state, hours: moment });
  }
  return state;
}

/** Whether the chair may end the stage now: a consultation, a vote with a range for its deadline, an open call to act. */
export function mayClose(ready: ReadyStage, state: MachineState): boolean {
  const elapsed = state.hours - state.opened;
  if (elapsed < ready.earliest || elapsed < 0) return false;
  return (
    ready.stage.rule === undefined ||
    hasRange(ready) ||
    (isSeveral(ready) && ready.deadline === Number.POSITIVE_INFINITY)
  );
}

function hasRange({ stage }: ReadyStage): boolean {
  const text = JSON.stringify(stage.within ?? '');
  return text.includes('..');
}

function refuse(state: MachineState, refused: Refusal): Stepped {
  return { state, refused };
}

type Ballots = Readonly<Record<string, string>>;

function cast(machine: Machine, state: MachineState, ready: ReadyStage, ballots: Ballots): Stepped {
  if (ready.stage.rule === undefined) return refuse(state, 'nothing is voted on here');
  if (state.hours < state.opened) return refuse(state, 'this round is not open yet');
  const known = ready.worlds[0]?.game.ballots ?? [];
  for (const [voter, ballot] of Object.entries(ballots)) {
    if (!ready.seats.has(voter)) return refuse(state, 'not a voter here');
    if (!known.includes(ballot)) return refuse(state, 'no such ballot here');
    if (state.ballots[voter] !== undefined && ready.stage.mayChange !== true)
      return refuse(state, 'ballots may not be changed here');
  }
  return { state: settleNow(machine, { ...state, ballots: { ...state.ballots, ...ballots } }) };
}

function withdraw(state: MachineState, ready: ReadyStage, voter: string): Stepped {
  const { [voter]: old, ...rest } = state.ballots;
  if (old === undefined) return refuse(state, 'there is no ballot to withdraw');
  if (ready.stage.mayChange !== true) return refuse(state, 'ballots may not be changed here');
  return { state: { ...state, ballots: rest } };
}

function close(machine: Machine, state: MachineState, ready: ReadyStage): Stepped {
  if (!mayClose(ready, state)) return refuse(state, 'it may not close now');
  const judged = judgeReady(ready, state.ballots, state.hours - state.opened, true);
  if (judged.verdict === 'pending') return refuse(state, 'it may not close now');
  return { state: settleNow(machine, moveOn(machine, state, ready, judged)) };
}

/**
 * The next state. Pure: the same state and event always give the same answer, and the old state stays as it is. An event
 * that the procedure does not allow is refused with a reason. Cost: a walk of the stage's diagrams.
 */
export function step(machine: Machine, state: MachineState, event: MachineEvent): Stepped {
  const ready = stageNow(machine, state);
  if (ready === undefined) return refuse(state, 'it is over');
  switch (event.kind) {
    case 'cast':
      return cast(machine, state, ready, event.ballots);
    case 'withdraw':
      return withdraw(state, ready, event.voter);
    case 'close':
      return close(machine, state, ready);
    case 'wait':
      return event.until < state.hours
        ? refuse(state, 'time does not run backwards')
        : { state: wait(machine, state, event.until, event.before) };
  }
}
