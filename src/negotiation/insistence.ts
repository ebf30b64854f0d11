// A negotiation projected to its contested demands as a graph model: each is insisted on or given up by its party, and
// nobody else can change that. What is insisted on can be met together or not; then the best package or no agreement
// follows, and parties rank states by what that gives them.
import type { NegotiationAnswer } from './explain-negotiation.ts';
import type { GraphModel } from './graph-model.ts';
import type { Instance, Outcome, RedLineId } from './instance.ts';
import { listTopPackages, type Package } from './packages.ts';

export interface Insistence {
  /** States are bit masks: bit i set when `demands[i]` is insisted on. The last state is the deadlock: all are. */
  readonly model: GraphModel;
  readonly demands: readonly RedLineId[];
  /** Contested demands beyond the limit, lightest first to go; they count as given up. */
  readonly leftOut: readonly RedLineId[];
  /** Per state the package that follows; undefined for no agreement. */
  readonly deals: readonly (Outcome | undefined)[];
}

/** Name of a state: a letter for each demand insisted on, in their order; '-' for none. */
function nameOf(state: number, count: number): string {
  const letters = Array.from({ length: count }, (_, bit) =>
    ((state >> bit) & 1) === 1 ? String.fromCharCode(65 + bit) : '',
  );
  return letters.join('') || '-';
}

function bestDeal(instance: Instance, coalitions: readonly (readonly number[])[]): Package | undefined {
  const found = coalitions.flatMap((coalition) => {
    const red_lines = instance.red_lines.filter(({ party }) => coalition.includes(party));
    return listTopPackages({ ...instance, red_lines }, 1).packages;
  });
  return found.reduce<Package | undefined>(
    (best, each) => (best === undefined || each.total > best.total ? each : best),
    undefined,
  );
}

/**
 * Contested are the demands that stand in a minimal conflict listed; the heaviest `limit` of them are kept. Demands that
 * nobody contests stay insisted on. `progress` is told how many states are done. Exact for what is kept. Cost: 2^limit searches for a package.
 */
export function projectToContested(
  answer: NegotiationAnswer,
  limit = 8,
  progress: (done: number, total: number) => void = () => {},
): Insistence {
  const { instance, deadlock, coalitions } = answer;
  const contested = new Set(deadlock.minimalConflicts.flat());
  const ranked = instance.red_lines.filter(({ id }) => contested.has(id)).toSorted((a, b) => b.weight - a.weight);
  const kept = new Set(ranked.slice(0, limit).map(({ id }) => id));
  const lines = instance.red_lines.filter(({ id }) => kept.has(id));
  const free = instance.red_lines.filter(({ id }) => !contested.has(id));
  const states = Array.from({ length: 2 ** lines.length }, (_, state) => state);
  const deals = states.map((state) => {
    progress(state, states.length);
    const insisted = lines.filter((_, bit) => ((state >> bit) & 1) === 1);
    return bestDeal({ ...instance, red_lines: [...free, ...insisted] }, coalitions);
  });
  const owners = [...new Set(lines.map(({ party }) => party))].sort((a, b) => a - b);
  const decisionMakers = owners.map((party) => {
    const own = lines.flatMap((line, bit) => (line.party === party ? [1 << bit] : []));
    const masks = own.reduce<number[]>((all, bit) => [...all, ...all.map((mask) => mask | bit)], [0]).slice(1);
    return {
      name: instance.party_names?.[party] ?? String(party),
      moves: states.map((state) => masks.map((mask) => state ^ mask)),
      preference: deals.map((deal) => deal?.utilities[party] ?? instance.disagreement?.[party] ?? 0),
    };
  });
  return {
    model: { states: states.map((state) => nameOf(state, lines.length)), decisionMakers },
    demands: lines.map(({ id }) => id),
    leftOut: ranked.slice(limit).map(({ id }) => id),
    deals: deals.map((deal) => deal?.outcome),
  };
}
