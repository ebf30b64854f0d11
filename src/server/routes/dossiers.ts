import { z } from 'zod';
import { succeed } from '../../basics/index.ts';
import type { CreateOutcome } from '../../store/index.ts';
import * as schemas from '../api-schemas.ts';
import { readFiles, toContent } from '../content.ts';
import { type App, type ServerContext, userOf } from '../context.ts';
import { inputProblem, sendProblem } from '../problems.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';

const params = z.strictObject({ id: schemas.dossierId });

function emptyDossier(title: string): ReadonlyMap<string, Uint8Array> {
  const yaml = `casus: 1\ntitle: ${JSON.stringify(title)}\nactors: {}\ndocuments: []\n`;
  return new Map([['dossier.yaml', new TextEncoder().encode(yaml)]]);
}

/** Who makes a dossier, and who owns it then. */
export function maker({ identity }: ServerContext, request: FastifyRequest): { who: string; owner?: string } {
  const user = userOf(request);
  const owner = identity.ownerOf(user);
  return owner === undefined ? { who: user.id } : { who: user.id, owner };
}

/** The answer to a request that made a dossier: the dossier itself, or why not. */
export async function sendCreated(
  context: ServerContext,
  reply: FastifyReply,
  outcome: CreateOutcome,
): Promise<FastifyReply> {
  if (outcome.kind === 'exists' || outcome.kind === 'key-reused') return sendProblem(reply, outcome.kind);
  if (outcome.kind === 'too-large') return sendProblem(reply, 'too-large', { detail: outcome.limit });
  const summary = await context.store.summary(outcome.id);
  return reply
    .code(201)
    .header('location', `/api/dossiers/${outcome.id}`)
    .send({ ...summary, role: 'owner' });
}

function listRoute(app: App, { store, identity }: ServerContext): void {
  app.get(
    '/api/dossiers',
    {
      config: { action: 'dossiers.list' },
      schema: { summary: 'Dossiers you can open', response: { 200: schemas.dossierList } },
    },
    async (request) => {
      const [all, roles] = await Promise.all([store.listDossiers(), identity.dossiersOf(userOf(request))]);
      const dossiers = all.flatMap((summary) => {
        const role = roles === undefined ? 'owner' : roles.get(summary.id);
        return role === undefined ? [] : [{ ...summary, role }];
      });
      return { dossiers };
    },
  );
}

function createRoute(app: App, context: ServerContext): void {
  app.post(
    '/api/dossiers',
    {
      config: { action: 'dossiers.create' },
      schema: {
        summary: 'A new dossier, with files or with an empty dossier.yaml',
        body: schemas.newDossier,
        response: { 201: schemas.dossierSummary },
      },
    },
    async (request, reply) => {
      const { title, files, idempotencyKey } = request.body;
      const read = files === undefined || files.length === 0 ? succeed(emptyDossier(title)) : readFiles(files);
      if (!read.ok) return inputProblem(reply, read.diagnostics);
      const outcome = await context.store.createDossier({
        title,
        files: read.value,
        ...maker(context, request),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      return sendCreated(context, reply, outcome);
    },
  );
}

function readRoute(app: App, { store }: ServerContext): void {
  app.get(
    '/api/dossiers/:id',
    {
      config: { action: 'dossier.read' },
      schema: { summary: 'A dossier with all its files', params, response: { 200: schemas.dossier } },
    },
    async (request, reply) => {
      const dossier = await store.readDossier(request.params.id);
      if (dossier === undefined) return sendProblem(reply, 'not-found');
      const files = dossier.files.map(({ content, ...file }) => ({ ...file, ...toContent(content) }));
      return { ...dossier, role: request.role ?? 'reader', files };
    },
  );
}

export function dossierRoutes(app: App, context: ServerContext): void {
  listRoute(app, context);
  createRoute(app, context);
  readRoute(app, context);
}
