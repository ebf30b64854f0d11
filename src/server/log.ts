import type { FastifyServerOptions } from 'fastify';

/** Where in the program it happened: lines of a stack without the words of the error. */
function framesOf({ stack = '' }: Error): readonly string[] {
  return stack.split('\n').flatMap((line) => /^\s+at (\S.*:\d+:\d+\)?)$/.exec(line)?.[1] ?? []);
}

/** A fault's kind, the system's code for it and its place; never its words, which may quote what a dossier says. */
function faultOf(error: Error): { readonly type: string; readonly code?: string; readonly stack: readonly string[] } {
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type: error.name, ...code, stack: framesOf(error) };
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
