// SVG → PNG, and → SVG whose letters are outlines, by one WebAssembly library: no font and no program of the system.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type BriefPicture, PICTURE_STYLE, PRINT_FAMILIES, standaloneSvg } from '../report/index.ts';
import { readAsset, readPrintFonts } from './fonts.ts';

let ready: Promise<void> | undefined;

export const RASTER_PROGRAM = { file: 'index_bg.wasm', folder: '@resvg/resvg-wasm' } as const;

/** Once a process; the library refuses a second time. */
function prepare(): Promise<void> {
  ready ??= initWasm(new Uint8Array(readAsset(RASTER_PROGRAM.file, RASTER_PROGRAM.folder)));
  return ready;
}

export interface Raster {
  readonly png: Uint8Array;
  /** The same as outlines: needs no typeface where it is read. */
  readonly outlines: string;
  /** In the picture's own units, of which 96 make an inch. */
  readonly width: number;
  readonly height: number;
}

/** `zoom` is dots per unit of the picture; 3 is about 288 dots an inch. The same input gives the same bytes. */
export async function rasterise({ drawing }: BriefPicture, zoom = 3): Promise<Raster> {
  await prepare();
  const picture = new Resvg(standaloneSvg(drawing, PICTURE_STYLE), {
    fitTo: { mode: 'zoom', value: zoom },
    background: '#fff',
    font: {
      fontBuffers: [...readPrintFonts()],
      defaultFontFamily: PRINT_FAMILIES.sans,
      sansSerifFamily: PRINT_FAMILIES.sans,
      serifFamily: PRINT_FAMILIES.serif,
    },
  });
  const rendered = picture.render();
  const { width, height } = drawing.parts;
  const result = { png: rendered.asPng(), outlines: picture.toString(), width, height };
  rendered.free();
  picture.free();
  return result;
}
