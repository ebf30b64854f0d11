import { openDocument } from '../../formats/index.ts';
import { draftArrangement } from '../../report/index.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { reportDiagnostics } from '../run.ts';

async function runDraft({ positionals, values, io }: CommandInput): Promise<number> {
  const path = positionals[0] ?? '';
  const json = values['json'] === true;
  const bytes = io.readBytes(path);
  if (!bytes.ok) return reportDiagnostics(io, bytes.diagnostics, json);
  const read = await openDocument(bytes.value, { name: path });
  if (!read.ok)
    return reportDiagnostics(
      io,
      read.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })),
      json,
    );
  const id = values['arrangement'];
  const drafted = draftArrangement(read.value, typeof id === 'string' ? id : undefined);
  if (drafted === undefined) {
    const known = read.value.arrangements.map((one) => `${one.id} (${one.name.text})`);
    const message =
      known.length === 0
        ? 'no arrangement was found in the document'
        : `the document has no arrangement '${String(id)}'`;
    const help = known.length === 0 ? 'casus read FILE shows what was found' : `one of ${known.join(', ')}`;
    return reportDiagnostics(io, [{ code: 'I208', severity: 'error', message, help, file: path }], json);
  }
  io.out(
    json
      ? `${JSON.stringify({ arrangement: drafted.arrangement, notPlaced: drafted.notPlaced }, null, 2)}\n`
      : drafted.yaml,
  );
  return EXIT.ok;
}

export const draftCommand: Command = {
  name: 'draft',
  summary: 'a first arrangement file from a document, each value with the place of its words',
  usage: 'casus draft DOCUMENT [--arrangement A1] [--json]',
  examples: [
    'casus draft treaty.docx',
    'casus draft treaty.txt > arrangement.yaml',
    'casus draft page.html --arrangement A2',
  ],
  names: { min: 1, max: 1 },
  options: {
    arrangement: { type: 'string', value: 'ID', description: 'which of the arrangements that casus read lists' },
    json: { type: 'boolean', description: 'the arrangement as JSON' },
  },
  run: runDraft,
};
