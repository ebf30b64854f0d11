import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import {
  openFolderStore,
  type OpenedStore,
  openPostgresStore,
  restoreFolder,
  tooLarge,
  unzipFiles,
} from '../../store/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { reportDiagnostics } from '../run.ts';
import { databaseUrl, dataFolder } from './backup.ts';

interface Restored {
  readonly file: string;
  readonly dossiers: number;
  /** Of a single dossier. */
  readonly id?: string;
}

function mistake(code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', message, help };
}

function openForWriting(values: OptionValues): Promise<Result<OpenedStore>> {
  const url = databaseUrl();
  return url === undefined ? openFolderStore(dataFolder(values), () => undefined) : openPostgresStore(url);
}

/** One dossier of a zip or a folder, beside those that are there. */
async function addDossier(
  file: string,
  files: Result<ReadonlyMap<string, Uint8Array>>,
  values: OptionValues,
): Promise<Result<Restored>> {
  if (!files.ok) return files;
  const opened = await openForWriting(values);
  if (!opened.ok) return opened;
  try {
    const made = await opened.value.store.createDossier({ title: 'Untitled', files: files.value, who: 'restore' });
    if (made.kind === 'written') return succeed({ file, dossiers: 1, id: made.id });
    return fail(tooLarge(made.kind === 'too-large' ? made.limit : 'the dossier could not be kept'));
  } finally {
    await opened.value.store.close();
  }
}

function restoreAll(file: string, values: OptionValues, io: CommandIo): Result<Restored> {
  if (databaseUrl() !== undefined) {
    const help = 'pg_restore or psql puts a dump back; a zip of one dossier can be restored here';
    return fail(mistake('I218', 'DATABASE_URL names a PostgreSQL database, which its own tools restore', help));
  }
  const restored = restoreFolder(file, dataFolder(values), values['replace'] === true, io.now());
  return restored.ok ? succeed({ file, dossiers: restored.value.dossiers }) : restored;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function tell(io: CommandIo, json: boolean, restored: Result<Restored>): number {
  if (!restored.ok) return reportDiagnostics(io, restored.diagnostics, json);
  const { dossiers, id } = restored.value;
  if (json) io.out(`${JSON.stringify(restored.value, null, 2)}\n`);
  else if (id !== undefined) io.out(`restored as ${id}\n`);
  else io.out(`restored ${dossiers} ${dossiers === 1 ? 'dossier' : 'dossiers'}\n`);
  return EXIT.ok;
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const [file = ''] = positionals;
  const json = values['json'] === true;
  if (io.listFolder(file).ok) return tell(io, json, await addDossier(file, io.readFolder(file), values));
  const bytes = io.readBytes(file);
  // A whole store may be larger than a file that is read at once; its own check reads it piece by piece.
  if (!bytes.ok && bytes.diagnostics[0]?.code !== 'I105') return reportDiagnostics(io, bytes.diagnostics, json);
  const zip = bytes.ok && isZip(bytes.value) ? bytes.value : undefined;
  if (zip === undefined) return tell(io, json, restoreAll(file, values, io));
  return tell(io, json, await addDossier(file, unzipFiles(zip), values));
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put back what casus backup wrote',
  usage: 'casus restore FILE|FOLDER [--data DIR] [--replace] [--json]',
  examples: [
    'casus restore monday.sqlite --data casus-data',
    'casus restore ukraine.zip',
    'casus restore examples/ukraine-2025',
  ],
  names: { min: 1, max: 1 },
  options: {
    data: { type: 'string', value: 'DIR', description: 'where dossiers are kept (CASUS_DATA, else casus-data)' },
    replace: { type: 'boolean', description: 'replace data that is there; it is kept beside the new' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run,
};
