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
  const blocks = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(
      ([, code = ''], at) => [`${page} ${at + 1}`, code] as const,
    ),
  );

  it('has code to run in the README and in the guide of voting power', () => {
    const names = blocks.map(([name]) => name);
    expect(names.filter((name) => /^(README|docs.guides.power)/.test(name)).length).toBeGreaterThan(2);
  });

  it.each(blocks)('has code that gives what its comments say: %s', async (_, code) => {
    const imports = [...code.matchAll(/import \{([^}]*)\} from 'casus\/(\w+)';\n/g)];
    const scope: Record<string, unknown> = {};
    for (const [, names = '', module = ''] of imports) {
      const all: Record<string, unknown> = await import(join(root, 'src', module, 'index.ts'));
      for (const name of names.split(',').map((each) => each.trim())) scope[name] = all[name];
    }
    const body = code
      .replaceAll(/import .*\n/g, '')
      .replaceAll(
        /^(.*); \/\/ => (.*)$/gm,
        (__, expression: string, value: string) => `results.push([${expression}, ${value}]);`,
      );
    const wanted = Object.keys(scope);
    const run = compileFunction(`const results = [];\n${body}\nreturn results;`, wanted);
    const results: readonly (readonly [unknown, unknown])[] = run(...wanted.map((name) => scope[name]));
    expect(results.length).toBeGreaterThan(0);
    for (const [actual, expected] of results) expect(actual).toEqual(expected);
  });

  it('names for every point of the security list a place where it is met and a test that is there', () => {
    const guide = readFileSync(join(root, 'docs', 'guides', 'server.md'), 'utf8');
    const list = guide.slice(guide.indexOf('## Security'));
    const rows = [...list.matchAll(/^\| (\d[^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)];
    expect(rows.length).toBeGreaterThan(15);
    const wrong = rows.flatMap(([, point = '', , places = '', tests = '']) => {
      const files = [...`${places} ${tests}`.matchAll(/`([\w./-]+)`/g)].map(([, file = '']) => file);
      const lost = files.filter((file) => !existsSync(join(root, file)));
      if (lost.length > 0) return [`${point}: ${lost.join(', ')}`];
      const held = [...tests.matchAll(/`([\w./-]+)` (“[^`]*”)/g)];
      if (held.length === 0 || !/`src\/|`scripts\//.test(places)) return [`${point}: no place or no test`];
      return held.flatMap(([, file = '', titles = '']) => {
        const text = readFileSync(join(root, file), 'utf8');
        return [...titles.matchAll(/“([^”]*)”/g)].flatMap(([, title = '']) =>
          text.includes(title) ? [] : [`${point}: ${file} has no “${title}”`],
        );
      });
    });
    expect(wrong).toEqual([]);
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
