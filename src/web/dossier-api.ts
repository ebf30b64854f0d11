// Who may open a dossier, its history and its deletion: asked by one page only, and nothing of it is kept offline.
import type {
  ApiAccess,
  ApiDeletedList,
  ApiDone,
  ApiHistory,
  ApiHistoryEntry,
  ApiInvited,
  ApiSession,
  Role,
} from '../server/api-types.ts';
import { newKey, request } from './api.ts';

export type Access = ApiAccess;
export type AccessEvent = ApiAccess['events'][number];
export type Member = ApiAccess['members'][number];
export type OpenInvitation = ApiAccess['invitations'][number];
export type DeletedDossier = ApiDeletedList['dossiers'][number];
export type HistoryEntry = ApiHistoryEntry;
export type Invited = ApiInvited;

function send<T>(method: string, path: string, body?: object): Promise<T> {
  if (body === undefined) return request(path, { method });
  return request(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function one(id: string): string {
  return `/api/dossiers/${encodeURIComponent(id)}`;
}

export async function isShared(): Promise<boolean> {
  return (await request<ApiSession>('/api/session')).mode === 'shared';
}

export function loadAccess(id: string): Promise<Access> {
  return request(`${one(id)}/access`);
}

/** Null takes the role away. */
export function setRole(id: string, user: string, role: Role | null): Promise<ApiDone> {
  return send('PUT', `${one(id)}/access`, { user, role });
}

export function invite(id: string, role: Role, days: number): Promise<Invited> {
  return send('POST', `${one(id)}/invitations`, { role, days });
}

export function takeBack(id: string, invitation: string): Promise<ApiDone> {
  return send('DELETE', `${one(id)}/invitations/${encodeURIComponent(invitation)}`);
}

/** Newest first, versions below `before`. */
export async function loadHistory(id: string, limit: number, before?: number): Promise<readonly HistoryEntry[]> {
  const below = before === undefined ? '' : `&before=${before}`;
  return (await request<ApiHistory>(`${one(id)}/history?limit=${limit}${below}`)).entries;
}

export function createDossier(title: string): Promise<{ readonly id: string }> {
  return send('POST', '/api/dossiers', { title, idempotencyKey: newKey() });
}

export function deleteDossier(id: string): Promise<ApiDone> {
  return send('DELETE', one(id));
}

export function restoreDossier(id: string): Promise<ApiDone> {
  return send('POST', `${one(id)}/restore`);
}

export async function listDeleted(): Promise<readonly DeletedDossier[]> {
  return (await request<ApiDeletedList>('/api/deleted-dossiers')).dossiers;
}
