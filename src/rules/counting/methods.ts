/** Chooses how to count from the numbers of the game, and says why. */
import { type Rational, rational } from '../../basics/index.ts';
import { buildDiagram } from '../diagram/build-diagram.ts';
import { openKernel } from '../kernel/kernel.ts';
import { indicesByCoalitions } from '../queries/member-power.ts';
import { countByHalves, MOST_VOTERS_IN_HALVES } from './halves.ts';
import type { PowerIndex, WeightedPowerOptions, WeightedPower } from './indices.ts';
import { combineJohnston, pointsForJohnston } from './johnston.ts';
import { combineDeeganPackel, combineMemberships, nodesForDeeganPackel, primesForMemberships } from './minimal.ts';
import type { PowerPart } from './parts.ts';
import { combineShapley, nodesForShapley } from './shapley.ts';
import { combineSizes, pointsForSizes, type SwingSizes } from './shapley-exact.ts';
import { combineSwings, primesForSwings, type SwingCounts } from './swings.ts';
import { type ByWeight, countCellUpdates, dualQuota, type ReducedGame } from './weighted.ts';

/** By positive weight of the reduced game, without the voters of weight 0. */
export interface Findings {
  readonly method: WeightedPower['method'];
  readonly voters: number;
  readonly winning: bigint;
  readonly minimalWinning?: bigint;
  readonly swings: ByWeight<bigint>;
  readonly fractions: ReadonlyMap<PowerIndex, ByWeight<Rational>>;
  readonly estimates: ReadonlyMap<PowerIndex, ByWeight<number>>;
  readonly bound: number;
  readonly reasons: readonly string[];
}

const MOST_CELLS = 2 ** 26;
const MOST_UPDATES = 4e12;
/** Work under which fractions cost no more than a blink, in cell updates. */
const BLINK = 2e7;

function shapleyFractions(game: ReducedGame, sizes: SwingSizes): ByWeight<Rational> {
  const voters = game.ascending.length;
  const factorial: bigint[] = [1n];
  for (let k = 1; k <= voters; k += 1) factorial.push(factorial[k - 1]! * BigInt(k));
  const orders = Array.from({ length: voters }, (_, k) => factorial[k]! * factorial[voters - 1 - k]!);
  const index = (counts: readonly bigint[]): Rational =>
    rational(
      counts.reduce((sum, count, k) => sum + count * orders[k]!, 0n),
      factorial[voters]!,
    );
  return new Map([...sizes].map(([weight, counts]) => [weight, index(counts)]));
}

function holler(game: ReducedGame, memberships: ByWeight<bigint>): ByWeight<Rational> {
  const sum = game.ascending.reduce((held, weight) => held + memberships.get(weight)!, 0n);
  return new Map([...memberships].map(([weight, count]) => [weight, rational(count, sum)]));
}

/** The indices that need coalitions one by one, from the diagram of a game too wide for tables. */
function addByDiagram(ledger: Ledger, game: ReducedGame, asked: ReadonlySet<PowerIndex>): void {
  const wanted = (['johnstonIndex', 'hollerPackelIndex', 'deeganPackelIndex'] as const).filter((each) =>
    asked.has(each),
  );
  if (wanted.length === 0) return;
  const voters = game.ascending.map((_, at) => `${at}`);
  const condition = { kind: 'threshold' as const, scores: game.ascending.map((w) => [w, 0]), least: game.quota };
  const built = buildDiagram({ voters, ballots: ['for', 'against'], condition });
  if (!built.exact) {
    ledger.reasons.push(...wanted.map((index) => `${index} is not computed: ${built.reason}`));
    return;
  }
  const found = indicesByCoalitions(built.diagram, new Set(wanted));
  ledger.reasons.push(...found.reasons);
  if (found.minimalWinning !== undefined) ledger.minimalWinning = found.minimalWinning;
  for (const index of wanted) {
    const values = found.values.get(index);
    if (values) ledger.fractions.set(index, new Map(game.ascending.map((weight, at) => [weight, values[at]!])));
  }
}

