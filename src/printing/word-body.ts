// The text of a Word file as WordprocessingML: paragraphs, tables and notes, each written once as it comes. A brief of
// hundreds of pages has a hundred thousand runs; as objects of a library they would take a gigabyte.
import type { Paper, PaperBlock, PaperNote, PaperSpan, PaperTable, PaperWords } from '../report/index.ts';
import { columnShares } from './columns.ts';

export const INK = {
  accent: '0F5C73',
  soft: '545F6D',
  danger: 'B23A17',
  ok: '1F6B4A',
  open: '6D4A00',
  rule: 'BBB6AA',
} as const;

/** Of an A4 page with these margins, in twentieths of a point. */
export const [PAGE, MARGIN] = [{ width: 11906, height: 16838 }, 1304];
export const TEXT_WIDTH = PAGE.width - 2 * MARGIN;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold are left out. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is left out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
}

const escaped = (text: string): string => plain(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const BOLD = '<w:b/><w:bCs/>';
const ITALIC = '<w:i/><w:iCs/>';
const colour = (ink: string): string => `<w:color w:val="${ink}"/>`;

const LOOKS: Readonly<Record<PaperSpan['kind'], string>> = {
  text: '',
  strong: BOLD,
  number: BOLD,
  quote: ITALIC,
  cite: colour(INK.accent),
  code: '',
  open: colour(INK.open),
  danger: BOLD + colour(INK.danger),
  ok: colour(INK.ok),
};

function run(text: string, look = ''): string {
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

function paragraph(style: string, content: string, more = ''): string {
  const own = (style === '' ? '' : `<w:pStyle w:val="${style}"/>`) + more;
  return `<w:p>${own === '' ? '' : `<w:pPr>${own}</w:pPr>`}${content}</w:p>`;
}

/** Notes in the order of their marks. */
interface Notes {
  readonly written: string[];
}

const MARK = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>';

function noteMark({ quote, place }: PaperNote, { written }: Notes): string {
  const id = written.length + 1;
  const words = quote === undefined ? '' : run(`“${quote}”`, ITALIC);
  const from = run(`${quote === undefined ? '' : ' '}${place}`);
  const text = paragraph('FootnoteText', `<w:r>${MARK}<w:footnoteRef/></w:r>${words}${from}`);
  written.push(`<w:footnote w:id="${id}">${text}</w:footnote>`);
  return `<w:r>${MARK}<w:footnoteReference w:id="${id}"/></w:r>`;
}

function runs(words: PaperWords, notes: Notes): string {
  return words
    .map(({ kind, text, note }) => {
      const own = text === '' ? '' : run(text, LOOKS[kind]);
      return note === undefined ? own : own + noteMark(note, notes);
    })
    .join('');
}

function widthsOf({ columns, rows }: PaperTable): readonly number[] {
  const cells = rows.map((row) => row.map((words) => words.map(({ text }) => text).join('')));
  const shares = columnShares(columns, cells);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH));
}

const NO_LINE = 'w:val="none" w:color="auto" w:sz="0"';
const LINE = `w:val="single" w:color="${INK.rule}" w:sz="4"`;
const BORDERS = `<w:tblBorders><w:top ${NO_LINE}/><w:left ${NO_LINE}/><w:bottom ${LINE}/><w:right ${NO_LINE}/><w:insideH ${LINE}/><w:insideV ${NO_LINE}/></w:tblBorders>`;
const [HIGH, WIDE] = ['w:type="dxa" w:w="40"', 'w:type="dxa" w:w="60"'];
const INSETS = `<w:tblCellMar><w:top ${HIGH}/><w:left ${WIDE}/><w:bottom ${HIGH}/><w:right ${WIDE}/></w:tblCellMar>`;
const TABLE = `<w:tblPr><w:tblW w:type="dxa" w:w="${TEXT_WIDTH}"/>${BORDERS}<w:tblLayout w:type="fixed"/>${INSETS}</w:tblPr>`;

function tableXml(table: PaperTable, notes: Notes): string {
  const widths = widthsOf(table);
  const style = table.small ? 'CellSmall' : 'Cell';
  const cell = (content: string, at: number): string =>
    `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${widths[at] ?? 0}"/></w:tcPr>${paragraph(style, content)}</w:tc>`;
  const row = (cells: readonly string[], head = ''): string =>
    `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.join('')}</w:tr>`;
  const head = table.columns.map((label, at) => cell(run(label, BOLD + colour(INK.soft)), at));
  const body = table.rows.map((words) => row(words.map((each, at) => cell(runs(each, notes), at))));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl>${TABLE}<w:tblGrid>${grid}</w:tblGrid>${row(head, '<w:tblHeader/>')}${body.join('')}</w:tbl>`;
}

const caption = (words: string): string => paragraph('Caption', run(words), '<w:keepNext/>');

/** What the library knows and this text refers to. */
export interface References {
  /** Number of the list of bullets. */
  readonly bullets: string;
  /** Picture's id → its paragraph. */
  readonly pictures: ReadonlyMap<string, string>;
}

function blockXml(block: PaperBlock, { bullets, pictures }: References, notes: Notes): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.level === 1 ? 'Heading1' : 'Heading2', run(block.words));
    case 'paragraph':
      return paragraph({ plain: '', lead: 'Lead', soft: 'Soft' }[block.look], runs(block.words, notes));
    case 'list': {
      const bullet = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${bullets}"/></w:numPr>`;
      return block.items.map((item) => paragraph('ListParagraph', runs(item, notes), bullet)).join('');
    }
    case 'table':
      return caption(block.caption) + tableXml(block, notes) + paragraph('Soft', '');
    case 'picture': {
      const drawn = pictures.get(block.picture.id);
      return drawn === undefined ? '' : caption(block.picture.drawing.parts.title) + drawn;
    }
  }
}

/** The paragraphs and tables of a paper, and its notes. */
export function wordBody(
  { title, subtitle, blocks }: Paper,
  references: References,
): { readonly body: string; readonly notes: string } {
  const notes: Notes = { written: [] };
  const parts = [paragraph('Title', run(title))];
  if (subtitle !== undefined) parts.push(paragraph('Soft', run(subtitle)));
  for (const block of blocks) parts.push(blockXml(block, references, notes));
  return { body: parts.join(''), notes: notes.written.join('') };
}
