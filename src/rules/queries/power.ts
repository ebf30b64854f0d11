// Penrose-Banzhaf and Shapley-Shubik on diagrams, for yes/no votes and with abstention. Penrose 1946, Banzhaf 1965,
// Shapley & Shubik 1954; abstention after Felsenthal & Machover 1997 ('Ternary voting games').
import { type Rational, rational, ZERO } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { findExtremes } from './dominance.ts';
import type { BranchWeights } from './size-polynomials.ts';
import { ballotIndexes } from './walk-diagram.ts';
import { weighMarginals } from './weigh-marginals.ts';

export interface PowerOptions {
  /** Ballots cast, best first; the swing is from the first to the last. Default for, against. */
  readonly ballots?: readonly string[];
}

/** `swings[i]`, `measure[i]`, `index[i]` belong to `voters[i]`. */
export interface PenroseBanzhaf {
  readonly voters: readonly string[];
  /** Profiles of the others that adopt with the voter's first ballot, less those that adopt with its last. */
  readonly swings: readonly bigint[];
  /** swings / profiles of the others: the chance to be decisive. */
  readonly measure: readonly Rational[];
  /** swings / all swings; zeros when there are none. */
  readonly index: readonly Rational[];
}

/** Every voter's weighed marginals, computed once per class of interchangeable voters. */
function byClass(diagram: Diagram, weights: BranchWeights, coefficients: readonly bigint[]): readonly bigint[] {
  const first = diagram.classes.map((members) => members[0]!);
  const computed = weighMarginals(diagram, weights, first, coefficients);
  const result: bigint[] = [];
  for (const members of diagram.classes) for (const voter of members) result[voter] = computed.get(members[0]!)!;
  return result;
}

/**
 * Exact swings, absolute measure and normalised index. For a rule that is not monotone the swings are net, so they can
 * cancel. Cost: a pass up and down. Throws RangeError for a ballot the diagram does not know.
 * @example
 * penroseBanzhaf(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram).swings // => [2n, 2n, 2n]
 */
export function penroseBanzhaf(diagram: Diagram, options: PowerOptions = {}): PenroseBanzhaf {
  const allowed = ballotIndexes(diagram, options.ballots ?? ['for', 'against']);
  const [first, last] = [allowed[0], allowed.at(-1)];
  const plain = (_: number, branch: number): number => (allowed.includes(branch) ? 1 : 0);
  const marginal = (_: number, branch: number): number => (branch === first ? 1 : branch === last ? -1 : 0);
  const swings = byClass(diagram, { plain, marked: () => 0, marginal }, [1n]);
  const sum = swings.reduce((total, each) => total + each, 0n);
  const profiles = BigInt(allowed.length) ** BigInt(Math.max(0, diagram.voters.length - 1));
  return {
    voters: diagram.voters,
    swings,
    measure: swings.map((each) => rational(each, profiles)),
    index: swings.map((each) => (sum === 0n ? ZERO : rational(each, sum))),
  };
}

/** s! (n-1-s)! · size^(n-1-s) over n! · size^n: the weight of s predecessors in a random order, each one of `size` ways. */
function weightsByOrder(n: number, size: bigint): { readonly weights: readonly bigint[]; readonly whole: bigint } {
  const factorials = [1n];
  for (let at = 1; at <= n; at += 1) factorials.push((factorials[at - 1] ?? 1n) * BigInt(at));
  const weights = Array.from(
    { length: n },
    (_, s) => (factorials[s] ?? 1n) * (factorials[n - 1 - s] ?? 1n) * size ** BigInt(n - 1 - s),
  );
  return { weights, whole: (factorials[n] ?? 1n) * size ** BigInt(n) };
}

/**
 * Shapley-Shubik index for yes/no votes, exact: the chance to turn rejection into adoption when all join in random order.
 * `result[i]` belongs to `diagram.voters[i]`. Cost: nodes × voters².
 * @example
 * shapleyShubik(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram).map(printRational) // => ['1/3', '1/3', '1/3']
 */
export function shapleyShubik(diagram: Diagram, options: PowerOptions = {}): readonly Rational[] {
  const [yes, no] = ballotIndexes(diagram, options.ballots ?? ['for', 'against']);
  const is = (wanted: number | undefined) => (_: number, branch: number) => (branch === wanted ? 1 : 0);
  const marginal = (_: number, branch: number): number => (branch === yes ? 1 : branch === no ? -1 : 0);
  const { weights, whole } = weightsByOrder(diagram.voters.length, 1n);
  const sums = byClass(diagram, { plain: is(no), marked: is(yes), marginal }, weights);
  return sums.map((sum) => rational(sum, whole));
}

/**
 * Shapley-Shubik index over roll calls (Felsenthal & Machover 1997): voters are called in random order and vote at random
 * among `ballots` (default for, abstain, against); power is the chance that one's vote settles the outcome. Exact;
 * undefined when some voter has no best or no worst ballot, for then 'settled' needs more than two completions.
 */
export function shapleyShubikRollCall(diagram: Diagram, options: PowerOptions = {}): readonly Rational[] | undefined {
  const allowed = ballotIndexes(diagram, options.ballots ?? ['for', 'abstain', 'against']);
  const extremes = findExtremes(diagram, allowed);
  if (extremes === undefined) return undefined;
  const size = allowed.length;
  const called = (_: number, branch: number): number => (allowed.includes(branch) ? 1 : 0);
  const { weights, whole } = weightsByOrder(diagram.voters.length, BigInt(size));
  const settledBy = (rest: readonly number[]): readonly bigint[] => {
    const waiting = (voter: number, branch: number): number => (branch === rest[voter] ? 1 : 0);
    const marginal = (voter: number, branch: number): number => called(voter, branch) - size * waiting(voter, branch);
    return byClass(diagram, { plain: waiting, marked: called, marginal }, weights);
  };
  const [adopted, open] = [settledBy(extremes.worst), settledBy(extremes.best)];
  return adopted.map((each, voter) => rational(each - open[voter]!, whole));
}
