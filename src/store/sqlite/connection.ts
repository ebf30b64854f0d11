/**
 * SQLite behind the store's interface: one connection writes, one reads what is committed. After an error of the disk
 * nothing is trusted any more: every later call fails, and `broken` is told so that the process can stop and recover.
 */
import type { DatabaseSync } from 'node:sqlite';
import { type Sql, StoreUnavailable } from '../sql.ts';
import { sqlite } from './module.ts';
import { isFatal, queryOn } from './query.ts';
import { createWriteQueue } from './write-queue.ts';

function openConnection(file: string): DatabaseSync {
  const { DatabaseSync: Database } = sqlite();
  const database = new Database(file, { timeout: 5000, enableForeignKeyConstraints: true });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON');
  database.exec('PRAGMA trusted_schema = OFF');
  return database;
}

function readerOf(database: DatabaseSync, broken: (error: unknown) => void, isBroken: () => boolean): Sql['read'] {
  const readRows = queryOn(database);
  return async (query, parameters) => {
    if (isBroken()) throw new StoreUnavailable('the store has stopped');
    try {
      return await readRows(query, parameters);
    } catch (error) {
      if (isFatal(error)) broken(error);
      throw error;
    }
  };
}

/** `broken` hears the first error after which the data on disk is the only truth. */
export function connectSqlite(file: string, broken: (error: unknown) => void): Sql {
  const writer = openConnection(file);
  const reader = openConnection(file);
  const listeners = new Set<(topic: string) => void>();
  let failed = false;
  const breakDown = (error: unknown): void => {
    if (failed) return;
    failed = true;
    broken(error);
  };
  const isBroken = (): boolean => failed;
  const committed = (topic: string): void => {
    for (const heard of listeners) heard(topic);
  };
  const queue = createWriteQueue(writer, { committed, broken: breakDown, isBroken });
  return {
    dialect: 'sqlite',
    read: readerOf(reader, breakDown, isBroken),
    write: queue.write,
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    close: async () => {
      await queue.idle();
      reader.close();
      writer.close();
    },
  };
}
