// Writes docs/pictures: the page of the example's brief, and the workbench, as a browser draws them.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { openDossier } from '../src/cli/load-dossier.ts';
import { assembleAnnex, assembleBrief } from '../src/report/index.ts';
import { briefPages, readFont, startServer } from '../src/server/index.ts';
import { launchBrowser, prepareBrowser } from '../test/web/browser.ts';
import { drawPage, openForPicture, pictureFile, WORKBENCH_PICTURES } from '../test/web/kept-pictures.ts';
import { startMemoryServer } from '../test/web/memory-server.ts';
import { buildWeb } from './build-web.ts';

async function drawBrief(browser: Browser): Promise<void> {
  const dossier = openDossier('examples/ukraine-2025');
  if (!dossier.ok) throw new Error(dossier.diagnostics.map(({ message }) => message).join('\n'));
  const pages = briefPages(assembleBrief(dossier.value), readFont, assembleAnnex(dossier.value));
  const server = await startServer({ pages: () => pages, port: 4390 });
  if (!server.ok) throw new Error('no port');
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(server.value.url);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: 'docs/pictures/brief.png', fullPage: process.argv.includes('--full') });
  await page.close();
  await server.value.stop();
}

async function drawWorkbench(browser: Browser): Promise<void> {
  await buildWeb();
  const server = await startMemoryServer();
  const page = await openForPicture(browser);
  for (const [name, place] of Object.entries(WORKBENCH_PICTURES)) {
    await page.goto(server.url + place);
    writeFileSync(pictureFile(name), await drawPage(page));
  }
  await page.context().close();
  await server.stop();
}

prepareBrowser();
mkdirSync('docs/pictures', { recursive: true });
const browser = await launchBrowser();
if (!process.argv.includes('--workbench')) await drawBrief(browser);
await drawWorkbench(browser);
await browser.close();
