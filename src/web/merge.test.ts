import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './merge.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 8 }).map((lines) => lines.join('\n'));

describe('merging two changes of one text', () => {
  it('keeps both where they touch different lines, and gives up where they touch the same', () => {
    expect(mergeTexts('a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n')).toBe('A\nb\nC\n');
    expect(mergeTexts('a\n', 'b\n', 'c\n')).toBe(undefined);
    expect(mergeTexts('a\nb\n', 'a\n', 'a\nB\n')).toBe(undefined);
  });

  it('keeps additions at the same place, theirs first, and an equal addition once', () => {
    expect(mergeTexts('- x\n', '- x\n- mine\n', '- x\n- theirs\n')).toBe('- x\n- theirs\n- mine\n');
    expect(mergeTexts('- x\n', '- x\n- same\n', '- x\n- same\n')).toBe('- x\n- same\n');
  });

  it('is the other text when one side changed nothing, whichever side it is', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTexts(base, base, other)).toBe(other);
        expect(mergeTexts(base, other, base)).toBe(other);
      }),
    );
  });

  it('either gives up or keeps every line that one side added and the other did not touch', () => {
    fc.assert(
      fc.property(text, text, (base, theirs) => {
        const mine = `${base}\nonly mine`;
        const merged = mergeTexts(base, mine, theirs);
        expect(merged === undefined || merged.split('\n').includes('only mine')).toBe(true);
      }),
    );
  });
});
