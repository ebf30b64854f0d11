// The pictures under docs/pictures that a browser draws, each at its place and size: drawn anew by scripts/picture.ts,
// compared with what a browser draws now by pictures.test.ts.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { HOME, settled } from './workbench.ts';

export const WORKBENCH_PICTURES: Readonly<Record<string, string>> = {
  'workbench-brief': `${HOME}brief`,
  'workbench-sources': `${HOME}sources/page`,
  'workbench-arrangement': `${HOME}arrangements/istanbul-2022-russian`,
  'workbench-agreement': `${HOME}agreement`,
};

const FOLDER = resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
const SIZE = { width: 1280, height: 820 };
const MOST_LOOKS = 8;

export function pictureFile(name: string): string {
  return join(FOLDER, `${name}.png`);
}

export function keptPicture(name: string): Buffer {
  return readFileSync(pictureFile(name));
}

/** The window as it stays: two looks that give the same bytes. */
export async function drawPage(page: Page): Promise<Buffer> {
  await settled(page);
  let before = await page.screenshot();
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await page.waitForTimeout(250);
    const now = await page.screenshot();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

/** A page of its own, light and calm, of the size of the pictures. */
export async function openForPicture(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: SIZE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  return context.newPage();
}

export interface Difference {
  /** Share of points that differ by more than a shade, 0 to 1; 1 when the sizes differ. */
  readonly share: number;
  /** Rows of the picture between which they lie. */
  readonly rows: readonly [number, number] | undefined;
}

/** Compares two PNG files point by point, in a browser. Cost: O(points). */
export function comparePictures(page: Page, first: Buffer, second: Buffer): Promise<Difference> {
  const shade = 24;
  return page.evaluate(
    async ({ pictures, least }): Promise<Difference> => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (canvas === null) throw new Error('no canvas');
        canvas.drawImage(bitmap, 0, 0);
        return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [a, b] = await Promise.all(pictures.map(read));
      if (a === undefined || b === undefined || a.width !== b.width || a.height !== b.height) {
        return { share: 1, rows: undefined };
      }
      // A million points: no list for each of them.
      const parts = (at: number): boolean => Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > least;
      let [count, top, bottom] = [0, a.height, -1];
      for (let at = 0; at < a.data.length; at += 4) {
        if (!parts(at) && !parts(at + 1) && !parts(at + 2)) continue;
        const row = Math.floor(at / 4 / a.width);
        count += 1;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
      }
      return { share: count / (a.width * a.height), rows: count === 0 ? undefined : [top, bottom] };
    },
    { pictures: [first.toString('base64'), second.toString('base64')], least: shade },
  );
}
