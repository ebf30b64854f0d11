import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';

export const LIMITS = { files: 2000, bytes: 64 * 1024 * 1024, fileBytes: 16 * 1024 * 1024 } as const;
/** More than is kept, in words; S206. */
export function tooLarge(message: string): Diagnostic {
  return { code: 'S206', severity: 'error', message };
}

const LONGEST = 400;
const DEEPEST = 9;

/** Why a path is none; S205. */
export function notAPath(path: string, words: string): Diagnostic {
  return { code: 'S205', severity: 'error', message: `'${path.slice(0, 80)}' ${words}` };
}

/**
 * A path inside a dossier, or why it is none: relative, `/` between names, no hidden names, nothing that a file system
 * could read as a way out. S205.
 * @example
 * checkPath('documents/page.txt') // => { ok: true, value: 'documents/page.txt' }
 * @example
 * checkPath('../secret').ok // => false
 */
export function checkPath(path: string): Result<string> {
  if (path === '') return fail(notAPath(path, 'is empty, and a file needs a path'));
  if (new TextEncoder().encode(path).length > LONGEST) return fail(notAPath(path, `is longer than ${LONGEST} bytes`));
  if (/\p{Cs}/u.test(path) || path !== path.normalize('NFC')) return fail(notAPath(path, 'is not in Unicode form NFC'));
  if (/[\\\p{Cc}\p{Cf}\u2028\u2029]/u.test(path)) {
    return fail(notAPath(path, 'holds a backslash or a character that is not seen'));
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return fail(notAPath(path, 'does not start inside the dossier'));
  const names = path.split('/');
  if (names.length > DEEPEST) return fail(notAPath(path, `is deeper than ${DEEPEST} folders`));
  if (names.some((name) => name === '' || name.startsWith('.') || name.endsWith('.') || name.trim() !== name)) {
    return fail(notAPath(path, 'has an empty, hidden or unclear name in it'));
  }
  if (names.includes('node_modules')) return fail(notAPath(path, 'is in node_modules, which is no part of a dossier'));
  return succeed(path);
}
