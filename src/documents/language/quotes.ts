import type { Span } from '../../basics/index.ts';

const LONGEST = 6000;
const OPEN = /["“«]|(?<![\p{L}\p{N}])‘(?=[\p{L}\p{N}[…])/gu;
const CLOSER: Readonly<Record<string, RegExp>> = { '“': /[”"]/g, '"': /"/g, '«': /»/g, '‘': /’(?![\p{L}\p{N}])/gu };

/** Where a pattern next occurs. What was found far ahead is kept, so that a text is not searched twice. */
class Search {
  readonly #pattern: RegExp;
  readonly #text: string;
  #from = 0;
  #found: number | null = -1;

  constructor(pattern: RegExp, text: string) {
    this.#pattern = pattern;
    this.#text = text;
  }

  /** The first place at or after `from`, or null. */
  next(from: number): number | null {
    const known = from >= this.#from && (this.#found === null || from <= this.#found);
    if (!known) {
      this.#pattern.lastIndex = from;
      this.#found = this.#pattern.exec(this.#text)?.index ?? null;
    }
    this.#from = known ? this.#from : from;
    return this.#found;
  }
}

interface Marks {
  readonly text: string;
  readonly opening: Search;
  readonly closing: Readonly<Record<string, Search>>;
}

/** Where the quotation that opens at `open` closes: in its own paragraph, else in a later one that ends it. */
function closeOf({ text, closing }: Marks, open: number, paragraphs: readonly Span[], index: number): number | null {
  const closer = closing[text[open] ?? ''];
  const paragraph = paragraphs[index];
  if (paragraph === undefined || closer === undefined) return null;
  const own = closer.next(open + 1);
  if (own === null) return null;
  if (own < paragraph.end) return own + 1;
  for (let later = index + 1; later < Math.min(index + 6, paragraphs.length); later += 1) {
    const next = paragraphs[later];
    if (next === undefined || next.start - open > LONGEST) return null;
    const reopened = /^["“«‘]/.test(text.slice(next.start, next.start + 1));
    const found = closer.next(next.start + (reopened ? 1 : 0));
    if (found === null) return null;
    // Without a mark at the head of the paragraph, the first mark must look like a closing one.
    const closes = /[”»’]/.test(text[found] ?? '') || /\S$/.test(text.slice(found - 1, found));
    if (found < next.end) return closes ? found + 1 : null;
    if (!reopened && later > index + 1) return null;
  }
  return null;
}

/**
 * Quotations in text order, marks included. A quotation of several paragraphs, each opened again and only the last
 * closed, is one. An opening mark that nothing closes opens nothing. Linear.
 */
export function findQuotes(text: string, paragraphs: readonly Span[]): readonly Span[] {
  const marks: Marks = {
    text,
    opening: new Search(OPEN, text),
    closing: Object.fromEntries(Object.entries(CLOSER).map(([mark, pattern]) => [mark, new Search(pattern, text)])),
  };
  const quotes: Span[] = [];
  let reach = 0;
  paragraphs.forEach((paragraph, index) => {
    let open = marks.opening.next(Math.max(paragraph.start, reach));
    while (open !== null && open < paragraph.end) {
      const end = closeOf(marks, open, paragraphs, index);
      if (end !== null) {
        quotes.push({ start: open, end });
        reach = end;
      }
      open = marks.opening.next(end ?? open + 1);
    }
  });
  return quotes;
}
