// The whole server as one object that tests can ask without a socket.
import type { Server } from 'node:http';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyHttpOptions } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { LIMITS, StoreUnavailable } from '../store/index.ts';
import { guardActions } from './authorise.ts';
import { type Accounts, type App, LOCAL_IDENTITY, type ServerContext } from './context.ts';
import { LOG_OPTIONS } from './log.ts';
import type { Pages } from './pages.ts';
import { nameForStatus, sendProblem } from './problems.ts';
import { changeRoutes } from './routes/changes.ts';
import { deletionRoutes } from './routes/deletion.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { eventRoutes } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { pageRoutes, sendRefusal } from './routes/pages.ts';
import { questionRoutes } from './routes/questions.ts';
import { transferRoutes } from './routes/transfer.ts';
import { guardRequests } from './security.ts';
import { BODY_LIMIT, BODY_PATIENCE, type BodyPatience, guardBodies, longestBody } from './slow-bodies.ts';
import type { Workbench } from './workbench.ts';

export interface AppOptions {
  /** Asked on every request, so that a page may change while the server runs. */
  readonly pages: () => Pages;
  /** Left out: only pages, no API. */
  readonly workbench?: Workbench;
  /** Left out: local mode. */
  readonly accounts?: Accounts;
  /** Structured lines to standard error from this level on; left out: none. */
  readonly log?: 'info' | 'warn';
  readonly requestsPerMinute?: number;
  readonly heartbeatMs?: number;
  /** How slowly a body may arrive. */
  readonly bodyPatience?: BodyPatience;
  /** Believe X-Forwarded-For when it comes from a proxy on this machine. */
  readonly trustProxy?: 'loopback';
}

const LOCAL_RATE = 6000;
const SHARED_RATE = 600;
const HEARTBEAT_MS = 15_000;

function fastifyOptions({ log, trustProxy }: AppOptions): FastifyHttpOptions<Server> {
  return {
    bodyLimit: BODY_LIMIT,
    // Bodies are watched as they arrive (`slow-bodies.ts`); heads have a time of their own.
    requestTimeout: longestBody(LIMITS.bytes),
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5000 },
    // Silence on a connection; longer than the longest answer (`handlerTimeout` of a route) may take.
    connectionTimeout: 150_000,
    handlerTimeout: 30_000,
    forceCloseConnections: 'idle',
    trustProxy: trustProxy ?? false,
    logger: log === undefined ? false : { ...LOG_OPTIONS, level: log },
    routerOptions: { maxParamLength: 200 },
    // An address that is no address is one that nothing is kept under.
    frameworkErrors: (_error, request, reply) => void sendRefusal(request, reply, new Map(), 404),
  };
}

function handleErrors(app: App, pages: () => Pages): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, 'bad-input', { detail: error.message });
    if (error instanceof StoreUnavailable) {
      request.log.error({ err: error.cause }, error.message);
      return sendProblem(reply.header('retry-after', '1'), 'unavailable');
    }
    const status = error.statusCode ?? 500;
    if (status === 503 || error.code === 'FST_ERR_HANDLER_TIMEOUT') return sendProblem(reply, 'too-slow');
    if (status >= 500 || isResponseSerializationError(error)) {
      request.log.error({ err: error }, 'fault');
      return sendProblem(reply, 'fault');
    }
    return sendProblem(reply, nameForStatus(status), { detail: error.message });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const known = pages().has(path);
    if (known) reply.header('allow', 'GET, HEAD');
    return sendRefusal(request, reply, pages(), known ? 405 : 404);
  });
}

async function documentApi(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Casus', version, description: 'Dossiers, their history, and every answer of the command line.' },
    },
    transform: jsonSchemaTransform,
  });
}

function apiRoutes(app: App, context: ServerContext): void {
  healthRoutes(app, context);
  dossierRoutes(app, context);
  changeRoutes(app, context);
  deletionRoutes(app, context);
  eventRoutes(app, context);
  transferRoutes(app, context);
  questionRoutes(app, context);
}

/** Ready to listen or to be asked with `inject`. Throws when a route has no row in the access table. */
export async function createApp(options: AppOptions): Promise<App> {
  const { pages, workbench, accounts, heartbeatMs = HEARTBEAT_MS } = options;
  const identity = accounts?.identity ?? LOCAL_IDENTITY;
  const app: App = fastify(fastifyOptions(options)).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  guardRequests(app, { policy: workbench ? 'workbench' : 'pages', ...(accounts ? { origin: accounts.origin } : {}) });
  guardBodies(app, options.bodyPatience ?? BODY_PATIENCE);
  handleErrors(app, pages);
  // What comes as plain text is no request of ours: refused by its kind, like a form.
  app.removeContentTypeParser('text/plain');
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? (identity.mode === 'local' ? LOCAL_RATE : SHARED_RATE),
    timeWindow: '1 minute',
  });
  if (workbench) await documentApi(app, workbench.version);
  guardActions(app, identity, async (id) => (await workbench?.store.isDeleted(id)) ?? false);
  if (workbench) apiRoutes(app, { ...workbench, identity, heartbeatMs });
  accounts?.routes(app);
  if (accounts) pageRoutes(app, () => new Map([...pages(), ...accounts.pages]), '/sign-in');
  else pageRoutes(app, pages);
  await app.ready();
  return app;
}
