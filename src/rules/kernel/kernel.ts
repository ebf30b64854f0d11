/**
 * The inner loops of counting over vote totals, on one table of cells: `a[s] += factor · a[s − w]`, from the top
 * down, modulo a prime below 2^31 or in doubles. Two makes with the same results bit for bit: 128-bit lanes in
 * WebAssembly (assembly/index.ts), and plain TypeScript as fallback and as its oracle.
 */
import { KERNEL_BYTES } from './bytes.ts';
import { instantiate } from './webassembly.ts';

export type KernelKind = 'wasm' | 'typescript';

export interface Kernel {
  readonly kind: KernelKind;
  /** `size` cells mod a prime, all 0. The table replaces any earlier one. */
  residues(size: number): Uint32Array;
  /** `size` doubles, all 0. The table replaces any earlier one. */
  reals(size: number): Float64Array;
  /** a[s] = (a[s] + a[s − w]) mod prime for s = top … w; w ≥ 1. */
  addModular(w: number, top: number, prime: number): void;
  /** a[s] = (a[s] + factor · a[s − w]) mod prime; 0 ≤ factor < prime. */
  addScaledModular(w: number, top: number, factor: number, prime: number): void;
  /** a[s] = (a[s] − factor · a[s − w]) mod prime for s = w … top, from the bottom up: divides by 1 + factor·x^w. */
  divideModular(w: number, top: number, factor: number, prime: number): void;
  /** a[s] = a[s] + factor · a[s − w]. */
  addScaledReal(w: number, top: number, factor: number): void;
}

/** a·b mod p for residues below 2^31, without leaving the doubles' exact integers. */
export function multiplyModular(a: number, b: number, prime: number): number {
  return (((a * (b >>> 16)) % prime) * 65_536 + a * (b & 65_535)) % prime;
}

/** floor(factor · 2^32 / prime); in doubles the quotient could round up to the next whole number. */
function shoupRatio(factor: number, prime: number): number {
  return Number((BigInt(factor) << 32n) / BigInt(prime));
}

function wasmKernel(): Kernel | undefined {
  const found = instantiate(KERNEL_BYTES);
  if (found === undefined) return undefined;
  const table = (bytes: number): ArrayBuffer => {
    const missing = bytes - found.memory.buffer.byteLength;
    if (missing > 0) found.memory.grow(Math.ceil(missing / 65_536));
    new Uint8Array(found.memory.buffer, 0, bytes).fill(0);
    return found.memory.buffer;
  };
  return {
    kind: 'wasm',
    residues: (size) => new Uint32Array(table(size * 4), 0, size),
    reals: (size) => new Float64Array(table(size * 8), 0, size),
    addModular: (w, top, prime) => found.addModular(w, top, prime),
    addScaledModular: (w, top, factor, prime) =>
      found.addScaledModular(w, top, factor, shoupRatio(factor, prime), prime),
    divideModular: (w, top, factor, prime) => {
      const negative = (prime - factor) % prime;
      found.divideModular(w, top, negative, shoupRatio(negative, prime), prime);
    },
    addScaledReal: (w, top, factor) => found.addScaledReal(w, top, factor),
  };
}

function addModular(cells: Int32Array, w: number, top: number, prime: number): void {
  for (let s = top; s >= w; s -= 1) {
    const t = (cells[s]! - prime + cells[s - w]!) | 0;
    cells[s] = t + ((t >> 31) & prime);
  }
}

function addScaledModular(cells: Uint32Array, w: number, top: number, factor: number, prime: number): void {
  for (let s = top; s >= w; s -= 1) {
    cells[s] = (cells[s]! + multiplyModular(cells[s - w]!, factor, prime)) % prime;
  }
}

function divideModular(cells: Uint32Array, w: number, top: number, factor: number, prime: number): void {
  for (let s = w; s <= top; s += 1) {
    cells[s] = (cells[s]! + prime - multiplyModular(cells[s - w]!, factor, prime)) % prime;
  }
}

function addScaledReal(cells: Float64Array, w: number, top: number, factor: number): void {
  for (let s = top; s >= w; s -= 1) cells[s] = cells[s]! + factor * cells[s - w]!;
}

function typescriptKernel(): Kernel {
  let words = new Uint32Array(0);
  let signed = new Int32Array(0);
  let doubles = new Float64Array(0);
  return {
    kind: 'typescript',
    residues: (size) => {
      words = new Uint32Array(size);
      signed = new Int32Array(words.buffer);
      return words;
    },
    reals: (size) => {
      doubles = new Float64Array(size);
      return doubles;
    },
    addModular: (w, top, prime) => addModular(signed, w, top, prime),
    addScaledModular: (w, top, factor, prime) => addScaledModular(words, w, top, factor, prime),
    divideModular: (w, top, factor, prime) => divideModular(words, w, top, factor, prime),
    addScaledReal: (w, top, factor) => addScaledReal(doubles, w, top, factor),
  };
}

/** The make asked for; without a wish, WebAssembly where it runs and TypeScript elsewhere. */
export function openKernel(kind?: KernelKind): Kernel {
  return (kind === 'typescript' ? undefined : wasmKernel()) ?? typescriptKernel();
}
