// Opens the workbench in the browser the way the tests of pages need it.
import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MemoryServer } from './memory-server.ts';

export const HOME = '#/d/ukraine-2025/';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything on the console and every uncaught error. */
  readonly complaints: string[];
  readonly requests: string[];
  readonly go: (place: string) => Promise<void>;
}

const CALM = /Service Worker registration blocked by Playwright/;

/** A page of its own context; the service worker is left out unless asked for. */
export async function visit(
  browser: Browser,
  server: { readonly url: string },
  options: BrowserContextOptions & { readonly place?: string } = {},
): Promise<Visit> {
  const { place = '', ...rest } = options;
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...rest,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (!CALM.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  const go = async (to: string): Promise<void> => {
    await page.goto(`${server.url}${to}`);
    await settled(page);
  };
  await go(place);
  return { page, context, complaints, requests, go };
}

/** Nothing is loading or being computed any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.waitForFunction(
    () => !/^(Loading|Computing|The editor is being loaded) …$/m.test(document.body.innerText),
    undefined,
    // Not at every frame: the words of a whole page are laid out anew each time.
    { timeout: 30_000, polling: 50 },
  );
}

/** Every rule of the accessibility checker, in the page itself: nothing here is in a frame of another origin. */
export async function violations(page: Page): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe.source);
  const found = await page.evaluate(async (): Promise<readonly string[]> => {
    const run: typeof axe.run = Reflect.get(globalThis, 'axe').run;
    const results = await run(document, { resultTypes: ['violations'] });
    if (results.passes.length === 0) throw new Error('the accessibility checker looked at nothing');
    return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
  return found;
}

export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** No violation, no sideways scroll, nothing on the console. */
export async function expectSound({ page, complaints }: Visit): Promise<void> {
  expect(complaints).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  // What the accessibility checker tries in the page is not the page's own.
  complaints.length = 0;
}

/** The text of a file as the server has it, once it holds the words. */
export async function savedText(server: MemoryServer, path: string, words: string): Promise<string> {
  await expect
    .poll(() => server.dossiers.get('ukraine-2025')?.files.get(path)?.text ?? '', { timeout: 10_000 })
    .toContain(words);
  return server.dossiers.get('ukraine-2025')?.files.get(path)?.text ?? '';
}

/** How many proposals wait on the page of a document, once the first is shown. */
export async function countProposals(page: Page): Promise<number> {
  const heading = page.getByText(/^Proposal 1 of \d+/);
  await heading.waitFor();
  return Number(/of (\d+)/.exec(await heading.innerText())?.[1]);
}
