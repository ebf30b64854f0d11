import { fail, type Result, succeed } from '../../basics/index.ts';
import type { ArrangementMention, DocumentReading } from '../../documents/index.ts';
import { draftArrangement, mostStated } from '../../dossier/index.ts';
import { openDocument } from '../../formats/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT } from '../command.ts';
import { reportDiagnostics } from '../run.ts';
import { visible } from '../visible.ts';

async function openReading(io: CommandIo, path: string): Promise<Result<DocumentReading>> {
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const read = await openDocument(bytes.value, { name: path });
  return read.ok ? read : fail(...read.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

const listed = ({ id, name }: ArrangementMention): string => `${id} ${visible(name.text)}`;

function choose(reading: DocumentReading, wanted: string | undefined, file: string): Result<ArrangementMention> {
  const { arrangements } = reading;
  const found = wanted === undefined ? mostStated(arrangements) : arrangements.find(({ id }) => id === wanted);
  if (found !== undefined) return succeed(found);
  const none = 'the document mentions no arrangement of which it states anything';
  const message =
    arrangements.length === 0 ? none : `there is no '${wanted ?? ''}': ${arrangements.map(listed).join(', ')}`;
  return fail({ code: 'I113', severity: 'error', message, file });
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const json = values['json'] === true;
  const path = positionals[0] ?? '';
  const reading = await openReading(io, path);
  if (!reading.ok) return reportDiagnostics(io, reading.diagnostics, json);
  const wanted = typeof values['arrangement'] === 'string' ? values['arrangement'] : undefined;
  const mention = choose(reading.value, wanted, path);
  if (!mention.ok) return reportDiagnostics(io, mention.diagnostics, json);
  const { id, yaml, notes, unspecified } = draftArrangement(reading.value, mention.value);
  const others = reading.value.arrangements.filter((other) => other !== mention.value);
  if (json) {
    const answer = {
      arrangement: id,
      mention: mention.value.id,
      others: others.map((one) => one.id),
      yaml,
      notes,
      unspecified,
    };
    io.out(`${JSON.stringify(answer, null, 2)}\n`);
    return EXIT.ok;
  }
  io.out(yaml);
  if (others.length > 0) io.err(`Also mentioned (--arrangement ID): ${others.map(listed).join(', ')}\n`);
  return EXIT.ok;
}

export const draftCommand: Command = {
  name: 'draft',
  summary: 'an arrangement file from what a page says, each value with its place, the rest unspecified',
  usage: 'casus draft DOCUMENT [--arrangement ID] [--json]',
  examples: ['casus draft page.html > arrangement.yaml', 'casus draft page.txt --arrangement A2'],
  names: { min: 1, max: 1 },
  options: {
    arrangement: { type: 'string', value: 'ID', description: 'which of those that casus read lists (most stated)' },
    json: { type: 'boolean', description: 'the file and what fits no field, as JSON' },
  },
  run,
};
