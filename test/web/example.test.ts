// The page that `npm start` serves: the example dossier, from its files, in a real browser at two widths.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDossier } from '../../src/cli/load-dossier.ts';
import { assembleAnnex, assembleBrief, drawBriefPictures } from '../../src/report/index.ts';
import { briefPages, readFont, type RunningServer, startServer } from '../../src/server/index.ts';
import { launchBrowser } from './browser.ts';
import { violations } from './workbench.ts';

let browser: Browser;
let server: RunningServer;
let titles: readonly string[];

beforeAll(async () => {
  mkdirSync('.cache/screens', { recursive: true });
  const dossier = openDossier(resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025'));
  if (!dossier.ok) throw new Error(dossier.diagnostics[0]?.message ?? 'no dossier');
  const brief = assembleBrief(dossier.value);
  const annex = assembleAnnex(dossier.value);
  titles = drawBriefPictures(brief, annex).map(({ drawing }) => drawing.parts.title);
  const pages = briefPages(brief, readFont, annex);
  const started = await startServer({ pages: () => pages, port: 0 });
  if (!started.ok) throw new Error(started.diagnostics[0]?.message ?? 'no server');
  server = started.value;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the page of the example', () => {
  for (const [name, width, look] of [
    ['desktop', 1280, {}],
    ['phone', 360, {}],
    ['dark', 1280, { colorScheme: 'dark' }],
    ['print', 720, { media: 'print' }],
  ] as const) {
    it(`shows the answers, is accessible and does not scroll sideways: ${name}`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.emulateMedia(look);
      await page.goto(server.url);
      await page.evaluate('document.fonts.ready');
      await page.screenshot({ path: `.cache/screens/example-${name}.png`, fullPage: true });
      const text = await page.locator('main').innerText();
      expect(text).toContain('Russia alone could stop activation');
      expect(text).toContain('any of 11, Russia among them');
      expect(text).toContain('Russia against, the other 10 for');
      const seats = page.getByRole('img', { name: /ballots on which the two part/ });
      expect(await seats.count()).toBe(1);
      expect((await seats.boundingBox())?.width).toBeGreaterThan(200);
      expect(await violations(page)).toEqual([]);
      for (const title of titles)
        expect(await page.getByRole('img', { name: title, exact: true }).count(), title).toBe(1);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow)).toBe(0);
      await context.close();
    });
  }

  it('has no word of a picture cut off by its edge, nor one word over another', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url);
    await page.evaluate('document.fonts.ready');
    const faults: unknown = await page.evaluate(`[...document.querySelectorAll('svg.picture')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      const boxes = [...svg.querySelectorAll('text')].filter((text) => text.textContent !== '').map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
      const cut = boxes.filter(({ box }) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5);
      const over = boxes.flatMap(({ words, box }, at) => boxes.slice(at + 1).filter(({ box: other }) =>
        Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 5).map((each) => words + ' / ' + each.words));
      return [...cut.map(({ words }) => svg.querySelector('title').textContent + ' cuts ' + words), ...over];
    })`);
    expect(faults).toEqual([]);
    await page.close();
  });
});
