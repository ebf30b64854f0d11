import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocx } from './docx.ts';
import { openDocument } from './open-document.ts';
import { makeDocx, paragraph, xmlText } from './testing.ts';

const TREATY = makeDocx(
  [
    paragraph('Draft treaty on mutual guarantees', 'Title'),
    paragraph('Article 1', 'Heading1'),
    paragraph('The guarantors decide by [unanimity] [a majority of two thirds] & without delay.'),
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr><w:r><w:t>The Polish government rejected </w:t></w:r><w:ins><w:r><w:t>any veto of one state over the others.</w:t></w:r></w:ins><w:del><w:r><w:delText>everything</w:delText></w:r></w:del></w:p>',
    '<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>',
  ].join(''),
  {
    'word/footnotes.xml': `<w:footnotes><w:footnote w:id="2">${paragraph('a) State A reserves its position on this bracket.')}</w:footnote></w:footnotes>`,
    'word/header1.xml': `<w:hdr>${paragraph('RESTRICTED – 3rd revision')}</w:hdr>`,
  },
);

describe('the text of a DOCX document', () => {
  it('has paragraphs as lines, brackets intact, insertions in and deletions out', async () => {
    const read = await openDocument(TREATY);
    if (!read.ok) throw new Error('read');
    expect(read.value.text.split('\n')).toEqual([
      'Draft treaty on mutual guarantees',
      'Article 1',
      'The guarantors decide by [unanimity] [a majority of two thirds] & without delay.',
      'The Polish government rejected any veto of one state over the others.',
      'once',
      'a) State A reserves its position on this bracket.',
      'RESTRICTED – 3rd revision',
      '',
    ]);
    expect(read.value.metadata).toMatchObject({ format: 'docx', title: 'Draft treaty on mutual guarantees' });
    expect(read.value.lines.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['title', 'subhead', 'list', 'running_head']),
    );
    expect(read.value.statements.map(({ stance }) => stance)).toContain('rejects');
    expect(read.value.diagnostics.map(({ code }) => code)).toEqual(['T105']);
  });

  it('binds footnotes to the bracket that bears their mark', async () => {
    const mark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const words = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const file = makeDocx(
      [
        paragraph('Treaty on the Guarantee of Tarn', 'Heading1'),
        paragraph('Article 1'),
        `<w:p>${words('The guarantors are Vesper, Ostland [and Corvia]')}${mark(5)}${words('.')}</w:p>`,
        paragraph('Article 2'),
        `<w:p>${words('They decide [by unanimity] [by a two-thirds majority]')}${mark(9)}${words(' at once.')}</w:p>`,
      ].join(''),
      {
        'word/footnotes.xml': `<w:footnotes><w:footnote w:id="5">${paragraph('Vesper opposes the inclusion of Corvia.')}</w:footnote><w:footnote w:id="9">${paragraph('Ostland demands unanimity.')}</w:footnote></w:footnotes>`,
      },
    );
    const read = await openDocument(file);
    if (!read.ok) throw new Error('read');
    const { brackets, statements, metadata, text } = read.value;
    const holder = (id: string): string | undefined => statements.find((one) => one.id === id)?.actor;
    expect(brackets.map(({ note, reservations }) => [note, reservations.map(holder)])).toEqual([
      ['1', ['VESPER']],
      ['2', ['OSTLAND']],
    ]);
    expect(metadata.title).toBe('Treaty on the Guarantee of Tarn');
    expect(text).not.toContain('Note');
  });

  it('bears the numbers that Word computes as labels of its lines, and they make it a draft with places', async () => {
    const level = (at: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const listed = (at: number, words: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="3">${level(0, 'decimal', 'Article %1')}${level(1, 'decimal', '%2.')}${level(2, 'lowerRoman', '(%3)')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
    const file = makeDocx(
      [
        paragraph('Draft treaty on the shared river', 'Title'),
        listed(0, 'Council'),
        listed(1, 'The council decides by unanimity.'),
        listed(1, 'It meets within 48 hours.'),
        listed(2, 'at its seat;'),
        listed(0, 'Entry into force'),
        listed(1, 'The treaty enters into force when three parties have ratified it.'),
      ].join(''),
      { 'word/numbering.xml': numbering },
    );
    const read = await openDocument(file);
    if (!read.ok) throw new Error('read');
    expect(read.value.lines.map(({ label }) => label ?? null)).toEqual([
      null,
      'Article 1',
      '1.',
      '2.',
      '(i)',
      'Article 2',
      '1.',
    ]);
    expect(read.value.text.startsWith('Draft treaty on the shared river\nCouncil\nThe council decides')).toBe(true);
    const places = read.value.provisions.map(({ kind, place }) => `${kind}: ${place}`);
    expect(places).toContain('decision_rule: Article 1, paragraph 1');
    expect(places).toContain('precondition: Article 2, paragraph 1');
  });

  it('leads from every piece of the text to its words in the XML (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 1, maxLength: 8 }), (texts) => {
        const printable = texts.map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, 'x'));
        const xml = printable.map((text) => `<w:p><w:r><w:t>${xmlText(text)}</w:t></w:r></w:p>`).join('');
        const extracted = extractDocx(zipSync({ 'word/document.xml': strToU8(xml) }));
        if (!extracted.ok) throw new Error('extracted');
        const { text, map } = extracted.value;
        const lines = printable.map((each) => each.trimStart()).filter((each) => each !== '');
        expect(text).toBe(lines.map((line) => `${line}\n`).join(''));
        (map ?? []).forEach((piece, index) => {
          const words = text.slice(piece.at, map?.[index + 1]?.at ?? text.length).replace(/\n$/, '');
          expect(xml.startsWith(xmlText(words), piece.source)).toBe(true);
        });
      }),
    );
  });

  it('refuses a bomb before it unpacks it', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(extractDocx(bomb)).toMatchObject({ ok: false, diagnostics: [{ code: 'T102' }] });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('refuses other archives, cut-off ones and protected office files in words', async () => {
    const codes = async (bytes: Uint8Array): Promise<unknown> => {
      const read = await openDocument(bytes);
      return read.ok ? [] : read.diagnostics.map(({ code }) => code);
    };
    expect(await codes(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).toEqual(['T103']);
    expect(await codes(TREATY.subarray(0, TREATY.length - 60))).toEqual(['T101']);
    expect(await codes(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toEqual(['T104']);
  });

  it('survives any damage to its bytes (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(TREATY.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const bytes = TREATY.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const extracted = extractDocx(bytes);
        if (!extracted.ok) expect(extracted.diagnostics[0]?.code).toMatch(/^T10[1-4]$/);
      }),
    );
  });

  it('does not mind 100,000 levels of elements', () => {
    const deep = makeDocx(`${'<w:tbl>'.repeat(100_000)}${paragraph('deep inside')}`);
    const extracted = extractDocx(deep);
    expect(extracted.ok && extracted.value.text).toBe('deep inside\n');
  });
});
