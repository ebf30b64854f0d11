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
    Float64Array.from({ length: order.length * arity }, (_, at) => of(order[Math.floor(at / arity)]!, at % arity));
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

/** into[intoAt + s] += scale · from[fromAt + s] for s below `length`. */
function addScaled(
  into: Polynomial,
  intoAt: number,
  from: Polynomial,
  fromAt: number,
  length: number,
  scale: number,
  { prime, inverse }: Arithmetic,
): void {
  if (scale === 0) return;
  if (prime === 0) {
    for (let s = 0; s < length; s += 1) into[intoAt + s]! += scale * from[fromAt + s]!;
    return;
  }
  for (let s = 0; s < length; s += 1) {
    const value = into[intoAt + s]! + scale * from[fromAt + s]!;
    const rest = value - Math.floor(value * inverse) * prime;
    into[intoAt + s] = rest < 0 ? rest + prime : rest >= prime ? rest - prime : rest;
  }
}

interface Pass {
  readonly diagram: Diagram;
  readonly tables: Tables;
  readonly arithmetic: Arithmetic;
  /** By level: one more than the marks that voters from there on can bring. */
  readonly lengths: Int32Array;
}

function lengthsFrom(diagram: Diagram, tables: Tables): Int32Array {
  const lengths = new Int32Array(diagram.order.length + 1).fill(1);
  for (let level = diagram.order.length - 1; level >= 0; level -= 1) {
    lengths[level] = lengths[level + 1]! + shiftAt(tables, level);
  }
  return lengths;
}

function shiftAt(tables: Tables, level: number): number {
  return tables.totalMarked[level] === 0 ? 0 : tables.shift[level]!;
}

