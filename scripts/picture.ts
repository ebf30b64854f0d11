// Writes docs/pictures/brief.png: the page of the example dossier as a browser draws it.
import { mkdirSync } from 'node:fs';
import { openDossier } from '../src/cli/load-dossier.ts';
import { assembleBrief } from '../src/report/index.ts';
import { briefPages, readFont, startServer } from '../src/server/index.ts';
import { launchBrowser, prepareBrowser } from '../test/web/browser.ts';

prepareBrowser();
const dossier = openDossier('examples/ukraine-2025');
if (!dossier.ok) throw new Error(dossier.diagnostics.map(({ message }) => message).join('\n'));
const pages = briefPages(assembleBrief(dossier.value), readFont);
const server = await startServer({ pages: () => pages, port: 4390 });
if (!server.ok) throw new Error('no port');
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(server.value.url);
await page.evaluate('document.fonts.ready');
mkdirSync('docs/pictures', { recursive: true });
await page.screenshot({ path: 'docs/pictures/brief.png', fullPage: process.argv.includes('--full') });
await browser.close();
await server.value.stop();
