// The questions of a negotiator about a procedure: who can block it, how likely is it to act, which open point matters
// most, how long may it take. Several stages are followed to every end; open points are carried as bounds.
import {
  type Arrangement,
  type BallotChances,
  type Climate,
  listClimates,
  listOpenPoints,
  listPossibleMembers,
  type Procedure,
  type Situation,
  type Stage,
  type WeightTables,
} from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { BY_ITSELF, both, type Coalitions, either, listLone, NONE } from './coalitions.ts';
import { delayOfStage, delayToAction } from './delay.ts';
import { gameOf, type StageGame } from './stage-game.ts';
import { listReachable, listVerdicts, type StageRef, type Target, targetOf, type Verdict } from './transitions.ts';
import { listStageDimensions, listStageWorlds, type StageWorld } from './worlds.ts';

/** Voters who can block alone: under every way of closing the open points, or only under some. */
export interface Blockers {
  readonly always: readonly string[];
  readonly possibly: readonly string[];
}

/** Minimal coalitions that block (or carry) in every world, and those that do in some. */
export interface CoalitionRange {
  readonly always: Coalitions;
  readonly possibly: Coalitions;
}

export type StageKind = 'vote' | 'each-decides' | 'consult' | 'unspecified' | 'disputed';

export interface Engagement {
  /** Chance that at least one member acts, members independent within a climate. */
  readonly anyone: Bounds;
  /** Expected number of members that act. */
  readonly expected: Bounds;
  readonly members: number;
}

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
}

interface PlayedStage {
  readonly at: StageRef;
  readonly stage: Stage;
  readonly procedure: Procedure;
  readonly worlds: readonly { readonly world: StageWorld; readonly game: StageGame }[];
  readonly complete: boolean;
}

type Games = Map<string, StageGame>;

function hull(all: readonly Bounds[]): Bounds {
  if (all.length === 0) return { min: 0, max: 1 };
  return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
}

function weighted(
  climates: readonly Climate[],
  of: (ballots: Readonly<Record<string, BallotChances>>) => Bounds,
): Bounds {
  const each = climates.map(({ weight, ballots }) => ({ weight, bounds: of(ballots) }));
  return {
    min: Math.min(
      1,
      each.reduce((sum, { weight, bounds }) => sum + weight * bounds.min, 0),
    ),
    max: Math.min(
      1,
      each.reduce((sum, { weight, bounds }) => sum + weight * bounds.max, 0),
    ),
  };
}

const FREE: readonly Climate[] = [{ id: 'only', weight: 1, ballots: {} }];

function key(at: StageRef): string {
  return `${at.procedure}/${at.index}`;
}

