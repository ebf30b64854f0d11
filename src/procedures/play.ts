// A procedure as games: every stage it can reach, in every world of its open points, closed for all stages together.
import type { Arrangement, Procedure, Situation, Stage, WeightTables } from '../arrangements/index.ts';
import { createVoterIndex, type VoterIndex } from './coalitions.ts';
import { gameOf, type StageGame } from './stage-game.ts';
import {
  keyOfStage,
  type Leg,
  legsOf,
  type Route,
  routeFrom,
  type StageRef,
  type Verdict,
  listVerdicts,
} from './transitions.ts';
import { type Dimension, MOST_WORLDS, onlyEnds, type OpenStage, stepWhereNeeded } from './open-ranges.ts';
import { closeAll, fixDimensions, listStageDimensions, resolveWorld, type StageWorld } from './worlds.ts';

/** Games by what they depend on; hand one to several assessments of like arrangements to build each game once. */
export interface GameCache {
  readonly games: Map<string, StageGame>;
  readonly indexes: Map<string, VoterIndex>;
  /** Worlds by the groups they stand on. */
  readonly worlds: WeakMap<Arrangement['groups'], Map<string, PlayedWorld>>;
}

export function createGameCache(): GameCache {
  return { games: new Map(), indexes: new Map(), worlds: new WeakMap() };
}

export interface PlayOptions {
  readonly situation?: Situation | undefined;
  readonly fixed?: Readonly<Record<string, string>> | undefined;
  readonly tables?: WeightTables | undefined;
  readonly games?: GameCache | undefined;
  /** Every number of a range, also where its ends give the bounds. */
  readonly everyStep?: boolean | undefined;
  /** Joint worlds gone through one by one; default 1,024. */
  readonly mostWorlds?: number | undefined;
}

export interface PlayedWorld {
  readonly world: StageWorld;
  readonly game: StageGame;
}

export interface PlayedStage {
  readonly at: StageRef;
  readonly key: string;
  readonly stage: Stage;
  readonly procedure: Procedure;
  readonly worlds: readonly PlayedWorld[];
  /** False when some ways of closing its open points were left out. */
  readonly complete: boolean;
}

export interface PlayedLeg extends Leg {
  readonly played: PlayedStage;
}

/** Games by stage: one, or those among which a stage chooses for itself. */
export type JointGames = ReadonlyMap<string, readonly StageGame[]>;

export interface Play {
  readonly arrangement: Arrangement;
  readonly route: Route;
  readonly stages: readonly PlayedStage[];
  readonly byKey: ReadonlyMap<string, PlayedStage>;
  /** The stages last first, with where they lead. */
  readonly legs: readonly PlayedLeg[];
  /**
   * Ways of closing all open points together, as one game a stage; equal ones once. Where they are too many, one entry a way
   * of closing those that several stages share, and of each stage the games that its own points leave. Undefined when even
   * these are too many: then every stage closes its points for itself, and answers are bounds that need not be attained.
   */
  readonly joint: readonly JointGames[] | undefined;
  /** False when of some range only the ends are among the worlds. */
  readonly stepped: boolean;
}

/** The game depends on fewer things than the world: equal worlds share one. */
function gameKey(at: StageRef, procedure: Procedure, world: StageWorld): string {
  const kinds = procedure.ballots === undefined ? '' : JSON.stringify(procedure.ballots);
  const recused = world.recused.length === 0 ? '' : `${world.recusedAs}:${world.recused.join()}`;
  const decided = world.meeting === 'vote' ? (world.sentence ?? world.rule?.kind) : world.meeting;
  return `${at.procedure}|${decided}|${procedure.quorum ?? ''}|${kinds}|${world.groupsKey}|${world.electorate.length}|${world.electorateId}|${recused}|${world.silence ?? ''}`;
}

/** All that a world of a stage depends on beside the groups and the choices made. */
function stageName(at: StageRef, procedure: Procedure, stage: Stage, situation: Situation | undefined): string {
  const written = (leaf: unknown): string => (typeof leaf === 'string' ? leaf : (JSON.stringify(leaf) ?? ''));
  const parties = procedure.recuse === undefined ? '' : (situation?.recused ?? situation?.adversary ?? []).join();
  return `${at.procedure}|${stage.id}|${written(stage.rule)}|${written(stage.silence)}|${stage.electorate ?? procedure.body}|${procedure.quorum ?? ''}|${written(procedure.ballots)}|${parties}|${situation === undefined}|`;
}

