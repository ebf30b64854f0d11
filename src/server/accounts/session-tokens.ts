/**
 * Sessions are kept by a hash of their token: who reads the database cannot sign in with what is there. The library
 * hands in tokens as they are and gets back those that it asked by; of a session found in another way it gets none.
 */
import { createHash } from 'node:crypto';
import type { RecordCondition, Records, SqlValue } from '../../store/index.ts';

const TABLE = 'session';
const FIELD = 'token';

/** SHA-256: a token has 190 bits and more of chance, so there is nothing to guess. */
function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

interface Hashing {
  readonly where: (conditions: readonly RecordCondition[]) => readonly RecordCondition[];
  readonly values: (values: Readonly<Record<string, SqlValue>>) => Readonly<Record<string, SqlValue>>;
  readonly row: <R extends Readonly<Record<string, SqlValue>>>(row: R) => R;
}

function hashing(): Hashing {
  const asked = new Map<SqlValue, string>();
  const hash = (value: SqlValue): SqlValue => {
    if (typeof value !== 'string') return value;
    const hashed = hashToken(value);
    asked.set(hashed, value);
    return hashed;
  };
  const isList = (value: RecordCondition['value']): value is readonly SqlValue[] => Array.isArray(value);
  return {
    where: (conditions) =>
      conditions.map((each) => {
        if (each.field !== FIELD) return each;
        return { ...each, value: isList(each.value) ? each.value.map(hash) : hash(each.value) };
      }),
    values: (values) => (FIELD in values ? { ...values, [FIELD]: hash(values[FIELD] ?? null) } : values),
    row: (row) => ({ ...row, [FIELD]: asked.get(row[FIELD] ?? null) ?? '' }),
  };
}

/** The same tables, with hashes in place of session tokens. */
export function withHashedTokens(records: Records): Records {
  return {
    ...records,
    insert: async (table, values) => {
      if (table !== TABLE) return records.insert(table, values);
      const { values: hashed, row } = hashing();
      return row(await records.insert(table, hashed(values)));
    },
    find: async (table, search) => {
      if (table !== TABLE) return records.find(table, search);
      const { where, row } = hashing();
      return (await records.find(table, { ...search, where: where(search.where ?? []) })).map(row);
    },
    count: (table, where) => records.count(table, table === TABLE ? hashing().where(where) : where),
    update: async (table, where, values, increment) => {
      if (table !== TABLE) return records.update(table, where, values, increment);
      const hashed = hashing();
      return (await records.update(table, hashed.where(where), hashed.values(values), increment)).map(hashed.row);
    },
    remove: async (table, where, one) => {
      if (table !== TABLE) return records.remove(table, where, one);
      const hashed = hashing();
      return (await records.remove(table, hashed.where(where), one)).map(hashed.row);
    },
  };
}
