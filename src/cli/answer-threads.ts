// Answers are computed beside the server's own thread, so that a long one delays nobody and can be ended.
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import type { Answered, BriefFileQuestion, Question } from './answer.ts';

const ROLE = 'casus answers';

type Job = Question | BriefFileQuestion;
type Done = Answered | Result<Uint8Array>;

interface Waiting {
  readonly question: Job;
  readonly resolve: (result: Result<Done>) => void;
  readonly reject: (error: Error) => void;
}

export interface AnswerThreads {
  /** I215 when it takes longer than allowed. A fault in the command rejects. */
  readonly ask: (question: Question) => Promise<Result<Answered>>;
  /** The same for a file. */
  readonly print: (question: BriefFileQuestion) => Promise<Result<Uint8Array>>;
  readonly close: () => Promise<void>;
}

/** Source or bundle: the file that starts the program also starts its threads. */
function entry(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts') ? join(dirname(here), 'main.ts') : here;
}

export function isAnswerThread(): boolean {
  return workerData === ROLE;
}

/** The other side: answers one question after the other. */
export function serveAnswers(
  answer: (question: Question) => Promise<Answered>,
  print: (question: BriefFileQuestion) => Promise<Result<Uint8Array>>,
): void {
  parentPort?.on('message', (question: Job) => {
    const done: Promise<Done> = 'briefAs' in question ? print(question) : answer(question);
    done.then(
      (answered) => parentPort?.postMessage({ answered }),
      (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error.message : 'unknown' }),
    );
  });
}

interface Thread {
  readonly worker: Worker;
  /** What it works on, and how that ends. */
  job: { readonly end: (alive: boolean, how: () => void) => void; readonly asked: Waiting } | undefined;
}

function slow(timeoutMs: number): Diagnostic {
  return {
    code: 'I215',
    severity: 'error',
    message: `the answer took longer than ${timeoutMs / 1000} s`,
    help: 'ask about fewer or smaller files, or use the command line, which waits as long as you do',
  };
}

function startThread(): Thread {
  const worker = new Worker(entry(), { workerData: ROLE, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const thread: Thread = { worker, job: undefined };
  const broken = (error: Error): void => thread.job?.end(false, () => thread.job?.asked.reject(error));
  worker.on('message', ({ answered, fault }: { readonly answered?: Done; readonly fault?: string }) => {
    const asked = thread.job?.asked;
    thread.job?.end(true, () => (answered ? asked?.resolve(succeed(answered)) : asked?.reject(new Error(fault))));
  });
  worker.on('error', broken);
  worker.on('exit', () => broken(new Error('the thread ended')));
  worker.unref();
  return thread;
}

/** Threads start on the first question and stay; one that is ended for being slow is replaced on demand. */
export function startAnswerThreads({ threads = 2, timeoutMs = 60_000 } = {}): AnswerThreads {
  const all = new Set<Thread>();
  const waiting: Waiting[] = [];

  const freeThread = (): Thread | undefined => {
    const free = [...all].find(({ job }) => job === undefined);
    if (free !== undefined || all.size >= threads) return free;
    const thread = startThread();
    all.add(thread);
    return thread;
  };

  const next = (): void => {
    const thread = waiting.length > 0 ? freeThread() : undefined;
    const asked = thread === undefined ? undefined : waiting.shift();
    if (thread === undefined || asked === undefined) return;
    const end = (alive: boolean, how: () => void): void => {
      clearTimeout(timer);
      if (!alive) {
        all.delete(thread);
        void thread.worker.terminate();
      }
      how();
      thread.job = undefined;
      next();
    };
    const timer = setTimeout(() => end(false, () => asked.resolve(fail(slow(timeoutMs)))), timeoutMs);
    thread.job = { end, asked };
    thread.worker.postMessage(asked.question);
  };

  const give = (question: Job): Promise<Result<Done>> =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      next();
    });

  return {
    ask: async (question) => {
      const done = await give(question);
      if (!done.ok) return done;
      if ('answer' in done.value) return succeed(done.value);
      throw new Error('a file came for an answer');
    },
    print: async (question) => {
      const done = await give(question);
      if (!done.ok) return done;
      if ('ok' in done.value) return done.value;
      throw new Error('an answer came for a file');
    },
    close: async () => {
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}
