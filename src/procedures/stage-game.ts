// One stage in one world → who can block or carry it, what the ballots cast so far settle, and the chance of adoption.
import { type BallotChances, listBallotCounts, listBallots, type Procedure } from '../arrangements/index.ts';
import {
  type AdoptionBounds,
  adoptionBounds,
  buildDiagram,
  compileRule,
  type Diagram,
  listMinimalBlocking,
  listMinimalWinning,
  parseRule,
  type SimpleGame,
  type Standing,
  settle,
  settleIndexes,
} from '../rules/index.ts';
import { asWritten, boundsOfChance, chancesAtStage, type StageChances } from './chances.ts';
import { type ClassGame, chanceByCounts, classify, listByCounts, settleByCounts } from './class-game.ts';
import { BY_ITSELF, type Coalitions, NONE } from './coalitions.ts';
import type { StageWorld } from './worlds.ts';

export interface StageGame {
  /** Minimal coalitions that prevent (bring about) adoption whatever the others cast; found when first asked for. */
  readonly blocking: () => Coalitions;
  readonly winning: () => Coalitions;
  /** Who alone can prevent (bring about) adoption; `by itself` when nobody is needed. */
  readonly lone: (side: 'blocking' | 'winning') => 'by itself' | ReadonlySet<string>;
  /** Chance of adoption for given chances of each voter's ballots; voters without any are free. */
  readonly adoption: (ballots: Readonly<Record<string, BallotChances>>) => AdoptionBounds;
  /** What ballots cast so far settle. */
  readonly settle: (cast: Readonly<Record<string, string>>) => Standing;
  /** Σ over complete profiles that adopt of the product of these masses, which need not sum to one; or undefined. */
  readonly mass: ((masses: Readonly<Record<string, readonly number[]>>) => number | undefined) | undefined;
  /** Each voter's best and worst ballot for adoption, as places in `ballots`, where it has one whatever the others cast. */
  readonly extremes?: Readonly<Record<string, { readonly best: number; readonly worst: number }>>;
  /** The same for voters that stand in for each other: what one's ballot settles, the other's does. */
  readonly kindOf: (voter: string) => string;
  readonly ballots: readonly string[];
  /** What the answers are walked on, where it is a diagram. */
  readonly diagram?: Diagram;
  /** Why some answers are missing or only bounds. */
  readonly inexact?: string;
}

const LARGEST_LIST = 40;
/** From here on members are counted by kind, unless a diagram would do as well. */
const MANY = 40;
const ANY: AdoptionBounds = { min: 0, max: 1, attained: false };

const certain = (chance: number): AdoptionBounds => ({ min: chance, max: chance, attained: true });

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The sets of one of a family, for games whose family is at hand. */
function loneOf(family: (side: 'blocking' | 'winning') => Coalitions): StageGame['lone'] {
  return (side) => {
    const { sets } = family(side);
    if (sets.some((set) => set.length === 0)) return 'by itself';
    return new Set(sets.flatMap((set) => (set.length === 1 ? set : [])));
  };
}

/** Sets of one; without a limit, because lone blockers are never left out. */
function singles(voters: readonly string[]): Coalitions {
  return { sets: voters.toSorted().map((voter) => [voter]), complete: true };
}

/** At least one member acts, members being independent. */
function anyoneActs(electorate: readonly string[], chances: StageChances): AdoptionBounds {
  let [none, noneAtBest] = [1, 1];
  for (const voter of electorate) {
    const given = chances[voter];
    const chance = given === undefined ? { min: 0, max: 1 } : boundsOfChance(given['for'] ?? 0);
    none *= 1 - chance.min;
    noneAtBest *= 1 - chance.max;
  }
  return { min: 1 - none, max: 1 - noneAtBest, attained: true };
}

/** What a voting world means as a game over its voters, or why it cannot be said. */
export function simpleGameOf(world: StageWorld, procedure: Procedure): SimpleGame | string {
  if (world.rule === undefined) return 'no common vote';
  const quorum = procedure.quorum === undefined ? undefined : parseRule(procedure.quorum);
  const as = world.recusedAs;
  const compiled = compileRule(world.rule, world.groups, {
    ballots: listBallots(procedure),
    counts: listBallotCounts(procedure),
    allowImpossible: true,
    ...(as === 'may-vote' ? {} : { recused: Object.fromEntries(world.recused.map((voter) => [voter, as])) }),
    ...(quorum?.ok ? { quorum: quorum.value } : {}),
  });
  return compiled.ok ? compiled.value : (compiled.diagnostics[0]?.message ?? 'the rule does not compile');
}

/** Places in classes of interchangeable voters, by name. */
function kindsOf(voters: readonly string[], classes: readonly (readonly number[])[]): StageGame['kindOf'] {
  const kinds = once(
    () => new Map(classes.flatMap((members, kind) => members.map((at) => [voters[at] ?? '', `${kind}`] as const))),
  );
  return (voter) => kinds().get(voter) ?? `none ${voter}`;
}

const itself = (voter: string): string => voter;

