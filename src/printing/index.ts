// Contract: a brief as files that other programs open: Word, PDF and PNG.
import { fail, type Result, succeed } from '../basics/index.ts';
import { assemblePaper, type Brief, type BriefAnnex, drawBriefPictures } from '../report/index.ts';
import { renderPdf } from './pdf.ts';
import { rasterise } from './raster.ts';
import { renderDocx } from './word.ts';

export { PRINT_FONTS } from './fonts.ts';
export { RASTER_PROGRAM } from './raster.ts';

export const PRINT_FORMATS = ['docx', 'pdf'] as const;
export type PrintFormat = (typeof PRINT_FORMATS)[number];

/**
 * The brief as a Word or PDF file, with words of sources as footnotes, its pictures and their data. The same brief gives
 * the same bytes on the same machine. I219 where no PDF can be made. Cost: a second or two, most of it the pictures.
 */
export async function printBrief(brief: Brief, annex: BriefAnnex, format: PrintFormat): Promise<Result<Uint8Array>> {
  const paper = assemblePaper(brief, annex);
  return format === 'pdf' ? renderPdf(paper) : succeed(await renderDocx(paper));
}

/** The pictures of the brief as PNG files by name, 288 dots an inch; I220 for a brief that has none. */
export async function printPictures(brief: Brief, annex: BriefAnnex): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const pictures = drawBriefPictures(brief, annex);
  if (pictures.length === 0) return fail({ code: 'I220', severity: 'error', message: 'this brief has no pictures' });
  const files = new Map<string, Uint8Array>();
  for (const picture of pictures) files.set(`${picture.id}.png`, (await rasterise(picture)).png);
  return succeed(files);
}
