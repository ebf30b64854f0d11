import type { Condition, SimpleGame, Threshold } from '../game.ts';
import { ADOPTED, combineAll, createForest, type Forest, REJECTED } from './forest.ts';
import { growThreshold } from './grow-threshold.ts';
import { listClasses, listThresholds, orderVoters } from './order-voters.ts';

/**
 * A decision rule as a reduced ordered decision diagram. Node 0 rejects, node 1 adopts, every other node asks the voter
 * `order[level[node]]` and goes to `children[node * ballots.length + ballot]`, always a smaller number.
 */
export interface DecisionGraph {
  readonly voters: readonly string[];
  readonly ballots: readonly string[];
  /** Level → index into `voters`. */
  readonly order: readonly number[];
  /** Interchangeable voters, as indexes into `voters`. */
  readonly classes: readonly (readonly number[])[];
  readonly level: Int32Array;
  readonly children: Int32Array;
  readonly root: number;
  /** Nodes that ask a voter. */
  readonly size: number;
}

/** The graph of a rule, with what the rule is made of by AND and OR. */
export interface Diagram extends DecisionGraph {
  readonly thresholds: readonly Threshold[];
}

export interface DiagramBudget {
  /** Nodes made on the way, not only those kept; default 2,000,000. */
  readonly maxNodes?: number;
}

export type BuiltDiagram =
  | { readonly exact: true; readonly diagram: Diagram }
  | { readonly exact: false; readonly reason: string };

export const MAX_VOTERS = 2000;

export function growCondition(forest: Forest, condition: Condition, order: readonly number[]): number {
  switch (condition.kind) {
    case 'threshold':
      return growThreshold(forest, condition, order);
    case 'always':
      return ADOPTED;
    case 'never':
      return REJECTED;
    case 'and':
    case 'or':
      return combineAll(
        forest,
        condition.kind,
        condition.parts.map((part) => growCondition(forest, part, order)),
      );
  }
}

/** The nodes below `root` alone, renumbered; children keep smaller numbers than parents. */
export function extractNodes(forest: Forest, root: number): Pick<Diagram, 'level' | 'children' | 'root' | 'size'> {
  const { arity, depth } = forest;
  const needed = new Uint8Array(root + 2);
  needed[root] = needed[REJECTED] = needed[ADOPTED] = 1;
  for (let node = root; node >= 2; node -= 1) {
    if (needed[node] === 0) continue;
    for (let at = node * arity; at < (node + 1) * arity; at += 1) needed[forest.children[at]!] = 1;
  }
  const number = new Int32Array(root + 2);
  let count = 0;
  for (let node = 0; node <= Math.max(root, ADOPTED); node += 1) {
    number[node] = count;
    count += needed[node]!;
  }
  const level = new Int32Array(count).fill(depth, 0, 2);
  const children = new Int32Array(count * arity).fill(ADOPTED, arity, 2 * arity);
  for (let node = 2; node <= root; node += 1) {
    if (needed[node] === 0) continue;
    const own = number[node]!;
    level[own] = forest.level[node]!;
    for (let b = 0; b < arity; b += 1) children[own * arity + b] = number[forest.children[node * arity + b]!]!;
  }
  return { level, children, root: number[root]!, size: count - 2 };
}

/**
 * The diagram of a game, or why it would be too large. Identical voters stand side by side, so a body of few kinds of
 * members is tiny however many they are. Cost: nodes × ballots; nodes can grow exponentially for weighted bodies of
 * dozens of members, which is what the budget is for.
 * @example
 * buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram.size // => 4
 */
export function buildDiagram(game: SimpleGame, budget: DiagramBudget = {}): BuiltDiagram {
  const maxNodes = Math.min(budget.maxNodes ?? 2_000_000, 60_000_000);
  if (game.voters.length > MAX_VOTERS) {
    return { exact: false, reason: `A diagram takes at most ${MAX_VOTERS} voters; there are ${game.voters.length}.` };
  }
  const thresholds = listThresholds(game.condition);
  const classes = listClasses(game.voters.length, thresholds);
  const order = orderVoters(thresholds, classes);
  const forest = createForest(game.voters.length, game.ballots.length, maxNodes);
  const root = growCondition(forest, game.condition, order);
  if (forest.full) return { exact: false, reason: `The diagram needs more than ${maxNodes} nodes.` };
  const nodes = extractNodes(forest, root);
  const { voters, ballots } = game;
  return { exact: true, diagram: { voters, ballots, order, classes, thresholds, ...nodes } };
}
