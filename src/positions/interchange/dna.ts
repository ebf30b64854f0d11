// Statements as the event list of Discourse Network Analyzer (Leifeld): one row a statement, cells divided by semicolons,
// first the columns that DNA writes in its order, then ours (range, stance …), which make the way back exact; DNA's yes or
// no is a coarser stance, so a table without ours loses what lies between.
// SOURCE: leifeld/dna, `export/Exporter.java`, `eventCSV`: the header, times as 2025-08-20 00:00:00, agreement as 1 or 0,
// and that semicolons and quotation marks inside a cell become commas and apostrophes.
import { type Diagnostic, fail, type Result, type Span, succeed } from '../../basics/index.ts';
import type { CodedFields } from '../coding.ts';
import { type ConfirmedStatement, KINDS, STANCES, type Stance } from '../schema.ts';
import { parseCsv, printCsv } from './csv.ts';

const COLUMNS = [
  'statement ID',
  'time',
  'document ID',
  'document title',
  'author',
  'source',
  'section',
  'type',
  'text',
  'person',
  'organization',
  'concept',
  'agreement',
  'start',
  'end',
  'stance',
  'kind',
  'condition',
  'via',
  'coder',
  'coded at',
  'note',
] as const;
type Column = (typeof COLUMNS)[number];

/** Names of the same columns in tables of other versions and of rDNA, without blanks and underscores. */
const OTHER_NAMES: Partial<Readonly<Record<Column, readonly string[]>>> = {
  'statement ID': ['id'],
  'document ID': ['docid'],
  'document title': ['doctitle', 'title'],
  author: ['docauthor', 'documentauthor'],
  source: ['docsource', 'documentsource'],
  section: ['docsection', 'documentsection'],
  type: ['doctype', 'documenttype'],
  organization: ['organisation'],
  time: ['date', 'datetime'],
};

const IN_FAVOUR: ReadonlySet<Stance> = new Set(['demands', 'accepts', 'supports']);

/** DNA's yes (1) and no (0); a mere claim is neither and stays empty. */
function agreementOf(stance: Stance): string {
  if (stance === 'claims') return '';
  return IN_FAVOUR.has(stance) ? '1' : '0';
}

/** What DNA keeps of a document and a statement does not know. */
export interface DnaDocument {
  readonly title?: string;
  readonly source?: string;
}

