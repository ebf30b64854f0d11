/**
 * The little of WebAssembly's interface that the kernel uses, and base64 without a host's `atob`:
 * the engine is typed against the language alone, while the bytes run in Node, a page or a worker.
 */
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

/** What the built kernel exports. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  addModular(w: number, top: number, prime: number): void;
  addScaledModular(w: number, top: number, factor: number, ratio: number, prime: number): void;
  divideModular(w: number, top: number, factor: number, ratio: number, prime: number): void;
  sumModular(count: number, prime: number): void;
  sumReal(count: number): void;
  alternateModular(m: number, w: number, factor: number, ratio: number, prime: number): number;
  addScaledReal(w: number, top: number, factor: number): void;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(base64: string): Uint8Array {
  const text = base64.replace(/=+$/, '');
  const values = new Uint8Array(128);
  for (let at = 0; at < ALPHABET.length; at += 1) values[ALPHABET.charCodeAt(at)] = at;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  for (let i = 0, bits = 0, held = 0, at = 0; i < text.length; i += 1) {
    bits = ((bits << 6) | values[text.charCodeAt(i)]!) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return bytes;
}

let compiled: { readonly api: WebAssemblyInterface; readonly module: object } | undefined;

/** A fresh instance with an empty memory, or undefined where WebAssembly (or its SIMD) is not to be had. */
export function instantiate(base64: string): KernelExports | undefined {
  try {
    if (compiled === undefined) {
      const { WebAssembly: api } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyInterface };
      if (api === undefined) return undefined;
      compiled = { api, module: new api.Module(bytesOf(base64)) };
    }
    return new compiled.api.Instance(compiled.module).exports as KernelExports;
  } catch {
    return undefined;
  }
}
