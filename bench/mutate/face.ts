// Mutants against tests: each faces those that pass its place, the quickest first, until one fails.
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, type Mutated, root, TESTS } from './mutants.ts';
import type { Measured, Order, Said, Step } from './worker.ts';

export interface Fate {
  /** 'failed': a test fails; 'endless': it runs on; 'broken': the code does not load; 'crashed': the process ends. */
  readonly fate: 'failed' | 'endless' | 'broken' | 'crashed' | 'survived' | 'not run';
  /** The test that fails, runs on or ends the process. */
  readonly by?: string;
}

/** Milliseconds of processor time for a test beyond ten times its own. */
const PATIENCE = 2000;

/** How many times as long by the clock, for a process that waits: for a processor, or for ever. */
const WAITING = 12;

/** For loading files of tests, and measuring them in turn. */
const LOADING = 600_000;

/** Where processes leave the code of tests and libraries compiled: most of their time would go into loading. */
const COMPILED = join(root, '.cache/compiled');

/** Tests of more processor time than this, in milliseconds, are not run: too few of them for their cost. */
const LONGEST_TEST = 400;

export interface Bench {
  /** Against the tests of these files. */
  face(mutant: Mutant, files: readonly string[]): Promise<Fate>;
  close(): void;
}

/** Processor time of a process in milliseconds; undefined where the system does not tell. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return undefined;
  }
}

/** A child, spoken to one order at a time. */
class Child {
  readonly #process: ChildProcess;
  /** The test it was at last. */
  at = '';
  constructor(sources: string, active: string, files: readonly string[]) {
    this.#process = fork(join(root, 'bench/mutate/worker.ts'), [sources, active, ...files], {
      execArgv: ['--max-old-space-size=2000', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, CASUS_RUNS: '40', NO_COLOR: '1', TZ: 'UTC', NODE_COMPILE_CACHE: COMPILED },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** What the child says in the end; 'late' once a test takes too long, 'gone' when the process ends. */
  async ask(order: Order | undefined, timeOf: (test: string) => number): Promise<Said | 'late' | 'gone'> {
    return await new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout>;
      const finish = (said: Said | 'late' | 'gone'): void => {
        clearTimeout(timer);
        this.#process.removeAllListeners('message').removeAllListeners('exit');
        if (said === 'late') this.stop();
        resolve(said);
      };
      const wait = (time: number): void => {
        clearTimeout(timer);
        const allowed = PATIENCE + 10 * time;
        const [began, used] = [Date.now(), processorTime(this.#process.pid)];
        const look = (): void => {
          const spent = used === undefined ? allowed : (processorTime(this.#process.pid) ?? allowed) - used;
          const isLate = spent >= allowed || Date.now() - began >= WAITING * allowed;
          if (isLate) finish('late');
          else timer = setTimeout(look, Math.max(100, allowed - spent));
        };
        timer = setTimeout(look, allowed);
      };
      this.#process.on('message', (said: Said) => {
        if (said.kind !== 'test') {
          finish(said);
          return;
        }
        this.at = said.id;
        wait(timeOf(said.id));
      });
      this.#process.on('exit', () => finish('gone'));
      wait(order === undefined || 'measure' in order ? LOADING : 0);
      if (order !== undefined) this.#process.send(order);
    });
  }

  stop(): void {
    this.#process.kill('SIGKILL');
  }

  /** Lets it end by itself, and so keep what it has compiled. */
  dismiss(): void {
    this.#process.disconnect();
  }
}

/** What a file of tests passes, kept from run to run as long as it is as it was. */
interface Measurement {
  readonly digest: string;
  readonly tests: readonly Measured[];
  readonly onLoad: readonly string[];
}

async function measureFile(sources: string, file: string): Promise<Omit<Measurement, 'digest'>> {
  const child = new Child(sources, 'measure', [file]);
  const ready = await child.ask(undefined, () => LOADING);
  const said = ready === 'gone' || ready === 'late' ? ready : await child.ask({ measure: true }, () => 0);
  if (said === 'gone' || said === 'late' || said.kind !== 'measured') {
    child.stop();
    throw new Error(`${file} does not run`);
  }
  child.dismiss();
  return { tests: said.tests, onLoad: said.onLoad };
}

async function measure({ suite }: Mutated, sources: string, kept: string): Promise<ReadonlyMap<string, Measurement>> {
  const old: Record<string, Measurement> = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const known = new Map(Object.entries(old));
  for (const file of TESTS) {
    const digest = suite[file] ?? '';
    if (known.get(file)?.digest === digest) continue;
    known.set(file, { digest, ...(await measureFile(sources, file)) });
    writeFileSync(kept, JSON.stringify(Object.fromEntries(known)));
  }
  return known;
}

/**
 * Measures the tests without mutants and makes ready to run them with, in so many processes. `sources`: the file that
 * holds the switches; `kept`: measurements.
 */
export async function openBenches(
  mutated: Mutated,
  sources: string,
  kept: string,
  count: number,
): Promise<readonly Bench[]> {
  const measured = await measure(mutated, sources, kept);
  return Array.from({ length: count }, () => openBench(mutated, sources, measured));
}

function openBench({ stateful }: Mutated, sources: string, measured: ReadonlyMap<string, Measurement>): Bench {
  const all = TESTS.flatMap((file) => measured.get(file)?.tests ?? []);
  const onLoad = new Map<string, string[]>();
  for (const file of TESTS) {
    for (const mutant of measured.get(file)?.onLoad ?? []) onLoad.set(mutant, [...(onLoad.get(mutant) ?? []), file]);
  }
  const times = new Map(all.map(({ id, time }) => [id, time]));
  const timeOf = (id: string): number => times.get(id) ?? 0;
  const byTime = all.filter(({ time }) => time <= LONGEST_TEST).toSorted((a, b) => a.time - b.time);
  let shared: Child | undefined;

  const fateOf = (said: Said | 'late' | 'gone', { at }: Child): Fate => {
    if (said === 'late') return { fate: 'endless', by: at };
    if (said === 'gone') return { fate: 'crashed', by: at };
    if (said.kind === 'broken') return { fate: 'broken' };
    return said.kind === 'noticed' ? { fate: 'failed', by: said.by } : { fate: 'survived' };
  };

  /** In a process that has met nothing else; with the mutant active from the start, or only in tests. */
  const faceAlone = async (mutant: Mutant, steps: readonly Step[], fromStart: boolean): Promise<Fate> => {
    const child = new Child(sources, fromStart ? mutant.id : '', filesOf(steps));
    const ready = await child.ask(undefined, timeOf);
    const said =
      ready !== 'gone' && ready !== 'late' && ready.kind === 'ready'
        ? await child.ask({ mutant: mutant.id, steps }, timeOf)
        : ready;
    child.stop();
    return fateOf(said, child);
  };

  const faceShared = async (mutant: Mutant, steps: readonly Step[]): Promise<Fate> => {
    if (shared === undefined) {
      shared = new Child(sources, '', TESTS);
      await shared.ask(undefined, timeOf);
    }
    const said = await shared.ask({ mutant: mutant.id, steps }, timeOf);
    const isSound = said !== 'late' && said !== 'gone' && !(said.kind === 'noticed' && !said.clean);
    if (isSound) return fateOf(said, shared);
    const ended = shared;
    ended.stop();
    shared = undefined;
    return said === 'late' ? fateOf(said, ended) : await faceAlone(mutant, steps, false);
  };

  return {
    async face(mutant, files) {
      const steps = byTime.flatMap(({ id, hits }) => {
        const met = hits[mutant.id] ?? 0;
        return met > 0 && files.includes(fileOf(id)) ? [{ id, limit: 1000 + 100 * met }] : [];
      });
      const loaded = (onLoad.get(mutant.id) ?? []).filter((file) => files.includes(file));
      const shown = steps.length > 0 ? await faceShared(mutant, steps) : { fate: 'not run' as const };
      if (shown.fate !== 'survived' && shown.fate !== 'not run') return shown;
      const isStateful = steps.length > 0 && stateful.has(mutant.file);
      if (loaded.length === 0 && !isStateful) return shown;
      // What is kept between calls, or made on loading, may be met by any test of the file.
      const whole = new Set(loaded.length > 0 ? loaded : filesOf(steps));
      const every = byTime.filter(({ id }) => whole.has(fileOf(id))).map(({ id }) => ({ id, limit: 1e8 }));
      return await faceAlone(mutant, every, true);
    },
    close() {
      shared?.stop();
    },
  };
}

export const fileOf = (test: string): string => test.split('#')[0] ?? '';

function filesOf(steps: readonly Step[]): string[] {
  return [...new Set(steps.map(({ id }) => fileOf(id)))];
}
