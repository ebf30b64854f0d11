// One's own account: asked by one page only, and nothing of it is kept offline.
import type { ApiAccount, ApiDone, ApiSessionName, ApiSessions } from '../server/api-types.ts';
import { ApiFailure, forgetAnswers, request } from './api.ts';
import { accountWords } from './words-account.ts';

export type Account = ApiAccount;
export type OwnSession = ApiSessions['sessions'][number];

/** Until it is confirmed by a code, nothing has changed. */
export interface NewFactor {
  /** `otpauth://…`, what an authenticator app reads. */
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
}

interface Refusal {
  readonly code?: string;
  readonly detail?: string;
}

async function reasonOf(response: Response): Promise<string> {
  const { status } = response;
  if (status === 429) return accountWords.tooMany;
  const body: Refusal = await response.json().catch(() => ({}));
  const refusals: Readonly<Record<string, string>> = accountWords.refusals;
  const known = refusals[body.code ?? ''] ?? (status === 401 ? accountWords.usedCode : undefined);
  return known ?? body.detail ?? `${status} ${body.code ?? ''}`.trim();
}

/** A refusal here is about a password or a code, not about the session: nobody is led away from the page. */
async function send<T>(path: string, body: object = {}): Promise<T> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/api/auth/${path}`, init).catch(() => {
    throw new ApiFailure(0, accountWords.away);
  });
  if (!response.ok) throw new ApiFailure(response.status, await reasonOf(response));
  return response.json();
}

export function loadAccount(): Promise<Account> {
  return request('/api/auth/account');
}

export async function loadSessions(): Promise<readonly OwnSession[]> {
  return (await request<ApiSessions>('/api/auth/list-sessions')).sessions;
}

export function endSession(id: string): Promise<ApiDone> {
  const body: ApiSessionName = { id };
  return send('revoke-session', body);
}

export function endOtherSessions(): Promise<ApiDone> {
  return send('revoke-other-sessions');
}

export function changePassword(currentPassword: string, newPassword: string): Promise<unknown> {
  return send('change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

export function startFactor(password: string): Promise<NewFactor> {
  return send('two-factor/enable', { password });
}

export function confirmFactor(code: string): Promise<unknown> {
  return send('two-factor/verify-totp', { code: code.replace(/\s/g, '') });
}

export function stopFactor(password: string): Promise<unknown> {
  return send('two-factor/disable', { password });
}

export async function newCodes(password: string): Promise<readonly string[]> {
  return (await send<Pick<NewFactor, 'backupCodes'>>('two-factor/generate-backup-codes', { password })).backupCodes;
}

/** Ends the session and leaves nothing of what the server told behind. */
export async function signOut(): Promise<void> {
  await send('sign-out');
  await forgetAnswers();
}