/** The game depends on fewer things than the world: equal worlds share one. */
function gameKey(at: StageRef, world: StageWorld): string {
  const members = Object.entries(world.groups).map(([id, group]) => `${id}=${group.members.join()}`);
  const rule = JSON.stringify(world.rule ?? null, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  return `${at.procedure} ${world.meeting} ${rule} ${members.join(' ')} ${world.recusedAs}:${world.recused.join()} ${world.silence}`;
}

function playStages(
  arrangement: Arrangement,
  procedureId: string,
  situation: Situation | undefined,
  options: AssessOptions,
  games: Games,
): ReadonlyMap<string, PlayedStage> {
  const played = listReachable(arrangement, procedureId).flatMap((at) => {
    const procedure = arrangement.procedures[at.procedure];
    const stage = procedure?.stages[at.index];
    if (!procedure || !stage) return [];
    const { fixed, tables } = options;
    const { worlds, complete } = listStageWorlds(arrangement, at.procedure, stage, {
      situation,
      ...(fixed ? { fixed } : {}),
      ...(tables ? { tables } : {}),
    });
    const withGames = worlds.map((world) => {
      const name = gameKey(at, world);
      const game = games.get(name) ?? gameOf(world, procedure);
      games.set(name, game);
      return { world, game };
    });
    return [[key(at), { at, stage, procedure, worlds: withGames, complete }] as const];
  });
  return new Map(played);
}

/** Chance of action from the start, stage by stage; stages are independent given the climate. */
function actionChance(
  arrangement: Arrangement,
  start: string,
  played: ReadonlyMap<string, PlayedStage>,
  ballots: Readonly<Record<string, BallotChances>>,
): Bounds {
  const open = new Set<string>();
  const valueOf = (target: Target): Bounds => {
    if (target.kind === 'end') return target.acted ? { min: 1, max: 1 } : { min: 0, max: 0 };
    const here = played.get(key(target));
    if (!here || open.has(key(target))) return { min: 0, max: 1 };
    open.add(key(target));
    const verdicts = listVerdicts(arrangement, here.at);
    const adopted = valueOf(targetOf(arrangement, here.at, 'adopted'));
    const others = verdicts.filter((verdict) => verdict !== 'adopted');
    const failed =
      others.length === 0 ? adopted : hull(others.map((verdict) => valueOf(targetOf(arrangement, here.at, verdict))));
    open.delete(key(target));
    return hull(
      here.worlds.map(({ game }) => {
        const chance = game.adoption(ballots);
        const mix = (p: number, yes: number, no: number): number => p * yes + (1 - p) * no;
        return {
          min: Math.min(mix(chance.min, adopted.min, failed.min), mix(chance.max, adopted.min, failed.min)),
          max: Math.max(mix(chance.min, adopted.max, failed.max), mix(chance.max, adopted.max, failed.max)),
        };
      }),
    );
  };
  return valueOf({ kind: 'stage', procedure: start, index: 0 });
}

function rangeOver(games: readonly StageGame[], side: 'blocking' | 'winning'): CoalitionRange {
  const families = games.map((game) => game[side]);
  const [first, ...rest] = families;
  if (first === undefined) return { always: NONE, possibly: NONE };
  return { always: rest.reduce(both, first), possibly: either(...families) };
}

/** Coalitions that can prevent (or bring about) action over all stages: at each one steer it, or cover both ways. */
function steer(
  arrangement: Arrangement,
  start: string,
  played: ReadonlyMap<string, PlayedStage>,
  wanted: { readonly acted: boolean; readonly range: 'always' | 'possibly' },
): Coalitions {
  const open = new Set<string>();
  const memo = new Map<string, Coalitions>();
  const canReach = (target: Target): Coalitions => {
    if (target.kind === 'end') return target.acted === wanted.acted ? BY_ITSELF : NONE;
    const name = key(target);
    const known = memo.get(name);
    if (known) return known;
    const here = played.get(name);
    // A procedure that runs in a circle never acts.
    if (!here || open.has(name)) return wanted.acted ? NONE : BY_ITSELF;
    open.add(name);
    const found = canReachFrom(here, (verdict) => canReach(targetOf(arrangement, here.at, verdict)));
    open.delete(name);
    memo.set(name, found);
    return found;
  };
  const canReachFrom = (here: PlayedStage, after: (verdict: Verdict) => Coalitions): Coalitions => {
    const games = here.worlds.map(({ game }) => game);
    const adopted = after('adopted');
    const failures = listVerdicts(arrangement, here.at).filter((verdict) => verdict !== 'adopted');
    if (failures.length === 0) return adopted;
    const failed = failures.map(after).reduce(both);
    const blocking = rangeOver(games, 'blocking')[wanted.range];
    const winning = rangeOver(games, 'winning')[wanted.range];
    return either(both(winning, adopted), both(blocking, failed), both(adopted, failed));
  };
  return canReach({ kind: 'stage', procedure: start, index: 0 });
}

function kindOf(at: StageRef, stage: Stage, worlds: readonly { readonly world: StageWorld }[]): StageKind {
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

function engagementOf(here: PlayedStage, climates: readonly Climate[]): Engagement | undefined {
  const each = here.worlds.filter(({ world }) => world.meeting === 'each-decides');
  if (each.length === 0) return undefined;
  const chanceOf = (ballots: Readonly<Record<string, BallotChances>>, voter: string): Bounds => {
    const chances = ballots[voter];
    if (chances === undefined) return { min: 0, max: 1 };
    const chance = chances['for'] ?? 0;
    return typeof chance === 'number' ? { min: chance, max: chance } : chance;
  };
  const expected = each.map(({ world }) =>
    climates.reduce<Bounds>(
      (sum, { weight, ballots }) => {
        const all = world.electorate.map((voter) => chanceOf(ballots, voter));
        return {
          min: sum.min + weight * all.reduce((total, { min }) => total + min, 0),
          max: sum.max + weight * all.reduce((total, { max }) => total + max, 0),
        };
      },
      { min: 0, max: 0 },
    ),
  );
  return {
    anyone: hull(each.map(({ game }) => weighted(climates, game.adoption))),
    expected: hull(expected),
    members: Math.max(...each.map(({ world }) => world.electorate.length)),
  };
}

function assessStage(here: PlayedStage, climates: readonly Climate[]): StageAssessment {
  const games = here.worlds.map(({ game }) => game);
  const blocking = rangeOver(games, 'blocking');
  const winning = rangeOver(games, 'winning');
  const engagement = engagementOf(here, climates);
  const inexact = games.find((game) => game.inexact !== undefined)?.inexact;
  const readings = here.worlds.slice(0, 64).map(({ world, game }) => ({
    choices: world.choices,
    kind: world.meeting,
    blockers: listLone(game.blocking),
    blocking: game.blocking,
    winning: game.winning,
    adoption: weighted(climates, game.adoption),
  }));
  return {
    procedure: here.at.procedure,
    stage: here.stage.id,
    kind: kindOf(here.at, here.stage, here.worlds),
    electorate: [...new Set(here.worlds.flatMap(({ world }) => world.electorate))],
    blockers: { always: listLone(blocking.always), possibly: listLone(blocking.possibly) },
    blocking,
    winning,
    adoption: hull(here.worlds.map(({ game }) => weighted(climates, game.adoption))),
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
  readonly games: Games;
}

function chanceWith(
  question: Question,
  fixed: Readonly<Record<string, string>>,
  arrangement = question.arrangement,
): Bounds {
  const { procedureId, situation, options, climates } = question;
  const games = arrangement === question.arrangement ? question.games : new Map<string, StageGame>();
  const played = playStages(
    arrangement,
    procedureId,
    situation,
    { ...options, fixed: { ...options.fixed, ...fixed } },
    games,
  );
  return weighted(climates, (ballots) => actionChance(arrangement, procedureId, played, ballots));
}

function rankOpenPoints(question: Question, reachable: readonly StageRef[]): readonly RankedPoint[] {
  const { arrangement, situation, options } = question;
  const labels = new Map(listOpenPoints(arrangement).map(({ path, label }) => [path, label]));
  const points = new Map<string, readonly string[]>();
  for (const at of reachable) {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    if (!stage) continue;
    for (const { path, choices } of listStageDimensions(arrangement, at.procedure, stage, situation)) {
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

/**
 * Everything about one procedure, over all its stages and fallbacks. With a situation, chances of ballots and recusal
 * of the adversary come from it; without one every ballot is free, so bounds are [0, 1] unless the rule decides.
 * Bounds are exact for a procedure with one voting stage; over several they may be wider than attained, because stages
 * are independent given the climate and may share an open point. Cost: worlds × diagram; ranking multiplies that by the
 * number of choices. Returns undefined for an unknown procedure.
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
  const question: Question = { arrangement, procedureId, situation, options, climates, games: new Map() };
  const played = playStages(arrangement, procedureId, situation, options, question.games);
  const reachable = [...played.values()].map(({ at }) => at);
  const stages = [...played.values()].map((here) => assessStage(here, climates));
  const coalitions = (acted: boolean): CoalitionRange => ({
    always: steer(arrangement, procedureId, played, { acted, range: 'always' }),
    possibly: steer(arrangement, procedureId, played, { acted, range: 'possibly' }),
  });
  const blocking = coalitions(false);
  const action = weighted(climates, (ballots) => actionChance(arrangement, procedureId, played, ballots));
  const blockers = { always: listLone(blocking.always), possibly: listLone(blocking.possibly) };
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
    winning: coalitions(true),
    action,
    delay: delayToAction(arrangement, procedureId),
    openPoints: options.brief ? [] : rankOpenPoints(question, reachable),
    seats,
    preconditions: preconditionsOf(arrangement, reachable),
    stages,
    complete: stages.every(({ complete }) => complete) && blocking.possibly.complete,
  };
}
