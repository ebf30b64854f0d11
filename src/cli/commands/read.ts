import { fail, type Result, succeed } from '../../basics/index.ts';
import type { DocumentReading } from '../../documents/index.ts';
import { openDocument } from '../../formats/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT } from '../command.ts';
import { countOf } from '../count-of.ts';
import { reportDiagnostics } from '../run.ts';
import { showDiagnostics } from '../show-diagnostics.ts';
import { PROPOSER_OPTIONS, withProposer } from '../with-proposer.ts';
import { visible } from '../visible.ts';
import { isMany, runReadMany, STOPPED } from './read-many.ts';

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
    // In an interview without labels the speaker's name stands far above what he answers.
    const line = lineAt(reading, Math.max(one.speaker.start, one.content[0]?.start ?? 0));
    const posted = one.time === undefined ? '' : `${one.date?.value ?? ''} ${one.time}  `.trimStart();
    const asked = one.asked === undefined ? '' : `  (asked on line ${lineAt(reading, one.asked.start)})`;
    return `  line ${line}  ${posted}${visible(one.speaker.text)} [${who}] ${one.stance}: ${words}${asked}`;
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
    `${reading.noise_lines.length} of ${countOf(reading.lines.length, 'line')} set aside as noise.`,
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines, ''];
}

function checkDate(referenceDate: string | undefined): Result<string | undefined> {
  if (referenceDate === undefined || /^\d{4}-\d{2}-\d{2}$/.test(referenceDate)) return succeed(referenceDate);
  const message = `'${referenceDate}' is not a date`;
  return fail({ code: 'I203', severity: 'error', message, help: 'write --reference-date 2025-10-20' });
}

async function readFile(
  io: CommandIo,
  path: string,
  referenceDate: string | undefined,
): Promise<Result<DocumentReading>> {
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const read = await openDocument(bytes.value, {
    name: path,
    ...(referenceDate === undefined ? {} : { referenceDate }),
  });
  return read.ok ? read : fail(...read.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

async function runRead({ positionals, values, io }: CommandInput): Promise<number> {
  const reference = values['reference-date'];
  const date = checkDate(typeof reference === 'string' ? reference : undefined);
  if (!date.ok) return reportDiagnostics(io, date.diagnostics, values['json'] === true);
  if (isMany(io, positionals)) return runReadMany(io, positionals, values);
  const opened = await readFile(io, positionals[0] ?? '', date.value);
  const read = opened.ok ? await withProposer(io, opened.value, values) : opened;
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
  summary: 'propose who holds what position on a page, a draft or a folder of them, with the words',
  usage:
    'casus read FILE|FOLDER|@LIST … [--reference-date YYYY-MM-DD] [--out FILE] [--proposer URL --model NAME] [--json]',
  examples: [
    'casus read page.html',
    'casus read page.txt --reference-date 2025-10-20 --json',
    'casus read pages/ --out readings.jsonl',
    'casus read @list-of-files.txt',
    'casus read - (what is piped in or pasted, up to Ctrl-D)',
  ],
  names: { min: 1, max: 100_000 },
  exitCodes: { [STOPPED]: 'a folder was read in part; the same command goes on' },
  options: {
    'reference-date': {
      type: 'string',
      value: 'YYYY-MM-DD',
      description: 'the day the page was read; gives the year of dates without one',
    },
    out: {
      type: 'string',
      value: 'FILE',
      description: 'of a folder: where the readings are kept, one line each (.casus/reading.jsonl in it)',
    },
    ...PROPOSER_OPTIONS,
    json: { type: 'boolean', description: 'the whole reading as JSON' },
  },
  run: runRead,
};
