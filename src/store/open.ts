// From a folder or an address to a store that is ready, or to words about why there is none.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { type Members, membersOver } from './accounts/members.ts';
import { type Records, recordsOver } from './accounts/records.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { connectPostgres } from './postgres/connection.ts';
import { type Sql, StoreUnavailable } from './sql.ts';
import { connectSqlite } from './sqlite/connection.ts';
import { DATABASE_FILE } from './sqlite/file.ts';
import { takeLock } from './sqlite/lock.ts';
import { readSqlite } from './sqlite/reader.ts';
import { storeOver } from './store.ts';
import type { Store } from './types.ts';

export interface OpenedStore {
  readonly store: Store;
  readonly members: Members;
  readonly records: Records;
  readonly sql: Sql;
  /** Tells a second process on the same data who is here; nothing for PostgreSQL. */
  readonly announce: (words: string) => void;
}

function opened(sql: Sql, announce: OpenedStore['announce']): OpenedStore {
  return { store: storeOver(sql), members: membersOver(sql), records: recordsOver(sql), sql, announce };
}

function problem(code: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

function words(error: unknown): string {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  if (cause instanceof Error && cause.message !== '') return cause.message;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}

async function ready(sql: Sql): Promise<Result<Sql>> {
  const found = await migrate(sql);
  if (found <= MIGRATIONS.length) return succeed(sql);
  await sql.close();
  return fail(
    problem(
      'S202',
      `the data is of version ${found}, and this program knows up to ${MIGRATIONS.length}`,
      'use the newer program that wrote it',
    ),
  );
}

/**
 * The embedded store in `folder`, which is made when missing. A second process on the same folder is refused at once.
 * `broken` hears the first error of the disk; the process must then end, and the next start recovers. S201-S203.
 */
export async function openFolderStore(folder: string, broken: (error: unknown) => void): Promise<Result<OpenedStore>> {
  let lock: ReturnType<typeof takeLock>;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = takeLock(folder);
  } catch (error) {
    return fail(problem('S203', `the data folder '${folder}' cannot be used: ${words(error)}`));
  }
  if ('holder' in lock) {
    const help = 'stop it, or name another folder with --data';
    return fail(problem('S201', `the data in '${folder}' is in use by ${lock.holder}`, help));
  }
  const { release, announce } = lock;
  try {
    const sql = connectSqlite(join(folder, DATABASE_FILE), broken);
    const done = await ready({ ...sql, close: () => sql.close().finally(release) });
    return done.ok ? succeed(opened(done.value, announce)) : done;
  } catch (error) {
    release();
    return fail(problem('S203', `the data in '${folder}' cannot be read: ${words(error)}`));
  }
}

/** The shared store at a PostgreSQL address (as in DATABASE_URL). S202, S204. */
export async function openPostgresStore(url: string): Promise<Result<OpenedStore>> {
  const sql = connectPostgres(url);
  try {
    const done = await ready(sql);
    return done.ok ? succeed(opened(sql, () => undefined)) : done;
  } catch (error) {
    await sql.close();
    return fail(problem('S204', `the database cannot be used: ${words(error)}`, 'look at DATABASE_URL'));
  }
}

/** A look at the store in a folder, also while a server uses it; every change through it fails. S203. */
export function lookIntoFolder(folder: string): Result<Store> {
  try {
    const sql = readSqlite(folder);
    if (sql) return succeed(storeOver(sql));
    return fail(problem('S203', `there is no data in '${folder}'`));
  } catch (error) {
    return fail(problem('S203', `the data in '${folder}' cannot be read: ${words(error)}`));
  }
}
