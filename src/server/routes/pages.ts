import { escapeHtml, renderPage } from '../../report/index.ts';
import type { App } from '../context.ts';
import type { Page, Pages } from '../pages.ts';
import { isApi, nameForStatus, PROBLEMS, sendProblem } from '../problems.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

function messagePage(pages: Pages, title: string, words: string): string {
  const href = [...pages.keys()].find((path) => path.endsWith('.css')) ?? '/assets/casus.css';
  const body = `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p><p><a href="/">To the first page</a></p></main>`;
  return renderPage({ title: `${title} · Casus`, body, style: { href } });
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const packed = page.packed?.find(({ encoding }) => new RegExp(`\\b${encoding}\\b`).test(accepted));
  if (page.packed) reply.header('vary', 'accept-encoding');
  if (packed) reply.header('content-encoding', packed.encoding);
  const body = packed?.body ?? page.body;
  return reply
    .type(page.type)
    .header('cache-control', page.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .serializer((content) => content)
    .send(typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength));
}

/** An address of the page's own, such as /d/ukraine-2025/brief: not a file, and a browser asks for it. */
function isPlace(request: FastifyRequest, path: string): boolean {
  return !/\.[a-z0-9]+$/i.test(path) && String(request.headers.accept ?? '').includes('text/html');
}

/**
 * Pages come from a table: nothing in an address reaches the file system. With `signIn`, whoever is nobody is led there
 * instead of into the workbench.
 */
export function pageRoutes(app: App, pages: () => Pages, signIn?: string): void {
  app.get('/*', { config: { action: 'page.read' }, schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (isApi(request)) return sendProblem(reply, 'not-found');
    const table = pages();
    const first = table.get('/');
    const page = table.get(path) ?? (first?.places === true && isPlace(request, path) ? first : undefined);
    if (page?.places === true && signIn !== undefined && request.user === undefined) return reply.redirect(signIn, 303);
    if (page) return sendPage(request, reply, page);
    const body = messagePage(table, 'No such page', 'Nothing is kept under this address.');
    return reply.code(404).type('text/html; charset=utf-8').send(body);
  });
}

/** Refusals that come before any route: to a person as a page, to a program as a problem. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, pages: Pages, status: number): FastifyReply {
  const name = nameForStatus(status);
  if (isApi(request) || !String(request.headers.accept ?? '').includes('text/html')) return sendProblem(reply, name);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(messagePage(pages, PROBLEMS[name][1], ''));
}