function byHalves(game: ReducedGame, asked: ReadonlySet<PowerIndex>): Findings {
  const { winning, sizes } = countByHalves(game);
  const ledger: Ledger = {
    fractions: new Map([['shapleyShubikIndex', shapleyFractions(game, sizes)]]),
    estimates: new Map(),
    reasons: ['few voters with large weights: their coalitions meet in two sorted halves, exactly'],
    bound: 0,
  };
  addByDiagram(ledger, game, asked);
  return {
    method: 'halves',
    voters: game.ascending.length,
    winning,
    swings: new Map([...sizes].map(([weight, counts]) => [weight, counts.reduce((sum, count) => sum + count, 0n)])),
    ...ledger,
  };
}

/** What a run of computations has found so far. */
export interface Ledger {
  counts?: SwingCounts;
  readonly fractions: Map<PowerIndex, ByWeight<Rational>>;
  readonly estimates: Map<PowerIndex, ByWeight<number>>;
  readonly reasons: string[];
  bound: number;
  minimalWinning?: bigint;
}

/** Pieces of work that together make one index, or the counts that every answer needs. */
export interface Section {
  /** Left out of the answer when the work is stopped; the counts themselves cannot be. */
  readonly index?: PowerIndex;
  readonly parts: readonly PowerPart[];
  readonly take: (ledger: Ledger, rows: readonly (readonly number[])[]) => void;
}

function shapleySection(game: ReducedGame, options: WeightedPowerOptions): Section {
  const index = 'shapleyShubikIndex';
  const work = (game.ascending.length ** 2 / 60) * countCellUpdates(game, Math.max(game.quota, dualQuota(game)));
  if (options.exact ?? work <= BLINK) {
    return {
      index,
      parts: pointsForSizes(game).map((point) => ({ kind: 'sizes', ...point })),
      take: (ledger, rows) => {
        ledger.fractions.set(index, shapleyFractions(game, combineSizes(game, rows)));
        ledger.reasons.push('shapleyShubikIndex by interpolation modulo the same primes, exact');
      },
    };
  }
  return {
    index,
    parts: nodesForShapley(game).map((node) => ({ kind: 'chances', ...node })),
    take: (ledger, rows) => {
      const estimate = combineShapley(game, rows);
      ledger.estimates.set(index, estimate.index);
      ledger.bound = estimate.bound;
      ledger.reasons.push(
        `shapleyShubikIndex in doubles by quadrature, each within ${estimate.bound.toExponential(1)}`,
      );
    },
  };
}

function johnstonSection(game: ReducedGame): Section {
  return {
    index: 'johnstonIndex',
    parts: pointsForJohnston(game).map((point) => ({ kind: 'breakers', ...point })),
    take: (ledger, rows) => {
      ledger.fractions.set('johnstonIndex', combineJohnston(game, rows));
    },
  };
}

function hollerSection(game: ReducedGame): Section {
  return {
    index: 'hollerPackelIndex',
    parts: primesForMemberships(game).map((prime) => ({ kind: 'memberships', prime })),
    take: (ledger, rows) => {
      const { minimalWinning, memberships } = combineMemberships(game, rows);
      ledger.minimalWinning = minimalWinning;
      ledger.fractions.set('hollerPackelIndex', holler(game, memberships));
    },
  };
}

function deeganSection(game: ReducedGame): Section {
  return {
    index: 'deeganPackelIndex',
    parts: nodesForDeeganPackel(game).map((node) => ({ kind: 'shares', ...node })),
    take: (ledger, rows) => {
      ledger.estimates.set('deeganPackelIndex', combineDeeganPackel(game, rows));
      ledger.reasons.push('deeganPackelIndex in doubles, without a stated bound');
    },
  };
}

function swingsSection(game: ReducedGame): Section {
  return {
    parts: primesForSwings(game).map((prime) => ({ kind: 'swings', prime })),
    take: (ledger, rows) => {
      ledger.counts = combineSwings(game, rows);
    },
  };
}

/** A count ready to run: its sections, and the answer once every section is taken or stopped. */
export interface Plan {
  readonly sections: readonly Section[];
  readonly ledger: Ledger;
  readonly finish: () => Findings;
}

