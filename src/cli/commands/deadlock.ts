import { type Diagnostic, type Result, succeed } from '../../basics/index.ts';
import {
  type Deadlock,
  describeOutcome,
  describeRedLine,
  explainDeadlock,
  type Instance,
  parseInstance,
  partyName,
  type RedLineId,
} from '../../negotiation/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { reportDiagnostics } from '../run.ts';

const SHOWN = 5;

/** Reads an instance; I1xx for the file, A1xx and N1xx for what is in it. */
export function openInstance(io: CommandIo, file: string): Result<Instance> {
  const text = io.readText(file);
  return text.ok ? parseInstance(text.value, { file }) : text;
}

/** A whole number from 1 on, or `fallback` when the option was not given; I203 otherwise. */
export function readCount(values: OptionValues, name: string, fallback: number): Result<number> {
  const value = values[name];
  if (value === undefined) return succeed(fallback);
  if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value)) return succeed(Number(value));
  const message = `--${name} needs a whole number from 1 on, not '${String(value)}'`;
  const diagnostic: Diagnostic = { code: 'I203', severity: 'error', message };
  return { ok: false, diagnostics: [diagnostic] };
}

function describeIds(instance: Instance, ids: readonly RedLineId[], indent: string): string[] {
  const lines = ids.flatMap((id) => instance.red_lines.filter((line) => line.id === id));
  return lines.map((line) => `${indent}[${line.id}] ${describeRedLine(instance, line)}`);
}

function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function summarise(instance: Instance, answer: Deadlock): string {
  if (answer.feasible) return 'An outcome meets every red line.';
  if (answer.minimalConcessions.length === 0) {
    return answer.complete
      ? 'The compatibility rules alone exclude every outcome.'
      : 'No outcome was found within the budget; whether one exists is open.';
  }
  const hope =
    answer.agreement === 'possible' ? ' One would, if some red lines that are not certain are not held.' : '';
  const extent = answer.complete
    ? `All ${countOf(answer.minimalConflicts.length, 'minimal conflict')} and ${countOf(answer.minimalConcessions.length, 'minimal concession')} were found.`
    : `The lists are cut: the first ${countOf(answer.minimalConflicts.length, 'minimal conflict')} and ${countOf(answer.minimalConcessions.length, 'minimal concession')}.`;
  return `No outcome meets all ${countOf(instance.red_lines.length, 'red line')}.${hope} ${extent}`;
}

function showConflicts(instance: Instance, { minimalConflicts }: Deadlock): string[] {
  const shown = minimalConflicts.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const lines = shown.flatMap((ids, at) => [
    '',
    `${at + 1}. these cannot all hold`,
    ...describeIds(instance, ids, '   '),
  ]);
  const more = minimalConflicts.length - shown.length;
  return ['', 'Why there is no deal', ...lines, ...(more > 0 ? ['', `   and ${more} more (--json lists them)`] : [])];
}

function showConcessions(instance: Instance, { minimalConcessions, packages }: Deadlock): string[] {
  const shown = minimalConcessions.slice(0, SHOWN);
  if (shown.length === 0) return [];
  const lines = shown.flatMap(({ redLines, weight }, at) => {
    const bought = packages.find(({ conceded }) => JSON.stringify(conceded) === JSON.stringify(redLines));
    const buys = bought === undefined ? [] : [`   buys: ${describeOutcome(instance, bought.outcome)}`];
    return ['', `${at + 1}. weight ${weight}: give up`, ...describeIds(instance, redLines, '   '), ...buys];
  });
  const more = minimalConcessions.length - shown.length;
  return ['', 'What would unlock it', ...lines, ...(more > 0 ? ['', `   and ${more} more (--json lists them)`] : [])];
}

function showPackages(instance: Instance, answer: Deadlock): string[] {
  if (!answer.feasible) return [];
  const lines = answer.packages.map(({ outcome, total }) => `  total ${total}: ${describeOutcome(instance, outcome)}`);
  return ['', 'Best by total utility', ...lines];
}

function showQuestions(instance: Instance, { questions }: Deadlock): string[] {
  if (questions.length === 0) return [];
  return ['', 'Worth asking next: is this really held?', ...describeIds(instance, questions, '  ')];
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const limit = readCount(values, 'limit', 1000);
  if (!limit.ok) return reportDiagnostics(io, limit.diagnostics, json);
  const opened = openInstance(io, positionals[0] ?? '');
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const instance = opened.value;
  const answer = explainDeadlock(instance, { limit: limit.value });
  if (json) {
    io.out(`${JSON.stringify(answer, null, 2)}\n`);
    return EXIT.ok;
  }
  const parties = Array.from({ length: instance.parties }, (_, party) => partyName(instance, party));
  const who = parties.length <= 6 ? parties.join(', ') : `${parties.length} parties`;
  const lines = [
    `${instance.name} (${who})`,
    summarise(instance, answer),
    ...showConflicts(instance, answer),
    ...showConcessions(instance, answer),
    ...showPackages(instance, answer),
    ...showQuestions(instance, answer),
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

export const deadlockCommand: Command = {
  name: 'deadlock',
  summary: 'why no outcome meets all red lines, and the smallest concessions that would',
  usage: 'casus deadlock INSTANCE [--json] [--limit N]',
  examples: ['casus deadlock talks.json', 'casus deadlock talks.json --json --limit 20'],
  options: {
    json: { type: 'boolean', description: 'conflicts, concessions and packages as JSON' },
    limit: { type: 'string', value: 'N', description: 'longest lists wanted (1000)' },
  },
  run,
};
