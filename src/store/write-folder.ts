// A dossier's files as a folder that was not there before.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { checkPath } from './paths.ts';

function problem(code: string, message: string, file: string): Diagnostic {
  return { code, severity: 'error', message, file };
}

/**
 * Writes the files under `folder`, which is complete or not there: it is made beside and then given its name. Gives the
 * bytes written. S203, S205, S210.
 */
export function writeDossierFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Result<number> {
  const part = `${folder}.part`;
  let written = 0;
  try {
    mkdirSync(part);
    for (const [path, content] of files) {
      const checked = checkPath(path);
      if (!checked.ok) return checked;
      mkdirSync(join(part, dirname(path)), { recursive: true });
      writeFileSync(join(part, path), content, { flag: 'wx' });
      written += content.byteLength;
    }
    // An empty folder is made first: renaming onto anything else than an empty folder fails.
    mkdirSync(folder);
    renameSync(part, folder);
    return succeed(written);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'EEXIST') return fail(problem('S210', 'there is something of this name already', folder));
    return fail(problem('S203', `the folder cannot be written (${code})`, folder));
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}
