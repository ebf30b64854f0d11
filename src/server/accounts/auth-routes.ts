// The library's own addresses, only those that are wanted, each with a row in the access table.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Action } from '../access.ts';
import { type App, userOf } from '../context.ts';
import type { Members, Records } from '../../store/index.ts';
import { sendProblem } from '../problems.ts';
import type { Auth } from './auth.ts';
import { webHeaders } from './identity.ts';
import { isWeakPassword, WEAK_PASSWORD } from './weak-password.ts';

export interface AuthContext {
  readonly auth: Auth;
  readonly origin: string;
  readonly members: Members;
  /** With hashes for session tokens. */
  readonly records: Records;
}

interface Opened {
  readonly path: string;
  readonly action: Action;
  readonly perMinute: number;
  /** What is passed on; the library would take more, `trustDevice` for one, which spares the second factor. */
  readonly body: z.ZodType;
}

const TOTP = 'two-factor/verify-totp';
const SIGN_IN = 'sign-in/email';
const CHANGE = 'change-password';

const words = z.string().min(1).max(200);
const password = z.strictObject({ password: words });
const code = z.strictObject({ code: words });
const nothing = z.strictObject({}).nullish();
const signIn = z.strictObject({ email: words, password: words });
const newPassword = z.strictObject({
  currentPassword: words,
  newPassword: words,
  revokeOtherSessions: z.boolean().exactOptional(),
});

const OPENED: readonly Opened[] = [
  { path: SIGN_IN, action: 'account.enter', perMinute: 10, body: signIn },
  { path: TOTP, action: 'account.enter', perMinute: 10, body: code },
  { path: 'two-factor/verify-backup-code', action: 'account.enter', perMinute: 10, body: code },
  { path: 'sign-out', action: 'account.leave', perMinute: 60, body: nothing },
  { path: CHANGE, action: 'account.keep', perMinute: 10, body: newPassword },
  { path: 'two-factor/enable', action: 'account.keep', perMinute: 10, body: password },
  { path: 'two-factor/disable', action: 'account.keep', perMinute: 10, body: password },
  { path: 'two-factor/generate-backup-codes', action: 'account.keep', perMinute: 10, body: password },
];

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;
}

/**
 * A code lets in once: the library takes it as often as it comes while its time lasts, so the session of a second use
 * ends before anybody hears of it. @source RFC 6238 section 5.2
 */
async function isReused({ members, records }: AuthContext, request: FastifyRequest, answer: string): Promise<boolean> {
  const given: unknown = JSON.parse(answer);
  const [code, user, token] = [
    fieldOf(request.body, 'code'),
    fieldOf(fieldOf(given, 'user'), 'id'),
    fieldOf(given, 'token'),
  ];
  if (typeof code !== 'string' || typeof user !== 'string') throw new TypeError('a code without a person');
  if (await members.useCode(user, code)) return false;
  if (request.user === undefined && typeof token === 'string') {
    await records.remove('session', [{ field: 'token', operator: 'eq', value: token, connector: 'AND' }]);
  }
  return true;
}

/** The session that a browser had before it signed in anew: nobody comes back to it. */
async function endBefore({ auth, records }: AuthContext, request: FastifyRequest): Promise<void> {
  const before = await auth.api.getSession({ headers: webHeaders(request) });
  if (!before) return;
  await records.remove('session', [{ field: 'id', operator: 'eq', value: before.session.id, connector: 'AND' }]);
}

function noteSuccess(request: FastifyRequest, path: string, answer: string): void {
  const given: unknown = JSON.parse(answer);
  const user = request.user?.id ?? fieldOf(fieldOf(given, 'user'), 'id');
  const half = fieldOf(given, 'twoFactorRedirect') === true;
  request.log.info({ user, account: path, ...(half ? { asks: 'second factor' } : {}) }, 'account used');
}

/** A new password has to be one that is not guessed at once. */
function refuseWeak(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const fresh = fieldOf(request.body, 'newPassword');
  const { name, email = '' } = userOf(request);
  if (typeof fresh !== 'string' || !isWeakPassword(fresh, { name, email })) return undefined;
  return sendProblem(reply, 'bad-input', { detail: WEAK_PASSWORD });
}

async function pass(context: AuthContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { auth, origin } = context;
  const headers = webHeaders(request);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  const answer = await auth.handler(
    new Request(new URL(request.url, origin), {
      method: request.method,
      headers,
      body: JSON.stringify(request.body ?? {}),
    }),
  );
  const text = await answer.text();
  if (answer.ok && request.routeOptions.url === `/api/auth/${TOTP}` && (await isReused(context, request, text))) {
    request.log.warn({ user: request.user?.id }, 'code used twice');
    return sendProblem(reply, 'not-signed-in', { detail: 'this code was used already; wait for the next one' });
  }
  reply.code(answer.status).header('cache-control', 'no-store');
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  const path = (request.routeOptions.url ?? '').replace('/api/auth/', '');
  if (!answer.ok) request.log.warn({ status: answer.status, user: request.user?.id, account: path }, 'account refused');
  else {
    if (path === SIGN_IN) await endBefore(context, request);
    noteSuccess(request, path, text);
  }
  const type = answer.headers.get('content-type') ?? 'application/json';
  return reply.type(type).serializer(String).send(text);
}

export function authRoutes(app: App, context: AuthContext): void {
  for (const { path, action, perMinute, body } of OPENED) {
    app.route({
      method: 'POST',
      url: `/api/auth/${path}`,
      config: { action, rateLimit: { max: perMinute } },
      schema: { summary: `Account: ${path.replaceAll('-', ' ')}`, body },
      exposeHeadRoute: false,
      handler: async (request, reply) =>
        (path === CHANGE ? refuseWeak(request, reply) : undefined) ?? pass(context, request, reply),
    });
  }
}
