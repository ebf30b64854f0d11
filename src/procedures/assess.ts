// The questions of a negotiator about a procedure: who can block it, how likely is it to act, which open point matters
// most, how long may it take. Several stages are followed to every end; open points are carried as bounds.
import {
  type Arrangement,
  type Climate,
  listClimates,
  listOpenPoints,
  listPossibleMembers,
  type Situation,
  type WeightTables,
} from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { actionBounds, type CoalitionRange, hull, stageRange, steerRange } from './action.ts';
import { type Coalitions, listLone, type VoterIndex } from './coalitions.ts';
import { delayOfStage, delayTo } from './delay.ts';
import { type Engagement, engagementOf } from './engagement.ts';
import {
  createGameCache,
  type GameCache,
  indexOf,
  type Play,
  type PlayedStage,
  type PlayedWorld,
  playForBlockers,
  type PlayOptions,
  playProcedure,
  verdictsOf,
} from './play.ts';
import { listVerdicts, type StageRef, type Verdict } from './transitions.ts';
import { listStageDimensions } from './worlds.ts';
import { thin } from './open-ranges.ts';

export type { CoalitionRange, Engagement };
/** Voters who can block alone: under every way of closing the open points, or only under some. */
export interface Blockers {
  readonly always: readonly string[];
  readonly possibly: readonly string[];
  /**
   * Where no ballots at all bring it about, so that nobody need block: however the open points are closed, or only under
   * some of the ways, which `possibly` then leaves aside.
   */
  readonly stuck?: 'always' | 'possibly';
}

export type StageKind = 'vote' | 'each-decides' | 'consult' | 'unspecified' | 'disputed';

/** One way of closing the open points, and what follows from it. */
export interface StageReading {
  readonly choices: Readonly<Record<string, string>>;
  readonly kind: 'vote' | 'each-decides' | 'consult';
  readonly blockers: readonly string[];
  readonly blocking: Coalitions;
  readonly winning: Coalitions;
  readonly adoption: Bounds;
}

export interface StageAssessment {
  readonly procedure: string;
  readonly stage: string;
  readonly kind: StageKind;
  readonly electorate: readonly string[];
  readonly blockers: Blockers;
  readonly blocking: CoalitionRange;
  readonly winning: CoalitionRange;
  readonly adoption: Bounds;
  readonly engagement?: Engagement;
  /** Hours from opening to verdict; `max` is Infinity without a deadline. */
  readonly delay: Bounds;
  readonly readings: readonly StageReading[];
  /** False when some worlds or coalitions were left out to stay within limits. */
  readonly complete: boolean;
  readonly inexact?: string;
}

/** What closing one open point would do to the chance of action. */
export interface RankedPoint {
  readonly path: string;
  readonly label: string;
  readonly choices: readonly { readonly choice: string; readonly action: Bounds }[];
  /** Largest move of either end of the bounds between two choices, 0 to 1. */
  readonly effect: number;
}

export interface SeatEffect {
  readonly voter: string;
  /** Chance of action if this voter had no seat in any group. */
  readonly without: Bounds;
  readonly effect: number;
}

export interface ProcedureAssessment {
  readonly arrangement: string;
  readonly procedure: string;
  readonly situation?: string;
  readonly polarity: 'acts' | 'keeps';
  readonly kind: StageKind;
  /** Who alone can prevent that the procedure acts, over all stages and fallbacks. */
  readonly blockers: Blockers;
  readonly blocking: CoalitionRange;
  readonly winning: CoalitionRange;
  /** Chance that the procedure acts. For `keeps` that is the change, not the adoption. */
  readonly action: Bounds;
  /** Whether both ends of `action` are reached in some world; otherwise the true bounds may lie inside. */
  readonly attained: boolean;
  /** Hours to the earliest and latest action; undefined when no path acts. */
  readonly delay: Bounds | undefined;
  readonly openPoints: readonly RankedPoint[];
  readonly seats: readonly SeatEffect[];
  /** Facts that must hold before the procedure opens; whoever can undo one can prevent it. */
  readonly preconditions: readonly string[];
  readonly stages: readonly StageAssessment[];
  readonly complete: boolean;
}

export interface AssessOptions {
  readonly tables?: WeightTables;
  readonly fixed?: Readonly<Record<string, string>>;
  /** Leave out the ranking of open points and seats. */
  readonly brief?: boolean;
  /** Joint worlds gone through one by one, default 1,024; beyond, points of one stage are closed at that stage. */
  readonly mostWorlds?: number;
  /** Games built before; hand the same one to assessments of like arrangements. */
  readonly games?: GameCache;
}

