import type { Span } from '../../basics/index.ts';

export interface Token extends Span {
  readonly text: string;
  readonly lower: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Whether it stands inside quotation marks. */
  readonly quoted: boolean;
  /** Whether it opens or closes a quotation. */
  readonly quotes: boolean;
}

const TOKEN =
  /(?<word>(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}]*(?:[-–][\p{L}\p{N}]+|['’](?!s\b|s$)\p{L}+)*)|(?<number>\d[\d.,:]*\d|\d)|['’]s?(?!\p{L})|[^\s\p{Cf}]/gu;

/** Words, numbers and marks of a stretch of text; `'s` is a mark of its own. Linear. */
export function tokenise(text: string, span: Span, quotes: readonly Span[]): readonly Token[] {
  const tokens: Token[] = [];
  let next = quotes.findIndex((quote) => quote.end > span.start);
  if (next === -1) next = quotes.length;
  for (const match of text.slice(span.start, span.end).matchAll(TOKEN)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    while ((quotes[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const quote = quotes[next];
    tokens.push({
      start,
      end,
      text: match[0],
      lower: match[0].toLowerCase().replaceAll('’', "'"),
      kind: match.groups?.['word'] !== undefined ? 'word' : match.groups?.['number'] !== undefined ? 'number' : 'mark',
      quoted: quote !== undefined && quote.start < start && end < quote.end,
      quotes: quote !== undefined && end === start + 1 && (quote.start === start || quote.end === end),
    });
  }
  return tokens;
}

export const isCapital = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{Lu}/u.test(token.text);
export const isPossessive = (token: Token | undefined): boolean =>
  token !== undefined && !token.quotes && /^['’]s?$/.test(token.text);
export const isQuoteMark = (token: Token | undefined): boolean =>
  token !== undefined && (token.quotes || /^["“”«»]$/.test(token.text));
