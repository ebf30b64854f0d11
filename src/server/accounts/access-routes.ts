// Roles and invitations: who may open a dossier, and how somebody is asked in.
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessEvent, Invitation, Members } from '../../store/index.ts';
import * as schemas from '../api-schemas.ts';
import type { ApiAccessEvent, ApiInvitation } from '../api-types.ts';
import { type App, userOf } from '../context.ts';
import { sendProblem } from '../problems.ts';
import { inDays, newInvitation } from './invitation.ts';
import { type Auth, createAccount, SHORTEST_PASSWORD } from './auth.ts';
import { isWeakPassword, WEAK_PASSWORD } from './weak-password.ts';

export interface AccessContext {
  readonly auth: Auth;
  readonly members: Members;
  readonly origin: string;
}

const params = z.strictObject({ id: schemas.dossierId });

function shown({ id, role, by, expires }: Invitation): ApiInvitation {
  return { id, role, by, expires };
}

const ROLES = ['owner', 'analyst', 'reader', 'none'] as const;

/** A change of a role is kept as 'PERSON: ROLE', one of an invitation as 'ROLE'. */
function readEvent({ who, when, what, about }: AccessEvent, names: ReadonlyMap<string, string>): ApiAccessEvent {
  const [person, given] = what === 'role' ? [about.split(': ')[0] ?? '', about.split(': ')[1]] : [undefined, about];
  const role = ROLES.find((each) => each === given);
  return {
    who,
    whoName: names.get(who) ?? who,
    when,
    what,
    ...(person === undefined ? {} : { person: names.get(person) ?? person }),
    ...(role === undefined ? {} : { role }),
  };
}

function peopleIn(events: readonly AccessEvent[]): readonly string[] {
  return events.flatMap(({ who, about }) => [who, about.split(': ')[0] ?? '']);
}

function accessRoute(app: App, { members }: AccessContext): void {
  app.get(
    '/api/dossiers/:id/access',
    {
      config: { action: 'dossier.access.read' },
      schema: { summary: 'Members, open invitations and their history', params, response: { 200: schemas.access } },
    },
    async (request) => {
      const { id } = request.params;
      const [people, invitations, events] = await Promise.all([
        members.membersOf(id),
        members.invitationsOf(id),
        members.accessEvents(id),
      ]);
      const names = await members.namesOf(peopleIn(events));
      return {
        members: people,
        invitations: invitations.map(shown),
        events: events.map((each) => readEvent(each, names)),
      };
    },
  );
  app.put(
    '/api/dossiers/:id/access',
    {
      config: { action: 'dossier.access.change' },
      schema: {
        summary: 'Give a member another role, or none',
        params,
        body: schemas.roleChange,
        response: { 200: schemas.done },
      },
    },
    async (request, reply) => {
      const { user, role } = request.body;
      const outcome = await members.setRole(request.params.id, user, role, userOf(request).id);
      if (outcome === 'no-user') return sendProblem(reply, 'not-found', { detail: 'there is no such person' });
      if (outcome === 'last-owner') return sendProblem(reply, 'last-owner');
      return { done: true };
    },
  );
}

function invitationRoutes(app: App, { members, origin }: AccessContext): void {
  app.post(
    '/api/dossiers/:id/invitations',
    {
      config: { action: 'dossier.access.change' },
      schema: {
        summary: 'Invite somebody: the link is shown once',
        params,
        body: schemas.invite,
        response: { 201: schemas.invited },
      },
    },
    async (request, reply) => {
      const { role, days } = request.body;
      const { token, url } = newInvitation(origin);
      const invitation = {
        id: randomUUID(),
        dossier: request.params.id,
        role,
        by: userOf(request).id,
        expires: inDays(days),
      };
      await members.invite(invitation, token);
      return reply.code(201).send({ id: invitation.id, url, token, role, expires: invitation.expires });
    },
  );
  app.delete(
    '/api/dossiers/:id/invitations/:invitation',
    {
      config: { action: 'dossier.access.change' },
      schema: {
        summary: 'Take an invitation back',
        params: z.strictObject({ id: schemas.dossierId, invitation: z.uuid() }),
        response: { 200: schemas.done },
      },
    },
    async (request, reply) => {
      const { id, invitation } = request.params;
      const done = await members.revoke(id, invitation, userOf(request).id);
      return done ? { done } : sendProblem(reply, 'not-found');
    },
  );
}

/** The account of whoever holds the link: the one signed in, or a new one. */
async function accountFor(
  { auth }: AccessContext,
  request: FastifyRequest,
  reply: FastifyReply,
  account: { readonly name: string; readonly email: string; readonly password: string } | undefined,
): Promise<string | FastifyReply> {
  if (request.user) return request.user.id;
  if (account === undefined)
    return sendProblem(reply, 'not-signed-in', { detail: 'sign in, or give name, email and password' });
  if (isWeakPassword(account.password, account)) return sendProblem(reply, 'bad-input', { detail: WEAK_PASSWORD });
  const made = await createAccount(auth, account);
  return made === 'taken'
    ? sendProblem(reply, 'exists', { detail: 'sign in with this address and open the link again' })
    : made.id;
}

function acceptRoute(app: App, context: AccessContext): void {
  app.post(
    '/api/invitations/accept',
    {
      config: { action: 'invitation.accept', rateLimit: { max: 10 } },
      schema: {
        summary: `Use an invitation: signed in, or with a new account (password of ${SHORTEST_PASSWORD} characters or more)`,
        body: schemas.accept,
        response: { 200: schemas.accepted },
      },
    },
    async (request, reply) => {
      const { token, account } = request.body;
      // One answer for unknown, used, revoked and old: a guess learns nothing.
      if ((await context.members.openInvitation(token)) === undefined) return sendProblem(reply, 'not-found');
      const user = await accountFor(context, request, reply, account);
      if (typeof user !== 'string') return user;
      const used = await context.members.accept(token, user);
      if (used === undefined) return sendProblem(reply, 'not-found');
      return { user, dossier: used.dossier, role: used.role };
    },
  );
}

export function accessRoutes(app: App, context: AccessContext): void {
  accessRoute(app, context);
  invitationRoutes(app, context);
  acceptRoute(app, context);
}
