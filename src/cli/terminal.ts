// The real world behind CommandIo: the process's streams, its terminal, its file system.
import { writeSync } from 'node:fs';
import { readDossierFolder } from '../store/index.ts';
import type { CommandIo } from './command.ts';
import { appendText, listFolder, readBytes, readText, writeBytes } from './files.ts';
import { shareParts } from './part-workers.ts';

/** NO_COLOR wins (no-color.org), then FORCE_COLOR, then whether someone is looking. */
export function wantsColour(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = environment;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0';
  return isTerminal && term !== 'dumb';
}

const SHOW_AFTER_MS = 500;
const REDRAW_MS = 100;

interface Progress {
  readonly show: CommandIo['progress'];
  readonly clear: () => void;
}

function progressOn(stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let drawnAt = 0;
  const clear = (): void => {
    if (drawnAt > 0) stream.write('\r\u001b[K');
    drawnAt = 0;
  };
  const show: CommandIo['progress'] = (label, done, total) => {
    const now = performance.now();
    if (!stream.isTTY || now - started < SHOW_AFTER_MS || now - drawnAt < REDRAW_MS) return;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const filled = Math.round(share * 20);
    const text = `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.round(share * 100)} % ${label}`;
    stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    drawnAt = now;
  };
  return { show, clear };
}

/** Blocking, so that nothing is lost when the process ends at once; a reader that left is not an error. */
function write(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EPIPE') process.exit(0);
      else throw error;
    }
  }
}

function watchInterrupt(): { readonly requested: () => boolean; readonly stop: () => void } {
  let asked = false;
  const listener = (): void => {
    asked = true;
  };
  process.once('SIGINT', listener);
  return { requested: () => asked, stop: () => process.off('SIGINT', listener) };
}

/** Keys one by one on a terminal; the mode is set back however the reading ends. */
async function* keys(): AsyncGenerator<string> {
  const { stdin } = process;
  const raw = stdin.isTTY === true;
  if (raw) stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    for await (const chunk of stdin) yield String(chunk);
  } finally {
    if (raw) stdin.setRawMode(false);
  }
}

/** `entry` is the file that worker threads run: the program itself. */
export function processIo(entry?: string): CommandIo {
  const progress = progressOn(process.stderr);
  return {
    out: (text) => {
      progress.clear();
      write(1, text);
    },
    err: (text) => {
      progress.clear();
      write(2, text);
    },
    colour: wantsColour(process.env, process.stdout.isTTY === true),
    columns: process.stdout.columns ?? (Number(process.env['COLUMNS']) || 100),
    readBytes,
    readText,
    listFolder,
    readFolder: (path) => readDossierFolder(path),
    progress: progress.show,
    now: () => new Date(),
    environment: process.env,
    watchInterrupt,
    keys,
    appendText,
    writeBytes,
    ...(process.stdout.isTTY === true ? { screen: { rows: process.stdout.rows ?? 24 } } : {}),
    ...(entry === undefined
      ? {}
      : {
          shareParts: (workers) => shareParts(entry, (done, total) => progress.show('counting', done, total), workers),
        }),
  };
}
