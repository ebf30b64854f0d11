// Bueno de Mesquita's expected-utility rounds as Scholz, Calbert and Smith (Journal of Theoretical Politics 23, 2011)
// wrote them down and as their replication computes them. A documented comparison, never a forecast: on the original
// example the rounds go round in a circle, so the number depends on where one stops. Positions lie on one ordered issue.
import { findWeightedMean, findWeightedMedian, type PlacedActor } from './baselines.ts';

export interface ContestingActor {
  readonly name: string;
  readonly position: number;
  /** Both non-negative; salience at most 1, it is read as the chance to resist. */
  readonly capability: number;
  readonly salience: number;
}

/** Where the issue stands after a round; round 0 is the beginning. Median and mean are weighted by both numbers. */
export interface ExpectedUtilityRound {
  readonly positions: readonly number[];
  readonly median: number;
  readonly mean: number;
}

interface State {
  readonly actors: readonly ContestingActor[];
  readonly positions: readonly number[];
  /** Exponent of each actor's loss with distance: 1 is neutral, above 1 cautious. */
  readonly risk: readonly number[];
  readonly range: number;
  /** Σ of all comparisons; the denominator of every chance of success. */
  readonly allVotes: number;
}

function voteOf(
  { actors, positions, risk, range }: Omit<State, 'allVotes'>,
  actor: number,
  a: number,
  b: number,
): number {
  const { capability, salience } = actors[actor]!;
  const loss = (position: number): number => (Math.abs(positions[actor]! - position) / range) ** risk[actor]!;
  return capability * salience * (loss(b) - loss(a));
}

function stateOf(start: Omit<State, 'allVotes'>): State {
  let allVotes = 0;
  start.actors.forEach((_, voter) => {
    for (const a of start.positions) for (const b of start.positions) allVotes += Math.abs(voteOf(start, voter, a, b));
  });
  return { ...start, allVotes };
}

function successChance(state: State, challenger: number, target: number): number {
  const [a, b] = [state.positions[challenger]!, state.positions[target]!];
  if (a === b || state.allVotes === 0) return 0;
  const support = state.actors.reduce((sum, _, voter) => sum + Math.max(0, voteOf(state, voter, a, b)), 0);
  return support / state.allVotes;
}

/** What `challenger` may expect from challenging `target`, judged with the caution of `judge`. */
function challengeValue(state: State, judge: number, challenger: number, target: number): number {
  const { positions, range, risk, actors } = state;
  const half = (0.5 * Math.abs(positions[challenger]! - positions[target]!)) / range;
  const worth = (share: number): number => 2 - 4 * share ** risk[judge]!;
  const [success, failure, statusQuo] = [worth(0.5 - half), worth(0.5 + half), worth(0.5)];
  const chance = successChance(state, challenger, target);
  const resists = actors[target]!.salience;
  return resists * (chance * success + (1 - chance) * failure) + (1 - resists) * success - statusQuo;
}

/** Caution from how endangered an actor's position is, relative to the others'. */
function riskOf(state: State): readonly number[] {
  const neutral = stateOf({ ...state, risk: state.actors.map(() => 1) });
  const danger = state.actors.map((_, own) =>
    state.actors.reduce(
      (sum, _other, other) => (other === own ? sum : sum + challengeValue(neutral, own, other, own)),
      0,
    ),
  );
  const [most, least] = [Math.max(...danger), Math.min(...danger)];
  return danger.map((each) => {
    const acceptance = most === least ? 0 : (2 * each - most - least) / (most - least);
    return (1 - acceptance / 3) / (1 + acceptance / 3);
  });
}

interface Move {
  readonly to: number;
  /** The smaller, the sooner taken. */
  readonly rank: number;
}

function firstOf(moves: readonly Move[]): Move | undefined {
  return moves.reduce<Move | undefined>(
    (best, move) => (best === undefined || move.rank < best.rank ? move : best),
    undefined,
  );
}

/** Where an actor goes: to the nearest winner of a confrontation it would lose, else to a compromise. */
function nextPosition(state: State, own: number): number {
  const here = state.positions[own]!;
  const confrontations: Move[] = [];
  const compromises: Move[] = [];
  state.actors.forEach((_, other) => {
    const there = state.positions[other]!;
    if (there === here) return;
    const mine = challengeValue(state, own, own, other);
    const theirs = challengeValue(state, own, other, own);
    if (theirs > mine && mine > 0) confrontations.push({ to: there, rank: Math.abs(here - there) });
    if (theirs > 0 && mine < 0 && theirs > Math.abs(mine)) {
      const to = here + (there - here) * Math.abs(mine / theirs);
      // As replicated: compromises are taken by the lowest weighted position, not by the smallest move.
      const rank = (Math.abs(mine) * here + Math.abs(theirs) * there) / (Math.abs(mine) + Math.abs(theirs));
      compromises.push({ to, rank });
    }
  });
  return (firstOf(confrontations) ?? firstOf(compromises))?.to ?? here;
}

function summarise(actors: readonly ContestingActor[], positions: readonly number[]): ExpectedUtilityRound {
  const placed = actors.map(
    ({ name, capability, salience }, at): PlacedActor => ({
      name,
      position: positions[at]!,
      weight: capability * salience,
    }),
  );
  return { positions, median: findWeightedMedian(placed) ?? Number.NaN, mean: findWeightedMean(placed) ?? Number.NaN };
}

/**
 * Round 0 and the `rounds` after it. Not a forecast; see the head of this file. Deterministic. Cost: rounds × actors³.
 * Everyone in one place stays there. NaN for median and mean when all weights are zero.
 *
 * @source Scholz, Calbert, Smith 2011; the departures of the known replication are kept (a common denominator for all
 * chances of success, danger compared across actors, compromises ordered by position)
 */
export function listExpectedUtilityRounds(
  actors: readonly ContestingActor[],
  rounds: number,
): readonly ExpectedUtilityRound[] {
  let positions: readonly number[] = actors.map(({ position }) => position);
  const range = Math.max(...positions) - Math.min(...positions);
  const found = [summarise(actors, positions)];
  for (let round = 1; round <= rounds; round += 1) {
    if (range > 0) {
      const before = stateOf({ actors, positions, range, risk: actors.map(() => 1) });
      const state = stateOf({ ...before, risk: riskOf(before) });
      positions = positions.map((_, own) => nextPosition(state, own));
    }
    found.push(summarise(actors, positions));
  }
  return found;
}
