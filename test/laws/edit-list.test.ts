// A list grows and shrinks in the text as it does in the data, and every other byte stays.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendItem, applyOverlay, check, parseArrangement, removeValue } from '../../src/arrangements/index.ts';

const scalar = fc.oneof(fc.integer(), fc.boolean(), fc.string({ maxLength: 20 }));
const item = fc.oneof(scalar, fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), scalar, { minKeys: 1, maxKeys: 4 }));

function data(text: string): { list: unknown[]; after: unknown } {
  return parse(text);
}

describe('lists in a text', () => {
  it('grow at their end, in block and in flow style, whatever the item is', () => {
    fc.assert(
      fc.property(item, item, fc.constantFrom('block', 'flow', 'empty'), (first, added, style) => {
        const head = `# head\nlist: ${style === 'block' ? `\n  - ${JSON.stringify(first)} # one\n` : style === 'flow' ? `[${JSON.stringify(first)}]\n` : '[]\n'}`;
        const text = `${head}after: "kept" # tail\n`;
        const grown = appendItem(text, 'list', added);
        if (!grown.ok) throw new Error(grown.diagnostics[0]?.message);
        expect(data(grown.value)).toEqual({ list: [...data(text).list, added], after: 'kept' });
        expect(grown.value.startsWith('# head\n')).toBe(true);
        expect(grown.value.endsWith('after: "kept" # tail\n')).toBe(true);
      }),
    );
  });

  it('lose an item again without a trace', () => {
    fc.assert(
      fc.property(item, (added) => {
        const text = 'list:\n  - first # one\nafter: kept\n';
        const grown = appendItem(text, 'list', added);
        if (!grown.ok) throw new Error(grown.diagnostics[0]?.message);
        expect(removeValue(grown.value, ['list', 1])).toEqual({ ok: true, value: text });
      }),
    );
  });

  it('refuse what is not a list, and change nothing for a path that leads nowhere', () => {
    expect(appendItem('a: 1\n', 'a', 2)).toMatchObject({ ok: false, diagnostics: [{ code: 'A133' }] });
    expect(removeValue('a: 1\n', 'b.c')).toEqual({ ok: true, value: 'a: 1\n' });
  });
});

describe('a remedy in the text of an arrangement', () => {
  const texts = ['istanbul-2022-communique', 'equal-participation-2025', 'western-framework-2025'].map(
    (name) => [name, readFileSync(`examples/ukraine-2025/arrangements/${name}.yaml`, 'utf8')] as const,
  );

  it('removes its finding, and the text still reads as an arrangement', () => {
    for (const [name, text] of texts) {
      const read = parseArrangement(text);
      if (!read.ok) throw new Error(name);
      for (const { id, place, remedies } of check(read.value)) {
        for (const { title, set } of remedies) {
          const mended = applyOverlay(text, set);
          if (!mended.ok) throw new Error(`${name} ${title}: ${mended.diagnostics[0]?.message}`);
          const again = parseArrangement(mended.value);
          if (!again.ok) throw new Error(`${name} ${title}: ${again.diagnostics[0]?.message}`);
          const left = check(again.value).filter((each) => each.id === id && each.place.path === place.path);
          expect(left, `${name} ${id} ${title}`).toEqual([]);
        }
      }
    }
  });

  it('goes into the entry of a variant that covers it', () => {
    const variant = 'casus: 1\nid: v\nextends: b\nset:\n  procedures.p.stages.s: {id: s, rule: x} # own\n';
    expect(applyOverlay(variant, { 'procedures.p.stages.s.within': '3d', title: 'T' })).toEqual({
      ok: true,
      value:
        'casus: 1\nid: v\nextends: b\nset:\n  procedures.p.stages.s: {id: s, rule: x, within: 3d} # own\n  title: T\n',
    });
  });
});
