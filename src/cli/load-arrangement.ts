// An arrangement file from a command line: read, parsed, its `extends` found among the files beside it.
import {
  type Arrangement,
  inlineWeightTables,
  listWeightTables,
  type LoadedArrangement,
  parseArrangement,
  resolveVariant,
} from '../arrangements/index.ts';
import { fail, type Result, succeed } from '../basics/index.ts';
import type { CommandIo } from './command.ts';
import { parseWeightTable } from './commands/power-table.ts';

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
function readSiblings(io: CommandIo, file: string): ReadonlyMap<string, Arrangement> {
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

/**
 * Weight tables beside the file: `NAME.csv`, a column of members and one named like the weight. Missing ones stay names.
 * `read` gives the text at a path, or undefined.
 */
export function weighArrangement(
  arrangement: Arrangement,
  file: string,
  read: (path: string) => string | undefined,
): Result<Arrangement> {
  const tables: Record<string, Readonly<Record<string, number>>> = {};
  for (const { table, weight } of listWeightTables(arrangement)) {
    const path = `${folderOf(file)}/${table.endsWith('.csv') ? table : `${table}.csv`}`;
    const text = read(path);
    if (text === undefined) continue;
    const parsed = parseWeightTable(text, { weights: weight }, path);
    if (!parsed.ok) return parsed;
    const { names, weights, scale } = parsed.value;
    if (scale !== 1) {
      const message = `the column ${weight} has decimals; weights of an arrangement are whole numbers`;
      return fail({ code: 'I302', severity: 'error', message, file: path });
    }
    tables[table] = Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
  }
  return succeed(inlineWeightTables(arrangement, tables));
}

/** As `openArrangement`, for a text that stands in for the one in the file. */
export function openText(io: CommandIo, file: string, text: string): Result<OpenedArrangement> {
  const loaded = parseArrangement(text, { file });
  if (!loaded.ok) return loaded;
  const { arrangement } = loaded.value;
  const siblings = arrangement.extends === undefined ? new Map<string, Arrangement>() : readSiblings(io, file);
  const find = (id: string): Arrangement | undefined => siblings.get(id);
  const resolved = resolveVariant(arrangement, find, loaded.value);
  if (!resolved.ok) {
    return { ok: false, diagnostics: resolved.diagnostics.map((diagnostic) => ({ file, ...diagnostic })) };
  }
  const written = find(arrangement.extends ?? '');
  const base = written === undefined ? undefined : resolveVariant(written, find);
  const weighed = weighArrangement(resolved.value, file, (path) => {
    const table = io.readText(path);
    return table.ok ? table.value : undefined;
  });
  if (!weighed.ok) return weighed;
  return succeed({
    file,
    loaded: loaded.value,
    arrangement: weighed.value,
    ...(base?.ok === true ? { base: base.value } : {}),
  });
}

/** Reads one arrangement file. Reports I1xx for the file and A1xx for what is in it. */
export function openArrangement(io: CommandIo, file: string): Result<OpenedArrangement> {
  const text = io.readText(file);
  return text.ok ? openText(io, file, text.value) : text;
}
