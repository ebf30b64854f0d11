/**
 * The tables of the library that keeps accounts, as plain rows: it speaks in tables, fields and conditions, and nothing
 * but the names below ever becomes part of a query.
 */
import type { Row, Sql, SqlValue, Transaction } from '../sql.ts';

/** Table → columns. Dates are ISO 8601 in UTC, truth is 0 or 1. */
const RECORD_TABLES = {
  person: ['id', 'name', 'email', 'emailVerified', 'image', 'createdAt', 'updatedAt', 'twoFactorEnabled'],
  session: ['id', 'expiresAt', 'token', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent', 'userId'],
  login: [
    'id',
    'accountId',
    'providerId',
    'userId',
    'accessToken',
    'refreshToken',
    'idToken',
    'accessTokenExpiresAt',
    'refreshTokenExpiresAt',
    'scope',
    'password',
    'createdAt',
    'updatedAt',
  ],
  verification: ['id', 'identifier', 'value', 'expiresAt', 'createdAt', 'updatedAt'],
  second_factor: ['id', 'secret', 'backupCodes', 'userId', 'verified', 'failedVerificationCount', 'lockedUntil'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RecordTable = keyof typeof RECORD_TABLES;

export interface RecordCondition {
  readonly field: string;
  readonly operator: string;
  readonly value: SqlValue | readonly SqlValue[];
  readonly connector: 'AND' | 'OR';
}

export interface RecordSearch {
  readonly where?: readonly RecordCondition[];
  readonly limit?: number;
  readonly offset?: number;
  readonly sortBy?: { readonly field: string; readonly direction: 'asc' | 'desc' };
}

/** Every change is one transaction and gives the rows as they are (or, removed, were). */
export interface Records {
  readonly insert: (table: string, values: Readonly<Record<string, SqlValue>>) => Promise<Row>;
  readonly find: (table: string, search: RecordSearch) => Promise<readonly Row[]>;
  readonly count: (table: string, where: readonly RecordCondition[]) => Promise<number>;
  readonly update: (
    table: string,
    where: readonly RecordCondition[],
    values: Readonly<Record<string, SqlValue>>,
    increment?: Readonly<Record<string, number>>,
  ) => Promise<readonly Row[]>;
  /** `one`: at most one row, whatever else fits. */
  readonly remove: (table: string, where: readonly RecordCondition[], one?: boolean) => Promise<readonly Row[]>;
}

const OPERATORS: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };

function isTable(table: string): table is RecordTable {
  return Object.hasOwn(RECORD_TABLES, table);
}

function tableName(table: string): string {
  if (!isTable(table)) throw new TypeError(`there is no table of accounts '${table}'`);
  return table;
}

function column(table: string, field: string): string {
  const known: readonly string[] = isTable(table) ? RECORD_TABLES[table] : [];
  if (!known.includes(field)) throw new TypeError(`there is no field '${field}' in ${table}`);
  return `"${field}"`;
}

interface Piece {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

function isList(value: SqlValue | readonly SqlValue[]): value is readonly SqlValue[] {
  return Array.isArray(value);
}

function condition(table: string, { field, operator, value }: RecordCondition): Piece {
  const name = column(table, field);
  if (isList(value)) {
    if (operator !== 'in' && operator !== 'not_in') throw new TypeError(`'${operator}' takes no list`);
    if (value.length === 0) return { text: operator === 'in' ? '1 = 0' : '1 = 1', values: [] };
    const marks = value.map(() => '?').join(', ');
    return { text: `${name} ${operator === 'in' ? 'IN' : 'NOT IN'} (${marks})`, values: value };
  }
  if (value === null) return { text: `${name} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`, values: [] };
  const sign = OPERATORS[operator];
  if (sign === undefined) throw new TypeError(`the store does not compare by '${operator}'`);
  return { text: `${name} ${sign} ?`, values: [value] };
}

/** All the ANDs, and at least one of the ORs where there are any. */
function whereOf(table: string, conditions: readonly RecordCondition[]): Piece {
  const all = conditions.filter(({ connector }) => connector === 'AND').map((each) => condition(table, each));
  const any = conditions.filter(({ connector }) => connector === 'OR').map((each) => condition(table, each));
  const parts = [
    ...all.map(({ text }) => text),
    ...(any.length > 0 ? [`(${any.map(({ text }) => text).join(' OR ')})`] : []),
  ];
  return {
    text: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`,
    values: [...all, ...any].flatMap(({ values }) => values),
  };
}

function findQuery(table: string, search: RecordSearch): Piece {
  const where = whereOf(table, search.where ?? []);
  const order = search.sortBy
    ? ` ORDER BY ${column(table, search.sortBy.field)} ${search.sortBy.direction === 'asc' ? 'ASC' : 'DESC'}`
    : '';
  const text = `SELECT * FROM ${tableName(table)}${where.text}${order} LIMIT ? OFFSET ?`;
  return { text, values: [...where.values, search.limit ?? 1000, search.offset ?? 0] };
}

function updateRows(
  transaction: Transaction,
  table: string,
  where: Piece,
  values: Readonly<Record<string, SqlValue>>,
  increment: Readonly<Record<string, number>>,
): Promise<readonly Row[]> {
  const sets = Object.keys(values).map((field) => `${column(table, field)} = ?`);
  const adds = Object.keys(increment).map(
    (field) => `${column(table, field)} = COALESCE(${column(table, field)}, 0) + ?`,
  );
  return transaction.all(`UPDATE ${tableName(table)} SET ${[...sets, ...adds].join(', ')}${where.text} RETURNING *`, [
    ...Object.values(values),
    ...Object.values(increment),
    ...where.values,
  ]);
}

export function recordsOver(sql: Sql): Records {
  return {
    insert: (table, values) =>
      sql.write(async (transaction) => {
        const fields = Object.keys(values);
        const names = fields.map((field) => column(table, field)).join(', ');
        const marks = fields.map(() => '?').join(', ');
        const query = `INSERT INTO ${tableName(table)} (${names}) VALUES (${marks}) RETURNING *`;
        const [row] = await transaction.all(query, Object.values(values));
        return row ?? {};
      }),
    find: (table, search) => {
      const { text, values } = findQuery(table, search);
      return sql.read(text, values);
    },
    count: async (table, where) => {
      const { text, values } = whereOf(table, where);
      const [row] = await sql.read(`SELECT COUNT(*) AS found FROM ${tableName(table)}${text}`, values);
      return Number(row?.['found'] ?? 0);
    },
    update: (table, where, values, increment = {}) =>
      sql.write((transaction) => updateRows(transaction, table, whereOf(table, where), values, increment)),
    remove: (table, where, one = false) => {
      const { text, values } = whereOf(table, where);
      const name = tableName(table);
      const which = one ? ` WHERE id IN (SELECT id FROM ${name}${text} LIMIT 1)` : text;
      return sql.write((transaction) => transaction.all(`DELETE FROM ${name}${which} RETURNING *`, values));
    },
  };
}
