// Reads what follows `casus COMMAND` by the command's own table of options; every mistake names the nearest option.
import { parseArgs } from 'node:util';
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
import type { Command, CommandOption, OptionValues } from './command.ts';

export const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  help: { type: 'boolean', short: 'h', description: 'show this help' },
};

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly values: OptionValues;
}

function problem(code: string, message: string, help?: string): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

/** `--p 'RU=…'` and `-p x` and `--json`: one pass over the tokens, all mistakes at once. */
export function parseArguments(command: Command, args: readonly string[]): Result<ParsedArguments> {
  const options = { ...command.options, ...COMMON_OPTIONS };
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, multiple, short }]) => [
      name,
      { type, ...(multiple === undefined ? {} : { multiple }), ...(short === undefined ? {} : { short }) },
    ]),
  );
  const { tokens, values, positionals } = parseArgs({
    args: [...args],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const diagnostics: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) {
      const near = nearest(token.name, Object.keys(options));
      const help = near === undefined ? `casus ${command.name} --help lists the options` : `did you mean --${near}?`;
      diagnostics.push(problem('I202', `'casus ${command.name}' has no option ${token.rawName}`, help));
    } else if (option.type === 'string' && (token.value === undefined || token.value === '')) {
      diagnostics.push(problem('I203', `${token.rawName} needs a value: ${option.value ?? 'TEXT'}`));
    } else if (option.type === 'boolean' && token.value !== undefined) {
      diagnostics.push(problem('I203', `${token.rawName} is a switch and takes no value`));
    }
  }
  if (diagnostics.length > 0) return fail(...diagnostics);
  return succeed({ positionals, values: Object.fromEntries(Object.entries(values)) as OptionValues });
}
