import { z } from 'zod';
import * as schemas from '../api-schemas.ts';
import { type App, type ServerContext, userOf } from '../context.ts';
import { keptUntil } from '../deleted.ts';
import { sendProblem } from '../problems.ts';

const params = z.strictObject({ id: schemas.dossierId });

function listRoute(app: App, { store, identity }: ServerContext): void {
  app.get(
    '/api/deleted-dossiers',
    {
      config: { action: 'dossiers.list' },
      schema: {
        summary: 'Dossiers of yours that were deleted and can be restored',
        response: { 200: schemas.deletedList },
      },
    },
    async (request) => {
      const [all, roles] = await Promise.all([store.listDeleted(), identity.dossiersOf(userOf(request))]);
      const own = all.filter(({ id }) => roles === undefined || roles.get(id) === 'owner');
      const names = await identity.namesOf(own.map(({ by }) => by));
      const dossiers = own.map(({ id, title, deleted, by }) => ({
        id,
        title,
        deleted,
        byName: names.get(by) ?? by,
        until: keptUntil(new Date(deleted)),
      }));
      return { dossiers };
    },
  );
}

export function deletionRoutes(app: App, context: ServerContext): void {
  const { store } = context;
  listRoute(app, context);
  app.delete(
    '/api/dossiers/:id',
    {
      config: { action: 'dossier.delete' },
      schema: { summary: 'Delete a dossier; it can be restored for 30 days', params, response: { 200: schemas.done } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const done = await store.deleteDossier(id, userOf(request).id);
      if (done) request.log.info({ dossier: id, user: userOf(request).id }, 'dossier deleted');
      return done ? { done } : sendProblem(reply, 'not-found');
    },
  );
  app.post(
    '/api/dossiers/:id/restore',
    {
      config: { action: 'dossier.restore' },
      schema: { summary: 'Bring a deleted dossier back as it was', params, response: { 200: schemas.done } },
    },
    async (request, reply) => {
      const { id } = request.params;
      const done = await store.restoreDossier(id, userOf(request).id);
      return done ? { done } : sendProblem(reply, 'not-found');
    },
  );
}
