// Cleaning of web pages: 4-word shingles of the article against the hand-marked lines of the same page as text.
// Ours beside Mozilla Readability on linkedom, in one run. node bench/eval-html.ts [FOLDER…]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readDocument } from '../src/documents/index.ts';

interface Gold {
  readonly article_lines: readonly number[];
  readonly lines: readonly { readonly line: number; readonly start: number; readonly end: number }[];
}

function shinglesOf(text: string): Map<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const found = new Map<string, number>();
  for (let at = 0; at + 4 <= words.length; at += 1) {
    const shingle = words.slice(at, at + 4).join(' ');
    found.set(shingle, (found.get(shingle) ?? 0) + 1);
  }
  return found;
}

function compare(found: string, wanted: string): { precision: number; recall: number } {
  const [ours, gold] = [shinglesOf(found), shinglesOf(wanted)];
  const both = [...ours].reduce((sum, [shingle, count]) => sum + Math.min(count, gold.get(shingle) ?? 0), 0);
  const total = (of: Map<string, number>): number => [...of.values()].reduce((sum, count) => sum + count, 0);
  return { precision: total(ours) === 0 ? 0 : both / total(ours), recall: total(gold) === 0 ? 0 : both / total(gold) };
}

function readOurs(html: string): string {
  const reading = readDocument(html, { name: 'page.html' });
  if (!reading.ok) return '';
  const article = new Set(reading.value.article_lines);
  return reading.value.lines
    .filter(({ line }) => article.has(line))
    .map(({ start, end }) => reading.value.text.slice(start, end))
    .join('\n');
}

function readWithReadability(html: string): string {
  const { document } = parseHTML(html);
  const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  return article ? `${article.title ?? ''}\n${article.textContent ?? ''}` : '';
}

const folders = process.argv.length > 2 ? process.argv.slice(2) : [join(import.meta.dirname, '../test/documents/gold')];
const sums = { ours: { precision: 0, recall: 0 }, readability: { precision: 0, recall: 0 } };
let pages = 0;
console.log('page\tours P\tours R\treadability P\treadability R');
for (const folder of folders) {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.html'))) {
    const base = join(folder, name.replace(/\.html$/, ''));
    const gold: Gold = JSON.parse(readFileSync(`${base}.gold.json`, 'utf8'));
    const text = readFileSync(`${base}.txt`, 'utf8');
    const article = new Set(gold.article_lines);
    const wanted = gold.lines
      .filter(({ line }) => article.has(line))
      .map(({ start, end }) => text.slice(start, end))
      .join('\n');
    const html = readFileSync(join(folder, name), 'utf8');
    const [ours, theirs] = [compare(readOurs(html), wanted), compare(readWithReadability(html), wanted)];
    for (const [kind, result] of [
      ['ours', ours],
      ['readability', theirs],
    ] as const) {
      sums[kind].precision += result.precision;
      sums[kind].recall += result.recall;
    }
    pages += 1;
    console.log(
      [name, ours.precision, ours.recall, theirs.precision, theirs.recall]
        .map((cell) => (typeof cell === 'number' ? cell.toFixed(3) : cell))
        .join('\t'),
    );
  }
}
for (const kind of ['ours', 'readability'] as const) {
  const [p, r] = [sums[kind].precision / pages, sums[kind].recall / pages];
  console.log(
    `${kind}: precision ${p.toFixed(3)}, recall ${r.toFixed(3)}, F1 ${((2 * p * r) / (p + r)).toFixed(3)} over ${pages} pages`,
  );
}
