// The pictures in the documentation are what the page looks like now: point by point, with a tolerance that a moved
// line exceeds. The browser and its fonts come from the lock file, so both sides are drawn by the same program.
// `npm run picture` draws them anew.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { comparePictures, drawPage, keptPicture, openForPicture, WORKBENCH_PICTURES } from './kept-pictures.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';

/** One point in ten thousand: 105 of the 1,049,600, a letter or two; a word that is new or moved has more. */
const TOLERANCE = 0.0001;
const DRAWN = '.cache/screens';

let browser: Browser;
let server: MemoryServer;
let page: Page;

beforeAll(async () => {
  mkdirSync(DRAWN, { recursive: true });
  server = await startMemoryServer();
  browser = await launchBrowser();
  page = await openForPicture(browser);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('a picture in the documentation', () => {
  for (const [name, place] of Object.entries(WORKBENCH_PICTURES)) {
    it(`shows the page as it is: ${name}`, async () => {
      await page.goto(server.url + place);
      const drawn = await drawPage(page);
      writeFileSync(`${DRAWN}/${name}.png`, drawn);
      const { share, rows } = await comparePictures(page, keptPicture(name), drawn);
      const where = rows === undefined ? '' : `, rows ${rows[0]} to ${rows[1]}`;
      const help = `docs/pictures/${name}.png and ${DRAWN}/${name}.png differ in ${(share * 100).toFixed(2)} %${where}`;
      expect(share, help).toBeLessThanOrEqual(TOLERANCE);
    });
  }

  it('is told from one with other words, another colour or a line further down', async () => {
    await page.goto(server.url + (WORKBENCH_PICTURES['workbench-brief'] ?? ''));
    const before = await drawPage(page);
    expect((await comparePictures(page, before, await drawPage(page))).share).toBe(0);
    const changes = [
      `document.querySelector('main h2').textContent = 'Who wants something else'`,
      `document.querySelector('nav').style.backgroundColor = '#0f5c73'`,
      `document.querySelector('main').style.paddingTop = '60px'`,
    ];
    for (const change of changes) {
      await page.locator('main h2').first().waitFor();
      await page.evaluate(change);
      const after = await drawPage(page);
      expect((await comparePictures(page, before, after)).share, change).toBeGreaterThan(TOLERANCE);
      await page.reload();
    }
  });
});
