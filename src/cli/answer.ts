// One question over HTTP as one call of the command line in a world that holds only the given files.
import { type Result, succeed } from '../basics/index.ts';
import type { BriefFormat } from '../server/index.ts';
import { zipFiles } from '../store/index.ts';
import type { Command } from './command.ts';
import { makeBriefFiles } from './commands/brief.ts';
import { readShipped } from './library.ts';
import { memoryIo } from './memory-io.ts';
import { run } from './run.ts';
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
const LEFT_OUT = new Set(['serve', 'port', 'md', 'html', 'json', 'docx', 'pdf', 'png', 'output']);
/** Commands about data on this machine, not about files that are handed in. */
const HERE_ONLY: readonly string[] = ['serve', 'backup', 'restore'];

/** Whether a command can be asked over HTTP. */
export function isAskable(name: string): boolean {
  return !HERE_ONLY.includes(name);
}

/** The whole dossier as `.`. Cost: that of the command. */
export async function answerBriefFile({ briefAs, files }: BriefFileQuestion): Promise<Result<Uint8Array>> {
  bodies ??= readShipped('catalog', 'bodies');
  const { io } = memoryIo(files, bodies, () => new Date());
  const made = await makeBriefFiles(io, '.', briefAs);
  if (!made.ok) return made;
  return succeed(briefAs === 'png' ? zipFiles(made.value) : (made.value.get('') ?? new Uint8Array()));
}

let bodies: ReadonlyMap<string, Uint8Array> | undefined;

function withoutPages(command: Command): Command {
  const kept = Object.entries(command.options).filter(([name]) => name === 'json' || !LEFT_OUT.has(name));
  return { ...command, options: Object.fromEntries(kept) };
}

/** Runs the command with --json. A fault inside it throws. Cost: that of the command. */
export async function answerQuestion(commands: readonly Command[], question: Question): Promise<Answered> {
  bodies ??= readShipped('catalog', 'bodies');
  const { io, output } = memoryIo(question.files, bodies, () => new Date());
  const program = {
    commands: commands.filter(({ name, options }) => 'json' in options && isAskable(name)).map(withoutPages),
    version: VERSION,
    debug: false,
  };
  const exitCode = await run(program, [question.command, '--json', ...question.arguments], io);
  if (exitCode > 2 || output.out === '') throw new Error(output.err.split('\n')[0] ?? 'no answer');
  if (question.arguments.some((word) => word === '--help' || word === '-h')) return { exitCode, answer: output.out };
  return { exitCode, answer: JSON.parse(output.out) };
}
