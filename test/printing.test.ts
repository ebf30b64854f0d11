// Word, PDF and PNG files of a brief: sound inside, with everything the brief says, the same bytes each time.
import { unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDossier } from '../src/cli/load-dossier.ts';
import { printBrief, printPictures } from '../src/printing/index.ts';
import { columnShares } from '../src/printing/columns.ts';
import { renderPdf, setPdf } from '../src/printing/pdf.ts';
import { literal } from '../src/printing/typst-markup.ts';
import {
  assembleAnnex,
  assembleBrief,
  assemblePaper,
  type Brief,
  drawBriefPictures,
  NO_ANNEX,
} from '../src/report/index.ts';

function example() {
  const read = openDossier('examples/ukraine-2025');
  if (!read.ok) throw new Error(read.diagnostics[0]?.message);
  return read.value;
}

const dossier = example();
const brief = assembleBrief(dossier);
const annex = assembleAnnex(dossier);
const paper = assemblePaper(brief, annex);
const pictures = drawBriefPictures(brief, annex);
const notes = paper.blocks.flatMap((block) => {
  const words = block.kind === 'list' ? block.items.flat() : block.kind === 'paragraph' ? block.words : [];
  return words.flatMap(({ note }) => note ?? []);
});
const tables = paper.blocks.filter(({ kind }) => kind === 'table');

/** A hostile brief: markup of every kind, letters of many scripts, characters that XML cannot hold. */
const HOSTILE: Brief = {
  ...brief,
  title: '#panic("x") & <w:p/> ] \\ " \u0000\ud800 \u202e$',
  headline: '*a* _b_ `c` = d #image("/etc/passwd") <b>',
  positions: [
    { quote: 'שלום 你好 Україна ‏مرحبا "] #x', actor: '*', stance: '#', provision: '@ref <x>', place: 'line 1' },
  ],
};

