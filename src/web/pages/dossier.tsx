// The dossier itself: who may open it, who changed what, and its deletion.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWorkbench } from '../context.tsx';
import { deleteDossier, type HistoryEntry, isShared, loadHistory } from '../dossier-api.ts';
import { addressOf, goTo } from '../router.ts';
import { Card, Dialog } from '../ui/parts.tsx';
import { fill, words } from '../words.ts';
import { dossierWords } from '../words-dossier.ts';
import { DossierPeople, timeOf } from './dossier-people.tsx';

const AT_ONCE = 50;

/** Every change of a file; those of others come in as they are saved. */
function History({ id, revision }: { readonly id: string; readonly revision: number }): JSX.Element {
  const [entries, setEntries] = useState<readonly HistoryEntry[] | undefined>(undefined);
  const [more, setMore] = useState(false);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const load = (before: readonly HistoryEntry[]): void => {
    // One more than is shown tells whether there are older ones.
    loadHistory(id, AT_ONCE + 1, before.at(-1)?.version).then(
      (found) => {
        setEntries([...before, ...found.slice(0, AT_ONCE)]);
        setMore(found.length > AT_ONCE);
      },
      (error: Error) => setFailed(error.message),
    );
  };
  useEffect(() => load([]), [id, revision]);
  return (
    <Card title={dossierWords.history} wide>
      {failed !== undefined && (
        <p class="danger" role="alert">
          {words.shell.failed} {failed}
        </p>
      )}
      {entries === undefined && failed === undefined && <p class="muted">{words.shell.loading}</p>}
      {entries !== undefined && (
        <div class="scroll" tabIndex={0} role="region" aria-label={dossierWords.historyTable}>
          <table class="stack" aria-label={dossierWords.historyTable}>
            <thead>
              <tr>
                <th scope="col">{dossierWords.when}</th>
                <th scope="col">{dossierWords.who}</th>
                <th scope="col">{dossierWords.what}</th>
                <th scope="col">{dossierWords.file}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ version, when, whoName, kind, path }) => (
                <tr key={version}>
                  <td data-label={dossierWords.when}>{timeOf(when)}</td>
                  <td data-label={dossierWords.who}>{whoName}</td>
                  <td data-label={dossierWords.what}>{dossierWords.kinds[kind]}</td>
                  <td data-label={dossierWords.file}>{path}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {entries !== undefined && more && (
        <button type="button" onClick={() => load(entries)}>
          {dossierWords.older}
        </button>
      )}
    </Card>
  );
}

function Delete({ id, title }: { readonly id: string; readonly title: string }): JSX.Element {
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const remove = (): void => {
    deleteDossier(id).then(
      () => goTo(addressOf(['dossiers'])),
      (error: Error) => setFailed(error.message),
    );
  };
  return (
    <Card title={dossierWords.delete}>
      <p class="muted">{dossierWords.deleteLead}</p>
      <button type="button" onClick={() => setAsked(true)}>
        {dossierWords.delete} …
      </button>
      {asked && (
        <Dialog title={fill(dossierWords.deleteAsk, { title })} onClose={() => setAsked(false)}>
          <p>{dossierWords.deleteLead}</p>
          <p class="danger" role="alert">
            {failed}
          </p>
          <div class="actions">
            <button type="button" onClick={() => setAsked(false)}>
              {dossierWords.keep}
            </button>
            <button type="button" class="main" onClick={remove}>
              {dossierWords.delete}
            </button>
          </div>
        </Dialog>
      )}
    </Card>
  );
}

export function DossierPage(): JSX.Element {
  const { state } = useWorkbench();
  const [shared, setShared] = useState(false);
  useEffect(() => {
    isShared().then(setShared, () => undefined);
  }, []);
  const owner = state.role === 'owner';
  return (
    <>
      <div class="title">
        <h1>{words.pages.dossier}</h1>
      </div>
      {shared && owner && <DossierPeople id={state.id} />}
      {shared && !owner && <p class="muted">{dossierWords.ownersOnly}</p>}
      <History id={state.id} revision={state.revision} />
      {owner && <Delete id={state.id} title={state.title} />}
    </>
  );
}
