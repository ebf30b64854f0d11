// How long the page takes from a click on a seat to the settled outcome in its text, and from another rule in the form to
// the last change of the page that follows from it, in a browser. Every arrangement of the catalogue, all in one dossier.
// A frame is 1/60 s. Beside the clock: processor time of the page's thread and of the engine's busiest, which what else
// the machine does leaves alone.
//   npm run eval:page [-- NAME …]        the whole table is kept in bench/results/page.json
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildWeb } from '../scripts/build-web.ts';
import { launchBrowser, prepareBrowser } from '../test/web/browser.ts';
import { memoryDossier, startMemoryServer } from '../test/web/memory-server.ts';
import { settled } from '../test/web/workbench.ts';
import { type Span, traceSpans } from './page/trace.ts';

const CLICKS = 20;
const EDITS = 2;
const FRAME = 1000 / 60;
const CATALOGUE = 'catalog/arrangements';
const RESULT = 'bench/results/page.json';

/** Clicks on one seat after the other; marks each click, and the new words of the seat. */
function clickSeats(page: Page, clicks: number): Promise<void> {
  return page.evaluate(async (count): Promise<void> => {
    for (let click = 0; click < count; click += 1) {
      const seats = document.querySelectorAll('[data-seat]');
      const seat = seats[click % seats.length];
      if (seat === undefined) throw new Error('no seat');
      const [id, before] = [seat.getAttribute('data-seat') ?? '', seat.getAttribute('aria-label')];
      const changed = (): boolean =>
        document.querySelector(`[data-seat="${CSS.escape(id)}"]`)?.getAttribute('aria-label') !== before;
      const seen = new Promise<void>((resolve) => {
        const watch = new MutationObserver(() => {
          if (!changed()) return;
          performance.mark('end');
          watch.disconnect();
          resolve();
        });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      performance.mark('begin');
      seat.dispatchEvent(new MouseEvent('click', { bubbles: true }));
      await seen;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }, clicks);
}

/** The least change of a rule: a number one lower, or another quantity. */
function otherRule(rule: string): string | undefined {
  const lower = rule.replace(/\b(\d+)(?=%| of)/, (_, n: string) => String(Math.max(1, Number(n) - 1)));
  const changes = [
    lower,
    rule.replace(/^all of/, 'at least 1 of'),
    rule.replace(/^none of/, 'at most 1 of'),
    rule.replace(/at least 1 of/, 'at least 2 of'),
    rule.replace(/at least (?=\d+\/)/, 'more than '),
    rule.replace(/more than (?=\d+\/)/, 'at least '),
  ];
  return changes.find((change) => change !== rule);
}

/** Writes one rule and then the other into the field; marks the change, and what changes in the page until it is quiet. */
function editRule(page: Page, rules: readonly [string, string], times: number): Promise<void> {
  return page.evaluate(
    async ({ rules: [one, other], count }): Promise<void> => {
      const find = (value: string): HTMLTextAreaElement | undefined =>
        [...document.querySelectorAll('textarea')].find((each) => each.value === value && !each.readOnly);
      for (let edit = 0; edit < count; edit += 1) {
        const [before, after] = edit % 2 === 0 ? [one, other] : [other, one];
        const field = find(before);
        if (field === undefined) throw new Error(`no field says '${before}'`);
        let last = performance.now();
        const watch = new MutationObserver((changes) => {
          const inside = changes.some(({ type, target, oldValue }) => {
            if (type === 'characterData' && target.nodeValue === oldValue) return false;
            const element = target instanceof Element ? target : target.parentElement;
            return (element?.closest('.three') ?? null) !== null;
          });
          if (!inside) return;
          performance.mark('end');
          last = performance.now();
        });
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
          characterDataOldValue: true,
        });
        performance.mark('begin');
        field.value = after;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        while (find(after) === undefined || performance.now() - last < 500)
          await new Promise((resolve) => setTimeout(resolve, 50));
        watch.disconnect();
      }
    },
    { rules, count: times },
  );
}

interface Figures {
  readonly count: number;
  readonly withinOnTheClock: number;
  readonly within: number;
  readonly clock: readonly [number, number];
  readonly page: readonly [number, number];
  readonly engine: readonly [number, number];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Middle and `high`; `within` by processor time of the chain, page and engine one after the other. */
function figuresOf(spans: readonly Span[], high: number): Figures {
  const both = (of: (span: Span) => number): readonly [number, number] => {
    const values = spans.map(of);
    return [rounded(quantile(values, 0.5)), rounded(quantile(values, high))];
  };
  return {
    count: spans.length,
    withinOnTheClock: spans.filter(({ wall }) => wall <= FRAME).length,
    within: spans.filter(({ page, engine }) => page + engine <= FRAME).length,
    clock: both(({ wall }) => wall),
    page: both(({ page }) => page),
    engine: both(({ engine }) => engine),
  };
}

function row(name: string, what: string, { clock, page, engine, within, count }: Figures): string {
  const pairs = [clock, page, engine].map(([middle, most]) => `${middle.toFixed(1)} / ${most.toFixed(1)}`.padStart(14));
  return `${name.padEnd(26)} ${what.padEnd(6)} ${pairs.join('')} ${`${within}/${count}`.padStart(8)}`;
}

/** The last rule that can be changed a little, and what it becomes. */
async function findRule(page: Page): Promise<readonly [string, string] | undefined> {
  const rules = await page
    .locator('textarea')
    .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value));
  for (const rule of rules.toReversed()) {
    const other = otherRule(rule);
    if (other !== undefined) return [rule, other];
  }
  return undefined;
}

