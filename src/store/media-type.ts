import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

const TEXT_TYPES: Readonly<Record<string, string>> = {
  yaml: 'application/yaml',
  yml: 'application/yaml',
  json: 'application/json',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  csv: 'text/csv',
};

/** Names that promise text, and names that promise one binary form. */
const MUST_BE_TEXT = new Set([...Object.keys(TEXT_TYPES), 'txt']);
const MUST_BE: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/zip',
  odt: 'application/zip',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
};

/** Bytes that are UTF-8 without NUL, as text; undefined for anything else. A byte order mark is kept. */
export function asText(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** What the bytes are, by their content; the name only says which kind of text. */
export function mediaTypeOf(path: string, content: Uint8Array): string {
  const magic = MAGIC.find(([, start]) => start.every((byte, at) => content[at] === byte));
  if (magic) return magic[0];
  if (asText(content) === undefined) return 'application/octet-stream';
  return TEXT_TYPES[extensionOf(path)] ?? 'text/plain';
}

/** Whether the bytes are what the name promises; S208. A name that promises nothing may hold anything. */
export function checkContent(path: string, content: Uint8Array): Result<string> {
  const type = mediaTypeOf(path, content);
  const extension = extensionOf(path);
  const wanted = MUST_BE[extension];
  const wrong = (message: string): Diagnostic => ({ code: 'S208', severity: 'error', message, file: path });
  if (wanted !== undefined && type !== wanted) return fail(wrong(`'${path}' is no ${extension} file inside`));
  if (MUST_BE_TEXT.has(extension) && asText(content) === undefined) {
    return fail(wrong(`'${path}' is not UTF-8 text, as its name promises`));
  }
  return succeed(type);
}
