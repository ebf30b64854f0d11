// Every page in every dress: nothing for the accessibility checker to find, nothing sideways, nothing on the console.
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { exampleDossier, memoryDossier, type MemoryServer, startMemoryServer } from './memory-server.ts';
import { expectSound, HOME, settled, type Visit, visit } from './workbench.ts';

let browser: Browser;
let server: MemoryServer;

beforeAll(async () => {
  mkdirSync('.cache/screens', { recursive: true });
  const empty = memoryDossier('empty', new Map([['dossier.yaml', 'title: Nothing yet\n']]));
  const reader = { ...exampleDossier(), id: 'read-only', role: 'reader' as const };
  server = await startMemoryServer([exampleDossier(), empty, reader]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** CASUS_SCREENS=yes keeps a picture of every state in .cache/screens, for people. */
const LOOK = process.env['CASUS_SCREENS'] === 'yes';

const PLACES: readonly (readonly [string, string])[] = [
  ['dossiers', '#/dossiers'],
  ['brief', `${HOME}brief`],
  ['sources', `${HOME}sources/page?show=all`],
  ['sources-table', `${HOME}sources/page?view=table`],
  ['sources-timeline', `${HOME}sources/page?view=timeline`],
  ['arrangements', `${HOME}arrangements`],
  ['arrangement', `${HOME}arrangements/istanbul-2022-russian`],
  ['arrangement-yaml', `${HOME}arrangements/western-framework-2025?text=yaml`],
  ['arrangement-form', `${HOME}arrangements/istanbul-2022-communique?text=form`],
  ['compare', `${HOME}compare/istanbul-2022-communique/istanbul-2022-russian`],
  ['agreement', `${HOME}agreement`],
  ['agreement-changed', `${HOME}agreement?without=RU&locked=decision:unanimity&usable=1&axes=UA,the West`],
  ['catalogue', `${HOME}catalogue?kind=body`],
  ['dossier', `${HOME}dossier`],
  ['catalogue-near', `${HOME}catalogue?near=equal-participation-2025&kind=body`],
  ['compare-default', `${HOME}compare`],
  ['no-document', `${HOME}sources/nothing-here`],
  ['not-there', `${HOME}nothing-here`],
];
const EMPTY = ['brief', 'sources', 'arrangements', 'agreement'].map(
  (page) => [`empty-${page}`, `#/d/empty/${page}`] as const,
);
const DRESS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { viewport: { width: 1280, height: 820 } }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 740 } }],
];

describe('every page is accessible, fits its window and leaves the console silent', () => {
  for (const [dress, options] of DRESS) {
    describe(dress, () => {
      let seen: Visit;
      beforeAll(async () => {
        seen = await visit(browser, server, options);
      });
      afterAll(() => seen.context.close());

      for (const [name, place] of [...PLACES, ...(dress === 'light' ? EMPTY : [])]) {
        it(`${name}, ${dress}`, async () => {
          await seen.go(place);
          if (LOOK) await seen.page.screenshot({ path: `.cache/screens/state-${name}-${dress}.png`, fullPage: true });
          await expectSound(seen);
        });
      }
    });
  }

  it('opened folds, dialogs and lists stay accessible', async () => {
    const seen = await visit(browser, server, { place: `${HOME}agreement` });
    const { page } = seen;
    for (const fold of await page.locator('details > summary').all()) await fold.click();
    await expectSound(seen);
    await page
      .getByRole('button', { name: /red line, 1 statement$/ })
      .first()
      .click();
    await expectSound(seen);
    await page.keyboard.press('Escape');
    await seen.go(`${HOME}sources/page`);
    await page.getByRole('button', { name: 'Add a document' }).click();
    await expectSound(seen);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'On what' }).click();
    await page.getByRole('listbox', { name: 'On what' }).waitFor();
    await expectSound(seen);
    await seen.context.close();
  });

  it('a reader sees everything and is offered no change', async () => {
    const seen = await visit(browser, server, { place: '#/d/read-only/sources/page' });
    const { page } = seen;
    await page.getByText('you may read, not change').waitFor();
    expect(await page.getByRole('button', { name: /Accept|Reject|Add a document/ }).count()).toBe(0);
    await seen.go('#/d/read-only/arrangements/istanbul-2022-russian');
    await page.getByText(/\d+ hazards? · \d+ gaps?$/).waitFor();
    expect(await page.getByRole('button', { name: /^Apply/ }).count()).toBe(0);
    await expectSound(seen);
    await seen.context.close();
  });

  it('the theme is the reader’s choice and is kept', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief`, colorScheme: 'light' });
    const { page } = seen;
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByLabel('Light or dark').selectOption('dark');
    await expect.poll(paper).not.toBe(light);
    await page.reload();
    await settled(page);
    expect(await paper()).not.toBe(light);
    await expectSound(seen);
    await seen.context.close();
  });

  it('prints without navigation and controls', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    const { page } = seen;
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByText('Russia alone could stop activation').count()).toBe(1);
    // Nobody can open a fold on paper; the figures behind a picture stay on the screen.
    expect(
      await page
        .getByText(/^no time limit is stated/)
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.getByText('Data', { exact: true }).first().isVisible()).toBe(false);
    expect(await page.getByRole('columnheader', { name: 'who can block' }).first().isVisible()).toBe(true);
    await seen.context.close();
  });
});
