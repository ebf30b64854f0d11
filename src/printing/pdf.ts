// A printed brief as a PDF: tagged, with its fonts inside, the same bytes for the same brief.
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fail, type Result, succeed } from '../basics/index.ts';
import { type Paper, PICTURE_STYLE, standaloneSvg } from '../report/index.ts';
import { readPrintFonts } from './fonts.ts';
import { renderTypst } from './typst-markup.ts';

type Typesetter = typeof import('@myriaddreamin/typst-ts-node-compiler');

/** The typesetter is a program of its own per kind of machine, so an installation may be without it. */
async function loadTypesetter(): Promise<Typesetter | undefined> {
  try {
    const loaded: Typesetter & { readonly default?: Typesetter } = await import(
      '@myriaddreamin/typst-ts-node-compiler'
    );
    return loaded.default ?? loaded;
  } catch {
    return undefined;
  }
}

/** PDF/UA-1 wants a glyph for every letter; where no typeface has one, the file is tagged all the same. */
function writeAccessible(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return compiler.pdf(document, { pdfTags: true });
  }
}

/** PDF/UA-1 where the typefaces allow it; I219 where the typesetter is missing. Cost: about a second. */
export async function renderPdf(paper: Paper): Promise<Result<Uint8Array>> {
  const typesetter = await loadTypesetter();
  if (typesetter === undefined) {
    const message = 'the typesetter of PDF files is not installed here';
    const help =
      'npm install @myriaddreamin/typst-ts-node-compiler brings it on Linux, macOS and Windows; --docx needs nothing';
    return fail({ code: 'I219', severity: 'error', message, help });
  }
  const fontBlobs = readPrintFonts().map((face) => Buffer.from(face));
  const compiler = typesetter.NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs }] });
  for (const block of paper.blocks) {
    if (block.kind !== 'picture') continue;
    const { id, drawing } = block.picture;
    compiler.mapShadow(`/${id}.svg`, Buffer.from(standaloneSvg(drawing, PICTURE_STYLE)));
  }
  compiler.addSource('/brief.typ', renderTypst(paper));
  const compiled = compiler.compile({ mainFilePath: '/brief.typ' });
  if (compiled.result === null) {
    const reasons = compiled.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`the brief could not be set: ${JSON.stringify(reasons)}`);
  }
  return succeed(new Uint8Array(writeAccessible(compiler, compiled.result)));
}
