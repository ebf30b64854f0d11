import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolderStore } from '../store/index.ts';
import { openAccounts } from './accounts/open.ts';
import { parsePort, type RunningServer, startServer } from './listen.ts';
import type { Pages } from './pages.ts';

const pages: Pages = new Map([['/', { type: 'text/html; charset=utf-8', body: '<p>brief</p>' }]]);
let server: RunningServer;

beforeAll(async () => {
  const started = await startServer({ pages: () => pages, port: 0 });
  if (!started.ok) throw new Error('no server');
  server = started.value;
});

afterAll(() => server.stop());

function status(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { host: options.host ?? `localhost:${server.port}` };
    const { method = 'GET' } = options;
    request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the server', () => {
  it('gives a page, and says what it does not have or do', async () => {
    expect(await status('/')).toBe(200);
    expect(await status('/', { method: 'HEAD' })).toBe(200);
    expect(await status('/nothing')).toBe(404);
    expect(await status('/', { method: 'POST' })).toBe(405);
  });

  it('lets no path reach the file system', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '//etc/passwd',
      '/assets/../../package.json',
      '/%00',
    ]) {
      expect(await status(path), path).toBe(404);
    }
  });

  it('answers no other host name', async () => {
    expect(await status('/', { host: 'elsewhere.example' })).toBe(403);
  });

  it('falls to the next free port and says so', async () => {
    const moves: number[][] = [];
    const second = await startServer({
      pages: () => pages,
      port: server.port,
      onPortTaken: (from, to) => moves.push([from, to]),
    });
    if (!second.ok) throw new Error('no second server');
    expect(second.value.port).toBeGreaterThan(server.port);
    expect(moves).toEqual([[server.port, second.value.port]]);
    await second.value.stop();
  });

  it('reads ports as people write them (W101)', () => {
    expect(parsePort('8080')).toEqual({ ok: true, value: 8080 });
    for (const text of ['http', '-1', '70000', '1e3', '80.5']) {
      expect(parsePort(text), text).toMatchObject({ ok: false, diagnostics: [{ code: 'W101' }] });
    }
  });

  it('listens on this machine only as long as there are no accounts (W103)', async () => {
    for (const host of ['0.0.0.0', '192.168.0.1', '::']) {
      const refused = await startServer({ pages: () => pages, port: 0, host });
      expect(refused, host).toMatchObject({ ok: false, diagnostics: [{ code: 'W103' }] });
    }
  });

  it('takes accounts only at an address where passwords are safe (W104)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casus-origin-'));
    const opened = await openFolderStore(folder, () => undefined);
    if (!opened.ok) throw new Error('no store');
    for (const origin of [
      'http://casus.example',
      'casus.example',
      'https://casus.example/path',
      'ftp://casus.example',
      '',
    ]) {
      expect(await openAccounts(opened.value, origin), origin).toMatchObject({
        ok: false,
        diagnostics: [{ code: 'W104' }],
      });
    }
    for (const origin of ['https://casus.example', 'http://localhost:4310']) {
      expect((await openAccounts(opened.value, origin)).ok, origin).toBe(true);
    }
    await opened.value.store.close();
    rmSync(folder, { recursive: true });
  });

  it('says when no port is free (W102)', async () => {
    const last = await startServer({ pages: () => pages, port: 65535 });
    const none = await startServer({ pages: () => pages, port: 65535 });
    expect(none).toMatchObject({ ok: false, diagnostics: [{ code: 'W102' }] });
    if (last.ok) await last.value.stop();
  });
});
