import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { type AppOptions, createApp } from './app.ts';
import type { App } from './context.ts';

export interface ServerOptions extends AppOptions {
  readonly port: number;
  /** Left out: 127.0.0.1. Another address is for shared mode only; W103 without accounts. */
  readonly host?: string;
  /** W102 when the port is taken: the address is known elsewhere. */
  readonly fixedPort?: boolean;
  /** Tells that `from` was taken and `to` is used. */
  readonly onPortTaken?: (from: number, to: number) => void;
}

export interface RunningServer {
  readonly port: number;
  readonly url: string;
  /** Lets requests under way finish, for some seconds, and closes. */
  readonly stop: () => Promise<void>;
}

export const DEFAULT_PORT = 4310;
const TRIES = 20;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
const PATIENCE_MS = 5000;

function problem(code: string, message: string, help: string): Diagnostic {
  return { code, severity: 'error', message, help };
}

/** Undefined when it listens, else the system's name of the error. */
async function listen(app: App, host: string, port: number): Promise<string | undefined> {
  try {
    await app.listen({ host, port, listenTextResolver: () => 'listening' });
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

/** Connections without a request under way, those included that a browser opened ahead of need. */
function trackIdle(server: Server): () => readonly Socket[] {
  const requests = new Map<Socket, number>();
  const count = (socket: Socket, change: number): void => {
    const now = requests.get(socket);
    if (now !== undefined) requests.set(socket, now + change);
  };
  server.on('connection', (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });
  return () => [...requests].filter(([, under]) => under === 0).map(([socket]) => socket);
}

function running(app: App, host: string, idle: () => readonly Socket[]): RunningServer {
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const stop = async (): Promise<void> => {
    const last = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
    const closed = app.close();
    for (const socket of idle()) socket.destroy();
    await closed;
    clearTimeout(last);
  };
  return { port, url: `http://${LOOPBACK.has(host) ? 'localhost' : host}:${port}/`, stop };
}

/**
 * Listens on this machine, or in shared mode on `host`; a taken port gives way to the next free one, up to 20 further.
 * W101-W103.
 */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const { port, host = '127.0.0.1', fixedPort = false, onPortTaken } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return fail(problem('W101', `'${port}' is not a port`, 'a port is a whole number from 0 to 65535'));
  }
  if (!LOOPBACK.has(host) && options.accounts === undefined) {
    const message = `without accounts the server listens on this machine only, not on ${host}`;
    return fail(problem('W103', message, 'switch accounts on with --accounts, or leave --host out'));
  }
  const last = port === 0 || fixedPort ? port : Math.min(65535, port + TRIES);
  for (let candidate = port; candidate <= last; candidate += 1) {
    const app = await createApp(options);
    const idle = trackIdle(app.server);
    const error = await listen(app, host, candidate);
    if (error === undefined) {
      const server = running(app, host, idle);
      if (port !== 0 && server.port !== port) onPortTaken?.(port, server.port);
      return succeed(server);
    }
    await app.close();
    if (error !== 'EADDRINUSE' && error !== 'EACCES') break;
  }
  return fail(problem('W102', `no free port from ${port} to ${last}`, 'name another with --port'));
}

/**
 * A port as people write it, from `--port` or PORT; nothing written gives 4310. W101.
 * @example
 * parsePort('8080') // => { ok: true, value: 8080 }
 */
export function parsePort(text: string | undefined): Result<number> {
  if (text === undefined || text.trim() === '') return succeed(DEFAULT_PORT);
  const port = Number(text);
  if (/^\d{1,5}$/.test(text.trim()) && port <= 65535) return succeed(port);
  return fail(problem('W101', `'${text}' is not a port`, 'a port is a whole number from 0 to 65535'));
}
