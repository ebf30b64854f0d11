import { ATOP_COLUMNS, type AtopRow, exportAtopRows, importAtop } from '../../arrangements/index.ts';
import { fail, type Result, succeed } from '../../basics/index.ts';
import { type Command, type CommandInput, type CommandIo, EXIT } from '../command.ts';
import { openArrangement } from '../load-arrangement.ts';
import { reportDiagnostics } from '../run.ts';
import { readRows } from './power-table.ts';

function cellText(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function csvOf(rows: readonly AtopRow[]): string {
  const lines = rows.map((row) => ATOP_COLUMNS.map((column) => cellText(row[column])).join(','));
  return `${[ATOP_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function importFrom(io: CommandIo, file: string, atopid: string): Result<string> {
  const text = io.readText(file);
  if (!text.ok) return text;
  const rows = readRows(text.value);
  if (rows.length > 0) return importAtop(rows, atopid);
  const message = 'the table has no rows: the first line names the columns, every other line is a member';
  return fail({ code: 'I303', severity: 'error', message, file });
}

function exportFrom(io: CommandIo, files: readonly string[]): Result<readonly AtopRow[]> {
  const rows: AtopRow[] = [];
  for (const file of files) {
    const opened = openArrangement(io, file);
    if (!opened.ok) return opened;
    rows.push(...exportAtopRows(opened.value.arrangement));
  }
  return succeed(rows);
}

function run({ positionals, values, io }: CommandInput): number {
  const json = values['json'] === true;
  const wanted = values['import'];
  if (typeof wanted === 'string') {
    const skeleton = importFrom(io, positionals[0] ?? '', wanted);
    if (!skeleton.ok) return reportDiagnostics(io, skeleton.diagnostics, json);
    io.out(json ? `${JSON.stringify({ arrangement: skeleton.value }, null, 2)}\n` : skeleton.value);
    return EXIT.ok;
  }
  const rows = exportFrom(io, positionals);
  if (!rows.ok) return reportDiagnostics(io, rows.diagnostics, json);
  io.out(json ? `${JSON.stringify({ rows: rows.value }, null, 2)}\n` : csvOf(rows.value));
  return EXIT.ok;
}

export const atopCommand: Command = {
  name: 'atop',
  summary: 'commitments in the columns of ATOP 4, or an ATOP alliance as a skeleton to fill in',
  usage: 'casus atop ARRANGEMENT … [--json]  |  casus atop TABLE.csv --import ATOPID',
  examples: [
    'casus atop catalog/arrangements/north-atlantic-treaty.yaml',
    'casus atop atop4_members.csv --import 3180 > draft.yaml',
  ],
  names: { min: 1, max: 200 },
  options: {
    import: { type: 'string', value: 'ATOPID', description: 'read this alliance from the table instead' },
    json: { type: 'boolean', description: 'rows, or the text of the skeleton, as JSON' },
  },
  run,
};
