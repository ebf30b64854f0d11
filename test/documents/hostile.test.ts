// Bad input of every kind: answered in bounded time and words, and whatever is read has exact places.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentReading, TextSpan } from '../../src/documents/index.ts';
import { openDocument } from '../../src/formats/index.ts';
import { makeDocx, makePdf, paragraph } from '../../src/formats/testing.ts';

const root = resolve(import.meta.dirname, '..', '..');
const PRESS = readFileSync(join(root, 'examples', 'ukraine-2025', 'documents', 'press-page.txt'), 'utf8');
const SAID =
  'The Polish government rejected any guarantee that excludes Warsaw from the vote, said Minister Jan Nowak. ';
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every span that a reading holds. */
function spansOf(reading: DocumentReading): readonly TextSpan[] {
  return [
    ...reading.actors.flatMap(({ mentions }) => mentions),
    ...reading.statements.flatMap(({ speaker, cue, content }) => [speaker, ...(cue === null ? [] : [cue]), ...content]),
    ...reading.arrangements.flatMap((one) => [
      one.name,
      ...one.members_stated,
      ...(one.decision_rule === null ? [] : [one.decision_rule]),
      ...(one.trigger === null ? [] : [one.trigger]),
      ...one.preconditions,
      ...one.exclusions,
      ...one.commitments,
    ]),
    ...reading.arrangements.flatMap((one) => [
      ...one.mentions,
      ...one.members_bracketed,
      ...one.deadlines,
      ...one.open,
    ]),
    ...reading.provisions.map(({ evidence }) => evidence),
    ...reading.brackets.flatMap((one) => [one, ...one.options]),
    ...reading.dates,
    ...(reading.metadata.published === null ? [] : [reading.metadata.published]),
  ];
}

function expectExact(reading: DocumentReading): void {
  const { text, lines, source_map: map } = reading;
  // One expectation a kind: as many as there are spans take longer than the reading.
  expect(spansOf(reading).filter((span) => text.slice(span.start, span.end) !== span.text)).toEqual([]);
  const crooked = lines.filter(({ start, end }, index) => {
    const [after, words] = [lines[index - 1]?.end ?? 0, text.slice(start, end)];
    return start < after || end > text.length || words !== words.trim();
  });
  expect(crooked).toEqual([]);
  const lost = (map ?? []).filter(({ at, part }, index) => {
    const after = map?.[index - 1]?.at ?? 0;
    return at < after || at > text.length || (part !== undefined && typeof reading.source_parts?.[part] !== 'string');
  });
  expect(lost).toEqual([]);
}

async function open(bytes: Uint8Array): Promise<DocumentReading> {
  const read = await openDocument(bytes, { name: 'x' });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

/** Pieces that break readers: invisible, turning, combining, astral, wide, right-to-left, markup and quotation marks. */
const PIECES = [
  '\u200b',
  '\u202e',
  '\u2067',
  '\ufeff',
  'e\u0301',
  '😀',
  '\ud83d',
  '波兰政府表示，',
  'قالت الحكومة البولندية إن ',
  '„',
  '“',
  '"',
  '’s ',
  '<b>',
  '</p><p>',
  '&amp;',
  '&#x1F600;',
  '\u0000',
  '\r\n',
  '\f',
  '\u2028',
  ' said that ',
  ' the allies ',
  '20 August 2025',
];

function mutations(source: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    piece: fc.constantFrom(...PIECES),
  });
  return fc.array(edit, { minLength: 1, maxLength: 12 }).map((edits) =>
    edits.reduce((text, { at, cut, piece }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + piece + text.slice(start + cut);
    }, source),
  );
}

