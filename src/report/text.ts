// Blocks → terminal text of a given width, coloured or plain.
import { type Block, type Inline, inlines, plainWords, type Table, type Words } from './block.ts';
import { padTo, shareWidth, textWidth, wrapText } from './layout.ts';
import { paint } from './style.ts';

export interface TextOptions {
  readonly colour: boolean;
  readonly columns: number;
}

/** Wraps first, then colours each word by its span, so that colour codes never count as width. */
function flow(words: Words, width: number, colour: boolean): readonly string[] {
  const spans = inlines(words);
  if (!colour || spans.every(({ kind }) => kind === 'text')) return wrapText(plainWords(words), width);
  const kinds = spans.flatMap(({ kind, text }) => Array.from(text.replace(/\s/g, ''), () => kind));
  let at = 0;
  return wrapText(plainWords(words), width).map((line) => {
    const runs: Inline[] = [];
    for (const character of line) {
      const last = runs.at(-1);
      const blank = /\s/.test(character);
      const kind = blank ? (last?.kind ?? 'text') : (kinds[at] ?? 'text');
      if (!blank) at += 1;
      if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + character };
      else runs.push({ kind, text: character });
    }
    return runs.map(({ kind, text }) => paint(colour, kind, text)).join('');
  });
}

function padPainted(line: string, plain: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(plain)));
  return align === 'left' ? line + space : space + line;
}

function stripColour(line: string): string {
  return line
    .split('\u001b[')
    .map((part, index) => (index === 0 ? part : part.slice(part.indexOf('m') + 1)))
    .join('');
}

/** Cells wrap inside their column; the widest columns give way first. */
export function renderTableText(table: Table, { colour, columns }: TextOptions): readonly string[] {
  const gap = 2;
  const needed = table.columns.map(({ label }, index) =>
    Math.max(textWidth(label), ...table.rows.map((row) => textWidth(plainWords(row[index] ?? '')))),
  );
  const widths = shareWidth(needed, columns - gap * (table.columns.length - 1));
  const lines = [
    table.columns
      .map(({ label, align }, index) =>
        paint(colour, 'dim', padTo(label.slice(0, widths[index]), widths[index] ?? 0, align)),
      )
      .join('  '),
    paint(colour, 'dim', widths.map((width) => '─'.repeat(width)).join('──')),
  ];
  for (const row of table.rows) {
    const cells = widths.map((width, index) => flow(row[index] ?? '', width, colour));
    for (let line = 0; line < Math.max(...cells.map(({ length }) => length)); line += 1) {
      const parts = cells.map((cell, index) => {
        const text = cell[line] ?? '';
        return padPainted(text, stripColour(text), widths[index] ?? 0, table.columns[index]?.align ?? 'left');
      });
      lines.push(parts.join('  ').trimEnd());
    }
  }
  return lines;
}

/** `░░░██████░░░`: the bounds on a scale from 0 to 1. */
export function barText(min: number, max: number, width: number): string {
  const from = Math.min(width - 1, Math.floor(min * width));
  const to = Math.max(from + 1, Math.ceil(max * width));
  return '░'.repeat(from) + '█'.repeat(to - from) + '░'.repeat(width - to);
}

function blockText(block: Block, options: TextOptions): readonly string[] {
  const { colour, columns } = options;
  switch (block.kind) {
    case 'heading': {
      const aside = block.aside === undefined ? [] : [{ kind: 'text' as const, text: `  ${block.aside}` }];
      const head = inlines(block.words).map(({ text }) => ({ kind: 'strong' as const, text }));
      return flow([...head, ...aside], columns, colour);
    }
    case 'paragraph':
      return flow(block.words, columns, colour);
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.ordered ? `${index + 1}. ` : '· ';
        return flow(item, columns - mark.length, colour).map(
          (line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line,
        );
      });
    case 'quote':
      return [
        ...wrapText(`“${block.quote}”`, columns - 2).map((line) => `│ ${paint(colour, 'quote', line)}`),
        ...wrapText(block.cite, columns - 2).map((line) => `│ ${paint(colour, 'cite', line)}`),
      ];
    case 'table':
      return renderTableText(block, options);
    case 'bars': {
      const width = Math.max(...block.rows.map(({ name }) => textWidth(name)), 0);
      return block.rows.map(({ name, label, min, max }) => {
        const bar = min === undefined || max === undefined ? '?'.padEnd(20) : barText(min, max, 20);
        return `${padTo(name, width)}  ${paint(colour, 'cite', bar)}  ${label}`;
      });
    }
  }
}

/** One blank line between blocks, except between a heading and what it heads. */
export function renderText(blocks: readonly Block[], options: TextOptions): string {
  const out: string[] = [];
  blocks.forEach((block, index) => {
    if (index > 0 && blocks[index - 1]?.kind !== 'heading') out.push('');
    out.push(...blockText(block, options));
  });
  return `${out.map((line) => line.trimEnd()).join('\n')}\n`;
}
