import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, parseRoute } from './router.ts';

describe('addresses', () => {
  it('carry parts and values, and leave out what is empty', () => {
    expect(addressOf(['d', 'x y'], { a: '1', b: undefined, c: '' })).toBe('#/d/x%20y?a=1');
    expect(parseRoute('#/d/ukraine/brief?situation=a')).toEqual({
      parts: ['d', 'ukraine', 'brief'],
      query: { situation: 'a' },
    });
    expect(parseRoute('')).toEqual({ parts: [], query: {} });
    expect(parseRoute('#/%E0%A4%A')).toEqual({ parts: ['%E0%A4%A'], query: {} });
  });

  it('are read back as they were written', () => {
    const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), fc.dictionary(word, word, { maxKeys: 4 }), (parts, query) => {
        expect(parseRoute(addressOf(parts, query))).toEqual({ parts, query: { ...query } });
      }),
    );
  });
});
