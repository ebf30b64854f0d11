/** PostgreSQL behind the store's interface. Any number of servers may share one database. */
import pg from 'pg';
import { type Row, type Sql, type SqlValue, StoreUnavailable, type Transaction } from '../sql.ts';

const CHANNEL = 'casus_changes';
const INT8 = 20;
const CONNECTIONS = 8;
/** Classes of SQLSTATE that say 'not now' and nothing about the query: connection, resources, operator. */
const NOT_NOW = /^(?:08|53|57|58|XX)/;
const RETRY_LISTEN_MS = 500;

function inNumbers(query: string): string {
  let count = 0;
  return query.replace(/\?/g, () => `$${(count += 1)}`);
}

function unavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return NOT_NOW.test(code) || /^E[A-Z]+$/.test(code) || /connection|terminat|timeout/i.test(error.message);
}

function inOurWords(error: unknown): unknown {
  return unavailable(error) ? new StoreUnavailable('the database cannot be reached', { cause: error }) : error;
}

type Client = Pick<pg.ClientBase, 'query'>;

async function rows(client: Client, query: string, parameters: readonly SqlValue[] = []): Promise<readonly Row[]> {
  const values = parameters.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value));
  const result = await client.query<Row>(inNumbers(query), values);
  return result.rows;
}

interface Listening {
  readonly listen: Sql['listen'];
  readonly stop: () => Promise<void>;
}

/** One connection that hears of every commit; when it is lost it is opened again, and listeners look once more. */
function listenForChanges(url: string): Listening {
  const listeners = new Set<(topic: string) => void>();
  let client: pg.Client | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = (lost: pg.Client): void => {
    if (stopped || client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    timer = setTimeout(start, RETRY_LISTEN_MS);
    timer.unref();
  };
  const start = (): void => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    next.on('error', () => again(next));
    next.on('end', () => again(next));
    next.on('notification', ({ payload }) => {
      for (const heard of listeners) heard(payload ?? '');
    });
    const listening = async (): Promise<void> => {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      for (const heard of listeners) heard('');
    };
    listening().catch(() => again(next));
  };
  start();
  return {
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** `url` as in DATABASE_URL. Connects on first use. */
export function connectPostgres(url: string): Sql {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks is replaced on the next use.
  pool.on('error', () => undefined);
  const listening = listenForChanges(url);

  const connected = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw new StoreUnavailable('the database cannot be reached', { cause: error });
    }
  };

  const write: Sql['write'] = async (work, changed) => {
    const client = await connected();
    const transaction: Transaction = { all: (query, parameters) => rows(client, query, parameters) };
    // A connection that breaks while it is ours must not be an unhandled error; its query fails anyway.
    const quiet = (): void => undefined;
    client.on('error', quiet);
    let spoilt = false;
    try {
      await client.query('BEGIN');
      const value = await work(transaction);
      if (changed !== undefined) await client.query('SELECT pg_notify($1, $2)', [CHANNEL, changed]);
      await client.query('COMMIT');
      return value;
    } catch (error) {
      spoilt = unavailable(error);
      if (!spoilt) await client.query('ROLLBACK').catch(() => (spoilt = true));
      throw inOurWords(error);
    } finally {
      client.off('error', quiet);
      client.release(spoilt);
    }
  };

  const readOnce: Sql['read'] = async (query, parameters) => {
    try {
      return await rows(pool, query, parameters);
    } catch (error) {
      throw inOurWords(error);
    }
  };
  return {
    dialect: 'postgres',
    // A read has no effect: an idle connection that died unnoticed is worth a second try.
    read: async (query, parameters) => {
      try {
        return await readOnce(query, parameters);
      } catch (error) {
        if (error instanceof StoreUnavailable) return readOnce(query, parameters);
        throw error;
      }
    },
    write,
    listen: listening.listen,
    close: async () => {
      await listening.stop();
      await pool.end();
    },
  };
}
