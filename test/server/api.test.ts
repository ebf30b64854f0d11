// The API in local mode, asked as a page or a program would.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/server/context.ts';
import type { ApiConflict, ApiDossier, ApiHistory, ApiProblem, ApiSearch } from '../../src/server/index.ts';
import { PROBLEMS } from '../../src/server/problems.ts';
import { type OpenedStore, openFolderStore, unzipFiles, zipFiles } from '../../src/store/index.ts';
import { askedApp, LOCAL_HEADERS } from './asking.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-api-'));
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let opened: OpenedStore;
let app: App;

beforeAll(async () => {
  const store = await openFolderStore(folder, () => undefined);
  if (!store.ok) throw new Error('no store');
  opened = store.value;
  app = await askedApp(opened.store, {
    answer: async (request) => ({ ok: true, value: { exitCode: 0, answer: [...request.files.keys()] } }),
  });
});
afterAll(async () => {
  await app.close();
  await opened.store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly type: string;
}

async function ask<T = ApiProblem>(
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  url: string,
  body?: object,
  headers = {},
): Promise<Answer<T>> {
  const response = await app.inject({
    method,
    url,
    headers: { ...LOCAL_HEADERS, ...headers },
    ...(body ? { payload: body } : {}),
  });
  const type = String(response.headers['content-type']);
  return { status: response.statusCode, body: type.includes('json') ? response.json() : (response.body as T), type };
}

async function newDossier(files: readonly { path: string; text: string }[] = []): Promise<string> {
  const { status, body } = await ask<ApiDossier>('POST', '/api/dossiers', { title: 'Test', files });
  expect(status).toBe(201);
  return body.id;
}

let keys = 0;
const key = (): string => `key-number-${(keys += 1)}`;

describe('dossiers over HTTP', () => {
  it('are made, listed, read, written and removed', async () => {
    const id = await newDossier();
    const list = await ask<{ dossiers: ApiDossier[] }>('GET', '/api/dossiers');
    expect(list.body.dossiers.find((each) => each.id === id)).toMatchObject({
      title: 'Test',
      version: 1,
      role: 'owner',
    });
    const write = await ask('PUT', `/api/dossiers/${id}/file`, {
      path: 'documents/a.txt',
      text: 'Ä',
      expectedVersion: 0,
      idempotencyKey: key(),
    });
    expect(write).toMatchObject({ status: 200, body: { version: 2 } });
    const binary = { path: 'scan.pdf', base64: Buffer.from('%PDF-1.7 \u0000').toString('base64') };
    await ask('PUT', `/api/dossiers/${id}/file`, { ...binary, expectedVersion: 0, idempotencyKey: key() });
    const { body } = await ask<ApiDossier>('GET', `/api/dossiers/${id}`);
    expect(body.files).toMatchObject([
      { path: 'documents/a.txt', version: 2, mediaType: 'text/plain', text: 'Ä' },
      { path: 'dossier.yaml', version: 1, mediaType: 'application/yaml' },
      { ...binary, version: 3, mediaType: 'application/pdf' },
    ]);
    const gone = await ask('DELETE', `/api/dossiers/${id}/file`, {
      path: 'scan.pdf',
      expectedVersion: 3,
      idempotencyKey: key(),
    });
    expect(gone).toMatchObject({ status: 200, body: { version: 4 } });
    const history = await ask<ApiHistory>('GET', `/api/dossiers/${id}/history`);
    expect(history.body.entries.map(({ kind, path, who }) => [kind, path, who])).toEqual([
      ['delete', 'scan.pdf', 'local'],
      ['write', 'scan.pdf', 'local'],
      ['write', 'documents/a.txt', 'local'],
      ['create', 'dossier.yaml', 'local'],
    ]);
    const undone = await ask('POST', `/api/dossiers/${id}/undo`, { idempotencyKey: key() });
    expect(undone).toMatchObject({ status: 200, body: { version: 5, path: 'scan.pdf', undoes: 4 } });
    const search = await ask<ApiSearch>('GET', `/api/search?q=a&dossier=${id}`);
    expect(search.body.hits.map(({ path }) => path)).toContain('documents/a.txt');
  });

  it('answer a conflict with both sides', async () => {
    const id = await newDossier([{ path: 'a.txt', text: 'theirs' }]);
    const write = { path: 'a.txt', text: 'yours', expectedVersion: 0, idempotencyKey: key() };
    const { status, body, type } = await ask<ApiConflict>('PUT', `/api/dossiers/${id}/file`, write);
    expect([status, type]).toEqual([409, 'application/problem+json']);
    expect(body).toMatchObject({
      type: '/problems/conflict',
      yours: 'yours',
      theirs: 'theirs',
      version: 1,
    });
    const remove = await ask<ApiConflict>('DELETE', `/api/dossiers/${id}/file`, {
      path: 'a.txt',
      expectedVersion: 9,
      idempotencyKey: key(),
    });
    expect(remove.body).toMatchObject({ yours: null, theirs: 'theirs' });
    const again = { ...write, expectedVersion: 1 };
    expect((await ask('PUT', `/api/dossiers/${id}/file`, again)).status).toBe(200);
    expect((await ask('PUT', `/api/dossiers/${id}/file`, again)).body).toEqual({ version: 2 });
    expect(await ask('PUT', `/api/dossiers/${id}/file`, { ...again, text: 'else' })).toMatchObject({
      status: 409,
      body: { type: '/problems/key-reused' },
    });
  });

  it('leave and come back as a zip archive, byte for byte', async () => {
    const files = new Map([
      ['dossier.yaml', bytes('title: "Zipped"\r\n')],
      ['documents/Речь.txt', bytes('\uFEFFвот')],
      ['documents/empty.txt', new Uint8Array()],
      ['scan.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255])],
    ]);
    const zip = Buffer.from(zipFiles(files));
    const made = await app.inject({
      method: 'POST',
      url: '/api/dossiers/import',
      headers: { ...LOCAL_HEADERS, 'content-type': 'application/zip' },
      payload: zip,
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ title: 'Zipped', version: 4 });
    const out = await app.inject({ url: `/api/dossiers/${made.json().id}/export`, headers: LOCAL_HEADERS });
    expect(out.headers['content-type']).toBe('application/zip');
    expect(Buffer.compare(out.rawPayload, zip)).toBe(0);
    const back = unzipFiles(out.rawPayload);
    expect(back.ok && [...back.value]).toEqual([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('are not made of archives that are none, or belie their names, or lead outside', async () => {
    const send = async (payload: Uint8Array, type = 'application/zip'): Promise<number> =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/dossiers/import',
          headers: { ...LOCAL_HEADERS, 'content-type': type },
          payload: Buffer.from(payload),
        })
      ).statusCode;
    expect(await send(bytes('no zip'))).toBe(422);
    expect(await send(zipFiles(new Map([['a.txt', bytes('x')]])))).toBe(422);
    expect(await send(zipFiles(new Map([['dossier.yaml', new Uint8Array([0xff])]])))).toBe(422);
    expect(
      await send(
        zipFiles(
          new Map([
            ['dossier.yaml', bytes('a: 1')],
            ['../../etc/cron.d/x', bytes('x')],
          ]),
        ),
      ),
    ).toBe(422);
    expect(await send(bytes('{}'), 'application/json')).toBe(415);
    expect(await send(bytes('x'), 'text/html')).toBe(415);
    expect(await send(bytes('x'), 'text/plain')).toBe(415);
    expect(
      await send(
        zipFiles(
          new Map([
            ['dossier.yaml', bytes('a: 1')],
            ['zeros.bin', new Uint8Array(17 * 2 ** 20)],
          ]),
        ),
      ),
    ).toBe(413);
  });

  it('turn away what is no request, with a problem and no effect', async () => {
    const id = await newDossier([{ path: 'a.txt', text: 'x' }]);
    const url = `/api/dossiers/${id}/file`;
    const good = { path: 'b.txt', text: 'x', expectedVersion: 0, idempotencyKey: 'long-enough' };
    const wrong: readonly (readonly [number, object])[] = [
      [422, { ...good, text: undefined }],
      [422, { ...good, base64: 'eA==' }],
      [422, { ...good, expectedVersion: -1 }],
      [422, { ...good, expectedVersion: '0' }],
      [422, { ...good, idempotencyKey: 'short' }],
      [422, { ...good, path: '../../etc/passwd' }],
      [422, { ...good, path: '/etc/passwd' }],
      [422, { ...good, path: 'a\u0000b' }],
      [422, { ...good, path: 'page.html', base64: 'AAAA', text: undefined }],
      [422, { ...good, surprise: 1 }],
    ];
    for (const [status, body] of wrong)
      expect(await ask('PUT', url, body), JSON.stringify(body)).toMatchObject({
        status,
        type: 'application/problem+json',
      });
    const broken = await app.inject({
      method: 'PUT',
      url,
      headers: { ...LOCAL_HEADERS, 'content-type': 'application/json' },
      payload: '{"a":',
    });
    expect(broken.statusCode).toBe(400);
    const proto = await app.inject({
      method: 'PUT',
      url,
      headers: { ...LOCAL_HEADERS, 'content-type': 'application/json' },
      payload: '{"__proto__":{"a":1}}',
    });
    expect(proto.statusCode).toBe(400);
    const huge = await app.inject({
      method: 'PUT',
      url,
      headers: { ...LOCAL_HEADERS, 'content-type': 'application/json' },
      payload: JSON.stringify({ ...good, text: 'x'.repeat(25 * 2 ** 20) }),
    });
    expect(huge.statusCode).toBe(413);
    expect((await ask('GET', '/api/dossiers/none')).status).toBe(404);
    expect((await ask('GET', '/api/dossiers/..%2f..%2fetc')).status).toBeGreaterThanOrEqual(400);
    expect((await ask('GET', '/api/nothing')).body).toMatchObject({ type: '/problems/not-found' });
    expect((await ask<ApiDossier>('GET', `/api/dossiers/${id}`)).body.version).toBe(1);
  });

  it('answer any nonsense without a fault', async () => {
    const id = await newDossier();
    const target = fc.constantFrom(
      `/api/dossiers/${id}/file`,
      `/api/dossiers/${id}/undo`,
      '/api/dossiers',
      '/api/answers/check',
      `/api/dossiers/${id}/history?limit=1`,
      '/api/search?q=%27%22',
    );
    const part = fc.oneof(
      fc.jsonValue(),
      fc.record({
        path: fc.string(),
        text: fc.string(),
        expectedVersion: fc.integer(),
        idempotencyKey: fc.string({ minLength: 8 }),
        title: fc.string(),
        arguments: fc.array(fc.string()),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('PUT', 'POST', 'DELETE', 'PATCH', 'GET'),
        target,
        part,
        async (method, url, body) => {
          const response = await app.inject({
            method: method as 'PUT',
            url,
            headers: { ...LOCAL_HEADERS, 'content-type': 'application/json' },
            ...(method === 'GET' ? {} : { payload: JSON.stringify(body) ?? '' }),
          });
          expect(response.statusCode).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('questions over HTTP', () => {
  it('are asked about given files and about those of a dossier', async () => {
    const id = await newDossier([{ path: 'a.yaml', text: 'x: 1' }]);
    const both = await ask('POST', '/api/answers/check', {
      arguments: ['a.yaml'],
      dossier: id,
      files: [{ path: 'b.yaml', text: '' }],
    });
    expect(both).toMatchObject({ status: 200, body: { exitCode: 0, answer: ['a.yaml', 'b.yaml'] } });
    expect((await ask('POST', '/api/answers/serve', { arguments: [] })).status).toBe(404);
    expect((await ask('POST', '/api/answers/check', { arguments: [], dossier: 'none' })).status).toBe(404);
  });

  it('give the catalogue, the session, health, and a description in OpenAPI 3.1 of every route', async () => {
    expect((await ask('GET', '/api/catalogue')).body).toEqual({
      arrangements: [{ slug: 'a', text: 'id: a' }],
      bodies: [{ slug: 'b', text: '{}', table: 'x' }],
    });
    expect((await ask('GET', '/api/session')).body).toEqual({ mode: 'local', user: { id: 'local', name: 'you' } });
    expect((await ask('GET', '/healthz')).status).toBe(200);
    expect((await ask('GET', '/readyz')).status).toBe(200);
    const { body } = await ask<{ openapi: string; paths: Record<string, object> }>('GET', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).toSorted()).toEqual([
      '/api/answers/{command}',
      '/api/catalogue',
      '/api/deleted-dossiers',
      '/api/dossiers',
      '/api/dossiers/import',
      '/api/dossiers/{id}',
      '/api/dossiers/{id}/brief/{format}',
      '/api/dossiers/{id}/events',
      '/api/dossiers/{id}/export',
      '/api/dossiers/{id}/file',
      '/api/dossiers/{id}/history',
      '/api/dossiers/{id}/restore',
      '/api/dossiers/{id}/undo',
      '/api/search',
      '/api/session',
      '/healthz',
      '/readyz',
    ]);
    expect(JSON.stringify(body.paths['/api/dossiers/{id}/file'])).toContain('idempotencyKey');
  });
});

describe('the brief of a dossier as a file', () => {
  it('is a download in every format, and nothing where there is no dossier or no such format', async () => {
    const id = await newDossier([{ path: 'a.txt', text: 'words' }]);
    const types = {
      html: 'text/html; charset=utf-8',
      md: 'text/markdown; charset=utf-8',
      json: 'application/json; charset=utf-8',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      pdf: 'application/pdf',
      png: 'application/zip',
    };
    for (const [format, type] of Object.entries(types)) {
      const got = await app.inject({ url: `/api/dossiers/${id}/brief/${format}`, headers: LOCAL_HEADERS });
      expect([got.statusCode, got.headers['content-type']]).toEqual([200, type]);
      const ending = format === 'png' ? 'zip' : format;
      expect(got.headers['content-disposition']).toBe(`attachment; filename="test.${ending}"`);
      expect(got.body).toBe(`${format} of a.txt`);
    }
    expect((await ask('GET', `/api/dossiers/${id}/brief/exe`)).status).toBe(422);
    expect((await ask('GET', '/api/dossiers/nobody/brief/pdf')).status).toBe(404);
  });

  it('says what is wrong with a dossier, a slow answer and a missing typesetter', async () => {
    for (const [code, status] of [
      ['Y101', 422],
      ['I215', 504],
      ['I219', 404],
      ['I221', 429],
    ] as const) {
      const wrong = { code, severity: 'error', message: 'so it is' } as const;
      const other = await askedApp(opened.store, { printBrief: async () => ({ ok: false, diagnostics: [wrong] }) });
      const id = await newDossier();
      const got = await other.inject({ url: `/api/dossiers/${id}/brief/pdf`, headers: LOCAL_HEADERS });
      expect([got.statusCode, got.json<ApiProblem>().detail]).toEqual([
        status,
        code === 'I215' || code === 'I221' ? undefined : 'so it is',
      ]);
      await other.close();
    }
  });
});

describe('the guide to the server', () => {
  it('names every problem with its status', () => {
    const guide = readFileSync(resolve(import.meta.dirname, '..', '..', 'docs', 'guides', 'server.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (\d{3}) \|/gm)].map(([, name, status]) => [
      name,
      Number(status),
    ]);
    const problems = Object.entries(PROBLEMS).map(([name, [status]]) => [name, status] as const);
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(problems));
  });
});

describe('what every answer carries', () => {
  it('is a policy without inline code, and no other name or origin gets in', async () => {
    const { headers } = await app.inject({ url: '/', headers: LOCAL_HEADERS });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    const title = { title: 'T' };
    expect((await ask('GET', '/', undefined, { host: 'evil.example' })).status).toBe(403);
    expect((await ask('POST', '/api/dossiers', title, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('POST', '/api/dossiers', title, { origin: 'null' })).status).toBe(403);
    expect((await ask('POST', '/api/dossiers', title, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('POST', '/api/dossiers', title, { cookie: 'a=b' })).status).toBe(403);
    expect((await ask('POST', '/api/dossiers', title, { origin: 'http://localhost:4310' })).status).toBe(201);
  });

  it('is a page for the addresses of the page, and a problem for those of the API', async () => {
    const html = { accept: 'text/html' };
    expect((await ask<string>('GET', '/d/any/brief', undefined, html)).body).toBe('<p>page</p>');
    expect((await ask('GET', '/missing.js', undefined, html)).status).toBe(404);
    expect((await ask('GET', '/api/missing', undefined, html)).type).toBe('application/problem+json');
    expect((await ask('POST', '/', {}, {})).status).toBe(405);
  });

  it('is a refusal once there are too many requests', async () => {
    const strict = await askedApp(opened.store, { requestsPerMinute: 3 });
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await strict.inject({ url: '/api/session', headers: LOCAL_HEADERS })).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    const refused = await strict.inject({ url: '/api/session', headers: LOCAL_HEADERS });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json()).toMatchObject({ type: '/problems/too-many' });
    expect((await strict.inject({ url: '/healthz', headers: LOCAL_HEADERS })).statusCode).toBe(200);
    await strict.close();
  });
});
