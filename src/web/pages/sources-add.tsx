import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWorkbench } from '../context.tsx';
import { addressOf, goTo } from '../router.ts';
import { Dialog } from '../ui/parts.tsx';
import { words } from '../words.ts';
import { addDocument } from './sources-code.ts';

interface AddProps {
  readonly file: File | undefined;
  readonly onClose: () => void;
}

/** Paste a text or choose a file; what cannot be read says why and nothing is kept. */
export function AddDocument({ file, onClose }: AddProps): JSX.Element {
  const { engine, session, state } = useWorkbench();
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | undefined>(undefined);
  const read = async (title: string, content: string | Uint8Array): Promise<void> => {
    setBusy(true);
    setFailed(undefined);
    try {
      const id = await addDocument({ engine, session }, title, content);
      onClose();
      goTo(addressOf(['d', state.id, 'sources', id]));
    } catch (error) {
      setBusy(false);
      setFailed(error instanceof Error ? error.message : String(error));
    }
  };
  const readFile = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    void chosen.arrayBuffer().then((bytes) => read(chosen.name, new Uint8Array(bytes)));
  };
  useEffect(() => readFile(file), [file]);
  return (
    <Dialog title={words.sources.pasteTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void read(name, text);
        }}
      >
        <label class="field">
          <span>{words.sources.pasteName}</span>
          <input value={name} placeholder={words.sources.pasteNameHint} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{words.sources.pasteText}</span>
          <textarea rows={12} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        {failed !== undefined && (
          <p class="danger" role="alert">
            {failed}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="main" disabled={busy || text.trim() === ''}>
            {busy ? words.sources.reading : words.sources.read}
          </button>
          <label class="file button">
            {words.sources.chooseFile}
            <input type="file" accept=".txt,.md,.html,.htm,text/plain,text/html" onChange={(event) => readFile(event.currentTarget.files?.[0])} />
          </label>
        </div>
      </form>
    </Dialog>
  );
}
