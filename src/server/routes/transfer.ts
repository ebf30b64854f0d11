import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Diagnostic } from '../../basics/index.ts';
import { fileStem } from '../../report/index.ts';
import { LIMITS, unzipFiles, zipFiles } from '../../store/index.ts';
import * as schemas from '../api-schemas.ts';
import { checkFiles } from '../content.ts';
import type { App, ServerContext } from '../context.ts';
import { askerGone } from '../gone.ts';
import { longestBody } from '../slow-bodies.ts';
import { answerProblem, inputProblem, sendProblem } from '../problems.ts';
import { BRIEF_FORMATS, type BriefFormat } from '../workbench.ts';
import { maker, sendCreated } from './dossiers.ts';

const params = z.strictObject({ id: schemas.dossierId });

function exportRoute(app: App, { store }: ServerContext): void {
  app.get(
    '/api/dossiers/:id/export',
    {
      config: { action: 'dossier.export' },
      schema: { summary: 'All files as a zip archive, byte for byte', params },
    },
    async (request, reply) => {
      const dossier = await store.readDossier(request.params.id);
      if (dossier === undefined) return sendProblem(reply, 'not-found');
      const zip = zipFiles(new Map(dossier.files.map(({ path, content }) => [path, content])));
      return reply
        .type('application/zip')
        .header('content-disposition', `attachment; filename="${fileStem(dossier.title, dossier.id)}.zip"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(zip));
    },
  );
}

const BRIEF_TYPES: Readonly<Record<BriefFormat, { readonly type: string; readonly ending: string }>> = {
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  png: { type: 'application/zip', ending: 'zip' },
};

/** Always a download: a page of a dossier's words never opens under this server's own address. */
function briefRoute(app: App, { store, printBrief }: ServerContext): void {
  app.get(
    '/api/dossiers/:id/brief/:format',
    {
      config: { action: 'dossier.export', rateLimit: { max: 60 } },
      handlerTimeout: 130_000,
      schema: {
        summary: 'The brief as a file; png is a zip archive of its pictures',
        params: params.extend({ format: z.enum(BRIEF_FORMATS) }),
      },
    },
    async (request, reply) => {
      const { id, format } = request.params;
      const dossier = await store.readDossier(id);
      if (dossier === undefined) return sendProblem(reply, 'not-found');
      const files = new Map(dossier.files.map(({ path, content }) => [path, content]));
      const printed = await printBrief(format, files, askerGone(reply));
      if (!printed.ok) return briefProblem(reply, printed.diagnostics);
      const { type, ending } = BRIEF_TYPES[format];
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="${fileStem(dossier.title, dossier.id)}.${ending}"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(printed.value));
    },
  );
}

function briefProblem(reply: FastifyReply, diagnostics: readonly Diagnostic[]): FastifyReply {
  const [first] = diagnostics;
  if (first?.code === 'I219') return sendProblem(reply, 'not-found', { detail: first.message, diagnostics });
  return answerProblem(reply, diagnostics) ?? inputProblem(reply, diagnostics);
}

function importRoute(app: App, context: ServerContext): void {
  app.post(
    '/api/dossiers/import',
    {
      config: { action: 'dossiers.import', rateLimit: { max: 60 } },
      bodyLimit: LIMITS.bytes,
      handlerTimeout: longestBody(LIMITS.bytes) + 30_000,
      schema: {
        summary: 'A new dossier from a zip archive (application/zip)',
        headers: z.looseObject({ 'idempotency-key': z.string().min(8).max(100).optional() }),
      },
    },
    async (request, reply) => {
      if (!Buffer.isBuffer(request.body))
        return sendProblem(reply, 'not-this-kind', { detail: 'send application/zip' });
      const unpacked = unzipFiles(request.body);
      if (!unpacked.ok) return inputProblem(reply, unpacked.diagnostics);
      const files = checkFiles(unpacked.value);
      if (!files.ok) return inputProblem(reply, files.diagnostics);
      if (!files.value.has('dossier.yaml')) {
        return sendProblem(reply, 'bad-input', { detail: 'the archive has no dossier.yaml, so it is not a dossier' });
      }
      const idempotencyKey = request.headers['idempotency-key'];
      const outcome = await context.store.createDossier({
        title: 'Untitled',
        files: files.value,
        ...maker(context, request),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      return sendCreated(context, reply, outcome);
    },
  );
}

export function transferRoutes(app: App, context: ServerContext): void {
  app.addContentTypeParser(
    ['application/zip', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: LIMITS.bytes },
    (_request, body, done) => done(null, body),
  );
  exportRoute(app, context);
  briefRoute(app, context);
  importRoute(app, context);
}