function extremesOf({ classes, voters }: ClassGame): NonNullable<StageGame['extremes']> {
  const rows = classes.flatMap(({ voters: members, best, worst }) => {
    const [top, bottom] = [best[0], worst[0]];
    if (best.length !== 1 || worst.length !== 1 || top === undefined || bottom === undefined) return [];
    return members.map((at) => [voters[at] ?? '', { best: top, worst: bottom }] as const);
  });
  return Object.fromEntries(rows);
}

const MOST_STANDINGS = 1000;

/** Settling on a diagram; the last thousand answers are kept, because a table asks the same of every party. */
function settleOften(diagram: Diagram): StageGame['settle'] {
  const places = new Map(diagram.voters.map((voter, at) => [voter, at]));
  const branches = new Map(diagram.ballots.map((ballot, at) => [ballot, at]));
  const known = new Map<string, Standing>();
  return (cast) => {
    const fixed = new Map<number, number>();
    let name = '';
    for (const voter of Object.keys(cast)) {
      const [at, branch] = [places.get(voter), branches.get(cast[voter] ?? '')];
      if (at === undefined || branch === undefined) continue;
      fixed.set(at, branch);
      name += `${at}:${branch} `;
    }
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= MOST_STANDINGS) known.clear();
    const standing = settleIndexes(diagram, fixed);
    known.set(name, standing);
    return standing;
  };
}

function diagramGame(world: StageWorld, diagram: Diagram, extremes: () => StageGame['extremes']): StageGame {
  const listed = (found: { coalitions: readonly (readonly string[])[]; complete: boolean }): Coalitions => ({
    sets: found.coalitions,
    complete: found.complete,
  });
  const { ballots } = diagram;
  const options = { limit: LARGEST_LIST + diagram.voters.length, maxNodes: 200_000 };
  return {
    blocking: once(() => listed(listMinimalBlocking(diagram, options))),
    winning: once(() => listed(listMinimalWinning(diagram, options))),
    lone: (side) => {
      const standing = settle(diagram, {});
      if (standing === (side === 'blocking' ? 'rejected' : 'adopted')) return 'by itself';
      const wanted = side === 'blocking' ? 'rejected' : 'adopted';
      return new Set(
        diagram.voters.filter((voter) => ballots.some((ballot) => settle(diagram, { [voter]: ballot }) === wanted)),
      );
    },
    adoption: adoptionOn(world, diagram),
    settle: settleOften(diagram),
    mass: (masses) => massOnDiagram(diagram, masses),
    get extremes() {
      return extremes() ?? {};
    },
    kindOf: kindsOf(diagram.voters, diagram.classes),
    ballots,
    diagram,
  };
}

/** Where nobody has chances some profile reaches each end that there is. */
function adoptionOn(world: StageWorld, diagram: Diagram): StageGame['adoption'] {
  const { ballots, root } = diagram;
  const free: AdoptionBounds = { min: root === 1 ? 1 : 0, max: root === 0 ? 0 : 1, attained: true };
  let recent: readonly { readonly chances: object; readonly bounds: AdoptionBounds }[] = [];
  return (chances) => {
    const before = recent.find((each) => each.chances === chances);
    if (before !== undefined) return before.bounds;
    const given = chancesAtStage(world, ballots, chances, asWritten);
    const bounds = diagram.voters.some((voter) => given[voter] !== undefined) ? adoptionBounds(diagram, given) : free;
    recent = [{ chances, bounds }, ...recent.slice(0, 3)];
    return bounds;
  };
}

function massOnDiagram(diagram: Diagram, masses: Readonly<Record<string, readonly number[]>>): number {
  const rows = diagram.order.map((voter) => masses[diagram.voters[voter] ?? ''] ?? []);
  const totals = rows.map((row) => row.reduce((sum, each) => sum + each, 0));
  const after = totals.map(() => 1);
  // A diagram skips voters that do not matter at a node: their whole mass counts. `below[level]` is what lies beneath.
  const below = [...after, 1];
  for (let level = rows.length - 1; level >= 0; level -= 1)
    below[level] = (below[level + 1] ?? 1) * (totals[level] ?? 0);
  const width = diagram.ballots.length;
  const values = new Float64Array(diagram.level.length);
  const skipped = (from: number, node: number): number => {
    const to = node < 2 ? rows.length : (diagram.level[node] ?? 0);
    let product = values[node] ?? 0;
    for (let level = from; level < to; level += 1) product *= totals[level] ?? 0;
    return product;
  };
  values[1] = 1;
  for (let node = 2; node < values.length; node += 1) {
    const level = diagram.level[node] ?? 0;
    let sum = 0;
    for (let b = 0; b < width; b += 1)
      sum += (rows[level]?.[b] ?? 0) * skipped(level + 1, diagram.children[node * width + b] ?? 0);
    values[node] = sum;
  }
  return skipped(0, diagram.root);
}

