import type { ConfirmedStatement } from '../schema.ts';
import { printCsv } from './csv.ts';

const COLUMNS = [
  'id',
  'document',
  'date',
  'speaker',
  'actor',
  'on_behalf_of',
  'stance',
  'provision',
  'condition',
  'kind',
  'via',
  'text',
  'start',
  'end',
  'coder',
  'coded_at',
  'note',
] as const;

/** Confirmed statements as a table for a spreadsheet: a cell that would be taken for a formula begins with an apostrophe. */
export function printStatementsCsv(statements: readonly ConfirmedStatement[]): string {
  const rows = statements.map((one): readonly string[] => [
    one.id,
    one.document,
    one.date ?? '',
    one.speaker,
    one.actor,
    one.onBehalfOf ?? '',
    one.stance,
    one.provision ?? '',
    one.condition ?? '',
    one.kind,
    one.via ?? '',
    one.text,
    String(one.span.start),
    String(one.span.end),
    one.confirmedBy ?? '',
    one.confirmedAt ?? '',
    one.note ?? '',
  ]);
  return printCsv([COLUMNS, ...rows], { guard: true });
}
