import type { FastifyRequest } from 'fastify';
import type { Members } from '../../store/index.ts';
import type { Identity } from '../context.ts';
import { ADDRESS_HEADER, type Auth } from './auth.ts';

/** The request's headers as the library takes them, with the address that the connection really has. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(ADDRESS_HEADER, request.ip);
  return headers;
}

const LONGEST_SESSION_MS = 30 * 24 * 3600 * 1000;

/** Many people, each with a session and with a role per dossier. */
export function sharedIdentity(auth: Auth, members: Members): Identity {
  return {
    mode: 'shared',
    userOf: async (request) => {
      if (request.headers.cookie === undefined) return undefined;
      const found = await auth.api.getSession({ headers: webHeaders(request) });
      // However often it is used, it ends one day.
      if (!found || Date.now() - found.session.createdAt.getTime() > LONGEST_SESSION_MS) return undefined;
      const { id, name, email } = found.user;
      return { id, name, email };
    },
    roleOn: (user, dossier) => members.roleOn(user.id, dossier),
    dossiersOf: (user) => members.dossiersOf(user.id),
    ownerOf: (user) => user.id,
    namesOf: members.namesOf,
  };
}
