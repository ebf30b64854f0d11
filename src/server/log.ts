import type { FastifyServerOptions } from 'fastify';

/**
 * One JSON line per event on standard error. A line names the route and who, never a body, a query or a header: those may
 * hold what a dossier says or what opens it.
 */
export const LOG_OPTIONS = {
  level: 'info',
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  stream: process.stderr,
  serializers: {
    req: (request) => ({ method: request.method, route: request.routeOptions?.url ?? '', from: request.ip }),
    res: (reply) => ({ status: reply.statusCode }),
    err: (error: Error) => ({ type: error.name, message: error.message, stack: error.stack ?? '' }),
  },
} satisfies Exclude<FastifyServerOptions['logger'], boolean | undefined>;
