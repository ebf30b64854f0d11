// A printed brief as Typst markup. Words are string literals, so none of them can become markup.
import {
  type Paper,
  type PaperBlock,
  type PaperSpan,
  type PaperTable,
  type PaperWords,
  PRINT_FAMILIES,
} from '../report/index.ts';
import { columnShares } from './columns.ts';

const { sans, serif } = PRINT_FAMILIES;

/** A string of the language: quotes and backslashes escaped, controls left out. */
export function literal(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is left out
  const clean = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').replace(/\s+/g, ' ');
  return `"${clean.replace(/[\\"]/g, '\\$&')}"`;
}

function noteMarkup({ note }: PaperSpan): string {
  if (note === undefined) return '';
  const quote = note.quote === undefined ? '' : `#emph(${literal(`“${note.quote}”`)})`;
  const place = note.place === '' ? '' : `#text(${literal(`${quote === '' ? '' : ' '}${note.place}`)})`;
  return `#footnote[${quote}${place}]`;
}

const LOOKS: Readonly<Record<PaperSpan['kind'], string | undefined>> = {
  text: undefined,
  strong: 'weight: 600',
  number: 'weight: 600',
  quote: 'style: "italic"',
  cite: 'fill: accent',
  code: undefined,
  open: 'fill: open-ink',
  danger: 'fill: danger, weight: 600',
  ok: 'fill: ok-ink',
};

export function wordsMarkup(words: PaperWords): string {
  return words
    .map((each) => {
      const look = LOOKS[each.kind];
      const text = each.text === '' ? '' : `#text(${look === undefined ? '' : `${look}, `}${literal(each.text)})`;
      return text + noteMarkup(each);
    })
    .join('');
}

const [MOST_ROWS, PIECE] = [60, 40];

/**
 * A table of many pages is set as several, each with the heads of the columns: the typesetter goes over all rows of a table
 * again for every note in it, so that time and memory would grow with the square.
 */
function piecesOf<T>(rows: readonly T[]): readonly (readonly T[])[] {
  if (rows.length <= MOST_ROWS) return [rows];
  return Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, at) => rows.slice(at * PIECE, (at + 1) * PIECE));
}

const TOGETHER = { rows: 8, letters: 1200 } as const;

/** A short table stays on one page; a long one may not, or it would run over the edge. */
function isShort(rows: readonly (readonly string[])[]): boolean {
  return rows.length <= TOGETHER.rows && rows.flat().join('').length <= TOGETHER.letters;
}

function tableMarkup({ caption, columns, rows, small }: PaperTable): string {
  const plain = rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join('')));
  const shares = columnShares(columns, plain).map((share) => `${share}fr`);
  const head = columns.map((label) => `[#text(${literal(label)})]`).join(', ');
  return piecesOf(rows)
    .map((piece, at) => {
      const body = piece.map((row) => row.map((cell) => `[${wordsMarkup(cell)}]`).join(', ')).join(',\n  ');
      const words = at === 0 ? literal(caption) : 'none';
      const kind = `${small ? 'small' : 'main'}-table`;
      return `#${kind}(${words}, whole: ${isShort(plain)})[#table(columns: (${shares.join(', ')},),
  table.header(${head}),
  ${body}
)]`;
    })
    .join('\n');
}

function blockMarkup(block: PaperBlock): string {
  switch (block.kind) {
    case 'heading':
      return `#heading(level: ${block.level})[#text(${literal(block.words)})]`;
    case 'paragraph': {
      const words = wordsMarkup(block.words);
      return block.look === 'plain' ? words : `#${block.look}[${words}]`;
    }
    case 'list':
      return `#list(${block.items.map((item) => `[${wordsMarkup(item)}]`).join(',\n  ')})`;
    case 'table':
      return tableMarkup(block);
    case 'picture': {
      const { id, drawing } = block.picture;
      const { title, description, width } = drawing.parts;
      return `#picture("${id}.svg", ${width}, ${literal(title)}, ${literal(description)})`;
    }
  }
}

/** A4, numbered pages. A unit of a picture is 0.6 points, or less where it would not fit the page. */
function preamble({ title, subtitle, subject, author, language }: Paper): string {
  return `#set document(title: ${literal(title)}, author: ${literal(author)}, description: ${literal(subject)}, date: none)
#let (accent, soft-ink, danger, ok-ink, open-ink, rule) = (rgb("#0f5c73"), rgb("#545f6d"), rgb("#b23a17"), rgb("#1f6b4a"), rgb("#6d4a00"), rgb("#bbb6aa"))
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 24mm), footer: context [#set text(font: "${sans}", size: 8pt, fill: soft-ink)
  #text(${literal(title)}) #h(1fr) #counter(page).display("1 / 1", both: true)])
#set text(lang: ${literal(language)}, font: "${serif}", size: 10.5pt, fill: rgb("#1c2430"), hyphenate: false)
#set par(leading: 0.62em, spacing: 0.95em)
#set list(spacing: 0.75em, indent: 0.2em, marker: text(font: "${serif}", [•]))
#show heading: set text(font: "${sans}", weight: 600)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 11pt)
#show heading.where(level: 1): set block(above: 1.9em, below: 0.8em)
#show heading.where(level: 2): set block(above: 1.4em, below: 0.7em)
#show footnote.entry: set text(size: 8.5pt)
#show figure.caption: set text(font: "${sans}", size: 8pt, fill: soft-ink)
#set figure.caption(position: top)
#show figure.caption: set block(sticky: true)
#show figure: set align(left)
#show figure.caption: set align(left)
#show table.cell.where(y: 0): set text(weight: 600, fill: soft-ink)
#set table(stroke: (_, y) => (top: if y > 0 { 0.5pt + rule }), inset: (x: 3pt, y: 4pt), align: left)
#let lead(body) = block(above: 1.4em, below: 1.4em, text(size: 14pt, weight: 600, body))
#let soft(body) = block(sticky: true, par(text(font: "${sans}", size: 8.5pt, fill: soft-ink, body)))
#let captioned(size, caption, whole, body) = { show table: set text(font: "${sans}", size: size); show table: set par(leading: 0.5em)
  show figure.where(kind: table): set block(breakable: not whole)
  figure(kind: table, supplement: none, numbering: none, caption: caption, body) }
#let main-table(caption, whole: false, body) = captioned(8.5pt, caption, whole, body)
#let small-table(caption, whole: false, body) = captioned(7.5pt, caption, whole, body)
#let picture(file, units, caption, description) = block(breakable: false, layout(room => figure(supplement: none, numbering: none, caption: caption,
  image(file, width: calc.min(room.width, units * 0.6pt), alt: description))))
#block(above: 0pt, below: 0.9em, text(font: "${sans}", size: 20pt, weight: 600, title()))
${subtitle === undefined ? '' : `#soft[#text(size: 10pt, ${literal(subtitle)})]`}`;
}

/** The whole source; pictures are files of the names \`ID.svg\` beside it. */
export function renderTypst(paper: Paper): string {
  return [preamble(paper), ...paper.blocks.map(blockMarkup)].join('\n\n');
}
