// The access table at work: before a handler runs, the asker's standing is held against the route's action.
import { type Action, isAction, may, onDeleted, standingOf } from './access.ts';
import type { App, Identity } from './context.ts';
import { sendProblem } from './problems.ts';

type IsDeleted = (dossier: string) => Promise<boolean>;

function dossierIn(params: unknown): string | undefined {
  const id: unknown = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

function actionOf(url: string, action: unknown): Action {
  if (!isAction(action)) throw new Error(`the route ${url} has no row in the access table`);
  return action;
}

export function guardActions(app: App, identity: Identity, isDeleted: IsDeleted): void {
  app.decorateRequest('user', undefined);
  app.decorateRequest('role', undefined);
  const actions = new Map<string, Action>();
  app.decorate('actions', actions);
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) {
      const name = `${method} ${route.url}`;
      actions.set(name, actionOf(name, route.config?.action));
    }
  });
  app.addHook('preParsing', async (request, reply) => {
    if (request.is404) return undefined;
    const action = actionOf(request.url, request.routeOptions.config.action);
    request.user = await identity.userOf(request);
    const id = action.startsWith('dossier.') ? dossierIn(request.params) : undefined;
    if (request.user !== undefined && id !== undefined) request.role = await identity.roleOn(request.user, id);
    const standing = standingOf(request.user, request.role);
    if (standing !== 'anonymous' && id !== undefined && (await isDeleted(id))) {
      const answer = onDeleted(standing, action);
      if (answer !== 'done') return sendProblem(reply, answer === 'deleted' ? 'deleted' : 'not-found');
    }
    if (may(standing, action)) return undefined;
    request.log.warn({ action, standing, user: request.user?.id }, 'refused');
    if (standing === 'anonymous') return sendProblem(reply, 'not-signed-in');
    // A dossier that is not yours is as good as none.
    return sendProblem(reply, standing === 'guest' && id !== undefined ? 'not-found' : 'not-allowed');
  });
}
