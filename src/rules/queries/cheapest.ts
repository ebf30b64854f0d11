import type { Diagram } from '../diagram/build-diagram.ts';
import { listMinimalBlocking, listMinimalWinning } from './coalitions.ts';
import { findExtremes } from './dominance.ts';
import { childOf } from './walk-diagram.ts';

export interface CheapestCoalition {
  /** In the order of the diagram's voters; of several equally cheap ones, one. */
  readonly coalition: readonly string[];
  readonly cost: number;
  /** False when a cheaper one may exist, because not all coalitions could be looked at. */
  readonly exact: boolean;
}

/** Price of each voter, at least 0; a voter without one cannot be had. */
export type Costs = Readonly<Record<string, number>>;

function priceOf(costs: Costs, voter: string): number {
  const price = Object.hasOwn(costs, voter) ? (costs[voter] ?? Infinity) : Infinity;
  if (!(price >= 0)) throw new RangeError(`the cost of '${voter}' is not a number from 0 on`);
  return price;
}

function cheapestListed(diagram: Diagram, prices: readonly number[], goal: 'winning' | 'blocking') {
  const { coalitions, complete } = (goal === 'winning' ? listMinimalWinning : listMinimalBlocking)(diagram);
  const costOf = (set: readonly string[]): number =>
    set.reduce((sum, voter) => sum + (prices[diagram.voters.indexOf(voter)] ?? Infinity), 0);
  const [first, ...rest] = coalitions.filter((set) => costOf(set) < Infinity);
  if (first === undefined) return undefined;
  const coalition = rest.reduce((best, set) => (costOf(set) < costOf(best) ? set : best), first);
  return { coalition, cost: costOf(coalition), exact: complete };
}

function cheapest(diagram: Diagram, costs: Costs, goal: 'winning' | 'blocking'): CheapestCoalition | undefined {
  const prices = diagram.voters.map((voter) => priceOf(costs, voter));
  const extremes = findExtremes(diagram);
  if (extremes === undefined) return cheapestListed(diagram, prices, goal);
  const [inside, outside] = goal === 'winning' ? [extremes.best, extremes.worst] : [extremes.worst, extremes.best];
  const success = goal === 'winning' ? 1 : 0;
  const cost = new Float64Array(diagram.level.length).fill(Infinity);
  cost[success] = 0;
  const voterOf = (node: number): number => diagram.order[diagram.level[node]!]!;
  for (let node = 2; node < cost.length; node += 1) {
    const voter = voterOf(node);
    const bought = prices[voter]! + cost[childOf(diagram, node, inside[voter]!)]!;
    cost[node] = Math.min(cost[childOf(diagram, node, outside[voter]!)]!, bought);
  }
  if (cost[diagram.root] === Infinity) return undefined;
  const members: number[] = [];
  for (let node = diagram.root; node >= 2; ) {
    const voter = voterOf(node);
    const without = childOf(diagram, node, outside[voter]!);
    if (cost[without]! > cost[node]!) members.push(voter);
    node = cost[without]! > cost[node]! ? childOf(diagram, node, inside[voter]!) : without;
  }
  const coalition = members.toSorted((a, b) => a - b).map((voter) => diagram.voters[voter] ?? '');
  return { coalition, cost: cost[diagram.root]!, exact: true };
}

/**
 * The cheapest set of voters that wins whatever the others cast, for given prices; undefined when no affordable one
 * does. Exact up to the rounding of sums of doubles where every voter has a best and a worst ballot. Cost: one pass.
 * Throws RangeError for a price that is none.
 * @example
 * findCheapestWinning(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram, { A: 5, B: 2, C: 1 }) // => { coalition: ['B', 'C'], cost: 3, exact: true }
 */
export function findCheapestWinning(diagram: Diagram, costs: Costs): CheapestCoalition | undefined {
  return cheapest(diagram, costs, 'winning');
}

/** The cheapest set of voters that blocks whatever the others cast; otherwise as `findCheapestWinning`. */
export function findCheapestBlocking(diagram: Diagram, costs: Costs): CheapestCoalition | undefined {
  return cheapest(diagram, costs, 'blocking');
}