const FREE: readonly Climate[] = [{ id: 'only', weight: 1, ballots: {} }];

function kindOf({ at, stage, worlds }: PlayedStage): StageKind {
  const meetings = new Set(worlds.map(({ world }) => world.meeting));
  if (meetings.size > 1) return 'disputed';
  const [only = 'consult'] = meetings;
  if (only !== 'vote') return only;
  const open = worlds.some(({ world }) => world.rule?.kind === 'always' || world.rule?.kind === 'never');
  if (open) return 'unspecified';
  const path = `procedures.${at.procedure}.stages.${stage.id}.rule`;
  const read = new Set(worlds.map(({ world }) => world.choices[path]));
  return read.size > 1 && typeof stage.rule === 'object' && 'disputed' in stage.rule ? 'disputed' : 'vote';
}

function weightedHull(worlds: readonly PlayedWorld[], climates: readonly Climate[]): Bounds {
  return hull(
    worlds.map(({ game }) => {
      let [min, max] = [0, 0];
      for (const { weight, ballots } of climates) {
        const chance = game.adoption(ballots);
        min += weight * chance.min;
        max += weight * chance.max;
      }
      return { min: Math.min(1, min), max: Math.min(1, max) };
    }),
  );
}

function blockersIn({ always, possibly, byItself }: CoalitionRange): Blockers {
  return {
    always: listLone(always),
    possibly: listLone(possibly),
    ...(byItself === undefined ? {} : { stuck: byItself }),
  };
}

function assessStage(
  here: PlayedStage,
  climates: readonly Climate[],
  index: VoterIndex,
  stepped: boolean,
): StageAssessment {
  const games = here.worlds.map(({ game }) => game);
  const blocking = stageRange(here, index, 'blocking', stepped);
  const winning = stageRange(here, index, 'winning', stepped);
  const engagement = engagementOf(here, climates);
  const inexact = games.find((game) => game.inexact !== undefined)?.inexact;
  const readings = here.worlds.slice(0, 64).map(({ world, game }) => ({
    choices: world.choices,
    kind: world.meeting,
    blockers: listLone(game.blocking()),
    blocking: game.blocking(),
    winning: game.winning(),
    adoption: weightedHull([{ world, game }], climates),
  }));
  return {
    procedure: here.at.procedure,
    stage: here.stage.id,
    kind: kindOf(here),
    electorate: [...new Set(here.worlds.flatMap(({ world }) => world.electorate))],
    blockers: blockersIn(blocking),
    blocking,
    winning,
    adoption: here.complete ? weightedHull(here.worlds, climates) : { min: 0, max: 1 },
    ...(engagement ? { engagement } : {}),
    delay: hull((['adopted', 'rejected'] as const).map((verdict) => delayOfStage(here.stage, verdict))),
    readings,
    complete: here.complete && inexact === undefined && blocking.possibly.complete && winning.possibly.complete,
    ...(inexact === undefined ? {} : { inexact }),
  };
}
function effectBetween(all: readonly Bounds[]): number {
  const spread = (side: 'min' | 'max'): number => {
    const values = all.map((bounds) => bounds[side]);
    return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  };
  return Math.max(spread('min'), spread('max'));
}

interface Question {
  readonly arrangement: Arrangement;
  readonly procedureId: string;
  readonly situation: Situation | undefined;
  readonly options: AssessOptions;
  readonly climates: readonly Climate[];
  readonly games: GameCache;
}

function playOptions(
  { situation, options, games }: Question,
  fixed: Readonly<Record<string, string>> = {},
): PlayOptions {
  const { tables, mostWorlds } = options;
  return { situation, tables, mostWorlds, games, fixed: { ...options.fixed, ...fixed } };
}

function chanceWith(
  question: Question,
  fixed: Readonly<Record<string, string>>,
  arrangement = question.arrangement,
): Bounds {
  const play = playProcedure(arrangement, question.procedureId, playOptions(question, fixed));
  const { min, max } = actionBounds(play, question.climates);
  return { min, max };
}
/** Of a range with more steps than these the ends are ranked. */
const MOST_RANKED = 24;

