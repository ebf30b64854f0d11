import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/index.ts';
import { connectPostgres } from '../../src/store/postgres/connection.ts';
import { storeConformance } from './conformance.ts';
import { migrationConformance } from './migrations.ts';
import { startPostgres, type TestServer } from './postgres-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(() => server?.stop(), 60_000);

storeConformance('PostgreSQL', async () => {
  const opened = await openPostgresStore(await server.newDatabase());
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  return opened.value;
});
migrationConformance('PostgreSQL', async () => connectPostgres(await server.newDatabase()));
