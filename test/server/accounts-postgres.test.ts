import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/index.ts';
import { startPostgres, type TestServer } from '../store/postgres-server.ts';
import { accountsConformance } from './accounts.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop(), 60_000);

accountsConformance('PostgreSQL', async () => {
  const opened = await openPostgresStore(await server.newDatabase());
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  return opened.value;
});
