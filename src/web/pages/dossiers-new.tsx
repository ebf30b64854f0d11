import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { createDossier } from '../dossier-api.ts';
import { dossierWords } from '../words-dossier.ts';

/** A dossier from nothing: a title is all that it needs. */
export function NewDossier({ onMade }: { readonly onMade: (id: string) => void }): JSX.Element {
  const [title, setTitle] = useState('');
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const make = (): void => {
    createDossier(title.trim()).then(
      ({ id }) => onMade(id),
      (error: Error) => setFailed(error.message),
    );
  };
  return (
    <form
      class="actions"
      aria-label={dossierWords.fresh.title}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <label class="field-inline">
        <span>{dossierWords.fresh.title}</span>
        <input
          type="text"
          required
          pattern=".*\S.*"
          maxLength={200}
          placeholder={dossierWords.fresh.hint}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <button type="submit">{dossierWords.fresh.make}</button>
      <p class="danger" role="alert">
        {failed}
      </p>
    </form>
  );
}
