import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, ApiFailure, type DossierSummary } from '../api.ts';
import { addressOf, goTo } from '../router.ts';
import { later } from '../ui/later.tsx';
import { AccountLink, ThemeChoice } from '../ui/theme.tsx';
import { fill, words } from '../words.ts';

const NewDossier = later(async () => (await import('./dossiers-new.tsx')).NewDossier);
const Deleted = later(async () => (await import('./dossiers-deleted.tsx')).Deleted);

interface DossiersProps {
  readonly api: Api;
  /** With one dossier only, go straight to it. */
  readonly redirect: boolean;
}

/** All dossiers of this server, and the way in for another. */
export function DossiersPage({ api, redirect }: DossiersProps): JSX.Element {
  const [dossiers, setDossiers] = useState<readonly DossierSummary[] | undefined>(undefined);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const load = (): void => {
    api.listDossiers().then(
      (found) => {
        if (redirect && found.length === 1 && found[0] !== undefined) goTo(addressOf(['d', found[0].id, 'brief']), true);
        else setDossiers(found);
      },
      (error: Error) => setFailed(error.message),
    );
  };
  useEffect(() => {
    document.title = `${words.dossiers.title} · ${words.product}`;
    load();
  }, [redirect]);
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setBusy(true);
    api.importDossier(file).then(
      ({ id }) => goTo(addressOf(['d', id, 'brief'])),
      (error: unknown) => {
        setBusy(false);
        setFailed(error instanceof ApiFailure ? error.message : String(error));
      },
    );
  };
  return (
    <main class="alone">
      <div class="head">
        <p class="brand">{words.product}</p>
        <div class="tools">
          <AccountLink api={api} />
          <ThemeChoice />
        </div>
      </div>
      <h1>{words.dossiers.title}</h1>
      <p class="muted">{words.dossiers.lead}</p>
      {failed !== undefined && (
        <p class="danger" role="alert">
          {words.shell.failed} {failed}
        </p>
      )}
      {dossiers === undefined && failed === undefined && <p class="muted">{words.shell.loading}</p>}
      {dossiers?.length === 0 && <p>{words.dossiers.empty}</p>}
      <ul class="tiles">
        {dossiers?.map(({ id, title, updated }) => (
          <li key={id} class="card">
            <h2>
              <a href={addressOf(['d', id, 'brief'])}>{title}</a>
            </h2>
            <p class="muted">{fill(words.dossiers.updated, { time: new Date(updated).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) })}</p>
          </li>
        ))}
      </ul>
      <label class="file button">
        {busy ? words.dossiers.importing : words.dossiers.import}
        <input type="file" accept=".zip,application/zip" onChange={(event) => take(event.currentTarget.files?.[0])} />
      </label>
      {dossiers !== undefined && <NewDossier onMade={(id) => goTo(addressOf(['d', id, 'sources']))} />}
      {dossiers !== undefined && <Deleted onRestored={(id) => goTo(addressOf(['d', id, 'brief']))} />}
    </main>
  );
}
