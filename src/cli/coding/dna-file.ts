// Statements from a project file of Discourse Network Analyzer: a SQLite database, read with the reader that Node brings.
// SOURCE: the tables that DNA makes (leifeld/dna, `SqlConnection.java` of version 2, `sql/Sql.java` of version 3): DOCUMENTS,
// STATEMENTS, VARIABLES, CODERS, DATABOOLEAN, DATAINTEGER, DATASHORTTEXT and DATALONGTEXT. A short text is its own value
// (2), an attribute's or an entity's (3), and hangs on a variable or, where a statement has roles, on a role's variable.
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Diagnostic, fail, type Result } from '../../basics/index.ts';
import { type DnaRow, parseDnaCsv, printCsv } from '../../positions/index.ts';

const STATEMENTS = `
SELECT s.ID AS id, s.Start AS start, s.Stop AS stop, d.ID AS document, d.Title AS title, d.Text AS text, d.Date AS date,
  COALESCE(c.Name, '') AS coder
FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId LEFT JOIN CODERS c ON c.ID = s.Coder
ORDER BY s.ID LIMIT 100000`;

/** Version 2 counts a date in milliseconds, version 3 in seconds. */
type Version = 2 | 3;

interface Values {
  readonly version: Version;
  /** Statement → variable, in lower case → value; of several values of one role the first. */
  readonly values: ReadonlyMap<unknown, ReadonlyMap<string, string>>;
}

function cellOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function columnsOf(database: DatabaseSync, table: string): ReadonlySet<string> {
  return new Set(
    database
      .prepare(`SELECT name FROM pragma_table_info(?)`)
      .all(table)
      .map(({ name }) => cellOf(name)),
  );
}

/** The value of one table's rows, and how it is joined; by the columns that the file's version has. */
function valueQuery(database: DatabaseSync, table: string): string | null {
  const columns = columnsOf(database, table);
  if (!columns.has('StatementId')) return null;
  const linked = columns.has('RoleVariableLinkId');
  const variable = linked
    ? 'JOIN ROLEVARIABLELINKS l ON l.ID = t.RoleVariableLinkId JOIN VARIABLES v ON v.ID = l.VariableId'
    : 'JOIN VARIABLES v ON v.ID = t.VariableId';
  const select = (value: string, join = ''): string =>
    `SELECT t.StatementId AS statement, LOWER(v.Variable) AS variable, ${value} AS value FROM ${table} t ${variable} ${join} ORDER BY t.ID`;
  if (columns.has('Entity')) return select('e.Value', 'JOIN ENTITIES e ON e.ID = t.Entity');
  const byAttribute = table === 'DATASHORTTEXT' && columnsOf(database, 'ATTRIBUTES').has('Value');
  return byAttribute ? select('a.Value', 'JOIN ATTRIBUTES a ON a.ID = t.Value') : select('t.Value');
}

function readValues(database: DatabaseSync): Values {
  const values = new Map<unknown, Map<string, string>>();
  for (const table of ['DATASHORTTEXT', 'DATALONGTEXT', 'DATABOOLEAN', 'DATAINTEGER']) {
    const query = valueQuery(database, table);
    for (const { statement, variable, value } of query === null ? [] : database.prepare(query).iterate()) {
      const own = values.get(statement) ?? new Map<string, string>();
      values.set(statement, own);
      const name = cellOf(variable);
      if (!own.has(name)) own.set(name, cellOf(value));
    }
  }
  const old = columnsOf(database, 'DATASHORTTEXT').has('StatementTypeId');
  return { version: old ? 2 : 3, values };
}

const COLUMNS = ['statement ID', 'time', 'document title', 'text', 'person', 'organization', 'concept', 'agreement'];

function timeOf(date: unknown, version: Version): string {
  const milliseconds = Number(date) * (version === 2 ? 1 : 1000);
  const known = date !== null && Number.isFinite(milliseconds) && Math.abs(milliseconds) < 8.64e15;
  return known ? new Date(milliseconds).toISOString() : '';
}

function rowOf(row: Readonly<Record<string, unknown>>, { version, values }: Values): readonly string[] {
  const words = cellOf(row['text']).slice(Number(row['start']), Number(row['stop']));
  const own = values.get(row['id']);
  const named = ['person', 'organization', 'concept', 'agreement'].map((name) => own?.get(name) ?? '');
  const head = [cellOf(row['id']), timeOf(row['date'], version), cellOf(row['title']), words];
  return [...head, ...named, cellOf(row['coder'])];
}

const problem = (file: string, message: string): Diagnostic => ({ code: 'I114', severity: 'error', message, file });

/** Every statement of a file of version 2 or 3 with its words, the person, organization, concept and agreement. I114. */
export async function readDnaFile(file: string): Promise<Result<readonly DnaRow[]>> {
  if (!existsSync(file)) return fail(problem(file, 'there is no such file'));
  try {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const values = readValues(database);
      const rows = database.prepare(STATEMENTS).all();
      return parseDnaCsv(printCsv([[...COLUMNS, 'coder'], ...rows.map((row) => rowOf(row, values))]));
    } finally {
      database.close();
    }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return fail(problem(file, `this is not read as a file of Discourse Network Analyzer 2 or 3 (${why})`));
  }
}
