// The brief's page in a real browser: light, dark, phone, print; with a made-up brief that fills every part.
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { briefPages, readFont, type RunningServer, startServer } from '../../src/server/index.ts';
import { launchBrowser } from './browser.ts';
import { FIXTURE } from './fixture-brief.ts';
import { violations } from './workbench.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  mkdirSync('.cache/screens', { recursive: true });
  const pages = briefPages(FIXTURE, readFont);
  const started = await startServer({ pages: () => pages, port: 0 });
  if (!started.ok) throw new Error(started.diagnostics[0]?.message ?? 'no server');
  server = started.value;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Visit {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
  readonly context: BrowserContext;
}

async function visit(options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(server.url);
  await page.evaluate('document.fonts.ready');
  return { page, complaints, requests, context };
}

const STATES: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['phone', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ['phone-dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
];

describe('the page of a brief', () => {
  for (const [name, options] of STATES) {
    it(`has no accessibility violation and no sideways scroll: ${name}`, async () => {
      const { page, complaints, context } = await visit(options);
      await page.screenshot({ path: `.cache/screens/brief-${name}.png`, fullPage: true });
      expect(await violations(page)).toEqual([]);
      await page.locator('.data summary').first().click();
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      expect(complaints).toEqual([]);
      await context.close();
    });
  }

  it('prints in black on white without violations', async () => {
    const { page, context } = await visit({ viewport: { width: 760, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    await page.screenshot({ path: '.cache/screens/brief-print.png', fullPage: true });
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it('says the four answers as headings, tables with headers, and pictures with names', async () => {
    const { page, context } = await visit({});
    for (const name of [
      'Who wants what',
      'Would it ever be activated?',
      'Why there is no deal',
      'What nobody has said yet',
    ]) {
      expect(await page.getByRole('heading', { name, level: 2 }).count(), name).toBe(1);
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(FIXTURE.title);
    expect(await page.getByRole('rowheader', { name: 'Istanbul, Russian text' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('columnheader', { name: 'who can block' }).count()).toBe(2);
    expect(await page.getByRole('img', { name: /Activation, lowest to highest: Attack by Russia/ }).count()).toBe(1);
    await context.close();
  });

  it('draws its words, in its own fonts, Cyrillic among them', async () => {
    const { page, context } = await visit({});
    for (const selector of ['.lead', 'h1', 'td', '.quote blockquote', '.open']) {
      const width = await page
        .locator(selector)
        .first()
        .evaluate(
          (element: { getBoundingClientRect: () => { width: number } }) => element.getBoundingClientRect().width,
        );
      expect(width, selector).toBeGreaterThan(20);
    }
    const loaded = await page.evaluate(
      '[...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family)',
    );
    expect(loaded).toHaveLength(3);
    await context.close();
  });

  it('asks nothing of any other host and runs nothing of a hostile quotation', async () => {
    const { page, requests, complaints, context } = await visit({});
    expect(requests.length).toBeGreaterThan(3);
    for (const url of requests) expect(new URL(url).origin).toBe(new URL(server.url).origin);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.getByText('<script>alert(1)</script>').count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reaches every control by keyboard, the way past the header first', async () => {
    const { page, context } = await visit({});
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the brief');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('brief');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).toBe('');
    await context.close();
  });

  it('comes with a policy that allows no inline style, script or foreign source', async () => {
    const response = await fetch(server.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toMatch(/ style=|<style|<script/);
  });
});
