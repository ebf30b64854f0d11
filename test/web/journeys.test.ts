// The workbench as people use it: from the first look to a decision, in a real browser.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { parseCoding, sharedDecisions } from '../../src/positions/index.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { openDossier } from '../../src/cli/load-dossier.ts';
import { run } from '../../src/cli/run.ts';
import { recordingIo } from '../../src/cli/testing.ts';
import { assembleBrief, sketchNegotiation } from '../../src/report/index.ts';
import { launchBrowser } from './browser.ts';
import { type MemoryServer, startMemoryServer } from './memory-server.ts';
import { countProposals, expectSound, HOME, savedText, settled, visit } from './workbench.ts';

let browser: Browser;
let server: MemoryServer;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startMemoryServer();
});
afterEach(() => server.stop());

describe('a newcomer', () => {
  it('opens the page, reads the answer, and follows a quotation to its place in the document', async () => {
    const seen = await visit(browser, server);
    const { page } = seen;
    await page.getByText('Russia alone could stop activation').waitFor();
    for (const name of [
      'Who wants what',
      'Why there is no deal',
      'Would it ever be activated?',
      'What nobody has said yet',
    ]) {
      expect(await page.getByRole('heading', { name, exact: true }).count(), name).toBe(1);
    }
    await page.getByRole('link', { name: /^Russia demands \(red line\) · Russia sits among/ }).click();
    await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
    await page.getByText('confirmed', { exact: true }).first().waitFor();
    const framed = page.locator('.document .now');
    expect(await framed.innerText()).toContain('only if China, the United States, Britain and France take part');
    await expectSound(seen);
    await seen.context.close();
  });

  it('follows a number to its inputs: activation leads to the arrangement in the same situation', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    const { page } = seen;
    const table = page.getByRole('table', { name: 'disputed incident' });
    await table.getByRole('link', { name: /any of 11, Russia among them/ }).click();
    await page.getByRole('heading', { name: 'The Russian version of Istanbul', level: 1 }).waitFor();
    expect(await page.getByLabel('Situation').inputValue()).toBe('disputed-incident');
    expect(await page.getByText('ballot chances').count()).toBe(0);
    await seen.context.close();
  });
});

const ARTICLE = `Talks resume in Vienna
3 September 2025
Ukraine said that it would reject any clause that lets Russia vote on help.
Poland supports a guarantee that begins on the first day.
Subscribe to our newsletter
`;

