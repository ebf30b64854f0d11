import type * as Sqlite from 'node:sqlite';

/** Asked for on use: a Node without SQLite still runs everything that keeps nothing. */
export function sqlite(): typeof Sqlite {
  const found = process.getBuiltinModule('node:sqlite');
  if (found === undefined) throw new Error(`Node ${process.versions.node} has no SQLite; Node 22.13 or later has`);
  return found;
}
