// A world that is only what was handed in: for questions over HTTP, where no name may reach the file system.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { CommandIo } from './command.ts';

export interface MemoryIo {
  readonly io: CommandIo;
  readonly output: { out: string; err: string };
}

function tidy(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '');
}

function missing(path: string, code = 'I101', message = 'there is no such file among the ones given'): Diagnostic {
  return { code, severity: 'error', message, file: path };
}

function readTextFrom(path: string, content: Uint8Array): Result<string> {
  if (content.byteLength === 0) return fail(missing(path, 'I103', 'the file is empty'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (!text.includes('\0')) return succeed(text);
  } catch {
    // The same answer as for a NUL.
  }
  return fail(missing(path, 'I107', 'this is not UTF-8 text'));
}

/** Files under `folder` by their paths in it; `.` is everything. */
function under(files: ReadonlyMap<string, Uint8Array>, folder: string): ReadonlyMap<string, Uint8Array> {
  const prefix = tidy(folder) === '.' || tidy(folder) === '' ? '' : `${tidy(folder)}/`;
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => [path.slice(prefix.length), content]),
  );
}

/** `library` holds what ships with the program, by absolute path: the catalogue. */
export function memoryIo(
  files: ReadonlyMap<string, Uint8Array>,
  library: ReadonlyMap<string, Uint8Array>,
  now: () => Date,
): MemoryIo {
  const output = { out: '', err: '' };
  const find = (path: string): Uint8Array | undefined => files.get(tidy(path)) ?? library.get(path);
  const readBytes = (path: string): Result<Uint8Array> => {
    const found = find(path);
    return found === undefined ? fail(missing(path)) : succeed(found);
  };
  const listFolder = (path: string): Result<readonly string[]> => {
    if (files.has(tidy(path))) return fail(missing(path, 'I106', 'this is a file, and a folder is wanted'));
    const names = [...under(files, path).keys()].map((name) => name.replace(/\/.*/, '/'));
    return names.length === 0 ? fail(missing(path)) : succeed([...new Set(names)].toSorted());
  };
  const io: CommandIo = {
    out: (text) => {
      output.out += text;
    },
    err: (text) => {
      output.err += text;
    },
    colour: false,
    columns: 100,
    readBytes,
    readText: (path) => {
      const found = readBytes(path);
      return found.ok ? readTextFrom(path, found.value) : found;
    },
    listFolder,
    readFolder: (path) => {
      const found = under(files, path);
      return found.size === 0 ? fail(missing(path)) : succeed(found);
    },
    progress: () => undefined,
    now,
  };
  return { io, output };
}
