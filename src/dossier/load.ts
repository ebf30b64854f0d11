import {
  type Arrangement,
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
import { readCoding, withCodedStatements } from './coding.ts';
import type { Dossier, DossierArrangement, DossierDocument } from './dossier.ts';
import { type DossierFile, dossierFileSchema } from './schema.ts';

/** Paths inside the dossier's folder (with `/`) → text. */
export type DossierFiles = ReadonlyMap<string, string>;

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
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Coding> {
  return new Map(
    documents.flatMap((document) => {
      const read = readCoding(document, files);
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

function readArrangements(
  files: DossierFiles,
  library: ReadonlyMap<string, Arrangement>,
  diagnostics: Diagnostic[],
): DossierArrangement[] {
  const loaded = [...files].flatMap(([file, text]) => {
    if (!ARRANGEMENT.test(file)) return [];
    const read = collect(parseArrangement(text, { file }), diagnostics);
    return read === undefined ? [] : [{ file, loaded: read }];
  });
  const byId = new Map([
    ...library,
    ...loaded.map(({ loaded: { arrangement } }) => [arrangement.id, arrangement] as const),
  ]);
  return loaded.flatMap(({ file, loaded: read }) => {
    const resolved = resolveVariant(read.arrangement, (id) => byId.get(id), read);
    if (resolved.ok) return [{ file, loaded: read, arrangement: resolved.value }];
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
 * `library` holds arrangements that variants may extend without being in the folder (the catalogue).
 */
export function parseDossier(
  id: string,
  files: DossierFiles,
  library: ReadonlyMap<string, Arrangement> = new Map(),
): Result<Dossier> {
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
    return text === undefined ? undefined : collect(parse(text), diagnostics)?.value;
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
  const codings = readCodings(documents, files, diagnostics);
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
    arrangements: inOrder(readArrangements(files, library, diagnostics), read.value.value.arrangements),
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