function planCounting(game: ReducedGame, asked: ReadonlySet<PowerIndex>, options: WeightedPowerOptions): Plan {
  const cells = Math.min(game.quota, dualQuota(game));
  const kind = openKernel(options.kernel).kind;
  const reason = `counted over ${cells} vote ${cells === 1 ? 'total' : 'totals'} modulo primes below 2^31 (${kind}), exact`;
  const ledger: Ledger = { fractions: new Map(), estimates: new Map(), reasons: [reason], bound: 0 };
  const sections = [
    swingsSection(game),
    ...(asked.has('shapleyShubikIndex') ? [shapleySection(game, options)] : []),
    ...(asked.has('johnstonIndex') ? [johnstonSection(game)] : []),
    ...(asked.has('hollerPackelIndex') ? [hollerSection(game)] : []),
    ...(asked.has('deeganPackelIndex') ? [deeganSection(game)] : []),
  ];
  const finish = (): Findings => {
    const { counts, ...found } = ledger;
    if (counts === undefined) throw new Error('the counts were not taken');
    return { method: 'counting', voters: game.ascending.length, ...counts, ...found };
  };
  return { sections, ledger, finish };
}

export function stopSection({ ledger }: Plan, { index }: Section): void {
  if (index !== undefined) ledger.reasons.push(`${index} is not computed: the work was stopped`);
}

function decided(game: ReducedGame): Findings {
  return {
    method: 'decided',
    voters: game.ascending.length,
    winning: game.quota > 0 ? 0n : 1n << BigInt(game.ascending.length),
    swings: new Map(),
    fractions: new Map(),
    estimates: new Map(),
    bound: 0,
    reasons: [
      game.quota > 0
        ? 'the quota is above the total: no coalition wins, nobody is ever decisive, all swings are 0'
        : 'the quota is 0 or less: even the empty coalition wins, nobody is ever decisive, all swings are 0',
    ],
  };
}

function cellsNeeded(game: ReducedGame, asked: ReadonlySet<PowerIndex>): number {
  const [quota, dual] = [game.quota, dualQuota(game)];
  if (asked.has('shapleyShubikIndex')) return Math.max(quota, dual);
  const needsQuota = (['johnstonIndex', 'hollerPackelIndex', 'deeganPackelIndex'] as const).some((each) =>
    asked.has(each),
  );
  return needsQuota ? quota : Math.min(quota, dual);
}

/** About how many cell updates the answer takes, those with a multiplication counted four times. */
function updatesNeeded(game: ReducedGame, asked: ReadonlySet<PowerIndex>, exact: boolean): number {
  const voters = game.ascending.length;
  const primes = voters / 31 + 1;
  const near = countCellUpdates(game, Math.min(game.quota, dualQuota(game))) * primes;
  const far = countCellUpdates(game, Math.max(game.quota, dualQuota(game)));
  const shapley = asked.has('shapleyShubikIndex') ? far * voters * (exact ? 2 * primes : 0.5) : 0;
  const minimal =
    (asked.has('hollerPackelIndex') ? primes : 0) +
    (asked.has('deeganPackelIndex') ? voters : 0) +
    (asked.has('johnstonIndex') ? 8 * voters * primes : 0);
  return near + shapley + minimal * voters * game.quota;
}

/** Findings at once, or a plan of what to count. Throws RangeError when no method fits the budget. */
export function planPower(
  game: ReducedGame,
  asked: ReadonlySet<PowerIndex>,
  options: WeightedPowerOptions,
): Findings | Plan {
  if (game.quota <= 0 || game.quota > game.total) return decided(game);
  const voters = game.ascending.length;
  const cells = cellsNeeded(game, asked);
  const large = cells > (options.mostCells ?? MOST_CELLS);
  const cheaper = cells > voters * 2 ** (voters / 2 + 2);
  if (voters <= MOST_VOTERS_IN_HALVES && (large || cheaper)) return byHalves(game, asked);
  const updates = updatesNeeded(game, asked, options.exact === true);
  const limit = options.mostUpdates ?? MOST_UPDATES;
  const slow = updates > limit;
  if (!large && !slow) return planCounting(game, asked, options);
  if (slow) {
    throw new RangeError(
      `not computed: ${voters} voters and ${game.total} votes need about ${updates.toExponential(0)} cell updates, ` +
        `beyond the ${limit.toExponential(0)} allowed; round the weights to a larger unit, ask for fewer indices, or allow more`,
    );
  }
  throw new RangeError(
    `not computed: the count needs a table of ${cells} cells, beyond the ${options.mostCells ?? MOST_CELLS} allowed; ` +
      'round the weights to a larger unit, or allow more',
  );
}
