// A list grows and shrinks in the text as it does in the data, and every other byte stays.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { appendItem, parseArrangement, removeBallots, removeValue, setValue } from '../../src/arrangements/index.ts';
import { RUNS } from './runs.ts';

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
      { numRuns: RUNS(100) },
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
      { numRuns: RUNS(100) },
    );
  });

  it('refuse what is not a list', () => {
    expect(appendItem('a: 1\n', 'a', 2)).toMatchObject({ ok: false, diagnostics: [{ code: 'A133' }] });
  });
});

describe('ballots in scenarios', () => {
  it('leave with their voters, in the file and in the set of a variant; the text still reads as an arrangement', () => {
    const path = 'examples/ukraine-2025/arrangements/istanbul-2022-communique.yaml';
    const text = readFileSync(path, 'utf8');
    const without = setValue(text, 'groups.guarantors.minus', ['RU']);
    if (!without.ok) throw new Error('not set');
    expect(parseArrangement(without.value).ok).toBe(false);
    const mended = removeBallots(without.value, ['RU']);
    if (!mended.ok) throw new Error(mended.diagnostics[0]?.message);
    expect(parseArrangement(mended.value).ok).toBe(true);
    const variant = 'set:\n  scenarios:\n    - {name: n, ballots: {s: {RU: against, GB: for}}}\n';
    expect(removeBallots(variant, ['RU'])).toEqual({ ok: true, value: variant.replace('RU: against, ', '') });
    expect(removeBallots(text, ['XX'])).toEqual({ ok: true, value: text });
  });
});
