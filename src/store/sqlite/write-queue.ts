// Writes that arrive together share one commit; none is acknowledged before that commit is on disk.
import type { DatabaseSync } from 'node:sqlite';
import { type Sql, StoreUnavailable, type Transaction } from '../sql.ts';
import { isFatal, queryOn } from './query.ts';

interface Job {
  readonly work: (transaction: Transaction) => Promise<unknown>;
  readonly changed: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

export interface WriteQueue {
  readonly write: Sql['write'];
  /** Fulfilled when nothing is under way. */
  readonly idle: () => Promise<void>;
}

export interface WriteQueueOptions {
  readonly committed: (changed: string) => void;
  /** Hears the error of the disk after which nothing here can be trusted. */
  readonly broken: (error: unknown) => void;
  readonly isBroken: () => boolean;
}

const LARGEST_BATCH = 64;

async function runJob(database: DatabaseSync, transaction: Transaction, { work }: Job): Promise<Outcome> {
  database.exec('SAVEPOINT job');
  try {
    const value = await work(transaction);
    database.exec('RELEASE job');
    return { ok: true, value };
  } catch (error) {
    if (isFatal(error)) throw error;
    database.exec('ROLLBACK TO job; RELEASE job');
    return { ok: false, error };
  }
}

async function commitTogether(
  database: DatabaseSync,
  transaction: Transaction,
  batch: readonly Job[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  database.exec('BEGIN IMMEDIATE');
  for (const job of batch) outcomes.push(await runJob(database, transaction, job));
  database.exec('COMMIT');
  return outcomes;
}

export function createWriteQueue(database: DatabaseSync, options: WriteQueueOptions): WriteQueue {
  const { committed, broken, isBroken } = options;
  const transaction: Transaction = { all: queryOn(database) };
  const waiting: Job[] = [];
  let draining: Promise<void> | undefined;

  const runBatch = async (batch: readonly Job[]): Promise<void> => {
    let outcomes: readonly Outcome[];
    try {
      if (isBroken()) throw new StoreUnavailable('the store has stopped');
      outcomes = await commitTogether(database, transaction, batch);
    } catch (error) {
      broken(error);
      for (const { reject } of batch) reject(new StoreUnavailable('the data could not be written', { cause: error }));
      return;
    }
    for (const [index, { resolve, reject, changed }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok !== true) reject(outcome?.error);
      else {
        resolve(outcome.value);
        if (changed !== undefined) committed(changed);
      }
    }
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) await runBatch(waiting.splice(0, LARGEST_BATCH));
    // In the same breath as the last look at `waiting`: a write that comes now starts the next round.
    draining = undefined;
  };

  return {
    write: <T>(work: (inside: Transaction) => Promise<T>, changed?: string) =>
      new Promise<T>((resolve, reject) => {
        // oxlint-disable-next-line typescript/consistent-type-assertions -- the value is the one that `work` gave
        waiting.push({ work, changed, resolve: (value) => resolve(value as T), reject });
        draining ??= new Promise<void>((next) => setImmediate(next)).then(drain);
      }),
    idle: async () => draining,
  };
}
