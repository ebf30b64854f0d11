// Pieces of a count shared among threads, this one among them. The others serve every section of the count: what it costs
// to start them is paid once, while this one is at work already.
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openKernel, type PartRunner } from '../rules/index.ts';
import { type Deal, type Dealt, eachTaken, PART_WORKER } from './part-worker.ts';

/** Source or bundle: the worker's file lies beside this one. */
function workerFile(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), here.endsWith('.ts') ? 'part-worker.ts' : 'part-worker.js');
}

/**
 * A runner that shares pieces among `workers` threads, this one included, and reports every one that is done. Whoever is
 * free takes the next piece. Idle threads wait for the next section and do not keep the program alive.
 */
export function shareParts(
  progress: (done: number, total: number) => void,
  workers = availableParallelism(),
): PartRunner {
  const threads: Worker[] = [];
  const kernel = openKernel();
  let deals = 0;
  return async (game, parts) => {
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const deal: Deal = { id: deals, game, parts, next };
    deals += 1;
    const others = Math.max(0, Math.min(workers, parts.length) - 1);
    while (threads.length < others) threads.push(new Worker(workerFile(), { workerData: PART_WORKER }));
    const used = threads.slice(0, others);
    const rows: (readonly number[])[] = [];
    let done = 0;
    const take = ({ id, at, row }: Dealt): void => {
      if (id !== deal.id) return;
      rows[at] = row;
      done += 1;
      progress(done, parts.length);
    };
    const compute = async (): Promise<void> => {
      for (const dealt of eachTaken(deal, kernel)) {
        take(dealt);
        await turn();
      }
    };
    let release = (): void => undefined;
    const finished = new Promise<void>((resolve, reject) => {
      const settle = (dealt: Dealt): void => {
        take(dealt);
        if (done === parts.length) resolve();
      };
      for (const thread of used) {
        thread.on('message', settle).on('error', reject).ref();
        thread.postMessage(deal);
      }
      release = () => {
        for (const thread of used) thread.off('message', settle).off('error', reject).unref();
      };
      compute().then(() => (done === parts.length ? resolve() : undefined), reject);
    });
    try {
      await finished;
      return rows;
    } catch (error) {
      // Nobody takes any more of a deal that failed.
      Atomics.store(next, 0, parts.length);
      await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
      throw error;
    } finally {
      release();
    }
  };
}
