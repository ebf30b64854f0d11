/**
 * Accounts, passwords, sessions and second factors by a library (better-auth); who may open what is ours. Nobody signs
 * up: an account is made by an invitation.
 */
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Members, Records } from '../../store/index.ts';
import { accountAdapter } from './adapter.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { withHashedTokens } from './session-tokens.ts';

const DAY = 24 * 3600;
const SESSION_SECONDS = 7 * DAY;
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;
/** Set by us from the connection; a client's own header of this name never gets here. */
export const ADDRESS_HEADER = 'x-casus-address';

export interface AuthOptions {
  readonly members: Pick<Members, 'isCodeUsed'>;
  readonly records: Records;
  readonly secret: string;
  readonly origin: string;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export function authSecret(members: Members): Promise<string> {
  return members.setting('auth secret', () => randomBytes(32).toString('base64url'));
}

function cookies(origin: string): object {
  const secure = origin.startsWith('https:');
  const attributes = { httpOnly: true, sameSite: 'strict', secure, path: '/' } as const;
  const name = (plain: string): { name: string; attributes: typeof attributes } => ({
    name: secure ? `__Host-casus.${plain}` : `casus.${plain}`,
    attributes,
  });
  return {
    // Prefix and flags are ours: __Host- cannot be set by a neighbouring site.
    useSecureCookies: false,
    defaultCookieAttributes: attributes,
    cookies: {
      session_token: name('session'),
      session_data: name('session_data'),
      dont_remember: name('dont_remember'),
      two_factor: name('two_factor'),
      trust_device: name('trust_device'),
    },
  };
}

/** The library keeps who is half signed in under the value of this cookie. */
const HALF_WAY = 'two_factor';

/** A code that let somebody in already is refused before it uses the half-way cookie up: the next one may be tried. */
function refuseUsedCode({ members }: AuthOptions): ReturnType<typeof createAuthMiddleware> {
  return createAuthMiddleware(async (ctx) => {
    if (ctx.path !== '/two-factor/verify-totp') return;
    const { name } = ctx.context.createAuthCookie(HALF_WAY);
    const value = await ctx.getSignedCookie(name, ctx.context.secret);
    const found = value ? await ctx.context.internalAdapter.findVerificationValue(value) : null;
    const code: unknown = ctx.body?.code;
    if (found && typeof code === 'string' && (await members.isCodeUsed(found.value, code))) {
      throw new APIError('UNAUTHORIZED', { message: 'this code was used already; wait for the next one' });
    }
  });
}

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- the type is what the plugins make of it
export function createAuth(options: AuthOptions) {
  const { records, secret, origin } = options;
  return betterAuth({
    appName: 'Casus',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [origin],
    database: accountAdapter(withHashedTokens(records)),
    verification: { storeIdentifier: 'hashed' },
    user: { modelName: 'person' },
    account: { modelName: 'login' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: DAY / 24, cookieCache: { enabled: false } },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/*': { window: 60, max: 5 } } },
    advanced: { ...cookies(origin), ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] } },
    plugins: [twoFactor({ issuer: 'Casus', schema: { twoFactor: { modelName: 'second_factor' } } })],
    hooks: { before: refuseUsedCode(options) },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** A new account, or why there is none. One that was half made when a server died is completed. */
export async function createAccount(
  auth: Auth,
  { name, email, password }: NewAccount,
): Promise<{ readonly id: string } | 'taken'> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const address = email.toLowerCase();
  const found = await internalAdapter.findUserByEmail(address, { includeAccounts: true });
  if (found && found.accounts.length > 0) return 'taken';
  const hash = await passwords.hash(password);
  const user =
    found?.user ??
    (await internalAdapter.createUser({ name, email: address, emailVerified: false }, { method: 'email-password' }));
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
  return { id: user.id };
}
