// Holds the catalogue against a table coded by hand from the same texts: can the adversary block, is there a time limit,
// is there a fallback, are interested parties left out. `node bench/eval-catalogue.ts TABLE.json` with rows
// {arrangements: [{id, adversary_can_block, deadline_hours, fallback_if_deadlocked, interested_party_vote, year}]}.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type CatalogueEntry, catalogueSchema } from '../src/dossier/index.ts';

const tableSchema = z.object({
  arrangements: z.array(
    z.object({
      id: z.string(),
      year: z.int(),
      adversary_can_block: z.string(),
      deadline_hours: z.number().nullable(),
      fallback_if_deadlocked: z.string(),
      interested_party_vote: z.string(),
    }),
  ),
});
type Row = z.infer<typeof tableSchema>['arrangements'][number];

/** Rows whose file is called otherwise. */
const SLUGS: Readonly<Record<string, string>> = {
  'jcpoa-snapback': 'snapback-2015',
  'nato-art5': 'north-atlantic-treaty',
  'unsc-ch7': 'un-charter-27',
};

type Judge = (row: Row, entry: CatalogueEntry) => boolean | undefined;

const QUESTIONS: readonly (readonly [string, Judge])[] = [
  [
    'the adversary can block the decision alone',
    (row, { adversaryCanBlock, adversary }) => {
      const coded = /^(yes|no)\b/i.exec(row.adversary_can_block)?.[1]?.toLowerCase();
      if (coded === undefined || adversary.length === 0) return undefined;
      const friend = /\bYES with\b/.test(row.adversary_can_block);
      if (friend) return adversaryCanBlock === 'with friends';
      const found = adversaryCanBlock === 'yes' ? 'yes' : 'no';
      return found === coded;
    },
  ],
  ['a time limit in numbers is stated', (row, { deadline }) => (row.deadline_hours !== null) === /\d/.test(deadline)],
  [
    'interested parties are left out of the vote',
    (row, { recusal }) => recusal === /^excluded|\bleaves\b/.test(row.interested_party_vote),
  ],
  [
    'the text itself opens a way when the decision fails (the table also counts ways outside it)',
    (row, { fallbackKind }) => {
      if (fallbackKind === 'not needed' || row.fallback_if_deadlocked === '-') return undefined;
      return row.fallback_if_deadlocked.startsWith('none') === (fallbackKind === 'none');
    },
  ],
  ['the year', (row, { year }) => row.year === year],
];

const { positionals } = parseArgs({ allowPositionals: true });
const [table] = positionals;
if (table === undefined) throw new Error('usage: node bench/eval-catalogue.ts TABLE.json');
const { arrangements } = tableSchema.parse(JSON.parse(readFileSync(table, 'utf8')));
const file = join(resolve(import.meta.dirname, '..'), 'catalog', 'catalog.json');
const { entries } = catalogueSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));

const missing = arrangements.filter(({ id }) => !bySlug.has(SLUGS[id] ?? id));
console.log(`${arrangements.length} rows, ${missing.length} without a file: ${missing.map(({ id }) => id).join(' ')}`);
for (const [question, judge] of QUESTIONS) {
  const judged = arrangements.flatMap((row) => {
    const entry = bySlug.get(SLUGS[row.id] ?? row.id);
    const verdict = entry === undefined ? undefined : judge(row, entry);
    return verdict === undefined ? [] : [{ id: row.id, agrees: verdict }];
  });
  const apart = judged.filter(({ agrees }) => !agrees).map(({ id }) => id);
  console.log(
    `${question}: ${judged.length - apart.length} of ${judged.length} agree; apart: ${apart.join(' ') || 'none'}`,
  );
}
