// Every numbered statement of docs/spec has a test that carries its number.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Titles of the tests that run: none that is commented out, skipped or only planned. */
function titlesOf(text: string): readonly string[] {
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1/g)].map((match) => match[2] ?? '');
}

function titlesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => titlesOf(readFileSync(join(root, folder, name), 'utf8')));
}

interface Numbers {
  readonly ids: readonly string[];
  /** The first number that is not the one after the number before it. */
  readonly astray: string | undefined;
  readonly uncarried: readonly string[];
}

function numbersOf(page: string, titles: readonly string[]): Numbers {
  const carried = new Set(titles.flatMap((title) => [...title.matchAll(/\b[FPR]\d+\b/g)].map(([id]) => id)));
  const ids = [...page.matchAll(/\*\*([FPR]\d+)\b/g)].map((match) => match[1] ?? '');
  return {
    ids,
    astray: ids.find((id, at) => id !== `${id.charAt(0)}${at + 1}`),
    uncarried: ids.filter((id) => !carried.has(id)),
  };
}

describe('the numbered statements', () => {
  const titles = [...titlesIn('test'), ...titlesIn('src')];
  const pages = readdirSync(join(root, 'docs', 'spec'));

  it('are found', () => {
    expect(titles.length).toBeGreaterThan(200);
    expect(pages.length).toBe(3);
  });

  it('without a test are told, and so are gaps between the numbers', () => {
    const page = '**P1** One thing.\n- **P2 Another.** As P9 says.\n\n**P3** A third, **P11** out of turn.';
    const tests = [
      `it('P1 holds', () => {});`,
      `// it('P2 is commented out', () => {});`,
      `it.skip('P2 is skipped', () => {}); it.todo('P2 is planned');`,
      `describe('P2 is no test', () => {}); it('P20 is another number', () => {});`,
      'it.each([1, 2])(`P3 of %s`, () => {});',
    ];
    expect(numbersOf(page, titlesOf(tests.join('\n')))).toEqual({
      ids: ['P1', 'P2', 'P3', 'P11'],
      astray: 'P11',
      uncarried: ['P2', 'P11'],
    });
  });

  for (const page of pages) {
    it(`${page}: each has a test with its number, and numbers run without a gap`, () => {
      const { ids, astray, uncarried } = numbersOf(readFileSync(join(root, 'docs', 'spec', page), 'utf8'), titles);
      expect(ids.length).toBeGreaterThan(5);
      expect(astray).toBeUndefined();
      expect(uncarried).toEqual([]);
    });
  }
});
