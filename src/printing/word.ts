// A printed brief as a Word file: real headings, notes, tables and pictures with their descriptions. The library lays out
// the package: styles, numbering, footer and the frames of pictures; the text itself and the bytes of the pictures are put
// in afterwards.
import {
  AlignmentType,
  Document,
  Footer,
  ImageRun,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { type BriefPicture, type Paper, standaloneSvg } from '../report/index.ts';
import { type Raster, rasterise } from './raster.ts';
import { settle } from './settle.ts';
import { INK, MARGIN, PAGE, plain, TEXT_WIDTH, wordBody } from './word-body.ts';

/** Every word processor has these or others of the same measure. */
const [SERIF, SANS] = ['Cambria', 'Calibri'];
/** In the 96ths of an inch of a picture. */
const PICTURE_WIDTH = Math.floor(TEXT_WIDTH / 15);
const BULLETS = 'bullets';
/** Dots to a picture's unit in the copy for readers that draw no outlines; a brief of so many pictures has plainer ones. */
const [SHARP, PLAIN, MANY_PICTURES] = [2, 1, 50];

/** A picture, and the first one that is drawn alike: the two share a file. */
interface Drawn {
  readonly picture: BriefPicture;
  readonly file: string;
}

function drawnIn({ blocks }: Paper): readonly Drawn[] {
  const files = new Map<string, string>();
  return blocks.flatMap((block) => {
    if (block.kind !== 'picture') return [];
    const { picture } = block;
    const drawing = standaloneSvg(picture.drawing, '');
    const file = files.get(drawing) ?? picture.id;
    files.set(drawing, file);
    return [{ picture, file }];
  });
}

/** The frame of a picture; what stands for its bytes until they are put in is their name. */
function pictureFrame({ picture: { id, drawing }, file }: Drawn): Paragraph {
  const { title, description, width, height } = drawing.parts;
  const scale = Math.min(1, PICTURE_WIDTH / width);
  const run = new ImageRun({
    type: 'svg',
    data: Buffer.from(`${file}.svg`),
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    fallback: { type: 'png', data: Buffer.from(`${file}.png`) },
    altText: { name: id, title: plain(title), description: plain(description) },
  });
  return new Paragraph({ children: [run] });
}

const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: SERIF, size: 21, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { font: SANS, size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: {
      run: { font: SANS, size: 28, bold: true, color: '1C2430' },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: SANS, size: 23, bold: true, color: '1C2430' },
      paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
    },
    footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } } },
  },
  paragraphStyles: [
    {
      id: 'Lead',
      name: 'Lead',
      basedOn: 'Normal',
      run: { size: 28, bold: true },
      paragraph: { spacing: { before: 160, after: 240 } },
    },
    { id: 'Soft', name: 'Soft', basedOn: 'Normal', run: { font: SANS, size: 18, color: INK.soft } },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { font: SANS, size: 17, color: INK.soft },
      paragraph: { spacing: { before: 160, after: 60 } },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { font: SANS, size: 18 },
      paragraph: { spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO } },
    },
    { id: 'CellSmall', name: 'Cell small', basedOn: 'Cell', run: { size: 16 } },
  ],
};

function footerOf({ title }: Paper): Footer {
  const style = { font: SANS, size: 16, color: INK.soft };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ ...style, text: plain(title) }),
          new TextRun({ ...style, children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

function packageOf(paper: Paper, pictures: readonly Drawn[]): Document {
  // In a list, so that the list has a number.
  const bullet = new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: [] });
  return new Document({
    title: plain(paper.title),
    subject: plain(paper.subject),
    creator: paper.author,
    lastModifiedBy: paper.author,
    styles: STYLES,
    footnotes: {},
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 340, hanging: 227 }, spacing: { after: 60 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: { default: footerOf(paper) },
        children: [bullet, ...pictures.map(pictureFrame)],
      },
    ],
  });
}

/** Replaced where it stands once; a package of another shape is a fault. */
function put(xml: string, before: RegExp, text: string): string {
  if (!before.test(xml)) throw new Error(`the Word library writes ${before.source} no more`);
  return xml.replace(before, () => text);
}

/** The package's entries with the text and the bytes of the pictures in them. */
function fill(
  entries: Readonly<Record<string, Uint8Array>>,
  paper: Paper,
  pictures: readonly Drawn[],
  rasters: ReadonlyMap<string, Raster>,
): Record<string, Uint8Array> {
  const xml = strFromU8(entries['word/document.xml'] ?? new Uint8Array());
  const [bullet = '', ...frames] = /<w:body>(.*)<w:sectPr>/s.exec(xml)?.[1]?.match(/<w:p>.*?<\/w:p>/gs) ?? [];
  const { body, notes } = wordBody(paper, {
    bullets: /<w:numId w:val="(\d+)"/.exec(bullet)?.[1] ?? '',
    pictures: new Map(pictures.map(({ picture }, at) => [picture.id, frames[at] ?? ''])),
  });
  const bytesOf = (placeholder: Uint8Array): Uint8Array => {
    const [, file = '', kind] = /^(.*)\.(svg|png)$/s.exec(strFromU8(placeholder)) ?? [];
    const raster = rasters.get(file);
    if (raster === undefined) throw new Error('a picture of the brief was not drawn');
    return kind === 'png' ? raster.png : strToU8(raster.outlines);
  };
  const filled = Object.entries(entries).map(([name, bytes]) => {
    if (name.startsWith('word/media/')) return [name, bytesOf(bytes)] as const;
    if (name === 'word/document.xml') {
      return [name, strToU8(put(xml, /(?<=<w:body>).*(?=<w:sectPr>)/s, body))] as const;
    }
    if (name === 'word/footnotes.xml') {
      return [name, strToU8(put(strFromU8(bytes), /<\/w:footnotes>/, `${notes}</w:footnotes>`))] as const;
    }
    return [name, bytes] as const;
  });
  return Object.fromEntries(filled);
}

/** Office Open XML; the same bytes for the same brief. Cost: a tenth of a second for each picture. */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const pictures = drawnIn(paper);
  const rasters = new Map<string, Raster>();
  for (const { picture, file } of pictures) {
    if (rasters.has(file)) continue;
    rasters.set(file, await rasterise(picture, pictures.length > MANY_PICTURES ? PLAIN : SHARP));
  }
  const packed = new Uint8Array(await Packer.toBuffer(packageOf(paper, pictures)));
  return settle(fill(unzipSync(packed), paper, pictures, rasters));
}
