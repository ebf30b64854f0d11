import type { FastifyServerOptions } from 'fastify';

interface LoggedFault {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [more: string]: unknown;
}

/**
 * A fault's kind, the system's code for it and its place, which are the lines of its stack; never its words, which may
 * quote what a dossier says.
 */
function faultOf(error: Error): LoggedFault {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at \S.*:\d+:\d+\)?$/.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { type: error.name, message: code, stack: places.join('\n') };
}

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
    err: faultOf,
  },
} satisfies Exclude<FastifyServerOptions['logger'], boolean | undefined>;
