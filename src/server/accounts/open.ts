import { randomUUID } from 'node:crypto';
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import type { Members, Records } from '../../store/index.ts';
import type { Accounts } from '../context.ts';
import { inDays, newInvitation } from './invitation.ts';

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/;
const FIRST_DAYS = 2;

function wrongOrigin(origin: string): Diagnostic | undefined {
  const parsed = URL.canParse(origin) ? new URL(origin) : undefined;
  if (parsed?.origin === origin && (parsed.protocol === 'https:' || LOOPBACK.test(origin))) return undefined;
  return {
    code: 'W104',
    severity: 'error',
    message: `'${origin}' is not an address under which people can sign in safely`,
    help: 'give the public address without a path, such as https://casus.example; plain http is for localhost only',
  };
}

/** Shared mode at `origin`: what the server needs to know people. W104. */
export async function openAccounts(
  stored: { readonly members: Members; readonly records: Records },
  origin: string,
): Promise<Result<Accounts>> {
  const wrong = wrongOrigin(origin);
  if (wrong) return fail(wrong);
  // Loaded on use: a server without accounts does not wait for the library.
  const { sharedAccounts } = await import('./shared.ts');
  return succeed(await sharedAccounts(stored, origin));
}

/** While there is no account: a link that makes the first one, good for two days. Every start makes a new one. */
export async function firstInvitation(members: Members, origin: string): Promise<string | undefined> {
  if ((await members.countPeople()) > 0) return undefined;
  const { token, url } = newInvitation(origin);
  await members.invite(
    { id: randomUUID(), dossier: null, role: 'owner', by: 'server', expires: inDays(FIRST_DAYS) },
    token,
  );
  return url;
}
