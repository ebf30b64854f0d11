import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentReading } from '../documents/index.ts';
import { openDocument } from './open-document.ts';
import { assemblePdfText } from './pdf.ts';
import { layOut, type PdfLine } from './pdf-layout.ts';
import { type DrawnLine, makePdf } from './testing.ts';

async function reading(bytes: Uint8Array): Promise<DocumentReading> {
  const read = await openDocument(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

const PARAGRAPH = [
  'The draft says that the guarantor states take their decisions by una-',
  'nimity, and the Polish government rejected any guarantee that would give',
  'one of the guarantors a veto over the help that all the others had prom-',
];

function page(number: number, body: readonly string[]): readonly DrawnLine[] {
  return [
    { text: 'DRAFT TREATY - NOT AGREED', y: 760, size: 8 },
    ...body.map((text, at) => ({ text, y: 700 - at * 14 })),
    { text: `- ${number} -`, x: 300, y: 40, size: 8 },
  ];
}

const THREE = [
  page(1, PARAGRAPH),
  page(2, ['ised to give. Nobody else was asked to sign, and nobody else wanted to.']),
  page(3, ['Article 3. A one-sided reading is not binding on any state in this treaty.']),
];

describe('the text of a PDF', () => {
  it('joins words that a line end divided and paragraphs that a page end divided', async () => {
    const { text } = await reading(makePdf(THREE));
    expect(text.split('\n')[1]).toBe(
      'The draft says that the guarantor states take their decisions by unanimity, and the Polish government rejected any guarantee that would give one of the guarantors a veto over the help that all the others had promised to give. Nobody else was asked to sign, and nobody else wanted to.',
    );
  });

  it('sets running heads and page numbers aside as noise without losing them', async () => {
    const { text, lines } = await reading(makePdf(THREE));
    const heads = lines.filter(({ role }) => role === 'running_head').map(({ start, end }) => text.slice(start, end));
    expect(heads).toHaveLength(6);
    expect(heads).toEqual(expect.arrayContaining(['DRAFT TREATY - NOT AGREED', '- 1 -', '- 3 -']));
  });

  it('joins the lines of each column by that column', async () => {
    const left = [
      'The guarantors are Vesper, Ostland',
      'Corvia and two others that have not',
      'yet been named in this text.',
    ];
    const right = [
      'Any state in the region may join if',
      'Vesper agrees and if no other state',
      'objects within the next ten days.',
    ];
    const column = (texts: readonly string[], x: number): readonly DrawnLine[] =>
      texts.map((text, at) => ({ text, x, y: 700 - at * 14 }));
    const { text } = await reading(makePdf([[...column(left, 60), ...column(right, 320)]]));
    expect(text).toContain(left.join(' '));
    expect(text).toContain(right.join(' '));
  });

  it('reads the bytes of a Node buffer too', async () => {
    expect((await reading(Buffer.from(makePdf(THREE)))).text).toContain('unanimity');
  });

  it('leads from every piece of the text back to its page and place', async () => {
    const { text, source_map: map, source_parts: parts } = await reading(makePdf(THREE));
    expect(parts).toEqual(['page 1', 'page 2', 'page 3']);
    const at = text.indexOf('Article 3');
    expect(map?.find((piece) => piece.at === at)?.part).toBe(2);
    const promised = text.indexOf('ised to give');
    expect(map?.find((piece) => piece.at === promised)).toMatchObject({ part: 1 });
  });

  it('finds the statement that a page end cut in two', async () => {
    const { statements, text } = await reading(makePdf(THREE));
    const found = statements.find(({ stance }) => stance === 'rejects');
    expect(found?.content[0]?.text).toContain('any guarantee that would give one of the guarantors a veto');
    for (const { start, end, text: words } of found?.content ?? []) expect(text.slice(start, end)).toBe(words);
  });

  it('keeps a hyphen that the text has elsewhere inside a word', () => {
    const line = (text: string, y: number): PdfLine => ({ page: 1, source: 0, text, x: 72, y, width: 400, height: 11 });
    const lines = [line('a one-sided rule is a rule of that kind and a one-', 700), line('sided rule it stays', 686)];
    const other = [line('the rule is of the kind that is called for by una-', 700), line('nimity it stays', 686)];
    expect(assemblePdfText(1, lines).text).toBe(
      'a one-sided rule is a rule of that kind and a one-sided rule it stays\n',
    );
    expect(assemblePdfText(1, other).text).toBe('the rule is of the kind that is called for by unanimity it stays\n');
  });

  it('says so when it is under a password, a scan, broken, or has empty pages', async () => {
    const codes = async (bytes: Uint8Array): Promise<readonly string[]> => {
      const read = await openDocument(bytes);
      return (read.ok ? read.value.diagnostics : read.diagnostics).map(({ code }) => code);
    };
    expect(await codes(makePdf(THREE, true))).toEqual(['T107']);
    expect(await codes(makePdf([[], []]))).toEqual(['T108']);
    expect(await codes(makePdf([...THREE, []]))).toEqual(['T109']);
    expect(await codes(new TextEncoder().encode('%PDF-1.7\nnothing that follows'))).toEqual(['T106']);
  });

  it('loses no letter of any line, whatever the layout (property)', () => {
    const line = fc.record({
      page: fc.integer({ min: 1, max: 4 }),
      source: fc.nat(1000),
      text: fc.stringMatching(/^[A-Za-z][A-Za-z ,.-]{0,40}[a-z.]$/),
      x: fc.integer({ min: 50, max: 90 }),
      y: fc.integer({ min: 30, max: 780 }),
      width: fc.integer({ min: 10, max: 450 }),
      height: fc.constantFrom(8, 11, 16),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (unsorted) => {
        const lines = unsorted.toSorted((a, b) => a.page - b.page || b.y - a.y);
        expect(layOut(lines)).toHaveLength(lines.length);
        const { text, map } = assemblePdfText(4, lines);
        const letters = (words: string): string[] =>
          words
            .replace(/[^A-Za-z]/g, '')
            .split('')
            .toSorted();
        expect(letters(text)).toEqual(letters(lines.map((each) => each.text).join('')));
        for (const piece of map ?? []) expect(text[piece.at]).toMatch(/\S| /);
      }),
      { numRuns: 200 },
    );
  });
});
