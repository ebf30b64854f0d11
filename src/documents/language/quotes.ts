import type { Span } from '../../basics/index.ts';

const LONGEST = 6000;
const OPEN = /["“«]|(?<![\p{L}\p{N}])‘(?=[\p{L}\p{N}[…])/gu;
const CLOSER: Readonly<Record<string, RegExp>> = { '“': /[”"]/g, '"': /"/g, '«': /»/g, '‘': /’(?![\p{L}\p{N}])/gu };

/** Where the quotation that opens at `open` closes: in its own paragraph, else in a later one that ends it. */
function closeOf(
  text: string,
  open: number,
  paragraphs: readonly Span[],
  index: number,
  dead: Set<string>,
): number | null {
  if (dead.has(text[open] ?? '')) return null;
  const closer = CLOSER[text[open] ?? ''] ?? /"/g;
  const paragraph = paragraphs[index];
  if (paragraph === undefined) return null;
  closer.lastIndex = open + 1;
  const own = closer.exec(text);
  if (own === null) {
    dead.add(text[open] ?? '');
    return null;
  }
  if (own.index < paragraph.end) return own.index + 1;
  for (let later = index + 1; later < Math.min(index + 6, paragraphs.length); later += 1) {
    const next = paragraphs[later];
    if (next === undefined || next.start - open > LONGEST) return null;
    const reopened = /^["“«‘]/.test(text.slice(next.start, next.start + 1));
    closer.lastIndex = next.start + (reopened ? 1 : 0);
    const found = closer.exec(text);
    if (found === null) return null;
    // Without a mark at the head of the paragraph, the first mark must look like a closing one.
    const closes =
      found[0] === '”' || found[0] === '»' || found[0] === '’' || /\S$/.test(text.slice(found.index - 1, found.index));
    if (found.index < next.end) return closes ? found.index + 1 : null;
    if (!reopened && later > index + 1) return null;
  }
  return null;
}

/**
 * Quotations in text order, marks included. A quotation of several paragraphs, each opened again and only the last
 * closed, is one. An opening mark that nothing closes opens nothing. Linear.
 */
export function findQuotes(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const quotes: Span[] = [];
  let reach = 0;
  // Marks that nothing closes in the rest of the text.
  const dead = new Set<string>();
  paragraphs.forEach((paragraph, index) => {
    OPEN.lastIndex = Math.max(paragraph.start, reach);
    for (let found = OPEN.exec(text); found !== null && found.index < paragraph.end; found = OPEN.exec(text)) {
      const end = closeOf(text, found.index, paragraphs, index, dead);
      if (end === null) continue;
      quotes.push({ start: found.index, end });
      reach = end;
      OPEN.lastIndex = end;
      if (end > paragraph.end) break;
    }
  });
  return quotes;
}
