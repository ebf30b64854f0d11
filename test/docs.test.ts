// Code in README is run as written; links in Markdown lead somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
);

describe('the documentation', () => {
  it('has README code that gives what its comments say', async () => {
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    const [, names = '', module = ''] = /import \{([^}]*)\} from 'casus\/(\w+)';/.exec(code) ?? [];
    const scope: Record<string, unknown> = await import(join(root, 'src', module, 'index.ts'));
    const body = code
      .replace(/import .*\n/, '')
      .replace(
        /^(.*); \/\/ => (.*)$/gm,
        (_, expression: string, value: string) => `results.push([${expression}, ${value}]);`,
      );
    const wanted = names.split(',').map((name) => name.trim());
    const run = compileFunction(`const results = [];\n${body}\nreturn results;`, wanted);
    const results: readonly (readonly [unknown, unknown])[] = run(...wanted.map((name) => scope[name]));
    expect(results.length).toBe(2);
    for (const [actual, expected] of results) expect(actual).toEqual(expected);
  });

  it('links only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});
