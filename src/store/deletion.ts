// A deleted dossier is out of sight and comes back whole, until it is purged for good some weeks later.
import { type Dialect, integer, type Row, type Sql, text, type Transaction } from './sql.ts';
import type { DeletedDossier, Store } from './types.ts';

/** For queries whose table of dossiers is `d`. */
export const NOT_DELETED = `NOT EXISTS (SELECT 1 FROM deleted_dossier x WHERE x.dossier = d.id)`;

/** Tables with rows of one dossier, so that what is named by others goes last. */
const ROWS_OF = ['file', 'event', 'member', 'invitation', 'access_event', 'deleted_dossier'] as const;

interface Note {
  readonly dossier: string;
  readonly at: string;
  readonly who: string;
  readonly what: 'delete' | 'restore';
}

async function note(transaction: Transaction, { dossier, at, who, what }: Note): Promise<void> {
  await transaction.all(`INSERT INTO access_event (dossier, at, who, what, about) VALUES (?, ?, ?, ?, '')`, [
    dossier,
    at,
    who,
    what,
  ]);
}

function deleteDossier(sql: Sql, now: () => string): Store['deleteDossier'] {
  return (dossier, who) =>
    sql.write(async (transaction) => {
      const at = now();
      // With the row locked, no change of a file is under way.
      const lock = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
      const found = await transaction.all(`SELECT id FROM dossier WHERE id = ?${lock}`, [dossier]);
      if (found.length === 0) return false;
      const made = await transaction.all(
        `INSERT INTO deleted_dossier (dossier, at, who) VALUES (?, ?, ?) ON CONFLICT (dossier) DO NOTHING RETURNING dossier`,
        [dossier, at, who],
      );
      if (made.length > 0) await note(transaction, { dossier, at, who, what: 'delete' });
      return made.length > 0;
    }, dossier);
}

function restoreDossier(sql: Sql, now: () => string): Store['restoreDossier'] {
  return (dossier, who) =>
    sql.write(async (transaction) => {
      const gone = await transaction.all(`DELETE FROM deleted_dossier WHERE dossier = ? RETURNING dossier`, [dossier]);
      if (gone.length > 0) await note(transaction, { dossier, at: now(), who, what: 'restore' });
      return gone.length > 0;
    }, dossier);
}

function deletedOf(row: Row): DeletedDossier {
  return { id: text(row, 'id'), title: text(row, 'title'), deleted: text(row, 'at'), by: text(row, 'who') };
}

async function purgeOne(transaction: Transaction, dialect: Dialect, dossier: string): Promise<void> {
  const words = await transaction.all(`DELETE FROM search_entry WHERE dossier = ? RETURNING id`, [dossier]);
  if (dialect === 'sqlite') {
    for (const row of words) await transaction.all(`DELETE FROM search_words WHERE rowid = ?`, [integer(row, 'id')]);
  }
  await transaction.all(`DELETE FROM idempotency WHERE scope = ?`, [dossier]);
  for (const table of ROWS_OF) await transaction.all(`DELETE FROM ${table} WHERE dossier = ?`, [dossier]);
  await transaction.all(`DELETE FROM dossier WHERE id = ?`, [dossier]);
}

function purgeDeleted(sql: Sql): Store['purgeDeleted'] {
  return (before) =>
    sql.write(async (transaction) => {
      const old = await transaction.all(`SELECT dossier FROM deleted_dossier WHERE at < ? ORDER BY dossier`, [before]);
      for (const row of old) await purgeOne(transaction, sql.dialect, text(row, 'dossier'));
      if (old.length > 0) {
        await transaction.all(
          `DELETE FROM blob WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.sha256 = blob.sha256)
           AND NOT EXISTS (SELECT 1 FROM event e WHERE e.before = blob.sha256 OR e.after = blob.sha256)`,
        );
      }
      return old.length;
    });
}

export function deletionOver(
  sql: Sql,
  now: () => string,
): Pick<Store, 'deleteDossier' | 'restoreDossier' | 'isDeleted' | 'listDeleted' | 'purgeDeleted'> {
  return {
    deleteDossier: deleteDossier(sql, now),
    restoreDossier: restoreDossier(sql, now),
    isDeleted: async (id) => (await sql.read(`SELECT dossier FROM deleted_dossier WHERE dossier = ?`, [id])).length > 0,
    listDeleted: async () => {
      const rows = await sql.read(
        `SELECT d.id, d.title, x.at, x.who FROM deleted_dossier x JOIN dossier d ON d.id = x.dossier ORDER BY x.at DESC, d.id`,
      );
      return rows.map(deletedOf);
    },
    purgeDeleted: purgeDeleted(sql),
  };
}
