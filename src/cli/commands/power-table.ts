/** A table of names and weights as text: CSV with any of the usual separators, quotes, BOM and line ends. */
import { type Diagnostic, fail, nearest, type Result, succeed } from '../../basics/index.ts';
import { countOf } from '../count-of.ts';

export interface WeightTable {
  readonly names: readonly string[];
  /** The weights times `scale`, whole numbers. */
  readonly weights: readonly number[];
  /** 10^d, where d is the greatest number of decimals written. */
  readonly scale: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly string[];
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (separator: string): number => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Cells by line; a cell in double quotes may hold separators, line ends and doubled quotes. Empty lines are left out. */
function linesOf(text: string): Line[] {
  const separator = separatorOf(text);
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"[^${separator}\\r\\n]*|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`,
    'gy',
  );
  const lines: Line[] = [];
  let cells: string[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (cells.length > 1 || (cells[0] ?? '') !== '') lines.push({ start, end, cells });
    cells = [];
    start = pattern.lastIndex;
  };
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain = '', end = ''] = pattern.exec(text) ?? [];
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== separator) close(pattern.lastIndex - end.length);
  }
  close(text.length);
  return lines;
}

/** Digits and the number of decimals among them; thousands may be set off by commas, spaces or apostrophes. */
function parseDecimal(written: string): { readonly digits: string; readonly decimals: number } | undefined {
  const plain = /^\d{1,3}(?:([,'\u2019 \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(written)
    ? written.replace(/[^\d.]/g, '')
    : written;
  const match = /^(\d+)(?:\.(\d+))?$/.exec(plain);
  if (match?.[1] === undefined) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return { digits: match[1] + fraction, decimals: fraction.length };
}

function columnOf(header: Line, name: string, file: string): Result<number> {
  const at = header.cells.indexOf(name);
  if (at !== -1) return succeed(at);
  const meant = nearest(name, header.cells);
  return fail({
    code: 'I301',
    severity: 'error',
    message: `there is no column "${name}"; the columns are ${header.cells.map((cell) => `"${cell}"`).join(', ')}`,
    file,
    ...(meant === undefined ? {} : { help: `did you mean "${meant}"?` }),
  });
}

function weightMistake(file: string, { start, end, cells }: Line, at: number): Diagnostic {
  const written = cells[at] ?? '';
  const what = written === '' ? 'no weight' : `"${written}", which is no weight`;
  return {
    code: 'I302',
    severity: 'error',
    message: `this row has ${what}: a weight is a number from 0 on, such as 12, 1,200 or 0.25`,
    file,
    span: { start, end },
  };
}

/** A name or a number with a separator in it and no quotes around it: what stands under which column is a guess. */
function surplusMistake(file: string, { start, end, cells }: Line, columns: number): Diagnostic {
  const message = `this row has ${countOf(cells.length, 'cell')} under ${countOf(columns, 'column')}`;
  const help = 'put a cell that holds a separator in double quotes, such as "1,200"';
  return { code: 'I302', severity: 'error', message, file, span: { start, end }, help };
}

/** Every row of a table as cells by column name; a row that is too short has fewer. */
export function readRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...lines] = linesOf(text.replace(/^\uFEFF/, ''));
  const columns = header?.cells ?? [];
  return lines.map(({ cells }) =>
    Object.fromEntries(columns.flatMap((column, at) => (cells[at] === undefined ? [] : [[column, cells[at]]]))),
  );
}

/** Rows in the order of the file; `names` is a column, or without it the first column that is not the weights. */
export function parseWeightTable(
  text: string,
  columns: { readonly weights: string; readonly names?: string | undefined },
  file: string,
): Result<WeightTable> {
  const [header, ...lines] = linesOf(text.replace(/^\uFEFF/, ''));
  if (header === undefined || lines.length === 0) {
    const message = `the table has no rows: the first line names the columns, every other line is a voter`;
    return fail({ code: 'I303', severity: 'error', message, file });
  }
  const weightAt = columnOf(header, columns.weights, file);
  if (!weightAt.ok) return weightAt;
  const nameAt =
    columns.names === undefined ? succeed(weightAt.value === 0 ? 1 : 0) : columnOf(header, columns.names, file);
  if (!nameAt.ok) return nameAt;
  const columnCount = header.cells.length;
  const surplus = lines.filter(({ cells }) => cells.slice(columnCount).some((cell) => cell !== ''));
  if (surplus.length > 0) return fail(...surplus.slice(0, 20).map((line) => surplusMistake(file, line, columnCount)));
  const parsed = lines.map((line) => parseDecimal(line.cells[weightAt.value] ?? ''));
  const wrong = lines.filter((_, i) => parsed[i] === undefined);
  if (wrong.length > 0) return fail(...wrong.slice(0, 20).map((line) => weightMistake(file, line, weightAt.value)));
  const decimals = parsed.reduce((most, each) => Math.max(most, each?.decimals ?? 0), 0);
  return succeed({
    names: lines.map(({ cells }, i) => cells[nameAt.value] || `${i + 1}`),
    weights: parsed.map((each) => Number((each?.digits ?? '') + '0'.repeat(decimals - (each?.decimals ?? 0)))),
    scale: 10 ** decimals,
  });
}

/**
 * The least whole sum of scaled weights that passes: `N` or `P%` mean at least that, `>N` and `>P%` more than that.
 */
export function parseQuota(written: string, total: number, scale: number): Result<number> {
  const match = /^(>=?)?\s*([^%]*?)\s*(%?)$/.exec(written.trim());
  const value = parseDecimal(match?.[2] ?? '');
  if (value === undefined) {
    const message = `the quota "${written}" is no number: write 270, 70% or, for more than half, ">50%"`;
    return fail({ code: 'I203', severity: 'error', message });
  }
  const whole = match?.[3] === '%' ? BigInt(total) : BigInt(scale);
  const numerator = BigInt(value.digits) * whole;
  const denominator = 10n ** BigInt(value.decimals) * (match?.[3] === '%' ? 100n : 1n);
  const floor = numerator / denominator;
  const quota = match?.[1] === '>' || floor * denominator !== numerator ? floor + 1n : floor;
  if (quota <= BigInt(Number.MAX_SAFE_INTEGER)) return succeed(Number(quota));
  const message = `the quota ${written} is beyond 2^53 - 1`;
  return fail({ code: 'I203', severity: 'error', message });
}
