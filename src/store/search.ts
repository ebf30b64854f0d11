import type { SearchHit, SearchQuestion } from './types.ts';
import { NOT_DELETED } from './deletion.ts';
import { type Row, type Sql, type SqlValue, text } from './sql.ts';
import { type AskedPhrase, askPhrases, type PlacedWord, placeWords } from './words.ts';

const HITS = 50;
const AROUND = 90;

function forSqlite(phrases: readonly AskedPhrase[]): string {
  return phrases.map(({ words, prefix }) => `"${words.join(' ')}"${prefix ? ' *' : ''}`).join(' AND ');
}

function forPostgres(phrases: readonly AskedPhrase[]): string {
  const phrase = ({ words, prefix }: AskedPhrase): string =>
    `(${words.map((word) => `'${word}'`).join(' <-> ')}${prefix ? ':*' : ''})`;
  return phrases.map(phrase).join(' & ');
}

/** Where a snippet begins to hold the most different words. Cost: O(hits). */
function bestStart(found: readonly PlacedWord[]): number {
  let [best, most] = [found[0]?.start ?? 0, 0];
  for (const [index, { start }] of found.slice(0, 500).entries()) {
    const within = found.slice(index, index + 20).filter((each) => each.end <= start + 2 * AROUND);
    const different = new Set(within.map(({ word }) => word)).size;
    if (different > most) [best, most] = [start, different];
  }
  return best;
}

/** Words around the best hit, on one line, with every hit in them marked. */
function snippetOf(body: string, phrases: readonly AskedPhrase[]): Pick<SearchHit, 'snippet' | 'marks'> {
  const asked = (word: string): boolean =>
    phrases.some(({ words, prefix }) => words.includes(word) || (prefix && word.startsWith(words.at(-1) ?? word)));
  const found = placeWords(body).filter(({ word }) => asked(word));
  const first = bestStart(found);
  let from = Math.max(0, first - AROUND);
  while (from > 0 && from < first && !/\s/.test(body[from - 1] ?? ' ')) from += 1;
  let to = Math.min(body.length, first + 2 * AROUND);
  while (to < body.length && to > first && /\p{L}|\p{M}|[\uDC00-\uDFFF]/u.test(body[to] ?? ' ')) to += 1;
  const marks = found.flatMap(({ start, end }) =>
    start >= from && end <= to ? ([[start - from, end - from]] satisfies [number, number][]) : [],
  );
  return { snippet: body.slice(from, to).replace(/\s/g, ' '), marks };
}

function query(sql: Sql, only: readonly string[] | undefined): string {
  const among = only === undefined ? '' : `AND e.dossier IN (${only.map(() => '?').join(', ')})`;
  return sql.dialect === 'sqlite'
    ? `SELECT e.dossier, d.title, e.path, e.kind, e.body FROM search_words w
       JOIN search_entry e ON e.id = w.rowid JOIN dossier d ON d.id = e.dossier
       WHERE search_words MATCH ? AND ${NOT_DELETED} ${among} ORDER BY w.rank, e.dossier, e.path, e.id LIMIT ?`
    : `SELECT e.dossier, d.title, e.path, e.kind, e.body FROM search_entry e
       JOIN dossier d ON d.id = e.dossier, to_tsquery('simple', ?) asked
       WHERE e.words @@ asked AND ${NOT_DELETED} ${among} ORDER BY ts_rank(e.words, asked) DESC, e.dossier, e.path, e.id LIMIT ?`;
}

function hit(row: Row, phrases: readonly AskedPhrase[]): SearchHit {
  const [dossier, title, path, kind] = ['dossier', 'title', 'path', 'kind'].map((column) => text(row, column));
  return {
    dossier: dossier ?? '',
    title: title ?? '',
    path: path ?? '',
    kind: kind ?? '',
    ...snippetOf(text(row, 'body'), phrases),
  };
}

/** Entries that hold every word, best first; a question without words finds nothing. */
export async function searchWords(sql: Sql, question: SearchQuestion): Promise<readonly SearchHit[]> {
  const phrases = askPhrases(question.words);
  const { dossiers: only } = question;
  if (phrases.length === 0 || only?.length === 0) return [];
  const asked = sql.dialect === 'sqlite' ? forSqlite(phrases) : forPostgres(phrases);
  const parameters: readonly SqlValue[] = [asked, ...(only ?? []), Math.min(question.limit ?? HITS, HITS)];
  const rows = await sql.read(query(sql, only), parameters);
  return rows.map((row) => hit(row, phrases));
}
