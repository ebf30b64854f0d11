// Reduced ordered multi-branch decision diagrams sharing their nodes: the store, and the operations on pairs of roots.
// Method: Bryant 1986, with one branch per kind of ballot. Nodes are numbered children first.
import { createPairTable, findSlot, type PairTable, storePair } from './pair-table.ts';

export const REJECTED = 0;
export const ADOPTED = 1;

/** Mutable store of nodes; when `maxNodes` is reached, `full` is set and results are meaningless. */
export interface Forest {
  readonly depth: number;
  readonly arity: number;
  readonly maxNodes: number;
  /** Nodes made, the two ends among them; the arrays are longer. */
  size: number;
  level: Int32Array;
  children: Int32Array;
  table: Int32Array;
  /** Children of the node being made, a row per level: work below a level uses the rows below it. */
  readonly scratch: Int32Array;
  full: boolean;
}

export function createForest(depth: number, arity: number, maxNodes: number): Forest {
  const slots = 1024;
  const children = new Int32Array(slots * arity);
  children.fill(ADOPTED, arity, 2 * arity);
  return {
    depth,
    arity,
    maxNodes,
    size: 2,
    level: new Int32Array(slots).fill(depth, 0, 2),
    children,
    table: new Int32Array(2 * slots),
    scratch: new Int32Array(depth * arity),
    full: false,
  };
}

/** The slot of the node with the children at `from`: its own, or the free one where it belongs. */
function slotOf(forest: Forest, level: number, children: Int32Array, from: number): number {
  const { arity, table } = forest;
  let hash = level + 1;
  for (let b = 0; b < arity; b += 1) hash = Math.imul(hash ^ children[from + b]!, 0x9e3779b1) ^ (hash >>> 15);
  const mask = table.length - 1;
  let slot = (hash ^ (hash >>> 16)) & mask;
  for (;;) {
    const node = table[slot]!;
    if (node === 0) return slot;
    if (forest.level[node] === level) {
      const own = node * arity;
      let b = 0;
      while (b < arity && forest.children[own + b] === children[from + b]) b += 1;
      if (b === arity) return slot;
    }
    slot = (slot + 1) & mask;
  }
}

function grow(forest: Forest): void {
  const { level, children, arity } = forest;
  forest.level = new Int32Array(level.length * 2);
  forest.level.set(level);
  forest.children = new Int32Array(children.length * 2);
  forest.children.set(children);
  forest.table = new Int32Array(forest.table.length * 2);
  for (let node = 2; node < forest.size; node += 1) {
    forest.table[slotOf(forest, level[node]!, children, node * arity)] = node;
  }
}

/** The node with the children that stand at `from`; the child itself when all are one. */
export function makeNode(forest: Forest, level: number, children: Int32Array, from = 0): number {
  const { arity } = forest;
  const first = arity === 0 ? REJECTED : children[from]!;
  let same = 1;
  while (same < arity && children[from + same] === first) same += 1;
  if (same >= arity) return first;
  let slot = slotOf(forest, level, children, from);
  const known = forest.table[slot]!;
  if (known !== 0) return known;
  const node = forest.size;
  if (node >= forest.maxNodes) {
    forest.full = true;
    return REJECTED;
  }
  if (node >= forest.level.length) {
    grow(forest);
    slot = slotOf(forest, level, children, from);
  }
  forest.table[slot] = node;
  forest.level[node] = level;
  for (let b = 0; b < arity; b += 1) forest.children[node * arity + b] = children[from + b]!;
  forest.size += 1;
  return node;
}

export type Operation = 'and' | 'or' | 'xor';

function shortcut(operation: Operation, a: number, b: number): number | undefined {
  if (operation === 'xor') return a === b ? REJECTED : a === REJECTED ? b : b === REJECTED ? a : undefined;
  if (a === b) return a;
  const absorbing = operation === 'and' ? REJECTED : ADOPTED;
  const neutral = 1 - absorbing;
  if (a === absorbing || b === absorbing) return absorbing;
  return a === neutral ? b : b === neutral ? a : undefined;
}

function combineWith(forest: Forest, operation: Operation, memo: PairTable, a: number, b: number): number {
  const known = shortcut(operation, a, b);
  if (known !== undefined) return known;
  if (a < 2 && b < 2) return ADOPTED;
  const low = Math.min(a, b);
  const high = Math.max(a, b);
  const seen = memo.value[findSlot(memo, low, high)]!;
  if (seen !== -1) return seen;
  if (memo.size >= 8_000_000) forest.full = true;
  if (forest.full) return REJECTED;
  const levelA = forest.level[a]!;
  const levelB = forest.level[b]!;
  const { arity, scratch } = forest;
  const level = Math.min(levelA, levelB);
  let lastA = -1;
  let lastB = -1;
  let last = 0;
  for (let branch = 0; branch < arity; branch += 1) {
    const childA = levelA === level ? forest.children[a * arity + branch]! : a;
    const childB = levelB === level ? forest.children[b * arity + branch]! : b;
    if (childA !== lastA || childB !== lastB) last = combineWith(forest, operation, memo, childA, childB);
    lastA = childA;
    lastB = childB;
    scratch[level * arity + branch] = last;
  }
  const node = makeNode(forest, level, scratch, level * arity);
  storePair(memo, low, high, node);
  return node;
}

/** Both, either, or exactly one of two functions. Cost: at most the product of their sizes. */
export function combine(forest: Forest, operation: Operation, a: number, b: number): number {
  // About as many pairs as nodes of the larger: a table that fits from the start is not built again and again.
  const slots = 2 ** Math.min(16, Math.max(8, Math.ceil(Math.log2(2 * Math.max(a, b) + 1))));
  return combineWith(forest, operation, createPairTable(slots), a, b);
}

/** Many functions joined pairwise, so that small ones meet small ones. */
export function combineAll(forest: Forest, operation: 'and' | 'or', roots: readonly number[]): number {
  let row = [...new Set(roots)];
  if (row.length === 0) return operation === 'and' ? ADOPTED : REJECTED;
  while (row.length > 1) {
    const next: number[] = [];
    for (let at = 0; at < row.length; at += 2) {
      const [a, b] = [row[at]!, row[at + 1]];
      next.push(b === undefined ? a : combine(forest, operation, a, b));
    }
    row = [...new Set(next)];
  }
  return row[0]!;
}
