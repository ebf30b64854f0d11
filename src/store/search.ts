import type { SearchHit, SearchQuestion } from './types.ts';
import { type Row, type Sql, type SqlValue, text } from './sql.ts';
import { type AskedWord, askWords, placeWords } from './words.ts';

const HITS = 50;
const AROUND = 90;

function forSqlite(words: readonly AskedWord[]): string {
  return words.map(({ word, prefix }) => `"${word}"${prefix ? ' *' : ''}`).join(' AND ');
}

function forPostgres(words: readonly AskedWord[]): string {
  return words.map(({ word, prefix }) => `'${word}'${prefix ? ':*' : ''}`).join(' & ');
}

/** Words around the first hit, on one line, with every hit in them marked. */
function snippetOf(body: string, words: readonly AskedWord[]): Pick<SearchHit, 'snippet' | 'marks'> {
  const asked = (word: string): boolean =>
    words.some((each) => (each.prefix ? word.startsWith(each.word) : word === each.word));
  const found = placeWords(body).filter(({ word }) => asked(word));
  const first = found[0]?.start ?? 0;
  let from = Math.max(0, first - AROUND);
  while (from > 0 && from < first && !/\s/.test(body[from - 1] ?? ' ')) from += 1;
  let to = Math.min(body.length, first + 2 * AROUND);
  while (to < body.length && to > first && /\p{L}|\p{M}|[\uDC00-\uDFFF]/u.test(body[to] ?? ' ')) to += 1;
  const marks = found.flatMap(({ start, end }) =>
    end <= to ? ([[start - from, end - from]] satisfies [number, number][]) : [],
  );
  return { snippet: body.slice(from, to).replace(/\s/g, ' '), marks };
}

function query(sql: Sql, only: readonly string[] | undefined): string {
  const among = only === undefined ? '' : `AND e.dossier IN (${only.map(() => '?').join(', ')})`;
  return sql.dialect === 'sqlite'
    ? `SELECT e.dossier, d.title, e.path, e.kind, e.body FROM search_words w
       JOIN search_entry e ON e.id = w.rowid JOIN dossier d ON d.id = e.dossier
       WHERE search_words MATCH ? ${among} ORDER BY w.rank, e.dossier, e.path, e.id LIMIT ?`
    : `SELECT e.dossier, d.title, e.path, e.kind, e.body FROM search_entry e
       JOIN dossier d ON d.id = e.dossier, to_tsquery('simple', ?) asked
       WHERE e.words @@ asked ${among} ORDER BY ts_rank(e.words, asked) DESC, e.dossier, e.path, e.id LIMIT ?`;
}

function hit(row: Row, words: readonly AskedWord[]): SearchHit {
  const [dossier, title, path, kind] = ['dossier', 'title', 'path', 'kind'].map((column) => text(row, column));
  return {
    dossier: dossier ?? '',
    title: title ?? '',
    path: path ?? '',
    kind: kind ?? '',
    ...snippetOf(text(row, 'body'), words),
  };
}

/** Entries that hold every word, best first; a question without words finds nothing. */
export async function searchWords(sql: Sql, question: SearchQuestion): Promise<readonly SearchHit[]> {
  const words = askWords(question.words);
  const { dossiers: only } = question;
  if (words.length === 0 || only?.length === 0) return [];
  const asked = sql.dialect === 'sqlite' ? forSqlite(words) : forPostgres(words);
  const parameters: readonly SqlValue[] = [asked, ...(only ?? []), Math.min(question.limit ?? HITS, HITS)];
  const rows = await sql.read(query(sql, only), parameters);
  return rows.map((row) => hit(row, words));
}
