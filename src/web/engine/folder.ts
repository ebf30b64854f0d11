// The dossier's files → the dossier, as much of it as can be read. A broken arrangement does not hide the others.
import { type LoadedArrangement, parseArrangement, resolveVariant } from '../../arrangements/index.ts';
import { type Diagnostic, lineColumnAt, lineStarts, type Result } from '../../basics/index.ts';
import { createKeep, type Dossier, type DossierArrangement, type Keep, parseDossier } from '../../dossier/index.ts';
import { createGameCache, type GameCache } from '../../procedures/index.ts';
import type { Problem } from './questions.ts';

/** What outlives a change of the files: what the other files were read as, and the games of rules that stay. */
export interface Memory {
  readonly keep: Keep;
  games: GameCache;
}

export interface Folder extends Memory {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
  readonly dossier: Dossier | undefined;
  readonly problems: readonly Problem[];
}

/** Diagnostics with line and column in the text they speak of. */
export function problemsOf(
  diagnostics: readonly Diagnostic[],
  textOf: (file?: string) => string | undefined,
): Problem[] {
  return diagnostics.map(({ code, severity, message, help, file, span }) => {
    const text = span === undefined ? undefined : textOf(file);
    return {
      code,
      severity,
      message,
      ...(help === undefined ? {} : { help }),
      ...(file === undefined ? {} : { file }),
      ...(span === undefined ? {} : { span }),
      ...(text === undefined || span === undefined ? {} : lineColumnAt(lineStarts(text), span.start)),
    };
  });
}

const BLANK = 'title: Untitled\n';
const MOST_GAMES = 100;

export function createMemory(): Memory {
  return { keep: createKeep(), games: createGameCache() };
}

/** Reads everything; where that fails, reads again without the arrangement files that are at fault. */
export function openFolder(id: string, files: ReadonlyMap<string, string>, memory: Memory = createMemory()): Folder {
  if (memory.games.games.size > MOST_GAMES) memory.games = createGameCache();
  const { keep } = memory;
  const textOf = (file?: string): string | undefined => (file === undefined ? undefined : files.get(file));
  const whole = files.has('dossier.yaml') ? files : new Map([...files, ['dossier.yaml', BLANK]]);
  const read = parseDossier(id, whole, { keep });
  if (read.ok) return { ...memory, id, files, dossier: read.value, problems: [] };
  const problems = problemsOf(read.diagnostics, textOf);
  const broken = new Set(read.diagnostics.flatMap(({ file }) => (file === undefined ? [] : [file])));
  const kept = new Map([...whole].filter(([path]) => !broken.has(path) || path === 'dossier.yaml'));
  const second = parseDossier(id, kept, { keep });
  if (second.ok) return { ...memory, id, files, dossier: second.value, problems };
  const alone = parseDossier(id, new Map([...kept].filter(([path]) => !path.startsWith('arrangements/'))), { keep });
  return { ...memory, id, files, dossier: alone.ok ? alone.value : undefined, problems };
}

/** One arrangement of the folder, with its base from the folder; readable even when other files are not. */
export function openArrangement(folder: Folder, path: string): Result<DossierArrangement> {
  const known = folder.dossier?.arrangements.find(({ file }) => file === path);
  if (known !== undefined) return { ok: true, value: known };
  const read = (file: string, text: string): Result<LoadedArrangement> =>
    folder.keep(file, [text], () => parseArrangement(text, { file }));
  const loaded = read(path, folder.files.get(path) ?? '');
  if (!loaded.ok) return loaded;
  const others = new Map<string, LoadedArrangement['arrangement']>();
  for (const [file, text] of loaded.value.arrangement.extends === undefined ? [] : folder.files) {
    if (file === path || !/^arrangements\/[^/]+\.ya?ml$/.test(file)) continue;
    const other = read(file, text);
    if (other.ok) others.set(other.value.arrangement.id, other.value.arrangement);
  }
  const resolved = resolveVariant(loaded.value.arrangement, (id) => others.get(id));
  if (!resolved.ok) return resolved;
  return { ok: true, value: { file: path, loaded: loaded.value, arrangement: resolved.value } };
}

/** Words of a statement → where they are confirmed. */
export function sourcesOf({ statements }: Dossier): Record<string, { document: string; statement: string }> {
  return Object.fromEntries(statements.map(({ text, document, id }) => [text, { document, statement: id }]));
}
