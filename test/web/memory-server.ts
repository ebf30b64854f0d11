// The contract of the API in memory, and dist/web under the strictest content policy: for tests of the page and for
// looking at it (`node test/web/memory-server.ts`).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface MemoryFile {
  text: string;
  version: number;
}

interface MemoryDossier {
  readonly id: string;
  title: string;
  version: number;
  role: 'owner' | 'reader';
  readonly files: Map<string, MemoryFile>;
  readonly listeners: Set<ServerResponse>;
}

export interface MemoryServer {
  readonly url: string;
  readonly dossiers: Map<string, MemoryDossier>;
  /** A change as another person would make it. */
  readonly change: (id: string, path: string, text: string) => void;
  /** 0 answers at once; otherwise every API answer waits so many milliseconds. */
  delay: number;
  readonly stop: () => Promise<void>;
}

function readFolder(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name.split(sep).join('/'), readFileSync(join(folder, name), 'utf8')]));
}

export function memoryDossier(id: string, files: ReadonlyMap<string, string>): MemoryDossier {
  const title = /^title: (.*)$/m.exec(files.get('dossier.yaml') ?? '')?.[1] ?? id;
  const rows = [...files].map(([path, text]) => [path, { text, version: 1 }] as const);
  return { id, title, version: 1, role: 'owner', files: new Map(rows), listeners: new Set() };
}

export function exampleDossier(): MemoryDossier {
  return memoryDossier('ukraine-2025', readFolder(join(root, 'examples', 'ukraine-2025')));
}

function catalogue(): unknown {
  const folder = (name: string, ext: string): { slug: string; text: string }[] =>
    [...readFolder(join(root, 'catalog', name))]
      .filter(([path]) => extname(path) === ext)
      .map(([path, text]) => ({ slug: path.replace(/\.\w+$/, ''), text }));
  const tables = new Map(folder('bodies', '.csv').map(({ slug, text }) => [slug, text]));
  const bodies = folder('bodies', '.json').map((body) => ({ ...body, table: tables.get(body.slug) }));
  const { entries } = JSON.parse(readFileSync(join(root, 'catalog', 'catalog.json'), 'utf8')) as { entries: unknown };
  return { arrangements: folder('arrangements', '.yaml'), bodies, entries };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const type = status < 400 || status === 409 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function announce(dossier: MemoryDossier, path: string, version: number): void {
  const event = JSON.stringify({ path, version, who: 'someone', when: new Date(0).toISOString() });
  for (const listener of dossier.listeners) listener.write(`event: change\ndata: ${event}\n\n`);
}

interface WriteBody {
  readonly path: string;
  readonly text?: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

async function write(dossier: MemoryDossier, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: WriteBody = JSON.parse((await readBody(request)).toString());
  const here = dossier.files.get(body.path);
  if ((here?.version ?? 0) !== body.expectedVersion) {
    sendJson(response, 409, { yours: body.text ?? '', theirs: here?.text ?? null, version: here?.version ?? 0 });
    return;
  }
  // A file's version is the dossier's at its last change, as on the server.
  dossier.version += 1;
  const { version } = dossier;
  if (request.method === 'DELETE') dossier.files.delete(body.path);
  else dossier.files.set(body.path, { text: body.text ?? '', version });
  announce(dossier, body.path, version);
  sendJson(response, 200, { version });
}

function content({ id, title, version, role, files }: MemoryDossier): unknown {
  const rows = [...files].map(([path, file]) => ({
    path,
    version: file.version,
    mediaType: 'text/plain',
    text: file.text,
  }));
  return { id, title, version, role, files: rows };
}

async function answerApi(
  dossiers: Map<string, MemoryDossier>,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , first, id = '', action] = path.split('/');
  if (path === '/api/catalogue') return sendJson(response, 200, catalogue());
  if (path === '/api/session') return sendJson(response, 200, { mode: 'local', user: { id: 'local', name: 'you' } });
  if (path === '/api/dossiers') {
    const rows = [...dossiers.values()].map(({ id: own, title, version }) => ({
      id: own,
      title,
      version,
      updated: '2025-08-20T12:00:00Z',
    }));
    return sendJson(response, 200, { dossiers: rows });
  }
  if (path === '/api/session') return sendJson(response, 200, { mode: 'local', user: { id: 'local', name: 'you' } });
  if (path === '/api/deleted-dossiers') return sendJson(response, 200, { dossiers: [] });
  const dossier = dossiers.get(decodeURIComponent(id));
  if (first !== 'dossiers' || dossier === undefined) {
    return sendJson(response, 404, {
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: `there is no dossier '${id}'`,
    });
  }
  if (action === undefined) return sendJson(response, 200, content(dossier));
  if (action === 'history') {
    const made = { who: 'local', whoName: 'you', when: '2025-08-20T12:00:00Z', before: null, after: null };
    const entries = [...dossier.files.keys()].map((file, at) => ({
      ...made,
      version: at + 1,
      path: file,
      kind: 'create',
    }));
    return sendJson(response, 200, { entries: entries.toReversed() });
  }
  if (action === 'file') return write(dossier, request, response);
  if (action === 'events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    dossier.listeners.add(response);
    response.on('close', () => dossier.listeners.delete(response));
    return undefined;
  }
  return sendJson(response, 404, { title: 'Not found', status: 404 });
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function readSite(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(
    names.map((name) => [
      `/${relative(folder, join(folder, name)).split(sep).join('/')}`,
      readFileSync(join(folder, name)),
    ]),
  );
}

export async function startMemoryServer(
  given: readonly MemoryDossier[] = [exampleDossier()],
  site: string = join(root, 'dist', 'web'),
): Promise<MemoryServer> {
  const files = readSite(site);
  const dossiers = new Map(given.map((dossier) => [dossier.id, dossier]));
  const state = { delay: 0 };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    response.setHeader('content-security-policy', POLICY);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    if (path.startsWith('/api/')) {
      if (state.delay > 0) await new Promise((done) => setTimeout(done, state.delay));
      await answerApi(dossiers, path, request, response);
      return;
    }
    const body = files.get(path === '/' ? '/index.html' : path);
    if (body === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path === '/' ? '/index.html' : path)] ?? 'application/octet-stream',
    });
    response.end(body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => sendJson(response, 500, { title: error.message, status: 500 }));
  });
  const port = await listen(server);
  return {
    url: `http://localhost:${port}/`,
    dossiers,
    change: (id, path, text) => {
      const dossier = dossiers.get(id);
      if (dossier === undefined) return;
      dossier.version += 1;
      dossier.files.set(path, { text, version: dossier.version });
      announce(dossier, path, dossier.version);
    },
    get delay() {
      return state.delay;
    },
    set delay(milliseconds) {
      state.delay = milliseconds;
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (import.meta.main) {
  const server = await startMemoryServer();
  console.log(server.url);
}
