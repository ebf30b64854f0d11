// Lines of a PDF's pages → paragraphs: running heads set aside, words joined that the line end divided. Pure, so that the
// rules are tested without a PDF. The method is geometry only: line distance, line length, letter height.

/** One line of a page as the PDF draws it. `source` is its offset in the page's raw text. */
export interface PdfLine {
  readonly page: number;
  readonly source: number;
  readonly text: string;
  readonly x: number;
  /** From the bottom of the page, in points. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaidLine extends PdfLine {
  readonly role: 'running_head' | 'title' | 'subhead' | null;
  /** How it goes on after the line before it of the same text: a new line, a blank, or a word put together again. */
  readonly joins: 'new' | 'space' | 'word';
}

const EDGE = 2;
const normal = (text: string): string => text.trim().toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');

/** The first and last two lines of each page. */
function edgesOf(pages: ReadonlyMap<number, readonly PdfLine[]>): readonly PdfLine[] {
  return [...pages.values()].flatMap((lines) => {
    const byHeight = lines.toSorted((a, b) => b.y - a.y);
    return byHeight.length <= EDGE * 2 ? byHeight : [...byHeight.slice(0, EDGE), ...byHeight.slice(-EDGE)];
  });
}

/** The outermost line of each page, where on most pages it stands at one height and well apart from the text. */
function findApart(pages: ReadonlyMap<number, readonly PdfLine[]>, top: boolean): readonly PdfLine[] {
  const outermost = [...pages.values()].flatMap((lines) => {
    const sorted = lines.toSorted((a, b) => (top ? b.y - a.y : a.y - b.y));
    const [first, second, third] = sorted;
    if (first === undefined || second === undefined || third === undefined) return [];
    return Math.abs(first.y - second.y) > 1.8 * Math.abs(second.y - third.y) && first.text.length < 100 ? [first] : [];
  });
  const most = Math.max(3, pages.size / 2);
  return outermost.filter((line) => outermost.filter(({ y }) => Math.abs(y - line.y) < 1).length >= most);
}

/**
 * Lines at an edge that come back on three pages, or on half of them, the digits aside; bare page numbers; and lines that
 * stand apart at the same height on most pages.
 */
function findRunningHeads(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const own = pages.get(line.page);
    if (own === undefined) pages.set(line.page, [line]);
    else own.push(line);
  }
  const edges = edgesOf(pages);
  const seen = new Map<string, Set<number>>();
  for (const line of edges) {
    const key = normal(line.text);
    seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
  }
  const enough = Math.max(2, Math.min(3, Math.ceil(pages.size / 2)));
  const bare = /^[-–— ]*(?:page |p\. ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:\/|of) ?\d{1,4})?[-–— ]*$/i;
  return new Set([
    ...edges.filter((line) => (seen.get(normal(line.text))?.size ?? 0) >= enough || bare.test(line.text.trim())),
    ...findApart(pages, true),
    ...findApart(pages, false),
  ]);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Points between the left edges of two columns, at least. */
const COLUMN = 120;

/** Three of four lines of a column end before this, so that a title or a note across the page does not count. Columns are told by where their lines begin. */
function columnRights(lines: readonly PdfLine[]): (x: number) => number {
  const columns: { x: number; readonly rights: number[] }[] = [];
  for (const { x, width } of lines.toSorted((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last !== undefined && x - last.x < COLUMN) last.rights.push(x + width);
    else columns.push({ x, rights: [x + width] });
  }
  // Centred lines and table cells make no column.
  const real = columns.filter(({ rights }) => rights.length >= Math.max(3, lines.length / 10));
  const edges = (real.length > 0 ? real : columns).map(({ x, rights }) => ({
    x,
    right: rights.toSorted((a, b) => a - b)[Math.floor(rights.length * 0.75)] ?? 0,
  }));
  return (x) => (edges.findLast((column) => column.x <= x + 1) ?? edges[0])?.right ?? 0;
}

function rightsByPage(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const known = pages.get(line.page);
    if (known === undefined) pages.set(line.page, [line]);
    else known.push(line);
  }
  const all = columnRights(lines);
  const own = new Map([...pages].filter(([, few]) => few.length >= 6).map(([page, few]) => [page, columnRights(few)]));
  return ({ page, x }) => (own.get(page) ?? all)(x);
}

