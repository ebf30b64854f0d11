/** `node bench/eval-documents.ts [FOLDER…]`: accuracy of reading documents against hand-made gold annotation. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../src/basics/index.ts';
import { type DocumentReading, readDocument, type Statement } from '../src/documents/index.ts';

interface GoldStatement {
  readonly speaker: Span;
  readonly actor: string;
  readonly content: readonly Span[];
  readonly stance: string;
  readonly stance_also_ok?: readonly string[];
  readonly scored: boolean;
}
interface Gold {
  readonly article_lines: readonly number[];
  readonly noise_lines: readonly number[];
  readonly lines: readonly (Span & { readonly line: number })[];
  readonly statements: readonly GoldStatement[];
  readonly not_statements?: readonly Span[];
  readonly actors: readonly { readonly kind: string; readonly mentions: readonly Span[] }[];
  readonly dates: readonly (Span & { readonly value: string | null })[];
}
type Counts = Record<string, number>;

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const length = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + span.end - span.start, 0);

function likeness(a: readonly Span[], b: readonly Span[]): number {
  const both = a.reduce((sum, one) => sum + b.reduce((inner, other) => inner + overlap(one, other), 0), 0);
  return both / (length(a) + length(b) - both);
}

function matchStatements(
  gold: readonly GoldStatement[],
  found: readonly Statement[],
): readonly (readonly [GoldStatement, Statement])[] {
  const pairs = gold.flatMap((one) =>
    found.map((other) => ({ one, other, iou: likeness(one.content, other.content) })),
  );
  const [usedGold, usedFound] = [new Set<GoldStatement>(), new Set<Statement>()];
  const matched: (readonly [GoldStatement, Statement])[] = [];
  for (const { one, other } of pairs.filter((pair) => pair.iou >= 0.5).sort((a, b) => b.iou - a.iou)) {
    if (usedGold.has(one) || usedFound.has(other)) continue;
    usedGold.add(one);
    usedFound.add(other);
    matched.push([one, other]);
  }
  return matched;
}

function score(gold: Gold, reading: DocumentReading): Counts {
  const scored = gold.statements.filter((one) => one.scored);
  const matched = matchStatements(scored, reading.statements);
  const kept = new Set(reading.article_lines);
  const noise = gold.lines.filter((line) => gold.noise_lines.includes(line.line));
  const touches = (spans: readonly Span[]): number =>
    reading.statements.filter((one) => spans.some((span) => one.content.some((part) => overlap(part, span) > 0)))
      .length;
  const actorSpans = reading.actors.flatMap((actor) => actor.mentions);
  const mentions = gold.actors.flatMap((actor) => actor.mentions);
  return {
    lineRight: gold.article_lines.filter((line) => kept.has(line)).length,
    lineGold: gold.article_lines.length,
    lineFound: reading.article_lines.length,
    matched: matched.length,
    gold: scored.length,
    found: reading.statements.length,
    speaker: matched.filter(([one, other]) => overlap(one.speaker, other.speaker) > 0).length,
    stance: matched.filter(([one, other]) => [one.stance, ...(one.stance_also_ok ?? [])].includes(other.stance)).length,
    touchNoise: touches(noise),
    touchNarrator: touches(gold.not_statements ?? []),
    mentionsFound: mentions.filter((one) => actorSpans.some((span) => overlap(one, span) > 0)).length,
    mentions: mentions.length,
    datesRight: gold.dates.filter((one) =>
      reading.dates.some((date) => overlap(one, date) > 0 && date.value === one.value),
    ).length,
    dates: gold.dates.length,
  };
}

const percent = (part = 0, whole = 0): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(0)} %`);
const f1 = (c: Counts, right: string, gold: string, found: string): string =>
  ((2 * (c[right] ?? 0)) / Math.max(1, (c[gold] ?? 0) + (c[found] ?? 0))).toFixed(3);

function row(name: string, c: Counts): string {
  return [
    name.padEnd(18),
    f1(c, 'lineRight', 'lineGold', 'lineFound'),
    f1(c, 'matched', 'gold', 'found'),
    percent(c['speaker'], c['matched']),
    percent(c['stance'], c['matched']),
    `${c['touchNoise']}/${c['touchNarrator']}`,
    percent(c['mentionsFound'], c['mentions']),
    percent(c['datesRight'], c['dates']),
  ].join('\t');
}

const folders = process.argv.slice(2);
const total: Counts = {};
const results: Record<string, Counts> = {};
process.stdout.write('document\tlines F1\tstatements F1\tspeaker\tstance\tnoise/narrator\tmentions\tdates\n');
for (const folder of folders.length > 0 ? folders : [join(import.meta.dirname, '../test/documents/gold')])
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()) {
    const name = file.replace('.gold.json', '');
    const read = readDocument(readFileSync(join(folder, `${name}.txt`)));
    if (!read.ok) continue;
    const counts = score(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold, read.value);
    results[name] = counts;
    for (const [key, value] of Object.entries(counts)) total[key] = (total[key] ?? 0) + value;
    process.stdout.write(`${row(name, counts)}\n`);
  }
process.stdout.write(`${row('all', total)}\n`);
const cache = join(import.meta.dirname, '../.cache');
mkdirSync(cache, { recursive: true });
writeFileSync(join(cache, 'eval-documents.json'), JSON.stringify({ total, results }, null, 2));
