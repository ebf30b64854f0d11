// Nobody's work is lost: two tabs, a slow server, no server at all, a page opened again.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';
import { HOME, savedText, settled, visit } from './workbench.ts';

let browser: Browser;
let server: MemoryServer;
const PATH = 'arrangements/western-framework-2025.yaml';
const PLACE = `${HOME}arrangements/western-framework-2025?text=yaml`;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startMemoryServer();
});
afterEach(() => server.stop());

function stored(): string {
  return server.dossiers.get('ukraine-2025')?.files.get(PATH)?.text ?? '';
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('.editor[data-ready=yes]').waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

describe('two tabs', () => {
  it('see each other’s changes without being asked', async () => {
    const one = await visit(browser, server, { place: PLACE });
    const two = await visit(browser, server, { place: `${HOME}brief` });
    await write(one.page, stored().replace('title: the Western framework', 'title: the London framework'));
    await two.page.getByText('London framework').first().waitFor();
    await one.context.close();
    await two.context.close();
  });

  it('keep both changes when they touch different lines', async () => {
    const one = await visit(browser, server, { place: PLACE });
    const before = stored();
    server.delay = 1500;
    await write(one.page, before.replace('status: proposed', 'status: draft'));
    server.change('ukraine-2025', PATH, before.replace('# The framework', '# Note of another tab. The framework'));
    server.delay = 0;
    await savedText(server, PATH, 'status: draft');
    await expect.poll(stored).toContain('# Note of another tab.');
    await one.context.close();
  });

  it('ask a person when they touch the same line, and keep what that person chooses', async () => {
    for (const [choice, kept, lost] of [
      ['Keep mine', 'title: mine', 'title: theirs'],
      ['Take theirs', 'title: theirs', 'title: mine'],
    ] as const) {
      const one = await visit(browser, server, { place: PLACE });
      await one.page.locator('.editor[data-ready=yes]').waitFor();
      const before = stored();
      const titled = (title: string): string => before.replace(/^title: .*$/m, `title: ${title}`);
      server.delay = 1500;
      await write(one.page, titled('mine'));
      server.change('ukraine-2025', PATH, titled('theirs'));
      server.delay = 0;
      await one.page.getByRole('dialog', { name: 'This file was changed in two places' }).waitFor();
      await one.page.getByRole('button', { name: choice }).click();
      await expect.poll(() => one.page.getByRole('dialog').count()).toBe(0);
      await expect.poll(stored).toContain(kept);
      expect(stored()).not.toContain(lost);
      await one.context.close();
      server.change('ukraine-2025', PATH, before);
    }
  });
});

describe('without a server', () => {
  it('an edit waits in the browser, survives closing the page, and is saved when the server is back', async () => {
    const seen = await visit(browser, server, { place: PLACE });
    await seen.page.locator('.editor[data-ready=yes]').waitFor();
    const before = stored();
    await seen.page.route('**/api/dossiers/*/file', (route) => route.abort());
    await write(seen.page, before.replace('status: proposed', 'status: ended'));
    await seen.page.getByText(/^offline: kept in this browser/).waitFor();
    expect(stored()).toBe(before);
    await seen.page.unroute('**/api/dossiers/*/file');
    await seen.page.reload();
    await savedText(server, PATH, 'status: ended');
    await seen.page.getByText(/^saved \d/).waitFor();
    await seen.context.close();
  });

  it('the workbench opens and answers after its first load, with nothing to reach', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief`, serviceWorkers: 'allow' });
    const { page, context } = seen;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const names = (): Promise<boolean> => caches.keys().then((keys) => keys.length > 0);
      while (!(await names())) await new Promise((done) => setTimeout(done, 50));
    });
    await page.reload();
    await page.getByText('Russia alone could stop activation').waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('Russia alone could stop activation').waitFor();
    await page.getByRole('link', { name: 'Arrangements', exact: true }).click();
    await page.getByRole('link', { name: 'The Russian version of Istanbul', exact: true }).click();
    await page.getByRole('button', { name: 'YAML' }).click();
    await page.locator('.editor[data-ready=yes]').waitFor();
    await context.setOffline(false);
    await context.close();
  });

  it('a slow server does not hold up answers', async () => {
    const seen = await visit(browser, server, { place: `${HOME}arrangements/istanbul-2022-russian` });
    server.delay = 3000;
    await seen.page.getByRole('button', { name: 'Apply: let each member decide for itself' }).first().click();
    await seen.page.getByText('nobody (each decides').first().waitFor({ timeout: 2500 });
    expect(await seen.page.getByText('saving …').count()).toBe(1);
    await settled(seen.page);
    await seen.context.close();
  });

  it('a dossier that is not there says so and offers the others', async () => {
    const seen = await visit(browser, server, { place: '#/d/none/brief' });
    await seen.page.getByText("there is no dossier 'none'").waitFor();
    await seen.page.getByRole('link', { name: 'Dossiers' }).click();
    await seen.page.getByRole('link', { name: 'Ukraine 2025' }).waitFor();
    await seen.context.close();
  });
});
