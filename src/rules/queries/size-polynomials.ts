// Counts over a diagram, split by how many voters are 'marked': every branch carries a weight `plain` or `marked` per
// voter, and polynomials in the number of marks flow up to each node and down from the root. Exact: in doubles while
// every count stays below 2^53, else modulo primes below 2^25 that are put together by the Chinese remainder theorem.
import type { Diagram } from '../diagram/build-diagram.ts';
import { listPrimes, recombination } from '../counting/residues.ts';

/** Small whole numbers per voter and branch; `marginal` weighs the voter's own branches when its own row is counted. */
export interface BranchWeights {
  readonly plain: (voter: number, branch: number) => number;
  readonly marked: (voter: number, branch: number) => number;
  readonly marginal: (voter: number, branch: number) => number;
  /** By how much a mark of this voter raises the exponent; default 1. */
  readonly shift?: (voter: number) => number;
}

/** The weights by level, as tables. */
interface Tables {
  readonly arity: number;
  readonly plain: Float64Array;
  readonly marked: Float64Array;
  readonly marginal: Float64Array;
  readonly totalPlain: Float64Array;
  readonly totalMarked: Float64Array;
  readonly shift: Int32Array;
  /** No count exceeds this in absolute value. */
  readonly bound: number;
}

type Polynomial = Float64Array;

/** A row of coefficients grows by a term; `reduce` brings a number back below the prime, or leaves it. */
interface Arithmetic {
  readonly prime: number;
  readonly inverse: number;
}

const EXACT: Arithmetic = { prime: 0, inverse: 0 };
const LARGEST_PRIME = 2 ** 25;

function tabulate(diagram: Diagram, weights: BranchWeights): Tables {
  const { order } = diagram;
  const arity = diagram.ballots.length;
  const table = (of: (voter: number, branch: number) => number): Float64Array =>
    Float64Array.from({ length: order.length * arity }, (_, at) => of(order[Math.floor(at / arity)] ?? 0, at % arity));
  const [plain, marked, marginal] = [table(weights.plain), table(weights.marked), table(weights.marginal)];
  const sums = (of: Float64Array, by: (value: number) => number): Float64Array =>
    Float64Array.from(order, (_, level) =>
      of.subarray(level * arity, (level + 1) * arity).reduce((sum, value) => sum + by(value), 0),
    );
  const [totalPlain, totalMarked] = [sums(plain, Number), sums(marked, Number)];
  const shift = Int32Array.from(order, (voter) => weights.shift?.(voter) ?? 1);
  const own = Math.max(1, ...sums(marginal, Math.abs));
  return { arity, plain, marked, marginal, totalPlain, totalMarked, shift, bound: own * most(totalPlain, totalMarked) };
}

/** The greatest coefficient of the product of all voters' (plain + marked·x) but one. */
function most(plain: Float64Array, marked: Float64Array): number {
  const kinds = new Map(Array.from(plain, (each, level) => [`${each}:${marked[level]}`, level]));
  let greatest = 1;
  for (const left of kinds.values()) {
    const product = new Float64Array(plain.length + 1);
    product[0] = 1;
    for (let level = 0; level < plain.length; level += 1) {
      if (level === left) continue;
      const [one, mark] = [Math.max(1, plain[level]!), marked[level]!];
      for (let at = level + 1; at > 0; at -= 1) product[at] = product[at]! * one + product[at - 1]! * mark;
      product[0]! *= one;
    }
    greatest = product.reduce((high, each) => Math.max(high, each), greatest);
  }
  return greatest;
}

/** into[s + shift] += scale · from[s]. */
function addScaled(
  into: Polynomial,
  from: Polynomial,
  scale: number,
  shift: number,
  { prime, inverse }: Arithmetic,
): void {
  if (scale === 0) return;
  const length = from.length;
  if (prime === 0) {
    for (let at = 0; at < length; at += 1) into[at + shift]! += scale * from[at]!;
    return;
  }
  for (let at = 0; at < length; at += 1) {
    const value = into[at + shift]! + scale * from[at]!;
    const rest = value - Math.floor(value * inverse) * prime;
    into[at + shift] = rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
  }
}

interface Pass {
  readonly diagram: Diagram;
  readonly tables: Tables;
  readonly arithmetic: Arithmetic;
}

