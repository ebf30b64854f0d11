import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openFolderStore, type OpenedStore } from '../../src/store/index.ts';
import { connectSqlite } from '../../src/store/sqlite/connection.ts';
import { storeConformance } from './conformance.ts';
import { migrationConformance } from './migrations.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(name: string): Promise<OpenedStore> {
  const opened = await openFolderStore(join(folder, name), (error) => {
    throw error;
  });
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  return opened.value;
}

storeConformance('SQLite', () => open('store'));
migrationConformance('SQLite', async (name) => connectSqlite(join(folder, `${name}.sqlite`), () => undefined));
