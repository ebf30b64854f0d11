// From the games of the stages to the procedure: the chance that it acts, and who can prevent or bring that about.
import type { BallotChances, Climate } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { both, type Coalitions, either, type Family, isByItself, NOBODY, type VoterIndex } from './coalitions.ts';
import { deadlineKnown } from './clock.ts';
import type { Play, PlayedLeg, PlayedStage } from './play.ts';
import type { StageGame } from './stage-game.ts';
import { type Aim, startOf } from './transitions.ts';

export function hull(all: readonly Bounds[]): Bounds {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const bounds of all) {
    min = Math.min(min, bounds.min);
    max = Math.max(max, bounds.max);
  }
  return min === Number.POSITIVE_INFINITY ? { min: 0, max: 1 } : { min, max };
}

export interface ActionBounds extends Bounds {
  /** Whether both ends are reached by some way of closing the open points and some chances within the ranges. */
  readonly attained: boolean;
}

type Ballots = Readonly<Record<string, BallotChances>>;

interface Mixed extends Bounds {
  readonly attained: boolean;
}

/** Rounds are independent given the climate: once in n+1 rounds. */
function overRounds({ min, max, attained }: Mixed, played: PlayedStage): Mixed {
  const rounds = (played.stage.repeat?.max ?? 0) + 1;
  if (rounds === 1) return { min, max, attained };
  return { min: 1 - (1 - min) ** rounds, max: 1 - (1 - max) ** rounds, attained };
}

const SWEEPS = 20_000;

const SURE: Bounds = { min: 1, max: 1 };
const NEVER: Bounds = { min: 0, max: 0 };

/** Chances in one climate with one choice of games: swept backwards until nothing changes, which one sweep does unless the route is circular. */
function actionWith({ legs, route }: Play, chanceAt: (played: PlayedStage) => Mixed): ActionBounds {
  const values: Bounds[] = legs.map(() => NEVER);
  let attained = true;
  const valueOf = (aim: Aim): Bounds =>
    typeof aim === 'number' ? (values[aim] ?? NEVER) : aim === 'acts' ? SURE : NEVER;
  const mix = (p: number, yes: number, no: number): number => p * yes + (1 - p) * no;
  const improve = ({ played, adopted: led, failed: ways }: PlayedLeg, place: number): number => {
    const chance = chanceAt(played);
    attained &&= chance.attained;
    const adopted = valueOf(led);
    const failed = ways.length === 0 ? adopted : ways.length === 1 ? valueOf(ways[0]!) : hull(ways.map(valueOf));
    const next = {
      min: Math.min(mix(chance.min, adopted.min, failed.min), mix(chance.max, adopted.min, failed.min)),
      max: Math.max(mix(chance.min, adopted.max, failed.max), mix(chance.max, adopted.max, failed.max)),
    };
    const before = values[place] ?? NEVER;
    values[place] = next;
    return Math.max(Math.abs(next.min - before.min), Math.abs(next.max - before.max));
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let change = 0;
    for (let place = 0; place < legs.length; place += 1) change = Math.max(change, improve(legs[place]!, place));
    if (!route.circular || change < 1e-13) break;
  }
  return { ...(startOf(values) ?? { min: 0, max: 1 }), attained };
}

function weighted(climates: readonly Climate[], of: (climate: Climate) => ActionBounds): ActionBounds {
  let [min, max, attained] = [0, 0, true];
  for (const climate of climates) {
    const bounds = of(climate);
    min += climate.weight * bounds.min;
    max += climate.weight * bounds.max;
    attained &&= bounds.attained;
  }
  return { min: Math.min(1, min), max: Math.min(1, max), attained };
}

/** Remembers the chance of each game in each climate: many worlds share few games. */
function rememberChances(): (game: StageGame, ballots: Ballots) => Mixed {
  const known = new Map<Ballots, Map<StageGame, Mixed>>();
  return (game, ballots) => {
    const row = known.get(ballots) ?? new Map<StageGame, Mixed>();
    known.set(ballots, row);
    const chance = row.get(game) ?? game.adoption(ballots);
    row.set(game, chance);
    return chance;
  };
}

