// A person's own sessions, named by their numbers: tokens are kept nowhere, so no list can show or name them.
import type { FastifyRequest } from 'fastify';
import type { RecordCondition, Records } from '../../store/index.ts';
import * as schemas from '../api-schemas.ts';
import { type App, userOf } from '../context.ts';
import { sendProblem } from '../problems.ts';
import type { Auth } from './auth.ts';
import { webHeaders } from './identity.ts';

interface SessionContext {
  readonly auth: Auth;
  readonly records: Records;
}

function equals(field: string, value: string, operator = 'eq'): RecordCondition {
  return { field, operator, value, connector: 'AND' };
}

async function currentSession({ auth }: SessionContext, request: FastifyRequest): Promise<string> {
  const found = await auth.api.getSession({ headers: webHeaders(request) });
  return found?.session.id ?? '';
}

function accountRoute(app: App, { auth }: SessionContext): void {
  app.get(
    '/api/auth/account',
    {
      config: { action: 'account.keep', rateLimit: { max: 60 } },
      schema: { summary: 'Account: who you are, and your second factor', response: { 200: schemas.account } },
    },
    async (request) => {
      const { id, name, email = '' } = userOf(request);
      const found = await auth.api.getSession({ headers: webHeaders(request) });
      const secondFactor = found?.user.twoFactorEnabled === true;
      if (!secondFactor) return { name, email, secondFactor };
      const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: id } });
      return { name, email, secondFactor, codesLeft: backupCodes.length };
    },
  );
}

export function sessionRoutes(app: App, context: SessionContext): void {
  const { records } = context;
  accountRoute(app, context);
  app.get(
    '/api/auth/list-sessions',
    {
      config: { action: 'account.keep', rateLimit: { max: 60 } },
      schema: { summary: 'Account: your sessions', response: { 200: schemas.sessions } },
    },
    async (request) => {
      const now = new Date().toISOString();
      const where = [equals('userId', userOf(request).id), equals('expiresAt', now, 'gt')];
      const [rows, current] = await Promise.all([
        records.find('session', { where, sortBy: { field: 'createdAt', direction: 'desc' } }),
        currentSession(context, request),
      ]);
      const sessions = rows.map((row) => ({
        id: String(row['id']),
        since: String(row['createdAt']),
        until: String(row['expiresAt']),
        from: String(row['ipAddress'] ?? ''),
        browser: String(row['userAgent'] ?? ''),
        current: row['id'] === current,
      }));
      return { sessions };
    },
  );
  app.post(
    '/api/auth/revoke-session',
    {
      config: { action: 'account.keep', rateLimit: { max: 60 } },
      schema: {
        summary: 'Account: end one of your sessions',
        body: schemas.sessionName,
        response: { 200: schemas.done },
      },
    },
    async (request, reply) => {
      const where = [equals('userId', userOf(request).id), equals('id', request.body.id)];
      const gone = await records.remove('session', where);
      return gone.length > 0 ? { done: true } : sendProblem(reply, 'not-found');
    },
  );
  app.post(
    '/api/auth/revoke-other-sessions',
    {
      config: { action: 'account.keep', rateLimit: { max: 60 } },
      schema: { summary: 'Account: end all your sessions but this one', response: { 200: schemas.done } },
    },
    async (request) => {
      const current = await currentSession(context, request);
      await records.remove('session', [equals('userId', userOf(request).id), equals('id', current, 'ne')]);
      return { done: true };
    },
  );
}
