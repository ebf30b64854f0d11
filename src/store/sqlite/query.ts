import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, Transaction } from '../sql.ts';

/** SQLITE_NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: the primary codes that end trust. */
const FATAL = new Set([7, 8, 10, 11, 13, 14, 26]);

export function isFatal(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
  return FATAL.has(code & 0xff);
}

/** Queries on one connection, each prepared once. */
export function queryOn(database: DatabaseSync): Transaction['all'] {
  const prepared = new Map<string, StatementSync>();
  return async (query, parameters = []) => {
    const statement = prepared.get(query) ?? database.prepare(query);
    prepared.set(query, statement);
    // oxlint-disable-next-line typescript/consistent-type-assertions -- node:sqlite yields bigint only when asked to
    return statement.all(...parameters) as Row[];
  };
}