interface Measures {
  readonly height: number;
  readonly distance: number;
  /** How far the lines reach of the column that the line begins in. */
  readonly rightOf: (line: PdfLine) => number;
  readonly words: ReadonlySet<string>;
}

function measure(lines: readonly PdfLine[]): Measures {
  const distances = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before !== undefined && before.page === line.page && before.y > line.y ? [before.y - line.y] : [];
  });
  const words = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/[\p{L}-]+/gu) ?? []));
  return {
    height: median(lines.map((line) => line.height)),
    distance: median(distances),
    rightOf: rightsByPage(lines),
    words,
  };
}

const OPENS = /^(?:[-•*–]|\d{1,3}[.)]|\([a-z\d]{1,3}\)|[A-Z]\.|Article \d)\s?/;
const ENDS = /[.!?:;]["”’)\]]*\s*$/;

/** Whether `line` goes on with the paragraph of the line before it. */
function continues(before: LaidLine, line: PdfLine, measures: Measures): boolean {
  if (before.role !== null || Math.abs(before.height - line.height) > 0.6 || OPENS.test(line.text)) return false;
  // A note at the foot of the page.
  if (line.height < measures.height * 0.95 && /^\d{1,2} ?\p{Lu}/u.test(line.text)) return false;
  const right = measures.rightOf(before);
  const full = before.x + before.width > right - Math.max(0.2 * (right - before.x), 0);
  if (before.page !== line.page) return !ENDS.test(before.text) && (full || /^\p{Ll}/u.test(line.text));
  const distance = before.y - line.y;
  if (distance < 0) return !ENDS.test(before.text);
  return distance <= measures.distance * 1.35 + 1 && (full || /^\p{Ll}/u.test(line.text));
}

/**
 * 'una-' + 'nimity' is one word; 'one-' + 'sided' keeps its hyphen when the text writes 'one-sided' elsewhere and
 * 'onesided' nowhere. Without such a witness the hyphen goes.
 */
function joinOf(before: PdfLine, line: PdfLine, words: ReadonlySet<string>): 'space' | 'word' {
  const left = /([\p{L}]+)[-\u00ad\u2010]\s*$/u.exec(before.text)?.[1];
  const right = /^(\p{Ll}+)/u.exec(line.text)?.[1];
  if (left === undefined || right === undefined) return 'space';
  const [together, divided] = [`${left}${right}`.toLowerCase(), `${left}-${right}`.toLowerCase()];
  return words.has(divided) && !words.has(together) ? 'space' : 'word';
}

/** Lines in drawing order → the same lines with roles and joins. Linear but for sorting each page's lines and comparing the outermost lines of all pages. */
export function layOut(lines: readonly PdfLine[]): readonly LaidLine[] {
  const heads = findRunningHeads(lines);
  const body = lines.filter((line) => !heads.has(line));
  const measures = measure(body);
  const firstPage = body[0]?.page;
  const largest = Math.max(...body.filter((line) => line.page === firstPage).map((line) => line.height), 0);
  const roleOf = (line: PdfLine): LaidLine['role'] => {
    if (line.height < measures.height * 1.15 || line.text.length > 200) return null;
    return line.page === firstPage && line.height === largest ? 'title' : 'subhead';
  };
  const out: LaidLine[] = [];
  let waiting: LaidLine[] = [];
  let last: LaidLine | undefined;
  for (const line of lines) {
    if (heads.has(line)) {
      waiting.push({ ...line, role: 'running_head', joins: 'new' });
      continue;
    }
    const role = roleOf(line);
    const alike = last !== undefined && last.page === line.page && Math.abs(last.height - line.height) <= 0.6;
    const same = last !== undefined && role !== null && role === last.role && alike;
    const goesOn = last !== undefined && (same || (role === null && continues(last, line, measures)));
    if (!goesOn) {
      out.push(...waiting);
      waiting = [];
    }
    const joins = !goesOn || last === undefined ? 'new' : joinOf(last, line, measures.words);
    last = { ...line, role, joins };
    out.push(last);
  }
  return [...out, ...waiting];
}
