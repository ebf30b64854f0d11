// A printed brief as a PDF: tagged, with its fonts inside, the same bytes for the same brief.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { fail, type Result, succeed } from '../basics/index.ts';
import { type Paper, PICTURE_STYLE, standaloneSvg } from '../report/index.ts';
import { readPrintFonts } from './fonts.ts';
import { renderTypst } from './typst-markup.ts';

type Typesetter = typeof Typst;

/**
 * Where the typesetter looks for files: under this program's own file, so that no folder can ever be there and it sees
 * nothing but what is handed in.
 */
const NOWHERE = join(fileURLToPath(import.meta.url), 'brief');

/** The typesetter is a program of its own per kind of machine, so an installation may be without it. */
async function loadTypesetter(): Promise<Typesetter | undefined> {
  try {
    return await import('@myriaddreamin/typst-ts-node-compiler');
  } catch {
    return undefined;
  }
}

/** PDF/UA-1 wants a glyph for every letter; where no typeface has one, the file is tagged all the same. */
function writeAccessible(compiler: Typst.NodeCompiler, document: Typst.NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return compiler.pdf(document, { pdfTags: true });
  }
}

/** The source of a brief and its pictures by name → PDF. Nothing of this machine can be read by the source. Throws on a fault. */
export function setPdf(
  { NodeCompiler }: Typesetter,
  source: string,
  pictures: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const fontBlobs = readPrintFonts().map((face) => Buffer.from(face));
  const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs }] });
  for (const [name, svg] of pictures) compiler.mapShadow(join(NOWHERE, name), Buffer.from(svg));
  const main = join(NOWHERE, 'brief.typ');
  compiler.addSource(main, source);
  const compiled = compiler.compile({ mainFilePath: main });
  if (compiled.result === null) {
    // Without the place or the source: those are a dossier's words, and this goes into a log.
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`the brief could not be set: ${reasons.length} mistakes`);
  }
  return new Uint8Array(writeAccessible(compiler, compiled.result));
}

/** PDF/UA-1 where the typefaces allow it; I219 where the typesetter is missing. Cost: about a second. */
export async function renderPdf(paper: Paper, load = loadTypesetter): Promise<Result<Uint8Array>> {
  const typesetter = await load();
  if (typesetter === undefined) {
    const message = 'the typesetter of PDF files is not installed here';
    const help =
      'npm install @myriaddreamin/typst-ts-node-compiler brings it on Linux, macOS and Windows; --docx needs nothing';
    return fail({ code: 'I219', severity: 'error', message, help });
  }
  const pictures = new Map<string, string>();
  for (const block of paper.blocks) {
    if (block.kind !== 'picture') continue;
    const { id, drawing } = block.picture;
    pictures.set(`${id}.svg`, standaloneSvg(drawing, PICTURE_STYLE));
  }
  return succeed(setPdf(typesetter, renderTypst(paper), pictures));
}
