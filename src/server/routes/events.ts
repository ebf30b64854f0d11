// Changes as they happen: server-sent events whose id is the dossier's version, so that a reader who was away goes on
// where it stopped.
import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Store, StoreEvent } from '../../store/index.ts';
import { may, standingOf } from '../access.ts';
import * as schemas from '../api-schemas.ts';
import type { ApiEvent } from '../api-types.ts';
import type { App, ServerContext } from '../context.ts';
import { sendProblem } from '../problems.ts';

const params = z.strictObject({ id: schemas.dossierId });
const AT_ONCE = 100;
/** As long as a timer can wait: 24 days. */
const FOR_EVER_MS = 2 ** 31 - 1;
/** A reader that takes nothing is let go; it comes back with Last-Event-ID. */
const MOST_WAITING = 1024 * 1024;

function message({ path, version, who, when }: StoreEvent): string {
  const data: ApiEvent = { path, version, who, when };
  return `id: ${version}\ndata: ${JSON.stringify(data)}\n\n`;
}

function lastSeen(request: FastifyRequest, current: number): number {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : current;
}

/** Sends what is new each time `look` is called; calls never overlap, and none is lost. */
function follow(store: Store, dossier: string, from: number, response: ServerResponse): () => void {
  let last = from;
  let looking = false;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      const events = await store.eventsAfter(dossier, last, AT_ONCE);
      for (const event of events) response.write(message(event));
      last = events.at(-1)?.version ?? last;
      again ||= events.length === AT_ONCE;
    } while (again && !response.destroyed);
  };
  return () => {
    again = true;
    if (looking || response.destroyed) return;
    looking = true;
    // The database may be away for a while: the next look, at the latest at the next heartbeat, catches up.
    run()
      .catch(() => undefined)
      .finally(() => {
        looking = false;
        if (response.writableLength > MOST_WAITING) response.destroy();
      });
  };
}

export function eventRoutes(app: App, { store, identity, heartbeatMs }: ServerContext): void {
  const open = new Set<ServerResponse>();
  app.addHook('preClose', async () => {
    for (const response of open) response.end();
  });

  const start = (request: FastifyRequest, reply: FastifyReply, dossier: string, from: number): void => {
    reply.hijack();
    const response = reply.raw;
    const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
    response.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write('retry: 1000\n: open\n\n');
    const look = follow(store, dossier, from, response);
    const stop = store.onChange((changed) => {
      if (changed === dossier || changed === '') look();
    });
    const stillAllowed = async (): Promise<boolean> => {
      const user = await identity.userOf(request);
      const role = user === undefined ? undefined : await identity.roleOn(user, dossier);
      if (await store.isDeleted(dossier)) return false;
      return may(standingOf(user, role), 'dossier.events');
    };
    const heartbeat = setInterval(() => {
      response.write(': still here\n\n');
      look();
      stillAllowed().then(
        (allowed) => (allowed ? undefined : response.end()),
        () => undefined,
      );
    }, heartbeatMs);
    open.add(response);
    response.on('close', () => {
      clearInterval(heartbeat);
      stop();
      open.delete(response);
    });
    look();
  };

  app.get(
    '/api/dossiers/:id/events',
    {
      config: { action: 'dossier.events' },
      handlerTimeout: FOR_EVER_MS,
      schema: { summary: 'Changes as server-sent events; Last-Event-ID is a version', params },
    },
    async (request, reply) => {
      const summary = await store.summary(request.params.id);
      if (summary === undefined) return sendProblem(reply, 'not-found');
      start(request, reply, request.params.id, lastSeen(request, summary.version));
      return reply;
    },
  );
}
