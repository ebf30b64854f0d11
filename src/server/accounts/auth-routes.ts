// The library's own addresses, only those that are wanted, each with a row in the access table.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Action } from '../access.ts';
import type { App } from '../context.ts';
import type { Auth } from './auth.ts';
import { webHeaders } from './identity.ts';

interface Opened {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly action: Action;
  readonly perMinute: number;
}

const OPENED: readonly Opened[] = [
  { method: 'POST', path: 'sign-in/email', action: 'account.enter', perMinute: 10 },
  { method: 'POST', path: 'two-factor/verify-totp', action: 'account.enter', perMinute: 10 },
  { method: 'POST', path: 'two-factor/verify-backup-code', action: 'account.enter', perMinute: 10 },
  { method: 'POST', path: 'sign-out', action: 'account.leave', perMinute: 60 },
  { method: 'GET', path: 'list-sessions', action: 'account.keep', perMinute: 60 },
  { method: 'POST', path: 'revoke-session', action: 'account.keep', perMinute: 60 },
  { method: 'POST', path: 'revoke-other-sessions', action: 'account.keep', perMinute: 60 },
  { method: 'POST', path: 'change-password', action: 'account.keep', perMinute: 10 },
  { method: 'POST', path: 'two-factor/enable', action: 'account.keep', perMinute: 10 },
  { method: 'POST', path: 'two-factor/disable', action: 'account.keep', perMinute: 10 },
  { method: 'POST', path: 'two-factor/generate-backup-codes', action: 'account.keep', perMinute: 10 },
];

async function pass(auth: Auth, origin: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const body = request.method === 'GET' ? {} : { body: JSON.stringify(request.body ?? {}) };
  const headers = webHeaders(request);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  const answer = await auth.handler(
    new Request(new URL(request.url, origin), { method: request.method, headers, ...body }),
  );
  reply.code(answer.status).header('cache-control', 'no-store');
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  if (answer.status >= 400) request.log.warn({ status: answer.status }, 'account refused');
  const type = answer.headers.get('content-type') ?? 'application/json';
  return reply
    .type(type)
    .serializer(String)
    .send(await answer.text());
}

export function authRoutes(app: App, auth: Auth, origin: string): void {
  for (const { method, path, action, perMinute } of OPENED) {
    app.route({
      method,
      url: `/api/auth/${path}`,
      config: { action, rateLimit: { max: perMinute } },
      schema: { summary: `Account: ${path.replaceAll('-', ' ')}` },
      exposeHeadRoute: false,
      handler: (request, reply) => pass(auth, origin, request, reply),
    });
  }
}
