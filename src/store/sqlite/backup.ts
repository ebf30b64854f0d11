// A copy of the whole store while it is in use, and the way back. A copy is complete or it is not there.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { MIGRATIONS } from '../migrations.ts';
import { DATABASE_FILE } from './file.ts';
import { takeLock } from './lock.ts';
import { sqlite } from './module.ts';

/** What a copy holds. */
export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly schemaVersion: number;
  readonly dossiers: number;
}

function problem(code: string, message: string, file: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, file, ...(help === undefined ? {} : { help }) };
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown reason';
}

function number(database: DatabaseSync, query: string): number {
  const row = database.prepare(query).get();
  return Number(Object.values(row ?? {})[0]);
}

function toDisk(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Every page read, every index compared. S202, S209. */
function inspect(file: string): Result<BackupReport> {
  let database: DatabaseSync | undefined;
  // A reader may not take away what it put beside the file to read it.
  const beside = ['-wal', '-shm'].map((ending) => file + ending).filter((path) => !existsSync(path));
  try {
    database = new (sqlite().DatabaseSync)(file, { readOnly: true });
    const sound = database.prepare('PRAGMA integrity_check').get();
    if (sound?.['integrity_check'] !== 'ok') return fail(problem('S209', 'the copy is damaged', file));
    const schemaVersion = number(database, 'SELECT MAX(version) FROM schema_version');
    if (schemaVersion > MIGRATIONS.length) {
      return fail(problem('S202', `the copy is of version ${schemaVersion}, newer than this program`, file));
    }
    return succeed({
      file,
      bytes: statSync(file).size,
      schemaVersion,
      dossiers: number(database, 'SELECT COUNT(*) FROM dossier'),
    });
  } catch (error) {
    return fail(problem('S209', `this is no copy of a store: ${words(error)}`, file));
  } finally {
    database?.close();
    for (const path of beside) rmSync(path, { force: true });
  }
}

/** Puts `part` in the place of `file` so that a crash leaves one or the other. */
function settle(part: string, file: string): void {
  toDisk(part);
  renameSync(part, file);
  toDisk(dirname(file));
}

/**
 * Copies the store in `folder` to `file`, also while a server writes: the copy is of one moment. Cost: O(size). S203,
 * S209, S210.
 */
export async function backupFolder(folder: string, file: string): Promise<Result<BackupReport>> {
  const from = join(folder, DATABASE_FILE);
  if (!existsSync(from)) return fail(problem('S203', 'there is no data in this folder', folder));
  if (existsSync(file)) return fail(problem('S210', 'there is a file of this name already', file, 'name another'));
  const part = `${file}.part`;
  let source: DatabaseSync | undefined;
  try {
    source = new (sqlite().DatabaseSync)(from, { readOnly: true, timeout: 5000 });
    await sqlite().backup(source, part);
    const report = inspect(part);
    if (!report.ok) return report;
    settle(part, file);
    return succeed({ ...report.value, file });
  } catch (error) {
    return fail(problem('S203', `the copy could not be written: ${words(error)}`, file));
  } finally {
    source?.close();
    rmSync(part, { force: true });
  }
}

/** Sets the data aside that is there, with everything that only its log holds. */
function setAside(folder: string, now: Date): void {
  const database = join(folder, DATABASE_FILE);
  const old = new (sqlite().DatabaseSync)(database);
  old.exec('PRAGMA journal_mode = DELETE');
  old.close();
  renameSync(database, join(folder, `casus.before-${now.toISOString().replaceAll(':', '-')}.sqlite`));
}

/**
 * Makes a copy the data of `folder`. Data that is there is kept beside it, and only replaced when `replace` says so. A
 * server that uses the folder must be stopped first. S201-S203, S209, S210.
 */
export function restoreFolder(file: string, folder: string, replace: boolean, now: Date): Result<BackupReport> {
  if (!existsSync(file)) return fail(problem('S209', 'there is no such file', file));
  const report = inspect(file);
  if (!report.ok) return report;
  let lock: ReturnType<typeof takeLock> | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    lock = takeLock(folder);
    if ('holder' in lock) return fail(problem('S201', `the data is in use by ${lock.holder}`, folder, 'stop it first'));
    const there = existsSync(join(folder, DATABASE_FILE));
    if (there && !replace)
      return fail(
        problem(
          'S210',
          'there is data in this folder already',
          folder,
          'use --replace; what is there is kept beside it',
        ),
      );
    const part = join(folder, `${DATABASE_FILE}.part`);
    copyFileSync(file, part);
    if (there) setAside(folder, now);
    settle(part, join(folder, DATABASE_FILE));
    return succeed({ ...report.value, file: join(folder, DATABASE_FILE) });
  } catch (error) {
    return fail(problem('S203', `the data could not be restored: ${words(error)}`, folder));
  } finally {
    if (lock && 'release' in lock) lock.release();
  }
}
