// `node scripts/write-lexicon.ts`: the tables of catalog/lexicon/ as TypeScript, because the engine reads no files.
// `--check` writes nothing and fails when a table and its module differ.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const MODULES: readonly { readonly module: string; readonly tables: Readonly<Record<string, string>> }[] = [
  { module: 'src/actors/names-data.ts', tables: { STATE_ROWS: 'states.csv', ORGANISATION_ROWS: 'organisations.csv' } },
  { module: 'src/actors/people-data.ts', tables: { PEOPLE_ROWS: 'people.csv' } },
  {
    module: 'src/documents/language/cue-data.ts',
    tables: { CUE_ROWS: 'cues.csv', EVALUATION_ROWS: 'evaluations.csv' },
  },
  { module: 'src/documents/language/noun-data.ts', tables: { NOUN_ROWS: 'nouns.csv', OFFICE_ROWS: 'offices.csv' } },
  { module: 'src/documents/language/first-name-data.ts', tables: { FIRST_NAME_ROWS: 'first-names.csv' } },
];

function constantOf([name, table]: readonly [string, string]): string {
  const [header = '', ...rows] = readFileSync(join(root, 'catalog', 'lexicon', table), 'utf8')
    .trimEnd()
    .split('\n');
  const body = rows.join('\n').replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `/** ${header} */\nexport const ${name} = \`${body}\`;\n`;
}

/** Text of each module that belongs to tables, by its path. */
export function lexiconModules(): ReadonlyMap<string, string> {
  return new Map(
    MODULES.map(({ module, tables }) => [
      module,
      `// Written by scripts/write-lexicon.ts from catalog/lexicon/; change the tables there.\n${Object.entries(tables).map(constantOf).join('\n')}`,
    ]),
  );
}

if (import.meta.main) {
  for (const [module, text] of lexiconModules()) {
    if (!process.argv.includes('--check')) writeFileSync(join(root, module), text);
    else if (readFileSync(join(root, module), 'utf8') !== text) {
      process.stderr.write(`${module} does not match catalog/lexicon/; run node scripts/write-lexicon.ts\n`);
      process.exitCode = 1;
    }
  }
}
