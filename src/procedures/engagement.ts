// Where each decides for itself: does anyone act, how many, and with what share of capability.
import type { BallotChances, Climate } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { boundsOfChance, chancesAtStage } from './chances.ts';
import type { PlayedStage } from './play.ts';
import type { StageWorld } from './worlds.ts';

/** Share of a weight table that acts. */
export interface CapabilityShare {
  readonly weight: string;
  readonly total: number;
  /** Expected share of the total, 0 to 1. */
  readonly expected: Bounds;
  /** `atLeast[k]`: chance that those who act hold at least k quarters of the total, k from 1 to 4. */
  readonly atLeastQuarters: readonly Bounds[];
  /**
   * False when the total is above 200,000: weights are then rounded to that many units; or when only the ends of a range of
   * weights were tried, between which a chance may lie outside these bounds.
   */
  readonly exact: boolean;
}

export interface Engagement {
  /** Chance that at least one member acts, members independent within a climate. */
  readonly anyone: Bounds;
  /** Expected number of members that act. */
  readonly expected: Bounds;
  readonly members: number;
  /** `atLeast[k]`: chance that at least k members act, k from 0. */
  readonly atLeast: readonly Bounds[];
  /** One entry for each weight table of the electorate. */
  readonly capability: readonly CapabilityShare[];
}

/**
 * Chances of each sum of integer weights when member i acts with chance `chances[i]`: `result[s]` is the chance of sum s.
 * Exact up to rounding. Cost: members × total.
 * @example
 * sumDistribution([1, 2], [0.5, 0.5]) // => [0.25, 0.25, 0.25, 0.25]
 */
export function sumDistribution(weights: readonly number[], chances: readonly number[]): readonly number[] {
  const { least, masses } = spread(weights, chances);
  const sums = Array.from({ length: weights.reduce((sum, each) => sum + each, 1) }, () => 0);
  masses.forEach((mass, at) => {
    sums[least + at] = mass;
  });
  return sums;
}

interface Spread {
  /** The sum that is there for certain. */
  readonly least: number;
  /** Chance of each sum from there on. */
  readonly masses: Float64Array;
}

/** Members who act, or stand aside, for certain move the sum and do not spread it. */
function spread(weights: readonly number[], chances: readonly number[]): Spread {
  let least = 0;
  const open: { readonly weight: number; readonly chance: number }[] = [];
  weights.forEach((weight, at) => {
    const chance = chances[at] ?? 0;
    if (chance === 1) least += weight;
    else if (chance !== 0 && weight !== 0) open.push({ weight, chance });
  });
  const masses = new Float64Array(open.reduce((sum, { weight }) => sum + weight, 1));
  masses[0] = 1;
  let top = 0;
  for (const { weight, chance } of open.toSorted((a, b) => a.weight - b.weight)) {
    top += weight;
    for (let sum = top; sum >= 0; sum -= 1) {
      const acted = sum < weight ? 0 : masses[sum - weight]! * chance;
      masses[sum] = masses[sum]! * (1 - chance) + acted;
    }
  }
  return { least, masses };
}

/** Chance of at least each sum. */
function tailsOf({ least, masses }: Spread): (amount: number) => number {
  const tails = masses.slice();
  for (let at = tails.length - 2; at >= 0; at -= 1) tails[at] = tails[at]! + tails[at + 1]!;
  return (amount) => (amount <= least ? 1 : (tails[amount - least] ?? 0));
}

type Ballots = Readonly<Record<string, BallotChances>>;

/** The chance that each member acts, at one end of its range; a member without any may act or not. */
function actingChances(world: StageWorld, kinds: readonly string[], ballots: Ballots, end: 'min' | 'max'): number[] {
  const chances = chancesAtStage(world, kinds, ballots);
  return world.electorate.map((voter) => {
    if (world.recused.includes(voter)) return 0;
    const given = chances[voter];
    return given === undefined ? (end === 'min' ? 0 : 1) : boundsOfChance(given['for'] ?? 0)[end];
  });
}

const LARGEST_TOTAL = 200_000;

/** Weights in units that keep the total within bounds. */
function scaled(weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, each) => sum + each, 0);
  const unit = total > LARGEST_TOTAL ? total / LARGEST_TOTAL : 1;
  return unit === 1 ? weights : weights.map((weight) => Math.round(weight / unit));
}

/** Weighted over climates at both ends: more chance to act moves every tail up, so the ends of ranges suffice. */
function overClimates(climates: readonly Climate[], of: (ballots: Ballots, end: 'min' | 'max') => number): Bounds {
  const sum = (end: 'min' | 'max'): number =>
    climates.reduce((total, { weight, ballots }) => total + weight * of(ballots, end), 0);
  return { min: Math.min(1, sum('min')), max: Math.min(1, sum('max')) };
}