/**
 * Chance that the procedure acts: least and greatest over all ways of closing the open points, all chances within the
 * ranges (which may differ from stage to stage) and all timings of rejection. A stage's value rises with the values it leads
 * to, so points that bear on one stage only are closed there, the worst or the best way. Cost: joint worlds × stages ×
 * climates.
 */
export function actionBounds(play: Play, climates: readonly Climate[]): ActionBounds {
  const chanceOf = rememberChances();
  const { joint } = play;
  if (joint === undefined) {
    const outer = weighted(climates, ({ ballots }) =>
      actionWith(play, (played) => ({
        // Worlds that were left out may lie anywhere.
        ...(played.complete
          ? hull(played.worlds.map(({ game }) => overRounds(chanceOf(game, ballots), played)))
          : { min: 0, max: 1 }),
        attained: false,
      })),
    );
    return outer;
  }
  const each = joint.map((games) =>
    weighted(climates, ({ ballots }) =>
      actionWith(play, (played) => {
        const all = games.get(played.key) ?? [];
        const [only] = all;
        if (only !== undefined && all.length === 1) return overRounds(chanceOf(only, ballots), played);
        const own = all.map((game) => overRounds(chanceOf(game, ballots), played));
        // What is best for action in one climate may not be in another: then the ends are met by no one choice.
        const alike = own.length > 0 && climates.length === 1;
        return { ...hull(own), attained: alike && own.every(({ attained }) => attained) };
      }),
    ),
  );
  return { ...hull(each), attained: each.every(({ attained }) => attained) };
}

/** Minimal coalitions in every world, and in some. */
export interface CoalitionRange {
  readonly always: Coalitions;
  readonly possibly: Coalitions;
  /** Where it happens without anybody: in all worlds, or only in some, which `possibly` then leaves aside. */
  readonly byItself?: 'always' | 'possibly';
}

/** `always` and `possibly` may be the same families, or those of two views of the same worlds. */
function rangeOf(
  index: VoterIndex,
  always: readonly Family[],
  possibly: readonly Family[],
  complete = true,
): CoalitionRange {
  const needed = possibly.filter((family) => !isByItself(family));
  const alone = needed.length === 0 ? 'always' : needed.length < possibly.length ? 'possibly' : undefined;
  const told = (family: Family): Coalitions => {
    const coalitions = index.toCoalitions(family);
    return complete ? coalitions : { ...coalitions, complete: false };
  };
  const everywhere = inAll(...always);
  return {
    always: told(everywhere),
    possibly: told(alone === 'always' && possibly.length > 0 ? either(...possibly) : either(...needed)),
    ...(alone === undefined || possibly.length === 0
      ? {}
      : { byItself: alone === 'always' && isByItself(everywhere) ? 'always' : 'possibly' }),
  };
}

function sameFamily(a: Family | undefined, b: Family): boolean {
  if (a === b) return true;
  if (a === undefined || a.masks.length !== b.masks.length || a.complete !== b.complete) return false;
  return a.masks.every((mask, at) => mask.words.every((word, place) => word === b.masks[at]?.words[place]));
}

interface Side {
  readonly blocking: Family;
  readonly winning: Family;
}

type Fold = (...families: readonly Family[]) => Family;

interface Steering {
  readonly sidesAt: (played: PlayedStage) => readonly Side[];
  readonly mayLie: (played: PlayedStage) => boolean;
  readonly fold: Fold;
}

/**
 * Coalitions that can steer to the wanted end with one choice of games: at each stage force one way and steer on from
 * there, or steer on from both. Where a stage has no deadline, who can neither be outvoted nor overruled can also let it
 * lie. A circle never acts. Where a stage has several games, `fold` says whether a coalition must manage with all of them or
 * with one.
 */
