// How long the page takes from a click on a seat to the settled outcome in its text, in a browser, and how many frames
// that is at 60 a second. Arrangements of the catalogue, each with the seats of its last stage.
//   npm run eval:page
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.ts';
import { launchBrowser, prepareBrowser } from '../test/web/browser.ts';
import { memoryDossier, startMemoryServer } from '../test/web/memory-server.ts';
import { settled } from '../test/web/workbench.ts';

const CLICKS = 20;
const FRAME = 1000 / 60;
const CATALOGUE = 'catalog/arrangements';

/** Milliseconds from each click to the new words of the seat in the page. */
function clickSeats(page: Page, clicks: number): Promise<readonly number[]> {
  return page.evaluate(async (count): Promise<readonly number[]> => {
    const times: number[] = [];
    for (let click = 0; click < count; click += 1) {
      const seats = document.querySelectorAll('[data-seat]');
      const seat = seats[click % seats.length];
      if (seat === undefined) throw new Error('no seat');
      const [id, before] = [seat.getAttribute('data-seat') ?? '', seat.getAttribute('aria-label')];
      const changed = (): boolean =>
        document.querySelector(`[data-seat="${CSS.escape(id)}"]`)?.getAttribute('aria-label') !== before;
      const started = performance.now();
      const seen = new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!changed()) return;
          watch.disconnect();
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      seat.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await seen;
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return times;
  }, clicks);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

prepareBrowser();
await buildWeb();
const names = readdirSync(CATALOGUE).filter((name) => name.endsWith('.yaml'));
const files = names.map((name) => [`arrangements/${name}`, readFileSync(`${CATALOGUE}/${name}`, 'utf8')] as const);
const server = await startMemoryServer([memoryDossier('all', new Map([['dossier.yaml', 'title: All\n'], ...files]))]);
const browser = await launchBrowser();
const page = await browser.newPage({ serviceWorkers: 'block' });
const all: number[] = [];
console.log('arrangement                   seats   median ms   slowest ms');
for (const name of names) {
  const stem = name.replace('.yaml', '');
  await page.goto(`${server.url}#/d/all/arrangements/${stem}`);
  await page.locator('h1').waitFor();
  await settled(page);
  const seats = await page
    .locator('[data-seat]')
    .first()
    .waitFor({ timeout: 5000 })
    .then(
      () => page.locator('[data-seat]').count(),
      () => 0,
    );
  if (seats === 0) {
    console.log(`${stem.padEnd(29)} no table`);
    continue;
  }
  const times = (await clickSeats(page, CLICKS)).toSorted((a, b) => a - b);
  all.push(...times);
  const row = [
    String(seats).padStart(5),
    quantile(times, 0.5).toFixed(1).padStart(11),
    quantile(times, 1).toFixed(1).padStart(12),
  ];
  console.log(`${stem.padEnd(29)} ${row.join(' ')}`);
}
all.sort((a, b) => a - b);
const within = all.filter((time) => time <= FRAME).length;
console.log(
  `${all.length} clicks: median ${quantile(all, 0.5).toFixed(1)} ms, 95 % ${quantile(all, 0.95).toFixed(1)} ms, within one frame (${FRAME.toFixed(1)} ms): ${within}`,
);
await browser.close();
await server.stop();
