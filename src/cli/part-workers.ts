// Pieces of a count shared among worker threads. A thread runs this file alone (in the bundle: the program, which stops
// here), holds its own kernel, and serves every section of the count: what it costs to start is paid once.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { computePart, openKernel, type PartRunner, type PowerPart, type ReducedGame } from '../rules/index.ts';

const MARK = 'casus: pieces of a count';

interface Job {
  readonly game: ReducedGame;
  readonly part: PowerPart;
  readonly at: number;
}

/** Whether this thread was started by `shareParts`, and so serves it and nothing else. */
export function isPartWorker(): boolean {
  return workerData === MARK;
}

function servePartJobs(): void {
  const kernel = openKernel();
  parentPort?.on('message', ({ game, part, at }: Job) => {
    parentPort?.postMessage({ at, row: [...computePart(game, part, kernel)] });
  });
}

if (isPartWorker()) servePartJobs();

/**
 * A runner that deals pieces to `workers` threads, one at a time each, and reports every one that comes back. Idle
 * threads wait for the next section and do not keep the program alive.
 */
export function shareParts(
  progress: (done: number, total: number) => void,
  workers = availableParallelism(),
): PartRunner {
  const threads: Worker[] = [];
  return (game, parts) =>
    new Promise((resolve, reject) => {
      const rows: (readonly number[])[] = [];
      const count = Math.min(workers, parts.length);
      while (threads.length < count) {
        threads.push(new Worker(fileURLToPath(import.meta.url), { workerData: MARK }));
      }
      const used = threads.slice(0, count);
      let [next, done] = [0, 0];
      const finish = (): void => {
        for (const thread of used) {
          thread.removeAllListeners('message').removeAllListeners('error');
          thread.unref();
        }
      };
      for (const thread of used) {
        const deal = (): void => {
          const part = parts[next];
          if (part !== undefined) thread.postMessage({ game, part, at: next } satisfies Job);
          next += 1;
        };
        thread.on('message', ({ at, row }: { at: number; row: readonly number[] }) => {
          rows[at] = row;
          done += 1;
          progress(done, parts.length);
          deal();
          if (done < parts.length) return;
          finish();
          resolve(rows);
        });
        thread.on('error', (error) => {
          finish();
          void Promise.all(threads.splice(0).map((each) => each.terminate())).then(() => reject(error), reject);
        });
        thread.ref();
        deal();
      }
    });
}
