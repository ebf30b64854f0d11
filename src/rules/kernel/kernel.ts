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
  /** a[s] = (a[0] + … + a[s]) mod prime for the first `count` cells. */
  sumModular(count: number, prime: number): void;
  /** Prefix sums of the first `count` doubles, compensated after Kahan: each within 2 roundings, relative. */
  sumReal(count: number): void;
  /** a[m] − factor·a[m − w] + factor²·a[m − 2w] − … mod prime, as far as there are cells. */
  alternateModular(m: number, w: number, factor: number, prime: number): number;
}

/**
 * a·b mod p for residues of a prime below 2^31. The quotient in doubles is off by one at most, and only where the
 * remainder is within 2^11 of 0 or p; the last 32 bits tell these from each other.
 */
export function multiplyModular(a: number, b: number, prime: number): number {
  const quotient = Math.floor((a * b) / prime);
  const rest = (Math.imul(a, b) - Math.imul(quotient, prime)) >>> 0;
  if (rest < prime) return rest;
  return rest >= 0xffff_0000 ? rest + prime - 0x1_0000_0000 : rest - prime;
}

/** floor(factor · 2^32 / prime); in doubles the quotient could round up to the next whole number. */
function shoupRatio(factor: number, prime: number): number {
  return Number((BigInt(factor) << 32n) / BigInt(prime));
}

function wasmKernel(): Kernel | undefined {
  const found = instantiate(KERNEL_BYTES);
  if (found === undefined) return undefined;
  const last = { factor: 0, prime: 0, ratio: 0 };
  const ratioOf = (factor: number, prime: number): number => {
    if (last.factor !== factor || last.prime !== prime) {
      last.ratio = shoupRatio(factor, prime);
      last.factor = factor;
      last.prime = prime;
    }
    return last.ratio;
  };
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
    addScaledModular: (w, top, factor, prime) => found.addScaledModular(w, top, factor, ratioOf(factor, prime), prime),
    divideModular: (w, top, factor, prime) => {
      const negative = (prime - factor) % prime;
      found.divideModular(w, top, negative, ratioOf(negative, prime), prime);
    },
    addScaledReal: (w, top, factor) => found.addScaledReal(w, top, factor),
    sumModular: (count, prime) => found.sumModular(count, prime),
    sumReal: (count) => found.sumReal(count),
    alternateModular: (m, w, factor, prime) =>
      found.alternateModular(m, w, factor, ratioOf(factor, prime), prime) >>> 0,
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

function sumModular(cells: Uint32Array, count: number, prime: number): void {
  let sum = 0;
  for (let s = 0; s < count; s += 1) {
    sum = (sum - prime + cells[s]!) | 0;
    sum += (sum >> 31) & prime;
    cells[s] = sum;
  }
}

function sumReal(cells: Float64Array, count: number): void {
  let [sum, lost] = [0, 0];
  for (let s = 0; s < count; s += 1) {
    const addend = cells[s]! - lost;
    const next = sum + addend;
    lost = next - sum - addend;
    sum = next;
    cells[s] = sum;
  }
}

function alternateModular(cells: Uint32Array, m: number, w: number, factor: number, prime: number): number {
  let sum = 0;
  for (let at = m % w; at <= m; at += w) {
    sum = (cells[at]! + prime - multiplyModular(sum, factor, prime)) % prime;
  }
  return sum;
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
    sumModular: (count, prime) => sumModular(words, count, prime),
    sumReal: (count) => sumReal(doubles, count),
    alternateModular: (m, w, factor, prime) => alternateModular(words, m, w, factor, prime),
  };
}

/** The make asked for; without a wish, WebAssembly where it runs and TypeScript elsewhere. */
export function openKernel(kind?: KernelKind): Kernel {
  return (kind === 'typescript' ? undefined : wasmKernel()) ?? typescriptKernel();
}
