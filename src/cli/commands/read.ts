import { type DocumentReading, readDocument } from '../../documents/index.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { showDiagnostics } from '../show-diagnostics.ts';

/** Control and direction-changing characters would let a document write to the terminal. */
const visible = (words: string): string =>
  words.replace(/\s+/g, ' ').replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '·');

function lineAt(reading: DocumentReading, offset: number): number {
  return reading.lines.findLast((line) => line.start <= offset)?.line ?? 1;
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
    `    unspecified: ${one.unspecified.join(', ')}`,
  ]);
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
    'For a person to settle:',
    ...openQuestions(reading),
    '',
    `${reading.noise_lines.length} of ${reading.lines.length} lines were set aside as noise.`,
    '',
  ].join('\n');
}

function runRead({ positionals, values, io }: CommandInput): number {
  const complain = (diagnostics: Parameters<typeof showDiagnostics>[0]): void =>
    io.err(showDiagnostics(diagnostics, { colour: io.colour, textOf: () => undefined }));
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    io.err('casus read: give one file, as in: casus read page.html\n');
    return EXIT.usage;
  }
  const reference = values['reference-date'];
  if (typeof reference === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(reference)) {
    io.err('casus read: --reference-date must look like 2025-10-20\n');
    return EXIT.usage;
  }
  const bytes = io.readBytes(path);
  if (!bytes.ok) {
    complain(bytes.diagnostics);
    return EXIT.usage;
  }
  const read = readDocument(bytes.value, {
    name: path,
    ...(typeof reference === 'string' ? { referenceDate: reference } : {}),
  });
  if (!read.ok) {
    complain(read.diagnostics);
    return EXIT.usage;
  }
  if (read.value.diagnostics.length > 0) complain(read.value.diagnostics);
  io.out(values['json'] === true ? `${JSON.stringify(read.value, null, 2)}\n` : show(read.value));
  return EXIT.ok;
}

export const readCommand: Command = {
  name: 'read',
  summary: 'propose who holds what position on a page or a draft, with the words',
  usage: 'casus read FILE [--reference-date YYYY-MM-DD] [--json]',
  examples: ['casus read page.html', 'casus read page.txt --reference-date 2025-10-20 --json'],
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
