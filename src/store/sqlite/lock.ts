/**
 * One process per data folder. The lock is the operating system's, held through a database file of its own, so it ends
 * with the process however that ends. Beside it stands who holds it, for the message only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sqlite } from './module.ts';

export interface Lock {
  /** Lets the next one in, and tells nobody any more who we were. */
  readonly release: () => void;
  /** Words for whoever is refused: who is here, and where. */
  readonly announce: (words: string) => void;
}

const LOCK = 'casus.lock';
const HOLDER = 'casus.lock.txt';

/** Gives the lock, or what the holder said about itself. Waits for nothing. */
export function takeLock(folder: string): Lock | { readonly holder: string } {
  const lock = new (sqlite().DatabaseSync)(join(folder, LOCK), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof Error) || !/locked|busy/i.test(error.message)) throw error;
    return { holder: readHolder(folder) };
  }
  const announce = (words: string): void => writeFileSync(join(folder, HOLDER), words);
  announce(`process ${process.pid}`);
  return { announce, release: () => lock.close() };
}

function readHolder(folder: string): string {
  try {
    return readFileSync(join(folder, HOLDER), 'utf8').slice(0, 200);
  } catch {
    return 'another process';
  }
}
