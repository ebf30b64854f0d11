// Asked in, an account made, signed in, with a second factor: as a person does it, in a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstInvitation, openAccounts, type RunningServer, startServer } from '../../src/server/index.ts';
import { type OpenedStore, openFolderStore } from '../../src/store/index.ts';
import { threeCodes } from '../server/totp.ts';
import { launchBrowser } from './browser.ts';
import { violations } from './workbench.ts';
import { namedBrief } from '../server/asking.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-sign-in-'));
const PASSWORD = 'correct horse battery';
let browser: Browser;
let server: RunningServer;
let opened: OpenedStore;
let invitation: string;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  const store = await openFolderStore(folder, () => undefined);
  if (!store.ok) throw new Error('no store');
  opened = store.value;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const accounts = await openAccounts(opened, origin);
  if (!accounts.ok) throw new Error('no accounts');
  invitation = (await firstInvitation(opened.members, origin)) ?? '';
  const started = await startServer({
    pages: () =>
      new Map([
        ['/', { type: 'text/html; charset=utf-8', body: '<!doctype html><title>in</title><h1>In</h1>', places: true }],
      ]),
    port,
    fixedPort: true,
    accounts: accounts.value,
    workbench: {
      store: opened.store,
      version: '9.9.9',
      catalogue: { arrangements: [], bodies: [] },
      commands: [],
      answer: async () => ({ ok: true, value: { exitCode: 0, answer: null } }),
      printBrief: namedBrief,
    },
  });
  if (!started.ok) throw new Error('no server');
  server = started.value;
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await opened?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function newPage(width = 1280): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) errors.push(message.text());
  });
  return { page, errors };
}

async function accessible(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
}

describe('the way in', () => {
  it('leads from an invitation to an account and into the workbench, by keyboard alone', async () => {
    const { page, errors } = await newPage(360);
    await page.goto(invitation);
    await page.getByRole('heading', { name: 'You are invited' }).waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await accessible(page);
    await page.keyboard.type('Olga');
    await page.keyboard.press('Tab');
    await page.keyboard.type('olga@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'In', exact: true }).waitFor();
    const session = await page.evaluate('fetch("/api/session").then((response) => response.json())');
    expect(session).toMatchObject({ mode: 'shared', user: { name: 'Olga' } });
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(errors).toEqual([]);
  });

  it('says what is wrong, and asks for the second factor once there is one', async () => {
    const { page, errors } = await newPage();
    await page.goto(server.url);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await page.locator('#sign-in').getByLabel('Email').fill('olga@example.org');
    await page.locator('#sign-in').getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Email or password is wrong.').waitFor();
    await accessible(page);
    await page.locator('#sign-in').getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'In', exact: true }).waitFor();
    const post = (path: string, body: object): string =>
      `fetch("/api/auth/${path}", { method: "POST", headers: { "content-type": "application/json" }, body: ${JSON.stringify(JSON.stringify(body))} }).then((response) => response.json())`;
    const enabled = (await page.evaluate(post('two-factor/enable', { password: PASSWORD }))) as { totpURI: string };
    const secret = new URL(enabled.totpURI).searchParams.get('secret') ?? '';
    const [before, now] = await threeCodes(secret);
    await page.evaluate(post('two-factor/verify-totp', { code: before }));
    await page.evaluate(post('sign-out', {}));
    await page.goto(`${server.url}sign-in`);
    await page.locator('#sign-in').getByLabel('Email').fill('olga@example.org');
    await page.locator('#sign-in').getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    await accessible(page);
    await page.getByLabel(/Code from/).fill(before);
    await page.keyboard.press('Enter');
    await page.getByText('This code is wrong or used up.').waitFor();
    await page.getByLabel(/Code from/).fill(now);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'In', exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  it('refuses an invitation that was used', async () => {
    const { page } = await newPage();
    await page.goto(invitation);
    await page.getByLabel(/Your name/).fill('Late');
    await page.locator('#invitation').getByLabel('Email').fill('late@example.org');
    await page.getByLabel(/12 characters/).fill(PASSWORD);
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByText('This invitation is used, taken back or too old.').waitFor();
    await accessible(page);
  });
});
