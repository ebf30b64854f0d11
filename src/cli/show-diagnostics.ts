import { type Diagnostic, lineColumnAt, lineStarts } from '../basics/index.ts';

export interface ShowOptions {
  readonly colour: boolean;
  /** The text of a file named by a diagnostic, or undefined when it cannot be had. */
  readonly textOf: (file: string) => string | undefined;
}

const LONGEST_LINE = 160;

function paint(colour: boolean, code: number, text: string): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** Control characters would move the cursor of whoever reads the message. */
function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '·');
}

function sourceLines(
  text: string,
  { start, end }: { start: number; end: number },
): { line: string; carets: string; number: number } {
  const starts = lineStarts(text);
  const { line: number, column } = lineColumnAt(starts, start);
  const from = starts[number - 1] ?? 0;
  const to = starts[number] === undefined ? text.length : (starts[number] ?? 0) - 1;
  const whole = text.slice(from, to).replace(/\r$/, '');
  const cut = column > LONGEST_LINE - 20 ? column - 40 : 0;
  const line = visible(`${cut > 0 ? '…' : ''}${whole.slice(cut, cut + LONGEST_LINE)}`);
  const length = Math.max(1, Math.min(end, to) - start);
  const at = column - 1 - cut + (cut > 0 ? 1 : 0);
  return {
    line,
    carets: `${' '.repeat(Math.max(0, at))}${'^'.repeat(Math.max(1, Math.min(length, line.length - at)))}`,
    number,
  };
}

function showOne(diagnostic: Diagnostic, { colour, textOf }: ShowOptions): string {
  const { file, span, code, severity, message, help, fix } = diagnostic;
  const text = file === undefined ? undefined : textOf(file);
  const place =
    span && text !== undefined ? lineColumnAt(lineStarts(text), Math.min(span.start, text.length)) : undefined;
  const where = file === undefined ? '' : `${visible(file)}${place ? `:${place.line}:${place.column}` : ''}: `;
  const label = paint(colour, severity === 'error' ? 31 : 33, `${severity} ${code}`);
  const lines = [`${where}${label} ${visible(message)}`];
  if (span && text !== undefined) {
    const { line, carets, number } = sourceLines(text, span);
    const gutter = String(number);
    lines.push(`  ${gutter} | ${line}`, `  ${' '.repeat(gutter.length)} | ${paint(colour, 31, carets)}`);
  }
  if (help !== undefined) lines.push(`  help: ${visible(help)}`);
  else if (fix !== undefined) lines.push(`  help: write ${fix === '' ? 'nothing there' : `'${visible(fix)}'`}`);
  return lines.join('\n');
}

const MOST = 30;

/** `file:line:column: error CODE message`, the line of the source with carets, the way out. At most 30, then a count. */
export function showDiagnostics(diagnostics: readonly Diagnostic[], options: ShowOptions): string {
  const shown = diagnostics.slice(0, MOST).map((diagnostic) => showOne(diagnostic, options));
  if (diagnostics.length > MOST) shown.push(`… and ${diagnostics.length - MOST} more`);
  return `${shown.join('\n')}\n`;
}

/** The same for programs: `{"errors": [{code, severity, message, file?, line?, column?, span?, help?, fix?}]}`. */
export function diagnosticsAsJson(diagnostics: readonly Diagnostic[], textOf: ShowOptions['textOf']): string {
  const errors = diagnostics.map((diagnostic) => {
    const text = diagnostic.file === undefined ? undefined : textOf(diagnostic.file);
    const place = diagnostic.span && text !== undefined ? lineColumnAt(lineStarts(text), diagnostic.span.start) : {};
    return { ...diagnostic, ...place };
  });
  return `${JSON.stringify({ errors }, null, 2)}\n`;
}
