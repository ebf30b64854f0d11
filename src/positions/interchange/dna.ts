// Statements as the event list of Discourse Network Analyzer (Leifeld): one row a statement with document, time, person,
// organization, concept and agreement. Columns after those are ours (stance, range, words …) and make the way back exact;
// DNA's yes or no is a coarser stance, so a table without ours loses what lies between.
import { type Diagnostic, fail, type Result, type Span, succeed } from '../../basics/index.ts';
import type { CodedFields } from '../coding.ts';
import { type ConfirmedStatement, KINDS, STANCES, type Stance } from '../schema.ts';
import { parseCsv, printCsv } from './csv.ts';

const COLUMNS = [
  'statement_id',
  'time',
  'document_id',
  'document_title',
  'document_author',
  'document_source',
  'document_section',
  'document_type',
  'person',
  'organization',
  'concept',
  'agreement',
  'text',
  'start',
  'end',
  'stance',
  'kind',
  'condition',
  'via',
  'coder',
  'coded_at',
  'note',
] as const;
type Column = (typeof COLUMNS)[number];

/** Names of the same columns in tables of older versions. */
const OTHER_NAMES: Partial<Readonly<Record<Column, readonly string[]>>> = {
  statement_id: ['id', 'statementid'],
  document_id: ['docid', 'documentid'],
  document_title: ['doctitle', 'title', 'documenttitle'],
  document_author: ['docauthor'],
  document_source: ['docsource'],
  document_section: ['docsection'],
  document_type: ['doctype'],
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

/** Confirmed statements → the CSV table, with a header. Cost: linear. */
export function printDnaCsv(
  statements: readonly ConfirmedStatement[],
  documents: Readonly<Record<string, DnaDocument>> = {},
): string {
  const rows = statements.map((one): readonly string[] => {
    const { title = '', source = '' } = documents[one.document] ?? {};
    const cells: Partial<Record<Column, string>> = {
      statement_id: one.id,
      time: one.date ?? '',
      document_id: one.document,
      document_title: title,
      document_source: source,
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
      coded_at: one.confirmedAt ?? '',
      note: one.note ?? '',
    };
    return COLUMNS.map((column) => cells[column] ?? '');
  });
  return printCsv([COLUMNS, ...rows]);
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

const normal = (name: string): string => name.trim().toLowerCase().replaceAll(' ', '_');

function findColumns(header: readonly string[]): ReadonlyMap<Column, number> {
  const names = header.map(normal);
  const found = new Map<Column, number>();
  for (const column of COLUMNS) {
    const at = names.findIndex((name) => name === column || OTHER_NAMES[column]?.includes(name.replaceAll('_', '')));
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
    id: cell('statement_id') || String(index + 1),
    document: cell('document_id'),
    title: cell('document_title'),
    time: cell('time'),
    coder: cell('coder'),
    at: cell('coded_at'),
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

function placeOf(row: DnaRow, text: string): Span | null {
  const { span, text: words } = row;
  if (span !== null && span.end > span.start && (words === '' || text.slice(span.start, span.end) === words))
    return span.end <= text.length ? span : null;
  const at = words === '' ? -1 : text.indexOf(words);
  return at === -1 || text.includes(words, at + 1) ? null : { start: at, end: at + words.length };
}

/**
 * Rows → coded statements of one document: by their range when it holds their words, else where their words stand, if
 * they stand there once. All others are dropped and counted (C108). Cost: O(rows · text).
 */
export function placeDnaRows(rows: readonly DnaRow[], text: string): PlacedRows {
  const found = rows.map((row) => ({ row, span: placeOf(row, text) }));
  const dropped = found.filter(({ span }) => span === null).map(({ row }) => row);
  const placed = found.flatMap(({ row, span }) =>
    span === null ? [] : [{ row, fields: { ...row.fields, spans: [span] } }],
  );
  const message = `${dropped.length} of ${rows.length} rows fit no place in the document and were left out`;
  return { placed, dropped, diagnostics: dropped.length === 0 ? [] : [{ code: 'C108', severity: 'warning', message }] };
}