describe('documents', () => {
  it('are pasted, confirmed with keys, and only then stand in the brief', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Add a document' }).click();
    await page.getByLabel('Name').fill('Vienna, 3 September');
    await page.getByLabel('Text of the article or draft').fill(ARTICLE);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL(/sources\/vienna-3-september/);
    await expect.poll(() => page.locator('.noise').count(), { timeout: 10_000 }).toBe(1);
    expect(await page.locator('.noise').innerText()).toContain('newsletter');
    await page.getByText('Proposal 1 of').waitFor();
    const words = await page.locator('.coded-words').innerText();
    await page.keyboard.press('5');
    expect(await page.getByRole('radio', { name: 'rejects' }).isChecked()).toBe(true);
    await page.getByRole('combobox', { name: 'On what' }).fill('Western states only');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Proposal/ }).click();
    await page.keyboard.press('a');
    const path = 'documents/vienna-3-september.txt.coding.jsonl';
    const coding = parseCoding(await savedText(server, path, '"event":"decide"'));
    if (!coding.ok) throw new Error(coding.diagnostics[0]?.message);
    expect(coding.value.events).toMatchObject([{ coder: 'local', event: 'decide', decision: { kind: 'edit' } }]);
    const [decided] = [...sharedDecisions(coding.value).values()];
    expect(decided?.fields).toMatchObject({ stance: 'rejects', provision: 'west-only' });
    await savedText(server, 'issues.yaml', `vienna-3-september-${decided?.id}`);
    await savedText(server, 'codebook.jsonl', '"id":"west-only"');
    expect(server.dossiers.get('ukraine-2025')?.files.get('statements.yaml')?.version).toBe(1);
    await seen.go(`${HOME}brief`);
    await page.getByText('2 documents · 18 statements confirmed').waitFor();
    await page.getByText('6 more', { exact: true }).click();
    expect(await page.locator('main').innerText()).toContain(words.trim().slice(0, 40));
    await expectSound(seen);
    await seen.context.close();
  });

  it('are a start for an arrangement, which opens and can be taken back', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources/page` });
    const { page } = seen;
    await countProposals(page);
    await page.getByRole('button', { name: 'Draft it: Security guarantees', exact: false }).click();
    await page.waitForURL(/arrangements\/security-guarantees/);
    await page.getByRole('heading', { name: 'Security guarantees', level: 1 }).waitFor();
    await savedText(server, 'arrangements/security-guarantees.yaml', 'Drafted from a document');
    await expectSound(seen);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => server.dossiers.get('ukraine-2025')?.files.has('arrangements/security-guarantees.yaml'))
      .toBe(false);
    await seen.context.close();
  });

  it('a rejected proposal is not asked again, and undo brings it back', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources/page` });
    const { page } = seen;
    const count = await countProposals(page);
    await page.keyboard.press('r');
    await page.getByText(`Proposal 1 of ${count - 1}`).waitFor();
    const path = 'documents/press-page.txt.coding.jsonl';
    const rejected = await savedText(server, path, '"kind":"reject"');
    await page.keyboard.press('u');
    await page.getByText(`Proposal 1 of ${count}`).waitFor();
    const undone = await savedText(server, path, '"event":"undo"');
    expect(undone.startsWith(rejected)).toBe(true);
    await page.keyboard.press('r');
    await page.getByText(`Proposal 1 of ${count - 1}`).waitFor();
    await page.getByText(/^saved \d/).waitFor();
    // On another day: nothing of this visit is left to undo, the decision still is.
    await page.reload();
    await page.getByText(`Proposal 1 of ${count - 1}`).waitFor();
    await page.keyboard.press('u');
    await page.getByText(`Proposal 1 of ${count}`).waitFor();
    await page.keyboard.press('u');
    await page.getByText('local has no decision to take back').waitFor();
    await seen.context.close();
  });

  it('words that nobody proposed are selected, given an actor and confirmed', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources/page` });
    const { page } = seen;
    await countProposals(page);
    await page.evaluate(() => {
      const pieces = [...document.querySelectorAll('.document [data-at]')];
      const line = pieces.find((each) => each.textContent?.includes('It foresaw consultations'));
      const text = line?.firstChild;
      const at = text?.textContent?.indexOf('It foresaw consultations') ?? -1;
      if (text === null || text === undefined || at < 0) throw new Error('no such words');
      getSelection()?.setBaseAndExtent(text, at, text, at + 'It foresaw consultations'.length);
    });
    await page.keyboard.press('n');
    await expect.poll(() => page.locator('.coded-words').innerText()).toBe('It foresaw consultations');
    await page.getByRole('combobox', { name: 'Who' }).fill('Ukraine');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Accept/ }).click();
    const saved = await savedText(server, 'documents/press-page.txt.coding.jsonl', '"event":"add"');
    expect(saved.split('\n').at(-2)).toContain('"actor":"UA"');
    await page.locator('.document .m-confirmed', { hasText: 'It foresaw consultations' }).waitFor();
    await seen.context.close();
  });

  it('withdrawing a statement takes its position away too', async () => {
    const seen = await visit(browser, server, { place: `${HOME}sources/page?statement=s16` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await expect.poll(() => server.dossiers.get('ukraine-2025')?.files.get('issues.yaml')?.text).not.toContain('s16');
    const saved = (): string => server.dossiers.get('ukraine-2025')?.files.get('statements.yaml')?.text ?? '';
    await expect.poll(saved).not.toContain('id: s16');
    expect(saved()).toContain('id: s17');
    await seen.context.close();
  });
});

describe('the brief', () => {
  it('is saved as HTML and as Markdown, with the same answer', async () => {
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    const { page } = seen;
    for (const [name, file] of [
      ['HTML', 'ukraine-2025.html'],
      ['Markdown', 'ukraine-2025.md'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(file);
      expect(readFileSync(await download.path(), 'utf8')).toContain('Russia alone could stop activation');
    }
    for (const [name, format] of [
      ['Word', 'docx'],
      ['PDF', 'pdf'],
    ] as const) {
      const link = page.getByRole('link', { name, exact: true });
      expect(await link.getAttribute('href')).toBe(`/api/dossiers/ukraine-2025/brief/${format}`);
      expect(await link.getAttribute('download')).not.toBeNull();
    }
    await seen.context.close();
  });
});

describe('an arrangement', () => {
  it('answers an edited rule: who can block changes as one types', async () => {
    const place = `${HOME}arrangements/istanbul-2022-russian?text=yaml`;
    const seen = await visit(browser, server, { place });
    const { page } = seen;
    await page.locator('.editor[data-ready=yes]').waitFor();
    await page.getByText('any of 11, Russia among them').waitFor();
    const before =
      server.dossiers.get('ukraine-2025')?.files.get('arrangements/istanbul-2022-russian.yaml')?.text ?? '';
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(before.replace('all of guarantors for,', 'at least 6 of guarantors for,'));
    await page.getByText('any of 11, Russia among them').waitFor({ state: 'detached' });
    await savedText(server, 'arrangements/istanbul-2022-russian.yaml', 'at least 6 of guarantors for');
    await expectSound(seen);
    await seen.context.close();
  });

  it('says where the text is wrong and what was meant, and keeps the rest of the dossier readable', async () => {
    const place = `${HOME}arrangements/western-framework-2025?text=yaml`;
    const seen = await visit(browser, server, { place });
    const { page } = seen;
    await page.locator('.editor[data-ready=yes]').waitFor();
    const before =
      server.dossiers.get('ukraine-2025')?.files.get('arrangements/western-framework-2025.yaml')?.text ?? '';
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(before.replace('status: proposed', 'statsu: proposed'));
    await page.getByText("did you mean 'status'?").first().waitFor();
    await page.getByRole('button', { name: '5:1', exact: true }).waitFor();
    await expectSound(seen);
    await page.getByRole('link', { name: 'Brief', exact: true }).click();
    await page.getByText('4 arrangements · 2 situations').waitFor();
    await page.getByRole('link', { name: 'arrangements/western-framework-2025.yaml:5' }).waitFor();
    await seen.context.close();
  });

  it('has a form beside its text: a field changes who can block, a wrong one is refused, undo brings back every byte', async () => {
    const seen = await visit(browser, server, { place: `${HOME}arrangements/istanbul-2022-russian?text=form` });
    const { page } = seen;
    const path = 'arrangements/istanbul-2022-russian.yaml';
    const before = server.dossiers.get('ukraine-2025')?.files.get(path)?.text ?? '';
    await page.getByText('any of 11, Russia among them').waitFor();
    const rule = page.getByRole('textbox', { name: 'rule that decides: all guarantors agree' });
    await rule.fill('most of guarantors for');
    await rule.press('Tab');
    await page.getByText(/^not taken over:/).waitFor();
    await expectSound(seen);
    expect(server.dossiers.get('ukraine-2025')?.files.get(path)?.text).toBe(before);
    await rule.fill('at least 6 of guarantors for');
    await rule.press('Tab');
    await page.getByText('any of 11, Russia among them').waitFor({ state: 'detached' });
    const saved = await savedText(server, path, 'rule: at least 6 of guarantors for');
    expect(saved).toBe(before.replace('rule: all of guarantors for', 'rule: at least 6 of guarantors for'));
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('any of 11, Russia among them').waitFor();
    await expect.poll(() => rule.inputValue()).toBe('all of guarantors for');
    await expect.poll(() => server.dossiers.get('ukraine-2025')?.files.get(path)?.text).toBe(before);
    await seen.context.close();
  });

  it('lets a seat change its ballot by click, and the outcome settles', async () => {
    const seen = await visit(browser, server, { place: `${HOME}arrangements/istanbul-2022-russian` });
    const { page } = seen;
    await page.getByText('settled: not adopted').waitFor();
    await page.getByRole('button', { name: 'All for' }).click();
    await page.getByText('settled: adopted').waitFor();
    await page.getByRole('button', { name: /^Russia, adversary, for/ }).click();
    await page.getByRole('button', { name: /^Russia, adversary, against/ }).waitFor();
    await page.getByText('settled: not adopted').waitFor();
    expect(page.url()).toContain('ballots=');
    // Only what differs is written, and it is the same as the picture drawn whole.
    const picture = page.locator('.pic.seats');
    await picture.getByText('Data', { exact: true }).click();
    await page
      .getByRole('button', { name: /^China, for/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^China, against/ })
      .first()
      .waitFor();
    expect(await picture.locator('details').getAttribute('open')).toBe('');
    const patched = (await picture.innerHTML()).replace('<details class="data" open="">', '<details class="data">');
    await page.reload();
    await page
      .getByRole('button', { name: /^China, against/ })
      .first()
      .waitFor();
    expect(await picture.innerHTML()).toBe(patched);
    await page.getByRole('button', { name: 'Nobody has voted' }).click();
    await page.locator('strong', { hasText: 'not settled' }).waitFor();
    await page.getByRole('button', { name: /^China, ballot open/ }).click();
    await page.getByRole('button', { name: /^China, for/ }).click();
    await page.getByText('whatever the 11 still to vote do').waitFor();
    await seen.context.close();
  });

  it('takes a remedy with one click, and undo takes it back byte for byte', async () => {
    const seen = await visit(browser, server, { place: `${HOME}arrangements/istanbul-2022-russian` });
    const { page } = seen;
    const path = 'arrangements/istanbul-2022-russian.yaml';
    const before = server.dossiers.get('ukraine-2025')?.files.get(path)?.text ?? '';
    const counts = page.getByText(/^(?:\d+ errors? · )?\d+ hazards? · \d+ gaps?$/);
    await counts.waitFor();
    const first = await counts.innerText();
    await page.getByRole('button', { name: 'Apply: let each member decide for itself' }).first().click();
    await page.getByText('nobody (each decides').first().waitFor();
    await savedText(server, path, 'rule: each decides');
    await expect.poll(() => counts.innerText()).not.toBe(first);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => counts.innerText()).toBe(first);
    await expect.poll(() => server.dossiers.get('ukraine-2025')?.files.get(path)?.text).toBe(before);
    await seen.context.close();
  });

  it('is compared with another: changed sentences and the ballots on which they part', async () => {
    const seen = await visit(browser, server, { place: `${HOME}arrangements` });
    const { page } = seen;
    await page.getByRole('link', { name: 'Compare with the Istanbul text of 29 March' }).click();
    await page.getByText('Russia against, the other 10 for: acts only under the Istanbul text of 29 March').waitFor();
    expect(await page.getByRole('heading', { name: / only$/ }).count()).toBe(2);
    await page.getByLabel('Second').selectOption('equal-participation-2025');
    await page.getByText(/On which ballots they part cannot be said/).waitFor();
    await expectSound(seen);
    await seen.context.close();
  });
});

describe('agreement', () => {
  it('tells the same story as the brief and the command line', async () => {
    const dossier = openDossier('examples/ukraine-2025');
    if (!dossier.ok) throw new Error('the example cannot be read');
    const negotiation = assembleBrief(dossier.value).negotiation;
    if (negotiation === undefined) throw new Error('nothing to negotiate');
    const { summary, conflicts, ways } = sketchNegotiation(negotiation);
    const seen = await visit(browser, server, { place: `${HOME}brief` });
    const { page } = seen;
    await page.getByText('Russia alone could stop activation').waitFor();
    const card = page.getByRole('region', { name: 'Why there is no deal' });
    for (const words of [summary, conflicts, ...ways]) expect(await card.innerText()).toContain(words);
    await seen.go(`${HOME}agreement`);
    await page.getByText(summary).waitFor();
    expect(await page.getByRole('heading', { name: /^These \d cannot all hold$/ }).count()).toBe(
      negotiation.conflicts.length,
    );
    expect(negotiation.conflicts.length).toBe(4);
    await page
      .getByRole('link', { name: /^Russia: All guarantors must agree · red line/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
    expect(await page.locator('.document .now').innerText()).toContain('return to the draft discussed in Istanbul');
    await seen.context.close();
  });

  it('leaves the adversary out, tries concessions, fixes options, slides saliences; all in the address', async () => {
    const seen = await visit(browser, server, { place: `${HOME}agreement` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Try this' }).first().click();
    await page.getByText(/^with only “All guarantors must agree” and the refusal of “Russia sits among/).waitFor();
    await page.getByRole('button', { name: 'Show all packages' }).click();
    await page.getByLabel('Fix: How the guarantors decide').selectOption('unanimity');
    await expect.poll(() => page.url()).toContain('locked=decision%3Aunanimity');
    await expect.poll(() => page.locator('.packages .answer').allInnerTexts()).not.toContain('each decides');
    const first = page.locator('.packages .answer').first();
    await expect.poll(() => first.innerText()).toContain('unanimity');
    await page.getByLabel('only what works against the adversary’s will').check();
    await expect.poll(() => page.url()).toContain('usable=1');
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('Fix: How the guarantors decide').inputValue()).toBe('unanimity');
    await page.getByLabel('Fix: How the guarantors decide').selectOption('');
    await page.getByText('How much each issue matters').click();
    const slider = page.getByRole('slider', { name: 'Russia · Who sits among the guarantors' });
    await slider.fill('0');
    await page.getByText('Russia gives up “All guarantors must agree” and “Russia sits among').first().waitFor();
    await page.getByRole('switch', { name: 'without the adversary: Russia' }).click();
    await page.getByText('A package meets all 6 demands.').waitFor();
    await page.getByText('There is no deadlock: a package meets every demand.').waitFor();
    await expectSound(seen);
    await page.getByRole('button', { name: /^Ukraine, rejects: All guarantors must agree, red line/ }).click();
    await page.getByRole('dialog').getByText('rejected that clause at the time').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await seen.context.close();
  });

  it('says whether the deadlock would last, as the command does, under either reading of an answer', async () => {
    const seen = await visit(browser, server, { place: `${HOME}agreement` });
    const { page } = seen;
    const card = page.getByRole('region', { name: 'Would the deadlock last?' });
    await card.getByText('All insist (ABCDEF): no agreement. Stable for each alone: Nash, GMR, SMR, SEQ.').waitFor();
    await card.getByText('Russia: no better move alone. With A and C given up it is').waitFor();
    await card.getByText('(Ukraine and Russia), insisting on BCE or BC').waitFor();
    await card.getByText('What the words mean').click();
    await card.getByLabel('Answers of the others').selectOption('once');
    await expect.poll(() => page.url()).toContain('reading=once');
    await card.getByText('Stable for each alone').waitFor();
    await seen.context.close();
  });
});

describe('the catalogue', () => {
  it('filters, sorts, and gives a starting point that is saved in the dossier', async () => {
    const seen = await visit(browser, server, { place: `${HOME}catalogue` });
    const { page } = seen;
    await page.getByLabel('Filter').fill('cyprus');
    await page.getByText(/^Precedents.* 1 of \d+ shown$/).waitFor();
    await page.getByRole('button', { name: 'Start from it: Treaty of Guarantee of Cyprus' }).click();
    await page.getByRole('heading', { name: 'Treaty of Guarantee of Cyprus', level: 1 }).waitFor();
    await savedText(server, 'arrangements/cyprus-1960.yaml', 'casus: 1');
    await page.getByRole('link', { name: 'Catalogue', exact: true }).click();
    await page.getByRole('button', { name: 'year' }).click();
    expect(await page.getByRole('columnheader', { name: 'year' }).getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'voting bodies' }).click();
    const years = (): Promise<string[]> => page.locator('td[data-label=year]').allInnerTexts();
    await expect.poll(async () => (await years()).length).toBeLessThan(40);
    expect(await years()).toEqual((await years()).toSorted());
    await seen.context.close();
  });

  it('names the precedents nearest to a draft, as the command does, and opens one beside it', async () => {
    const { io, output } = recordingIo();
    const file = 'examples/ukraine-2025/arrangements/equal-participation-2025.yaml';
    await run({ commands: COMMANDS, version: '0.0.0', debug: false }, ['catalog', '--near', file, '--json'], io);
    const { near } = JSON.parse(output.out) as { near: readonly { name: string; year: number; score: number }[] };
    const seen = await visit(browser, server, { place: `${HOME}catalogue` });
    const { page } = seen;
    await page.getByLabel('Nearest to').selectOption('equal-participation-2025');
    await page.locator('.nearest > li').first().waitFor();
    expect(await page.locator('.nearest h3').allInnerTexts()).toEqual(near.map(({ name, year }) => `${name}, ${year}`));
    expect(await page.locator('.nearest .chip').allInnerTexts()).toEqual(
      near.map(({ score }) => `likeness ${score.toFixed(2)}`),
    );
    await expectSound(seen);
    await page.locator('.nearest button').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: near[0]?.name ?? '', level: 1 }).waitFor();
    await seen.go(`${HOME}catalogue?near=equal-participation-2025`);
    await page.getByRole('link', { name: 'Compare with the draft' }).click();
    await page.getByRole('heading', { name: 'What the texts say differently' }).waitFor();
    await seen.context.close();
  });

  it('makes a draft of a voting body, with its members and its rule', async () => {
    const seen = await visit(browser, server, { place: `${HOME}catalogue?kind=body&q=security council` });
    const { page } = seen;
    await page.getByRole('button', { name: 'Start from it: United Nations Security Council' }).first().click();
    await page.getByRole('heading', { name: /United Nations Security Council/, level: 1 }).waitFor();
    const texts = (): string =>
      [...(server.dossiers.get('ukraine-2025')?.files ?? [])].map(([, { text }]) => text).join();
    await expect.poll(texts).toContain('none of permanent against');
    await seen.context.close();
  });
});
