// The page that `npm start` serves: the example dossier, from its files, in a real browser at two widths.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDossier } from '../../src/cli/load-dossier.ts';
import { assembleBrief } from '../../src/report/index.ts';
import { briefPages, readFont, type RunningServer, startServer } from '../../src/server/index.ts';
import { launchBrowser } from './browser.ts';
import { violations } from './workbench.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  mkdirSync('.cache/screens', { recursive: true });
  const dossier = openDossier(resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025'));
  if (!dossier.ok) throw new Error(dossier.diagnostics[0]?.message ?? 'no dossier');
  const pages = briefPages(assembleBrief(dossier.value), readFont);
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
  for (const [name, width] of [
    ['desktop', 1280],
    ['phone', 360],
  ] as const) {
    it(`shows the answers, is accessible and does not scroll sideways: ${name}`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
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
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow)).toBe(0);
      await context.close();
    });
  }
});