function worldsOf({ worlds }: GameCache, { groups }: Arrangement): Map<string, PlayedWorld> {
  const known = worlds.get(groups) ?? new Map<string, PlayedWorld>();
  worlds.set(groups, known);
  return known;
}

interface Unfolded {
  readonly played: PlayedStage;
  readonly dimensions: readonly Dimension[];
}

/** A stage and its open points, those closed beforehand with one choice. */
interface Written {
  readonly at: StageRef;
  readonly procedure: Procedure;
  readonly stage: Stage;
  readonly open: ReadonlySet<string>;
  readonly dimensions: readonly Dimension[];
}

function writtenAt(arrangement: Arrangement, at: StageRef, stage: Stage, options: PlayOptions): Written | undefined {
  const procedure = arrangement.procedures[at.procedure];
  if (procedure === undefined) return undefined;
  const written = listStageDimensions(arrangement, at.procedure, stage, options.situation);
  const open = new Set(written.flatMap(({ path, choices }) => (choices.length > 1 ? [path] : [])));
  return { at, procedure, stage, open, dimensions: fixDimensions(written, options.fixed ?? {}) };
}

function unfold(
  arrangement: Arrangement,
  { at, procedure, stage, open, dimensions: written }: Written,
  { situation, tables }: PlayOptions,
  games: GameCache,
): Unfolded {
  const { dimensions, rows, complete } = closeAll(written);
  const known = tables === undefined ? worldsOf(games, arrangement) : new Map<string, PlayedWorld>();
  const name = stageName(at, procedure, stage, situation);
  const worlds = rows.map((choices) => {
    const full = name + Object.values(choices).join('|');
    const before = known.get(full);
    if (before !== undefined) return before;
    const world = resolveWorld(arrangement, at.procedure, stage, { choices, open, situation, tables });
    const key = gameKey(at, procedure, world);
    const game = games.games.get(key) ?? gameOf(world, procedure);
    games.games.set(key, game);
    const played = { world, game };
    known.set(full, played);
    return played;
  });
  return { dimensions, played: { at, key: keyOfStage(at), stage, procedure, worlds, complete } };
}

/** The worlds of one stage, as given, each with its game. */
export function playStage(
  arrangement: Arrangement,
  at: StageRef,
  stage: Stage,
  options: PlayOptions,
): Pick<PlayedStage, 'worlds' | 'complete'> {
  const written = writtenAt(arrangement, at, stage, options);
  if (written === undefined) return { worlds: [], complete: true };
  return unfold(arrangement, written, options, options.games ?? createGameCache()).played;
}

interface Point {
  readonly path: string;
  readonly size: number;
  /** How many stages it bears on. */
  readonly stages: number;
}