function tailsIn(
  world: StageWorld,
  kinds: readonly string[],
  climates: readonly Climate[],
  weights: readonly number[],
) {
  const known = new Map<string, (amount: number) => number>();
  return (amount: number): Bounds =>
    overClimates(climates, (ballots, end) => {
      const name = `${climates.findIndex((climate) => climate.ballots === ballots)}${end}`;
      const tails = known.get(name) ?? tailsOf(spread(weights, actingChances(world, kinds, ballots, end)));
      known.set(name, tails);
      return tails(amount);
    });
}

function capabilityIn(
  world: StageWorld,
  kinds: readonly string[],
  climates: readonly Climate[],
): readonly CapabilityShare[] {
  const group = Object.values(world.groups).find(({ members }) => members === world.electorate);
  return Object.entries(group?.weights ?? {}).flatMap(([weight, table]) => {
    const written = world.electorate.map((voter) => table[voter] ?? 0);
    const total = written.reduce((sum, each) => sum + each, 0);
    if (total === 0) return [];
    const whole = scaled(written);
    const size = whole.reduce((sum, each) => sum + each, 0);
    const tail = tailsIn(world, kinds, climates, whole);
    const expected = overClimates(climates, (ballots, end) => {
      const chances = actingChances(world, kinds, ballots, end);
      return chances.reduce((sum, chance, at) => sum + (chance * (written[at] ?? 0)) / total, 0);
    });
    const atLeastQuarters = [1, 2, 3, 4].map((quarters) => tail(Math.ceil((quarters * size) / 4)));
    return [{ weight, total, expected, atLeastQuarters, exact: whole === written }];
  });
}

function hullOf(all: readonly Bounds[]): Bounds {
  return { min: Math.min(...all.map(({ min }) => min)), max: Math.max(...all.map(({ max }) => max)) };
}

function engagementIn(world: StageWorld, kinds: readonly string[], climates: readonly Climate[]): Engagement {
  const ones = world.electorate.map(() => 1);
  const tail = tailsIn(world, kinds, climates, ones);
  const expectedAt = (end: 'min' | 'max'): number =>
    climates.reduce(
      (sum, { weight, ballots }) =>
        sum + weight * actingChances(world, kinds, ballots, end).reduce((total, chance) => total + chance, 0),
      0,
    );
  return {
    anyone: ones.length === 0 ? { min: 0, max: 0 } : tail(1),
    expected: { min: expectedAt('min'), max: expectedAt('max') },
    members: ones.length,
    atLeast: [...ones, 1].map((_, count) => tail(count)),
    capability: capabilityIn(world, kinds, climates),
  };
}

/** Whether a weight of this table is open and some of its steps are in no world. */
function skipsSteps({ worlds }: PlayedStage, weight: string): boolean {
  const seen = new Map<string, Set<number>>();
  for (const { world } of worlds) {
    for (const [path, choice] of Object.entries(world.choices)) {
      if (path.startsWith(`groups.${world.electorateId}.weights.${weight}.`))
        seen.set(path, (seen.get(path) ?? new Set()).add(Number(choice)));
    }
  }
  return [...seen.values()].some((steps) => steps.size <= Math.max(...steps) - Math.min(...steps));
}

/** Over all worlds in which each decides; undefined when there are none. Cost: worlds × members × total weight. */
export function engagementOf(here: PlayedStage, climates: readonly Climate[]): Engagement | undefined {
  const each = here.worlds
    .filter(({ world }) => world.meeting === 'each-decides')
    .map(({ world, game }) => engagementIn(world, game.ballots, climates));
  if (each.length === 0) return undefined;
  const members = Math.max(...each.map((one) => one.members));
  const atLeast = Array.from({ length: members + 1 }, (_, count) =>
    hullOf(each.map((one) => one.atLeast[count] ?? { min: 0, max: 0 })),
  );
  const tables = new Map<string, readonly CapabilityShare[]>();
  for (const one of each)
    for (const share of one.capability) tables.set(share.weight, [...(tables.get(share.weight) ?? []), share]);
  const capability = [...tables].map(([weight, shares]) => ({
    weight,
    total: Math.max(...shares.map(({ total }) => total)),
    expected: hullOf(shares.map(({ expected }) => expected)),
    exact: shares.every(({ exact }) => exact) && !skipsSteps(here, weight),
    atLeastQuarters: [0, 1, 2, 3].map((at) =>
      hullOf(shares.map((share) => share.atLeastQuarters[at] ?? { min: 0, max: 0 })),
    ),
  }));
  return {
    anyone: hullOf(each.map((one) => one.anyone)),
    expected: hullOf(each.map((one) => one.expected)),
    members,
    atLeast,
    capability,
  };
}
