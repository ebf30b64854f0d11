// Statements from a project file of Discourse Network Analyzer 3: a SQLite database, read with the reader that Node brings.
// SOURCE: the tables DOCUMENTS, STATEMENTS, VARIABLES, DATASHORTTEXT, DATABOOLEAN, ENTITIES and CODERS as DNA 3 makes them.
import { existsSync } from 'node:fs';
import { type Diagnostic, fail, type Result } from '../../basics/index.ts';
import { type DnaRow, parseDnaCsv, printCsv } from '../../positions/index.ts';

const QUERY = `
SELECT s.ID AS id, s.Start AS start, s.Stop AS stop, d.ID AS document, d.Title AS title, d.Text AS text, d.Date AS date,
  COALESCE(c.Name, '') AS coder,
  (SELECT e.Value FROM DATASHORTTEXT t JOIN VARIABLES v ON v.ID = t.VariableId JOIN ENTITIES e ON e.ID = t.Entity
    WHERE t.StatementId = s.ID AND v.Variable = 'person') AS person,
  (SELECT e.Value FROM DATASHORTTEXT t JOIN VARIABLES v ON v.ID = t.VariableId JOIN ENTITIES e ON e.ID = t.Entity
    WHERE t.StatementId = s.ID AND v.Variable = 'organization') AS organization,
  (SELECT e.Value FROM DATASHORTTEXT t JOIN VARIABLES v ON v.ID = t.VariableId JOIN ENTITIES e ON e.ID = t.Entity
    WHERE t.StatementId = s.ID AND v.Variable = 'concept') AS concept,
  (SELECT b.Value FROM DATABOOLEAN b JOIN VARIABLES v ON v.ID = b.VariableId
    WHERE b.StatementId = s.ID AND v.Variable = 'agreement') AS agreement
FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId LEFT JOIN CODERS c ON c.ID = s.Coder
ORDER BY s.ID LIMIT 100000`;

const problem = (file: string, message: string): Diagnostic => ({ code: 'I114', severity: 'error', message, file });

function cellOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

const COLUMNS = ['ID', 'docTitle', 'person', 'organization', 'concept', 'agreement', 'text', 'coder', 'time'] as const;

function rowOf(row: Readonly<Record<string, unknown>>): readonly string[] {
  const words = cellOf(row['text']).slice(Number(row['start']), Number(row['stop']));
  const seconds = Number(row['date']);
  const time = Number.isFinite(seconds) && Math.abs(seconds) < 1e11 ? new Date(seconds * 1000).toISOString() : '';
  const named = [row['person'], row['organization'], row['concept'], row['agreement']].map(cellOf);
  return [cellOf(row['id']), cellOf(row['title']), ...named, words, cellOf(row['coder']), time];
}

/** Every statement of the file with its words, the person, organization, concept and agreement. I114. */
export async function readDnaFile(file: string): Promise<Result<readonly DnaRow[]>> {
  if (!existsSync(file)) return fail(problem(file, 'there is no such file'));
  try {
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const rows = database.prepare(QUERY).all();
      return parseDnaCsv(printCsv([COLUMNS, ...rows.map(rowOf)]));
    } finally {
      database.close();
    }
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    return fail(problem(file, `this is not read as a file of Discourse Network Analyzer 3 (${why})`));
  }
}
