// Blocks → semantic HTML without any inline style or script, so that the strictest content policy holds.
import { type Block, inlines, type Words } from './block.ts';
import { escapeHtml } from './escape.ts';
import { renderBarsSvg } from './pictures/bars.ts';

/** Inline words; what is open says so to a screen reader by its own word, and to the eye by its hatch. */
export function wordsHtml(value: Words): string {
  return inlines(value)
    .map(({ kind, text }) => {
      const safe = escapeHtml(text);
      switch (kind) {
        case 'text':
          return safe;
        case 'strong':
          return `<strong>${safe}</strong>`;
        case 'quote':
          return `<q>${safe}</q>`;
        case 'cite':
          return `<cite>${safe}</cite>`;
        case 'code':
          return `<code>${safe}</code>`;
        case 'open':
        case 'danger':
        case 'ok':
        case 'number':
          return `<span class="${kind}">${safe}</span>`;
      }
    })
    .join('');
}

export function quoteHtml(quote: string, cite: string): string {
  return `<figure class="quote"><blockquote><p>${escapeHtml(quote)}</p></blockquote><figcaption>${escapeHtml(cite)}</figcaption></figure>`;
}

/** The head cells carry `scope`; on a phone each cell shows its column's name (`data-label`). */
export function tableHtml({ caption, columns, rows }: Block & { readonly kind: 'table' }): string {
  const side = (index: number): string => (columns[index]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${side(index)}>${escapeHtml(label)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0
        ? `<th scope="row">${wordsHtml(cell)}</th>`
        : `<td${side(index)} data-label="${escapeHtml(columns[index]?.label ?? '')}">${wordsHtml(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const aside = block.aside === undefined ? '' : ` <small>${escapeHtml(block.aside)}</small>`;
      return `<h${block.level}>${wordsHtml(block.words)}${aside}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p>${wordsHtml(block.words)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${wordsHtml(item)}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return quoteHtml(block.quote, block.cite);
    case 'table':
      return tableHtml(block);
    case 'bars':
      return renderBarsSvg(block);
  }
}

export function renderHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

export interface PageParts {
  readonly title: string;
  readonly body: string;
  /** Style sheets by address, or one style sheet inside the page for a file that travels alone. */
  readonly style: { readonly href: string } | { readonly text: string };
}

export function renderPage({ title, body, style }: PageParts): string {
  const sheet =
    'href' in style
      ? `<link rel="stylesheet" href="${escapeHtml(style.href)}">`
      : `<style>${style.text.replace(/<\//g, '<\\/')}</style>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${sheet}
</head>
<body>
${body}
</body>
</html>
`;
}
