// The page's end of the engine: two threads, so that a long answer never holds up a click. Cancelling ends the slow
// thread and starts another with the same files; a question that was asked anew drops its older self.
import type { Answer, Ask, ChangesMessage, FilesMessage, FromWorker, Kind, ToWorker } from './questions.ts';

export interface Running {
  readonly question: Kind;
  readonly started: number;
  readonly done: number;
  readonly total: number;
  /** When it last said how far it is. */
  readonly heard: number;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly message: ToWorker;
  readonly slot: string | undefined;
  running: Running;
}

/** The answer will not come: it was cancelled, or a newer question took its place. */
export class Cancelled extends Error {}

export interface Engine {
  readonly setFiles: (id: string, files: Readonly<Record<string, string>>) => void;
  /** A newer question in the same `slot` replaces an older one that is still waiting. */
  readonly ask: <K extends Kind>(question: K, ask: Ask<K>, slot?: string) => Promise<Answer<K>>;
  /** Nobody waits for the question in this slot any more. */
  readonly drop: (slot: string) => void;
  /** Ends everything that is being computed slowly; what waits for it is rejected with `Cancelled`. */
  readonly cancel: () => void;
  /** Told whenever what is running changes. */
  readonly onRunning: (listener: (running: readonly Running[]) => void) => void;
}

const SLOW: ReadonlySet<Kind> = new Set([
  'brief',
  'briefFile',
  'arrangement',
  'ranking',
  'compare',
  'agreement',
  'stability',
  'nearest',
]);
/** Older than this, a question in the way is ended rather than waited for. */
const PATIENCE = 250;

interface Lane {
  readonly post: (number: number, waiting: Waiting) => void;
  readonly setFiles: (files: FilesMessage, changes: ChangesMessage | undefined) => void;
  readonly dropSlot: (slot: string) => void;
  readonly cancel: () => void;
  readonly running: () => readonly Running[];
}

function createLane(makeWorker: () => Worker, clock: () => number, tell: () => void): Lane {
  const waiting = new Map<number, Waiting>();
  let files: FilesMessage | undefined;
  let worker: Worker | undefined;
  let busySince = 0;
  const hear = ({ data }: MessageEvent<FromWorker>): void => {
    const found = waiting.get(data.number);
    if (data.kind !== 'progress') busySince = clock();
    if (found === undefined) return;
    if (data.kind === 'progress')
      found.running = { ...found.running, done: data.done, total: data.total, heard: clock() };
    else waiting.delete(data.number);
    if (data.kind === 'answer') found.resolve(data.answer);
    if (data.kind === 'failed') found.reject(new Error(data.message));
    tell();
  };
  const start = (): Worker => {
    const fresh = makeWorker();
    fresh.addEventListener('message', hear);
    if (files !== undefined) fresh.postMessage(files);
    for (const { message } of waiting.values()) fresh.postMessage(message);
    busySince = clock();
    return fresh;
  };
  const stop = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    post: (number, next) => {
      if (waiting.size === 0) busySince = clock();
      waiting.set(number, next);
      if (worker === undefined) worker = start();
      else worker.postMessage(next.message);
      tell();
    },
    setFiles: (next, changes) => {
      files = next;
      worker?.postMessage(changes ?? next);
    },
    dropSlot: (slot) => {
      const old = [...waiting].filter(([, each]) => each.slot === slot);
      const [first] = waiting.keys();
      for (const [number, { reject }] of old) {
        waiting.delete(number);
        reject(new Cancelled('asked anew'));
      }
      if (old.length > 0) tell();
      const inTheWay = old.some(([number]) => number === first);
      if (inTheWay && clock() - busySince > PATIENCE) {
        stop();
        if (waiting.size > 0) worker = start();
      }
    },
    cancel: () => {
      const lost = [...waiting.values()];
      waiting.clear();
      if (lost.length > 0) stop();
      for (const { reject } of lost) reject(new Cancelled('cancelled'));
      tell();
    },
    running: () => [...waiting.values()].map(({ running }) => running),
  };
}

/** From one state of a dossier's files to the next; undefined when it is another dossier. */
function changesBetween(before: FilesMessage | undefined, after: FilesMessage): ChangesMessage | undefined {
  if (before?.id !== after.id) return undefined;
  const gone = Object.keys(before.files).filter((path) => !(path in after.files));
  const written = Object.entries(after.files).filter(([path, text]) => before.files[path] !== text);
  return { kind: 'changes', files: Object.fromEntries([...written, ...gone.map((path) => [path, null] as const)]) };
}

/** `makeWorker` starts a thread of the engine; `clock` gives milliseconds. */
export function createEngine(makeWorker: () => Worker, clock: () => number): Engine {
  let listener: (running: readonly Running[]) => void = () => {};
  let number = 0;
  let files: FilesMessage | undefined;
  const tell = (): void => listener([...quick.running(), ...slow.running()]);
  const quick: Lane = createLane(makeWorker, clock, () => tell());
  const slow: Lane = createLane(makeWorker, clock, () => tell());
  return {
    setFiles: (id, texts) => {
      const next: FilesMessage = { kind: 'files', id, files: texts };
      const changes = changesBetween(files, next);
      files = next;
      quick.setFiles(next, changes);
      slow.setFiles(next, changes);
    },
    ask: <K extends Kind>(question: K, ask: Ask<K>, slot?: string) =>
      new Promise<Answer<K>>((resolve, reject) => {
        number += 1;
        const lane = SLOW.has(question) ? slow : quick;
        if (slot !== undefined) lane.dropSlot(slot);
        const message: ToWorker = { kind: 'ask', number, question, ask };
        const running = { question, started: clock(), done: 0, total: 0, heard: clock() };
        lane.post(number, { resolve: (answer) => resolve(answer as Answer<K>), reject, message, slot, running });
      }),
    drop: (slot) => {
      quick.dropSlot(slot);
      slow.dropSlot(slot);
    },
    cancel: () => {
      slow.cancel();
      quick.cancel();
    },
    onRunning: (next) => {
      listener = next;
    },
  };
}
