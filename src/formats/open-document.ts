// Bytes of any kind that is read → canonical text → a reading. The kind is found from the bytes, not from the name.
import { type Diagnostic, fail, type Result, sha256Hex, succeed } from '../basics/index.ts';
import {
  type DocumentReading,
  type ExtractedText,
  extractText,
  readDocument,
  readExtracted,
  type ReadOptions,
} from '../documents/index.ts';
import { extractDocx } from './docx.ts';
import { extractEml } from './eml.ts';
import { extractPdf } from './pdf.ts';

type Kind = 'pdf' | 'zip' | 'ole' | 'eml' | 'other-text' | 'text';

const startsWith = (bytes: Uint8Array, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, at) => bytes[at] === byte);

const latin = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, length));

/** A message begins with header lines, one of which says from whom it is. */
function looksLikeMessage(head: string): boolean {
  const block = /^[\s\S]*?(?=\r?\n\r?\n|$)/.exec(head)?.[0] ?? '';
  const first =
    /^(?:Return-Path|Delivered-To|Received|MIME-Version|Message-ID|X-[\w-]+|From|To|Date|Subject|Reply-To): /i;
  const fields = block.match(/^(?:From|To|Date|Subject|Message-ID|MIME-Version|Received): /gim) ?? [];
  return first.test(block) && new Set(fields.map((field) => field.toLowerCase())).size >= 3 && /^From: /im.test(block);
}

/** The encoding that a byte order mark or the markup names, when it is not UTF-8. */
function foreignEncoding(bytes: Uint8Array, head: string): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const named =
    /<meta\b[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})|<\?xml\b[^>]{0,100}?encoding=["']([\w-]{2,30})/i.exec(head);
  const encoding = (named?.[1] ?? named?.[2])?.toLowerCase() ?? null;
  return encoding === null || /^utf-?8$|^us-ascii$/.test(encoding) ? null : encoding;
}

function kindOf(bytes: Uint8Array, head: string): Kind {
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (looksLikeMessage(head)) return 'eml';
  return foreignEncoding(bytes, head) === null ? 'text' : 'other-text';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text in the encoding it names; text that is well-formed UTF-8 although it names another is left to UTF-8. */
function extractForeign(bytes: Uint8Array, encoding: string): ExtractedText | null {
  const marked = encoding.startsWith('utf-16');
  if (!marked && isUtf8(bytes)) return null;
  let text: string;
  try {
    text = new TextDecoder(encoding).decode(bytes);
  } catch {
    return null;
  }
  if (text.includes('\0') || text.trim() === '') return null;
  const message = `the text was read as ${encoding}, as the file says`;
  return extractText(text, sha256Hex(bytes), undefined, [{ code: 'T114', severity: 'warning', message }]);
}

const OLE: Diagnostic = {
  code: 'T104',
  severity: 'error',
  message: 'this is an old or a password-protected office file',
  help: 'save it as DOCX without a password',
};
const LARGEST = 64 * 1024 * 1024;

/** The text of PDF, DOCX and message bytes, and of text in an encoding it names; `null` for what `readDocument` reads. */
async function extractSpecial(bytes: Uint8Array): Promise<Result<ExtractedText> | null> {
  const head = latin(bytes, 4096);
  switch (kindOf(bytes, head)) {
    case 'pdf':
      return extractPdf(bytes);
    case 'zip':
      return extractDocx(bytes);
    case 'ole':
      return fail(OLE);
    case 'eml':
      return extractEml(bytes);
    case 'other-text': {
      const extracted = extractForeign(bytes, foreignEncoding(bytes, head) ?? '');
      return extracted === null ? null : succeed(extracted);
    }
    case 'text':
      return null;
  }
}

/**
 * Reads a document of any format: text, HTML, DOCX, PDF, an e-mail message. Spans count UTF-16 units of the reading's
 * `text`; `source_map` leads from there to the original. Errors D101-D104 and T101-T112. Cost: linear; a PDF takes what
 * pdf.js takes.
 */
export async function openDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<Result<DocumentReading>> {
  if (bytes.length > LARGEST || options.format !== undefined) return readDocument(bytes, options);
  const special = await extractSpecial(bytes);
  if (special === null) return readDocument(bytes, options);
  if (!special.ok) return special;
  if (special.value.text.trim() === '') return readDocument('', options);
  return succeed(readExtracted(special.value, options));
}
