// A world for tests: a command runs in this process, its output is kept, its files are given or real.
import { readDossierFolder } from '../store/index.ts';
import type { CommandIo } from './command.ts';
import { listFolder, readBytes, readText, writeBytes } from './files.ts';

export interface Recorded {
  readonly io: CommandIo;
  readonly output: { out: string; err: string };
}

/** `columns` 100, no colour, the clock at 2026-01-01. */
export function recordingIo(): Recorded {
  const output = { out: '', err: '' };
  const io: CommandIo = {
    out: (text) => {
      output.out += text;
    },
    err: (text) => {
      output.err += text;
    },
    colour: false,
    columns: 100,
    readBytes,
    readText,
    listFolder,
    writeBytes,
    readFolder: (path) => readDossierFolder(path),
    progress: () => undefined,
    now: () => new Date(Date.UTC(2026, 0, 1)),
  };
  return { io, output };
}
