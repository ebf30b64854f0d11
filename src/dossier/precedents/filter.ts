// Conditions on the columns of the dashboard: 'adversaryCanBlock=no', 'members<=15', 'rule~two thirds'.
import { fail, nearest, type Result, succeed } from '../../basics/index.ts';
import { type CatalogueEntry, catalogueEntrySchema } from './entry-schema.ts';

const OPERATORS = ['!=', '<=', '>=', '=', '<', '>', '~'] as const;
type Operator = (typeof OPERATORS)[number];

/** One condition on one column. */
export interface CatalogueCondition {
  readonly column: keyof CatalogueEntry;
  readonly operator: Operator;
  readonly value: string;
}

type Cell = string | number | boolean | null;

/** Names of the columns, in the order of a row. */
export const CATALOGUE_COLUMNS = Object.keys(catalogueEntrySchema.shape) as readonly (keyof CatalogueEntry)[];

/**
 * Reads one condition: a column, one of = != < <= > >= ~ (contains), a value. `true` and `false` stand for yes and no,
 * `none` for an empty or absent cell. Reports F121 for an unknown column, F122 for anything else.
 * @example
 * parseCondition('adversaryCanBlock=no') // => { ok: true, value: { column: 'adversaryCanBlock', operator: '=', value: 'no' } }
 * parseCondition('members').ok // => false
 */
export function parseCondition(text: string): Result<CatalogueCondition> {
  const match = /^\s*([A-Za-z]+)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*$/.exec(text);
  const [, name = '', operator = '', value = ''] = match ?? [];
  if (match === null || value === '') {
    const help = "write column, operator, value: 'adversaryCanBlock=no', 'members<=15', 'rule~unanim'";
    return fail({ code: 'F122', severity: 'error', message: `'${text}' is not a condition`, help });
  }
  const column = CATALOGUE_COLUMNS.find((each) => each.toLowerCase() === name.toLowerCase());
  if (column !== undefined && /^[<>]/.test(operator) && !Number.isFinite(Number(value))) {
    const help = `'${value}' is not a number: '${column}${operator}12'; words are compared with =, != or ~`;
    return fail({ code: 'F122', severity: 'error', message: `'${text}' compares with no number`, help });
  }
  if (column !== undefined) return succeed({ column, operator: operator as Operator, value });
  const meant = nearest(name, CATALOGUE_COLUMNS);
  const help = meant === undefined ? `columns: ${CATALOGUE_COLUMNS.join(', ')}` : `did you mean '${meant}'?`;
  return fail({ code: 'F121', severity: 'error', message: `the catalogue has no column '${name}'`, help });
}

/** Cells of a column; a list has several, an empty one none. */
function cellsOf(value: CatalogueEntry[keyof CatalogueEntry]): readonly Cell[] {
  if (!Array.isArray(value)) return value === '' ? [] : [value];
  return value.map((each) => (typeof each === 'string' ? each : each.name));
}

function asText(cell: Cell): string {
  return `${cell ?? 'none'}`.toLowerCase();
}

function isEqual(cell: Cell, wanted: string): boolean {
  const text = asText(cell);
  if (typeof cell === 'boolean') return text === wanted || (wanted === 'yes' && cell) || (wanted === 'no' && !cell);
  if (typeof cell === 'number') return cell === Number(wanted);
  return text === wanted || (wanted === 'true' && text === 'yes') || (wanted === 'false' && text === 'no');
}

function compares(cell: Cell, operator: Operator, wanted: number): boolean {
  if (typeof cell !== 'number') return false;
  if (operator === '<') return cell < wanted;
  if (operator === '<=') return cell <= wanted;
  return operator === '>' ? cell > wanted : cell >= wanted;
}

/**
 * Whether a row meets a condition. A column with several values meets it when one of them does; != when none is equal.
 * Numbers are compared as numbers, words without regard to case. A cell without a number is neither less nor more.
 */
export function meetsCondition(entry: CatalogueEntry, { column, operator, value }: CatalogueCondition): boolean {
  const cells = cellsOf(entry[column]);
  const wanted = value.toLowerCase();
  const isNone = cells.every((cell) => cell === null || cell === 'none');
  switch (operator) {
    case '=':
      return wanted === 'none' ? isNone : cells.some((cell) => isEqual(cell, wanted));
    case '!=':
      return wanted === 'none' ? !isNone : !cells.some((cell) => isEqual(cell, wanted));
    case '~':
      return cells.some((cell) => asText(cell).includes(wanted));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return cells.some((cell) => compares(cell, operator, Number(value)));
  }
}

/** Rows that meet all conditions. Cost: rows × conditions. */
export function filterCatalogue(
  entries: readonly CatalogueEntry[],
  conditions: readonly CatalogueCondition[],
): readonly CatalogueEntry[] {
  return entries.filter((entry) => conditions.every((condition) => meetsCondition(entry, condition)));
}