/** A whole day as DNA writes a moment; a vaguer date as it is. */
const timeOf = (date: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date} 00:00:00` : date);

/** Confirmed statements → the CSV table, with a header. Cost: linear. */
export function printDnaCsv(
  statements: readonly ConfirmedStatement[],
  documents: Readonly<Record<string, DnaDocument>> = {},
): string {
  const rows = statements.map((one): readonly string[] => {
    const { title = '', source = '' } = documents[one.document] ?? {};
    const cells: Partial<Record<Column, string>> = {
      'statement ID': one.id,
      time: timeOf(one.date ?? ''),
      'document ID': one.document,
      'document title': title,
      source,
      person: one.speaker,
      organization: one.onBehalfOf ?? one.actor,
      concept: one.provision ?? '',
      agreement: agreementOf(one.stance),
      text: one.text,
      start: String(one.span.start),
      end: String(one.span.end),
      stance: one.stance,
      kind: one.kind,
      condition: one.condition ?? '',
      via: one.via ?? '',
      coder: one.confirmedBy ?? '',
      'coded at': one.confirmedAt ?? '',
      note: one.note ?? '',
    };
    return COLUMNS.map((column) => cells[column] ?? '');
  });
  return printCsv([COLUMNS, ...rows], { separator: ';' });
}

/** One row of such a table, its words not yet looked for in a document. */
export interface DnaRow {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly time: string;
  readonly coder: string;
  readonly at: string;
  readonly text: string;
  readonly span: Span | null;
  readonly fields: Omit<CodedFields, 'spans'>;
}

const normal = (name: string): string => name.trim().toLowerCase().replace(/[ _]/g, '');

function findColumns(header: readonly string[]): ReadonlyMap<Column, number> {
  const names = header.map(normal);
  const found = new Map<Column, number>();
  for (const column of COLUMNS) {
    const own = names.indexOf(normal(column));
    const at = own === -1 ? names.findIndex((name) => OTHER_NAMES[column]?.includes(name)) : own;
    if (at !== -1) found.set(column, at);
  }
  return found;
}

function stanceOf(stance: string, agreement: string): Stance {
  const own = STANCES.find((each) => each === normal(stance));
  if (own !== undefined) return own;
  if (/^(?:1|true|yes)$/i.test(agreement.trim())) return 'supports';
  return /^(?:0|false|no|-1)$/i.test(agreement.trim()) ? 'opposes' : 'claims';
}

const orNull = (words: string): string | null => (words === '' ? null : words);

function rowOf(cell: (column: Column) => string, index: number): DnaRow {
  const [start, end] = [cell('start'), cell('end')].map((words) => (/^\d{1,9}$/.test(words) ? Number(words) : null));
  const [person, organization] = [cell('person'), cell('organization')];
  return {
    id: cell('statement ID') || String(index + 1),
    document: cell('document ID'),
    title: cell('document title'),
    time: cell('time'),
    coder: cell('coder'),
    at: cell('coded at'),
    text: cell('text'),
    span: start === null || end === null || start === undefined || end === undefined ? null : { start, end },
    fields: {
      speaker: person || organization,
      actor: organization || person,
      onBehalfOf: null,
      stance: stanceOf(cell('stance'), cell('agreement')),
      kind: KINDS.find((kind) => kind === cell('kind')) ?? 'reported',
      provision: orNull(cell('concept')),
      condition: orNull(cell('condition')),
      via: orNull(cell('via')),
      note: orNull(cell('note')),
    },
  };
}

/** A CSV table of DNA, of any of its versions, or of `printDnaCsv` → rows. C107 without a person or organization column. */
export function parseDnaCsv(text: string): Result<readonly DnaRow[]> {
  const [header = [], ...rows] = parseCsv(text);
  const columns = findColumns(header);
  if (!columns.has('person') && !columns.has('organization')) {
    const message = `the table has no column 'person' or 'organization' (it has: ${header.slice(0, 12).join(', ')})`;
    return fail({ code: 'C107', severity: 'error', message });
  }
  return succeed(rows.map((row, index) => rowOf((column) => row[columns.get(column) ?? -1] ?? '', index)));
}

export interface PlacedRows {
  readonly placed: readonly { readonly row: DnaRow; readonly fields: CodedFields }[];
  readonly dropped: readonly DnaRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** As DNA writes words into a table: semicolons and quotation marks replaced, every other character where it was. */
const asWritten = (words: string): string => words.replaceAll(';', ',').replaceAll('"', "'");

function placeOf({ span, text }: DnaRow, page: string): Span | null {
  const words = asWritten(text);
  if (span !== null && span.end > span.start && (words === '' || page.slice(span.start, span.end) === words))
    return span.end <= page.length ? span : null;
  const at = words === '' ? -1 : page.indexOf(words);
  return at === -1 || page.includes(words, at + 1) ? null : { start: at, end: at + words.length };
}

/**
 * Rows → coded statements of one document: by their range when it holds their words, else where their words stand, if
 * they stand there once. All others are dropped and counted (C108). Cost: O(rows · text).
 */
export function placeDnaRows(rows: readonly DnaRow[], text: string): PlacedRows {
  const page = asWritten(text);
  const found = rows.map((row) => ({ row, span: placeOf(row, page) }));
  const dropped = found.filter(({ span }) => span === null).map(({ row }) => row);
  const placed = found.flatMap(({ row, span }) =>
    span === null ? [] : [{ row, fields: { ...row.fields, spans: [span] } }],
  );
  const message = `${dropped.length} of ${rows.length} rows fit no place in the document and were left out`;
  return { placed, dropped, diagnostics: dropped.length === 0 ? [] : [{ code: 'C108', severity: 'warning', message }] };
}
