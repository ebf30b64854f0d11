// Changes as they happen, over a real socket; and a database that restarts in the middle of everything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { openFolderStore, openPostgresStore, type Store } from '../../src/store/index.ts';
import { startPostgres, type TestServer } from '../store/postgres-server.ts';
import { followEvents } from './follower.ts';
import { namedBrief } from './asking.ts';

const PATIENCE = { timeout: 20_000 };
const folder = mkdtempSync(join(tmpdir(), 'casus-events-'));
const stops: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];

afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
}, 60_000);

async function serve(store: Store): Promise<RunningServer> {
  const started = await startServer({
    pages: () => new Map(),
    port: 0,
    heartbeatMs: 200,
    workbench: {
      store,
      version: '9.9.9',
      catalogue: { arrangements: [], bodies: [] },
      commands: [],
      answer: async () => ({ ok: true, value: { exitCode: 0, answer: null } }),
      printBrief: namedBrief,
    },
  });
  if (!started.ok) throw new Error('no server');
  stops.push(started.value.stop);
  return started.value;
}

async function put(server: RunningServer, body: object): Promise<number> {
  const response = await fetch(`${server.url}api/dossiers/d/file`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await response.text();
  return response.status;
}

const newDossier = (store: Store): Promise<unknown> =>
  store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'me' });

describe('changes as they happen', () => {
  let server: RunningServer;
  let store: Store;

  beforeAll(async () => {
    const opened = await openFolderStore(folder, () => undefined);
    if (!opened.ok) throw new Error('no store');
    ({ store } = opened.value);
    stops.push(store.close);
    await newDossier(store);
    server = await serve(store);
  });

  it('reach every reader in order, and a reader who was away from where it stopped', async () => {
    const url = `${server.url}api/dossiers/d/events`;
    const [first, second] = [followEvents(url), followEvents(url, 0)];
    await expect.poll(() => [first.connections(), second.connections()], PATIENCE).toEqual([1, 1]);
    for (let version = 1; version <= 150; version += 1) {
      await put(server, {
        path: 'a.txt',
        text: `${version}`,
        expectedVersion: version,
        idempotencyKey: `change ${version}`,
      });
    }
    await expect.poll(() => first.events.length, PATIENCE).toBe(150);
    await expect.poll(() => second.events.length, PATIENCE).toBe(151);
    expect(first.events.map(({ id }) => id)).toEqual(Array.from({ length: 150 }, (_, index) => index + 2));
    expect(first.events[0]?.data).toMatchObject({ path: 'a.txt', version: 2, who: 'local' });
    first.stop();
    second.stop();
    const late = followEvents(url, 140);
    await expect
      .poll(() => late.events.map(({ id }) => id), PATIENCE)
      .toEqual(Array.from({ length: 11 }, (_, index) => index + 141));
    late.stop();
  });

  it('end when the server stops, which waits for nobody', async () => {
    const other = await serve(store);
    const reader = followEvents(`${other.url}api/dossiers/d/events`);
    await expect.poll(() => reader.connections(), PATIENCE).toBe(1);
    const started = performance.now();
    await other.stop();
    expect(performance.now() - started).toBeLessThan(2000);
    reader.stop();
  });
});

describe('a database that restarts while people work', () => {
  let postgres: TestServer;

  beforeAll(async () => {
    postgres = await startPostgres();
    stops.push(postgres.stop);
  }, 120_000);

  it('loses and repeats nothing, for writers who try again with the same key and for readers who come back', async () => {
    const database = await postgres.newDatabase();
    const stores = await Promise.all([openPostgresStore(database), openPostgresStore(database)]);
    const [one, two] = stores.map((opened) => (opened.ok ? opened.value.store : undefined));
    if (!one || !two) throw new Error('no store');
    stops.push(one.close, two.close);
    await newDossier(one);
    // Two servers on one database: written through the first, read through the second.
    const [writing, reading] = [await serve(one), await serve(two)];
    const reader = followEvents(`${reading.url}api/dossiers/d/events`, 0);
    const refused: number[] = [];
    let stop = false;
    let written = 0;
    const more = async (): Promise<void> => {
      const before = written;
      await expect.poll(() => written, PATIENCE).toBeGreaterThan(before + 20);
    };
    const write = async (path: string): Promise<number> => {
      let count = 0;
      for (let version = 0; !stop; count += 1) {
        const body = { path, text: `${count}`, expectedVersion: version, idempotencyKey: `${path} number ${count}` };
        for (let done = false; !done; ) {
          const response = await fetch(`${writing.url}api/dossiers/d/file`, {
            method: 'PUT',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          });
          const answer = (await response.json()) as { version?: number };
          done = response.status === 200;
          if (done) [version, written] = [answer.version ?? 0, written + 1];
          else refused.push(response.status);
          if (!done) await new Promise((later) => setTimeout(later, 20));
        }
      }
      return count;
    };
    const writers = ['p.txt', 'q.txt', 'r.txt', 's.txt'].map(write);
    for (let round = 0; round < 3; round += 1) {
      await more();
      await postgres.restart();
    }
    await more();
    stop = true;
    const writes = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0);
    expect((await one.summary('d'))?.version).toBe(1 + writes);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused)).toEqual(new Set([503]));
    await expect.poll(() => reader.events.length, PATIENCE).toBe(1 + writes);
    expect(reader.events.map(({ id }) => id)).toEqual(Array.from({ length: 1 + writes }, (_, index) => index + 1));
    reader.stop();
    const ready = await fetch(`${writing.url}readyz`);
    expect(ready.status).toBe(200);
    console.log(`3 restarts, ${writes} writes, ${refused.length} refusals, 0 lost, 0 twice`);
  }, 120_000);
});