/** Points with a choice; undefined where two stages list other choices of one. */
function pointsOf(unfolded: readonly Unfolded[]): readonly Point[] | undefined {
  const points = new Map<string, Point>();
  for (const { dimensions } of unfolded) {
    for (const { path, choices } of dimensions) {
      if (choices.length < 2) continue;
      const known = points.get(path) ?? { path, size: choices.length, stages: 0 };
      if (known.size !== choices.length) return undefined;
      points.set(path, { ...known, stages: known.stages + 1 });
    }
  }
  return [...points.values()];
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Worlds of all stages together: each joint choice picks one world a stage. Stages list theirs first choice slowest. */
function joinWorlds(unfolded: readonly Unfolded[], most: number): Play['joint'] {
  const all = pointsOf(unfolded);
  if (all === undefined || unfolded.some(({ played }) => !played.complete)) return undefined;
  const points = product(all.map(({ size }) => size)) <= most ? all : all.filter(({ stages }) => stages > 1);
  const sizes = points.map(({ size }) => size);
  const total = product(sizes);
  if (total > most) return undefined;
  const order = points.map(({ path }) => path);
  const places = unfolded.map(({ dimensions }) =>
    dimensions.map(({ path, choices }) => ({ at: order.indexOf(path), size: choices.length })),
  );
  const found = new Map<string, JointGames>();
  const numbers = new Map<StageGame, number>();
  const numberOf = (game: StageGame): number => {
    const number = numbers.get(game) ?? numbers.size;
    numbers.set(game, number);
    return number;
  };
  const digits = sizes.map(() => 0);
  for (let index = 0; index < total; index += 1) {
    let rest = index;
    for (let at = 0; at < sizes.length; at += 1) {
      digits[at] = rest % (sizes[at] ?? 1);
      rest = Math.floor(rest / (sizes[at] ?? 1));
    }
    const chosen = unfolded.map(({ played }, stage) => gamesChosen(played, places[stage] ?? [], digits));
    const name = chosen.map((games) => games.map(numberOf).join('+')).join();
    if (found.has(name)) continue;
    found.set(name, new Map(unfolded.map(({ played }, at) => [played.key, chosen[at] ?? []])));
  }
  return [...found.values()];
}

/** The games of a stage with the shared points closed so: one a way of closing its own, equal ones once. */
function gamesChosen(
  { worlds }: PlayedStage,
  places: readonly { readonly at: number; readonly size: number }[],
  digits: readonly number[],
): readonly StageGame[] {
  if (places.every(({ at, size }) => at !== -1 || size === 1)) {
    let only = 0;
    for (const { at, size } of places) only = only * size + (at === -1 ? 0 : (digits[at] ?? 0));
    const game = worlds[only]?.game;
    return game === undefined ? [] : [game];
  }
  let chosen: readonly number[] = [0];
  for (const { at, size } of places) {
    const steps = at === -1 ? Array.from({ length: size }, (_, step) => step) : [digits[at] ?? 0];
    chosen = chosen.flatMap((world) => steps.map((step) => world * size + step));
  }
  return [...new Set(chosen.flatMap((world) => worlds[world]?.game ?? []))];
}

/**
 * Every stage a procedure can reach, played in every world. Cost: worlds of each stage × its diagram, and the joint worlds
 * (at most 1024) × stages.
 */
export function playProcedure(arrangement: Arrangement, procedure: string, options: PlayOptions = {}): Play {
  const games: GameCache = options.games ?? createGameCache();
  const route = routeFrom(arrangement, procedure);
  const written = route.visits.flatMap((at) => {
    const stage = arrangement.procedures[at.procedure]?.stages[at.index];
    return stage === undefined ? [] : (writtenAt(arrangement, at, stage, options) ?? []);
  });
  const stepped: readonly OpenStage[] = stepWhereNeeded(arrangement, written, options.everyStep);
  const unfolded = written.map((each, index) =>
    unfold(arrangement, { ...each, dimensions: stepped[index]?.dimensions ?? each.dimensions }, options, games),
  );
  const stages = unfolded.map(({ played }) => played);
  const byKey = new Map(stages.map((played) => [played.key, played]));
  const legs = legsOf(arrangement, route).flatMap((leg) => {
    const played = byKey.get(keyOfStage(leg.at));
    return played === undefined ? [] : [{ ...leg, played }];
  });
  const all = unfolded.every(({ dimensions }) => !dimensions.some(onlyEnds));
  return {
    arrangement,
    route,
    stages,
    byKey,
    legs,
    joint: joinWorlds(unfolded, options.mostWorlds ?? MOST_WORLDS),
    stepped: all,
  };
}

/**
 * As `playProcedure`. The ends of a range tell who may block as long as somebody can carry the vote at both; where nobody can
 * at one, every number is played, or `stepped` stays false.
 */
export function playForBlockers(arrangement: Arrangement, procedure: string, options: PlayOptions): Play {
  const play = playProcedure(arrangement, procedure, options);
  if (play.stepped || !play.stages.some(settlesBySome)) return play.stepped ? play : { ...play, stepped: true };
  const all = playProcedure(arrangement, procedure, { ...options, everyStep: true });
  return all.joint === undefined ? play : all;
}

/** Whether the result is there before anybody votes in some worlds and not in others. */
function settlesBySome({ worlds }: PlayedStage): boolean {
  return new Set(worlds.map(({ game }) => game.settle({}))).size > 1;
}

/** The verdicts a stage can have in a world, given what its rule allows at all. */
export function verdictsOf(arrangement: Arrangement, at: StageRef, game: StageGame): readonly Verdict[] {
  const standing = game.settle({});
  const all = listVerdicts(arrangement, at);
  if (standing === 'pending') return all;
  return standing === 'adopted' ? ['adopted'] : all.filter((verdict) => verdict !== 'adopted' || all.length === 1);
}

/** The index of everyone who may vote at some stage, shared by all plays with the same voters. */
export function indexOf(play: Play, { indexes }: GameCache): VoterIndex {
  const voters = [...new Set(play.stages.flatMap(({ worlds }) => worlds.flatMap(({ world }) => world.voters)))];
  const name = voters.toSorted().join();
  const index = indexes.get(name) ?? createVoterIndex(voters);
  indexes.set(name, index);
  return index;
}
