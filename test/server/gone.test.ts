// What is made for somebody ends when they leave, and not before; who sends nothing is let go: over a real socket.
import { connect } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { succeed } from '../../src/basics/index.ts';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { openFolderStore } from '../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-gone-'));
const stops: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
const ended: string[] = [];
let server: RunningServer;

/** Works for `ms`, or until the asker is gone. */
async function work(what: string, ms: number, gone: AbortSignal): Promise<boolean> {
  gone.addEventListener('abort', () => ended.push(what));
  await later(ms, undefined, { signal: gone }).catch(() => undefined);
  return gone.aborted;
}

beforeAll(async () => {
  const opened = await openFolderStore(folder, () => undefined);
  if (!opened.ok) throw new Error('no store');
  const { store } = opened.value;
  stops.push(store.close);
  await store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'me' });
  const started = await startServer({
    pages: () => new Map(),
    port: 0,
    bodyPatience: { silenceMs: 400, graceMs: 800, rate: 1000 },
    workbench: {
      store,
      version: '9.9.9',
      catalogue: { arrangements: [], bodies: [] },
      commands: ['check'],
      answer: async ({ arguments: [ms] }, gone) =>
        succeed({ exitCode: 0, answer: (await work('answer', Number(ms), gone)) ? 'gone' : 'there' }),
      printBrief: async (format, _files, gone) =>
        succeed(
          new TextEncoder().encode((await work(format, format === 'md' ? 150 : 60_000, gone)) ? 'gone' : 'there'),
        ),
    },
  });
  if (!started.ok) throw new Error('no server');
  server = started.value;
  stops.push(server.stop);
});

afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
}, 60_000);

const brief = (format: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.url}api/dossiers/d/brief/${format}`, signal ? { signal } : {});

const answer = (ms: number, signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.url}api/answers/check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ arguments: [String(ms)] }),
    ...(signal ? { signal } : {}),
  });

describe('an asker', () => {
  it('that waits gets the answer, and the work is not ended before', async () => {
    expect(await (await brief('md')).text()).toBe('there');
    expect(await (await answer(150)).json()).toEqual({ exitCode: 0, answer: 'there' });
  });

  it('that leaves ends the work', async () => {
    for (const [what, ask] of [
      ['pdf', (signal: AbortSignal) => brief('pdf', signal)],
      ['answer', (signal: AbortSignal) => answer(60_000, signal)],
    ] as const) {
      ended.length = 0;
      await expect(ask(AbortSignal.timeout(300))).rejects.toThrow();
      await expect.poll(() => ended, { timeout: 10_000 }).toContain(what);
    }
  });
});

/** Sends the pieces of a body of `length` bytes, `pause` apart; everything that comes back until the connection closes. */
function send(length: number, pieces: readonly string[], pause: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(server.port, '127.0.0.1', async () => {
      socket.write(
        `POST /api/answers/check HTTP/1.1\r\nhost: localhost:${server.port}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`,
      );
      for (const piece of pieces) {
        if (socket.destroyed || !socket.writable) break;
        socket.write(piece);
        await later(pause);
      }
    });
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      // An answer that is no refusal leaves the connection open.
      if (heard.startsWith('HTTP/1.1 200') && heard.includes('exitCode')) socket.destroy();
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? undefined : reject(error)));
  });
}

describe('a body', () => {
  const whole = JSON.stringify({ arguments: ['1'] });

  it('of which nothing arrives, or too little, is answered and its connection closed', async () => {
    const silent = await send(1000, ['{'], 0);
    expect(silent).toMatch(/^HTTP\/1\.1 408 /);
    expect(silent.toLowerCase()).toContain('connection: close');
    expect(silent).toContain('"type":"/problems/slow-body"');
    expect(silent).toContain('nothing of the body arrived for');
    const dripping = await send(
      1000,
      Array.from({ length: 100 }, () => ' '),
      100,
    );
    expect(dripping).toMatch(/^HTTP\/1\.1 408 /);
    expect(dripping).toMatch(/"detail":"\d+ bytes in \d+ s"/);
  });

  it('that comes in pieces is read', async () => {
    expect(await send(whole.length, Array.from(whole), 5)).toContain('"answer":"there"');
  });
});
