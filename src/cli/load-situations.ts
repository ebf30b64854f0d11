// The situations an arrangement is looked at in: those asked for, else those of the dossier in which the file stands.
import { parseSituations, type Situation } from '../arrangements/index.ts';
import { fail, type Result, succeed } from '../basics/index.ts';
import type { CommandIo } from './command.ts';
import { folderOf } from './load-arrangement.ts';
import { openDossier } from './load-dossier.ts';

export interface Surroundings {
  readonly situations: readonly Situation[];
  /** Document id → stored text, for citations with a span; empty outside a dossier. */
  readonly texts: ReadonlyMap<string, string>;
  /** The file the situations come from, as the user would name it. */
  readonly file?: string;
}

const NOTHING: Surroundings = { situations: [], texts: new Map() };

function readFile(io: CommandIo, file: string): Result<Surroundings> {
  const text = io.readText(file);
  if (!text.ok) return text;
  const read = parseSituations(text.value, { file });
  return read.ok ? succeed({ situations: read.value, texts: new Map(), file }) : read;
}

function readFolder(io: CommandIo, folder: string): Result<Surroundings> {
  const dossier = openDossier(folder, io.readFolder);
  if (!dossier.ok) return dossier;
  const { situations, documents } = dossier.value;
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return succeed({ situations, texts, ...(situations.length > 0 ? { file: `${folder}/situations.yaml` } : {}) });
}

/** `path` is a file of situations or a dossier's folder. Reports I1xx for the path, A1xx for what is in it. */
export function openSituations(io: CommandIo, path: string): Result<Surroundings> {
  const root = path.replace(/[/\\]+$/, '');
  const names = io.listFolder(root);
  if (!names.ok) return readFile(io, path);
  if (names.value.includes('dossier.yaml')) return readFolder(io, root);
  if (names.value.includes('situations.yaml')) return readFile(io, `${root}/situations.yaml`);
  return fail({
    code: 'I101',
    severity: 'error',
    message: 'this folder has neither dossier.yaml nor situations.yaml',
    file: path,
  });
}

/**
 * What lies around an arrangement's folder: the dossier whose `arrangements/` holds the file, else the situation of a
 * catalogue that has the arrangement's id. A dossier that does not load says why.
 */
export function findSurroundings(io: CommandIo, file: string, id: string): Result<Surroundings> {
  const folder = folderOf(file);
  const parent = folder === '.' ? '..' : folderOf(folder);
  const names = io.listFolder(parent);
  if (!names.ok) return succeed(NOTHING);
  if (names.value.includes('dossier.yaml')) return readFolder(io, parent);
  if (!names.value.includes('situations.yaml')) return succeed(NOTHING);
  const read = readFile(io, `${parent}/situations.yaml`);
  if (!read.ok) return read;
  const own = read.value.situations.filter((situation) => situation.id === id);
  return succeed(own.length > 0 ? { ...read.value, situations: own } : NOTHING);
}
