import type { Diagnostic } from './diagnostic.ts';

/** What anything that reads user input returns: the value, or what is wrong with the input (never empty). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T>(...diagnostics: readonly Diagnostic[]): Result<T> {
  return { ok: false, diagnostics };
}

/** For broken invariants only: a state that no input can cause. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
