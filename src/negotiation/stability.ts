// Is a state stable? Nash: no better move. General metarationality: the others can answer every better move with
// something no better than staying. Symmetric: and one could not escape that. Sequential: and every step of the answer
// is an improvement for whoever makes it. Definitions: Fang, Hipel, Kilgour, Interactive Decision Making (1993).
import {
  type GraphModel,
  listImprovements,
  type Reach,
  reachOf,
  type SanctionReading,
  type Step,
} from './graph-model.ts';

export const CONCEPTS = ['nash', 'gmr', 'smr', 'seq'] as const;
export type Concept = (typeof CONCEPTS)[number];

export interface Stability {
  /** `stable[concept][decisionMaker][state]`. */
  readonly stable: Readonly<Record<Concept, readonly (readonly boolean[])[]>>;
  /** Per concept the states that are stable for every decision maker. */
  readonly equilibria: Readonly<Record<Concept, readonly number[]>>;
}

export interface StabilityOptions {
  /** `textbook` unless given. */
  readonly reading?: SanctionReading;
}

/** What the opponents can do at worst after a move to `state`, in the mover's preference. */
interface Threat {
  readonly any: number;
  readonly inescapable: number;
  readonly credible: number;
}

function escapeValue(model: GraphModel, maker: number, state: number): number {
  const { moves, preference } = model.decisionMakers[maker]!;
  return moves[state]!.reduce((best, to) => Math.max(best, preference[to]!), preference[state]!);
}

function threatAt(model: GraphModel, maker: number, state: number, reading: SanctionReading): Threat {
  const { preference } = model.decisionMakers[maker]!;
  const opponents = model.decisionMakers.map((_, at) => at).filter((at) => at !== maker);
  const least = (reach: Reach, value: (to: number) => number): number =>
    reach.reached.reduce((worst, to) => Math.min(worst, value(to)), Number.POSITIVE_INFINITY);
  const open = reachOf(model, opponents, state, { credible: false, reading });
  const credible = reachOf(model, opponents, state, { credible: true, reading });
  return {
    any: least(open, (to) => preference[to]!),
    inescapable: least(open, (to) => escapeValue(model, maker, to)),
    credible: least(credible, (to) => preference[to]!),
  };
}

/**
 * Stability of every state for every decision maker under four concepts. Exact. Cost: decision makers × states × the
 * reach of the opponents; a thousand states and five decision makers take about a second.
 *
 * @example
 * const dilemma = { states: ['CC', 'CD', 'DC', 'DD'], decisionMakers: [
 *   { name: 'row', moves: [[2], [3], [0], [1]], preference: [3, 1, 4, 2] },
 *   { name: 'column', moves: [[1], [0], [3], [2]], preference: [3, 4, 1, 2] } ] };
 * findStability(dilemma).equilibria // => { nash: [3], gmr: [0, 3], smr: [0, 3], seq: [0, 3] }
 */
export function findStability(model: GraphModel, { reading = 'textbook' }: StabilityOptions = {}): Stability {
  const rows = model.decisionMakers.map((maker, at) => {
    const threats = new Map<number, Threat>();
    const threat = (state: number): Threat => {
      const known = threats.get(state) ?? threatAt(model, at, state, reading);
      threats.set(state, known);
      return known;
    };
    return model.states.map((_, state) => {
      const better = listImprovements(maker, state);
      const here = maker.preference[state]!;
      return {
        nash: better.length === 0,
        gmr: better.every((to) => threat(to).any <= here),
        smr: better.every((to) => threat(to).inescapable <= here),
        seq: better.every((to) => threat(to).credible <= here),
      };
    });
  });
  const stableUnder = (concept: Concept): boolean[][] => rows.map((row) => row.map((state) => state[concept]));
  const stable = {
    nash: stableUnder('nash'),
    gmr: stableUnder('gmr'),
    smr: stableUnder('smr'),
    seq: stableUnder('seq'),
  };
  const common = (concept: Concept): number[] =>
    model.states.flatMap((_, state) => (stable[concept].every((row) => row[state] === true) ? [state] : []));
  return { stable, equilibria: { nash: common('nash'), gmr: common('gmr'), smr: common('smr'), seq: common('seq') } };
}

/** Why a better move is or is not deterred. Without `sanction` nothing the opponents can do deters it. */
export interface Trace {
  readonly improvement: number;
  readonly sanction?: readonly Step[];
}

/** For each better move of one decision maker from `state`, the shortest sanction under a concept other than Nash. */
export function traceStability(
  model: GraphModel,
  maker: number,
  state: number,
  concept: Exclude<Concept, 'nash'>,
  { reading = 'textbook' }: StabilityOptions = {},
): readonly Trace[] {
  const own = model.decisionMakers[maker]!;
  const opponents = model.decisionMakers.map((_, at) => at).filter((at) => at !== maker);
  const valueOf = (to: number): number => (concept === 'smr' ? escapeValue(model, maker, to) : own.preference[to]!);
  return listImprovements(own, state).map((improvement) => {
    const reach = reachOf(model, opponents, improvement, { credible: concept === 'seq', reading });
    const ways = reach.reached.filter((to) => valueOf(to) <= own.preference[state]!).map((to) => reach.wayTo(to));
    const [sanction] = ways.sort((a, b) => a.length - b.length);
    return { improvement, ...(sanction === undefined ? {} : { sanction }) };
  });
}

/** A state that several can reach together and each of them prefers. */
export interface CoalitionImprovement {
  readonly coalition: readonly number[];
  readonly to: number;
  readonly way: readonly Step[];
}

/**
 * Moves that a coalition of two or more would make from `state`: reached by their legal sequences, better for each of
 * them, and not within reach of fewer of them. `largest`: most members looked at (all when left out); cost grows as
 * the number of such coalitions.
 */
export function listCoalitionImprovements(
  model: GraphModel,
  state: number,
  largest = model.decisionMakers.length,
): readonly CoalitionImprovement[] {
  const makers = model.decisionMakers.map((_, at) => at);
  const found: CoalitionImprovement[] = [];
  const coalitions: (readonly number[])[] = [[]];
  for (const maker of makers) coalitions.push(...coalitions.map((coalition) => [...coalition, maker]));
  const wanted = coalitions
    .filter(({ length }) => length >= 2 && length <= largest)
    .sort((a, b) => a.length - b.length);
  for (const coalition of wanted) {
    const reach = reachOf(model, coalition, state, { credible: false, reading: 'textbook' });
    for (const to of reach.reached) {
      const better = coalition.every((at) => {
        const { preference } = model.decisionMakers[at]!;
        return preference[to]! > preference[state]!;
      });
      const way = reach.wayTo(to);
      const needed = new Set(way.map(({ mover }) => mover)).size === coalition.length;
      const known = found.some((other) => other.to === to && other.coalition.every((at) => coalition.includes(at)));
      if (better && needed && !known) found.push({ coalition, to, way });
    }
  }
  return found;
}
