// What reaches the browser: how much, from where, and what hostile or odd input may do there (nothing).
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';
import { HOME, settled, visit } from './workbench.ts';

const site = resolve(import.meta.dirname, '..', '..', 'dist', 'web');
const BUDGET = 200_000;

let browser: Browser;
let server: MemoryServer;

beforeAll(async () => {
  server = await startMemoryServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

function gzipped(path: string): number {
  return gzipSync(readFileSync(join(site, path === '/' ? 'index.html' : path)), { level: 9 }).length;
}

describe('the first load', () => {
  it('is at most 200 kB of page, styles, program and engine, gzipped; the editor is not among it', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    await seen.page.getByText('Russia alone could stop activation').waitFor();
    const own = [...new Set(seen.requests.map((url) => new URL(url).pathname))].filter(
      (path) => !path.startsWith('/api/'),
    );
    const code = own.filter((path) => !path.endsWith('.woff2') && !path.startsWith('/files.json'));
    const total = code.reduce((sum, path) => sum + gzipped(path), 0);
    expect(code.some((path) => path.includes('worker'))).toBe(true);
    expect(own.some((path) => path.includes('code-editor'))).toBe(false);
    console.log(`first load: ${total} of ${BUDGET} bytes, gzipped`);
    expect(total).toBeLessThan(BUDGET);
    expect(own.filter((path) => path.endsWith('.woff2')).length).toBeLessThanOrEqual(2);
    await seen.context.close();
  });

  it('asks nobody but its own server, on any page', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    for (const place of [
      'sources',
      'arrangements/istanbul-2022-russian?text=yaml',
      'agreement',
      'catalogue?kind=body',
    ]) {
      await seen.go(HOME + place);
    }
    const others = seen.requests.filter((url) => !url.startsWith(server.url) && !url.startsWith('blob:'));
    expect(others).toEqual([]);
    expect(seen.complaints).toEqual([]);
    await seen.context.close();
  });

  it('names no other host in what was built', () => {
    const texts = readdirSync(join(site, 'assets'))
      .filter((name) => /\.(?:js|css)$/.test(name) && !name.startsWith('code-editor'))
      .map((name) => readFileSync(join(site, 'assets', name), 'utf8'));
    const hosts = texts.flatMap((text) =>
      [...text.matchAll(/https?:\/\/([a-z0-9.-]+)/gi)].map((match) => match[1] ?? ''),
    );
    const namespaces = ['www.w3.org', 'json-schema.org', 'localhost', 'yaml.org'];
    expect([...new Set(hosts)].filter((host) => !namespaces.includes(host))).toEqual([]);
  });
});

const HOSTILE = `<html><head><script>window.hacked = 1</script></head><body onload="window.hacked = 2">
<h1>Talks</h1><p>Russia said that it would veto help. <img src=x onerror="window.hacked = 3"></p>
<p>Ukraine said that <b onclick="window.hacked = 4">"&lt;script&gt;window.hacked = 5&lt;/script&gt;"</b> was no answer.</p>
<svg><script>window.hacked = 6</script></svg></body></html>`;

describe('what people paste', () => {
  it('never runs, whatever it says', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Add a document' }).click();
    await page.getByLabel('Name').fill('<img src=x onerror="window.hacked = 7">');
    await page.getByLabel('Text of the article or draft').fill(HOSTILE);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.locator('.document', { hasText: 'Russia said that it would veto help' }).waitFor();
    await page.getByRole('button', { name: 'Table' }).click();
    await settled(page);
    expect(await page.evaluate('window.hacked')).toBe(undefined);
    expect(seen.complaints).toEqual([]);
    await seen.context.close();
  });

  it('may be a binary file, which is refused with a reason', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Add a document' }).click();
    const bytes = Buffer.from(Uint8Array.from({ length: 2000 }, (_, at) => at % 7));
    await page
      .locator('dialog input[type=file]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: bytes });
    await page.getByText('the document is not text').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await seen.context.close();
  });

  it('may be fifty megabytes, which the page survives and refuses', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources` });
    const { page } = seen;
    await page.evaluate(() => {
      const dropped = new DataTransfer();
      const text = 'The minister said that nothing had been decided. '.repeat(1_040_000);
      dropped.items.add(new File([text], 'long.txt', { type: 'text/plain' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
    });
    await page.getByText(/the text has \d+ characters; at most/).waitFor({ timeout: 50_000 });
    expect(server.dossiers.get('ukraine-2025')?.files.has('documents/long.txt')).toBe(false);
    await seen.context.close();
  });

  it('may run from right to left or be in Chinese, and stands as it was written', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources` });
    const { page } = seen;
    for (const [name, text] of [
      ['arabic', 'قال الوزير إن بلاده لن تقبل حق النقض.\nهذا هو السطر الثاني من النص.'],
      ['chinese', '外交部长表示，中方支持一切有利于和平的努力。\n第二行没有立场。'],
    ] as const) {
      await page.getByRole('button', { name: 'Add a document' }).click();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Text of the article or draft').fill(text);
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.locator('.document', { hasText: text.slice(0, 12) }).waitFor();
      await expect.poll(() => server.dossiers.get('ukraine-2025')?.files.get(`documents/${name}.txt`)?.text).toBe(text);
    }
    await seen.context.close();
  });
});
