/**
 * A small document: what any answer is made of before it becomes terminal text, Markdown or HTML.
 * Pure data; a renderer may drop a shape it cannot draw, never its words.
 */
export type SpanKind = 'text' | 'strong' | 'quote' | 'cite' | 'open' | 'danger' | 'ok' | 'number' | 'code';

export interface Inline {
  readonly kind: SpanKind;
  readonly text: string;
}

export type Words = string | readonly Inline[];

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly words: Words;
  readonly aside?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[];
  readonly rows: readonly (readonly Words[])[];
}

/** A range on a scale of 0..1, drawn as a bar; `label` says the same in words. */
export interface Bars {
  readonly kind: 'bars';
  readonly title: string;
  readonly rows: readonly {
    readonly name: string;
    readonly label: string;
    readonly min?: number;
    readonly max?: number;
  }[];
}

export type Block =
  | Heading
  | Table
  | Bars
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[]; readonly ordered?: boolean }
  | { readonly kind: 'quote'; readonly quote: string; readonly cite: string };

/** Inline words of any kind as a list of spans. */
export function inlines(words: Words): readonly Inline[] {
  return typeof words === 'string' ? [{ kind: 'text', text: words }] : words;
}

/** The words without their kinds. */
export function plainWords(words: Words): string {
  return inlines(words)
    .map(({ text }) => text)
    .join('');
}

export function span(kind: SpanKind, text: string): Inline {
  return { kind, text };
}
