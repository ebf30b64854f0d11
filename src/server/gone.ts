import type { FastifyReply } from 'fastify';

/**
 * Aborts once the answer is sent or nobody is there to get it. Not the framework's `request.signal`, which aborts as soon
 * as the body of a request is read.
 */
export function askerGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => controller.abort());
  return controller.signal;
}
