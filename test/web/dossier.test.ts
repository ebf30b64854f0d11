// The page of people, history and deletion against a real server with accounts, by keyboard; and what happens to a
// page that is kept offline when its session is over.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { openFolderStore, type OpenedStore } from '../../src/store/index.ts';
import { launchBrowser } from './browser.ts';
import { exampleFiles, serveHere } from './real-server.ts';
import { expectSound, HOME, type Visit, visit } from './workbench.ts';

const PASSWORD = 'correct horse battery';
const folder = mkdtempSync(join(tmpdir(), 'casus-people-'));
let browser: Browser;
let opened: OpenedStore;
let server: RunningServer;
let olga: Visit;

async function enter(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel(/Your name/).fill(name);
  await page.locator('#invitation').getByLabel('Email').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel(/12 characters/).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

beforeAll(async () => {
  const store = await openFolderStore(folder, () => undefined);
  if (!store.ok) throw new Error('no store');
  opened = store.value;
  await opened.store.createDossier({ id: 'ukraine-2025', title: 'Ukraine', files: exampleFiles(), who: 'local' });
  const here = await serveHere(opened, { accounts: true });
  server = here.server;
  browser = await launchBrowser();
  olga = await visit(browser, server, { place: 'sign-in' });
  await enter(olga.page, here.invitation, 'Olga');
  await olga.go(`${HOME}dossier`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await opened?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

function trail(page: Page, sentence: string): Promise<void> {
  return page.getByText(sentence).first().waitFor();
}

describe('an owner', () => {
  it('invites somebody, changes and takes roles, and sees who did what, with the keyboard alone', async () => {
    const { page } = olga;
    await page.getByRole('row', { name: /Olga/ }).waitFor();
    await expectSound(olga);
    await page.getByRole('button', { name: 'Make a link' }).focus();
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Link', { exact: true });
    await field.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('text');
    const link = await field.inputValue();
    await trail(page, 'Olga made an invitation for reader');
    await expectSound(olga);

    const rita = await visit(browser, server, { place: 'sign-in' });
    await enter(rita.page, link, 'Rita');
    await rita.go(`${HOME}dossier`);
    await rita.page.getByText('Who may open this dossier is shown to its owners.').waitFor();
    expect(await rita.page.getByRole('button', { name: /Delete/ }).count()).toBe(0);
    await expectSound(rita);

    await olga.go('#/dossiers');
    await olga.go(`${HOME}dossier`);
    await trail(page, 'Rita joined as reader');
    await page.getByText('No invitation is open.').waitFor();
    await page.getByLabel('Role of Rita').focus();
    await page.keyboard.press('a');
    await trail(page, 'Olga set the role of Rita: analyst');
    expect(await opened.members.accessEvents('ukraine-2025')).toHaveLength(3);
    await page.getByRole('button', { name: 'Remove Rita' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Rita can no longer open this dossier.').waitFor();
    expect(await rita.page.evaluate(`fetch('/api/dossiers/ukraine-2025').then(({ status }) => status)`)).toBe(404);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Rita/ }).waitFor();
    expect(await page.getByLabel('Role of Rita').inputValue()).toBe('analyst');
    await expectSound(olga);
    await rita.context.close();
  });

  it('takes an invitation back, and is told why the last owner stays', async () => {
    const { page } = olga;
    await page.getByRole('button', { name: 'Make a link' }).click();
    await page.getByRole('button', { name: /^Take back the invitation for reader/ }).click();
    await trail(page, 'Olga took an invitation back');
    await page.getByLabel('Role of Olga').selectOption('reader');
    await page.getByText('A dossier keeps at least one owner').waitFor();
    await expect.poll(() => page.getByLabel('Role of Olga').inputValue()).toBe('owner');
    olga.complaints.length = 0;
  });

  it('deletes the dossier after a question, and restores it', async () => {
    const { page } = olga;
    await page.getByRole('button', { name: /^Delete the dossier/ }).click();
    await page.getByRole('dialog').waitFor();
    await expectSound(olga);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toMatch(/^Delete the dossier/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the dossier' }).click();
    await page.getByRole('heading', { name: 'Deleted' }).waitFor();
    expect(await opened.store.readDossier('ukraine-2025')).toBeUndefined();
    await expectSound(olga);
    await page.getByRole('button', { name: 'Restore Ukraine 2025' }).click();
    await page.waitForURL(/#\/d\/ukraine-2025\/brief/);
    await page.getByRole('link', { name: 'Dossier', exact: true }).click();
    await trail(page, 'Olga restored the dossier');
    await trail(page, 'Olga deleted the dossier');
  });

  it('sees every change of a file with who and when', async () => {
    const { page } = olga;
    const write = { path: 'note.txt', text: 'a', expectedVersion: 0, idempotencyKey: 'a note for the trail' };
    await page.evaluate(
      `fetch('/api/dossiers/ukraine-2025/file', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(write))} })`,
    );
    await page.getByRole('row', { name: /Olga changed note\.txt/ }).waitFor();
    await expectSound(olga);
  });
});

describe('a page that is kept offline', () => {
  it('leads to signing in once the session is over, and what it had been told is gone', async () => {
    const seen = await visit(browser, server, { place: 'sign-in', serviceWorkers: 'allow' });
    const { page, context } = seen;
    await page.locator('#sign-in').getByLabel('Email').fill('olga@example.org');
    await page.locator('#sign-in').getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').waitFor();
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!(await caches.keys()).some((name) => name.startsWith('casus-files'))) {
        await new Promise((done) => setTimeout(done, 50));
      }
    });
    await page.reload();
    await page.getByRole('navigation').waitFor();
    const kept = (): Promise<boolean> => page.evaluate(() => caches.has('casus-answers'));
    await expect.poll(kept).toBe(true);
    await page.evaluate(
      `fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })`,
    );
    // The page itself still comes from the cache; its first question does not.
    await page.goto(`${server.url}${HOME}brief`);
    await page.reload();
    await page.waitForURL(/\/sign-in$/);
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    await expect.poll(kept).toBe(false);
    await context.close();
  });
});

describe('a dossier from nothing', () => {
  it('is made with a title, a pasted page, a confirmed statement and a draft, and comes back from its archive', async () => {
    const { page } = olga;
    await olga.go('#/dossiers');
    await page.getByRole('textbox', { name: 'New dossier' }).fill('Harbour pact');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\/d\/[^/]+\/sources/);
    const id = /#\/d\/([^/]+)/.exec(page.url())?.[1] ?? '';
    await page.getByRole('button', { name: 'Add a document' }).click();
    await page.getByLabel('Name').fill('The Quay');
    await page
      .getByLabel('Text of the article or draft')
      .fill('Harbour talks\n\nThe Polish government rejected any guarantee that excludes Warsaw from the vote.');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByText(/Proposal 1 of/).waitFor();
    await expectSound(olga);
    await page.keyboard.press('a');
    await page.getByText(/1 of \d+ decided/).waitFor();
    // The archive below is made of what the server has.
    await page.getByText(/^saved \d/).waitFor();
    await olga.go(`#/d/${id}/brief`);
    await page.getByText('1 statement confirmed').waitFor();
    await expectSound(olga);
    const copy = await page.evaluate(async (dossier) => {
      const archive = await (await fetch(`/api/dossiers/${dossier}/export`)).blob();
      const init = { method: 'POST', headers: { 'content-type': 'application/zip' }, body: archive };
      const made: { readonly id: string } = await (await fetch('/api/dossiers/import', init)).json();
      return made.id;
    }, id);
    expect(copy).not.toBe(id);
    await olga.go(`#/d/${copy}/brief`);
    await page.getByText('1 statement confirmed').waitFor();
  });
});
