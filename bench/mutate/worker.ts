// A process that runs tests against mutants. Arguments: the file of sources with switches, the mutant that is active from
// the start ('' for none, 'measure' for none and passes counted), and the test files to load. Says over IPC what it has collected, then what each mutant met.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { lighten, passed, switches } from './switches.ts';

/** A test to run, with how often it may pass the mutant. */
export interface Step {
  readonly id: string;
  readonly limit: number;
}

export type Order = { readonly mutant: string; readonly steps: readonly Step[] } | { readonly measure: true };

export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'test'; readonly id: string }
  | { readonly kind: 'measured'; readonly tests: readonly Measured[]; readonly onLoad: readonly string[] }
  | { readonly kind: 'noticed'; readonly by: string; readonly clean: boolean }
  | { readonly kind: 'survived' };

/** A test's processor time in milliseconds without a mutant, and how often it passes each. */
export interface Measured {
  readonly id: string;
  readonly time: number;
  readonly hits: Readonly<Record<string, number>>;
}

const root = resolve(import.meta.dirname, '../..');
const [sourcesFile = '', active = '', ...files] = process.argv.slice(2);
const isMeasured = active === 'measure';
const fromStart = active === '' || isMeasured ? -1 : Number(active);
const sources = new Map(
  Object.entries<string>(JSON.parse(readFileSync(sourcesFile, 'utf8'))).map(([name, text]) => [
    pathToFileURL(join(root, name)).href,
    text,
  ]),
);
const switchesUrl = new URL('./switches.ts', import.meta.url).href;
const collector = new URL('./collect.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'vitest' && context.parentURL !== collector ? next(collector, context) : next(name, context),
  load(url, context, next) {
    const source = sources.get(url);
    return source === undefined
      ? next(url, context)
      : { format: 'module', source: lighten(source, switchesUrl, isMeasured), shortCircuit: true };
  },
});
const { collected, startFile }: typeof import('./collect.ts') = await import(collector);

const say = (said: Said): unknown => process.send?.(said);

// The first failure is enough: nothing is shrunk.
fc.configureGlobal({ seed: 20_261_124, numRuns: 40, endOnFailure: true });

async function passes(id: string): Promise<boolean> {
  try {
    await collected.find((test) => test.id === id)?.run();
    return true;
  } catch {
    return false;
  }
}

/** Passes since the last call, by mutant. */
function takePasses(): Record<string, number> {
  const hits = Object.fromEntries([...passed.entries()].filter(([, count]) => count > 0));
  passed.fill(0);
  return hits;
}

async function measure(): Promise<Said> {
  const onLoad = Object.keys(takePasses());
  const tests: Measured[] = [];
  for (const { id } of collected) {
    const started = process.cpuUsage();
    if (!(await passes(id))) throw new Error(`fails without a mutant: ${id}`);
    const { user } = process.cpuUsage(started);
    tests.push({ id, time: user / 1000, hits: takePasses() });
  }
  return { kind: 'measured', tests, onLoad };
}

async function face(mutant: number, steps: readonly Step[]): Promise<Said> {
  for (const { id, limit } of steps) {
    say({ kind: 'test', id });
    Object.assign(switches, { active: mutant, hits: 0, limit });
    const isPassed = await passes(id);
    switches.active = fromStart;
    // What the mutant left behind must not decide the fate of the next one.
    if (!isPassed) return { kind: 'noticed', by: id, clean: fromStart !== -1 || (await passes(id)) };
  }
  return { kind: 'survived' };
}

process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => {
  const done = 'measure' in order ? measure() : face(Number(order.mutant), order.steps);
  void done.then(say);
});

Object.assign(switches, { active: fromStart, limit: 1e8 });
try {
  for (const file of files) {
    startFile(file);
    await import(pathToFileURL(join(root, file)).href);
  }
  say({ kind: 'ready' });
} catch (error) {
  if (fromStart === -1) throw error;
  say({ kind: 'broken' });
}
