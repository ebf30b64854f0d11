/**
 * The one way in which the store speaks to a database. Queries use `?` for parameters and only what SQLite and
 * PostgreSQL both understand; where they differ, the text asks `dialect`.
 */
export type SqlValue = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, SqlValue>>;
export type Dialect = 'sqlite' | 'postgres';

/** A transaction: inside it, wait for nothing but its own queries. */
export interface Transaction {
  readonly all: (query: string, parameters?: readonly SqlValue[]) => Promise<readonly Row[]>;
}

export interface Sql {
  readonly dialect: Dialect;
  /** Sees only what is committed. */
  readonly read: (query: string, parameters?: readonly SqlValue[]) => Promise<readonly Row[]>;
  /** All or nothing; durable on disk once the promise is fulfilled. `changed` names the topic that listeners hear. */
  readonly write: <T>(work: (transaction: Transaction) => Promise<T>, changed?: string) => Promise<T>;
  /** Calls back after commits of this and of other processes on the same database; gives the way to stop it. */
  readonly listen: (heard: (topic: string) => void) => () => void;
  readonly close: () => Promise<void>;
}

/** The database cannot be used now. A write that fails with it has an unknown outcome until it is tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export function text(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row | undefined, column: string): number {
  const value = Number(row?.[column]);
  if (!Number.isSafeInteger(value)) throw new TypeError(`${column} is no whole number`);
  return value;
}

export function bytes(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`${column} holds no bytes`);
  // A driver's own kind of bytes becomes the plain kind.
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
