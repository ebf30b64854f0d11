import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../basics/index.ts';

const DOCUMENT = /\.(?:txt|text|md|html?|xhtml|docx|pdf|eml)$/i;
const DEEPEST = 32;
const MOST = 100_000;

export interface DocumentFiles {
  /** Paths inside the folder, with `/`, sorted. */
  readonly paths: readonly string[];
  /** Files whose names end like no document. */
  readonly others: number;
}

/** Documents under a folder by the ends of their names; hidden names and links are left out. S101, S106. */
export function listDocumentFiles(root: string): Result<DocumentFiles> {
  const paths: string[] = [];
  let others = 0;
  const visit = (inside: string, depth: number): void => {
    for (const entry of readdirSync(join(root, inside), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory() && depth < DEEPEST) visit(path, depth + 1);
      else if (entry.isFile() && DOCUMENT.test(entry.name)) paths.push(path);
      else if (entry.isFile()) others += 1;
    }
  };
  try {
    visit('', 0);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return fail({ code: 'S101', severity: 'error', message: `there is no folder to read here (${why})`, file: root });
  }
  if (paths.length > MOST) {
    const message = `the folder has ${paths.length} documents; at most ${MOST} are read in one go`;
    return fail({ code: 'S106', severity: 'error', message, file: root });
  }
  return succeed({ paths: paths.sort(), others });
}

/** What tells a changed file from the one that was read before; `null` when it is not there. */
export function fileStamp(path: string): string | null {
  const status = statSync(path, { throwIfNoEntry: false });
  return status?.isFile() === true ? `${status.size}-${Math.round(status.mtimeMs)}` : null;
}