function rankOpenPoints(question: Question, reachable: readonly StageRef[]): readonly RankedPoint[] {
  const { arrangement, situation, options } = question;
  const labels = new Map(listOpenPoints(arrangement).map(({ path, label }) => [path, label]));
  const points = new Map<string, readonly string[]>();
  for (const at of reachable) {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (!stage) continue;
    for (const each of listStageDimensions(arrangement, at.procedure, stage, situation)) {
      const { path, choices } = each.choices.length > MOST_RANKED ? thin(each) : each;
      if (choices.length > 1 && options.fixed?.[path] === undefined) points.set(path, choices);
    }
  }
  const ranked = [...points].slice(0, 40).map(([path, names]) => {
    const choices = names.map((choice) => ({ choice, action: chanceWith(question, { [path]: choice }) }));
    const recusal = path.endsWith('.recuse') ? 'whether a party to the matter is recused' : path;
    return {
      path,
      label: labels.get(path) ?? recusal,
      choices,
      effect: effectBetween(choices.map(({ action }) => action)),
    };
  });
  return ranked.toSorted((a, b) => b.effect - a.effect || (a.path < b.path ? -1 : 1));
}

function withoutVoter(arrangement: Arrangement, voter: string): Arrangement {
  const groups = Object.entries(arrangement.groups).map(([id, group]) =>
    listPossibleMembers(group).includes(voter)
      ? ([id, { ...group, minus: [...(group.minus ?? []), voter] }] as const)
      : ([id, group] as const),
  );
  return { ...arrangement, groups: Object.fromEntries(groups) };
}

function rankSeats(question: Question, voters: readonly string[], action: Bounds): readonly SeatEffect[] {
  const ranked = voters.slice(0, 16).map((voter) => {
    const without = chanceWith(question, {}, withoutVoter(question.arrangement, voter));
    return { voter, without, effect: effectBetween([action, without]) };
  });
  return ranked.toSorted((a, b) => b.effect - a.effect || (a.voter < b.voter ? -1 : 1));
}

function preconditionsOf(arrangement: Arrangement, reachable: readonly StageRef[]): readonly string[] {
  const triggers = reachable.flatMap((at) => arrangement.procedures[at.procedure]?.stages[at.index]?.opens ?? []);
  return [...new Set(triggers.flatMap((id) => arrangement.triggers?.[id]?.requires ?? []))];
}

/** The verdicts that some world allows at a stage. */
function possibleVerdicts(play: Play, at: StageRef): readonly Verdict[] {
  const played = play.stages.find((each) => each.at.procedure === at.procedure && each.at.index === at.index);
  if (played === undefined) return listVerdicts(play.arrangement, at);
  const found = played.worlds.flatMap(({ game }) => verdictsOf(play.arrangement, at, game));
  return listVerdicts(play.arrangement, at).filter((verdict) => found.includes(verdict));
}

/**
 * Everything about one procedure, over all its stages and fallbacks. With a situation, chances of ballots and recusal
 * of the adversary come from it; without one every ballot is free, so bounds are [0, 1] unless the rule decides.
 * Open points shared by several stages are closed alike in all of them; `attained` says whether the bounds are reached.
 * Cost: worlds × diagram, plus joint worlds × stages; ranking multiplies that by the number of choices. Returns
 * undefined for an unknown procedure.
 */
export function assessProcedure(
  arrangement: Arrangement,
  procedureId: string,
  situation?: Situation,
  options: AssessOptions = {},
): ProcedureAssessment | undefined {
  const procedure = arrangement.procedures[procedureId];
  if (!procedure) return undefined;
  const climates = situation ? listClimates(situation) : FREE;
  const games: GameCache = options.games ?? createGameCache();
  const question: Question = { arrangement, procedureId, situation, options, climates, games };
  const play = playForBlockers(arrangement, procedureId, playOptions(question));
  const index = indexOf(play, games);
  const reachable = play.route.visits;
  const stages = play.stages.map((here) => assessStage(here, climates, index, play.stepped));
  const blocking = steerRange(play, index, false);
  const { attained, ...action } = actionBounds(play, climates);
  const blockers = blockersIn(blocking);
  const deciding = stages.find(({ kind }) => kind !== 'consult') ?? stages[0];
  const seats = situation && !options.brief ? rankSeats(question, blockers.possibly, action) : [];
  return {
    arrangement: arrangement.id,
    procedure: procedureId,
    ...(situation ? { situation: situation.id } : {}),
    polarity: procedure.polarity ?? 'acts',
    kind: deciding?.kind ?? 'consult',
    blockers,
    blocking,
    winning: steerRange(play, index, true),
    action,
    attained,
    delay: delayTo(
      arrangement,
      procedureId,
      (acted) => acted,
      (at) => possibleVerdicts(play, at),
    ),
    openPoints: options.brief ? [] : rankOpenPoints(question, reachable),
    seats,
    preconditions: preconditionsOf(arrangement, reachable),
    stages,
    complete: stages.every(({ complete }) => complete) && blocking.possibly.complete,
  };
}
