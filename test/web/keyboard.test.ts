// Everything without a mouse: navigation, decisions, ballots, dialogs; focus is always somewhere sensible.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';
import { countProposals, HOME, savedText, settled, visit } from './workbench.ts';

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

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.getAttribute('aria-label') ?? ''} ${element?.textContent ?? ''}`.trim().slice(0, 80);
  });
}

async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    if (wanted.test(await focused(page))) return;
  }
  throw new Error(`no way by Tab to ${wanted}; at ${await focused(page)}`);
}

describe('with the keyboard alone', () => {
  it('the first Tab skips to the content, and a link of the navigation moves focus into its page', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}brief` });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('To the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.keyboard.press('Shift+Tab');
    await page.locator('nav').getByRole('link', { name: 'Sources' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await context.close();
  });

  it('proposals are gone through, changed and accepted by keys', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}sources/page` });
    const count = await countProposals(page);
    const first = await page.locator('.coded-words').innerText();
    await page.keyboard.press('j');
    await page.getByText(`Proposal 2 of ${count}`).waitFor();
    await page.keyboard.press('k');
    await page.getByText(`Proposal 1 of ${count}`).waitFor();
    const words = (): Promise<string> => page.locator('.coded-words').innerText();
    await page.keyboard.press('[');
    await expect.poll(words).toBe(first.replace(/\s*\S+$/, ''));
    await page.keyboard.press(']');
    await expect.poll(words).toBe(first);
    await page.keyboard.press('7');
    await page.keyboard.press('a');
    const coding = await savedText(server, 'documents/press-page.txt.coding.jsonl', '"kind":"edit"');
    expect(coding).toContain('"stance":"claims"');
    await page.keyboard.press('u');
    await page.getByText(`Proposal 1 of ${count}`).waitFor();
    await page.keyboard.press('s');
    await page.getByText(`Proposal 1 of ${count - 1}`).waitFor();
    await page.getByRole('button', { name: 'skipped 1' }).waitFor();
    await context.close();
  });

  it('a seat takes its ballot from keys and keeps the focus', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}arrangements/istanbul-2022-russian` });
    await page.getByRole('button', { name: /^Britain, for/ }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatch(/^China, for/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^China, against/ }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^China, against/);
    await page.keyboard.press('b');
    await page.getByRole('button', { name: /^China, abstain/ }).waitFor();
    await expect.poll(() => focused(page)).toMatch(/^China, abstain/);
    await context.close();
  });

  it('a dialog holds the focus, Escape closes it, and the focus returns to where it was', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}agreement` });
    await tabTo(page, /^Russia, demands: Russia sits/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
      ),
    ).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => focused(page)).toMatch(/^Russia, demands: Russia sits/);
    await context.close();
  });

  it('a list is opened, narrowed and chosen from by keys', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}sources/page` });
    const count = await countProposals(page);
    const what = page.getByRole('combobox', { name: 'On what' });
    await what.focus();
    await page.keyboard.press('ArrowDown');
    const options = page.getByRole('listbox', { name: 'On what' }).getByRole('option');
    await options.first().waitFor();
    await page.keyboard.type('troops');
    await expect.poll(() => options.first().innerText()).toContain('American ground troops');
    await page.keyboard.press('Enter');
    expect(await what.inputValue()).toBe('American ground troops');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.getByText(`Proposal 2 of ${count}`).waitFor();
    await context.close();
  });

  it('focus can be seen on every kind of control', async () => {
    const { page, context } = await visit(browser, server, { place: `${HOME}agreement` });
    await settled(page);
    for (let step = 0; step < 25; step += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return true;
        const marks = [element, element.parentElement].map((each) => each && getComputedStyle(each).outlineStyle);
        return marks.some((style) => style !== 'none' && style !== null);
      });
      expect(seen, await focused(page)).toBe(true);
    }
    await context.close();
  });
});
