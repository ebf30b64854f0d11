/**
 * `npm run eval:documents -- [FOLDER|FILE.jsonl…] [--errors]`: accuracy of reading documents against annotated pages.
 * A folder holds NAME.gold.json beside the page that its `file` names (of a web page, spans count the text we make of
 * it); a .jsonl file holds attributions, one document a line. Every measure is printed, `--errors` lists what went wrong
 * by kind, and all of it is written to .cache/eval-documents.json.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDocument } from '../src/documents/index.ts';
import type { Gold } from './documents/gold.ts';
import { type GumDocument, scoreGum } from './documents/score-gum.ts';
import { type Counts, type Mistake, type PageScore, scorePage } from './documents/score-page.ts';

interface Named extends PageScore {
  readonly name: string;
}

const percent = (part = 0, whole = 0): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`);
const ratio = (part = 0, whole = 0): string => (whole === 0 ? '-' : (part / whole).toFixed(3));

function prf(c: Counts, right: string, gold: string, found: string): string {
  const of = (key: string): number => c[key] ?? 0;
  const [r, g, f] = [of(right), of(gold), of(found)];
  return `${ratio(2 * r, g + f)} (P ${ratio(r, f)}, R ${ratio(r, g)})`;
}

function summed(pages: readonly Named[]): Counts {
  const total: Counts = {};
  for (const { counts } of pages)
    for (const [key, value] of Object.entries(counts)) total[key] = (total[key] ?? 0) + value;
  return total;
}

function shareRows(c: Counts): readonly string[] {
  const keys = Object.keys(c)
    .filter((key) => key.endsWith('All'))
    .map((key) => key.slice(0, -3));
  return keys.map(
    (key) => `  ${key.padEnd(28)}${percent(c[key] ?? 0, c[`${key}All`])}  (${c[key] ?? 0} of ${c[`${key}All`]})`,
  );
}

function showPages(pages: readonly Named[]): string {
  const rows = pages.map(({ name, counts: c }) =>
    [
      name.padEnd(26),
      ratio(2 * (c['lineRight'] ?? 0), (c['lineGold'] ?? 0) + (c['lineFound'] ?? 0)),
      ratio(2 * (c['matched'] ?? 0), (c['gold'] ?? 0) + (c['found'] ?? 0)),
      percent(c['speaker'] ?? 0, c['speakerAll']),
      percent(c['actor'] ?? 0, c['actorAll']),
      percent(c['stance'] ?? 0, c['stanceAll']),
      `${c['touchNoise'] ?? '-'}/${c['touchNarrator'] ?? '-'}`,
      percent(c['mention'] ?? 0, c['mentionAll']),
      percent(c['datesRight'], c['dates']),
    ].join('\t'),
  );
  return ['document\tlines\tstatements\tspeaker\tactor\tstance\tnoise/narrator\tmentions\tdates', ...rows, ''].join(
    '\n',
  );
}

function showTotal(title: string, c: Counts): string {
  return [
    `\n${title}`,
    ...(c['lineGold'] === undefined
      ? []
      : [`  lines F1                    ${prf(c, 'lineRight', 'lineGold', 'lineFound')}`]),
    `  statements F1               ${prf(c, 'matched', 'gold', 'found')}`,
    `  content characters F1       ${prf(c, 'charsShared', 'charsGold', 'charsFound')}`,
    ...shareRows(c),
    ...(c['dates'] === undefined
      ? []
      : [
          `  dates: value                ${percent(c['datesRight'], c['dates'])}`,
          `  dates: value and certainty  ${percent(c['certaintyRight'], c['dates'])}`,
          `  proposals on noise          ${c['touchNoise']}`,
          `  proposals on narrator       ${c['touchNarrator']}`,
          `  false actors                ${c['falseActors']} of ${c['actorsFound']}`,
          `  fields without evidence     ${c['fieldsWithoutEvidence']}`,
          `  fields the gold leaves open ${c['fieldsWithoutGold'] ?? 0}`,
        ]),
    '',
  ].join('\n');
}

function byKind(mistakes: readonly Mistake[]): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const { kind, words } of mistakes) kinds.set(kind, [...(kinds.get(kind) ?? []), words]);
  return kinds;
}

function showMistakes(pages: readonly Named[], listed: boolean): string {
  const kinds = byKind(
    pages.flatMap(({ name, mistakes }) => mistakes.map(({ kind, words }) => ({ kind, words: `${name}: ${words}` }))),
  );
  return [
    'Errors by kind',
    ...[...kinds].flatMap(([kind, words]) => [
      `  ${String(words.length).padStart(4)}  ${kind}`,
      ...(listed ? words.map((one) => `          ${one.replace(/\s+/g, ' ')}`) : []),
    ]),
    '',
  ].join('\n');
}

function scoreFolder(folder: string): readonly Named[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .flatMap((file) => {
      const name = file.replace('.gold.json', '');
      const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold;
      const read = readDocument(readFileSync(join(folder, gold.file)));
      if (!read.ok) return [];
      return [{ name, ...scorePage(gold, read.value) }];
    });
}

function scoreLines(file: string): readonly Named[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const document = JSON.parse(line) as GumDocument;
      return { name: document.id, ...scoreGum(document) };
    });
}

const listed = process.argv.includes('--errors');
const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sets = paths.length > 0 ? paths : [join(import.meta.dirname, '../test/documents/gold')];
const written: Record<string, unknown> = {};
for (const path of sets) {
  const pages = statSync(path).isDirectory() ? scoreFolder(path) : scoreLines(path);
  const total = summed(pages);
  process.stdout.write(
    showPages(pages) + showTotal(`${basename(path)}: ${pages.length} documents`, total) + showMistakes(pages, listed),
  );
  written[basename(path)] = {
    total,
    pages: Object.fromEntries(pages.map(({ name, counts, mistakes }) => [name, { counts, mistakes }])),
  };
}
const cache = join(import.meta.dirname, '../.cache');
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'eval-documents.json'), JSON.stringify(written, null, 2));
