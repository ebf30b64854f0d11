// One stage at one moment: is it over, and how? The same answer drives scenarios and a live table.
import { type Arrangement, listReadings, type Procedure, type Situation, type Stage } from '../arrangements/index.ts';
import type { WeightTables } from '../arrangements/index.ts';
import type { Standing } from '../rules/index.ts';
import { deadlineOf, earliestEnd } from './clock.ts';
import { type GameCache, type PlayedWorld, playStage } from './play.ts';
import { type StageRef, type Verdict, waitsToExpire } from './transitions.ts';

/** What is on the table at a stage: ballots cast so far, and hours since the stage opened. */
export interface StageState {
  readonly at: StageRef;
  readonly ballots: Readonly<Record<string, string>>;
  readonly hours: number;
  readonly recused?: readonly string[];
  /** Open points closed beforehand: path → choice. */
  readonly fixed?: Readonly<Record<string, string>>;
}

export interface Judgement {
  /** How the stage ended, or `pending`. */
  readonly verdict: Verdict | 'pending';
  /** What the ballots cast so far already settle, whether or not the stage may close yet. */
  readonly settled: Standing;
  /** Hours after opening at which the deadline falls; Infinity when there is none. */
  readonly deadline: number;
  /** Members who act, at a stage where each decides for itself. */
  readonly engaged?: readonly string[];
  readonly waitingFor: readonly string[];
  readonly note?: string;
}

export interface StageOptions {
  readonly recused?: readonly string[] | undefined;
  readonly fixed?: Readonly<Record<string, string>> | undefined;
  readonly tables?: WeightTables | undefined;
  readonly games?: GameCache | undefined;
}

/** A stage made ready for many questions. */
export interface ReadyStage {
  readonly at: StageRef;
  readonly procedure: Procedure;
  readonly stage: Stage;
  readonly worlds: readonly PlayedWorld[];
  /** Whoever may cast a ballot in some world; recused members may not. */
  readonly voters: readonly string[];
  readonly seats: ReadonlySet<string>;
  /** False when ways of closing its open points were left out: then nothing is known to hold in all of them. */
  readonly complete: boolean;
  readonly earliest: number;
  readonly deadline: number;
}

/** A disputed time or silence closed by `fixed` becomes the chosen reading. */
function closeReadings(stage: Stage, path: string, fixed: Readonly<Record<string, string>>): Stage {
  const chosen = <T extends string>(leaf: Stage['within'] | Stage['silence'], key: string): T | undefined => {
    const name = fixed[`${path}.${key}`];
    return listReadings<T>(leaf as T).find((reading) => reading.name === name)?.value;
  };
  const [within, silence] = [chosen<string>(stage.within, 'within'), chosen<string>(stage.silence, 'silence')];
  return { ...stage, ...(within ? { within } : {}), ...(silence ? { silence } : {}) };
}

/** Prepares a stage: its worlds and their games. Undefined for a stage that is not there. Cost: worlds × diagram. */
export function readyStage(arrangement: Arrangement, at: StageRef, options: StageOptions = {}): ReadyStage | undefined {
  const procedure = arrangement.procedures[at.procedure];
  const written = procedure?.stages[at.index];
  if (!procedure || !written) return undefined;
  const { recused, fixed = {}, tables, games } = options;
  const stage = closeReadings(written, `procedures.${at.procedure}.stages.${written.id}`, fixed);
  const situation: Situation | undefined = recused
    ? { id: 'table', adversary: [], aligned: [], recused: [...recused], ballots: {}, climates: [] }
    : undefined;
  const { worlds, complete } = playStage(arrangement, at, stage, { situation, fixed, tables, games });
  const seats = new Set<string>();
  for (const { world } of worlds) {
    for (const voter of world.voters)
      if (world.recused.length === 0 || !world.recused.includes(voter)) seats.add(voter);
  }
  return {
    at,
    procedure,
    stage,
    worlds,
    voters: [...seats],
    seats,
    complete,
    earliest: earliestEnd(stage),
    deadline: deadlineOf(stage),
  };
}

