// The engine's own thread. Files come in whole, then their changes; they are read when the next question needs them.
import { config } from 'zod';
import { answer } from './answers.ts';
import { createMemory, type Folder, type Memory, openFolder } from './folder.ts';
import type { FromWorker, ToWorker } from './questions.ts';

interface WorkerScope {
  postMessage: (message: FromWorker) => void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

// The content policy forbids code from text; Zod is told not to try.
config({ jitless: true });

const scope = globalThis as unknown as WorkerScope;
let id = '';
let files = new Map<string, string>();
let memory: Memory = createMemory();
let opened: Folder | undefined;

function folder(): Folder {
  opened ??= openFolder(id, new Map(files), memory);
  return opened;
}

function takeFiles(data: Exclude<ToWorker, { readonly kind: 'ask' }>): void {
  opened = undefined;
  if (data.kind === 'files') {
    id = data.id;
    files = new Map(Object.entries(data.files));
    memory = createMemory();
    return;
  }
  for (const [path, text] of Object.entries(data.files)) {
    if (text === null) files.delete(path);
    else files.set(path, text);
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind !== 'ask') {
    takeFiles(data);
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
