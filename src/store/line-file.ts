// A file of lines that only grows: what a long job has done so far. A line that was cut off by a crash is dropped when the
// file is opened again, so the job goes on where it stopped.
import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, type Result, succeed } from '../basics/index.ts';

/** Where a line stands in the file, in bytes. */
export interface LinePlace {
  readonly offset: number;
  readonly length: number;
}

export interface LineFile {
  /** Written through to the operating system before it returns. */
  readonly append: (line: string) => LinePlace;
  readonly read: (place: LinePlace) => string;
  readonly close: () => void;
}

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** Calls `onLine` for every whole line; gives the offset after the last of them. Memory: a chunk and the longest line. */
function eachLine(descriptor: number, onLine: (line: string, place: LinePlace) => void): number {
  const chunk = Buffer.alloc(CHUNK);
  let held: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const got = readSync(descriptor, chunk, 0, CHUNK, null);
    if (got === 0) return offset;
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1 && at < got; at = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...held, chunk.subarray(from, at)]);
      held = [];
      onLine(line.toString('utf8'), { offset, length: line.length });
      offset += line.length + 1;
      from = at + 1;
    }
    held.push(Buffer.from(chunk.subarray(from, got)));
  }
}

function readAt(descriptor: number, { offset, length }: LinePlace): string {
  const bytes = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const got = readSync(descriptor, bytes, at, length - at, offset + at);
    if (got === 0) break;
    at += got;
  }
  return bytes.toString('utf8', 0, at);
}

function appendTo(descriptor: number, line: string): LinePlace {
  const bytes = Buffer.from(`${line}\n`);
  const offset = fstatSync(descriptor).size;
  let at = 0;
  while (at < bytes.length) at += writeSync(descriptor, bytes, at);
  return { offset, length: bytes.length - 1 };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}

/** Opens or makes the file and gives every whole line in it to `onLine`. S105 when it can be neither. */
export function openLineFile(path: string, onLine: (line: string, place: LinePlace) => void): Result<LineFile> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const descriptor = openSync(path, 'a+');
    const whole = eachLine(descriptor, onLine);
    if (whole < fstatSync(descriptor).size) ftruncateSync(descriptor, whole);
    return succeed({
      append: (line) => appendTo(descriptor, line),
      read: (place) => readAt(descriptor, place),
      close: () => closeSync(descriptor),
    });
  } catch (error) {
    const message = `the file cannot be opened for writing (${reason(error)})`;
    return fail({ code: 'S105', severity: 'error', message, file: path });
  }
}