prepareBrowser();
const site = await buildWeb(join(process.cwd(), '.cache', 'eval-page'));
const asked = process.argv.slice(2);
const files = readdirSync(CATALOGUE)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [`arrangements/${name}`, readFileSync(`${CATALOGUE}/${name}`, 'utf8')] as const);
const names = files.map(([path]) => path.replace(/^arrangements\/|\.yaml$/g, ''));
const server = await startMemoryServer(
  [memoryDossier('all', new Map([['dossier.yaml', 'title: All\n'], ...files]))],
  site,
);
const browser = await launchBrowser();
const page = await browser.newPage({ serviceWorkers: 'block' });
const [clicks, edits]: [Span[], Span[]] = [[], []];
const table: Record<string, { readonly clicks?: Figures; readonly edits?: Figures }> = {};

async function open(stem: string, query = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${server.url}#/d/all/arrangements/${stem}${query}`);
  await page.locator('.three .column').nth(1).waitFor();
  await settled(page);
  await page
    .locator('.seats svg')
    .waitFor({ timeout: 2000 })
    .catch(() => undefined);
}

console.log('milliseconds: middle / most                     clock          page        engine   in a frame');
for (const stem of names.filter((name) => asked.length === 0 || asked.includes(name))) {
  await open(stem);
  const seats = await page.locator('[data-seat]').count();
  const clicked = seats === 0 ? [] : await traceSpans(browser, page, () => clickSeats(page, CLICKS));
  if (clicked.length > 0) console.log(row(stem, 'click', figuresOf(clicked, 1)));
  await open(stem, '?text=form');
  await page
    .locator('.form textarea')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
  const rules = await findRule(page);
  const edited = rules === undefined ? [] : await traceSpans(browser, page, () => editRule(page, rules, EDITS));
  if (edited.length > 0) console.log(row(stem, 'edit', figuresOf(edited, 1)));
  clicks.push(...clicked);
  edits.push(...edited);
  table[stem] = {
    ...(clicked.length === 0 ? {} : { clicks: figuresOf(clicked, 1) }),
    ...(edited.length === 0 ? {} : { edits: figuresOf(edited, 1) }),
  };
}
const all = { clicks: figuresOf(clicks, 0.95), edits: figuresOf(edits, 0.95) };
console.log('all: middle / 95 %');
console.log(row('', 'click', all.clicks));
console.log(row('', 'edit', all.edits));
console.log(
  `within ${FRAME.toFixed(1)} ms: ${all.clicks.within} of ${all.clicks.count} clicks (${all.clicks.withinOnTheClock} on the clock), ${all.edits.within} of ${all.edits.count} edits (${all.edits.withinOnTheClock} on the clock)`,
);
if (asked.length === 0) writeFileSync(RESULT, `${JSON.stringify({ all, ...table }, undefined, 2)}\n`);
await browser.close();
await server.stop();
