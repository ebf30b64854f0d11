// The mutants of src/rules: where each is, what it becomes, and the sources with all of them behind switches.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const root = resolve(import.meta.dirname, '../..');

/** Tests of the rules that mutants have to face, and those of the commands that show them. */
export const TESTS: readonly string[] = [
  ...listUnder('src/rules').filter((name) => name.endsWith('.test.ts')),
  ...listUnder('test/laws').filter((name) => /\/rules[^/]*\.test\.ts$/.test(name)),
  'test/golden/rules.test.ts',
  'src/cli/commands/rule.test.ts',
  'src/cli/commands/power.test.ts',
];

const NOT_COUNTED = /\.test\.ts$|\/oracle\/|\/assembly\/|\/kernel\/bytes\.ts$|\/rules\/index\.ts$|codes\.ts$/;

export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly becomes: string;
}

export interface Mutated {
  readonly mutants: readonly Mutant[];
  /** JavaScript with switches, by file. */
  readonly sources: Readonly<Record<string, string>>;
  /** Files that keep something between calls: their mutants are told apart only by a process of their own. */
  readonly stateful: ReadonlySet<string>;
  /** Changes when a source does, or what tests have in common. */
  readonly digest: string;
  /** Digests of the files of tests. */
  readonly suite: Readonly<Record<string, string>>;
}

function listUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .toSorted();
}

function digestOf(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

export const listMutated = (): readonly string[] => listUnder('src/rules').filter((name) => !NOT_COUNTED.test(name));

const quiet = { debug() {}, error: console.error, fatal: console.error, info() {}, trace() {}, warn: console.warn };
const logger = {
  ...quiet,
  isDebugEnabled: () => false,
  isErrorEnabled: () => true,
  isFatalEnabled: () => true,
  isInfoEnabled: () => false,
  isTraceEnabled: () => false,
  isWarnEnabled: () => true,
};

/** Every mutant of the engine; ids are stable as long as the sources are. */
export async function instrument(): Promise<Mutated> {
  const files = listMutated().map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') }));
  const made = await new Instrumenter(logger).instrument(files, { plugins: null, ignorers: [], excludedMutations: [] });
  return {
    mutants: made.mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: location.start.line + 1,
      kind: mutatorName,
      becomes: replacement,
    })),
    sources: Object.fromEntries(made.files.map(({ name, content }) => [name, stripTypeScriptTypes(content)])),
    stateful: new Set(
      files.filter(({ content }) => /^(let |const \w+ = new (Weak)?Map)/m.test(content)).map(({ name }) => name),
    ),
    digest: digestOf([
      ...['src/basics', 'src/rules', 'src/cli', 'test/laws'].flatMap(listUnder).filter((name) => !TESTS.includes(name)),
      ...['collect', 'switches', 'worker'].map((name) => `bench/mutate/${name}.ts`),
    ]),
    suite: Object.fromEntries(TESTS.map((name) => [name, digestOf([name])])),
  };
}
