// A document with what coders decided about it: read, checked to be the text that was coded, or begun.
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import type { DocumentReading } from '../../documents/index.ts';
import { type Dossier, type DossierDocument, startDossierCoding } from '../../dossier/index.ts';
import { openDocument } from '../../formats/index.ts';
import { checkSameText, type Coding, listCoders, parseCoding, startCoding, versionOf } from '../../positions/index.ts';
import type { CommandIo, CommandOption, OptionValues } from '../command.ts';
import { openDossier } from '../load-dossier.ts';
import { withProposer } from '../with-proposer.ts';

export const CODING_OPTIONS: Readonly<Record<string, CommandOption>> = {
  coder: { type: 'string', value: 'NAME', description: 'whose decisions' },
  coding: { type: 'string', value: 'FILE', description: 'where decisions are kept (DOCUMENT.coding.jsonl)' },
};

export interface OpenedCoding {
  readonly reading: DocumentReading;
  readonly coding: Coding;
  readonly file: string;
  /** False when the file is still to be made. */
  readonly exists: boolean;
  /** False when the file's last line was cut off: what is added begins on a line of its own. */
  readonly whole: boolean;
  /** Version of the dossier's codebook, for a document of a dossier that has recorded one. */
  readonly codebook?: number;
}

interface Home {
  readonly dossier: Dossier;
  readonly document: DossierDocument;
}

/** The dossier that the document lies in, `FOLDER/documents/page.txt` beside `FOLDER/dossier.yaml`; or why it cannot be read. */
function homeOf(io: CommandIo, path: string): Result<Home> | undefined {
  const parts = /^(?:(.*)[\\/])?documents[\\/](.+)$/.exec(path);
  if (parts === null) return undefined;
  const [, root = '.', name = ''] = parts;
  const names = io.listFolder(root);
  if (!names.ok || !names.value.includes('dossier.yaml')) return undefined;
  const dossier = openDossier(root, io.readFolder);
  if (!dossier.ok) return dossier;
  const file = `documents/${name.replaceAll('\\', '/')}`;
  const document = dossier.value.documents.find((each) => each.file === file);
  return document === undefined ? undefined : succeed({ dossier: dossier.value, document });
}

/** What a document is called in a dossier: its name without folder and ending, in the letters an id may have. */
function documentId(path: string): string {
  const name = path.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z]+$/, '');
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'document';
}

export async function openCoding(io: CommandIo, path: string, values: OptionValues): Promise<Result<OpenedCoding>> {
  const bytes = io.readBytes(path);
  if (!bytes.ok) return bytes;
  const read = await openDocument(bytes.value, { name: path });
  const inFile = (diagnostic: Diagnostic): Diagnostic => ({ file: path, ...diagnostic });
  if (!read.ok) return fail(...read.diagnostics.map(inFile));
  const home = homeOf(io, path);
  const version = home?.ok === true ? versionOf(home.value.dossier.codebook) : 0;
  const book = version === 0 ? {} : { codebook: version };
  const file = typeof values['coding'] === 'string' ? values['coding'] : `${path}.coding.jsonl`;
  const text = io.readText(file);
  if (!text.ok) {
    const missing = text.diagnostics.every(({ code }) => code === 'I101' || code === 'I103');
    if (!missing) return text;
    if (home?.ok === false) return home;
    const proposed = await withProposer(io, read.value, values);
    if (!proposed.ok) return proposed;
    const coding =
      home === undefined
        ? startCoding(proposed.value, documentId(path))
        : startDossierCoding(home.value.dossier, home.value.document, proposed.value);
    return succeed({ reading: proposed.value, coding, file, exists: false, whole: true, ...book });
  }
  const coding = parseCoding(text.value);
  if (!coding.ok) return fail(...coding.diagnostics.map((diagnostic) => ({ file, ...diagnostic })));
  const changed = checkSameText(coding.value, read.value);
  if (changed !== null) return fail(inFile(changed));
  const whole = text.value.endsWith('\n');
  return succeed({ reading: read.value, coding: coding.value, file, exists: true, whole, ...book });
}

/** The coder that the option names, or the only one there is. I112. */
export function chooseCoder(coding: Coding, values: OptionValues): Result<string> {
  const coders = listCoders(coding);
  const named = values['coder'];
  if (typeof named === 'string') {
    if (coders.includes(named)) return succeed(named);
  } else if (coders.length === 1) return succeed(coders[0] ?? '');
  const known = coders.length === 0 ? 'nobody decided anything yet' : `there are decisions of ${coders.join(', ')}`;
  const message = typeof named === 'string' ? `'${named}' decided nothing here: ${known}` : known;
  return fail({ code: 'I112', severity: 'error', message, help: 'casus code DOCUMENT --coder NAME begins' });
}
