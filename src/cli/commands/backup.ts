import { writeFileSync } from 'node:fs';
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import {
  backupFolder,
  lookIntoFolder,
  openPostgresStore,
  type Store,
  writeDossierFolder,
  zipFiles,
} from '../../store/index.ts';
import { type Command, type CommandInput, EXIT, type OptionValues } from '../command.ts';
import { reportDiagnostics } from '../run.ts';

interface Saved {
  readonly file: string;
  readonly bytes: number;
  readonly dossiers: number;
}

function textOption(value: OptionValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The data folder that `--data`, CASUS_DATA or nothing names. */
export function dataFolder(values: OptionValues): string {
  return textOption(values['data']) ?? process.env['CASUS_DATA'] ?? 'casus-data';
}

export function databaseUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined;
}

function mistake(code: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

async function openForReading(values: OptionValues): Promise<Result<Store>> {
  const url = databaseUrl();
  if (url === undefined) return lookIntoFolder(dataFolder(values));
  const opened = await openPostgresStore(url);
  return opened.ok ? succeed(opened.value.store) : opened;
}

async function saveDossier(id: string, file: string, values: OptionValues): Promise<Result<Saved>> {
  const store = await openForReading(values);
  if (!store.ok) return store;
  try {
    const dossier = await store.value.readDossier(id);
    if (dossier === undefined) {
      const ids = (await store.value.listDossiers()).map((each) => each.id).slice(0, 20);
      return fail(mistake('I216', `there is no dossier '${id}'`, `there are: ${ids.join(', ') || 'none'}`));
    }
    const files = new Map(dossier.files.map(({ path, content }) => [path, content]));
    if (!/\.zip$/i.test(file)) {
      const written = writeDossierFolder(file, files);
      return written.ok ? succeed({ file, bytes: written.value, dossiers: 1 }) : written;
    }
    const zip = zipFiles(files);
    // Never over a file that is there.
    writeFileSync(file, zip, { flag: 'wx' });
    return succeed({ file, bytes: zip.byteLength, dossiers: 1 });
  } catch (error) {
    return fail(mistake('I217', `'${file}' cannot be written (${error instanceof Error ? error.message : ''})`));
  } finally {
    await store.value.close();
  }
}

function saveAll(file: string, values: OptionValues): Promise<Result<Saved>> | Result<Saved> {
  if (databaseUrl() === undefined) return backupFolder(dataFolder(values), file);
  const help = 'pg_dump copies the whole database; casus backup --dossier ID FILE.zip one dossier';
  return fail(mistake('I218', 'DATABASE_URL names a PostgreSQL database, which its own tools copy', help));
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const [file = ''] = positionals;
  const dossier = textOption(values['dossier']);
  const saved = await (dossier === undefined ? saveAll(file, values) : saveDossier(dossier, file, values));
  if (!saved.ok) return reportDiagnostics(io, saved.diagnostics, values['json'] === true);
  const { bytes, dossiers } = saved.value;
  if (values['json'] === true) io.out(`${JSON.stringify({ file, bytes, dossiers }, null, 2)}\n`);
  else io.out(`${file}: ${dossiers} ${dossiers === 1 ? 'dossier' : 'dossiers'}, ${bytes} bytes, checked\n`);
  return EXIT.ok;
}

export const backupCommand: Command = {
  name: 'backup',
  summary: 'a copy of everything that is kept, also while the server runs',
  usage: 'casus backup FILE [--data DIR] [--dossier ID] [--json]',
  examples: [
    'casus backup monday.sqlite',
    'casus backup --dossier ukraine-2025 ukraine.zip',
    'casus backup --dossier ukraine-2025 ukraine',
  ],
  names: { min: 1, max: 1 },
  options: {
    data: { type: 'string', value: 'DIR', description: 'where dossiers are kept (CASUS_DATA, else casus-data)' },
    dossier: {
      type: 'string',
      value: 'ID',
      description: 'only this dossier: a zip if FILE ends with .zip, else a folder',
    },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run,
};