function timesTotal({ tables, arithmetic }: Pass, polynomial: Polynomial, level: number): Polynomial {
  const [plain, marked] = [tables.totalPlain[level] ?? 0, tables.totalMarked[level] ?? 0];
  const shift = marked === 0 ? 0 : (tables.shift[level] ?? 1);
  const result = new Float64Array(polynomial.length + shift);
  addScaled(result, polynomial, plain, 0, arithmetic);
  addScaled(result, polynomial, marked, shift, arithmetic);
  return result;
}

/** Lifts a polynomial over levels that no node asks. */
function lift(pass: Pass, polynomial: Polynomial, from: number, to: number): Polynomial {
  let lifted = polynomial;
  for (let level = from; level < to; level += 1) lifted = timesTotal(pass, lifted, level);
  return lifted;
}

/** Length of the row of a node at `level`: one more than the marks that voters from there on can bring. */
function lengthsFrom({ tables, diagram }: Pass): Int32Array {
  const lengths = new Int32Array(diagram.order.length + 1).fill(1);
  for (let level = diagram.order.length - 1; level >= 0; level -= 1) {
    lengths[level] = lengths[level + 1]! + ((tables.totalMarked[level] ?? 0) === 0 ? 0 : (tables.shift[level] ?? 1));
  }
  return lengths;
}

/** The branches of one node with those to the same child joined; read anew for each node. */
interface Joined {
  count: number;
  readonly child: Int32Array;
  readonly plain: Float64Array;
  readonly marked: Float64Array;
  readonly marginal: Float64Array;
}

function emptyJoined(arity: number): Joined {
  const row = (): Float64Array => new Float64Array(arity);
  return { count: 0, child: new Int32Array(arity), plain: row(), marked: row(), marginal: row() };
}

function joinBranches({ diagram, tables }: Pass, node: number, joined: Joined): void {
  const { arity } = tables;
  const [from, at] = [node * arity, diagram.level[node]! * arity];
  joined.count = 0;
  for (let b = 0; b < arity; b += 1) {
    const child = diagram.children[from + b]!;
    if (child === 0) continue;
    let place = 0;
    while (place < joined.count && joined.child[place] !== child) place += 1;
    if (place === joined.count) {
      joined.count += 1;
      joined.child[place] = child;
      joined.plain[place] = joined.marked[place] = joined.marginal[place] = 0;
    }
    joined.plain[place]! += tables.plain[at + b]!;
    joined.marked[place]! += tables.marked[at + b]!;
    joined.marginal[place]! += tables.marginal[at + b]!;
  }
}

/** Σ over the ways below each node that adopt. */
function countUp(pass: Pass): { readonly up: readonly Polynomial[]; readonly sure: readonly Polynomial[] } {
  const { diagram, tables, arithmetic } = pass;
  const lengths = lengthsFrom(pass);
  const sure: Polynomial[] = [];
  sure[diagram.order.length] = Float64Array.of(1);
  for (let level = diagram.order.length - 1; level >= 0; level -= 1) {
    sure[level] = timesTotal(pass, sure[level + 1]!, level);
  }
  const up: Polynomial[] = [new Float64Array(0), Float64Array.of(1)];
  const joined = emptyJoined(tables.arity);
  for (let node = 2; node < diagram.level.length; node += 1) {
    const level = diagram.level[node]!;
    const sum = new Float64Array(lengths[level]!);
    joinBranches(pass, node, joined);
    for (let at = 0; at < joined.count; at += 1) {
      const child = joined.child[at]!;
      const [one, mark] = [joined.plain[at]!, joined.marked[at]!];
      if (one === 0 && mark === 0) continue;
      const below = child === 1 ? sure[level + 1]! : lift(pass, up[child]!, level + 1, diagram.level[child]!);
      addScaled(sum, below, one, 0, arithmetic);
      addScaled(sum, below, mark, tables.shift[level]!, arithmetic);
    }
    up.push(sum);
  }
  return { up, sure };
}

