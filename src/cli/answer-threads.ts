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
  /** Runs while it waits for a thread. */
  readonly patience: NodeJS.Timeout;
}

export interface AnswerThreads {
  /** I215 when it takes longer than allowed or nobody waits any more, I221 when too many wait. A fault in the command rejects. */
  readonly ask: (question: Question, gone?: AbortSignal) => Promise<Result<Answered>>;
  /** The same for a file. */
  readonly print: (question: BriefFileQuestion, gone?: AbortSignal) => Promise<Result<Uint8Array>>;
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
      (fault: unknown) => parentPort?.postMessage({ fault: fault instanceof Error ? fault : new Error('unknown') }),
    );
  });
}

interface Thread {
  readonly worker: Worker;
  /** What it works on, and how that ends. */
  job: { readonly end: (alive: boolean, how: () => void) => void; readonly asked: Waiting } | undefined;
}

function slow(question: Job, timeoutMs: number): Diagnostic {
  const pdf = 'briefAs' in question && question.briefAs === 'pdf';
  return {
    code: 'I215',
    severity: 'error',
    message: `the answer took longer than ${timeoutMs / 1000} s`,
    help: pdf
      ? 'take the Word file, which is made in a fraction of the time, or make the PDF with casus brief --pdf, which waits as long as you do'
      : 'ask about fewer or smaller files, or use the command line, which waits as long as you do',
  };
}

const ABANDONED: Diagnostic = { code: 'I215', severity: 'error', message: 'nobody waits for the answer any more' };
const BUSY: Diagnostic = {
  code: 'I221',
  severity: 'error',
  message: 'too many answers and files are being made',
  help: 'ask again in a moment',
};

function startThread(): Thread {
  const worker = new Worker(entry(), { workerData: ROLE, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const thread: Thread = { worker, job: undefined };
  const broken = (error: Error): void => thread.job?.end(false, () => thread.job?.asked.reject(error));
  worker.on('message', ({ answered, fault }: { readonly answered?: Done; readonly fault?: Error }) => {
    const asked = thread.job?.asked;
    thread.job?.end(true, () =>
      answered ? asked?.resolve(succeed(answered)) : asked?.reject(fault ?? new Error('no answer')),
    );
  });
  worker.on('error', broken);
  worker.on('exit', () => broken(new Error('the thread ended')));
  worker.unref();
  return thread;
}

/**
 * Threads start on the first question and stay; one that is ended for being slow, or because nobody waits for its answer,
 * is replaced on demand. What waits holds its files in memory, so there is a limit to it.
 */
export function startAnswerThreads({ threads = 2, timeoutMs = 60_000, mostWaiting = 20 } = {}): AnswerThreads {
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
    clearTimeout(asked.patience);
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
    const timer = setTimeout(() => end(false, () => asked.resolve(fail(slow(asked.question, timeoutMs)))), timeoutMs);
    thread.job = { end, asked };
    thread.worker.postMessage(asked.question);
  };

  /** True when it still waited. */
  const stopWaiting = (asked: Waiting, why: Diagnostic): boolean => {
    const at = waiting.indexOf(asked);
    if (at < 0) return false;
    waiting.splice(at, 1);
    clearTimeout(asked.patience);
    asked.resolve(fail(why));
    return true;
  };

  const abandon = (asked: Waiting): void => {
    if (stopWaiting(asked, ABANDONED)) return;
    const thread = [...all].find(({ job }) => job?.asked === asked);
    thread?.job?.end(false, () => asked.resolve(fail(ABANDONED)));
  };

  const give = (question: Job, gone?: AbortSignal): Promise<Result<Done>> =>
    new Promise((resolve, reject) => {
      if (gone?.aborted === true) return resolve(fail(ABANDONED));
      if (waiting.length >= mostWaiting) return resolve(fail(BUSY));
      // The server gives a request more time than waiting and answering may take together.
      const patience = setTimeout(() => stopWaiting(asked, BUSY), timeoutMs);
      const asked: Waiting = { question, resolve, reject, patience };
      waiting.push(asked);
      gone?.addEventListener('abort', () => abandon(asked), { once: true });
      return next();
    });

  return {
    ask: async (question, gone) => {
      const done = await give(question, gone);
      if (!done.ok) return done;
      if ('answer' in done.value) return succeed(done.value);
      throw new Error('a file came for an answer');
    },
    print: async (question, gone) => {
      const done = await give(question, gone);
      if (!done.ok) return done;
      if ('ok' in done.value) return done.value;
      throw new Error('an answer came for a file');
    },
    close: async () => {
      while (waiting[0] !== undefined) stopWaiting(waiting[0], ABANDONED);
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}
