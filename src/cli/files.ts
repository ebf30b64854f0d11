// Reading by name: every way in which a file cannot be read is one message.
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';

export const LARGEST_FILE = 64 * 1024 * 1024;

function problem(code: string, file: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, file, ...(help === undefined ? {} : { help }) };
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function openProblem(path: string, error: unknown): Diagnostic {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return problem('I104', path, 'you may not read this file');
  if (code === 'EISDIR') return problem('I102', path, 'this is a folder, and one file is wanted');
  if (!['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) {
    return problem('I104', path, `the file cannot be read (${code || 'unknown reason'})`);
  }
  const near = nearest(basename(path), namesIn(dirname(path)));
  const help = near === undefined ? undefined : `did you mean '${join(dirname(path), near)}'?`;
  return problem('I101', path, 'there is no such file', help);
}

function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const got = readSync(descriptor, bytes, at, size - at, null);
    if (got === 0) break;
    at += got;
  }
  return bytes.subarray(0, at);
}

function readOpened(path: string, descriptor: number): Result<Uint8Array> {
  const status = fstatSync(descriptor);
  if (status.isDirectory()) return fail(problem('I102', path, 'this is a folder, and one file is wanted'));
  if (!status.isFile()) return fail(problem('I108', path, 'this is a device or a pipe, not a file'));
  if (status.size > LARGEST_FILE) {
    const megabytes = Math.ceil(status.size / 1024 / 1024);
    return fail(problem('I105', path, `the file has ${megabytes} MB; at most 64 MB are read`));
  }
  if (status.size === 0) return fail(problem('I103', path, 'the file is empty'));
  return succeed(readAll(descriptor, status.size));
}

/** What is piped in or pasted, to its end; I103, I104, I105. */
function readStandardInput(): Result<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(64 * 1024);
    let got: number;
    try {
      got = readSync(0, chunk, 0, chunk.length, null);
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
        continue;
      }
      if (errorCode(error) !== 'EOF') return fail(openProblem('-', error));
      got = 0;
    }
    size += got;
    if (size > LARGEST_FILE) return fail(problem('I105', '-', 'more than 64 MB are piped in; at most 64 MB are read'));
    if (got === 0) break;
    chunks.push(chunk.subarray(0, got));
  }
  return size === 0
    ? fail(problem('I103', '-', 'nothing is piped in'))
    : succeed(new Uint8Array(Buffer.concat(chunks)));
}

/** The bytes of one file of 1 byte to 64 MB, or of standard input for '-'; codes I101-I105, I108. */
export function readBytes(path: string): Result<Uint8Array> {
  if (path === '-') return readStandardInput();
  let descriptor: number | undefined;
  try {
    // Non-blocking, or a named pipe would wait for a writer for ever.
    descriptor = openSync(path, 0o4000);
    return readOpened(path, descriptor);
  } catch (error) {
    return fail(openProblem(path, error));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Where the first character starts that is none; a cut-off character counts from its first byte. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !decodes(bytes.subarray(0, low), false)) low -= 1;
  return low;
}

/** One file as UTF-8 without its byte order mark; I107 when the bytes are not text. */
export function readText(path: string): Result<string> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const help = 'save the file as UTF-8 text';
  const zero = bytes.value.subarray(0, 8192).indexOf(0);
  if (zero !== -1) return fail(problem('I107', path, `this is a binary file (byte ${zero} is 0)`, help));
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return fail(problem('I107', path, `this is not UTF-8: byte ${firstBadByte(bytes.value)} does not fit`, help));
  }
}

/** Names in a folder, sorted, folders with a final '/'; codes I101, I104, I106. */
export function listFolder(path: string): Result<readonly string[]> {
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return succeed(entries.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`).sort());
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return fail(problem('I106', path, 'this is a file, and a folder is wanted'));
    return fail(openProblem(path, error));
  }
}

/** Adds text to the end of a file; code I111. */
export function appendText(path: string, text: string): Result<null> {
  try {
    appendFileSync(path, text);
    return succeed(null);
  } catch (error) {
    return fail(problem('I111', path, `the file cannot be written (${errorCode(error) || 'unknown reason'})`));
  }
}

/** A whole file, over one that is there; makes its folder, if only that one is missing. Code I217. */
export function writeBytes(path: string, bytes: Uint8Array): Result<null> {
  try {
    if (!existsSync(dirname(path))) mkdirSync(dirname(path));
    writeFileSync(path, bytes);
    return succeed(null);
  } catch (error) {
    return fail(problem('I217', path, `the file cannot be written (${errorCode(error) || 'unknown reason'})`));
  }
}
