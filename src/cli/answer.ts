// One question over HTTP as one call of the command line in a world that holds only the given files.
import { type Result, succeed } from '../basics/index.ts';
import type { BriefFormat } from '../server/index.ts';
import { zipFiles } from '../store/index.ts';
import type { Command } from './command.ts';
import { makeBriefFiles } from './commands/brief.ts';
import { isMany } from './commands/read-many.ts';
import { readShipped } from './library.ts';
import { type MemoryIo, memoryIo } from './memory-io.ts';
import { reportDiagnostics, run } from './run.ts';
import { VERSION } from './version.ts';

export interface Question {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Answered {
  readonly exitCode: number;
  readonly answer: unknown;
}

/** The brief of a dossier as one file; pictures come as a zip archive. */
export interface BriefFileQuestion {
  readonly briefAs: BriefFormat;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Options that make no sense where the answer goes over the wire as JSON. */
const NOT_FOR_WIRES = ['serve', 'port', 'md', 'html', 'json', 'docx', 'pdf', 'png'];
/** Options that write on this machine, or send it to an address that the asker names. */
const NOT_FOR_OTHERS = ['out', 'output', 'proposer', 'model', 'proposer-timeout'];
const LEFT_OUT = new Set([...NOT_FOR_WIRES, ...NOT_FOR_OTHERS]);
/** Commands about data on this machine, not about files that are handed in. */
const HERE_ONLY: readonly string[] = ['serve', 'backup', 'restore'];

/** Whether a command can be asked over HTTP. */
export function isAskable(name: string): boolean {
  return !HERE_ONLY.includes(name);
}

/** What every question may read besides the files handed in. */
const SHIPPED = [[], ['bodies'], ['playthroughs']] as const;
let shipped: ReadonlyMap<string, Uint8Array> | undefined;

function worldOf(files: ReadonlyMap<string, Uint8Array>): MemoryIo {
  shipped ??= new Map(SHIPPED.flatMap((path) => [...readShipped('catalog', ...path)]));
  return memoryIo(files, shipped, () => new Date());
}

/** The whole dossier as `.`. Cost: that of the command. */
export async function answerBriefFile({ briefAs, files }: BriefFileQuestion): Promise<Result<Uint8Array>> {
  const { io } = worldOf(files);
  const made = await makeBriefFiles(io, '.', briefAs);
  if (!made.ok) return made;
  return succeed(briefAs === 'png' ? zipFiles(made.value) : (made.value.get('') ?? new Uint8Array()));
}

/** Reading many documents keeps its state in a file of this machine. */
function readOne(command: Command): Command {
  const run: Command['run'] = (input) => {
    if (!isMany(input.io, input.positionals)) return command.run(input);
    const help = 'ask about each document by itself';
    const message = 'a folder or a list of documents is read on the command line only';
    return reportDiagnostics(input.io, [{ code: 'I203', severity: 'error', message, help }], true);
  };
  return { ...command, run };
}

function forOthers(command: Command): Command {
  const kept = Object.entries(command.options).filter(([name]) => name === 'json' || !LEFT_OUT.has(name));
  const narrowed = { ...command, options: Object.fromEntries(kept) };
  return command.name === 'read' ? readOne(narrowed) : narrowed;
}

/** A fault inside a command, with its own words and its own place in the program. */
function faultOf(said: string): Error {
  const fault = new Error(said.split('\n')[0] ?? 'no answer');
  const frames = said.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  if (frames.length > 0) fault.stack = [fault.message, ...frames].join('\n');
  return fault;
}

/** Runs the command with --json. A fault inside it throws. Cost: that of the command. */
export async function answerQuestion(commands: readonly Command[], question: Question): Promise<Answered> {
  const { io, output } = worldOf(question.files);
  const program = {
    commands: commands.filter(({ name, options }) => 'json' in options && isAskable(name)).map(forOthers),
    version: VERSION,
    debug: true,
  };
  const exitCode = await run(program, [question.command, '--json', ...question.arguments], io);
  if (exitCode > 2 || output.out === '') throw faultOf(output.err);
  if (question.arguments.some((word) => word === '--help' || word === '-h')) return { exitCode, answer: output.out };
  return { exitCode, answer: JSON.parse(output.out) };
}
