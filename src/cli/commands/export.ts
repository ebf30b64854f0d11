import { stringify } from 'yaml';
import { listConfirmed, printDnaCsv, printStatementsCsv, webAnnotationsOf } from '../../positions/index.ts';
import { chooseCoder, CODING_OPTIONS, openCoding } from '../coding/open-coding.ts';
import { type Command, type CommandInput, EXIT } from '../command.ts';
import { reportDiagnostics } from '../run.ts';

const FORMATS = ['statements', 'csv', 'dna', 'jsonld', 'text'] as const;

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const json = values['json'] === true;
  const path = positionals[0] ?? '';
  const format = FORMATS.find((each) => each === (values['as'] ?? 'statements'));
  if (format === undefined) {
    const message = `'${String(values['as'])}' is no format: ${FORMATS.join(', ')}`;
    return reportDiagnostics(io, [{ code: 'I203', severity: 'error', message }], json);
  }
  const opened = await openCoding(io, path, values);
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const { coding, reading } = opened.value;
  if (format === 'text') {
    io.out(reading.text);
    return EXIT.ok;
  }
  const coder = chooseCoder(coding, values);
  if (!coder.ok) return reportDiagnostics(io, coder.diagnostics, json);
  const statements = listConfirmed(coding, coder.value, reading.text);
  const title = coding.document.title ?? coding.document.id;
  if (json) io.out(`${JSON.stringify({ statements }, null, 2)}\n`);
  else if (format === 'csv') io.out(printStatementsCsv(statements));
  else if (format === 'dna') io.out(printDnaCsv(statements, { [coding.document.id]: { title, source: path } }));
  else if (format === 'jsonld') {
    const source = typeof values['source'] === 'string' ? values['source'] : path;
    io.out(`${JSON.stringify(webAnnotationsOf(statements, { source, text: reading.text, label: title }), null, 2)}\n`);
  } else io.out(stringify({ statements }, { lineWidth: 0 }));
  return EXIT.ok;
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'confirmed statements for a dossier, a spreadsheet, Discourse Network Analyzer or as web annotations',
  usage: `casus export DOCUMENT [--as ${FORMATS.join('|')}] [--coder NAME] [--coding FILE] [--json]`,
  examples: ['casus export page.html --coder anna > statements.yaml', 'casus export page.html --as dna'],
  names: { min: 1, max: 1 },
  options: {
    as: {
      type: 'string',
      value: FORMATS.join('|'),
      description: "the format; 'text' is the text that the ranges count in",
    },
    ...CODING_OPTIONS,
    source: { type: 'string', value: 'IRI', description: 'the address of the document in web annotations' },
    json: { type: 'boolean', description: 'the statements as JSON' },
  },
  run,
};
