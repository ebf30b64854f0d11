import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Api, ApiFailure, type DossierSummary } from '../api.ts';
import { type DeletedDossier, listDeleted, restoreDossier } from '../dossier-api.ts';
import { addressOf, goTo } from '../router.ts';
import { ThemeChoice } from '../ui/theme.tsx';
import { fill, words } from '../words.ts';

interface DossiersProps {
  readonly api: Api;
  /** With one dossier only, go straight to it. */
  readonly redirect: boolean;
}

/** What was deleted and can still come back. */
function Deleted({ onRestored }: { readonly onRestored: (id: string) => void }): JSX.Element | null {
  const [deleted, setDeleted] = useState<readonly DeletedDossier[]>([]);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  useEffect(() => {
    // Without a server there is nothing to restore, and the list above says that it is away.
    listDeleted().then(setDeleted, () => undefined);
  }, []);
  if (deleted.length === 0) return null;
  const restore = (id: string): void => {
    restoreDossier(id).then(
      () => onRestored(id),
      (error: Error) => setFailed(error.message),
    );
  };
  const time = (moment: string): string => new Date(moment).toLocaleString();
  return (
    <section aria-labelledby="deleted">
      <h2 id="deleted">{words.dossiers.deleted}</h2>
      <p class="muted">{words.dossiers.deletedLead}</p>
      <p class="danger" role="alert">
        {failed}
      </p>
      <ul class="plain">
        {deleted.map(({ id, title, deleted: when, byName, until }) => (
          <li key={id}>
            {title}{' '}
            <span class="muted">
              {fill(words.dossiers.deletedBy, { time: time(when), who: byName, until: time(until) })}
            </span>{' '}
            <button
              type="button"
              aria-label={fill(words.dossiers.restoreOne, { title })}
              onClick={() => restore(id)}
            >
              {words.dossiers.restore}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
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
        <ThemeChoice />
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
            <p class="muted">{fill(words.dossiers.updated, { time: new Date(updated).toLocaleString() })}</p>
          </li>
        ))}
      </ul>
      <label class="file button">
        {busy ? words.dossiers.importing : words.dossiers.import}
        <input type="file" accept=".zip,application/zip" onChange={(event) => take(event.currentTarget.files?.[0])} />
      </label>
      <Deleted onRestored={(id) => goTo(addressOf(['d', id, 'brief']))} />
    </main>
  );
}
