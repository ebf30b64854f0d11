import { COMMON_OPTIONS } from './arguments.ts';
import { type Command, type CommandOption, EXIT_MEANINGS } from './command.ts';

function columnsOf(rows: readonly (readonly [string, string])[], indent = '  '): string {
  const width = Math.max(...rows.map(([left]) => left.length), 0);
  return rows.map(([left, right]) => `${indent}${left.padEnd(width)}  ${right}`.trimEnd()).join('\n');
}

function optionName(name: string, { short, value, type, multiple }: CommandOption): string {
  const shown = type === 'string' ? ` ${value ?? 'TEXT'}` : '';
  return `${short === undefined ? '' : `-${short}, `}--${name}${shown}${multiple ? ' …' : ''}`;
}

function exitRows(command?: Command): string {
  const meanings = { ...EXIT_MEANINGS, ...command?.exitCodes };
  return columnsOf(Object.entries(meanings).map(([code, meaning]) => [code, meaning] as const));
}

/** `casus --help`. */
export function renderHelp(commands: readonly Command[], version: string): string {
  const firstExamples = commands.flatMap(({ examples }) => examples.slice(0, 1)).map((line) => `  ${line}`);
  return `Casus ${version}: design, test, negotiate and rehearse security guarantees.

Usage: casus COMMAND [NAMES] [OPTIONS]

Commands:
${columnsOf(commands.map(({ name, summary }) => [name, summary] as const))}

Examples:
${firstExamples.join('\n')}

'casus COMMAND --help' explains one command.

Exit codes:
${exitRows()}

NO_COLOR=1 switches colour off, FORCE_COLOR=1 on.
`;
}

/** `casus COMMAND --help`. */
export function renderCommandHelp(command: Command): string {
  const options = { ...command.options, ...COMMON_OPTIONS };
  const rows = Object.entries(options).map(([name, option]) => [optionName(name, option), option.description] as const);
  return `${command.summary}

Usage: ${command.usage}

Options:
${columnsOf(rows)}

Examples:
${command.examples.map((line) => `  ${line}`).join('\n')}

Exit codes:
${exitRows(command)}
`;
}
