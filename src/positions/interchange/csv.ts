// Tables as text after RFC 4180, with ',' or ';' between cells.

/** A cell that a spreadsheet would take for a formula gets an apostrophe, as spreadsheets themselves write it. */
const guarded = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export interface CsvStyle {
  /** For tables that people open in a spreadsheet; without it every cell reads back as it was. */
  readonly guard?: boolean;
  readonly separator?: ',' | ';';
}

/** Rows → text. */
export function printCsv(
  rows: readonly (readonly string[])[],
  { guard = false, separator = ',' }: CsvStyle = {},
): string {
  return rows.map((row) => `${row.map((cell) => quoted(guard ? guarded(cell) : cell)).join(separator)}\r\n`).join('');
}

/** Whether the header is divided by ';' rather than ','. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

/** Text → rows of cells; never fails: a quotation mark that is not closed runs to the end. Linear. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  const endRow = (): void => {
    row.push(cell);
    if (row.length > 1 || cell !== '') rows.push(row);
    row = [];
    cell = '';
  };
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (inside && character === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"' && (inside || cell === '')) inside = !inside;
    else if (inside) cell += character;
    else if (character === separator) {
      row.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