function countedGame(world: StageWorld, game: ClassGame): StageGame {
  const { ballots, voters } = game;
  const indexed = (cast: Readonly<Record<string, string>>): Int32Array => {
    const places = new Int32Array(voters.length);
    for (let at = 0; at < voters.length; at += 1) {
      const ballot = cast[voters[at] ?? ''];
      places[at] = ballot === undefined ? -1 : ballots.indexOf(ballot);
    }
    return places;
  };
  const standing = (cast: Readonly<Record<string, string>>): Standing =>
    settleByCounts(game, indexed(cast)) ?? 'pending';
  return {
    blocking: once(() => listByCounts(game, 'blocking', LARGEST_LIST)),
    winning: once(() => listByCounts(game, 'winning', LARGEST_LIST)),
    lone: loneOf((side) => listByCounts(game, side, 0)),
    adoption: (chances) => countedAdoption(game, chancesAtStage(world, ballots, chances), standing),
    settle: standing,
    mass: (masses) =>
      chanceByCounts(
        game,
        voters.map((voter) => masses[voter] ?? []),
      ),
    extremes: extremesOf(game),
    kindOf: kindsOf(
      voters,
      game.classes.map((each) => each.voters),
    ),
    ballots,
  };
}

/** Exact for voters with chances and for a body that is free as a whole; otherwise the free ones may go any way. */
function countedAdoption(
  game: ClassGame,
  chances: StageChances,
  standing: (cast: Readonly<Record<string, string>>) => Standing,
): AdoptionBounds {
  const points = new Map<string, readonly number[]>();
  const sure: Record<string, string> = {};
  for (const [voter, given] of Object.entries(chances)) {
    const point = game.ballots.map((ballot) => given[ballot] ?? 0);
    if (!point.every((chance) => typeof chance === 'number')) continue;
    points.set(voter, point);
    const only = point.findIndex((chance) => chance > 1 - 1e-12);
    if (only !== -1) sure[voter] = game.ballots[only] ?? '';
  }
  if (game.voters.every((voter) => points.has(voter))) {
    const chance = chanceByCounts(
      game,
      game.voters.map((voter) => points.get(voter) ?? []),
    );
    return chance === undefined ? ANY : certain(chance);
  }
  const settled = standing(sure);
  if (settled !== 'pending') return certain(settled === 'adopted' ? 1 : 0);
  return { min: 0, max: 1, attained: points.size === Object.keys(sure).length };
}

function fixedGame(
  ballots: readonly string[],
  adopted: boolean,
  { blocking, winning }: { readonly blocking: Coalitions; readonly winning: Coalitions },
): StageGame {
  return {
    blocking: () => blocking,
    winning: () => winning,
    lone: loneOf((side) => (side === 'blocking' ? blocking : winning)),
    adoption: () => certain(adopted ? 1 : 0),
    settle: () => (adopted ? 'adopted' : 'rejected'),
    mass: undefined,
    kindOf: itself,
    ballots,
  };
}

function severalGame(world: StageWorld, ballots: readonly string[]): StageGame {
  const electorate = world.electorate.filter((voter) => !world.recused.includes(voter));
  return {
    blocking: () => (electorate.length === 0 ? NONE : { sets: [electorate], complete: true }),
    winning: () => singles(electorate),
    lone: (side) => new Set(side === 'winning' || electorate.length === 1 ? electorate : []),
    adoption: (chances) => anyoneActs(electorate, chancesAtStage(world, ballots, chances)),
    settle: (cast) => {
      if (electorate.some((voter) => cast[voter] === 'for')) return 'adopted';
      return electorate.every((voter) => cast[voter] !== undefined) ? 'rejected' : 'pending';
    },
    mass: undefined,
    kindOf: (voter) => (electorate.includes(voter) ? 'member' : `none ${voter}`),
    ballots,
  };
}

/** Recused members abstain: they are no voters of the game, so that nobody asks what they might cast. */
function votingGame(world: StageWorld, procedure: Procedure): StageGame {
  const ballots = listBallots(procedure);
  const unknown = (inexact: string): StageGame => ({
    blocking: () => ({ sets: [], complete: false }),
    winning: () => ({ sets: [], complete: false }),
    lone: () => new Set(),
    adoption: () => ANY,
    settle: () => 'pending',
    mass: undefined,
    kindOf: itself,
    ballots,
    inexact,
  });
  const game = simpleGameOf(world, procedure);
  if (typeof game === 'string') return unknown(game);
  if (game.voters.length >= MANY) return countedGame(world, classify(game));
  const built = buildDiagram(game);
  return built.exact
    ? diagramGame(
        world,
        built.diagram,
        once(() => extremesOf(classify(game))),
      )
    : unknown(built.reason);
}

/** The game of a stage in one world. Cost: that of its decision diagram; coalitions only when asked for. */
export function gameOf(world: StageWorld, procedure: Procedure): StageGame {
  const ballots = listBallots(procedure);
  if (world.meeting === 'consult') return fixedGame(ballots, true, { blocking: NONE, winning: BY_ITSELF });
  if (world.meeting === 'each-decides') return severalGame(world, ballots);
  // A rule that is not specified may make anyone a vetoer, or let anyone decide alone.
  if (world.rule?.kind === 'never')
    return fixedGame(ballots, false, { blocking: singles(world.electorate), winning: NONE });
  if (world.rule?.kind === 'always')
    return fixedGame(ballots, true, { blocking: NONE, winning: singles(world.electorate) });
  return votingGame(world, procedure);
}
