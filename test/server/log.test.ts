// What the log says, and that it never says what a dossier says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openFolderStore } from '../../src/store/index.ts';
import { firstInvitation, openAccounts } from '../../src/server/index.ts';
import { askedApp, LOCAL_HEADERS } from './asking.ts';
import { join as joinWith, ORIGIN, PASSWORD, signIn } from './people.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = 'Zanzibar';

describe('the log', () => {
  it('names routes, statuses and the place of a fault, and no word of a dossier, a query or a header', async () => {
    const opened = await openFolderStore(folder, () => undefined);
    if (!opened.ok) throw new Error('no store');
    const lines: string[] = [];
    const heard = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const broken = new RangeError(`cannot read ${SECRET}\n    at ${SECRET} of the harbour`);
    const app = await askedApp(opened.value.store, {
      log: 'info',
      printBrief: () => Promise.reject(broken),
      answer: () => Promise.reject(broken),
    });
    const ask = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<number> =>
      app
        .inject({ method, url, headers: { ...LOCAL_HEADERS, 'x-note': SECRET }, ...(payload ? { payload } : {}) })
        .then(({ statusCode }) => statusCode);
    await opened.value.store.createDossier({ id: 'd', title: SECRET, files: new Map(), who: 'me' });
    const file = { path: `${SECRET}.txt`, text: SECRET, expectedVersion: 0, idempotencyKey: 'once and for all' };
    const statuses = [
      await ask('PUT', '/api/dossiers/d/file', file),
      await ask('PUT', '/api/dossiers/d/file', { ...file, path: `../${SECRET}`, idempotencyKey: 'another one' }),
      await ask('GET', `/api/search?q=${SECRET}`),
      await ask('GET', `/${SECRET}`),
      await ask('GET', '/api/dossiers/d/brief/pdf'),
      await ask('POST', '/api/answers/check', { arguments: [SECRET] }),
    ];
    heard.mockRestore();
    await app.close();
    await opened.value.store.close();
    expect(statuses).toEqual([200, 422, 200, 404, 500, 500]);
    const said = lines.join('');
    expect(said).not.toContain(SECRET);
    expect(said).toContain('/api/dossiers/:id/brief/:format');
    const faults = lines.filter((line) => line.includes('"msg":"fault"')).map((line): unknown => JSON.parse(line));
    expect(faults).toHaveLength(2);
    for (const fault of faults) {
      expect(fault).toMatchObject({ err: { type: 'RangeError', stack: expect.stringContaining('log.test.ts') } });
    }
  });

  it('names who signed in and who failed to, without what they typed', async () => {
    const opened = await openFolderStore(join(folder, 'accounts'), () => undefined);
    if (!opened.ok) throw new Error('no store');
    const accounts = await openAccounts(opened.value, ORIGIN);
    if (!accounts.ok) throw new Error('no accounts');
    const lines: string[] = [];
    const heard = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    const app = await askedApp(opened.value.store, { log: 'info', accounts: accounts.value });
    const link = (await firstInvitation(opened.value.members, ORIGIN)) ?? '';
    const olga = await joinWith(app, link.split('=')[1] ?? '', 'olga');
    await signIn(olga, 'olga@example.org', `${SECRET} ${SECRET}`);
    const session = await olga.ask('GET', '/api/session');
    heard.mockRestore();
    await app.close();
    await opened.value.store.close();
    const said = lines.join('');
    const { id } = session.body['user'] as { id: string };
    const about = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(about).toContainEqual(expect.objectContaining({ msg: 'account used', account: 'sign-in/email', user: id }));
    expect(about).toContainEqual(
      expect.objectContaining({ msg: 'account refused', account: 'sign-in/email', status: 401 }),
    );
    for (const typed of [SECRET, PASSWORD, 'olga@example.org', link]) expect(said).not.toContain(typed);
  });
});
