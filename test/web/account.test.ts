// One's own account on a real server, with the keyboard alone: a second factor from the QR code to the recovery codes and
// back, the password, the sessions, and what is left in the browser after signing out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readQr from 'jsqr';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../src/server/index.ts';
import { openFolderStore, type OpenedStore } from '../../src/store/index.ts';
import { threeCodes } from '../server/totp.ts';
import { launchBrowser } from './browser.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';
import { serveHere } from './real-server.ts';
import { expectSound, type Visit, visit } from './workbench.ts';

const [PASSWORD, ANOTHER] = ['correct horse battery', 'another horse battery'];
const folder = mkdtempSync(join(tmpdir(), 'casus-account-'));
let browser: Browser;
let opened: OpenedStore;
let server: RunningServer;
let olga: Visit;
let secret = '';
let codes: readonly string[] = [];

beforeAll(async () => {
  const store = await openFolderStore(folder, () => undefined);
  if (!store.ok) throw new Error('no store');
  opened = store.value;
  const here = await serveHere(opened, { accounts: true });
  server = here.server;
  browser = await launchBrowser();
  olga = await visit(browser, server, { place: 'sign-in' });
  const { page } = olga;
  await page.goto(here.invitation);
  await page.getByLabel(/Your name/).fill('Olga');
  await page.locator('#invitation').getByLabel('Email').fill('olga@example.org');
  await page.getByLabel(/12 characters/).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await opened?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto(`${server.url}sign-in`);
  await page.locator('#sign-in').getByLabel('Email').fill('olga@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

/** What a camera would read from the picture. */
async function scan(picture: Locator): Promise<string> {
  const points = await picture.evaluate(async (svg) => {
    const side = 400;
    const image = new Image(side, side);
    image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = new OffscreenCanvas(side, side).getContext('2d');
    canvas?.drawImage(image, 0, 0, side, side);
    // One string: a list of as many numbers takes seconds on its way out of the page.
    return Array.from(canvas?.getImageData(0, 0, side, side).data ?? [], (point) => String.fromCharCode(point)).join(
      '',
    );
  });
  return readQr.default(Uint8ClampedArray.from(Buffer.from(points, 'latin1')), 400, 400)?.data ?? '';
}

describe('an account', () => {
  it('is one step from the list of dossiers, and offers what is needed', async () => {
    const { page } = olga;
    await press(page.getByRole('link', { name: 'Olga' }));
    await page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
    await page.getByText('olga@example.org').waitFor();
    await page.getByText('You are signed in nowhere else.').waitFor();
    await expectSound(olga);
  });

  it('gets a second factor: password, QR code and secret, a first code, recovery codes shown once', async () => {
    const { page } = olga;
    await press(page.getByRole('button', { name: 'Switch on' }));
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('This is not your password.').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('password');
    olga.complaints.length = 0;
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    const picture = page.getByRole('img', { name: 'QR code with the secret below' });
    await picture.waitFor();
    await expectSound(olga);
    const address = new URL(await scan(picture));
    secret = address.searchParams.get('secret') ?? '';
    expect([address.protocol, decodeURIComponent(address.pathname)]).toEqual([
      'otpauth:',
      expect.stringContaining('Casus:olga@example.org'),
    ]);
    const shown = (await page.locator('code').first().textContent()) ?? '';
    expect(shown.replaceAll(' ', '')).toBe(secret);
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('This code is wrong.').waitFor();
    olga.complaints.length = 0;
    const [before] = await threeCodes(secret);
    await page.keyboard.type(`${before.slice(0, 3)} ${before.slice(3)}`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Recovery codes');
    codes = await page.locator('.names code').allTextContents();
    expect(new Set(codes).size).toBe(10);
    await expectSound(olga);
    await press(page.getByRole('button', { name: 'I have kept them' }));
    await page.getByText('10 recovery codes are left').waitFor();
    expect(await page.content()).not.toContain(codes[0]);
    expect(await page.content()).not.toContain(secret);
    await expectSound(olga);
  });

  it('asks for a code at the next sign-in, and takes a recovery code in its place', async () => {
    const seen = await visit(browser, server, { place: 'sign-in' });
    const { page } = seen;
    await signIn(page, PASSWORD);
    await page.getByRole('heading', { name: 'One more step' }).waitFor();
    await expectSound(seen);
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
    await seen.context.close();
    await olga.page.reload();
    await olga.page.getByText('9 recovery codes are left').waitFor();
  });

  it('renews the recovery codes with the password', async () => {
    const { page } = olga;
    await press(page.getByRole('button', { name: 'New recovery codes' }));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor();
    const fresh = await page.locator('.names code').allTextContents();
    expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
    await press(page.getByRole('button', { name: 'I have kept them' }));
    await page.getByText('10 recovery codes are left').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('New recovery codes');
  });

  it('shows where it is signed in, and ends a session', async () => {
    const { page } = olga;
    const button = page.getByRole('button', { name: /^End the session of Chrome, Linux since/ });
    await press(button.first());
    await page.getByText('Ended. You are signed in nowhere else.').waitFor();
    expect(await opened.records.count('session', [])).toBe(1);
    await expectSound(olga);
  });

  it('changes its password and says why not', async () => {
    const { page } = olga;
    const change = async (fresh: string, again: string): Promise<void> => {
      await page.getByLabel('Your password now').focus();
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Tab');
      await page.keyboard.type(fresh);
      await page.keyboard.press('Tab');
      await page.keyboard.type(again);
      await page.keyboard.press('Enter');
    };
    await change(ANOTHER, `${ANOTHER}!`);
    await page.getByText('The two new passwords differ.').waitFor();
    await expectSound(olga);
    await change(ANOTHER, ANOTHER);
    await page.getByText('The password is changed.').waitFor();
    await expectSound(olga);
  });

  it('switches the second factor off with the password', async () => {
    const { page } = olga;
    await press(page.getByRole('button', { name: 'Switch off' }));
    await page.keyboard.type(ANOTHER);
    await page.keyboard.press('Enter');
    await page.getByText('The second factor is switched off.').waitFor();
    await page.getByRole('button', { name: 'Switch on' }).waitFor();
    await expectSound(olga);
  });

  it('signs out and leaves nothing of what the server told', async () => {
    const { page } = olga;
    await press(page.getByRole('button', { name: 'Sign out' }));
    await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
    expect(await page.evaluate('caches.keys().then((names) => names.includes("casus-answers"))')).toBe(false);
    expect(await page.evaluate('localStorage.getItem("casus:account")')).toBeNull();
    await signIn(page, ANOTHER);
    await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  });
});

describe('without accounts', () => {
  let local: MemoryServer;
  beforeAll(async () => {
    local = await startMemoryServer();
  });
  afterAll(() => local.stop());

  it('the page says so, and no link leads to it', async () => {
    const seen = await visit(browser, local, { place: '#/account', viewport: { width: 360, height: 740 } });
    await seen.page.getByText('There are no accounts on this machine').waitFor();
    await expectSound(seen);
    await seen.go('#/dossiers');
    expect(await seen.page.getByRole('link', { name: 'you' }).count()).toBe(0);
    await seen.context.close();
  });
});
