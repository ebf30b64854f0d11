import { randomBytes } from 'node:crypto';

const DAYS_MS = 24 * 3600 * 1000;

/** 256 bits. In the fragment of an address, so that no log and no referrer holds it. */
export function newInvitation(origin: string): { readonly token: string; readonly url: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, url: `${origin}/sign-in#invitation=${token}` };
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * DAYS_MS).toISOString();
}
