// What the browser's own trace says of the time between two marks of the page: on the clock, and as processor time of
// the page's thread and of the engine's threads. Processor time does not depend on what else the machine does.
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds on the clock. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the thread's processor time: so far, and of this task. */
  readonly tts?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds. */
export interface Span {
  readonly wall: number;
  readonly page: number;
  /** The busiest of the engine's threads. */
  readonly engine: number;
}

const CATEGORIES = ['toplevel', 'blink.user_timing'];
const THREAD = 'DedicatedWorker thread';

function readTrace(bytes: Buffer): readonly TraceEvent[] {
  const { traceEvents }: { traceEvents: readonly TraceEvent[] } = JSON.parse(bytes.toString());
  return traceEvents;
}

function busiest(tasks: readonly TraceEvent[], from: number, to: number): number {
  const sums = new Map<string, number>();
  for (const { pid, tid, ts, tdur = 0 } of tasks) {
    if (ts < from || ts > to) continue;
    const thread = `${pid}:${tid}`;
    sums.set(thread, (sums.get(thread) ?? 0) + tdur);
  }
  return Math.max(0, ...sums.values());
}

/** Runs `work`, in which the page makes marks named `begin` and `end` in turn; one span a pair. */
export async function traceSpans(browser: Browser, page: Page, work: () => Promise<void>): Promise<readonly Span[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const events = readTrace(await browser.stopTracing());
  const named = events.filter(({ name, args }) => name === 'thread_name' && args.name === THREAD);
  const threads = new Set(named.map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask' && threads.has(`${pid}:${tid}`),
  );
  const marks = events
    .filter(({ name, tts }) => (name === 'begin' || name === 'end') && tts !== undefined)
    .toSorted((a, b) => a.ts - b.ts);
  return marks.flatMap((mark, at) => {
    // The last end before the next beginning is the one that counts.
    const next = marks.findIndex(({ name }, later) => later > at && name === 'begin');
    const end = marks.slice(at + 1, next === -1 ? undefined : next).findLast(({ name }) => name === 'end');
    if (mark.name !== 'begin' || end === undefined) return [];
    return [
      {
        wall: (end.ts - mark.ts) / 1000,
        page: ((end.tts ?? 0) - (mark.tts ?? 0)) / 1000,
        engine: busiest(tasks, mark.ts, end.ts) / 1000,
      },
    ];
  });
}
