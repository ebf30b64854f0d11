// Pieces of a count shared among worker threads, each running this same program. A worker holds its own kernel.
import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { computePart, openKernel, type PartRunner, type PowerPart, type ReducedGame } from '../rules/index.ts';

const MARK = 'casus: pieces of a count';

interface Job {
  readonly game: ReducedGame;
  readonly part: PowerPart;
  readonly at: number;
}

/** Whether this thread was started by `shareParts`, and so has to serve it and nothing else. */
export function isPartWorker(): boolean {
  return workerData === MARK;
}

export function servePartJobs(): void {
  const kernel = openKernel();
  parentPort?.on('message', ({ game, part, at }: Job) => {
    parentPort?.postMessage({ at, row: [...computePart(game, part, kernel)] });
  });
}

/**
 * A runner that deals pieces to `workers` threads running `entry`, one at a time each, and reports every one that comes
 * back. Threads end with their pieces.
 */
export function shareParts(
  entry: string,
  progress: (done: number, total: number) => void,
  workers = availableParallelism(),
): PartRunner {
  return (game, parts) =>
    new Promise((resolve, reject) => {
      const rows: (readonly number[])[] = [];
      let [next, done] = [0, 0];
      const threads = Array.from({ length: Math.min(workers, parts.length) }, () => {
        const thread = new Worker(entry, { workerData: MARK });
        const deal = (): void => {
          const part = parts[next];
          if (part !== undefined) thread.postMessage({ game, part, at: next } satisfies Job);
          next += 1;
        };
        thread.on('message', ({ at, row }: { at: number; row: readonly number[] }) => {
          rows[at] = row;
          done += 1;
          progress(done, parts.length);
          if (done === parts.length) finish(() => resolve(rows));
          else deal();
        });
        thread.on('error', (error) => finish(() => reject(error)));
        deal();
        return thread;
      });
      const finish = (settle: () => void): void => {
        void Promise.all(threads.map((thread) => thread.terminate())).then(settle, reject);
      };
    });
}
