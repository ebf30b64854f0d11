/**
 * A dossier's folder as the engine wants it: paths inside it (with `/`) → bytes. Hidden names, `node_modules` and
 * symbolic links are left out, so a folder never reaches outside itself. Nothing is interpreted here.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';

export interface FolderLimits {
  readonly files: number;
  readonly bytes: number;
}

const LIMITS: FolderLimits = { files: 2000, bytes: 64 * 1024 * 1024 };
const DEEPEST = 8;

function problem(code: string, file: string, message: string): Diagnostic {
  return { code, severity: 'error', message, file };
}

/** Files under `folder`, sorted, at most `most` + 1. */
function listFiles(root: string, most: number): readonly string[] {
  const found: string[] = [];
  const visit = (inside: string, depth: number): void => {
    for (const entry of readdirSync(join(root, inside), { withFileTypes: true })) {
      if (found.length > most || entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && depth < DEEPEST) visit(path, depth + 1);
      else if (entry.isFile()) found.push(path);
    }
  };
  visit('', 0);
  return found.sort();
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

function readFiles(
  root: string,
  paths: readonly string[],
  limits: FolderLimits,
): Result<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const path of paths) {
    try {
      total += statSync(join(root, path)).size;
      if (total > limits.bytes) {
        return fail(
          problem('S103', root, `the folder's files have more than ${limits.bytes / 1024 / 1024} MB together`),
        );
      }
      files.set(path, readFileSync(join(root, path)));
    } catch (error) {
      return fail(problem('S104', join(root, path), `the file cannot be read (${reason(error)})`));
    }
  }
  return succeed(files);
}

/** Cost: one read of every file. S101-S104. */
export function readDossierFolder(
  path: string,
  limits: FolderLimits = LIMITS,
): Result<ReadonlyMap<string, Uint8Array>> {
  let paths: readonly string[];
  try {
    paths = listFiles(path, limits.files);
  } catch (error) {
    return fail(problem('S101', path, `there is no folder to read here (${reason(error)})`));
  }
  if (paths.length > limits.files) return fail(problem('S102', path, `the folder has more than ${limits.files} files`));
  return readFiles(path, paths, limits);
}
