// One stage at one moment: is it over, and how? The same answer drives scenarios and a live table.
import type { Arrangement, Procedure, Situation, Stage } from '../arrangements/index.ts';
import { listReadings, parseDuration } from '../arrangements/index.ts';
import { adoptionBounds } from '../rules/index.ts';
import { diagramOf } from './stage-game.ts';
import type { StageRef, Verdict } from './transitions.ts';
import { listStageWorlds, type StageWorld } from './worlds.ts';

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
  readonly settled: 'adopted' | 'rejected' | 'pending';
  /** Hours after opening at which the deadline falls; Infinity when there is none. */
  readonly deadline: number;
  /** Members who act, at a stage where each decides for itself. */
  readonly engaged?: readonly string[];
  readonly waitingFor: readonly string[];
  readonly note?: string;
}

type Settled = 'adopted' | 'rejected' | 'pending';

/** The latest hour at which a stage closes; Infinity when a reading has no latest. */
export function deadlineOf(stage: Stage): number {
  const latest = listReadings<string>(stage.within).map(({ value }) => {
    const parsed = value === undefined ? undefined : parseDuration(value);
    return parsed?.ok ? parsed.value.max : Number.POSITIVE_INFINITY;
  });
  return latest.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...latest);
}

function settle(world: StageWorld, procedure: Procedure, ballots: Readonly<Record<string, string>>): Settled {
  if (world.meeting === 'consult') return 'adopted';
  if (world.meeting === 'each-decides') {
    if (world.electorate.some((voter) => ballots[voter] === 'for')) return 'adopted';
    return world.electorate.every((voter) => ballots[voter] !== undefined) ? 'rejected' : 'pending';
  }
  if (world.rule?.kind === 'always') return 'adopted';
  if (world.rule?.kind === 'never') return 'rejected';
  const built = diagramOf(world, procedure);
  if ('reason' in built) return 'pending';
  const abstains = world.recusedAs === 'abstain' ? world.recused : [];
  const cast = Object.entries(ballots).filter(
    ([voter]) => world.electorate.includes(voter) && !abstains.includes(voter),
  );
  const certain = [...cast, ...abstains.map((voter) => [voter, 'abstain'] as const)];
  const chances = certain.map(([voter, ballot]) => [voter, { [ballot]: 1 }] as const);
  const { min, max } = adoptionBounds(built.diagram, Object.fromEntries(chances));
  if (min > 0.5) return 'adopted';
  return max < 0.5 ? 'rejected' : 'pending';
}

function agree(all: readonly Settled[]): Settled {
  const [first, ...rest] = all;
  return first !== undefined && rest.every((each) => each === first) ? first : 'pending';
}

function withSilence(world: StageWorld, ballots: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (world.silence === undefined || world.silence === 'proceed') return ballots;
  const silent = world.electorate
    .filter((voter) => ballots[voter] === undefined)
    .map((voter) => [voter, world.silence ?? ''] as const);
  return { ...Object.fromEntries(silent), ...ballots };
}

function close(stage: Stage, settled: Settled, atDeadline: boolean): Verdict | 'pending' {
  if (settled === 'adopted') return 'adopted';
  if (atDeadline) return settled === 'rejected' ? (stage.onExpired === undefined ? 'rejected' : 'expired') : 'pending';
  if (settled === 'rejected' && !(stage.onExpired !== undefined && stage.onRejected === undefined)) return 'rejected';
  return 'pending';
}

function worldsOf(arrangement: Arrangement, stage: Stage, { at, recused, fixed }: StageState): readonly StageWorld[] {
  const situation: Situation | undefined = recused
    ? { id: 'scenario', adversary: [], aligned: [], recused: [...recused], ballots: {}, climates: [] }
    : undefined;
  return listStageWorlds(arrangement, at.procedure, stage, { situation, ...(fixed ? { fixed } : {}) }).worlds;
}

/**
 * Whether a stage has ended with the ballots cast so far at this hour. A stage closes early when its result can no
 * longer change and it says so, or has no deadline, or everyone has voted; never early when ballots may change. At the
 * deadline silence counts as the stage's silence ballot; where that is not specified, only a result that holds for
 * every ballot of the silent ones counts. Open points that matter leave it pending. Cost: worlds × diagram.
 */
export function judgeStage(arrangement: Arrangement, state: StageState): Judgement | undefined {
  const procedure = arrangement.procedures[state.at.procedure];
  const stage = procedure?.stages[state.at.index];
  if (!procedure || !stage) return undefined;
  const worlds = worldsOf(arrangement, stage, state);
  const deadline = deadlineOf(stage);
  const settled = agree(worlds.map((world) => settle(world, procedure, state.ballots)));
  const electorate = [...new Set(worlds.flatMap((world) => world.electorate))];
  const waitingFor = stage.rule === undefined ? [] : electorate.filter((voter) => state.ballots[voter] === undefined);
  const engaged = worlds.every(({ meeting }) => meeting === 'each-decides')
    ? { engaged: electorate.filter((voter) => state.ballots[voter] === 'for') }
    : {};
  const open = { settled, deadline, ...engaged, waitingFor };
  if (stage.rule === undefined) return { ...open, verdict: state.hours >= earliestEnd(stage) ? 'adopted' : 'pending' };
  if (state.hours >= deadline) {
    const final = agree(
      worlds.map((world) => {
        const result = settle(world, procedure, withSilence(world, state.ballots));
        return result === 'pending' && world.silence === 'proceed' ? 'adopted' : result;
      }),
    );
    const verdict = close(stage, final, true);
    return verdict === 'pending'
      ? { ...open, verdict, note: 'what silence or an open point means decides it' }
      : { ...open, verdict };
  }
  const everyone = waitingFor.length === 0;
  const mayClose =
    stage.mayChange !== true && (stage.closesEarly === true || deadline === Number.POSITIVE_INFINITY || everyone);
  return { ...open, verdict: mayClose ? close(stage, settled, false) : 'pending' };
}

/** A stage without a decision may end at its earliest hour. */
export function earliestEnd(stage: Stage): number {
  const hours = (written: string | undefined): number => {
    const parsed = written === undefined ? undefined : parseDuration(written);
    return parsed?.ok ? parsed.value.min : 0;
  };
  const within = listReadings<string>(stage.within).map(({ value }) => (value?.includes('..') ? hours(value) : 0));
  return Math.max(hours(stage.min), within.length === 0 ? 0 : Math.min(...within));
}
