// Baselines before predictions: what a weighted mean or median of stated positions says, and how wrong it was before.
// Source for their use as yardsticks: Leinaweaver and Thomson 2014; a number without past error is not shown as one.
export interface PlacedActor {
  readonly name: string;
  /** On an ordered issue, in the unit of the issue. */
  readonly position: number;
  /** Capability times salience, or any other non-negative weight. */
  readonly weight: number;
}

/**
 * Σ weight × position / Σ weight; undefined when all weights are zero.
 *
 * @example
 * findWeightedMean([{ name: 'a', position: 4, weight: 1 }, { name: 'b', position: 10, weight: 2 }]) // => 8
 */
export function findWeightedMean(actors: readonly PlacedActor[]): number | undefined {
  const total = actors.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return undefined;
  return actors.reduce((sum, { weight, position }) => sum + weight * position, 0) / total;
}

/**
 * The lowest position with at least half of the weight at or below it; undefined when all weights are zero.
 *
 * @example
 * findWeightedMedian([{ name: 'a', position: 4, weight: 1 }, { name: 'b', position: 10, weight: 2 }]) // => 10
 */
export function findWeightedMedian(actors: readonly PlacedActor[]): number | undefined {
  const total = actors.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { position, weight } of [...actors].sort((a, b) => a.position - b.position)) {
    below += weight;
    if (weight > 0 && 2 * below >= total) return position;
  }
  return undefined;
}

export interface PastCase {
  readonly forecast: number;
  readonly outcome: number;
}

/**
 * Mean absolute error over past cases, in the unit of the issue; undefined without cases.
 *
 * @example
 * findMeanAbsoluteError([{ forecast: 7, outcome: 9 }, { forecast: 5, outcome: 4 }]) // => 1.5
 */
export function findMeanAbsoluteError(cases: readonly PastCase[]): number | undefined {
  if (cases.length === 0) return undefined;
  return cases.reduce((sum, { forecast, outcome }) => sum + Math.abs(forecast - outcome), 0) / cases.length;
}

/** A negotiation on one ordered issue that is over: where the parties stood before, and where it ended. */
export interface PastNegotiation {
  readonly name: string;
  readonly actors: readonly PlacedActor[];
  readonly outcome: number;
  /** Where things stood if nothing had been agreed, where that is known. */
  readonly statusQuo?: number;
}

export interface BaselineScore {
  readonly baseline: 'weighted mean' | 'weighted median' | 'mean' | 'midpoint' | 'status quo';
  /** Per case; undefined where this baseline says nothing. */
  readonly forecasts: readonly (number | undefined)[];
  /** Over the cases with a forecast, in the unit of the issue; undefined without any. */
  readonly meanAbsoluteError: number | undefined;
  /** Cases without a forecast. */
  readonly silent: number;
}

type Forecast = (past: PastNegotiation) => number | undefined;

const FORECASTS: readonly (readonly [BaselineScore['baseline'], Forecast])[] = [
  ['weighted mean', ({ actors }) => findWeightedMean(actors)],
  ['weighted median', ({ actors }) => findWeightedMedian(actors)],
  ['mean', ({ actors }) => findWeightedMean(actors.map((actor) => ({ ...actor, weight: 1 })))],
  ['midpoint', ({ actors }) => midpointOf(actors)],
  ['status quo', ({ statusQuo }) => statusQuo],
];

function midpointOf(actors: readonly PlacedActor[]): number | undefined {
  const positions = actors.map(({ position }) => position);
  return positions.length === 0 ? undefined : (Math.min(...positions) + Math.max(...positions)) / 2;
}

/**
 * How wrong each baseline was on past negotiations. A model of any kind is worth showing only beside these, on cases it
 * was not fitted to. The unit must be the same in all cases. Exact; linear in actors.
 *
 * @example
 * const past = { name: 'p', outcome: 7, actors: [
 *   { name: 'a', position: 4, weight: 1 }, { name: 'b', position: 10, weight: 2 }] };
 * scoreBaselines([past]).map(({ meanAbsoluteError }) => meanAbsoluteError) // => [1, 3, 0, 0, undefined]
 */
export function scoreBaselines(cases: readonly PastNegotiation[]): readonly BaselineScore[] {
  return FORECASTS.map(([baseline, forecast]) => {
    const forecasts = cases.map(forecast);
    const past = cases.flatMap(({ outcome }, at): PastCase[] => {
      const own = forecasts[at];
      return own === undefined ? [] : [{ forecast: own, outcome }];
    });
    const silent = cases.length - past.length;
    return { baseline, forecasts, meanAbsoluteError: findMeanAbsoluteError(past), silent };
  });
}
