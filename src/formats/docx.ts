// The text of a WordprocessingML document (ECMA-376 part 1, chapter 17): paragraphs of the body, then foot- and endnotes,
// then headers and footers as noise. Inserted words count, deleted ones do not. The map leads to offsets in the XML parts.
// Numbers that Word computes for lists are in no paragraph: they label lines and are not in the text.
import { type Diagnostic, fail, type Result, sha256Hex, succeed } from '../basics/index.ts';
import { decodeUtf8, type ExtractedText } from '../documents/index.ts';
import { type Numbering, readNumbering } from './docx-numbering.ts';
import { newTextBuilder, type TextBuilder } from './text-builder.ts';
import { listZipEntries, unzipEntry, type ZipEntry } from './zip.ts';

const LARGEST = 64 * 1024 * 1024;
const MAIN = 'word/document.xml';
const PARTS: readonly RegExp[] = [
  /^word\/document\.xml$/,
  /^word\/(?:foot|end)notes\.xml$/,
  /^word\/(?:header|footer)\d*\.xml$/,
];
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:title|titel|titre)$/i, 'title'],
  [/^subtitle$/i, 'standfirst'],
  [/heading|^(?:berschrift|titre)\d/i, 'subhead'],
  [/quote/i, 'quote_block'],
];

function entity(name: string): string {
  if (!name.startsWith('#')) return NAMED[name] ?? `&${name};`;
  const hex = name[1] === 'x';
  const point = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  const valid = point > 0 && point <= 0x10_ffff && !(point >= 0xd800 && point < 0xe000);
  return valid ? String.fromCodePoint(point) : '\ufffd';
}

