/** Refusals as problem details. @source RFC 9457 */
import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Diagnostic } from '../basics/index.ts';
import type { ApiProblem } from './api-types.ts';

/** Name of a problem → its status and title; `docs/guides/server.md` explains each. */
export const PROBLEMS = {
  'bad-request': [400, 'The request cannot be understood'],
  'not-signed-in': [401, 'Sign in first'],
  'not-allowed': [403, 'Your role does not allow this'],
  'other-origin': [403, 'Only pages of this server may ask for changes'],
  'other-host': [403, 'This server does not answer under this name'],
  'not-found': [404, 'Nothing is kept under this address'],
  'method-not-allowed': [405, 'This address cannot be used in this way'],
  'slow-body': [408, 'The body of the request did not arrive in time; send it again'],
  conflict: [409, 'Somebody else changed this first'],
  'key-reused': [409, 'This idempotency key stood for another request'],
  exists: [409, 'This is already there'],
  'last-owner': [409, 'A dossier keeps at least one owner'],
  'nothing-to-undo': [409, 'There is no change left to take back'],
  deleted: [410, 'This dossier is deleted; restore it from the list of dossiers first'],
  'too-large': [413, 'This is more than is kept'],
  'not-this-kind': [415, 'Content of this kind is not read here'],
  'bad-input': [422, 'Something in the input has to change'],
  'too-many': [429, 'Too many requests; wait a moment'],
  fault: [500, 'A mistake in the server, not in your request'],
  unavailable: [503, 'Not now; whether it happened is unknown until you try again with the same key'],
  'too-slow': [504, 'The answer took longer than is allowed'],
} as const;

export type ProblemName = keyof typeof PROBLEMS;

export interface ProblemDetails {
  readonly detail?: string;
  readonly diagnostics?: readonly Diagnostic[];
  readonly [extra: string]: unknown;
}

function problemBody(name: ProblemName, details: ProblemDetails = {}): ApiProblem {
  const [status, title] = PROBLEMS[name];
  return { type: `/problems/${name}`, title, status, ...details };
}

export function sendProblem(reply: FastifyReply, name: ProblemName, details: ProblemDetails = {}): FastifyReply {
  const body = problemBody(name, details);
  // Already text: the route's schema for its answers is not meant for refusals.
  return reply.code(body.status).type('application/problem+json').serializer(String).send(JSON.stringify(body));
}

export function inputProblem(reply: FastifyReply, diagnostics: readonly Diagnostic[]): FastifyReply {
  const name = diagnostics[0]?.code === 'S206' ? 'too-large' : 'bad-input';
  return sendProblem(reply, name, { detail: diagnostics.map(({ message }) => message).join('; '), diagnostics });
}

/** Why an answer was not made in time; undefined for any other reason. */
export function answerProblem(reply: FastifyReply, diagnostics: readonly Diagnostic[]): FastifyReply | undefined {
  const code = diagnostics[0]?.code;
  if (code === 'I221') return sendProblem(reply.header('retry-after', '5'), 'too-many', { diagnostics });
  return code === 'I215' ? sendProblem(reply, 'too-slow', { diagnostics }) : undefined;
}

/** A status that a library chose, in our words. */
export function nameForStatus(status: number): ProblemName {
  const found = Object.entries(PROBLEMS).find(([, [own]]) => own === status)?.[0];
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of PROBLEMS
  return (
    (found as ProblemName | undefined) ??
    (status >= 500 || STATUS_CODES[status] === undefined ? 'fault' : 'bad-request')
  );
}

export function isApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/');
}