async function print(of: Brief, format: 'docx' | 'pdf', extra = annex): Promise<Uint8Array> {
  const printed = await printBrief(of, extra, format);
  if (!printed.ok) throw new Error(printed.diagnostics[0]?.message);
  return printed.value;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words of a well-formed part; throws unless every tag is closed in order and nothing stands bare. */
function wordsOfXml(xml: string): string {
  const open: string[] = [];
  for (const [, close, name, attributes = '', alone] of xml.matchAll(
    /<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"]|"[^"<]*")*?)(\/?)>/g,
  )) {
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes)) throw new Error(`bare & in ${name}`);
    if (close === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
    } else if (alone !== '/') open.push(name ?? '');
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join()}`);
  const between = xml.replace(/<\?[^>]*\?>|<\/?[A-Za-z](?:[^<>"]|"[^"<]*")*>/g, '');
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between)) throw new Error('bare < or & in words');
  return between.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

class WordFile {
  readonly entries: Readonly<Record<string, Uint8Array>>;
  constructor(bytes: Uint8Array) {
    this.entries = unzipSync(bytes);
  }
  text(name: string): string {
    const bytes = this.entries[name];
    if (bytes === undefined) throw new Error(`no ${name}`);
    return decoder.decode(bytes);
  }
  all(name: string, pattern: RegExp): string[] {
    return [...this.text(name).matchAll(pattern)].map((match) => match[1] ?? '');
  }
}

describe('the Word file', () => {
  let bytes: Uint8Array;
  let word: WordFile;
  beforeAll(async () => {
    bytes = await print(brief, 'docx');
    word = new WordFile(bytes);
  }, 120_000);

  it('is an archive of well-formed parts, each with its type, each relation leading to a part', () => {
    const types = word.text('[Content_Types].xml');
    for (const name of Object.keys(word.entries)) {
      if (/\.(?:xml|rels)$/.test(name)) expect(() => wordsOfXml(word.text(name)), name).not.toThrow();
      const known = types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`);
      expect(known || name === '[Content_Types].xml', name).toBe(true);
    }
    const relations = word.all('word/_rels/document.xml.rels', / Target="([^"]+)"/g);
    expect(relations.length).toBeGreaterThan(pictures.length);
    for (const target of relations) expect(word.entries[`word/${target}`], target).toBeDefined();
    const ids = new Set(word.all('word/_rels/document.xml.rels', / Id="([^"]+)"/g));
    const used = word.all('word/document.xml', / r:(?:embed|id)="([^"]+)"/g);
    expect(used.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has every note at the foot of a page, in order, with the words and the line of the source', () => {
    const used = word.all('word/document.xml', /<w:footnoteReference w:id="(\d+)"/g).map(Number);
    const there = word.all('word/footnotes.xml', /<w:footnote w:id="([1-9]\d*)"/g).map(Number);
    expect(notes.length).toBeGreaterThan(12);
    expect(used).toEqual(notes.map((_, at) => at + 1));
    expect(there).toEqual(used);
    const text = wordsOfXml(word.text('word/footnotes.xml'));
    for (const { quote = '', place } of notes) expect(text).toContain(quote === '' ? place : `“${quote}” ${place}`);
    const lines = dossier.documents[0]?.text.split('\n') ?? [];
    for (const { quote = '', place } of notes) {
      expect(place).toContain(dossier.documents[0]?.title);
      expect(lines[Number(/line (\d+)/.exec(place)?.[1]) - 1]).toContain(quote);
    }
  });

  it('has headings that are headings, tables with heads that repeat, one language, title and author', () => {
    const headings = paper.blocks.flatMap((block) => (block.kind === 'heading' ? block.level : []));
    const styles = word.all('word/document.xml', /<w:pStyle w:val="Heading(\d)"/g).map(Number);
    expect(styles).toEqual(headings);
    expect(word.all('word/document.xml', /(<w:pStyle w:val="Title")/g)).toHaveLength(1);
    expect(word.all('word/document.xml', /(<w:tbl>)/g)).toHaveLength(tables.length);
    expect(word.all('word/document.xml', /(<w:tblHeader\/>)/g)).toHaveLength(tables.length);
    expect(word.text('word/styles.xml')).toContain('<w:lang w:val="en-GB"');
    expect(word.text('docProps/core.xml')).toContain(`<dc:title>${brief.title}</dc:title>`);
    expect(word.text('docProps/core.xml')).toContain('<dc:creator>Casus</dc:creator>');
    expect(word.text('word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/);
  });

  it('has every picture as outlines and as dots, with its name and what it shows', () => {
    const document = word.text('word/document.xml');
    const drawn = [...document.matchAll(/<wp:docPr id="(\d+)" name="([^"]+)" descr="([^"]+)" title="([^"]+)"/g)];
    expect(drawn.map(([, id]) => Number(id))).toEqual(pictures.map((_, at) => at + 1));
    expect(drawn.map(([, , name]) => name)).toEqual(pictures.map(({ id }) => id));
    for (const [, , name, description = ''] of drawn) expect(description.length, name).toBeGreaterThan(20);
    const media = Object.keys(word.entries).filter((name) => name.startsWith('word/media/'));
    expect(media.filter((name) => name.endsWith('.png'))).toHaveLength(pictures.length);
    expect(media.filter((name) => name.endsWith('.svg'))).toHaveLength(pictures.length);
    for (const name of media.filter((each) => each.endsWith('.svg')))
      expect(word.text(name)).not.toMatch(/<text|font-family/);
  });

  it('is the same bytes each time, and names no time', async () => {
    expect(Buffer.compare(await print(brief, 'docx'), bytes)).toBe(0);
    expect(word.text('docProps/core.xml')).not.toMatch(/dcterms:(?:created|modified)|\d\d:\d\d/);
  });

  it('stays well formed whatever the words are, and keeps them', async () => {
    const hostile = new WordFile(await print(HOSTILE, 'docx', NO_ANNEX));
    for (const name of Object.keys(hostile.entries).filter((each) => each.endsWith('.xml'))) {
      expect(() => wordsOfXml(hostile.text(name)), name).not.toThrow();
    }
    expect(hostile.text('word/footnotes.xml')).toContain('שלום 你好 Україна');
    expect(hostile.text('word/document.xml')).toContain('@ref &lt;x&gt;');
  });
});

