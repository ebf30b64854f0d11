// A thread that computes pieces of counts: each deal's next one, until there is none left. It loads what that takes alone.
import { parentPort, workerData } from 'node:worker_threads';
import { computePart, type Kernel, openKernel, type PowerPart, type ReducedGame } from '../rules/part-thread.ts';

export const PART_WORKER = 'casus: pieces of a count';

/** Pieces that several threads take from. */
export interface Deal {
  readonly id: number;
  readonly game: ReducedGame;
  readonly parts: readonly PowerPart[];
  /** One cell in memory that the threads share: the piece to take next. */
  readonly next: Int32Array<SharedArrayBuffer>;
}

/** The row of one piece. */
export interface Dealt {
  readonly id: number;
  readonly at: number;
  readonly row: readonly number[];
}

/** Takes and computes pieces as long as there are any. */
export function* eachTaken({ id, game, parts, next }: Deal, kernel: Kernel): Generator<Dealt> {
  for (let at = Atomics.add(next, 0, 1); at < parts.length; at = Atomics.add(next, 0, 1)) {
    yield { id, at, row: [...computePart(game, parts[at]!, kernel)] };
  }
}

if (workerData === PART_WORKER) {
  const kernel = openKernel();
  parentPort?.on('message', (deal: Deal) => {
    for (const dealt of eachTaken(deal, kernel)) parentPort?.postMessage(dealt);
  });
}
