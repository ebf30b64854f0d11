import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kernel, multiplyModular, openKernel } from './kernel.ts';
import { RUNS } from '../../../test/laws/runs.ts';

const PRIME = 2_147_483_647;
const update = fc.record({ w: fc.integer({ min: 1, max: 90 }), factor: fc.integer({ min: 0, max: PRIME - 1 }) });
const game = fc.record({
  cells: fc.array(fc.integer({ min: 0, max: PRIME - 1 }), { minLength: 1, maxLength: 150 }),
  updates: fc.array(update, { maxLength: 6 }),
});

function big(cells: readonly number[], updates: readonly { w: number; factor: number }[], scaled: boolean): number[] {
  let row = cells.map(BigInt);
  for (const { w, factor } of updates) {
    row = row.map((cell, s) => (cell + (row[s - w] ?? 0n) * (scaled ? BigInt(factor) : 1n)) % BigInt(PRIME));
  }
  return row.map(Number);
}

describe.each(['wasm', 'typescript'] as const)('the %s kernel', (kind) => {
  const open = (cells: readonly number[]): { kernel: Kernel; table: Uint32Array } => {
    const kernel = openKernel(kind);
    const table = kernel.residues(cells.length);
    table.set(cells);
    return { kernel, table };
  };

  it('is the one asked for', () => {
    expect(openKernel(kind).kind).toBe(kind);
  });

  it('adds modulo a prime as BigInt does, for every shift and length', () => {
    fc.assert(
      fc.property(game, ({ cells, updates }) => {
        const { kernel, table } = open(cells);
        for (const { w } of updates) kernel.addModular(w, cells.length - 1, PRIME);
        expect([...table]).toEqual(big(cells, updates, false));
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('takes the same factor modulo one prime and then another', () => {
    const { kernel, table } = open([5, 7, 11, 13]);
    for (const prime of [PRIME, 2_147_483_629, 1021, PRIME]) {
      table.set([5, 7, 11, 13].map((cell) => cell % prime));
      kernel.addScaledModular(1, 3, 1000, prime);
      expect([...table]).toEqual([5, 5007, 7011, 11_013].map((cell) => cell % prime));
      kernel.divideModular(1, 3, 1000, prime);
      expect([...table]).toEqual([5, 7, 11, 13].map((cell) => cell % prime));
    }
  });

  it('adds multiples modulo a prime as BigInt does', () => {
    fc.assert(
      fc.property(game, ({ cells, updates }) => {
        const { kernel, table } = open(cells);
        for (const { w, factor } of updates) kernel.addScaledModular(w, cells.length - 1, factor, PRIME);
        expect([...table]).toEqual(big(cells, updates, true));
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('divides by 1 + factor·x^w, which undoes adding multiples', () => {
    fc.assert(
      fc.property(game, ({ cells, updates }) => {
        const { kernel, table } = open(cells);
        for (const { w, factor } of updates) kernel.addScaledModular(w, cells.length - 1, factor, PRIME);
        for (const { w, factor } of updates.toReversed()) kernel.divideModular(w, cells.length - 1, factor, PRIME);
        expect([...table]).toEqual(cells);
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('adds multiples of doubles, rounding once per operation', () => {
    fc.assert(
      fc.property(game, ({ cells, updates }) => {
        const kernel = openKernel(kind);
        const table = kernel.reals(cells.length);
        table.set(cells);
        let row = cells.map(Number);
        for (const { w, factor } of updates) {
          kernel.addScaledReal(w, cells.length - 1, factor / PRIME);
          const old = row;
          row = old.map((cell, s) => (s < w ? cell : cell + (factor / PRIME) * old[s - w]!));
        }
        expect([...table]).toEqual(row);
      }),
    );
  });

  it('sums prefixes and alternating series modulo a prime as BigInt does', () => {
    const factors = fc.integer({ min: 0, max: PRIME - 1 });
    fc.assert(
      fc.property(game, fc.nat(149), fc.integer({ min: 1, max: 60 }), factors, ({ cells }, place, w, factor) => {
        const m = Math.min(place, cells.length - 1);
        const { kernel, table } = open(cells);
        let expected = 0n;
        for (let at = m % w; at <= m; at += w) expected = BigInt(cells[at]!) - expected * BigInt(factor);
        const prime = BigInt(PRIME);
        expect(kernel.alternateModular(m, w, factor, PRIME)).toBe(Number(((expected % prime) + prime) % prime));
        kernel.sumModular(cells.length, PRIME);
        let sum = 0n;
        expect([...table]).toEqual(cells.map((cell) => Number((sum += BigInt(cell)) % prime)));
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('sums prefixes of doubles to within two roundings', () => {
    const values = fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (row) => {
        const kernel = openKernel(kind);
        const table = kernel.reals(row.length);
        table.set(row);
        kernel.sumReal(row.length);
        let exact = 0n;
        row.forEach((value, at) => {
          exact += BigInt(value);
          const error = BigInt(table[at]!) - exact;
          expect((error < 0n ? -error : error) * 2n ** 51n <= exact).toBe(true);
        });
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('hands out cleared tables, larger ones too', () => {
    const { kernel } = open([1, 2, 3]);
    expect([...kernel.residues(5)]).toEqual([0, 0, 0, 0, 0]);
    expect(kernel.reals(40_000).every((cell) => cell === 0)).toBe(true);
  });
});

describe('the kernel', () => {
  it('is committed as the bytes that its AssemblyScript builds to', async () => {
    // The compiler is large, and nothing else needs it.
    const { buildKernel } = await import('../../../scripts/build-kernel.ts');
    expect(await buildKernel()).toBe(readFileSync(join(import.meta.dirname, 'bytes.ts'), 'utf8'));
  });

  it('multiplies residues exactly', () => {
    const residue = fc.integer({ min: 0, max: PRIME - 1 });
    fc.assert(
      fc.property(residue, residue, (a, b) => {
        expect(multiplyModular(a, b, PRIME)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(PRIME)));
      }),
    );
  });
});
