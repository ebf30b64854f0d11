// The text of a PDF through pdf.js (in the build of `unpdf`, without canvas, workers or eval). Pictures are never decoded.
// The map leads to a page and an offset in that page's raw text, as pdf.js gives it line by line.
import { type Diagnostic, fail, type Result, sha256Hex, succeed } from '../basics/index.ts';
import type { ExtractedText } from '../documents/index.ts';
import { layOut, type PdfLine } from './pdf-layout.ts';
import { newTextBuilder } from './text-builder.ts';

const MOST_PAGES = 5000;

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ends: boolean;
}

interface OpenPdf {
  readonly pages: number;
  readonly piecesOf: (page: number) => Promise<readonly Piece[]>;
  readonly close: () => Promise<void>;
}

/** Form feeds and other controls would break lines that are none. */
const clean = (text: string): string => text.replace(/[\p{Cc}]/gu, ' ');

async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    maxImageSize: 1,
    stopAtErrors: false,
  });
  return {
    pages: pdf.numPages,
    piecesOf: async (number) => {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      page.cleanup();
      return items.flatMap((item) => {
        if (!('str' in item)) return [];
        const [, , , , x, y] = item.transform.map(Number);
        const { width, height, hasEOL: ends, str } = item;
        return [{ text: clean(str), x: x ?? 0, y: y ?? 0, width, height, ends }];
      });
    },
    close: () => pdf.loadingTask.destroy(),
  };
}

/** Pieces of one page → its lines; a change of height of more than half a letter is a new line too. */
function linesOfPage(page: number, pieces: readonly Piece[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let source = 0;
  let open: { start: number; text: string; x: number; y: number; right: number; height: number } | null = null;
  const close = (): void => {
    if (open !== null && open.text.trim() !== '') {
      const { start, text, x, y, right, height } = open;
      lines.push({ page, source: start, text: text.trimEnd(), x, y, width: right - x, height });
    }
    if (open !== null) source += 1;
    open = null;
  };
  for (const { text, x, y, width, height, ends } of pieces) {
    if (open !== null && text.trim() !== '' && Math.abs(open.y - y) > Math.max(2, open.height / 2)) close();
    if (text.trim() !== '' && open === null) open = { start: source, text: '', x, y, right: x, height };
    if (open !== null) {
      open.text += text;
      open.right = Math.max(open.right, x + width);
      open.height = Math.max(open.height, height);
      source += text.length;
    }
    if (ends) close();
  }
  close();
  return lines;
}

function openProblem(error: unknown): Diagnostic {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (name === 'PasswordException')
    return { code: 'T107', severity: 'error', message: 'the PDF is under a password, so its text cannot be read' };
  const why = message.split('\n')[0]?.slice(0, 120) ?? '';
  return { code: 'T106', severity: 'error', message: `the PDF cannot be read: ${why}` };
}

async function readLines(pdf: OpenPdf): Promise<readonly PdfLine[]> {
  const lines: PdfLine[] = [];
  for (let page = 1; page <= Math.min(pdf.pages, MOST_PAGES); page += 1)
    lines.push(...linesOfPage(page, await pdf.piecesOf(page)));
  return lines;
}

/** Predefined character tables for Chinese, Japanese and Korean, and the collections they map to (ISO 32000-1, 9.7.5.2). */
const CJK_FONT =
  /\/(?:Uni(?:JIS|GB|KS|CNS)|GBK|GBpc|GB-EUC|90ms|90pv|83pv|Add-RKSJ|Ext-RKSJ|EUC|KSC|B5pc|ETen|ETHK|HKscs|CNS)[A-Za-z0-9-]*-[HV]\b|\/Ordering\s*\((?:Japan1|GB1|CNS1|Korea1|KR)\)/;
/** Font programs in the file: with them pdf.js needs no outside table. */
const EMBEDDED = /\/FontFile[23]?\b/;

/** Whether the file names such fonts and holds none. An estimate: compressed objects are not looked into. */
function lacksCjkFonts(bytes: Uint8Array): boolean {
  const plain = new TextDecoder('latin1').decode(bytes);
  return CJK_FONT.test(plain) && !EMBEDDED.test(plain);
}

const CJK_MESSAGE = 'its Chinese, Japanese or Korean text uses fonts that are not in the file';

function listed(pages: readonly number[]): string {
  return pages.length > 8 ? `${pages.slice(0, 8).join(', ')} and ${pages.length - 8} more` : pages.join(', ');
}

function warningsOf(pages: number, lines: readonly PdfLine[]): readonly Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const full = new Set(lines.map((line) => line.page));
  const empty = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, at) => at + 1).filter(
    (page) => !full.has(page),
  );
  if (empty.length > 0)
    warnings.push({ code: 'T109', severity: 'warning', message: `pages without text: ${listed(empty)}` });
  if (pages > MOST_PAGES) {
    const message = `the PDF has ${pages} pages; the first ${MOST_PAGES} were read`;
    warnings.push({ code: 'T110', severity: 'warning', message });
  }
  return warnings;
}

/** Lines of all pages → canonical text with map and roles; paragraphs are one line each. */
export function assemblePdfText(pages: number, lines: readonly PdfLine[]): Omit<ExtractedText, 'sha256'> {
  const builder = newTextBuilder();
  const laid = layOut(lines);
  laid.forEach((line, index) => {
    if (line.joins === 'new') {
      builder.breakLine();
      if (line.role !== null) builder.hint(line.role);
    }
    const next = laid[index + 1];
    const words = next?.joins === 'word' ? line.text.replace(/[-\u00ad\u2010]\s*$/u, '') : line.text;
    builder.write(words, line.source, line.page - 1);
    if (next?.joins === 'space' && !/\p{L}[-\u2010]$/u.test(words))
      builder.write(' ', line.source + words.length, line.page - 1);
  });
  builder.breakLine();
  const parts = Array.from({ length: Math.min(pages, MOST_PAGES) }, (_, at) => `page ${at + 1}`);
  return { format: 'pdf', parts, ...builder.finish(), diagnostics: warningsOf(pages, lines) };
}

/** PDF bytes → text. T106-T110, T115. Cost: one pass of pdf.js over at most 5,000 pages. */
export async function extractPdf(bytes: Uint8Array): Promise<Result<ExtractedText>> {
  try {
    const pdf = await openPdf(bytes);
    try {
      const lines = await readLines(pdf);
      const unread = lacksCjkFonts(bytes);
      const help = 'save it with its fonts embedded, or run text recognition (OCR) on it';
      if (lines.length === 0 && unread)
        return fail({ code: 'T115', severity: 'error', message: `the PDF cannot be read: ${CJK_MESSAGE}`, help });
      if (lines.length === 0) {
        const pages = pdf.pages === 1 ? 'its one page is a picture' : `all ${pdf.pages} pages are pictures`;
        return fail({
          code: 'T108',
          severity: 'error',
          message: `the PDF has no text: ${pages} or empty`,
          help: 'run text recognition (OCR) on it first',
        });
      }
      const laid = assemblePdfText(pdf.pages, lines);
      const partly: readonly Diagnostic[] = unread
        ? [{ code: 'T115', severity: 'warning', message: `a part of the PDF was not read: ${CJK_MESSAGE}`, help }]
        : [];
      return succeed({ sha256: sha256Hex(bytes), ...laid, diagnostics: [...laid.diagnostics, ...partly] });
    } finally {
      await pdf.close();
    }
  } catch (error) {
    return fail(openProblem(error));
  }
}
