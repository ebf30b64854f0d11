// Long work: it says how far it is, stops when told to, the page answers meanwhile, and it can be taken up again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { exampleDossier, memoryDossier, type MemoryServer, startMemoryServer } from './memory-server.ts';
import { visit } from './workbench.ts';

const ISSUES = 7;
const OPTIONS = 7;
const PARTIES = ['RU', 'UA', 'US', 'GB'];

function issue(number: number): string {
  const options = Array.from(
    { length: OPTIONS },
    (_, at) => `      - {id: o${number}-${at}, title: Choice ${number}.${at}}`,
  );
  const stances = PARTIES.map(
    (party, at) =>
      `      - {party: ${party}, option: o${number}-${(at + number) % OPTIONS}, stance: demands, basis: inferred, salience: 0.5}`,
  );
  const head = [`  - id: more-${number}`, `    title: Point ${number}`, '    options:'];
  return [...head, ...options, '    stances:', ...stances, ''].join('\n');
}

/** The example with seven more issues of seven options, 800 thousand times as many packages. */
function slowDossier(): ReturnType<typeof memoryDossier> {
  const files = new Map([...exampleDossier().files].map(([path, { text }]) => [path, text]));
  const more = Array.from({ length: ISSUES }, (_, number) => issue(number));
  files.set('issues.yaml', `${files.get('issues.yaml') ?? ''}${more.join('')}`);
  return memoryDossier('slow', files);
}

let browser: Browser;
let server: MemoryServer;
beforeAll(async () => {
  server = await startMemoryServer([slowDossier()]);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('says how far it is, stops at once when cancelled, and starts anew when asked', async () => {
  const seen = await visit(browser, server, { place: '#/dossiers' });
  const { page } = seen;
  await page.goto(`${server.url}#/d/slow/agreement`);
  const progress = page.locator('.progress');
  const often = progress.getByText(/^\d+ of 130, (about \d+ s left|the rest takes longer)$/);
  await often.waitFor();
  // The page is not held up while the engine computes.
  await page.getByRole('link', { name: 'Arrangements', exact: true }).click();
  await page.getByRole('link', { name: 'The Russian version of Istanbul' }).waitFor();
  await page.getByRole('link', { name: 'Agreement', exact: true }).click();
  await often.waitFor();
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled. Nothing was changed.').waitFor();
  await progress.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Compute again' }).click();
  await often.waitFor();
  // The search for packages tells how far it is as the designs before it do.
  await progress.getByText(/^(3[1-9]|[4-9]\d|1[0-2]\d) of 130, /).waitFor({ timeout: 30_000 });
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Cancelled. Nothing was changed.').waitFor();
  expect(seen.complaints).toEqual([]);
  await seen.context.close();
}, 60_000);
