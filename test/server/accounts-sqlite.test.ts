import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openFolderStore } from '../../src/store/index.ts';
import { accountsConformance } from './accounts.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-accounts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

accountsConformance('SQLite', async () => {
  const opened = await openFolderStore(folder, () => undefined);
  if (!opened.ok) throw new Error('no store');
  return opened.value;
});
