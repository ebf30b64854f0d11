// An arrangement file from a command line: read, parsed, its `extends` found among the files beside it.
import {
  type Arrangement,
  inlineWeightTables,
  listWeightTables,
  type LoadedArrangement,
  parseArrangement,
  resolveVariant,
} from '../arrangements/index.ts';
import { fail, nearest, type Result, succeed } from '../basics/index.ts';
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

interface Siblings {
  readonly read: ReadonlyMap<string, Arrangement>;
  /** Files that do not read, by the id that seems to stand in them. */
  readonly broken: ReadonlyMap<string, string>;
}

/** Arrangements in the folder of `file`, by id. */
function readSiblings(io: CommandIo, file: string): Siblings {
  const folder = folderOf(file);
  const names = io.listFolder(folder);
  const [found, broken] = [new Map<string, Arrangement>(), new Map<string, string>()];
  for (const name of names.ok ? names.value.filter((each) => /\.ya?ml$/.test(each)) : []) {
    const path = `${folder}/${name}`;
    const text = io.readText(path);
    const read = text.ok ? parseArrangement(text.value, { file: path }) : undefined;
    if (read?.ok === true) found.set(read.value.arrangement.id, read.value.arrangement);
    const id = text.ok && read?.ok === false ? /^["']?id["']?:\s*["']?([\w-]+)/m.exec(text.value)?.[1] : undefined;
    if (id !== undefined) broken.set(id, path);
  }
  return { read: found, broken };
}

const NO_SIBLINGS: Siblings = { read: new Map(), broken: new Map() };

/** What to do about a base that was not found. */
function helpWithBase(id: string, { read, broken }: Siblings): { readonly help?: string } {
  const path = broken.get(id);
  if (path !== undefined) return { help: `it stands in ${path}, which does not read: casus check says why` };
  const meant = nearest(id, [...read.keys()]);
  if (meant) return { help: `did you mean '${meant}'?` };
  const known = [...read.keys()].slice(0, 20).join(', ');
  return { help: `a base stands in a file of the same folder; there are: ${known}` };
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
  const siblings = arrangement.extends === undefined ? NO_SIBLINGS : readSiblings(io, file);
  const find = (id: string): Arrangement | undefined => siblings.read.get(id);
  const resolved = resolveVariant(arrangement, find, loaded.value);
  if (!resolved.ok) {
    return {
      ok: false,
      diagnostics: resolved.diagnostics.map((diagnostic) => {
        const base = diagnostic.code === 'A130' ? /'(.*?)'/.exec(diagnostic.message)?.[1] : undefined;
        return { file, ...diagnostic, ...(base === undefined ? {} : helpWithBase(base, siblings)) };
      }),
    };
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
