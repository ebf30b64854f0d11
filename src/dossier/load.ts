import {
  type Arrangement,
  listWeightTables,
  parseArrangement,
  readYaml,
  resolveVariant,
  type Situation,
  situationsFileSchema,
} from '../arrangements/index.ts';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
import { type NegotiationFile, negotiationFileSchema, openNegotiation } from '../negotiation/index.ts';
import {
  type Codebook,
  type Coding,
  type ConfirmedStatement,
  EMPTY_CODEBOOK,
  type Issue,
  issuesFileSchema,
  parseCodebook,
  statementsFileSchema,
} from '../positions/index.ts';
import { checkReferences } from './check-references.ts';
import { codingFileOf, readCoding, withCodedStatements } from './coding.ts';
import type { Dossier, DossierArrangement, DossierDocument } from './dossier.ts';
import { type Keep, KEEP_NOTHING } from './keep.ts';
import { type DossierFile, dossierFileSchema } from './schema.ts';

/** Paths inside the dossier's folder (with `/`) → text. */
export type DossierFiles = ReadonlyMap<string, string>;

/** Writes the weight tables that an arrangement names into it; `file` is its path inside the dossier. */
export type Weigh = (arrangement: Arrangement, file: string) => Result<Arrangement>;

export interface DossierOptions {
  /** Arrangements that variants may extend without being in the folder (the catalogue). */
  readonly library?: ReadonlyMap<string, Arrangement>;
  /** Fills in weight tables that lie beside the arrangements; one that is not filled in is a mistake. */
  readonly weigh?: Weigh;
  /** What unchanged files were read as before. */
  readonly keep?: Keep;
}

const ARRANGEMENT = /^arrangements\/[^/]+\.ya?ml$/;

function collect<T>(result: Result<T>, diagnostics: Diagnostic[]): T | undefined {
  if (result.ok) return result.value;
  diagnostics.push(...result.diagnostics);
  return undefined;
}

function readDocuments(file: DossierFile, files: DossierFiles, diagnostics: Diagnostic[]): DossierDocument[] {
  return file.documents.flatMap((entry) => {
    const path = `documents/${entry.file.replace(/^documents\//, '')}`;
    const text = files.get(path);
    if (text !== undefined) {
      const { id, title = entry.id, date, source } = entry;
      return [{ id, file: path, title, text, ...(date ? { date } : {}), ...(source ? { source } : {}) }];
    }
    const near = nearest(path, files.keys());
    diagnostics.push({
      code: 'F102',
      severity: 'error',
      message: `the document '${entry.id}' is listed, but ${path} is not in the folder`,
      file: 'dossier.yaml',
      ...(near === undefined ? {} : { help: `did you mean '${near}'?` }),
    });
    return [];
  });
}

