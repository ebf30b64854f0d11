import { fail, type Result } from '../../basics/index.ts';
import { type DocumentReading, readDocument } from '../../documents/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT } from '../command.ts';
import { reportDiagnostics } from '../run.ts';
import { showDiagnostics } from '../show-diagnostics.ts';

/** Control and direction-changing characters would let a document write to the terminal. */
function visible(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '·');
}

function lineAt(reading: DocumentReading, offset: number): number {
  const { lines } = reading;
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low]?.line ?? 1;
}

function showStatements(reading: DocumentReading): readonly string[] {
  return reading.statements.map((one) => {
    const who = one.on_behalf_of === null ? one.actor : `${one.actor} (${one.on_behalf_of})`;
    const words = one.content.map((part) => visible(part.text)).join(' … ');
    return `  line ${lineAt(reading, one.speaker.start)}  ${visible(one.speaker.text)} [${who}] ${one.stance}: ${words}`;
  });
}

function showArrangements(reading: DocumentReading): readonly string[] {
  return reading.arrangements.flatMap((one) => [
    `  line ${lineAt(reading, one.name.start)}  ${visible(one.name.text)}`,
    ...(one.decision_rule === null ? [] : [`    decision rule: ${visible(one.decision_rule.text)}`]),
    ...(one.trigger === null ? [] : [`    trigger: ${visible(one.trigger.text)}`]),
    ...one.preconditions.map((part) => `    precondition: ${visible(part.text)}`),
    ...one.exclusions.map((part) => `    exclusion: ${visible(part.text)}`),
    ...one.commitments.map((part) => `    commitment: ${visible(part.text)}`),
    ...one.deadlines.map((part) => `    deadline: ${visible(part.text)}`),
    ...(one.duration === null ? [] : [`    duration: ${visible(one.duration.text)}`]),
    ...one.open.map((part) => `    left open by the text: ${visible(part.text)}`),
    `    unspecified: ${one.unspecified.join(', ')}`,
  ]);
}

function showBrackets({ brackets, statements }: DocumentReading): readonly string[] {
  return brackets.flatMap((one) => {
    const options = one.options.map((option) => `[${visible(option.text)}]`).join(one.state === 'oneOf' ? ' or ' : ' ');
    const held = statements.filter(({ id }) => one.reservations.includes(id));
    return [
      `  ${one.place ?? ''}${one.note === null ? '' : ` (${one.note})`}: ${options}`,
      ...held.map(
        (each) =>
          `    ${visible(each.speaker.text)} ${each.stance}: ${each.content.map((part) => visible(part.text)).join(' … ')}`,
      ),
    ];
  });
}

function openQuestions(reading: DocumentReading): readonly string[] {
  const dates = reading.dates.filter((date) => date.certainty === 'unresolved');
  const unnamed = reading.actors.filter((actor) => actor.kind === 'unnamed_person' || actor.kind === 'group');
  return [
    ...dates.map((date) => `  line ${lineAt(reading, date.start)}  which date is "${visible(date.text)}"?`),
    ...unnamed.map((actor) => `  who is "${visible(actor.name)}"?`),
  ];
}

function show(reading: DocumentReading): string {
  const { title, published } = reading.metadata;
  const date = published === null ? 'no date' : (published.value ?? `${published.text} (unresolved)`);
  return [
    `${visible(title ?? '(no title)')}  ${date}`,
    '',
    `Statements proposed: ${reading.statements.length}`,
    ...showStatements(reading),
    '',
    `Arrangements mentioned: ${reading.arrangements.length}`,
    ...showArrangements(reading),
    '',
    ...section('Wording that is not agreed:', showBrackets(reading)),
    ...section('For a person to settle:', openQuestions(reading)),
    `${reading.noise_lines.length} of ${reading.lines.length} lines were set aside as noise.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function readFile(io: CommandIo, path: string, referenceDate: string | undefined): Result<DocumentReading> {
  if (referenceDate !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(referenceDate)) {
    const message = `'${referenceDate}' is not a date`;
    return fail({ code: 'I203', severity: 'error', message, help: 'write --reference-date 2025-10-20' });
  }
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const read = readDocument(bytes.value, { name: path, ...(referenceDate === undefined ? {} : { referenceDate }) });
  return read.ok ? read : fail(...read.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

function runRead({ positionals, values, io }: CommandInput): number {
  const reference = values['reference-date'];
  const read = readFile(io, positionals[0] ?? '', typeof reference === 'string' ? reference : undefined);
  if (!read.ok) return reportDiagnostics(io, read.diagnostics, values['json'] === true);
  if (values['json'] === true) {
    io.out(`${JSON.stringify(read.value, null, 2)}\n`);
    return EXIT.ok;
  }
  io.out(show(read.value));
  const warnings = read.value.diagnostics.map(({ code, severity, message }) => ({
    code,
    severity,
    message,
    file: positionals[0] ?? '',
  }));
  if (warnings.length > 0) io.err(showDiagnostics(warnings, { colour: io.colour, textOf: () => undefined }));
  return EXIT.ok;
}

export const readCommand: Command = {
  name: 'read',
  summary: 'propose who holds what position on a page or a draft, with the words',
  usage: 'casus read FILE [--reference-date YYYY-MM-DD] [--json]',
  examples: ['casus read page.html', 'casus read page.txt --reference-date 2025-10-20 --json'],
  names: { min: 1, max: 1 },
  options: {
    'reference-date': {
      type: 'string',
      value: 'YYYY-MM-DD',
      description: 'the day the page was read; gives the year of dates without one',
    },
    json: { type: 'boolean', description: 'the whole reading as JSON' },
  },
  run: runRead,
};
