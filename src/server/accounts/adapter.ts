// The account library's words for a database, put into those of the store: one adapter for both databases.
import { type CleanedWhere, createAdapterFactory, type CustomAdapter } from 'better-auth/adapters';
import type { RecordCondition, Records, SqlValue } from '../../store/index.ts';

function toValue(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`a value of type ${typeof value} is not kept`);
}

function toValues(data: object): Readonly<Record<string, SqlValue>> {
  return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, toValue(value)]));
}

interface Clause {
  readonly field: string;
  readonly operator?: string | undefined;
  readonly value: unknown;
  readonly connector?: 'AND' | 'OR' | undefined;
  readonly mode?: string | undefined;
}

function toCondition({ field, operator = 'eq', value, connector = 'AND', mode }: Clause): RecordCondition {
  if (mode === 'insensitive') throw new TypeError('the store compares exactly');
  return { field, operator, connector, value: Array.isArray(value) ? value.map(toValue) : toValue(value) };
}

function toConditions(where: readonly Clause[] | undefined): readonly RecordCondition[] {
  return (where ?? []).map(toCondition);
}

/** The library says which type a row has; the store keeps exactly what the library handed in. */
function asRow<T>(row: object): T {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see above
  return row as T;
}

function customAdapter(records: Records): CustomAdapter {
  return {
    create: async <T extends object>({ model, data }: { model: string; data: T }) =>
      asRow<T>(await records.insert(model, toValues(data))),
    findOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
      const [row] = await records.find(model, { where: toConditions(where), limit: 1 });
      return row === undefined ? null : asRow<T>(row);
    },
    findMany: async <T>({ model, where, limit, sortBy, offset }: Parameters<CustomAdapter['findMany']>[0]) => {
      const rows = await records.find(model, {
        where: toConditions(where),
        limit,
        ...(offset === undefined ? {} : { offset }),
        ...(sortBy === undefined ? {} : { sortBy }),
      });
      return rows.map((row) => asRow<T>(row));
    },
    count: ({ model, where }) => records.count(model, toConditions(where)),
    update: async <T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) => {
      const [row] = await records.update(model, toConditions(where), toValues(update ?? {}));
      return row === undefined ? null : asRow<T>(row);
    },
    updateMany: async ({ model, where, update }) =>
      (await records.update(model, toConditions(where), toValues(update))).length,
    delete: async ({ model, where }) => {
      await records.remove(model, toConditions(where), true);
    },
    deleteMany: async ({ model, where }) => (await records.remove(model, toConditions(where))).length,
    consumeOne: async <T>({ model, where }: { model: string; where: CleanedWhere[] }) => {
      const [row] = await records.remove(model, toConditions(where), true);
      return row === undefined ? null : asRow<T>(row);
    },
    incrementOne: async <T>({
      model,
      where,
      increment,
      set,
    }: Parameters<NonNullable<CustomAdapter['incrementOne']>>[0]) => {
      const [row] = await records.update(model, toConditions(where), toValues(set ?? {}), increment);
      return row === undefined ? null : asRow<T>(row);
    },
  };
}

export function accountAdapter(records: Records): ReturnType<typeof createAdapterFactory> {
  return createAdapterFactory({
    config: {
      adapterId: 'casus-store',
      adapterName: 'Casus store',
      supportsNumericIds: false,
      supportsDates: false,
      supportsBooleans: false,
      supportsJSON: false,
      supportsArrays: false,
      transaction: false,
    },
    adapter: () => customAdapter(records),
  });
}
