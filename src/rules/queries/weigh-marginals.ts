// Sums of `countMarginals` rows with given coefficients. Most rules only tell two blocks of ballots apart, and ask the same
// of everyone's; then one pass gives the numbers of coalitions in which each voter is decisive, by size, and every such
// sum follows from them. Penrose-Banzhaf, Shapley-Shubik and roll calls, with and without abstention, share that pass.
import type { Diagram } from '../diagram/build-diagram.ts';
import { findBallotKinds } from './ballot-kinds.ts';
import { type BranchWeights, countMarginals } from './size-polynomials.ts';
import { countThroughLevels } from './two-branches.ts';

/** Beyond so many voters counts by size could leave the doubles' exact integers. */
const MOST_VOTERS = 52;

/** By voter and number k of others in the first block: profiles adopted with the voter there, less those without. */
type DecisiveSizes = readonly (readonly bigint[])[];

const known = new WeakMap<Diagram, DecisiveSizes>();

function decisiveSizes(diagram: Diagram, first: number, second: number): DecisiveSizes {
  const found = known.get(diagram);
  if (found !== undefined) return found;
  const { order, level, root } = diagram;
  const child = (branch: number): Int32Array => {
    const row = new Int32Array(level.length);
    const { children, ballots } = diagram;
    for (let node = 0, at = branch; node < row.length; node += 1, at += ballots.length) row[node] = children[at]!;
    return row;
  };
  const graph = { depth: order.length, level, low: child(second), high: child(first), root };
  const rows = countThroughLevels(graph, 'free');
  const sizes: (readonly bigint[])[] = [];
  order.forEach((voter, at) => {
    sizes[voter] = Array.from(rows[at]!.subarray(0, order.length), BigInt);
  });
  known.set(diagram, sizes);
  return sizes;
}

/** (plain + marked·x)^k for k = 0 … most. */
function powers(plain: bigint, marked: bigint, most: number): bigint[][] {
  const rows = [[1n]];
  for (let k = 1; k <= most; k += 1) {
    const row = rows[k - 1]!;
    rows.push(
      Array.from({ length: k + 1 }, (_, s) => plain * (row[s] ?? 0n) + (s > 0 ? marked * (row[s - 1] ?? 0n) : 0n)),
    );
  }
  return rows;
}

/** Σ coefficients[s] · [x^s] a·b. */
function weighProduct(a: readonly bigint[], b: readonly bigint[], coefficients: readonly bigint[]): bigint {
  let sum = 0n;
  a.forEach((one, i) => {
    if (one === 0n) return;
    let inner = 0n;
    for (let j = 0; j < b.length && i + j < coefficients.length; j += 1) {
      if (b[j] !== 0n) inner += b[j]! * coefficients[i + j]!;
    }
    sum += one * inner;
  });
  return sum;
}

/** What a block weighs with every voter, or undefined when that depends on the voter. */
function blockWeight(
  diagram: Diagram,
  of: (voter: number, branch: number) => number,
  block: readonly number[],
): number | undefined {
  const weigh = (voter: number): number => block.reduce((sum, branch) => sum + of(voter, branch), 0);
  const weight = weigh(0);
  return diagram.voters.every((_, voter) => weigh(voter) === weight) ? weight : undefined;
}

function fromSizes(
  diagram: Diagram,
  weights: BranchWeights,
  voters: readonly number[],
  coefficients: readonly bigint[],
): ReadonlyMap<number, bigint> | undefined {
  const { blocks } = findBallotKinds(diagram);
  const others = diagram.voters.length - 1;
  if (blocks === undefined || others >= MOST_VOTERS) return undefined;
  const weighed = [weights.plain, weights.marked].flatMap((of) =>
    blocks.map((block) => blockWeight(diagram, of, block)),
  );
  if (weighed.includes(undefined)) return undefined;
  const [plain1, plain2, marked1, marked2] = weighed.map((weight) => BigInt(weight!));
  const [one, two] = [powers(plain1!, marked1!, others), powers(plain2!, marked2!, others)];
  const worth = one.map((row, k) => weighProduct(row, two[others - k]!, coefficients));
  const sizes = decisiveSizes(diagram, blocks[0][0]!, blocks[1][0]!);
  return new Map(
    voters.map((voter) => {
      const gain = blocks[0].reduce((held, branch) => held + weights.marginal(voter, branch), 0);
      const sum = sizes[voter]!.reduce((held, count, k) => (count === 0n ? held : held + count * worth[k]!), 0n);
      return [voter, BigInt(gain) * sum];
    }),
  );
}

/**
 * Σ over s of coefficients[s] · entry s of the voter's `countMarginals` row, exact. One number per voter asked for. The
 * marginal weights of a voter's ballots must sum to 0.
 */
export function weighMarginals(
  diagram: Diagram,
  weights: BranchWeights,
  voters: readonly number[],
  coefficients: readonly bigint[],
): ReadonlyMap<number, bigint> {
  const found = fromSizes(diagram, weights, voters, coefficients);
  if (found !== undefined) return found;
  const rows = countMarginals(diagram, weights, voters);
  return new Map(
    voters.map((voter) => {
      return [voter, rows.get(voter)!.reduce((sum, each, s) => sum + each * (coefficients[s] ?? 0n), 0n)];
    }),
  );
}
