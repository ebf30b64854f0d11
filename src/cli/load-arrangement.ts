// An arrangement file from a command line: read, parsed, its `extends` found among the files beside it.
import { type Arrangement, type LoadedArrangement, parseArrangement, resolveVariant } from '../arrangements/index.ts';
import { type Result, succeed } from '../basics/index.ts';
import type { CommandIo } from './command.ts';

/** `arrangement` has every base filled in; `loaded` is the file as written, with places; `base` is what it extends. */
export interface OpenedArrangement {
  readonly file: string;
  readonly loaded: LoadedArrangement;
  readonly arrangement: Arrangement;
  readonly base?: Arrangement;
}

export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return at === -1 ? '.' : path.slice(0, at);
}

/** Arrangements in the folder of `file`, by id; files that do not load are passed over. */
export function readSiblings(io: CommandIo, file: string): ReadonlyMap<string, Arrangement> {
  const folder = folderOf(file);
  const names = io.listFolder(folder);
  const found = new Map<string, Arrangement>();
  for (const name of names.ok ? names.value.filter((each) => /\.ya?ml$/.test(each)) : []) {
    const text = io.readText(`${folder}/${name}`);
    const read = text.ok ? parseArrangement(text.value, { file: `${folder}/${name}` }) : undefined;
    if (read?.ok === true) found.set(read.value.arrangement.id, read.value.arrangement);
  }
  return found;
}

/** As `openArrangement`, for a text that stands in for the one in the file. */
export function openText(io: CommandIo, file: string, text: string): Result<OpenedArrangement> {
  const loaded = parseArrangement(text, { file });
  if (!loaded.ok) return loaded;
  const { arrangement } = loaded.value;
  const siblings = arrangement.extends === undefined ? new Map<string, Arrangement>() : readSiblings(io, file);
  const find = (id: string): Arrangement | undefined => siblings.get(id);
  const resolved = resolveVariant(arrangement, find);
  if (!resolved.ok) {
    return { ok: false, diagnostics: resolved.diagnostics.map((diagnostic) => ({ file, ...diagnostic })) };
  }
  const written = find(arrangement.extends ?? '');
  const base = written === undefined ? undefined : resolveVariant(written, find);
  return succeed({
    file,
    loaded: loaded.value,
    arrangement: resolved.value,
    ...(base?.ok === true ? { base: base.value } : {}),
  });
}

/** Reads one arrangement file. Reports I1xx for the file and A1xx for what is in it. */
export function openArrangement(io: CommandIo, file: string): Result<OpenedArrangement> {
  const text = io.readText(file);
  return text.ok ? openText(io, file, text.value) : text;
}
