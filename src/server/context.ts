import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Action } from './access.ts';
import type { Role } from './api-types.ts';
import type { Pages } from './pages.ts';
import type { Workbench } from './workbench.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

/** Who is asking, and what they are to a dossier. */
export interface Identity {
  readonly mode: 'local' | 'shared';
  readonly userOf: (request: FastifyRequest) => Promise<User | undefined>;
  readonly roleOn: (user: User, dossier: string) => Promise<Role | undefined>;
  /** Dossiers of a user with the role on each; undefined: all of them, as owner. */
  readonly dossiersOf: (user: User) => Promise<ReadonlyMap<string, Role> | undefined>;
  /** Who becomes owner of what this user makes; undefined where nobody has to. */
  readonly ownerOf: (user: User) => string | undefined;
  readonly namesOf: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Shared mode. */
export interface Accounts {
  /** The public address, e.g. `https://casus.example`. */
  readonly origin: string;
  readonly identity: Identity;
  readonly routes: (app: App) => void;
  /** Where people sign in. */
  readonly pages: Pages;
}

/** What every route is given. */
export interface ServerContext extends Workbench {
  readonly identity: Identity;
  readonly heartbeatMs: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the access table that this route falls under. */
    action?: Action;
  }
  interface FastifyInstance {
    /** 'METHOD /address' → its row of the access table. */
    actions: ReadonlyMap<string, Action>;
  }
  interface FastifyRequest {
    user: User | undefined;
    role: Role | undefined;
  }
}

const LOCAL: User = { id: 'local', name: 'you' };

/** One person on one machine: everything is theirs. */
export const LOCAL_IDENTITY: Identity = {
  mode: 'local',
  userOf: async () => LOCAL,
  roleOn: async () => 'owner',
  dossiersOf: async () => undefined,
  ownerOf: () => undefined,
  namesOf: async () => new Map([[LOCAL.id, LOCAL.name]]),
};

/** The user of a request that the access table let through. */
export function userOf(request: FastifyRequest): User {
  if (request.user === undefined) throw new Error('a route for users was reached by nobody');
  return request.user;
}
