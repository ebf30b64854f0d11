// One call of `casus`: find the command, read its arguments, run it, turn any outcome into an exit code.
import { type Diagnostic, nearest } from '../basics/index.ts';
import { parseArguments } from './arguments.ts';
import { type Command, type CommandIo, EXIT } from './command.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import { diagnosticsAsJson, showDiagnostics } from './show-diagnostics.ts';

export interface Program {
  readonly commands: readonly Command[];
  readonly version: string;
  /** CASUS_DEBUG: show the stack of an internal fault. */
  readonly debug: boolean;
}

/** Writes the diagnostics to standard error, or as JSON to standard output; gives exit code 2. */
export function reportDiagnostics(io: CommandIo, diagnostics: readonly Diagnostic[], json = false): number {
  const textOf = (file: string): string | undefined => {
    const text = io.readText(file);
    return text.ok ? text.value : undefined;
  };
  if (json) io.out(diagnosticsAsJson(diagnostics, textOf));
  else io.err(showDiagnostics(diagnostics, { colour: io.colour, textOf }));
  return EXIT.usage;
}

function unknownCommand(program: Program, name: string): Diagnostic {
  const near = nearest(
    name,
    program.commands.map((command) => command.name),
  );
  const help = near === undefined ? 'casus --help lists the commands' : `did you mean 'casus ${near}'?`;
  return { code: 'I201', severity: 'error', message: `there is no command '${name}'`, help };
}

function internalFault(program: Program, io: CommandIo, error: unknown): number {
  const summary = error instanceof Error ? error.message : String(error);
  io.err(`casus: internal fault: ${summary.split('\n')[0] ?? ''}
This is a mistake in casus ${program.version}, not in your input. Please report the command and this message at
the project's issue tracker; CASUS_DEBUG=1 adds the details a developer needs.\n`);
  if (program.debug && error instanceof Error) io.err(`${error.stack ?? ''}\n`);
  return EXIT.internal;
}

function countNames({ name, names, usage }: Command, given: readonly string[]): Diagnostic | undefined {
  if (names === undefined || (given.length >= names.min && given.length <= names.max)) return undefined;
  const wanted = names.min === names.max ? `${names.min}` : `${names.min} to ${names.max}`;
  const message = `'casus ${name}' takes ${wanted} ${wanted === '1' ? 'name' : 'names'} and was given ${given.length}`;
  return { code: 'I204', severity: 'error', message, help: `usage: ${usage}` };
}

async function runCommand(program: Program, command: Command, args: readonly string[], io: CommandIo): Promise<number> {
  const json = args.includes('--json');
  const parsed = parseArguments(command, args);
  if (!parsed.ok) return reportDiagnostics(io, parsed.diagnostics, json && 'json' in command.options);
  if (parsed.value.values['help'] === true) {
    io.out(renderCommandHelp(command));
    return EXIT.ok;
  }
  const wrong = countNames(command, parsed.value.positionals);
  if (wrong) return reportDiagnostics(io, [wrong], json && 'json' in command.options);
  try {
    return await command.run({ ...parsed.value, io });
  } catch (error) {
    return internalFault(program, io, error);
  }
}

/** `args` are the words after `casus`. Never throws. */
export async function run(program: Program, args: readonly string[], io: CommandIo): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    const named = first === 'help' ? program.commands.find(({ name }) => name === rest[0]) : undefined;
    if (first === 'help' && rest[0] !== undefined && !named) {
      return reportDiagnostics(io, [unknownCommand(program, rest[0])]);
    }
    io.out(named ? renderCommandHelp(named) : renderHelp(program.commands, program.version));
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === '--version' || first === '-V') {
    io.out(`${program.version}\n`);
    return EXIT.ok;
  }
  const command = program.commands.find(({ name }) => name === first);
  if (command) return runCommand(program, command, rest, io);
  if (!first.startsWith('-')) return reportDiagnostics(io, [unknownCommand(program, first)], rest.includes('--json'));
  const near = nearest(first, ['--help', '--version']);
  const help = near === undefined ? 'options come after the command: casus --help' : `did you mean ${near}?`;
  return reportDiagnostics(io, [{ code: 'I202', severity: 'error', message: `casus has no option ${first}`, help }]);
}
