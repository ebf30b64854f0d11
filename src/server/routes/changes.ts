import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ChangeOutcome, FileChange } from '../../store/index.ts';
import * as schemas from '../api-schemas.ts';
import type { ApiWritten } from '../api-types.ts';
import { checkFile, fromContent, toSides } from '../content.ts';
import { type App, type ServerContext, userOf } from '../context.ts';
import { inputProblem, sendProblem } from '../problems.ts';
import { BODY_LIMIT, longestBody } from '../slow-bodies.ts';

const params = z.strictObject({ id: schemas.dossierId });

function sendOutcome(reply: FastifyReply, outcome: ChangeOutcome, yours: Uint8Array | null): FastifyReply | ApiWritten {
  switch (outcome.kind) {
    case 'written':
      return { version: outcome.version };
    case 'conflict':
      return sendProblem(reply, 'conflict', {
        ...toSides(yours, outcome.theirs),
        version: outcome.version,
      });
    case 'too-large':
      return sendProblem(reply, 'too-large', { detail: outcome.limit });
    case 'no-dossier':
      return sendProblem(reply, 'not-found');
    case 'key-reused':
      return sendProblem(reply, 'key-reused');
  }
}

function writeRoutes(app: App, { store }: ServerContext): void {
  const change = async (reply: FastifyReply, wanted: FileChange): Promise<FastifyReply | ApiWritten> =>
    sendOutcome(reply, await store.changeFile(wanted), wanted.content);
  app.put(
    '/api/dossiers/:id/file',
    {
      config: { action: 'dossier.write' },
      handlerTimeout: longestBody(BODY_LIMIT) + 30_000,
      schema: {
        summary: 'Write one file, if it is still at the version that was read',
        params,
        body: schemas.write,
        response: { 200: schemas.written, 409: schemas.conflict },
      },
    },
    async (request, reply) => {
      const { path, expectedVersion, idempotencyKey } = request.body;
      const content = fromContent(request.body);
      const checked = checkFile(path, content);
      if (!checked.ok) return inputProblem(reply, checked.diagnostics);
      const [dossier, who] = [request.params.id, userOf(request).id];
      return change(reply, { dossier, path, content, expectedVersion, who, idempotencyKey });
    },
  );
  app.delete(
    '/api/dossiers/:id/file',
    {
      config: { action: 'dossier.write' },
      schema: {
        summary: 'Remove one file, if it is still at the version that was read',
        params,
        body: schemas.remove,
        response: { 200: schemas.written, 409: schemas.conflict },
      },
    },
    async (request, reply) =>
      change(reply, { ...request.body, dossier: request.params.id, content: null, who: userOf(request).id }),
  );
}

function undoRoute(app: App, { store }: ServerContext): void {
  app.post(
    '/api/dossiers/:id/undo',
    {
      config: { action: 'dossier.undo' },
      schema: {
        summary: 'Take back the last change that is not taken back yet',
        params,
        body: schemas.undo,
        response: { 200: schemas.undone },
      },
    },
    async (request, reply) => {
      const { expectedVersion, idempotencyKey } = request.body;
      const outcome = await store.undo({
        dossier: request.params.id,
        who: userOf(request).id,
        idempotencyKey,
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      });
      if (outcome.kind === 'written') {
        const { version, path, undoes } = outcome;
        return { version, path, undoes };
      }
      if (outcome.kind === 'conflict') return sendProblem(reply, 'conflict', { version: outcome.version });
      if (outcome.kind === 'nothing') return sendProblem(reply, 'nothing-to-undo');
      return sendProblem(reply, outcome.kind === 'no-dossier' ? 'not-found' : 'key-reused');
    },
  );
}

function historyRoute(app: App, { store, identity }: ServerContext): void {
  app.get(
    '/api/dossiers/:id/history',
    {
      config: { action: 'dossier.history' },
      schema: {
        summary: 'Who changed what and when, newest first',
        params,
        querystring: z.object({
          before: z.coerce.number().int().min(1).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: { 200: schemas.history },
      },
    },
    async (request, reply) => {
      const { before, limit } = request.query;
      if ((await store.summary(request.params.id)) === undefined) return sendProblem(reply, 'not-found');
      const entries = await store.history(request.params.id, { limit, ...(before === undefined ? {} : { before }) });
      const names = await identity.namesOf(entries.map(({ who }) => who));
      return { entries: entries.map((entry) => ({ ...entry, whoName: names.get(entry.who) ?? entry.who })) };
    },
  );
}

export function changeRoutes(app: App, context: ServerContext): void {
  writeRoutes(app, context);
  undoRoute(app, context);
  historyRoute(app, context);
}