/** Whether each decides for itself in every world: the result is who acts, so it is open until all have spoken. */
export function isSeveral({ worlds }: ReadyStage): boolean {
  return worlds.length > 0 && worlds.every(({ world }) => world.meeting === 'each-decides');
}

function agree(all: readonly Standing[]): Standing {
  const [first, ...rest] = all;
  return first !== undefined && rest.every((each) => each === first) ? first : 'pending';
}

/** What the ballots settle in every world. */
export function standingOf({ worlds, complete }: ReadyStage, ballots: Readonly<Record<string, string>>): Standing {
  if (!complete) return 'pending';
  return agree(worlds.map(({ game }) => game.settle(ballots)));
}

function standingAtDeadline({ worlds, complete }: ReadyStage, ballots: Readonly<Record<string, string>>): Standing {
  if (!complete) return 'pending';
  return agree(
    worlds.map(({ world, game }) => {
      const { silence } = world;
      if (silence === undefined) return game.settle(ballots);
      if (silence === 'proceed') return game.settle(ballots) === 'rejected' ? 'rejected' : 'adopted';
      const silent = world.voters.map((voter) => [voter, silence] as const);
      return game.settle({ ...Object.fromEntries(silent), ...ballots });
    }),
  );
}

function close(stage: Stage, settled: Standing, atDeadline: boolean): Verdict | 'pending' {
  if (settled === 'adopted') return 'adopted';
  if (atDeadline) return settled === 'rejected' ? (stage.onExpired === undefined ? 'rejected' : 'expired') : 'pending';
  return settled === 'rejected' && !waitsToExpire(stage) ? 'rejected' : 'pending';
}

/** The same as `judgeStage` for a stage made ready. `closing`: the deadline falls now. Cost: a walk of the diagrams. */
export function judgeReady(
  ready: ReadyStage,
  ballots: Readonly<Record<string, string>>,
  hours: number,
  closing = hours >= ready.deadline,
): Judgement {
  const { stage, voters, deadline, earliest } = ready;
  const settled = standingOf(ready, ballots);
  const waitingFor = stage.rule === undefined ? [] : voters.filter((voter) => ballots[voter] === undefined);
  const several = isSeveral(ready);
  const engaged = several ? { engaged: voters.filter((voter) => ballots[voter] === 'for') } : {};
  const open = { settled, deadline, ...engaged, waitingFor };
  if (hours < earliest) return { ...open, verdict: 'pending' };
  if (stage.rule === undefined) return { ...open, verdict: 'adopted' };
  if (closing) {
    const verdict = close(stage, standingAtDeadline(ready, ballots), true);
    return verdict === 'pending'
      ? { ...open, verdict, note: 'what silence or an open point means decides it' }
      : { ...open, verdict };
  }
  const everyone = waitingFor.length === 0;
  const mayClose =
    stage.mayChange !== true &&
    (everyone || (!several && (stage.closesEarly === true || deadline === Number.POSITIVE_INFINITY)));
  return { ...open, verdict: mayClose ? close(stage, settled, false) : 'pending' };
}

/**
 * Whether a stage has ended with the ballots cast so far at this hour. A stage closes early when its result can no
 * longer change and it says so, or has no deadline, or everyone has voted; never early when ballots may change, and never
 * before its earliest hour. At the deadline silence counts as the stage's silence ballot; where that is not specified,
 * only a result that holds for every ballot of the silent ones counts. Open points that matter leave it pending. For a
 * stage that is asked often, a machine keeps what this prepares, and `games` the most of it. Cost: worlds × diagram.
 */
export function judgeStage(arrangement: Arrangement, state: StageState, games?: GameCache): Judgement | undefined {
  const ready = readyStage(arrangement, state.at, { recused: state.recused, fixed: state.fixed, games });
  return ready && judgeReady(ready, state.ballots, state.hours);
}
