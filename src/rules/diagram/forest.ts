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
  readonly level: number[];
  readonly children: number[];
  table: Int32Array;
  full: boolean;
}

export function createForest(depth: number, arity: number, maxNodes: number): Forest {
  const terminals = Array.from({ length: 2 * arity }, (_, at) => (at < arity ? REJECTED : ADOPTED));
  return {
    depth,
    arity,
    maxNodes,
    level: [depth, depth],
    children: terminals,
    table: new Int32Array(1024),
    full: false,
  };
}

function slotOf(forest: Forest, level: number, children: readonly number[]): number {
  let hash = level + 1;
  for (const child of children) hash = Math.imul(hash ^ child, 0x9e3779b1) ^ (hash >>> 15);
  const mask = forest.table.length - 1;
  let slot = (hash ^ (hash >>> 16)) & mask;
  for (;;) {
    const node = forest.table[slot] ?? 0;
    if (node === 0) return slot;
    if (forest.level[node] === level) {
      let same = true;
      for (let b = 0; same && b < forest.arity; b += 1) same = forest.children[node * forest.arity + b] === children[b];
      if (same) return slot;
    }
    slot = (slot + 1) & mask;
  }
}

function grow(forest: Forest): void {
  forest.table = new Int32Array(forest.table.length * 2);
  for (let node = 2; node < forest.level.length; node += 1) {
    const at = node * forest.arity;
    forest.table[slotOf(forest, forest.level[node] ?? 0, forest.children.slice(at, at + forest.arity))] = node;
  }
}

/** The node with these children; the child itself when all are one. */
export function makeNode(forest: Forest, level: number, children: readonly number[]): number {
  const first = children[0] ?? REJECTED;
  if (children.every((child) => child === first)) return first;
  let slot = slotOf(forest, level, children);
  const known = forest.table[slot] ?? 0;
  if (known !== 0) return known;
  const node = forest.level.length;
  if (node >= forest.maxNodes) {
    forest.full = true;
    return REJECTED;
  }
  if (node * 2 > forest.table.length) {
    grow(forest);
    slot = slotOf(forest, level, children);
  }
  forest.table[slot] = node;
  forest.level.push(level);
  for (const child of children) forest.children.push(child);
  return node;
}

export type Operation = 'and' | 'or' | 'xor';

function shortcut(operation: Operation, a: number, b: number): number | undefined {
  if (operation === 'xor') return a === b ? REJECTED : a === REJECTED ? b : b === REJECTED ? a : undefined;
  if (a === b) return a;
  const [absorbing, neutral] = operation === 'and' ? [REJECTED, ADOPTED] : [ADOPTED, REJECTED];
  if (a === absorbing || b === absorbing) return absorbing;
  return a === neutral ? b : b === neutral ? a : undefined;
}

function combineWith(forest: Forest, operation: Operation, memo: PairTable, a: number, b: number): number {
  const known = shortcut(operation, a, b);
  if (known !== undefined) return known;
  if (a < 2 && b < 2) return a === b ? REJECTED : ADOPTED;
  const [low, high] = a < b ? [a, b] : [b, a];
  const seen = memo.value[findSlot(memo, low, high)] ?? -1;
  if (seen !== -1) return seen;
  if (memo.size >= 8_000_000) forest.full = true;
  if (forest.full) return REJECTED;
  const [levelA, levelB] = [forest.level[a] ?? 0, forest.level[b] ?? 0];
  const level = Math.min(levelA, levelB);
  const children: number[] = [];
  let [lastA, lastB, last] = [-1, -1, 0];
  for (let branch = 0; branch < forest.arity; branch += 1) {
    const childA = levelA === level ? (forest.children[a * forest.arity + branch] ?? 0) : a;
    const childB = levelB === level ? (forest.children[b * forest.arity + branch] ?? 0) : b;
    if (childA !== lastA || childB !== lastB) last = combineWith(forest, operation, memo, childA, childB);
    [lastA, lastB] = [childA, childB];
    children.push(last);
  }
  const node = makeNode(forest, level, children);
  storePair(memo, low, high, node);
  return node;
}

/** Both, either, or exactly one of two functions. Cost: at most the product of their sizes. */
export function combine(forest: Forest, operation: Operation, a: number, b: number): number {
  return combineWith(forest, operation, createPairTable(1 << 10), a, b);
}

/** Many functions joined pairwise, so that small ones meet small ones. */
export function combineAll(forest: Forest, operation: 'and' | 'or', roots: readonly number[]): number {
  let row = [...new Set(roots)];
  if (row.length === 0) return operation === 'and' ? ADOPTED : REJECTED;
  while (row.length > 1) {
    const next: number[] = [];
    for (let at = 0; at < row.length; at += 2) {
      const [a, b] = [row[at] ?? 0, row[at + 1]];
      next.push(b === undefined ? a : combine(forest, operation, a, b));
    }
    row = [...new Set(next)];
  }
  return row[0] ?? REJECTED;
}
