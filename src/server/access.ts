/**
 * Who may do what, as data: every route names one of these actions, and a route without one stops the server from being
 * built. `anonymous` is nobody signed in, `guest` is signed in without a role on the dossier in question.
 */
import type { Role } from './api-types.ts';

export const STANDINGS = ['anonymous', 'guest', 'reader', 'analyst', 'owner'] as const;
export type Standing = (typeof STANDINGS)[number];

const everyone: readonly Standing[] = STANDINGS;
const signedIn: readonly Standing[] = ['guest', 'reader', 'analyst', 'owner'];
const readers: readonly Standing[] = ['reader', 'analyst', 'owner'];
const writers: readonly Standing[] = ['analyst', 'owner'];
const owners: readonly Standing[] = ['owner'];

/** Action → the standings that may. Actions named `dossier.*` look at the role on the dossier in the address. */
export const ACCESS = {
  'health.read': everyone,
  'page.read': everyone,
  'openapi.read': everyone,
  'catalogue.read': everyone,
  'session.read': everyone,
  'dossiers.list': signedIn,
  'dossiers.create': signedIn,
  'dossiers.import': signedIn,
  'search.read': signedIn,
  'answers.ask': signedIn,
  'dossier.read': readers,
  'dossier.export': readers,
  'dossier.events': readers,
  'dossier.history': readers,
  'dossier.write': writers,
  'dossier.undo': writers,
  'dossier.delete': owners,
  'dossier.restore': owners,
  'dossier.access.read': owners,
  'dossier.access.change': owners,
  'invitation.accept': everyone,
  'account.enter': everyone,
  'account.leave': everyone,
  'account.keep': signedIn,
} as const satisfies Readonly<Record<string, readonly Standing[]>>;

export type Action = keyof typeof ACCESS;

/** What is left to do with a deleted dossier, for its owners; to everybody else it is none. */
const ON_DELETED: readonly Action[] = ['dossier.restore'];

/** On a deleted dossier: 'done' as on any other, 'deleted' to be told so, 'none' as if there were no such dossier. */
export function onDeleted(standing: Standing, action: Action): 'done' | 'deleted' | 'none' {
  if (standing !== 'owner') return 'none';
  return ON_DELETED.includes(action) ? 'done' : 'deleted';
}

export function isAction(name: unknown): name is Action {
  return typeof name === 'string' && Object.hasOwn(ACCESS, name);
}

export function may(standing: Standing, action: Action): boolean {
  const allowed: readonly Standing[] = ACCESS[action];
  return allowed.includes(standing);
}

export function standingOf(user: unknown, role: Role | undefined): Standing {
  if (user === undefined) return 'anonymous';
  return role ?? 'guest';
}
