import { z } from 'zod';
import * as schemas from '../api-schemas.ts';
import type { App, ServerContext } from '../context.ts';
import { sendProblem } from '../problems.ts';

const state = z.strictObject({ status: z.string() });

/** `/healthz`: the process lives. `/readyz`: it can also do its work, the database included. */
export function healthRoutes(app: App, { store, version, identity }: ServerContext): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.get(
    '/healthz',
    { config: { action: 'health.read', rateLimit: false }, logLevel: 'warn', schema: { response: { 200: state } } },
    async () => ({ status: 'alive' }),
  );
  app.get(
    '/readyz',
    { config: { action: 'health.read', rateLimit: false }, logLevel: 'warn', schema: { response: { 200: state } } },
    async (_request, reply) => {
      if (closing) return sendProblem(reply, 'unavailable', { detail: 'the server is stopping' });
      await store.ping();
      return { status: `ready, casus ${version}` };
    },
  );
  app.get(
    '/api/openapi.json',
    { config: { action: 'openapi.read' }, schema: { hide: true } },
    async (_request, reply) => reply.type('application/json').serializer(String).send(JSON.stringify(app.swagger())),
  );
  app.get(
    '/api/session',
    {
      config: { action: 'session.read' },
      schema: { summary: 'Who is signed in, if anybody has to be', response: { 200: schemas.session } },
    },
    async (request) => ({ mode: identity.mode, ...(request.user === undefined ? {} : { user: request.user }) }),
  );
}
