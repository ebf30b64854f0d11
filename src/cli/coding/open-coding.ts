// A document with what coders decided about it: read, checked to be the text that was coded, or begun.
import { type Diagnostic, fail, type Result, succeed } from '../../basics/index.ts';
import type { DocumentReading } from '../../documents/index.ts';
import { openDocument } from '../../formats/index.ts';
import { checkSameText, type Coding, listCoders, parseCoding, startCoding } from '../../positions/index.ts';
import type { CommandIo, CommandOption, OptionValues } from '../command.ts';
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
  const file = typeof values['coding'] === 'string' ? values['coding'] : `${path}.coding.jsonl`;
  const text = io.readText(file);
  if (!text.ok) {
    const missing = text.diagnostics.every(({ code }) => code === 'I101' || code === 'I103');
    if (!missing) return text;
    const proposed = await withProposer(io, read.value, values);
    if (!proposed.ok) return proposed;
    const coding = startCoding(proposed.value, documentId(path));
    return succeed({ reading: proposed.value, coding, file, exists: false });
  }
  const coding = parseCoding(text.value);
  if (!coding.ok) return fail(...coding.diagnostics.map((diagnostic) => ({ file, ...diagnostic })));
  const changed = checkSameText(coding.value, read.value);
  if (changed !== null) return fail(inFile(changed));
  return succeed({ reading: read.value, coding: coding.value, file, exists: true });
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
