// Blocks → Markdown (CommonMark with tables) that shows hostile words as words.
import { type Block, inlines, type Words } from './block.ts';

/** Words of a source must not become markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#~]/g, (character) => `\\${character}`)
    .replace(/&/g, '&amp;')
    .replace(/\s*\n\s*/g, ' ');
}

function words(value: Words): string {
  return inlines(value)
    .map(({ kind, text }) => {
      const safe = escapeMarkdown(text);
      switch (kind) {
        case 'strong':
        case 'danger':
        case 'number':
          return text.trim() === '' ? safe : `**${safe}**`;
        case 'quote':
        case 'open':
          return text.trim() === '' ? safe : `*${safe}*`;
        case 'text':
        case 'cite':
        case 'ok':
        case 'code':
          return safe;
      }
    })
    .join('');
}

function block(value: Block): string {
  switch (value.kind) {
    case 'heading':
      return `${'#'.repeat(value.level)} ${words(value.words)}${value.aside ? `\n\n*${escapeMarkdown(value.aside)}*` : ''}`;
    case 'paragraph':
      return words(value.words);
    case 'list':
      return value.items.map((item, index) => `${value.ordered ? `${index + 1}.` : '-'} ${words(item)}`).join('\n');
    case 'quote':
      return `> ${escapeMarkdown(value.quote)}\n>\n> — ${escapeMarkdown(value.cite)}`;
    case 'table':
      return [
        value.columns.map(({ label }) => escapeMarkdown(label)),
        value.columns.map(({ align }) => (align === 'right' ? '--:' : '---')),
        ...value.rows.map((row) => row.map(words)),
      ]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
    case 'bars':
      return value.rows.map(({ name, label }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(label)}`).join('\n');
  }
}

export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(block).join('\n\n')}\n`;
}