/** Character data between two offsets of the XML, entity by entity, so that the map stays exact. */
function writeCharacters(xml: string, from: number, to: number, part: number, builder: TextBuilder): void {
  for (const piece of xml.slice(from, to).matchAll(/&(#?\w{1,10});|[\r\n]+|[^&\r\n]+|&/g)) {
    const words = piece[1] === undefined ? (/^[\r\n]/.test(piece[0]) ? ' ' : piece[0]) : entity(piece[1]);
    builder.write(/[\r\n]/.test(words) ? ' ' : words, from + piece.index, part);
  }
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']{0,200})["']`).exec(tag.slice(0, 2000))?.[1];
}

interface Walk {
  readonly xml: string;
  readonly part: number;
  readonly builder: TextBuilder;
  /** Every paragraph's role, for parts that are noise as a whole. */
  readonly role: string | null;
  readonly numbering: Numbering;
  /** Numbers of notes by kind and id, in the order of their marks. */
  readonly notes: Map<string, number>;
  /** The level that a paragraph's list properties have named so far. */
  level: number;
  /** The number of the note whose first paragraph comes next. */
  note: number | null;
  inText: boolean;
  fallback: number;
  deletions: number;
}

const BLANK: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:noBreakHyphen': '-' };

function openTag(walk: Walk, name: string, tag: string, at: number): void {
  const { builder, part } = walk;
  if (name === 'w:p') {
    builder.breakLine();
    walk.level = 0;
    if (walk.role !== null) builder.hint(walk.role);
    if (walk.note !== null) builder.label(`Note ${walk.note}`);
    walk.note = null;
  } else if (name === 'w:br' || name === 'w:cr') builder.breakLine();
  else if (name === 'w:numPr' && walk.role === null) builder.hint('list');
  else if (name === 'w:ilvl') walk.level = Number(attribute(tag, 'w:val') ?? 0);
  else if (name === 'w:numId' && walk.role === null) {
    const label = walk.numbering.next(attribute(tag, 'w:val') ?? '', walk.level);
    if (label !== null) builder.label(label);
  } else if (name === 'w:pStyle' && walk.role === null) {
    const style = STYLES.find(([pattern]) => pattern.test(attribute(tag, 'w:val') ?? ''));
    if (style !== undefined) builder.hint(style[1]);
  } else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
    const key = `${name.slice(2, -9)} ${attribute(tag, 'w:id') ?? ''}`;
    if (!walk.notes.has(key)) walk.notes.set(key, walk.notes.size + 1);
    builder.mark(String(walk.notes.get(key)));
  } else if (name === 'w:footnote' || name === 'w:endnote')
    walk.note = walk.notes.get(`${name.slice(2)} ${attribute(tag, 'w:id') ?? ''}`) ?? null;
  else if (name === 'w:delText') walk.deletions += 1;
  else if (name === 'w:t') walk.inText = !tag.endsWith('/>');
  else if (BLANK[name] !== undefined && tag.endsWith('/>')) builder.write(BLANK[name], at, part);
}

/** One pass over the tags, no tree, so depth costs nothing. Linear. */
function walkXml(walk: Walk): void {
  const { xml } = walk;
  let at = 0;
  for (let open = xml.indexOf('<'); open !== -1; open = xml.indexOf('<', at)) {
    if (walk.inText && walk.fallback === 0) writeCharacters(xml, at, open, walk.part, walk.builder);
    const comment = xml.startsWith('<!--', open);
    const stop = xml.indexOf(comment ? '-->' : '>', open);
    at = stop === -1 ? xml.length : stop + (comment ? 3 : 1);
    if (comment) continue;
    const tag = xml.slice(open, at);
    const [, slash = '', name = ''] = /^<(\/?)([\w:.-]{1,80})/.exec(tag) ?? [];
    if (name === 'mc:Fallback') walk.fallback += slash === '/' ? -1 : tag.endsWith('/>') ? 0 : 1;
    else if (walk.fallback > 0) continue;
    else if (slash === '') openTag(walk, name, tag, open);
    else if (name === 'w:t') walk.inText = false;
    else if (name === 'w:p') walk.builder.breakLine();
  }
}

/** Text parts in reading order. */
function textEntries(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return PARTS.flatMap((pattern) => entries.filter(({ name }) => pattern.test(name)).toSorted(byName));
}
const byName = (a: ZipEntry, b: ZipEntry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function unpack(bytes: Uint8Array, entries: readonly ZipEntry[]): Result<readonly string[]> {
  const texts: string[] = [];
  let left = LARGEST;
  for (const entry of entries) {
    const data = unzipEntry(bytes, entry, left);
    if (!data.ok) return data;
    left -= data.value.length;
    texts.push(decodeUtf8(data.value).text);
  }
  return succeed(texts);
}

/** DOCX bytes → text. T101-T105. Cost: linear in the unpacked text parts, at most 64 MiB together. */
export function extractDocx(bytes: Uint8Array): Result<ExtractedText> {
  const listed = listZipEntries(bytes);
  if (!listed.ok) return listed;
  const entries = textEntries(listed.value);
  if (!entries.some(({ name }) => name === MAIN)) {
    const message = `the archive has no ${MAIN}, so it is not a DOCX document`;
    return fail({ code: 'T103', severity: 'error', message });
  }
  const unpacked = unpack(bytes, entries);
  if (!unpacked.ok) return unpacked;
  const builder = newTextBuilder();
  const listing = listed.value.find(({ name }) => name === 'word/numbering.xml');
  const numbers = listing === undefined ? null : unpack(bytes, [listing]);
  if (numbers !== null && !numbers.ok) return numbers;
  const numbering = readNumbering(numbers?.value[0] ?? '');
  let deletions = 0;
  const notes = new Map<string, number>();
  unpacked.value.forEach((xml, part) => {
    const head = /^word\/(?:header|footer)/.test(entries[part]?.name ?? '');
    const role = head ? 'running_head' : null;
    const walk: Walk = {
      xml,
      part,
      builder,
      role,
      numbering,
      notes,
      note: null,
      level: 0,
      inText: false,
      fallback: 0,
      deletions: 0,
    };
    walkXml(walk);
    builder.breakLine();
    deletions += walk.deletions;
  });
  const diagnostics: Diagnostic[] = [];
  if (deletions > 0) {
    const message = `${deletions} pieces of text are marked as deleted and were left out`;
    diagnostics.push({ code: 'T105', severity: 'warning', message });
  }
  const parts = entries.map(({ name }) => name);
  return succeed({ format: 'docx', sha256: sha256Hex(bytes), parts, ...builder.finish(), diagnostics });
}