function readCodings(
  documents: readonly DossierDocument[],
  files: DossierFiles,
  keep: Keep,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Coding> {
  return new Map(
    documents.flatMap((document) => {
      const file = codingFileOf(document);
      const read = keep(file, [files.get(file), document.id, document.text], () => readCoding(document, files));
      const coding = read === undefined ? undefined : collect(read, diagnostics);
      return coding === undefined ? [] : [[document.id, coding] as const];
    }),
  );
}

/** Where the history of the provisions is kept. */
export const CODEBOOK_FILE = 'codebook.jsonl';

function readCodebook(files: DossierFiles, diagnostics: Diagnostic[]): Codebook {
  const text = files.get(CODEBOOK_FILE);
  if (text === undefined) return EMPTY_CODEBOOK;
  const read = parseCodebook(text);
  if (read.ok) return read.value;
  diagnostics.push(...read.diagnostics.map((found) => ({ file: CODEBOOK_FILE, ...found })));
  return EMPTY_CODEBOOK;
}

function missingTable(table: string, file: string): Diagnostic {
  const path = `arrangements/${table.replace(/\.csv$/, '')}.csv`;
  const help = 'add the table, or write the weights of the group into the file';
  return { code: 'F106', severity: 'error', message: `the weight table ${path} is not at hand`, file, help };
}

/** What a variant is made from, itself first. */
function chainOf(own: Arrangement, byId: ReadonlyMap<string, Arrangement>): readonly Arrangement[] {
  const chain = new Set<Arrangement>();
  for (let next: Arrangement | undefined = own; next !== undefined && !chain.has(next); ) {
    chain.add(next);
    next = next.extends === undefined ? undefined : byId.get(next.extends);
  }
  return [...chain];
}

function readArrangements(
  files: DossierFiles,
  { library = new Map(), weigh = succeed, keep = KEEP_NOTHING }: DossierOptions,
  diagnostics: Diagnostic[],
): DossierArrangement[] {
  const loaded = [...files].flatMap(([file, text]) => {
    if (!ARRANGEMENT.test(file)) return [];
    const parsed = keep(file, [text], () => parseArrangement(text, { file }));
    const read = collect(parsed, diagnostics);
    return read === undefined ? [] : [{ file, loaded: read }];
  });
  const byId = new Map([
    ...library,
    ...loaded.map(({ loaded: { arrangement } }) => [arrangement.id, arrangement] as const),
  ]);
  return loaded.flatMap(({ file, loaded: read }) => {
    const resolved = keep(`${file} whole`, chainOf(read.arrangement, byId), () =>
      resolveVariant(read.arrangement, (id) => byId.get(id), read),
    );
    if (resolved.ok) {
      const arrangement = collect(weigh(resolved.value, file), diagnostics);
      const missing = arrangement === undefined ? [] : listWeightTables(arrangement);
      diagnostics.push(...missing.map(({ table }) => missingTable(table, file)));
      return arrangement === undefined || missing.length > 0 ? [] : [{ file, loaded: read, arrangement }];
    }
    diagnostics.push(...resolved.diagnostics.map((diagnostic) => ({ file, ...diagnostic })));
    return [];
  });
}

/** The order in `dossier.yaml` when it gives one, else base before variant, then the order of the file names. */
function inOrder(
  arrangements: readonly DossierArrangement[],
  order: readonly string[] | undefined,
): DossierArrangement[] {
  const rank = (entry: DossierArrangement): number => {
    const at = order?.indexOf(entry.arrangement.id) ?? -1;
    return at === -1 ? (order?.length ?? 0) : at;
  };
  return [...arrangements].sort((a, b) => rank(a) - rank(b));
}

/**
 * A folder's files → a dossier whose parts fit together: every statement is the slice that its span names, every
 * reference resolves, every variant has its base. All mistakes of all files are reported at once. Cost: O(text).
 */
export function parseDossier(id: string, files: DossierFiles, options: DossierOptions = {}): Result<Dossier> {
  const { keep = KEEP_NOTHING } = options;
  const head = files.get('dossier.yaml');
  if (head === undefined) {
    return fail({
      code: 'F101',
      severity: 'error',
      message: `'${id}' has no dossier.yaml, so it is not a dossier`,
      help: 'a dossier is a folder with dossier.yaml, and documents/, arrangements/*.yaml, statements.yaml, issues.yaml, situations.yaml beside it',
    });
  }
  const read = readYaml(head, dossierFileSchema, { file: 'dossier.yaml' });
  if (!read.ok) return read;
  const diagnostics: Diagnostic[] = [];
  const part = <T>(file: string, parse: (text: string) => Result<{ readonly value: T }>): T | undefined => {
    const text = files.get(file);
    if (text === undefined) return undefined;
    const read = keep(file, [text], () => parse(text));
    return collect(read, diagnostics)?.value;
  };
  const written: readonly ConfirmedStatement[] =
    part('statements.yaml', (text) => readYaml(text, statementsFileSchema, { file: 'statements.yaml' }))?.statements ??
    [];
  const issues: readonly Issue[] =
    part('issues.yaml', (text) => readYaml(text, issuesFileSchema, { file: 'issues.yaml' }))?.issues ?? [];
  const situations: readonly Situation[] =
    part('situations.yaml', (text) => readYaml(text, situationsFileSchema, { file: 'situations.yaml' }))?.situations ??
    [];
  const { title, question, referenceDate, actors } = read.value.value;
  const documents = readDocuments(read.value.value, files, diagnostics);
  const codings = readCodings(documents, files, keep, diagnostics);
  const dossier: Dossier = {
    id: read.value.value.id ?? id,
    title,
    ...(question === undefined ? {} : { question }),
    ...(referenceDate === undefined ? {} : { referenceDate }),
    actors,
    documents,
    statements: withCodedStatements(written, documents, codings),
    codings,
    codebook: readCodebook(files, diagnostics),
    issues,
    arrangements: inOrder(readArrangements(files, options, diagnostics), read.value.value.arrangements),
    situations,
  };
  diagnostics.push(...checkReferences(dossier));
  const file = part('negotiation.yaml', (text) => readYaml(text, negotiationFileSchema, { file: 'negotiation.yaml' }));
  if (diagnostics.some(({ severity }) => severity === 'error')) return fail(...diagnostics);
  return withNegotiation(dossier, file);
}

/** Last, because it needs the other parts to be sound. */
function withNegotiation(dossier: Dossier, file: NegotiationFile | undefined): Result<Dossier> {
  const { issues, statements, arrangements, situations, documents } = dossier;
  const opened = openNegotiation({
    issues,
    statements,
    situations,
    arrangements: arrangements.map(({ arrangement }) => arrangement),
    documentDates: new Map(documents.flatMap(({ id, date }) => (date === undefined ? [] : [[id, date] as const]))),
    ...(file === undefined ? {} : { file }),
  });
  if (!opened.ok) return fail(...opened.diagnostics.map((found) => ({ file: 'negotiation.yaml', ...found })));
  return succeed(opened.value === undefined ? dossier : { ...dossier, negotiation: opened.value });
}
