import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Sql, StoreUnavailable } from '../sql.ts';
import { DATABASE_FILE } from './file.ts';
import { sqlite } from './module.ts';
import { queryOn } from './query.ts';

/** A look at the data of a folder that may be in use; nothing can be changed through it. Undefined without data. */
export function readSqlite(folder: string): Sql | undefined {
  const file = join(folder, DATABASE_FILE);
  if (!existsSync(file)) return undefined;
  const database = new (sqlite().DatabaseSync)(file, { readOnly: true, timeout: 5000 });
  return {
    dialect: 'sqlite',
    read: queryOn(database),
    write: async () => {
      throw new StoreUnavailable('this is only a look at the data');
    },
    listen: () => () => undefined,
    close: async () => database.close(),
  };
}
