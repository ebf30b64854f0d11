// Many documents from a command line: each is read once, its record is kept in a file of lines, and the same command goes
// on where the last one stopped. Nothing but the index stays in memory.
import { join } from 'node:path';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import {
  addRecord,
  type CorpusRecord,
  findNearDuplicates,
  type JoinedStatements,
  joinStatements,
  newCorpusIndex,
  recordOf,
} from '../documents/index.ts';
import { openDocument } from '../formats/index.ts';
import { fileStamp, type LineFile, type LinePlace, openLineFile } from '../store/index.ts';
import type { CommandIo } from './command.ts';

export interface CorpusTask {
  /** What the documents are called, and where they are read from. */
  readonly documents: readonly { readonly name: string; readonly file: string }[];
  /** The file that keeps what was done. */
  readonly state: string;
  readonly referenceDate?: string;
}

export interface CorpusFailure {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CorpusAnswer {
  readonly schema: 'casus-corpus-answer/1';
  readonly state: string;
  readonly total: number;
  /** Documents read in this run, and in runs before it. */
  readonly read: number;
  readonly before: number;
  /** True when the run was stopped; the rest below then covers what was read. */
  readonly stopped: boolean;
  readonly statements: number;
  readonly failed: readonly CorpusFailure[];
  readonly duplicates: readonly { readonly documents: readonly string[]; readonly containment: number }[];
  readonly joined: JoinedStatements;
}

interface Entry {
  readonly path: string;
  readonly stamp: string;
  readonly record?: CorpusRecord;
  readonly failed?: readonly Diagnostic[];
}

interface Kept {
  readonly stamp: string;
  readonly place: LinePlace;
}

function parseEntry(line: string): Entry | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'path' in value && 'stamp' in value ? (value as Entry) : null;
  } catch {
    return null;
  }
}

/** Records of what was read before, by name; a later line about a file replaces an earlier one. */
function openState(path: string): Result<{ readonly file: LineFile; readonly kept: Map<string, Kept> }> {
  const kept = new Map<string, Kept>();
  let strange = 0;
  const opened = openLineFile(path, (line, place) => {
    const entry = parseEntry(line);
    if (entry === null) strange += 1;
    else kept.set(entry.path, { stamp: entry.stamp, place });
  });
  if (!opened.ok) return opened;
  if (strange > 0 && kept.size === 0) {
    opened.value.close();
    const message = 'this file holds something else than readings, so nothing is written to it';
    return fail({ code: 'I109', severity: 'error', message, file: path });
  }
  return succeed({ file: opened.value, kept });
}

async function readEntry(
  io: CommandIo,
  name: string,
  file: string,
  stamp: string,
  referenceDate?: string,
): Promise<Entry> {
  const bytes = io.readBytes(file);
  if (!bytes.ok) return { path: name, stamp, failed: bytes.diagnostics };
  const read = await openDocument(bytes.value, { name, ...(referenceDate === undefined ? {} : { referenceDate }) });
  if (!read.ok) return { path: name, stamp, failed: read.diagnostics };
  return { path: name, stamp, record: recordOf(name, read.value) };
}

/** Lets signals and timers be heard between two documents. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Progress {
  readonly read: number;
  readonly before: number;
  readonly stopped: boolean;
}

async function readAll(io: CommandIo, task: CorpusTask, file: LineFile, kept: Map<string, Kept>): Promise<Progress> {
  const interrupt = io.watchInterrupt?.();
  let [read, before] = [0, 0];
  for (const { name, file: source } of task.documents) {
    if (interrupt?.requested() === true) break;
    const stamp = `${fileStamp(source) ?? 'none'}${task.referenceDate ?? ''}`;
    if (kept.get(name)?.stamp === stamp) before += 1;
    else {
      const entry = await readEntry(io, name, source, stamp, task.referenceDate);
      kept.set(name, { stamp, place: file.append(JSON.stringify(entry)) });
      read += 1;
      await breathe();
    }
    io.progress(`reading ${name}`, read + before, task.documents.length);
  }
  interrupt?.stop();
  return { read, before, stopped: read + before < task.documents.length };
}

/** The last few records, so that neighbours are parsed once. */
function recordReader(file: LineFile, places: readonly LinePlace[]): (document: number) => CorpusRecord {
  const recent = new Map<number, CorpusRecord>();
  return (document) => {
    const known = recent.get(document);
    if (known !== undefined) return known;
    const place = places[document];
    const record = place === undefined ? undefined : parseEntry(file.read(place))?.record;
    if (record === undefined) throw new Error(`no record of document ${document}`);
    if (recent.size >= 32) recent.delete(recent.keys().next().value ?? 0);
    recent.set(document, record);
    return record;
  };
}

/**
 * Reads what is not read yet, then compares all that is. The answer covers the task's documents only; `use` takes from it
 * what it needs while the records can be fetched.
 */
export async function readCorpus<T>(
  io: CommandIo,
  task: CorpusTask,
  use: (answer: CorpusAnswer) => T,
): Promise<Result<T>> {
  const opened = openState(task.state);
  if (!opened.ok) return opened;
  const { file, kept } = opened.value;
  try {
    const progress = await readAll(io, task, file, kept);
    const index = newCorpusIndex();
    const [places, names, failed]: [LinePlace[], string[], CorpusFailure[]] = [[], [], []];
    for (const { name } of task.documents) {
      const place = kept.get(name)?.place;
      if (place === undefined) continue;
      const entry = parseEntry(file.read(place));
      if (entry?.failed !== undefined) failed.push({ path: name, diagnostics: entry.failed });
      if (entry?.record === undefined) continue;
      addRecord(index, entry.record);
      places.push(place);
      names.push(name);
      io.progress('comparing', places.length, task.documents.length);
    }
    const fetch = recordReader(file, places);
    const answer: CorpusAnswer = {
      schema: 'casus-corpus-answer/1',
      state: task.state,
      total: task.documents.length,
      ...progress,
      statements: index.owners.length,
      failed,
      duplicates: findNearDuplicates(index, fetch).map(({ documents, containment }) => ({
        documents: documents.map((document) => names[document] ?? ''),
        containment,
      })),
      joined: joinStatements(index, fetch),
    };
    return succeed(use(answer));
  } finally {
    file.close();
  }
}

/** The file that keeps the work when the user names none: hidden, inside the folder or here. */
export const defaultState = (folder: string): string => join(folder, '.casus', 'reading.jsonl');
