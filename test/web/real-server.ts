// The workbench as it is served for real: a process of its own over a folder, or a server in this one over a store.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { readWebPages } from '../../src/cli/web-pages.ts';
import { firstInvitation, openAccounts, type RunningServer, startServer } from '../../src/server/index.ts';
import type { OpenedStore } from '../../src/store/index.ts';
import { namedBrief } from '../server/asking.ts';

const root = resolve(import.meta.dirname, '..', '..');
const EXAMPLE = join('examples', 'ukraine-2025');

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface ServedProcess {
  readonly url: string;
  /** Without warning. */
  readonly kill: () => Promise<void>;
}

/** `casus serve` with the example, in the folder `data`, at `port`. */
export async function serveExample(data: string, port: number): Promise<ServedProcess> {
  const main = join(root, 'src', 'cli', 'main.ts');
  const child: ChildProcess = spawn(
    process.execPath,
    [main, 'serve', EXAMPLE, '--data', data, '--port', String(port)],
    { cwd: root, env: { ...process.env, DATABASE_URL: '' } },
  );
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  let said = '';
  const url = new Promise<string>((found, failed) => {
    const hear = (part: Buffer): void => {
      said += part.toString();
      const address = /The workbench: (http:\S+)/.exec(said)?.[1];
      if (address !== undefined) found(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => failed(new Error(`no server: ${said}`)));
  });
  return { url: await url, kill };
}

export function exampleFiles(): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(join(root, EXAMPLE), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const base = join(root, EXAMPLE).length + 1;
  return new Map(files.map((file) => [file.slice(base).replaceAll('\\', '/'), new Uint8Array(readFileSync(file))]));
}

export interface ServedHere {
  readonly server: RunningServer;
  /** With accounts: the link that makes the first one. */
  readonly invitation: string;
}

/** The built page over a store of this process. */
export async function serveHere(opened: OpenedStore, options: { readonly accounts: boolean }): Promise<ServedHere> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const accounts = options.accounts ? await openAccounts(opened, origin) : undefined;
  if (accounts?.ok === false) throw new Error('no accounts');
  const pages = readWebPages(join(root, 'dist', 'web'));
  if (pages === undefined) throw new Error('the page is not built');
  const started = await startServer({
    pages: () => pages,
    port,
    fixedPort: true,
    ...(accounts === undefined ? {} : { accounts: accounts.value }),
    workbench: {
      store: opened.store,
      version: '9.9.9',
      catalogue: { arrangements: [], bodies: [] },
      commands: [],
      answer: async () => ({ ok: true, value: { exitCode: 0, answer: null } }),
      printBrief: namedBrief,
    },
  });
  if (!started.ok) throw new Error(started.diagnostics[0]?.message ?? 'no server');
  const invitation = options.accounts ? ((await firstInvitation(opened.members, origin)) ?? '') : '';
  return { server: started.value, invitation };
}
