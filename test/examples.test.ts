// Every `@example` of a docstring is run: `expression // => value` lines, other lines are set-up.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', 'src');

interface Example {
  readonly file: string;
  readonly module: string;
  readonly line: number;
  readonly code: readonly string[];
}

function examplesIn(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((block) => {
    const at = block[0].indexOf('@example');
    if (at === -1) return [];
    const code = block[0]
      .slice(at + '@example'.length, -2)
      .split(/\n\s*\* ?@\w/)[0]!
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
      .filter((line) => line.trim() !== '' && !line.startsWith('```'));
    const line = text.slice(0, (block.index ?? 0) + at).split('\n').length;
    return [{ file: relative(root, file), module: relative(root, file).split(sep)[0] ?? '', line, code }];
  });
}

function program(code: readonly string[]): string {
  const lines = code.map((line) => {
    const match = /^(.*?)\s*\/\/ => (.*)$/.exec(line);
    return match ? `results.push([(${match[1]!.replace(/;$/, '')}), (${match[2]})]);` : line;
  });
  return `'use strict'; const results = [];\n${lines.join('\n')}\nreturn results;`;
}

const examples = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes(`kernel${sep}assembly`))
  .flatMap((name) => examplesIn(join(root, name)));

describe('examples in docstrings', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(2);
  });

  for (const { file, module, line, code } of examples) {
    it(`${file}:${line} gives what it says`, async () => {
      const basics: Record<string, unknown> = await import(join(root, 'basics', 'index.ts'));
      const own: Record<string, unknown> = await import(join(root, module, 'index.ts'));
      const scope = { ...basics, ...own };
      const run = compileFunction(program(code), Object.keys(scope));
      const results: readonly (readonly [unknown, unknown])[] = run(...Object.values(scope));
      expect(results.length).toBeGreaterThan(0);
      for (const [actual, expected] of results) expect(actual).toEqual(expected);
    });
  }
});