/** A polynomial lifted over levels that no node asks: times what their voters cast in all. */
function lift({ tables, arithmetic }: Pass, polynomial: Polynomial, from: number, to: number): Polynomial {
  let lifted = polynomial;
  for (let level = from; level < to; level += 1) {
    const shift = shiftAt(tables, level);
    const next = new Float64Array(lifted.length + shift);
    addScaled(next, 0, lifted, 0, lifted.length, tables.totalPlain[level]!, arithmetic);
    addScaled(next, shift, lifted, 0, lifted.length, tables.totalMarked[level]!, arithmetic);
    lifted = next;
  }
  return lifted;
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

/** A row of coefficients per node, one after the other. */
interface Rows {
  readonly cells: Polynomial;
  /** Where each node's row starts; one entry more than nodes. */
  readonly starts: Float64Array;
}

function layOut(diagram: Diagram, lengthAt: (level: number) => number): Rows {
  const starts = new Float64Array(diagram.level.length + 1);
  for (let node = 0; node < diagram.level.length; node += 1) {
    starts[node + 1] = starts[node]! + (node < 2 ? 0 : lengthAt(diagram.level[node]!));
  }
  return { cells: new Float64Array(starts.at(-1)!), starts };
}

/** What is below a branch that skips no level: where its row stands, and how long it is. */
interface Below {
  readonly cells: Polynomial;
  readonly at: number;
  readonly length: number;
}

/** Σ over the ways below each node that adopt; and below a voter once everything adopts, by level. */
function countUp(pass: Pass): { readonly below: (child: number, level: number) => Below } {
  const { diagram, tables, arithmetic, lengths } = pass;
  const { cells, starts } = layOut(diagram, (level) => lengths[level]!);
  const end = diagram.order.length;
  const sure: Polynomial[] = [];
  sure[end] = Float64Array.of(1);
  for (let level = end - 1; level >= 0; level -= 1) sure[level] = lift(pass, sure[level + 1]!, level, level + 1);
  const below = (child: number, level: number): Below => {
    if (child === 1) return { cells: sure[level + 1]!, at: 0, length: lengths[level + 1]! };
    const childLevel = diagram.level[child]!;
    const at = starts[child]!;
    if (childLevel === level + 1) return { cells, at, length: lengths[childLevel]! };
    const lifted = lift(pass, cells.subarray(at, starts[child + 1]), level + 1, childLevel);
    return { cells: lifted, at: 0, length: lifted.length };
  };
  const joined = emptyJoined(tables.arity);
  for (let node = 2; node < diagram.level.length; node += 1) {
    const level = diagram.level[node]!;
    const into = starts[node]!;
    joinBranches(pass, node, joined);
    for (let branch = 0; branch < joined.count; branch += 1) {
      const [one, mark] = [joined.plain[branch]!, joined.marked[branch]!];
      if (one === 0 && mark === 0) continue;
      const { cells: from, at, length } = below(joined.child[branch]!, level);
      addScaled(cells, into, from, at, length, one, arithmetic);
      addScaled(cells, into + tables.shift[level]!, from, at, length, mark, arithmetic);
    }
  }
  return { below };
}

/** Adds a node's row of what comes from above to its child's. */
function passDown(pass: Pass, { cells, starts }: Rows, node: number, child: number, one: number, mark: number): void {
  const { diagram, tables, arithmetic } = pass;
  const level = diagram.level[node]!;
  const shift = shiftAt(tables, level);
  const [from, length] = [starts[node]!, starts[node + 1]! - starts[node]!];
  if (diagram.level[child] === level + 1) {
    addScaled(cells, starts[child]!, cells, from, length, one, arithmetic);
    addScaled(cells, starts[child]! + shift, cells, from, length, mark, arithmetic);
    return;
  }
  const raised = new Float64Array(length + shift);
  addScaled(raised, 0, cells, from, length, one, arithmetic);
  addScaled(raised, shift, cells, from, length, mark, arithmetic);
  const lifted = lift(pass, raised, level + 1, diagram.level[child]!);
  addScaled(cells, starts[child]!, lifted, 0, lifted.length, 1, arithmetic);
}

function runPass(pass: Pass, wanted: Uint8Array): ReadonlyMap<number, Polynomial> {
  const { diagram, arithmetic, lengths } = pass;
  const whole = lengths[0]!;
  const { below } = countUp(pass);
  const down = layOut(diagram, (level) => whole - lengths[level]! + 1);
  const { cells, starts } = down;
  const result = new Map<number, Polynomial>();
  if (diagram.root >= 2) {
    const first = lift(pass, Float64Array.of(1), 0, diagram.level[diagram.root]!);
    cells.set(first, starts[diagram.root]);
  }
  const joined = emptyJoined(pass.tables.arity);
  const own = new Float64Array(whole);
  for (let node = diagram.root; node >= 2; node -= 1) {
    const level = diagram.level[node]!;
    const asked = wanted[level] === 1;
    const ownLength = lengths[level + 1]!;
    if (asked) own.fill(0, 0, ownLength);
    joinBranches(pass, node, joined);
    for (let branch = 0; branch < joined.count; branch += 1) {
      const child = joined.child[branch]!;
      const [one, mark, margin] = [joined.plain[branch]!, joined.marked[branch]!, joined.marginal[branch]!];
      if (asked && margin !== 0) {
        const { cells: from, at, length } = below(child, level);
        addScaled(own, 0, from, at, length, margin, arithmetic);
      }
      if (child >= 2 && (one !== 0 || mark !== 0)) passDown(pass, down, node, child, one, mark);
    }
    if (!asked) continue;
    const voter = diagram.order[level]!;
    let sum = result.get(voter);
    if (sum === undefined) result.set(voter, (sum = new Float64Array(whole)));
    const [above, length] = [starts[node]!, starts[node + 1]! - starts[node]!];
    for (let at = 0; at < ownLength; at += 1) addScaled(sum, at, cells, above, length, own[at]!, arithmetic);
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

/** Σ over the others' profiles that adopt, weighted; entry s is for s marked others. One polynomial per voter asked for, empty for one whom no node asks. */
export function countMarginals(
  diagram: Diagram,
  weights: BranchWeights,
  voters: readonly number[],
): ReadonlyMap<number, readonly bigint[]> {
  const tables = tabulate(diagram, weights);
  const lengths = lengthsFrom(diagram, tables);
  const set = new Set(voters);
  const wanted = Uint8Array.from(diagram.order, (voter) => (set.has(voter) ? 1 : 0));
  if (tables.bound < 2 ** 53) {
    const rows = runPass({ diagram, tables, arithmetic: EXACT, lengths }, wanted);
    return new Map(voters.map((voter) => [voter, Array.from(rows.get(voter) ?? [], BigInt)]));
  }
  const bits = tables.bound === Infinity ? 1100 * (1 + diagram.order.length / 300) : Math.log2(tables.bound) + 2;
  const primes = listPrimes(bits, LARGEST_PRIME);
  const passes = primes.map((prime) =>
    runPass({ diagram, tables, arithmetic: { prime, inverse: 1 / prime }, lengths }, wanted),
  );
  return new Map(
    voters.map((voter) => {
      const rows = passes.map((pass) => pass.get(voter));
      return [voter, rows[0] === undefined ? [] : recombineSigned(rows as Polynomial[], primes)];
    }),
  );
}
