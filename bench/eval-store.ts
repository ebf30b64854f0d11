// What the embedded store costs and promises on this machine: changes a second alone and together, and, where strace is
// there, flushes to disk between one acknowledgement and the next.
//   npm run eval:store
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolderStore, type Store } from '../src/store/index.ts';

const SECONDS = 3;
const TRACED = 50;
const AT_ONCE = 32;

/** Gives the file's new version. */
async function write(store: Store, path: string, key: string, expectedVersion = 0): Promise<number> {
  const content = new TextEncoder().encode(`${key}, a line of text as an edit leaves it`);
  const change = { dossier: 'd', path, content, expectedVersion, who: 'eval', idempotencyKey: `key ${key}` };
  const outcome = await store.changeFile(change);
  if (outcome.kind !== 'written') throw new Error(outcome.kind);
  return outcome.version;
}

async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openFolderStore(folder, (error) => {
    throw error;
  });
  if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
  const { store } = opened.value;
  await store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'eval' });
  const result = await work(store);
  await store.close();
  return result;
}

/** Changes a second with `atOnce` of them under way, each to a file of its own. */
async function rate(store: Store, atOnce: number): Promise<number> {
  const started = performance.now();
  let done = 0;
  const writer = async (lane: number): Promise<void> => {
    for (let version = 0, count = 0; performance.now() - started < SECONDS * 1000; count += 1) {
      version = await write(store, `w${atOnce}/${lane}.txt`, `${atOnce} ${lane} ${count}`, version);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => writer(lane)));
  return Math.round((done * 1000) / (performance.now() - started));
}

const folder = mkdtempSync(join(tmpdir(), 'casus-eval-store-'));
if (process.argv[2] === 'traced') {
  await withStore(join(folder, 'data'), async (store) => {
    for (let count = 0; count < TRACED; count += 1) {
      await write(store, `f${count}`, `${count}`);
      writeSync(2, 'ACKNOWLEDGED\n');
    }
  });
} else {
  await withStore(join(folder, 'data'), async (store) => {
    console.log(`one after the other: ${await rate(store, 1)} changes a second`);
    console.log(`${AT_ONCE} at once: ${await rate(store, AT_ONCE)} changes a second`);
  });
  const log = join(folder, 'trace');
  const calls = [
    '-f',
    '-e',
    'trace=fsync,fdatasync,write',
    '-o',
    log,
    process.execPath,
    import.meta.filename,
    'traced',
  ];
  const { error } = spawnSync('strace', calls);
  if (error) console.log('flushes to disk: not counted, strace is not there');
  else {
    const between = readFileSync(log, 'utf8').split('ACKNOWLEDGED').slice(0, -1);
    const flushes = between.slice(1).map((part) => [...part.matchAll(/f(?:data)?sync\(\d+\)\s+= 0/g)].length);
    console.log(
      `flushes to disk before each of ${flushes.length} acknowledgements: least ${Math.min(...flushes)}, most ${Math.max(...flushes)}`,
    );
  }
}
rmSync(folder, { recursive: true, force: true });
