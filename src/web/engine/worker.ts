// The engine's own thread. Files come in whole and are read when the next question needs them.
import { config } from 'zod';
import { answer } from './answers.ts';
import { type Folder, openFolder } from './folder.ts';
import type { FilesMessage, FromWorker, ToWorker } from './questions.ts';

interface WorkerScope {
  postMessage: (message: FromWorker) => void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

// The content policy forbids code from text; Zod is told not to try.
config({ jitless: true });

const scope = globalThis as unknown as WorkerScope;
let files: FilesMessage = { kind: 'files', id: '', files: {} };
let opened: Folder | undefined;

function folder(): Folder {
  opened ??= openFolder(files.id, new Map(Object.entries(files.files)));
  return opened;
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'files') {
    files = data;
    opened = undefined;
    return;
  }
  const { number, question, ask } = data;
  const progress = (done: number, total: number): void => scope.postMessage({ kind: 'progress', number, done, total });
  const fail = (error: unknown): void =>
    scope.postMessage({ kind: 'failed', number, message: error instanceof Error ? error.message : String(error) });
  const send = (found: unknown): void => scope.postMessage({ kind: 'answer', number, answer: found });
  try {
    answer(folder(), question, ask, progress).then(send, fail);
  } catch (error) {
    fail(error);
  }
};
