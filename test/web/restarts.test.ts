// What happens to somebody's work while servers, databases and networks fail: a real server in each case.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiDossier, ApiHistory } from '../../src/server/index.ts';
import { openPostgresStore } from '../../src/store/index.ts';
import { startPostgres } from '../store/postgres-server.ts';
import { launchBrowser } from './browser.ts';
import { exampleFiles, freePort, type ServedProcess, serveExample, serveHere } from './real-server.ts';
import { HOME, settled, visit } from './workbench.ts';

const PATH = 'arrangements/western-framework-2025.yaml';
const PLACE = `${HOME}arrangements/western-framework-2025?text=yaml`;
const folder = mkdtempSync(join(tmpdir(), 'casus-restarts-'));
let browser: Browser;
let served: ServedProcess | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await served?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** All text at once, so that one change is saved. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.editor[data-ready=yes]').waitFor();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

async function dossierAt(url: string): Promise<ApiDossier> {
  return (await fetch(`${url}api/dossiers/ukraine-2025`)).json() as Promise<ApiDossier>;
}

async function fileAt(url: string): Promise<{ readonly text: string; readonly version: number }> {
  const { files } = await dossierAt(url);
  const file = files.find(({ path }) => path === PATH);
  return { text: file?.text ?? '', version: file?.version ?? 0 };
}

async function textAt(url: string): Promise<string> {
  return (await fileAt(url)).text;
}

function change(url: string, text: string, expectedVersion: number): Promise<Response> {
  return fetch(`${url}api/dossiers/ukraine-2025/file`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ path: PATH, text, expectedVersion, idempotencyKey: `change to ${text.length}` }),
  });
}

describe('a server that is killed while somebody edits', () => {
  it('gets the edit once it is back; the page says so meanwhile, and hears of others again afterwards', async () => {
    const [data, port] = [join(folder, 'killed'), await freePort()];
    served = await serveExample(data, port);
    const { url } = served;
    const seen = await visit(browser, { url }, { place: PLACE });
    const before = await textAt(url);
    await write(seen.page, before.replace('status: proposed', 'status: draft'));
    await seen.page.getByText(/^saved \d/).waitFor();
    await served.kill();
    const last = before.replace('status: proposed', 'status: ended');
    await write(seen.page, last);
    await seen.page.getByText('offline: kept in this browser, saved when the server answers').waitFor();
    served = await serveExample(data, port);
    await expect.poll(() => textAt(url), { timeout: 20_000 }).toBe(last);
    await seen.page.getByText(/^saved \d/).waitFor();
    const history = (await (await fetch(`${url}api/dossiers/ukraine-2025/history`)).json()) as ApiHistory;
    expect(history.entries.filter(({ path, kind }) => path === PATH && kind === 'write')).toHaveLength(2);
    const { text, version } = await fileAt(url);
    expect((await change(url, text.replace('# The framework', '# By another. The framework'), version)).status).toBe(
      200,
    );
    await seen.page.locator('.cm-content', { hasText: '# By another.' }).waitFor();
    await seen.context.close();
    await served.kill();
  }, 120_000);
});

describe('a PostgreSQL that restarts while somebody edits', () => {
  it('gets the edit once it is back; the page says so meanwhile', async () => {
    const postgres = await startPostgres();
    const opened = await openPostgresStore(await postgres.newDatabase());
    if (!opened.ok) throw new Error(opened.diagnostics[0]?.message);
    const { store } = opened.value;
    await store.createDossier({ id: 'ukraine-2025', title: 'Ukraine', files: exampleFiles(), who: 'local' });
    const { server } = await serveHere(opened.value, { accounts: false });
    const seen = await visit(browser, server, { place: PLACE });
    const before = await textAt(server.url);
    const last = before.replace('status: proposed', 'status: ended');
    await postgres.restart(async () => {
      await write(seen.page, last);
      await seen.page.getByText('offline: kept in this browser, saved when the server answers').waitFor();
    });
    await expect.poll(() => textAt(server.url), { timeout: 30_000 }).toBe(last);
    await seen.page.getByText(/^saved \d/).waitFor();
    const writes = (await store.history('ukraine-2025', { limit: 500 })).filter(({ kind }) => kind === 'write');
    expect(writes.map(({ path }) => path)).toEqual([PATH]);
    await seen.context.close();
    await server.stop();
    await store.close();
    await postgres.stop();
  }, 180_000);
});

describe('a slow network', () => {
  it('shows the answer before the program is there, answers at once after that, and says that it is saving', async () => {
    served = await serveExample(join(folder, 'slow'), await freePort());
    const { url } = served;
    const context = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const [latency, throughput] = [400, 80_000];
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: throughput,
      uploadThroughput: throughput,
    });
    await page.goto(`${url}${HOME}arrangements/istanbul-2022-russian`, { waitUntil: 'commit' });
    // The words of the brief come with the page itself.
    await page.getByText('Russia alone could stop activation').first().waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.getByRole('button', { name: 'All for' }).click({ timeout: 45_000 });
    await page.getByText('settled: adopted').waitFor();
    await settled(page);
    const started = Date.now();
    const saving = page.getByText('saving …').waitFor();
    await page.getByRole('button', { name: 'Apply: let each member decide for itself' }).first().click();
    await page.getByText('nobody (each decides').first().waitFor();
    await saving;
    await page.getByText(/^saved \d/).waitFor();
    // The way there and back was really slow.
    expect(Date.now() - started).toBeGreaterThan(latency);
    const { files } = await dossierAt(url);
    expect(files.find(({ path }) => path.endsWith('istanbul-2022-russian.yaml'))?.text).toContain('rule: each decides');
    await context.close();
    await served.kill();
  }, 120_000);
});