describe('the PDF file', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await print(brief, 'pdf');
  }, 120_000);

  async function textOf(of: Uint8Array): Promise<{ readonly pages: number; readonly text: string }> {
    const pdf = await getDocumentProxy(of.slice());
    const parts: string[] = [];
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const { items } = await (await pdf.getPage(at)).getTextContent();
      parts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    return { pages: pdf.numPages, text: parts.join(' ').replace(/\s+/g, ' ') };
  }

  it('says what the brief says, on numbered pages, with the notes', async () => {
    const { pages, text } = await textOf(bytes);
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(25);
    for (const words of [
      brief.title,
      '1. Who wants what',
      'any of 11, Russia among them',
      `1 / ${pages}`,
      `${pages} / ${pages}`,
    ]) {
      expect(text).toContain(words);
    }
    const letters = (words: string): string => words.replace(/\s+/g, '');
    for (const { quote = '', place } of notes) expect(letters(text)).toContain(letters(`“${quote}”${place}`));
    for (const { drawing } of pictures) expect(letters(text)).toContain(letters(drawing.parts.title));
  });

  it('is tagged, in a language, with a title, headings, tables and described figures, and its fonts inside', async () => {
    const pdf = await getDocumentProxy(bytes.slice());
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: brief.title, Author: 'Casus', Language: 'en' });
    expect(info).not.toHaveProperty('CreationDate');
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const roles = new Map<string, number>();
    const described: string[] = [];
    const walk = (node: object): void => {
      if (!('role' in node)) return;
      const role = String(node.role);
      roles.set(role, (roles.get(role) ?? 0) + 1);
      if (role === 'Figure' && 'alt' in node) described.push(String(node.alt));
      if ('children' in node && Array.isArray(node.children)) for (const child of node.children) walk(child);
    };
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const page = await pdf.getPage(at);
      walk((await page.getStructTree()) ?? {});
      const { fnArray, argsArray } = await page.getOperatorList();
      expect(fnArray.length).toBe(argsArray.length);
    }
    expect(roles.get('H1')).toBeGreaterThan(5);
    expect(roles.get('Table')).toBeGreaterThanOrEqual(tables.length);
    expect(roles.get('TH')).toBeGreaterThan(tables.length);
    expect(described.toSorted()).toEqual(pictures.map(({ drawing }) => drawing.parts.description).toSorted());
    const raw = Buffer.from(bytes).toString('latin1');
    const fonts = raw.match(/\/Type\s*\/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(3);
    expect((raw.match(/\/FontFile[23]?\s/g) ?? []).length).toBe(fonts.length);
    const names = [...raw.matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !/^(?:Inter|SourceSerif4)-/.test(name))).toEqual([]);
  });

  it('is the same bytes each time', async () => {
    expect(Buffer.compare(await print(brief, 'pdf'), bytes)).toBe(0);
  });

  it('is refused in words where the typesetter is not installed (I219)', async () => {
    const refused = await renderPdf(paper, async () => undefined);
    expect(refused.ok ? [] : refused.diagnostics.map(({ code }) => code)).toEqual(['I219']);
  });

  it('is made even where no typeface has a letter', async () => {
    const unknown: Brief = { ...brief, positions: [], headline: 'no face has \ue123 or \u{13000}\u{e0041}' };
    expect((await textOf(await print(unknown, 'pdf', NO_ANNEX))).text).toContain('no face has');
  });

  it('is set where nothing of this machine can be read, whatever the markup', async () => {
    const typesetter = await import('@myriaddreamin/typst-ts-node-compiler');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const own = new Map([['own.svg', svg]]);
    expect(setPdf(typesetter, 'words #image("own.svg") #image("/own.svg")', own).length).toBeGreaterThan(1000);
    const here = import.meta.filename.replaceAll('\\', '/');
    const up = '../'.repeat(12);
    for (const path of [here, `${up}${here}`, `/${up}${here}`, '/package.json', '../pdf.ts', '../../package.json']) {
      expect(() => setPdf(typesetter, `#read(${literal(path)})`), path).toThrow(/could not be set/);
      expect(() => setPdf(typesetter, `#import ${literal(path)}: x`), path).toThrow(/could not be set/);
    }
  });

  it('prints hostile words as words', async () => {
    const { text } = await textOf(await print(HOSTILE, 'pdf', NO_ANNEX));
    for (const words of ['#panic("x") & <w:p/> ]', '*a* _b_ `c` = d #image("/etc/passwd") <b>', '@ref <x>']) {
      expect(text).toContain(words);
    }
  });
});

describe('the pictures as files', () => {
  it('are PNG at three dots a unit, the same bytes each time; a brief without any says so (I220)', async () => {
    const [first, second] = [await printPictures(brief, annex), await printPictures(brief, annex)];
    if (!first.ok || !second.ok) throw new Error('no pictures');
    expect([...first.value.keys()]).toEqual(pictures.map(({ id }) => `${id}.png`));
    for (const { id, drawing } of pictures) {
      const png = Buffer.from(first.value.get(`${id}.png`) ?? []);
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(Math.abs(png.readUInt32BE(16) - 3 * drawing.parts.width)).toBeLessThanOrEqual(1);
      expect(Buffer.compare(png, Buffer.from(second.value.get(`${id}.png`) ?? []))).toBe(0);
    }
    const none = await printPictures({ ...brief, activation: [], differences: [] }, NO_ANNEX);
    expect(none.ok ? '' : none.diagnostics[0]?.code).toBe('I220');
  });
});

describe('the parts of a printed page', () => {
  it('shares the width by what stands in the columns', () => {
    expect(columnShares(['who', 'what'], [['A', 'a long sentence on something']])).toEqual([7, 21]);
  });

  it('puts words into literals that end where they end', () => {
    expect(literal('a "b" \\ c\n\u0000d')).toBe('"a \\"b\\" \\\\ c d"');
  });
});
