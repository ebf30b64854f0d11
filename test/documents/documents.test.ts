import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentReading, readDocument, type TextSpan } from '../../src/documents/index.ts';

const GOLD = join(import.meta.dirname, 'gold');
const PAGES = ['locarno-1925', 'washington-1949', 'snapback-2015', 'treaty-draft'];

function mustRead(input: string | Uint8Array): DocumentReading {
  const read = readDocument(input);
  if (!read.ok) throw new Error(read.diagnostics[0]?.message ?? '');
  return read.value;
}

function spansOf(value: unknown): readonly TextSpan[] {
  if (Array.isArray(value)) return value.flatMap(spansOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'text' in value ? [value as TextSpan] : [];
  return [...own, ...Object.values(value).flatMap(spansOf)];
}

describe('reading documents', () => {
  it.each(PAGES)('every span of %s is the slice of the text it names', (page) => {
    const reading = mustRead(readFileSync(join(GOLD, `${page}.txt`)));
    const spans = spansOf([reading.actors, reading.statements, reading.arrangements, reading.dates]);
    expect(spans.length).toBeGreaterThan(0);
    for (const span of spans) expect(reading.text.slice(span.start, span.end)).toBe(span.text);
  });
  it('no statement on the press pages touches a noise line', () => {
    for (const page of PAGES.slice(0, 3)) {
      const gold: { noise_lines: number[] } = JSON.parse(readFileSync(join(GOLD, `${page}.gold.json`), 'utf8'));
      const reading = mustRead(readFileSync(join(GOLD, `${page}.txt`)));
      for (const one of reading.statements) {
        const line = reading.lines.findLast((each) => each.start <= one.speaker.start)?.line ?? 0;
        expect(gold.noise_lines).not.toContain(line);
      }
    }
  });
  it('random bytes and random text never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof readDocument(bytes).ok === 'boolean'));
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => typeof readDocument(`<p>${text}`).ok === 'boolean'));
  });
  it('a relative date without a reference stays unresolved', () => {
    expect(mustRead('A title of some words\n2 months ago\n').dates[0]).toMatchObject({
      value: null,
      certainty: 'unresolved',
    });
  });
  it('scripts of a page are no text', () => {
    expect(mustRead('<html><script>Iran said that x is y.</script><p>One &amp; two</p>').text).toBe('One & two\n');
  });
});
