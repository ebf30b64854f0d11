import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type DeletedDossier, listDeleted, restoreDossier } from '../dossier-api.ts';
import { fill } from '../words.ts';
import { dossierWords } from '../words-dossier.ts';

/** What was deleted and can still come back. */
export function Deleted({ onRestored }: { readonly onRestored: (id: string) => void }): JSX.Element | null {
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
  const time = (moment: string): string => new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section aria-labelledby="deleted">
      <h2 id="deleted">{dossierWords.deletion.deleted}</h2>
      <p class="muted">{dossierWords.deletion.deletedLead}</p>
      <p class="danger" role="alert">
        {failed}
      </p>
      <ul class="plain">
        {deleted.map(({ id, title, deleted: when, byName, until }) => (
          <li key={id}>
            {title}{' '}
            <span class="muted">
              {fill(dossierWords.deletion.deletedBy, { time: time(when), who: byName, until: time(until) })}
            </span>{' '}
            <button
              type="button"
              aria-label={fill(dossierWords.deletion.restoreOne, { title })}
              onClick={() => restore(id)}
            >
              {dossierWords.deletion.restore}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
