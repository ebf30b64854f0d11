// casus serve as a process: what it prints, that it goes on with a dossier that has a mistake, and how it stops.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'casus-serve-'));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: () => string;
}

async function serve(...args: string[]): Promise<Served> {
  const main = join(root, 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--data', join(folder, 'data'), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'exit');
  for (;;) {
    const url = /The workbench: (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) return { child, url, said: () => said };
    const more = await Promise.race([
      once(child.stdout, 'data'),
      once(child.stderr, 'data'),
      ended.then(() => 'ended'),
    ]);
    if (more === 'ended') return { child, url: '', said: () => said };
  }
}

async function stop({ child }: Served, signal: NodeJS.Signals = 'SIGTERM'): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0];
}

const example = join('examples', 'ukraine-2025');

describe('casus serve', () => {
  it('prints the brief, refuses a second process, goes on with a dossier that has a mistake, and stops cleanly', async () => {
    const first = await serve(example, '--port', '0');
    expect(first.said()).toContain('Russia alone could stop activation');
    const second = await serve('--port', '0');
    expect(second.said()).toContain('S201');
    expect(second.said()).toContain(`in use by process ${first.child.pid} at ${first.url}`);
    for (const [format, begins] of [
      ['docx', 'PK'],
      ['pdf', '%PDF-1.7'],
      ['png', 'PK'],
      ['html', '<!doctype html>'],
    ] as const) {
      const printed = await fetch(`${first.url}api/dossiers/ukraine-2025/brief/${format}`);
      const bytes = Buffer.from(await printed.arrayBuffer());
      expect([printed.status, bytes.subarray(0, begins.length).toString()]).toEqual([200, begins]);
    }
    const { files } = (await (await fetch(`${first.url}api/dossiers/ukraine-2025`)).json()) as {
      files: { path: string; version: number }[];
    };
    const version = files.find(({ path }) => path === 'issues.yaml')?.version;
    const broken = { path: 'issues.yaml', text: 'issues: 7', expectedVersion: version, idempotencyKey: 'break it' };
    const saved = await fetch(`${first.url}api/dossiers/ukraine-2025/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(broken),
    });
    expect(saved.status).toBe(200);
    // The page keeps the brief of the last good state.
    expect(await (await fetch(first.url)).text()).toContain('Russia alone could stop activation');
    // A file would be about something else than what is stored.
    expect((await fetch(`${first.url}api/dossiers/ukraine-2025/brief/pdf`)).status).toBe(422);
    expect(await stop(first)).toBe(0);
    const again = await serve(example, '--port', '0');
    expect(again.said()).toContain('issues.yaml');
    expect((await fetch(`${again.url}api/dossiers/ukraine-2025`)).status).toBe(200);
    const undone = await fetch(`${again.url}api/dossiers/ukraine-2025/undo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ idempotencyKey: 'mend it again' }),
    });
    expect(undone.status).toBe(200);
    await expect.poll(async () => (await fetch(again.url)).text(), { timeout: 20_000 }).toContain('Russia alone');
    expect(await stop(again, 'SIGINT')).toBe(0);
  }, 120_000);

  it('without accounts takes no other address, with accounts gives a link for the first one', async () => {
    const open = await serve('--port', '0', '--host', '0.0.0.0');
    expect(open.said()).toContain('W103');
    const shared = await serve('--accounts', '--port', '0', '--host', '0.0.0.0', '--origin', 'https://casus.example');
    expect(shared.said()).toMatch(/https:\/\/casus\.example\/sign-in#invitation=[\w-]{43}/);
    expect(await stop(shared)).toBe(0);
  }, 120_000);
});
