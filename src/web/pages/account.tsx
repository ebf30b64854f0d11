// One's own account on a server with accounts: password, second factor, sessions, and the way out.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Account, changePassword, loadAccount, signOut } from '../account-api.ts';
import { isShared } from '../dossier-api.ts';
import { addressOf } from '../router.ts';
import { Card } from '../ui/parts.tsx';
import { ThemeChoice } from '../ui/theme.tsx';
import { words } from '../words.ts';
import { accountWords } from '../words-account.ts';
import { Factor } from './account-factor.tsx';
import { AccountForm } from './account-form.tsx';
import { Sessions } from './account-sessions.tsx';

const SHORTEST = 12;

function Password({ onChange }: { readonly onChange: () => void }): JSX.Element {
  const [changed, setChanged] = useState(false);
  const send = async (values: Readonly<Record<string, string>>): Promise<string | undefined> => {
    const { current = '', fresh = '', again = '' } = values;
    setChanged(false);
    if (fresh !== again) return accountWords.different;
    await changePassword(current, fresh);
    setChanged(true);
    onChange();
    return undefined;
  };
  return (
    <Card title={accountWords.password}>
      <p class="muted">{accountWords.passwordLead}</p>
      <AccountForm
        label={accountWords.password}
        fields={[
          { name: 'current', label: accountWords.current, autocomplete: 'current-password' },
          { name: 'fresh', label: accountWords.new, autocomplete: 'new-password', least: SHORTEST },
          { name: 'again', label: accountWords.repeat, autocomplete: 'new-password', least: SHORTEST },
        ]}
        send={accountWords.change}
        onSend={send}
      />
      <p class="ok" role="status">
        {changed && accountWords.changed}
      </p>
    </Card>
  );
}

type Found =
  | { readonly kind: 'local' }
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'failed'; readonly message: string };

async function find(): Promise<Found> {
  return (await isShared()) ? { kind: 'account', account: await loadAccount() } : { kind: 'local' };
}

function Own({ account, load }: { readonly account: Account; readonly load: () => void }): JSX.Element {
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const leave = (): void => {
    signOut().then(
      () => location.assign('/sign-in'),
      (error: Error) => setFailed(error.message),
    );
  };
  return (
    <>
      <div class="title">
        <p>
          <strong>{account.name}</strong> <span class="muted">{account.email}</span>
        </p>
        <button type="button" onClick={leave}>
          {accountWords.signOut}
        </button>
      </div>
      <p class="danger" role="alert">
        {failed}
      </p>
      <div class="cards">
        <Factor account={account} onChange={load} />
        <Password onChange={() => setTurn(turn + 1)} />
        <Sessions turn={turn} />
      </div>
    </>
  );
}

export function AccountPage(): JSX.Element {
  const [found, setFound] = useState<Found | undefined>(undefined);
  const load = (): void => {
    find().then(setFound, (error: Error) => setFound({ kind: 'failed', message: error.message }));
  };
  useEffect(() => {
    document.title = `${accountWords.title} · ${words.product}`;
    load();
  }, []);
  return (
    <main class="alone">
      <div class="head">
        <p class="brand">{words.product}</p>
        <ThemeChoice />
      </div>
      <p>
        <a href={addressOf(['dossiers'])}>{accountWords.toDossiers}</a>
      </p>
      <h1>{accountWords.title}</h1>
      {found === undefined && <p class="muted">{words.shell.loading}</p>}
      {found?.kind === 'failed' && (
        <p class="danger" role="alert">
          {words.shell.failed} {found.message}
        </p>
      )}
      {found?.kind === 'local' && <p class="muted">{accountWords.local}</p>}
      {found?.kind === 'account' && <Own account={found.account} load={load} />}
    </main>
  );
}
