import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { FORMATS_CODES } from './codes.ts';
import { openDocument } from './open-document.ts';
import { type DrawnLine, makeDocx, makePdf, makeUnembeddedPdf, paragraph } from './testing.ts';
import { assemblePdfText } from './pdf.ts';

async function codes(bytes: Uint8Array): Promise<readonly string[]> {
  const read = await openDocument(bytes);
  return (read.ok ? read.value.diagnostics : read.diagnostics).map(({ code }) => code);
}

const WORDS: readonly DrawnLine[] = [{ text: 'The Polish government rejected the plan.', y: 700 }];
const DOCX = makeDocx(paragraph('The Polish government rejected the plan.'));
const PDF = makePdf([WORDS]);
const MESSAGE = 'From: a@example.org\nTo: b@example.org\nSubject: A plan\n';
const mail = (rest: string): Uint8Array => strToU8(`${MESSAGE}${rest}`);
const PLAIN = mail('\nThe plan was rejected.\n');
const ATTACHED = mail(
  'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe plan.\n--b\nContent-Disposition: attachment; filename=x\n\nx\n--b--\n',
);
const nested = Array.from({ length: 99 }, (_, k) => `Content-Type: multipart/mixed; boundary=b${k}\n\n--b${k}\n`).join(
  '',
);

const CASES: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['T101', DOCX.subarray(0, DOCX.length - 40), DOCX],
  ['T102', zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) }), DOCX],
  ['T103', zipSync({ 'content.xml': strToU8('<x/>') }), DOCX],
  ['T104', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), DOCX],
  [
    'T105',
    makeDocx(`${paragraph('kept words')}<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`),
    DOCX,
  ],
  ['T106', strToU8('%PDF-1.7\n'), PDF],
  ['T107', makePdf([WORDS], true), PDF],
  ['T108', makePdf([[]]), PDF],
  ['T109', makePdf([WORDS, []]), PDF],
  ['T111', mail(`${nested}\ndeep`), PLAIN],
  ['T112', mail('\n\n'), PLAIN],
  ['T113', ATTACHED, PLAIN],
  ['T114', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x20, 0, 0x62, 0]), strToU8('a b')],
  ['T115', makeUnembeddedPdf(), PDF],
];

it.each(CASES)('%s is reported for an input that has the fault and for no other', async (code, faulty, sound) => {
  expect(await codes(faulty)).toContain(code);
  expect(await codes(sound)).not.toContain(code);
});

it('T110 is reported for more than 5,000 pages', () => {
  const line = { page: 1, source: 0, text: 'a', x: 0, y: 0, width: 1, height: 1 };
  const reported = (pages: number): readonly string[] =>
    assemblePdfText(pages, [line]).diagnostics.map(({ code }) => code);
  expect(reported(5001)).toContain('T110');
  expect(reported(5000)).not.toContain('T110');
  expect(Object.keys(FORMATS_CODES)).toHaveLength(CASES.length + 1);
});