describe('every span is the slice', () => {
  const html = `<html><body><article><h1>A page</h1><p>${SAID}</p><blockquote>“No veto,” said Nowak.</blockquote></article></body></html>`;

  for (const [kind, make] of [
    ['text', (text: string) => encode(text)],
    ['HTML', (text: string) => encode(`<p>${text}`)],
    [
      'DOCX',
      (text: string) =>
        makeDocx(
          text
            .split('\n')
            .map((line) => paragraph(line))
            .join(''),
        ),
    ],
  ] as const) {
    it(`of ${kind}, whatever stands in it (property)`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(mutations(PRESS), mutations(html), mutations(SAID.repeat(3))), async (text) => {
          const read = await openDocument(make(text), { name: 'x', referenceDate: '2025-08-21' });
          if (read.ok) expectExact(read.value);
          else expect(read.diagnostics[0]?.code).toMatch(/^[DT]1\d\d$/);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('of a PDF, whatever its lines say (property)', async () => {
    const line = fc.stringMatching(/^[ -~]{1,70}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), async (pages) => {
        const drawn = pages.map((lines) =>
          [SAID.slice(0, 70), ...lines].map((text, at) => ({ text, y: 700 - at * 14 })),
        );
        expectExact(await open(makePdf(drawn)));
      }),
      { numRuns: 15 },
    );
  });

  it('in languages that are not written like English', async () => {
    for (const text of [
      '波兰政府拒绝了任何将华沙排除在外的保证。'.repeat(2000),
      'رفضت الحكومة البولندية أي ضمان يستبعد وارسو. '.repeat(2000),
    ])
      expectExact(await open(encode(text)));
  });

  it('and leads back to the page: each word of HTML stands in the source where the map says', async () => {
    await fc.assert(
      fc.asyncProperty(mutations(html), async (mutated) => {
        const source = new TextDecoder().decode(encode(mutated.replaceAll('\0', '')));
        const read = await openDocument(encode(source), { name: 'x', format: 'html' });
        if (!read.ok || read.value.diagnostics.some(({ code }) => code === 'D103')) return;
        const { text, source_map: map } = read.value;
        (map ?? []).forEach(({ at, source: from }, index) => {
          const words = text.slice(at, map?.[index + 1]?.at ?? text.length).replace(/\n$/, '');
          if (words.trim() === '' || source[from] === '&') return;
          expect(source.startsWith(words, from)).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});

/** Each would take minutes or a stack overflow if any step were worse than linear. */
const LARGE: readonly (readonly [string, string])[] = [
  ['one line of 5 MB', SAID.repeat(50_000)],
  ['5 MB without a blank', 'a'.repeat(5_000_000)],
  ['5 MB of blanks', `x${' '.repeat(5_000_000)}y`],
  ['5 MB of quotation marks', '"'.repeat(5_000_000)],
  ['5 MB of capitals', 'Xavier '.repeat(700_000)],
  ['5 MB of numbers', '1 '.repeat(2_500_000)],
  ['100,000 levels of elements', `${'<div>'.repeat(100_000)}<p>${SAID}`],
  ['three million angle brackets', `<html>${'<'.repeat(3_000_000)}`],
  ['a million tags that never end', `<html>${'<p '.repeat(1_000_000)}`],
  ['a million comments that never end', `<html><p>${SAID}</p>${'<!--'.repeat(1_000_000)}`],
  ['three million ampersands', `<html>${'&'.repeat(3_000_000)}`],
  ['a picture in a data URL of 5 MB', `<html><img src="data:image/png;base64,${'A'.repeat(5_000_000)}"><p>${SAID}`],
  ['five million empty lines', `${'\n'.repeat(5_000_000)}${SAID}`],
];

describe('large and deep input', () => {
  it.each(LARGE)('%s is read, or refused in words', async (_, text) => {
    const read = await openDocument(encode(text), { name: 'x' });
    if (!read.ok) {
      expect(read.diagnostics.map(({ code }) => code)).toEqual(['D101']);
      return;
    }
    expect(read.value.text.length).toBeGreaterThan(0);
    for (const { start, end, text: words } of spansOf(read.value).slice(0, 2000))
      expect(read.value.text.slice(start, end)).toBe(words);
  });

  it('with 100,000 levels still has the statement inside, and says what it did', async () => {
    const { statements, diagnostics } = await open(encode(`${'<div>'.repeat(100_000)}<p>${SAID}`));
    expect(statements.length).toBeGreaterThan(0);
    expect(diagnostics.map(({ code }) => code)).toContain('D107');
  });
});

describe('other encodings', () => {
  it('are read as their first bytes or their markup say, with exact spans', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(SAID, 'utf16le')]);
    const reading = await open(utf16);
    expect(reading.text).toBe(SAID);
    expectExact(reading);
    const latin = Buffer.from(`<html><meta charset="windows-1252"><p>Gdańsk? Göteborg. ${SAID}</p>`, 'latin1');
    const page = await open(new Uint8Array(latin));
    expect(page.text).toContain('Göteborg');
    expect(page.diagnostics.map(({ code }) => code)).toContain('T114');
    expectExact(page);
  });

  it('that are mixed in one file keep what is UTF-8 and mark every other byte', async () => {
    const mixed = new Uint8Array([...encode('Łódź said. '), 0xe9, ...encode(` ${SAID}`)]);
    const reading = await open(mixed);
    expect(reading.text.startsWith('Łódź said. \ufffd The Polish')).toBe(true);
    expect(reading.diagnostics.map(({ code }) => code)).toContain('D103');
    expectExact(reading);
  });

  it('any bytes at all are answered (property)', async () => {
    const start = fc.constantFrom(
      [],
      [0x25, 0x50, 0x44, 0x46, 0x2d],
      [0x50, 0x4b, 3, 4],
      [0xff, 0xfe],
      [0xd0, 0xcf, 0x11, 0xe0],
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (head, rest) => {
        const read = await openDocument(new Uint8Array([...head, ...rest]), { name: 'x' });
        if (read.ok) expectExact(read.value);
        else expect(read.diagnostics[0]?.message.length).toBeGreaterThan(5);
      }),
      { numRuns: 150 },
    );
  });
});
