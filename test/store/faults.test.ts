// What the disk does to a store: it is full, it breaks, and what is acknowledged is on it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileChange, openFolderStore, StoreUnavailable } from '../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function change(path: string, content: Uint8Array): FileChange {
  return { dossier: 'd', path, content, expectedVersion: 0, who: 'x', idempotencyKey: `key of ${path}` };
}

describe('a disk that is full', () => {
  it('ends the store, which takes and gives nothing more; all that it acknowledged is there afterwards', async () => {
    const data = join(folder, 'full');
    const broken: unknown[] = [];
    const opened = await openFolderStore(data, (error) => broken.push(error));
    if (!opened.ok) throw new Error('no store');
    const { store, sql } = opened.value;
    await store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'x' });
    await sql.write(async (transaction) => {
      const [pages] = await transaction.all('PRAGMA page_count');
      await transaction.all(`PRAGMA max_page_count = ${Number(pages?.['page_count']) + 40}`);
    });
    const acknowledged: string[] = [];
    const noise = (n: number): Uint8Array => Uint8Array.from({ length: 9000 }, (_, at) => (at * (n + 7)) % 251);
    const write = async (n: number): Promise<void> => {
      const outcome = await store.changeFile(change(`f${n}.bin`, noise(n)));
      if (outcome.kind === 'written') acknowledged.push(`f${n}.bin`);
    };
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => n).map(write));
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const result of refused)
      expect(result.status === 'rejected' && result.reason).toBeInstanceOf(StoreUnavailable);
    expect(broken).toHaveLength(1);
    await expect(store.readDossier('d')).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.changeFile(change('late.txt', new Uint8Array([1])))).rejects.toBeInstanceOf(StoreUnavailable);
    await store.close();
    const again = await openFolderStore(data, () => undefined);
    if (!again.ok) throw new Error('not recovered');
    const kept = (await again.value.store.readDossier('d'))?.files.map(({ path }) => path) ?? [];
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
    await again.value.store.close();
  });
});

describe('a commit', () => {
  it('is written with one flush to the disk before it is acknowledged: full synchronous, write-ahead log', async () => {
    const data = join(folder, 'sync');
    const opened = await openFolderStore(data, () => undefined);
    if (!opened.ok) throw new Error('no store');
    const settings = await opened.value.sql.write(async (transaction) => [
      (await transaction.all('PRAGMA synchronous'))[0],
      (await transaction.all('PRAGMA journal_mode'))[0],
      (await transaction.all('PRAGMA foreign_keys'))[0],
    ]);
    expect(settings).toEqual([{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }]);
    await opened.value.store.close();
  });

  it('that was cut off in the middle of the log is not there, and those before it are', async () => {
    const data = join(folder, 'torn');
    const script = join(folder, 'writer.mjs');
    const store = resolve(import.meta.dirname, '..', '..', 'src', 'store', 'index.ts');
    // A process that dies without closing leaves its log behind.
    writeFileSync(
      script,
      `import { openFolderStore } from ${JSON.stringify(store)};
const opened = await openFolderStore(process.argv[2], () => undefined);
await opened.value.store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'x' });
for (const path of ['b.txt', 'c.txt']) {
  const content = new TextEncoder().encode(path);
  await opened.value.store.changeFile({ dossier: 'd', path, content, expectedVersion: 0, who: 'x', idempotencyKey: path + ' key' });
}
process.kill(process.pid, 'SIGKILL');`,
    );
    const { signal } = spawnSync(process.execPath, [script, data]);
    expect(signal).toBe('SIGKILL');
    const log = join(data, 'casus.sqlite-wal');
    const whole = readFileSync(log);
    writeFileSync(log, whole.subarray(0, whole.length - 100));
    const opened = await openFolderStore(data, () => undefined);
    if (!opened.ok) throw new Error('not recovered');
    const kept = await opened.value.store.readDossier('d');
    expect(kept?.files.map(({ path }) => path)).toEqual(['a.txt', 'b.txt']);
    await opened.value.store.close();
    const check = new DatabaseSync(join(data, 'casus.sqlite'));
    expect(check.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    check.close();
  });
});
