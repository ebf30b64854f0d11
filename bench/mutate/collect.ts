// Stands in for the test library inside a mutation run: tests are collected when a file is loaded, and run one at a time.
export { expect } from 'vitest';

type Body = (...values: readonly unknown[]) => unknown;

export interface Test {
  readonly id: string;
  readonly run: () => unknown;
}

export const collected: Test[] = [];
let file = '';

export function startFile(name: string): void {
  file = name;
}

const bodyOf = (parts: readonly unknown[]): Body => parts.find((part): part is Body => typeof part === 'function')!;
const rowOf = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]);

function add(name: string, ...parts: readonly unknown[]): void {
  const body = bodyOf(parts);
  const at = collected.filter((test) => test.id.startsWith(`${file}#`)).length;
  collected.push({ id: `${file}#${at} ${name}`, run: () => body() });
}

export const it: typeof add & { each(rows: readonly unknown[]): typeof add } = Object.assign(add, {
  each:
    (rows: readonly unknown[]) =>
    (name: string, ...parts: readonly unknown[]) => {
      for (const row of rows) add(name, () => bodyOf(parts)(...rowOf(row)));
    },
});

const group = (_: string, body: Body): unknown => body();

export const describe: typeof group & { each(rows: readonly unknown[]): typeof group } = Object.assign(group, {
  each: (rows: readonly unknown[]) => (_: string, body: Body) => {
    for (const row of rows) body(...rowOf(row));
  },
});
