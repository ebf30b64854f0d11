// The store of nodes: what is shared, what is joined, and where it ends.
import { describe, expect, it } from 'vitest';
import {
  ADOPTED,
  combine,
  combineAll,
  createForest,
  type Forest,
  makeNode,
  type Operation,
  REJECTED,
} from './forest.ts';
import { createPairTable, findSlot, storePair } from './pair-table.ts';

/** A node that adopts when the voter of this level votes for (branch 0). */
const asks = (forest: Forest, level: number): number => makeNode(forest, level, Int32Array.of(ADOPTED, REJECTED));

const stored = ({ level, children, size, arity }: Forest) => ({
  level: Array.from(level.subarray(0, size)),
  children: Array.from(children.subarray(0, size * arity)),
});

function outcome(forest: Forest, root: number, cast: readonly number[]): boolean {
  let node = root;
  while (node >= 2) node = forest.children[node * forest.arity + (cast[forest.level[node]!] ?? 0)]!;
  return node === ADOPTED;
}

describe('a forest of decision diagrams', () => {
  it('makes a node once, and none that need not ask', () => {
    const forest = createForest(3, 2, 100);
    expect(stored(forest)).toEqual({ level: [3, 3], children: [0, 0, 1, 1] });
    expect(forest.full).toBe(false);
    expect(asks(forest, 1)).toBe(2);
    expect([
      asks(forest, 2),
      asks(forest, 1),
      makeNode(forest, 0, Int32Array.of(2, 2)),
      makeNode(forest, 0, Int32Array.of(2, 3)),
    ]).toEqual([3, 2, 2, 4]);
    expect(stored(forest)).toEqual({ level: [3, 3, 1, 2, 0], children: [0, 0, 1, 1, 1, 0, 1, 0, 2, 3] });
    expect(makeNode(forest, 0, Int32Array.of(2, 3))).toBe(4);
    expect(makeNode(forest, 0, Int32Array.of(3, 2))).toBe(5);
  });

  it('finds thousands of nodes again after its table has grown', () => {
    const forest = createForest(5000, 2, 1e6);
    const nodes = Array.from({ length: 5000 }, (_, level) => asks(forest, level));
    expect(nodes).toEqual(Array.from({ length: 5000 }, (_, at) => at + 2));
    expect(Array.from({ length: 5000 }, (_, level) => asks(forest, level))).toEqual(nodes);
    expect(forest.table.length).toBe(16_384);
    expect(forest.table.filter((node) => node !== 0)).toHaveLength(5000);
  });

  it('is full at the number of nodes allowed, the two ends among them', () => {
    const forest = createForest(4, 2, 4);
    expect([asks(forest, 0), asks(forest, 1), forest.full]).toEqual([2, 3, false]);
    expect([asks(forest, 0), forest.full]).toEqual([2, false]);
    expect([asks(forest, 2), forest.full, forest.size]).toEqual([REJECTED, true, 4]);
    const narrow = createForest(4, 2, 4);
    const [a, b] = [asks(narrow, 0), asks(narrow, 1)];
    expect([combine(narrow, 'and', a, b), narrow.full]).toEqual([REJECTED, true]);
    expect([combine(narrow, 'or', a, b), combine(narrow, 'and', a, ADOPTED)]).toEqual([REJECTED, a]);
  });

  it.each(['and', 'or', 'xor'] as const)('joins two functions by %s', (operation: Operation) => {
    const forest = createForest(3, 2, 1000);
    const [x, y, z] = [asks(forest, 0), asks(forest, 1), asks(forest, 2)];
    const xz = combine(forest, 'or', x, z);
    const holds = (a: boolean, b: boolean): boolean =>
      operation === 'and' ? a && b : operation === 'or' ? a || b : a !== b;
    for (const [a, b] of [
      [x, y],
      [y, x],
      [xz, y],
      [y, xz],
      [xz, z],
      [x, x],
      [x, ADOPTED],
      [ADOPTED, x],
      [x, REJECTED],
      [REJECTED, x],
      [ADOPTED, ADOPTED],
      [ADOPTED, REJECTED],
      [REJECTED, REJECTED],
    ] as const) {
      const root = combine(forest, operation, a, b);
      for (let row = 0; row < 8; row += 1) {
        const cast = [row & 1, (row >> 1) & 1, (row >> 2) & 1];
        expect(outcome(forest, root, cast)).toBe(holds(outcome(forest, a, cast), outcome(forest, b, cast)));
      }
    }
    expect(combine(forest, operation, x, y)).toBe(combine(forest, operation, y, x));
  });

  it('takes the ends and equal functions at once, without a node', () => {
    const forest = createForest(2, 2, 100);
    const x = asks(forest, 0);
    expect([combine(forest, 'and', x, REJECTED), combine(forest, 'and', REJECTED, x)]).toEqual([REJECTED, REJECTED]);
    expect([combine(forest, 'or', x, ADOPTED), combine(forest, 'or', ADOPTED, x)]).toEqual([ADOPTED, ADOPTED]);
    expect([combine(forest, 'and', x, ADOPTED), combine(forest, 'or', REJECTED, x)]).toEqual([x, x]);
    expect([combine(forest, 'and', x, x), combine(forest, 'or', x, x), combine(forest, 'xor', x, x)]).toEqual([
      x,
      x,
      0,
    ]);
    expect([combine(forest, 'xor', x, REJECTED), combine(forest, 'xor', REJECTED, x)]).toEqual([x, x]);
    expect(forest.size).toBe(3);
  });

  it('joins many, and none', () => {
    const forest = createForest(5, 2, 1000);
    const roots = Array.from({ length: 5 }, (_, level) => asks(forest, level));
    const [all, any] = [combineAll(forest, 'and', roots), combineAll(forest, 'or', [...roots, ...roots])];
    for (let row = 0; row < 32; row += 1) {
      const cast = roots.map((_, at) => (row >> at) & 1);
      expect([outcome(forest, all, cast), outcome(forest, any, cast)]).toEqual([row === 0, row !== 31]);
    }
    expect([combineAll(forest, 'and', []), combineAll(forest, 'or', [])]).toEqual([ADOPTED, REJECTED]);
    expect([combineAll(forest, 'and', [roots[2]!]), combineAll(forest, 'or', [REJECTED, REJECTED])]).toEqual([
      roots[2],
      REJECTED,
    ]);
  });
});

describe('a table of pairs', () => {
  it('keeps what is stored while it grows', () => {
    const table = createPairTable(8);
    for (let a = 0; a < 60; a += 1) for (let b = 0; b < 20; b += 1) storePair(table, a, b, a * 100 + b);
    expect(table.size).toBe(1200);
    expect(table.value.length).toBe(4096);
    for (let a = 0; a < 60; a += 1) {
      for (let b = 0; b < 20; b += 1) expect(table.value[findSlot(table, a, b)]).toBe(a * 100 + b);
    }
    expect(table.value[findSlot(table, 5, 60)]).toBe(-1);
    expect(table.value[findSlot(table, 60, 5)]).toBe(-1);
  });
});
