/**
 * Power of every member of a body with one quota and integer weights, of any size: the method is chosen from the
 * numbers, and the answer says which it was, whether every number is exact, and why.
 * Definitions: Felsenthal and Machover, The Measurement of Voting Power (1998), chapters 3, 6 and 7.
 */
import { type Rational, rational, toNumber } from '../../basics/index.ts';
import {
  type MemberPower,
  POWER_INDICES,
  type PowerIndex,
  type WeightedPowerOptions,
  type WeightedPower,
} from './indices.ts';
import { type Counts, fromCounts, share } from './from-counts.ts';
import { type Kernel, openKernel } from '../kernel/kernel.ts';
import { type Findings, planPower, type Section, stopSection } from './methods.ts';
import { computePart, type PowerPart, type Progress } from './parts.ts';
import { type ReducedGame, reduceGame, requireWeightedGame, type WeightedGame } from './weighted.ts';

const DEFAULT_INDICES: readonly PowerIndex[] = ['penroseBanzhafMeasure', 'banzhafIndex', 'shapleyShubikIndex'];

function fractionOf(index: PowerIndex, own: bigint, weight: number, counts: Counts, found: Findings) {
  const counted = fromCounts(index, own, counts);
  if (counted) return counted;
  const computed = found.method === 'decided' || found.fractions.has(index) || found.estimates.has(index);
  return own === 0n && computed ? rational(0n) : found.fractions.get(index)?.get(weight);
}

function rowOf(weight: number, unit: number, counts: Counts, found: Findings, asked: readonly PowerIndex[]) {
  const zeros = counts.all >> BigInt(found.voters);
  const reduced = weight / unit;
  const swings = (found.swings.get(reduced) ?? 0n) * zeros;
  const fractions: Partial<Record<PowerIndex, Rational>> = {};
  const values: Partial<Record<PowerIndex, number>> = {};
  for (const index of asked) {
    const fraction = fractionOf(index, swings, reduced, counts, found);
    const value = fraction ? toNumber(fraction) : found.estimates.get(index)?.get(reduced);
    if (fraction) fractions[index] = fraction;
    if (value !== undefined) values[index] = value;
  }
  const row: MemberPower = { weight, swings, vetoer: swings > 0n && swings === counts.winning, ...values, fractions };
  return row;
}

function countsOf(voters: number, game: ReducedGame, found: Findings): Counts {
  const zeros = BigInt(voters - game.ascending.length);
  const swings = game.ascending.reduce((sum, weight) => sum + (found.swings.get(weight) ?? 0n), 0n);
  return { all: 1n << BigInt(voters), winning: found.winning << zeros, swings: swings << zeros };
}

function answerOf(
  game: WeightedGame,
  reduced: ReducedGame,
  asked: readonly PowerIndex[],
  found: Findings,
): WeightedPower {
  const counts = countsOf(game.weights.length, reduced, found);
  const byWeight = new Map(
    [...new Set(game.weights)].map((weight) => [weight, rowOf(weight, reduced.unit, counts, found, asked)]),
  );
  const members = game.weights.map((weight) => byWeight.get(weight)!);
  return {
    method: found.method,
    exact: members.every(({ fractions }) => asked.every((index) => fractions[index] !== undefined)),
    bound: found.bound,
    reasons: found.reasons,
    quota: game.quota,
    total: game.weights.reduce((sum, weight) => sum + weight, 0),
    winningCoalitions: counts.winning,
    ...(found.minimalWinning === undefined ? {} : { minimalWinningCoalitions: found.minimalWinning }),
    colemanPowerToAct: toNumber(share(counts.winning, counts.all)),
    members,
  };
}

function prepare(game: WeightedGame, options: WeightedPowerOptions) {
  requireWeightedGame(game);
  const wanted = new Set(options.indices ?? DEFAULT_INDICES);
  const asked = POWER_INDICES.filter((index) => wanted.has(index));
  const reduced = reduceGame(game);
  return { asked, reduced, found: planPower(reduced, wanted, options) };
}

function runSection(game: ReducedGame, section: Section, kernel: Kernel, progress: Progress): number[][] | undefined {
  const rows: number[][] = [];
  for (const [done, part] of section.parts.entries()) {
    if (section.index !== undefined && !progress(done, section.parts.length)) return undefined;
    rows.push([...computePart(game, part, kernel)]);
  }
  return rows;
}

/**
 * Voting power of all members at once: `members[i]` belongs to `weights[i]`. Swings, winning coalitions and every index
 * in `fractions` are exact; Shapley-Shubik comes in doubles with a bound when the body is large and `exact` is not set.
 * Cost: about n·q/2 additions for each 31 voters (190 members with 5 million votes: a third of a second), about √(5·n)
 * passes more for Shapley-Shubik, 8 bytes of memory a vote below the quota. Quotas out of reach give zeros and the reason.
 * Throws RangeError for weights that are no whole numbers from 0, a total beyond 2^53 − 1, or a table beyond `mostCells`.
 * @example
 * const six = power({ weights: [4, 4, 4, 2, 2, 1], quota: 12 })
 * six.members.map((member) => printRational(member.fractions.banzhafIndex)) // => ['5/21', '5/21', '5/21', '1/7', '1/7', '0']
 * six.members.map((member) => member.swings) // => [10n, 10n, 10n, 6n, 6n, 0n]
 * six.winningCoalitions // => 14n
 * power({ weights: [60, 30, 10], quota: 91 }).members.map(({ vetoer }) => vetoer) // => [true, true, true]
 * power({ weights: [60, 30, 10], quota: 91 }, { indices: ['hollerPackelIndex'] }).minimalWinningCoalitions // => 1n
 */
export function power(game: WeightedGame, options: WeightedPowerOptions = {}): WeightedPower {
  const { asked, reduced, found } = prepare(game, options);
  if (!('sections' in found)) return answerOf(game, reduced, asked, found);
  const kernel = openKernel(options.kernel);
  for (const section of found.sections) {
    const rows = runSection(reduced, section, kernel, options.progress ?? (() => true));
    if (rows === undefined) stopSection(found, section);
    else section.take(found.ledger, rows);
  }
  return answerOf(game, reduced, asked, found.finish());
}

/** Computes pieces of one count anywhere; row i answers `parts[i]`. Undefined stops the section at work. */
export type PartRunner = (
  game: ReducedGame,
  parts: readonly PowerPart[],
) => Promise<readonly (readonly number[])[] | undefined>;

/**
 * As `power`, with the pieces of work handed to `run`, which may share them among workers: they are independent, plain
 * data, and each is answered by `computePart`. The result is the same to the last bit, whoever computes what.
 */
export async function powerInParts(
  game: WeightedGame,
  run: PartRunner,
  options: WeightedPowerOptions = {},
): Promise<WeightedPower> {
  const { asked, reduced, found } = prepare(game, options);
  if (!('sections' in found)) return answerOf(game, reduced, asked, found);
  for (const section of found.sections) {
    const rows = await run(reduced, section.parts);
    if (rows !== undefined) section.take(found.ledger, rows);
    else if (section.index === undefined) throw new RangeError('not computed: the work was stopped');
    else stopSection(found, section);
  }
  return answerOf(game, reduced, asked, found.finish());
}
