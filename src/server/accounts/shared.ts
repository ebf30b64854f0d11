import type { Members, Records } from '../../store/index.ts';
import type { Accounts } from '../context.ts';
import { accessRoutes } from './access-routes.ts';
import { authRoutes } from './auth-routes.ts';
import { authSecret, createAuth } from './auth.ts';
import { sharedIdentity } from './identity.ts';
import { sessionRoutes } from './session-routes.ts';
import { withHashedTokens } from './session-tokens.ts';
import { signInPages } from './sign-in-page.ts';

export async function sharedAccounts(
  { members, records }: { readonly members: Members; readonly records: Records },
  origin: string,
): Promise<Accounts> {
  const auth = createAuth({ members, records, origin, secret: await authSecret(members) });
  return {
    origin,
    identity: sharedIdentity(auth, members),
    pages: signInPages(),
    routes: (app) => {
      authRoutes(app, { auth, origin, members, records: withHashedTokens(records) });
      sessionRoutes(app, { auth, records });
      accessRoutes(app, { auth, members, origin });
    },
  };
}
