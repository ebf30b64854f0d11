import {
  type DiagramBudget,
  type DecisionGraph,
  extractNodes,
  growCondition,
  MAX_VOTERS,
} from '../diagram/build-diagram.ts';
import { combine, createForest } from '../diagram/forest.ts';
import { listClasses, listThresholds, orderVoters } from '../diagram/order-voters.ts';
import type { Condition, SimpleGame } from '../game.ts';
import { childOf, follow } from './walk-diagram.ts';

export type GameComparison =
  | { readonly equal: true }
  | {
      readonly equal: false;
      /** Ballots on which exactly one of the two adopts. */
      readonly ballots: Readonly<Record<string, string>>;
      readonly adoptedBy: 'first' | 'second';
      /** Nearest ballots on which only the other one adopts; undefined when whatever it adopts, `adoptedBy` adopts too. */
      readonly reverse?: Readonly<Record<string, string>>;
      /** How many voters vote otherwise than in `near`. */
      readonly distance: number;
    }
  | { readonly equal: undefined; readonly reason: string };

export interface CompareOptions extends DiagramBudget {
  /** Ballots to stay close to; default everyone for. Voters it leaves out may cast anything at no distance. */
  readonly near?: Readonly<Record<string, string>>;
}

function align(
  condition: Condition,
  from: SimpleGame,
  voters: readonly string[],
  ballots: readonly string[],
): Condition {
  if (condition.kind === 'always' || condition.kind === 'never') return condition;
  if (condition.kind !== 'threshold') {
    return { kind: condition.kind, parts: condition.parts.map((part) => align(part, from, voters, ballots)) };
  }
  const columns = ballots.map((ballot) => from.ballots.indexOf(ballot));
  const rowOf = new Map(from.voters.map((voter, at) => [voter, condition.scores[at]!]));
  const scores = voters.map((voter) => columns.map((column) => rowOf.get(voter)?.[column] ?? 0));
  return { ...condition, scores };
}

/** The path to adoption that departs from `near` least often. */
function nearestPath(difference: DecisionGraph, wanted: readonly (number | undefined)[]): readonly number[] {
  const far = new Float64Array(difference.level.length).fill(Infinity);
  far[1] = 0;
  const step = (node: number, branch: number): number => {
    const want = wanted[difference.order[difference.level[node]!]!];
    return far[childOf(difference, node, branch)]! + (want === undefined || want === branch ? 0 : 1);
  };
  for (let node = 2; node < far.length; node += 1) {
    far[node] = Math.min(...difference.ballots.map((_, b) => step(node, b)));
  }
  const cast = wanted.map((want) => want ?? 0);
  let node = difference.root;
  while (node >= 2) {
    const at = node;
    const branch = difference.ballots.findIndex((_, b) => step(at, b) === far[at]);
    cast[difference.order[difference.level[node]!]!] = branch;
    node = childOf(difference, node, branch);
  }
  return cast;
}

/**
 * Whether two games adopt on the same ballots; if not, ballots on which they part, nearest to `near`. Voters of either
 * count; ballots are those both know. Exact, or `equal: undefined` with a reason when the budget does not do.
 */
export function compareGames(first: SimpleGame, second: SimpleGame, options: CompareOptions = {}): GameComparison {
  const voters = [...new Set([...first.voters, ...second.voters])];
  if (voters.length > MAX_VOTERS) return { equal: undefined, reason: `More than ${MAX_VOTERS} voters.` };
  const ballots = first.ballots.filter((ballot) => second.ballots.includes(ballot));
  const a = align(first.condition, first, voters, ballots);
  const b = align(second.condition, second, voters, ballots);
  const thresholds = [a, b].flatMap(listThresholds);
  const classes = listClasses(voters.length, thresholds);
  const order = orderVoters(thresholds, classes);
  const maxNodes = Math.min(options.maxNodes ?? 2_000_000, 60_000_000);
  const forest = createForest(voters.length, ballots.length, maxNodes);
  const [rootA, rootB] = [growCondition(forest, a, order), growCondition(forest, b, order)];
  const root = combine(forest, 'xor', rootA, rootB);
  if (forest.full) return { equal: undefined, reason: `The comparison needs more than ${maxNodes} nodes.` };
  if (root === 0) return { equal: true };
  const shape = { voters, ballots, order, classes };
  const wanted = voters.map((voter) => {
    const near = options.near ?? { [voter]: 'for' };
    const at = Object.hasOwn(near, voter) ? ballots.indexOf(near[voter]!) : -1;
    return at === -1 ? undefined : at;
  });
  const cast = nearestPath({ ...shape, ...extractNodes(forest, root) }, wanted);
  const firstAdopts = follow({ ...shape, ...extractNodes(forest, rootA) }, (voter) => cast[voter]!) === 1;
  const named = (path: readonly number[]): Readonly<Record<string, string>> =>
    Object.fromEntries(voters.map((voter, at) => [voter, ballots[path[at]!]!]));
  const otherRoot = combine(forest, 'and', root, firstAdopts ? rootB : rootA);
  if (forest.full) return { equal: undefined, reason: `The comparison needs more than ${maxNodes} nodes.` };
  const reverse = otherRoot === 0 ? undefined : nearestPath({ ...shape, ...extractNodes(forest, otherRoot) }, wanted);
  return {
    equal: false,
    ballots: named(cast),
    ...(reverse === undefined ? {} : { reverse: named(reverse) }),
    adoptedBy: firstAdopts ? 'first' : 'second',
    distance: cast.filter((ballot, voter) => wanted[voter] !== undefined && wanted[voter] !== ballot).length,
  };
}
