// The form of an arrangement over the whole catalogue: what is written into a field stands in the text, is read back, and
// every other line keeps its bytes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerForm, answerFormEdit } from '../../src/web/engine/answer-form.ts';
import { type Folder, openFolder } from '../../src/web/engine/folder.ts';
import type { FormField } from '../../src/web/engine/questions.ts';

const root = resolve(import.meta.dirname, '..', '..');

function texts(...path: readonly string[]): ReadonlyMap<string, string> {
  const folder = join(root, ...path);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [`arrangements/${name}`, readFileSync(join(folder, name), 'utf8')]));
}

const files = new Map([...texts('catalog', 'arrangements'), ...texts('examples', 'ukraine-2025', 'arrangements')]);
const folder = openFolder('all', files);

/** The file that this one extends, the one that extends, and so on. */
function basesOf(text: string): readonly (readonly [string, string])[] {
  const id = /^extends: *(\S+)/m.exec(text)?.[1];
  if (id === undefined) return [];
  const base = [...files].find(([, each]) => each.split('\n').includes(`id: ${id}`));
  if (base === undefined) throw new Error(`no file has the id ${id}`);
  return [...basesOf(base[1]), base];
}

/** One file and what it extends: the others need not be read again for every field. */
function around(path: string, text: string): Folder {
  return openFolder('one', new Map([...basesOf(text), [path, text]]));
}

function fieldsOf(path: string, from: Folder): readonly FormField[] {
  return answerForm(from, { path })?.flatMap(({ fields }) => fields) ?? [];
}

/** Lines in the middle that two texts do not share. */
function changedLines(before: string, after: string): readonly [number, number] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let [head, tail] = [0, 0];
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return [a.length - head - tail, b.length - head - tail];
}

const WRITTEN: Readonly<Partial<Record<FormField['name'], string>>> = {
  within: '11d',
  force: 'discretionary',
  lasts: '13y',
  when: 'the thirteenth of the month has come',
};

describe('a field of the form', () => {
  it('is there for every arrangement that reads', () => {
    for (const path of files.keys()) expect(fieldsOf(path, folder).length, path).toBeGreaterThan(4);
  });

  for (const path of files.keys()) {
    it(`${path}: changes its own lines, reads back what was written, and nothing else`, () => {
      const text = files.get(path) ?? '';
      const opened = around(path, text);
      const fields = fieldsOf(path, opened).filter(({ name, fixed }) => WRITTEN[name] !== undefined && fixed !== true);
      for (const field of [...fields.slice(0, 3), ...fields.slice(-2)]) {
        const value = WRITTEN[field.name] ?? '';
        const edited = answerFormEdit(opened, { path, field, value });
        if (!('text' in edited)) throw new Error(`${field.path}: ${edited.problems[0]?.message}`);
        const [gone, come] = changedLines(text, edited.text);
        expect([gone <= 1, come <= 2], field.path).toEqual([true, true]);
        const after = around(path, edited.text);
        expect(fieldsOf(path, after).find((each) => each.path === field.path)?.value, field.path).toBe(value);
      }
    });
  }

  it('refuses a sentence that is no rule, says why, and hands out no text', () => {
    const path = 'arrangements/istanbul-2022-communique.yaml';
    const rule = fieldsOf(path, folder).find(({ name }) => name === 'rule')!;
    const edited = answerFormEdit(folder, { path, field: rule, value: 'most of guarantors for' });
    expect('text' in edited).toBe(false);
    expect('problems' in edited ? edited.problems.length : 0).toBeGreaterThan(0);
  });

  it('brings the recusal with its two parts and takes it away whole', () => {
    const path = 'arrangements/istanbul-2022-communique.yaml';
    const who = fieldsOf(path, folder).find(({ name }) => name === 'recuseWho')!;
    expect(who.value).toBe('');
    const edited = answerFormEdit(folder, { path, field: who, value: 'a party to the dispute' });
    if (!('text' in edited)) throw new Error(edited.problems[0]?.message);
    const after = openFolder('all', new Map([...files, [path, edited.text]]));
    const again = fieldsOf(path, after);
    expect(again.find(({ name }) => name === 'recuseAs')?.value).toBe('out');
    const field = again.find(({ name }) => name === 'recuseWho')!;
    const back = answerFormEdit(after, { path, field, value: '' });
    expect('text' in back && back.text).toBe(files.get(path));
  });
});
