// Every numbered statement of docs/spec has a test that carries its number.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

function titlesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(root, folder, name), 'utf8');
      return [...text.matchAll(/\bit(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1/g)].map((match) => match[2] ?? '');
    });
}

describe('the numbered statements', () => {
  const titles = [...titlesIn('test'), ...titlesIn('src')];
  const carried = new Set(titles.flatMap((title) => [...title.matchAll(/\b[FPR]\d+\b/g)].map(([id]) => id)));
  const pages = readdirSync(join(root, 'docs', 'spec'));

  it('are found', () => {
    expect(titles.length).toBeGreaterThan(200);
    expect(pages.length).toBe(3);
  });

  for (const page of pages) {
    it(`${page}: each has a test with its number, and numbers run without a gap`, () => {
      const text = readFileSync(join(root, 'docs', 'spec', page), 'utf8');
      const ids = [...text.matchAll(/\*\*([FPR]\d+)\b/g)].map((match) => match[1] ?? '');
      expect(ids.length).toBeGreaterThan(5);
      expect(ids).toEqual(ids.map((id, at) => `${id.charAt(0)}${at + 1}`));
      expect(ids.filter((id) => !carried.has(id))).toEqual([]);
    });
  }
});
