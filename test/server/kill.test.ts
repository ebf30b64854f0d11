// A server that is killed without warning, again and again under load: what it acknowledged is there after the restart,
// and a request whose answer was lost has happened once or not at all, and once when it is sent again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ApiDossier, ApiHistory } from '../../src/server/index.ts';

const ROUNDS = Number(process.env['CASUS_KILL_ROUNDS'] ?? 2);
const WRITERS = 8;
const main = resolve(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const data = mkdtempSync(join(tmpdir(), 'casus-kill-'));
let child: ChildProcess | undefined;

afterAll(() => {
  child?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

async function start(): Promise<Server> {
  const started = spawn(process.execPath, [main, 'serve', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '' },
  });
  child = started;
  let heard = '';
  started.stderr.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  for await (const chunk of started.stdout) {
    heard += String(chunk);
    const url = /http:\/\/localhost:\d+\//.exec(heard)?.[0];
    if (url !== undefined) return { url, process: started };
  }
  throw new Error(`no server: ${heard}`);
}

interface Write {
  readonly path: string;
  readonly text: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
}

/** The new version, or undefined when the answer was lost. */
async function send(dossier: string, write: Write): Promise<number | undefined> {
  try {
    const response = await fetch(`${dossier}/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(write),
    });
    const body = await response.text();
    if (response.status === 200) return Number(JSON.parse(body).version);
    throw new TypeError(`unexpected answer ${response.status} ${body}`);
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('unexpected')) throw error;
    return undefined;
  }
}

interface Writer {
  readonly path: string;
  readonly acknowledged: { version: number; text: string };
  count: number;
  pending: Write | undefined;
}

/** Writes until an answer is lost; the write in doubt is kept. */
async function writeOn(dossier: string, writer: Writer): Promise<number> {
  for (let acknowledged = 0; ; acknowledged += 1) {
    const { path } = writer;
    writer.pending ??= {
      path,
      text: `${path} ${(writer.count += 1)}`,
      expectedVersion: writer.acknowledged.version,
      idempotencyKey: `${path} key ${writer.count}`,
    };
    const version = await send(dossier, writer.pending);
    if (version === undefined) return acknowledged;
    Object.assign(writer.acknowledged, { version, text: writer.pending.text });
    writer.pending = undefined;
  }
}

async function get<T>(url: string): Promise<T> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return response.json() as Promise<T>;
}

describe('a server killed without warning under load', () => {
  it(`has lost nothing that it acknowledged, in ${ROUNDS} rounds`, async () => {
    let server = await start();
    const made = await fetch(`${server.url}api/dossiers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'D', idempotencyKey: 'make-it-once' }),
    });
    const { id } = (await made.json()) as ApiDossier;
    const writers: Writer[] = Array.from({ length: WRITERS }, (_, index) => ({
      path: `w${index}.txt`,
      acknowledged: { version: 0, text: '' },
      count: 0,
      pending: undefined,
    }));
    const base = (): string => `${server.url}api/dossiers/${id}`;
    let acknowledged = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const load = writers.map((writer) => writeOn(base(), writer));
      await new Promise((later) => setTimeout(later, 150 + Math.random() * 350));
      server.process.kill('SIGKILL');
      await once(server.process, 'exit');
      for (const count of await Promise.all(load)) acknowledged += count;
      server = await start();
      const dossier = await get<ApiDossier>(base());
      for (const { path, acknowledged: last, pending } of writers) {
        const file = dossier.files.find((each) => each.path === path);
        const kept = file ?? { version: 0, text: '' };
        expect(kept.version, path).toBeGreaterThanOrEqual(last.version);
        expect([last.text, pending?.text], path).toContain(kept.text);
      }
    }
    for (const writer of writers) if (writer.pending) expect(await send(base(), writer.pending)).toBeDefined();
    const { entries } = await get<ApiHistory>(`${base()}/history?limit=500`);
    const versions = entries.map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => (versions[0] ?? 0) - index));
    const writes = writers.reduce((sum, { count }) => sum + count, 0);
    // One change for the making of dossier.yaml, one for each write, none twice.
    expect((await get<ApiDossier>(base())).version).toBe(1 + writes);
    expect(acknowledged).toBeGreaterThan(WRITERS);
    console.log(`${ROUNDS} kills, ${acknowledged} acknowledged writes, 0 lost`);
    server.process.kill('SIGTERM');
    const [code] = await once(server.process, 'exit');
    expect(code).toBe(0);
  }, 600_000);
});