/** Adds what comes down to a node to what has come down to its child. */
function passDown(
  pass: Pass,
  above: Polynomial,
  level: number,
  to: number,
  one: number,
  mark: number,
  known?: Polynomial,
) {
  const { arithmetic } = pass;
  const shift = pass.tables.totalMarked[level] === 0 ? 0 : pass.tables.shift[level]!;
  const direct = to === level + 1;
  const raised = direct && known !== undefined ? known : new Float64Array(above.length + shift);
  addScaled(raised, above, one, 0, arithmetic);
  addScaled(raised, above, mark, shift, arithmetic);
  if (direct) return raised;
  const lifted = lift(pass, raised, level + 1, to);
  if (known === undefined) return lifted;
  addScaled(known, lifted, 1, 0, arithmetic);
  return known;
}

function runPass(pass: Pass, wanted: Uint8Array): ReadonlyMap<number, Polynomial> {
  const { diagram, arithmetic } = pass;
  const { up, sure } = countUp(pass);
  const lengths = lengthsFrom(pass);
  const result = new Map<number, Polynomial>();
  const down: (Polynomial | undefined)[] = [];
  down[diagram.root] = lift(pass, Float64Array.of(1), 0, diagram.level[diagram.root] ?? 0);
  const joined = emptyJoined(pass.tables.arity);
  for (let node = diagram.root; node >= 2; node -= 1) {
    const above = down[node];
    if (above === undefined) continue;
    down[node] = undefined;
    const level = diagram.level[node]!;
    const asked = wanted[level] === 1;
    const own = new Float64Array(asked ? lengths[level + 1]! : 0);
    joinBranches(pass, node, joined);
    for (let at = 0; at < joined.count; at += 1) {
      const child = joined.child[at]!;
      const [one, mark, margin] = [joined.plain[at]!, joined.marked[at]!, joined.marginal[at]!];
      if (asked && margin !== 0) {
        const below = child === 1 ? sure[level + 1]! : lift(pass, up[child]!, level + 1, diagram.level[child]!);
        addScaled(own, below, margin, 0, arithmetic);
      }
      if (child < 2 || (one === 0 && mark === 0)) continue;
      down[child] = passDown(pass, above, level, diagram.level[child]!, one, mark, down[child]);
    }
    if (!asked) continue;
    const voter = diagram.order[level]!;
    let sum = result.get(voter);
    if (sum === undefined) result.set(voter, (sum = new Float64Array(lengths[0]!)));
    for (let at = 0; at < own.length; at += 1) if (own[at] !== 0) addScaled(sum, above, own[at]!, at, arithmetic);
  }
  return result;
}

/** Residues of numbers between −bound and bound, put together. */
function recombineSigned(rows: readonly Polynomial[], primes: readonly number[]): bigint[] {
  const product = primes.reduce((held, prime) => held * BigInt(prime), 1n);
  const recombine = recombination(primes);
  return Array.from(rows[0] ?? [], (_, at) => {
    const value = recombine(rows.map((row) => row[at]!));
    return 2n * value > product ? value - product : value;
  });
}

/** Σ over the others' profiles that adopt, weighted; entry s is for s marked others. One polynomial per voter asked for. */
export function countMarginals(
  diagram: Diagram,
  weights: BranchWeights,
  voters: readonly number[],
): ReadonlyMap<number, readonly bigint[]> {
  const tables = tabulate(diagram, weights);
  const set = new Set(voters);
  const wanted = Uint8Array.from(diagram.order, (voter) => (set.has(voter) ? 1 : 0));
  const zeros = (): bigint[] => Array.from({ length: diagram.voters.length }, () => 0n);
  if (tables.bound < 2 ** 53) {
    const rows = runPass({ diagram, tables, arithmetic: EXACT }, wanted);
    return new Map(voters.map((voter) => [voter, rows.has(voter) ? Array.from(rows.get(voter)!, BigInt) : zeros()]));
  }
  const bits = tables.bound === Infinity ? 1100 * (1 + diagram.order.length / 300) : Math.log2(tables.bound) + 2;
  const primes = listPrimes(bits, LARGEST_PRIME);
  const passes = primes.map((prime) => runPass({ diagram, tables, arithmetic: { prime, inverse: 1 / prime } }, wanted));
  return new Map(
    voters.map((voter) => {
      const rows = passes.map((pass) => pass.get(voter));
      return [voter, rows[0] === undefined ? zeros() : recombineSigned(rows as Polynomial[], primes)];
    }),
  );
}
