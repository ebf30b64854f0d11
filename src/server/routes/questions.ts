import { z } from 'zod';
import * as schemas from '../api-schemas.ts';
import { fromContent } from '../content.ts';
import { checkPath } from '../../store/index.ts';
import { may, standingOf } from '../access.ts';
import { type App, type ServerContext, userOf } from '../context.ts';
import { askerGone } from '../gone.ts';
import { answerProblem, inputProblem, sendProblem } from '../problems.ts';

function searchRoute(app: App, { store, identity }: ServerContext): void {
  app.get(
    '/api/search',
    {
      config: { action: 'search.read' },
      schema: {
        summary: 'Words in documents, statements and arrangements; the last word may be a beginning',
        querystring: z.object({ q: z.string().max(500), dossier: schemas.dossierId.optional() }),
        response: { 200: schemas.search },
      },
    },
    async (request) => {
      const { q, dossier } = request.query;
      const roles = await identity.dossiersOf(userOf(request));
      const open = roles === undefined ? undefined : [...roles.keys()];
      const wanted = dossier === undefined ? open : [dossier].filter((id) => open === undefined || open.includes(id));
      return { hits: await store.search({ words: q, ...(wanted === undefined ? {} : { dossiers: wanted }) }) };
    },
  );
}

function catalogueRoute(app: App, { catalogue }: ServerContext): void {
  app.get(
    '/api/catalogue',
    {
      config: { action: 'catalogue.read' },
      schema: { summary: 'Precedents and voting bodies', response: { 200: schemas.catalogue } },
    },
    async (_request, reply) => {
      reply.header('cache-control', 'private, max-age=300');
      return catalogue;
    },
  );
}

function answerRoute(app: App, { store, identity, answer, commands }: ServerContext): void {
  app.post(
    '/api/answers/:command',
    {
      config: { action: 'answers.ask', rateLimit: { max: 300 } },
      handlerTimeout: 130_000,
      schema: {
        summary: 'What `casus COMMAND --json` answers about the given files',
        params: z.strictObject({
          command: z
            .string()
            .max(40)
            .describe(`one of ${commands.join(', ')}; answers by schema/COMMAND.json`),
        }),
        body: schemas.question,
        response: { 200: schemas.answer },
      },
    },
    async (request, reply) => {
      const { command } = request.params;
      if (!commands.includes(command)) {
        return sendProblem(reply, 'not-found', { detail: `commands are ${commands.join(', ')}` });
      }
      const files = new Map<string, Uint8Array>();
      const { dossier, files: given = [], arguments: words } = request.body;
      if (dossier !== undefined) {
        const role = await identity.roleOn(userOf(request), dossier);
        const stored = may(standingOf(request.user, role), 'dossier.read')
          ? await store.readDossier(dossier)
          : undefined;
        if (stored === undefined) return sendProblem(reply, 'not-found');
        for (const { path, content } of stored.files) files.set(path, content);
      }
      for (const file of given) {
        const path = checkPath(file.path);
        if (!path.ok) return inputProblem(reply, path.diagnostics);
        files.set(path.value, fromContent(file));
      }
      const answered = await answer({ command, arguments: words, files }, askerGone(reply));
      if (answered.ok) return answered.value;
      return answerProblem(reply, answered.diagnostics) ?? inputProblem(reply, answered.diagnostics);
    },
  );
}

export function questionRoutes(app: App, context: ServerContext): void {
  searchRoute(app, context);
  catalogueRoute(app, context);
  answerRoute(app, context);
}
