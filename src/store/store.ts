// The store over either database: reads here, changes in `changes.ts`.
import { randomBytes } from 'node:crypto';
import { type ChangeContext, changeFile, createDossier, undoChange } from './changes.ts';
import { deletionOver, NOT_DELETED } from './deletion.ts';
import { searchWords } from './search.ts';
import { bytes, integer, type Row, type Sql, text, textOrNull } from './sql.ts';
import type { ChangeKind, DossierSummary, Store, StoredDossier, StoreEvent } from './types.ts';

const KINDS: readonly ChangeKind[] = ['create', 'write', 'delete', 'undo'];

const SUMMARY = `SELECT d.id, d.title, d.version, d.updated FROM dossier d`;

function summaryOf(row: Row): DossierSummary {
  return {
    id: text(row, 'id'),
    title: text(row, 'title'),
    version: integer(row, 'version'),
    updated: text(row, 'updated'),
  };
}

function eventOf(row: Row): StoreEvent {
  return {
    version: integer(row, 'version'),
    kind: KINDS.find((kind) => kind === row['kind']) ?? 'write',
    path: text(row, 'path'),
    who: text(row, 'who'),
    when: text(row, 'at'),
    before: textOrNull(row, 'before'),
    after: textOrNull(row, 'after'),
    ...(row['undoes'] === null ? {} : { undoes: integer(row, 'undoes') }),
  };
}

async function readDossier(sql: Sql, id: string): Promise<StoredDossier | undefined> {
  // One query, so that summary and files are of one moment.
  const rows = await sql.read(
    `SELECT d.id, d.title, d.version, d.updated, f.path, f.version AS file_version, f.media_type, b.content
     FROM dossier d LEFT JOIN file f ON f.dossier = d.id AND f.sha256 IS NOT NULL
     LEFT JOIN blob b ON b.sha256 = f.sha256 WHERE d.id = ? AND ${NOT_DELETED}`,
    [id],
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const files = rows
    .filter((row) => row['path'] !== null)
    .map((row) => ({
      path: text(row, 'path'),
      version: integer(row, 'file_version'),
      mediaType: text(row, 'media_type'),
      content: bytes(row, 'content'),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { ...summaryOf(first), files };
}

/** Twelve characters that are easy to read out and hard to guess. */
function newId(): string {
  const letters = '23456789abcdefghjkmnpqrstuvwxyz';
  return Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join('');
}

export function storeOver(sql: Sql, now: () => Date = () => new Date()): Store {
  const changing = <T>(work: (context: ChangeContext) => Promise<T>, dossier: string): Promise<T> =>
    sql.write((transaction) => work({ transaction, dialect: sql.dialect, at: now().toISOString() }), dossier);
  return {
    listDossiers: async () =>
      (await sql.read(`${SUMMARY} WHERE ${NOT_DELETED} ORDER BY d.updated DESC, d.id`)).map(summaryOf),
    summary: async (id) => (await sql.read(`${SUMMARY} WHERE d.id = ? AND ${NOT_DELETED}`, [id])).map(summaryOf)[0],
    readDossier: (id) => readDossier(sql, id),
    createDossier: (dossier) => {
      const id = dossier.id ?? newId();
      return changing((context) => createDossier(context, dossier, id), id);
    },
    changeFile: (change) => changing((context) => changeFile(context, change), change.dossier),
    undo: (request) => changing((context) => undoChange(context, request), request.dossier),
    history: async (dossier, { before = Number.MAX_SAFE_INTEGER, limit }) => {
      const rows = await sql.read(
        `SELECT * FROM event WHERE dossier = ? AND version < CAST(? AS BIGINT) ORDER BY version DESC LIMIT ?`,
        [dossier, before, limit],
      );
      return rows.map(eventOf);
    },
    eventsAfter: async (dossier, after, limit) => {
      const rows = await sql.read(
        `SELECT * FROM event WHERE dossier = ? AND version > CAST(? AS BIGINT) ORDER BY version LIMIT ?`,
        [dossier, after, limit],
      );
      return rows.map(eventOf);
    },
    ...deletionOver(sql, () => now().toISOString()),
    search: (question) => searchWords(sql, question),
    onChange: sql.listen,
    ping: async () => {
      await sql.read('SELECT 1 AS one');
    },
    close: sql.close,
  };
}
