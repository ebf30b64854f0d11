// Which words of which file are found by search; kept in the same transaction as the file.
import { parse } from 'yaml';
import { confirmedFieldsIn } from '../dossier/index.ts';
import { bytes, type Dialect, integer, text, type Transaction } from './sql.ts';
import { placeWords } from './words.ts';

export type SearchKind = 'document' | 'statement' | 'arrangement' | 'file';

interface Entry {
  readonly kind: SearchKind;
  readonly body: string;
}

const LARGEST_TEXT = 4 * 1024 * 1024;
/** A longer text is several entries: PostgreSQL's word lists have at most 1 MB. */
const LONGEST_ENTRY = 50_000;

function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length || from === 0; ) {
    const end = from + LONGEST_ENTRY;
    const line = end < text.length ? text.lastIndexOf('\n', end) : text.length;
    const to = line > from ? line : end;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

function kindOf(path: string): SearchKind {
  if (path.startsWith('documents/')) return 'document';
  return path.startsWith('arrangements/') ? 'arrangement' : 'file';
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : [];
}

/** Each statement is an entry of its own; a file that is no list of statements is one entry. */
function statementsIn(source: string): readonly Entry[] | undefined {
  try {
    const read: unknown = parse(source, { maxAliasCount: 0 });
    const list: unknown =
      typeof read === 'object' && read !== null && 'statements' in read ? read.statements : undefined;
    return Array.isArray(list)
      ? list.map((statement) => ({ kind: 'statement', body: wordsOf(statement).join(' · ') }))
      : undefined;
  } catch {
    return undefined;
  }
}

function entriesOf(path: string, mediaType: string, content: Uint8Array): readonly Entry[] {
  if (!/^(?:text\/|application\/(?:jsonl?|yaml))/.test(mediaType) || content.byteLength > LARGEST_TEXT) return [];
  const body = new TextDecoder().decode(content);
  if (path.endsWith('.coding.jsonl'))
    return confirmedFieldsIn(body).map((fields) => ({ kind: 'statement', body: wordsOf(fields).join(' · ') }));
  const statements = path === 'statements.yaml' ? statementsIn(body) : undefined;
  return statements ?? inPieces(body).map((piece) => ({ kind: kindOf(path), body: piece }));
}

async function forget(transaction: Transaction, dialect: Dialect, dossier: string, path: string): Promise<void> {
  const gone = await transaction.all(`DELETE FROM search_entry WHERE dossier = ? AND path = ? RETURNING id`, [
    dossier,
    path,
  ]);
  if (dialect !== 'sqlite') return;
  for (const row of gone) await transaction.all(`DELETE FROM search_words WHERE rowid = ?`, [integer(row, 'id')]);
}

interface IndexedFile {
  readonly dossier: string;
  readonly path: string;
  readonly mediaType: string;
  /** Null: the file is gone. */
  readonly content: Uint8Array | null;
}

/** Replaces what is known of one file. Cost: O(text). */
export async function indexFile(transaction: Transaction, dialect: Dialect, file: IndexedFile): Promise<void> {
  const { dossier, path, mediaType, content } = file;
  await forget(transaction, dialect, dossier, path);
  for (const { kind, body } of content === null ? [] : entriesOf(path, mediaType, content)) {
    // PostgreSQL keeps no NUL in a text.
    const kept = body.replaceAll('\0', ' ');
    const words = placeWords(kept)
      .map(({ word }) => word)
      .join(' ');
    if (dialect === 'postgres') {
      await transaction.all(
        `INSERT INTO search_entry (dossier, path, kind, body, words) VALUES (?, ?, ?, ?, to_tsvector('simple', ?))`,
        [dossier, path, kind, kept, words],
      );
    } else {
      const [row] = await transaction.all(
        `INSERT INTO search_entry (dossier, path, kind, body) VALUES (?, ?, ?, ?) RETURNING id`,
        [dossier, path, kind, kept],
      );
      await transaction.all(`INSERT INTO search_words (rowid, words) VALUES (?, ?)`, [integer(row, 'id'), words]);
    }
  }
}

/** For a store that is older than its search. */
export async function indexAllFiles(transaction: Transaction, dialect: Dialect): Promise<void> {
  const files = await transaction.all(`SELECT dossier, path, media_type, sha256 FROM file WHERE sha256 IS NOT NULL`);
  for (const file of files) {
    const [blob] = await transaction.all(`SELECT content FROM blob WHERE sha256 = ?`, [text(file, 'sha256')]);
    await indexFile(transaction, dialect, {
      dossier: text(file, 'dossier'),
      path: text(file, 'path'),
      mediaType: text(file, 'media_type'),
      content: bytes(blob, 'content'),
    });
  }
}
