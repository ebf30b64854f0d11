import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import { openDocument } from '../../formats/index.ts';
import {
  assembleAnnex,
  assembleArrangementAnnex,
  assembleArrangementBrief,
  assembleBrief,
  assembleDocumentBrief,
  type Brief,
  type BriefAnnex,
  NO_ANNEX,
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

interface Opened {
  readonly brief: Brief;
  /** Sources and pictures, made when somebody wants them. */
  readonly annex: () => BriefAnnex;
}

/** A folder is a dossier, YAML or JSON an arrangement, everything else a document. */
async function openBrief(io: CommandIo, path: string, referenceDate: string | undefined): Promise<Result<Opened>> {
  if (isFolder(io, path)) {
    const dossier = openDossier(path, io.readFolder);
    if (!dossier.ok) return dossier;
    const brief = assembleBrief(dossier.value, (done, total) => io.progress('assessing', done, total));
    return succeed({ brief, annex: () => assembleAnnex(dossier.value) });
  }
  if (/\.(?:ya?ml|json)$/i.test(path)) {
    const opened = openArrangement(io, path);
    if (!opened.ok) return opened;
    return succeed({
      brief: assembleArrangementBrief(opened.value),
      annex: () => assembleArrangementAnnex(opened.value),
    });
  }
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const options = { name: path, ...(referenceDate === undefined ? {} : { referenceDate }) };
  const reading = await openDocument(bytes.value, options);
  if (reading.ok) return succeed({ brief: assembleDocumentBrief(reading.value), annex: () => NO_ANNEX });
  return fail(...reading.diagnostics.map((diagnostic) => ({ file: path, ...diagnostic })));
}

const FORMATS = ['md', 'html', 'json', 'docx', 'pdf', 'png'] as const;
type Format = (typeof FORMATS)[number] | 'text';

function wrongOptions(message: string, help: string): Diagnostic {
  return { code: 'I203', severity: 'error', message, help };
}

/** One format, and a place for it where it is no text. */
function chooseFormat(values: OptionValues): Result<Format> {
  const chosen = FORMATS.filter((format) => values[format] === true);
  const [format = 'text', ...others] = chosen;
  if (others.length > 0) {
    const message = `--${chosen.join(' and --')} are formats of their own`;
    return fail(wrongOptions(message, 'ask for one at a time'));
  }
  const place = { docx: 'FILE', pdf: 'FILE', png: 'FOLDER', md: '', html: '', json: '', text: '' }[format];
  if (place !== '' && textOption(values['output']) === undefined) {
    return fail(wrongOptions(`--${format} is no text, so it needs a place`, `add --output ${place}`));
  }
  return succeed(format);
}

function renderWords({ brief, annex }: Opened, format: 'text' | 'md' | 'html' | 'json', io: CommandIo): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(brief, null, 2)}\n`;
    case 'md':
      return renderBriefMarkdown(brief);
    case 'html':
      return renderBriefHtml(brief, { annex: annex() });
    case 'text':
      return renderBriefText(brief, { colour: io.colour, columns: io.columns });
  }
}

type FileFormat = Exclude<Format, 'text'>;

/** Name → bytes: one file named '', or the pictures by their names. */
async function renderFiles(
  opened: Opened,
  format: Format,
  io: CommandIo,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  if (format !== 'docx' && format !== 'pdf' && format !== 'png') {
    const words = renderWords(opened, format, { ...io, colour: false });
    return succeed(new Map([['', new TextEncoder().encode(words)]]));
  }
  const { printBrief, printPictures } = await import('../../printing/index.ts');
  if (format === 'png') return printPictures(opened.brief, opened.annex());
  const printed = await printBrief(opened.brief, opened.annex(), format);
  return printed.ok ? succeed(new Map([['', printed.value]])) : printed;
}

/** The files of a brief without writing them: for a server. */
export async function makeBriefFiles(
  io: CommandIo,
  path: string,
  format: FileFormat,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const opened = await openBrief(io, path, undefined);
  return opened.ok ? renderFiles(opened.value, format, io) : opened;
}

function nothingWritten(path: string): Diagnostic {
  return { code: 'I217', severity: 'error', message: 'nothing can be written here', file: path };
}

async function writeOut(opened: Opened, format: Format, output: string, io: CommandIo): Promise<Result<string>> {
  const files = await renderFiles(opened, format, io);
  if (!files.ok) return files;
  for (const [name, bytes] of files.value) {
    const path = name === '' ? output : `${output.replace(/[/\\]+$/, '')}/${name}`;
    const written = io.writeBytes?.(path, bytes) ?? fail(nothingWritten(path));
    if (!written.ok) return written;
  }
  const size = [...files.value.values()].reduce((sum, { length }) => sum + length, 0);
  return succeed(`${output}: ${files.value.size > 1 ? `${files.value.size} pictures, ` : ''}${size} bytes\n`);
}

async function run({ positionals, values, io }: CommandInput): Promise<number> {
  const json = values['json'] === true;
  const format = chooseFormat(values);
  if (!format.ok) return reportDiagnostics(io, format.diagnostics, json);
  const opened = await openBrief(io, positionals[0] ?? '', textOption(values['reference-date']));
  if (!opened.ok) return reportDiagnostics(io, opened.diagnostics, json);
  const output = textOption(values['output']);
  if (output !== undefined) {
    const written = await writeOut(opened.value, format.value, output, io);
    if (!written.ok) return reportDiagnostics(io, written.diagnostics, json);
    io.err(written.value);
  } else if (format.value !== 'docx' && format.value !== 'pdf' && format.value !== 'png') {
    io.out(renderWords(opened.value, format.value, io));
  }
  if (values['serve'] !== true) return EXIT.ok;
  const { serveBrief } = await import('../serve.ts');
  return serveBrief(opened.value.brief, opened.value.annex(), textOption(values['port']), io);
}

export const briefCommand: Command = {
  name: 'brief',
  summary: 'the four answers about a dossier, an arrangement or a document',
  usage:
    'casus brief DOSSIER|ARRANGEMENT|DOCUMENT [--md|--html|--json|--docx|--pdf|--png] [--output PLACE] [--serve [--port PORT]]',
  examples: [
    'casus brief examples/ukraine-2025',
    'casus brief examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml --md',
    'casus brief examples/ukraine-2025 --pdf --output brief.pdf',
    'casus brief examples/ukraine-2025 --serve --port 8080',
  ],
  names: { min: 1, max: 1 },
  options: {
    md: { type: 'boolean', description: 'as Markdown' },
    html: { type: 'boolean', description: 'as one HTML page' },
    json: { type: 'boolean', description: 'as JSON' },
    docx: { type: 'boolean', description: 'as a Word file, sources in footnotes' },
    pdf: { type: 'boolean', description: 'as a PDF file, sources in footnotes' },
    png: { type: 'boolean', description: 'only its pictures, as PNG files in a folder' },
    output: {
      type: 'string',
      short: 'o',
      value: 'PLACE',
      description: 'write to this file, or into this folder with --png; what is there is replaced',
    },
    'reference-date': {
      type: 'string',
      value: 'YYYY-MM-DD',
      description: 'for a document: the day its relative dates count from',
    },
    ...SERVE_OPTIONS,
  },
  run,
};
