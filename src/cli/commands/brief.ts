import { fail, type Result, succeed } from '../../basics/index.ts';
import { openDocument } from '../../formats/index.ts';
import {
  assembleArrangementBrief,
  assembleBrief,
  assembleDocumentBrief,
  type Brief,
  renderBriefHtml,
  renderBriefMarkdown,
  renderBriefText,
} from '../../report/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT, type OptionValues } from '../command.ts';
import { openArrangement } from '../load-arrangement.ts';
import { openDossier } from '../load-dossier.ts';
import { reportDiagnostics } from '../run.ts';
import { SERVE_OPTIONS } from '../serve-options.ts';

function isFolder(io: CommandIo, path: string): boolean {
  return io.listFolder(path).ok;
}

function textOption(value: OptionValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A folder is a dossier, YAML or JSON an arrangement, everything else a document. */
async function openBrief(io: CommandIo, path: string, referenceDate: string | undefined): Promise<Result<Brief>> {
  if (isFolder(io, path)) {
    const dossier = openDossier(path, io.readFolder);
    return dossier.ok
      ? succeed(assembleBrief(dossier.value, (done, total) => io.progress('assessing', done, total)))
      : dossier;
  }
  if (/\.(?:ya?ml|json)$/i.test(path)) {
    const opened = openArrangement(io, path);
    return opened.ok ? succeed(assembleArrangementBrief(opened.value)) : opened;
  }
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const options = { name: path, ...(referenceDate === undefined ? {} : { referenceDate }) };
  const reading = await openDocument(bytes.value, options);
  if (reading.ok) return succeed(assembleDocumentBrief(reading.value));
  return fail(...reading.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const brief = await openBrief(io, positionals[0] ?? '', textOption(values['reference-date']));
  if (!brief.ok) return reportDiagnostics(io, brief.diagnostics, values['json'] === true);
  if (values['json'] === true) io.out(`${JSON.stringify(brief.value, null, 2)}\n`);
  else if (values['md'] === true) io.out(renderBriefMarkdown(brief.value));
  else if (values['html'] === true) {
    io.out(renderBriefHtml(brief.value));
  } else io.out(renderBriefText(brief.value, { colour: io.colour, columns: io.columns }));
  if (values['serve'] !== true) return EXIT.ok;
  const { serveBrief } = await import('../serve.ts');
  return serveBrief(brief.value, textOption(values['port']), io);
}

export const briefCommand: Command = {
  name: 'brief',
  summary: 'the four answers about a dossier, an arrangement or a document',
  usage: 'casus brief DOSSIER|ARRANGEMENT|DOCUMENT [--md|--html|--json] [--serve [--port PORT]]',
  examples: [
    'casus brief examples/ukraine-2025',
    'casus brief examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml --md',
    'casus brief examples/ukraine-2025 --serve --port 8080',
  ],
  names: { min: 1, max: 1 },
  options: {
    md: { type: 'boolean', description: 'as Markdown' },
    html: { type: 'boolean', description: 'as one HTML page' },
    json: { type: 'boolean', description: 'as JSON' },
    'reference-date': {
      type: 'string',
      value: 'YYYY-MM-DD',
      description: 'for a document: the day its relative dates count from',
    },
    ...SERVE_OPTIONS,
  },
  run,
};