function steer({ legs, route }: Play, index: VoterIndex, wanted: boolean, { sidesAt, mayLie, fold }: Steering): Family {
  const byItself = index.toFamily({ sets: [[]], complete: true });
  const values: (Family | undefined)[] = legs.map(() => undefined);
  const valueOf = (aim: Aim): Family => {
    if (typeof aim !== 'number') return (aim === 'acts') === wanted ? byItself : NOBODY;
    return values[aim] ?? (wanted ? NOBODY : byItself);
  };
  const improve = ({ played, adopted: led, failed: ends }: PlayedLeg, place: number): boolean => {
    const adopted = valueOf(led);
    let next = adopted;
    if (ends.length > 0) {
      const failed = ends.map(valueOf).reduce(both);
      const lies = mayLie(played);
      // Without a deadline the others may let it lie: then both ways lead on only for those who can settle it.
      const settled = both(adopted, failed);
      const ways = sidesAt(played).map(({ blocking, winning }) => {
        const led = wanted && lies ? both(settled, either(winning, blocking)) : settled;
        const stalled = !wanted && lies ? [both(winning, blocking)] : [];
        return either(both(winning, adopted), both(blocking, failed), led, ...stalled);
      });
      next = fold(...ways);
    }
    const changed = !sameFamily(values[place], next);
    values[place] = next;
    return changed;
  };
  for (let sweep = 0; sweep <= legs.length + 1; sweep += 1) {
    const changed = legs.map(improve).includes(true);
    if (!route.circular || !changed) break;
  }
  return startOf(values) ?? NOBODY;
}

/** Families of one game, made once. */
function familiesOf(index: VoterIndex): (game: StageGame) => Side {
  const known = new Map<StageGame, Side>();
  return (game) => {
    const side = known.get(game) ?? {
      blocking: index.toFamily(game.blocking()),
      winning: index.toFamily(game.winning()),
    };
    known.set(game, side);
    return side;
  };
}

const inAll = (...families: readonly Family[]): Family => (families.length === 0 ? NOBODY : families.reduce(both));

/**
 * Minimal coalitions that can have the procedure act, or not act, whatever all others do at any stage. Exact over the joint
 * worlds as far as the lists are complete. Cost: joint worlds × stages × the algebra of at most 60 sets.
 */
export function steerRange(play: Play, index: VoterIndex, wanted: boolean): CoalitionRange {
  const sideOf = familiesOf(index);
  const surely = (played: PlayedStage): boolean => deadlineKnown(played.stage) === 'none';
  const perhaps = (played: PlayedStage): boolean => deadlineKnown(played.stage) !== 'some';
  // A deadline that is not specified may be there or not: always means either way.
  const [always, possibly] = wanted ? [perhaps, surely] : [surely, perhaps];
  const over = (
    gamesAt: (played: PlayedStage) => readonly StageGame[],
    mayLie: (played: PlayedStage) => boolean,
    fold: Fold,
  ): Family => steer(play, index, wanted, { sidesAt: (played) => gamesAt(played).map(sideOf), mayLie, fold });
  const { joint } = play;
  if (joint === undefined) {
    const all = ({ worlds }: PlayedStage): readonly StageGame[] => worlds.map(({ game }) => game);
    return rangeOf(index, [over(all, always, inAll)], [over(all, possibly, either)], false);
  }
  const each = (mayLie: (played: PlayedStage) => boolean, fold: Fold): readonly Family[] =>
    joint.map((games) => over(({ key }) => games.get(key) ?? [], mayLie, fold));
  const range = rangeOf(index, each(always, inAll), each(possibly, either), play.stepped);
  const several = joint.some((games) => [...games.values()].some((own) => own.length > 1));
  if (range.byItself !== 'possibly' || !several) return range;
  // Which of the joint worlds need nobody is not known one by one: the others are told as far as their stages need somebody.
  const open = (games: readonly StageGame[]): readonly StageGame[] => {
    const needed = games.filter((game) => game.settle({}) === 'pending');
    return needed.length > 0 ? needed : games;
  };
  const told = joint.map((games) => over(({ key }) => open(games.get(key) ?? []), possibly, either));
  return { ...range, possibly: rangeOf(index, told, told, false).possibly };
}

export function stageRange(played: PlayedStage, index: VoterIndex, side: keyof Side, stepped: boolean): CoalitionRange {
  const families = played.worlds.map(({ game }) => index.toFamily(game[side]()));
  return rangeOf(index, families, families, played.complete && stepped);
}
