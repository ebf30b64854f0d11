/**
 * Serves finished pages to the browser of the same machine. A request names an entry of a table, never a file:
 * nothing in a URL reaches the file system. Loopback only; the strictest content policy that a page can have.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { escapeHtml, renderPage } from '../report/index.ts';

export interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Never changes under this name, so a browser may keep it. */
  readonly immutable?: boolean;
}

/** Path (`/`, `/brief.json`, `/assets/casus.css`) → page. */
export type Pages = ReadonlyMap<string, Page>;

export interface ServerOptions {
  /** Asked on every request, so that a page may change while the server runs. */
  readonly pages: () => Pages;
  readonly port: number;
  /** Tells that `from` was taken and `to` is used. */
  readonly onPortTaken?: (from: number, to: number) => void;
}

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export const DEFAULT_PORT = 4310;
const TRIES = 20;
const HOST = '127.0.0.1';

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function problem(code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', message, help };
}

function messagePage(pages: Pages, title: string, words: string): string {
  const href = [...pages.keys()].find((path) => path.endsWith('.css')) ?? '/assets/casus.css';
  const body = `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p><p><a href="/">To the brief</a></p></main>`;
  return renderPage({ title: `${title} · Casus`, body, style: { href } });
}

function send(
  response: ServerResponse,
  status: number,
  page: Page,
  head: boolean,
  more: Readonly<Record<string, string>> = {},
): void {
  const body = typeof page.body === 'string' ? Buffer.from(page.body) : page.body;
  response.writeHead(status, {
    ...HEADERS,
    'content-type': page.type,
    'content-length': body.byteLength,
    'cache-control': page.immutable ? 'public, max-age=86400' : 'no-cache',
    ...more,
  });
  response.end(head ? undefined : body);
}

/** Another site's page must not read this server through a name that it points at this machine. */
function isLocalHost(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/i.test(host);
}

function answer(pages: Pages, request: IncomingMessage, response: ServerResponse): void {
  const head = request.method === 'HEAD';
  const html = (title: string, words: string): Page => ({
    type: 'text/html; charset=utf-8',
    body: messagePage(pages, title, words),
  });
  if (!isLocalHost(request.headers.host)) {
    send(response, 403, html('Not from here', 'This server answers only to the machine it runs on.'), head);
  } else if (request.method !== 'GET' && !head) {
    send(response, 405, html('Read only', 'These pages can only be read.'), false, { allow: 'GET, HEAD' });
  } else {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const page = pages.get(path);
    if (page) send(response, 200, page, head);
    else send(response, 404, html('No such page', 'Nothing is kept under this address.'), head);
  }
}

function listen(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => resolve(error.code ?? 'unknown');
    server.once('error', failed);
    server.listen(port, HOST, () => {
      server.off('error', failed);
      resolve(undefined);
    });
  });
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}

/** Listens on 127.0.0.1; a taken port gives way to the next free one, up to 20 further. W101, W102. */
export async function startServer({ pages, port, onPortTaken }: ServerOptions): Promise<Result<RunningServer>> {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return fail(problem('W101', `'${port}' is not a port`, 'a port is a whole number from 0 to 65535'));
  }
  const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, (request, response) => {
    request.resume();
    answer(pages(), request, response);
  });
  for (let candidate = port; candidate <= Math.min(65535, port + TRIES); candidate += 1) {
    const error = await listen(server, candidate);
    if (error === undefined) {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : candidate;
      if (port !== 0 && bound !== port) onPortTaken?.(port, bound);
      return succeed({ port: bound, url: `http://localhost:${bound}/`, stop: () => stopServer(server) });
    }
    if (error !== 'EADDRINUSE' && error !== 'EACCES') break;
  }
  return fail(
    problem('W102', `no free port from ${port} to ${Math.min(65535, port + TRIES)}`, 'name another with --port'),
  );
}

/**
 * A port as people write it, from `--port` or PORT; nothing written gives 4310. W101.
 * @example
 * parsePort('8080') // => { ok: true, value: 8080 }
 */
export function parsePort(text: string | undefined): Result<number> {
  if (text === undefined || text.trim() === '') return succeed(DEFAULT_PORT);
  const port = Number(text);
  if (/^\d{1,5}$/.test(text.trim()) && port <= 65535) return succeed(port);
  return fail(problem('W101', `'${text}' is not a port`, 'a port is a whole number from 0 to 65535'));
}
