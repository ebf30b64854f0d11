// The walls of the house: who may import whom, no cycles, no back doors, no file that outgrew its room.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const ENGINE_BASE = ['basics', 'actors', 'rules', 'arrangements'] as const;
const ENGINE = [...ENGINE_BASE, 'documents', 'procedures', 'positions', 'negotiation'] as const;

/** Module → what it may import. A module that is not listed here may not exist. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  basics: [],
  actors: ['basics'],
  rules: ['basics'],
  documents: ['basics', 'actors'],
  arrangements: ['basics', 'actors', 'rules'],
  procedures: ENGINE_BASE,
  positions: ['basics', 'actors', 'documents', 'arrangements'],
  negotiation: [...ENGINE_BASE, 'documents', 'procedures', 'positions'],
  dossier: ENGINE,
  report: [...ENGINE, 'dossier'],
  formats: ['basics', 'documents'],
  proposers: ['basics', 'documents'],
  store: ['basics', 'dossier'],
  printing: ['basics', 'report'],
  server: [...ENGINE, 'dossier', 'report', 'formats', 'store'],
  cli: [...ENGINE, 'dossier', 'report', 'formats', 'printing', 'proposers', 'store', 'server'],
  web: [...ENGINE, 'dossier', 'report'],
};
/** The contract between page and server is one file of types; nothing else of the server reaches the page. */
const CONTRACT = join('server', 'api-types.ts');
/** What a thread loads that computes pieces of counts and nothing else; the rest of the rules would delay its start. */
const THREAD = join('rules', 'part-thread.ts');

function isContract(
  file: string,
  { target, typeOnly }: { readonly target: string; readonly typeOnly: boolean },
): boolean {
  return typeOnly && moduleOf(file) === 'web' && relative(root, target) === CONTRACT;
}

/** Written from the tables of catalog/lexicon/, a row a line. */
const TABLES = new Set<string>([
  join('documents', 'language', 'cue-data.ts'),
  join('documents', 'language', 'noun-data.ts'),
]);
const LONGEST_FILE = 600;

const root = resolve(import.meta.dirname, '..', 'src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(`kernel${sep}assembly`))
  .map((name) => join(root, name));
const sources = files.filter((file) => !file.endsWith('.test.ts'));

function moduleOf(file: string): string {
  return relative(root, file).split(sep)[0] ?? '';
}

function importsOf(file: string): { readonly target: string; readonly typeOnly: boolean }[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const pattern = /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s*'(\.[^']+)'|import\s*\(\s*'(\.[^']+)'\s*\)/g;
  return [...text.matchAll(pattern)].map((match) => ({
    target: resolve(dirname(file), match[3] ?? match[4] ?? ''),
    typeOnly: match[2] !== undefined,
  }));
}

function stronglyConnected(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) ?? 0);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(node) !== index.get(node)) return;
    const component = stack.splice(stack.indexOf(node));
    if (component.length > 1) found.push(component);
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}

describe('the house', () => {
  const modules = [...new Set(sources.map(moduleOf))].toSorted((a, b) => (a < b ? -1 : 1));

  it('sees every module, so that an empty scan cannot pass', () => {
    expect(sources.length).toBeGreaterThan(modules.length);
    expect(modules).toEqual(modules.filter((name) => name in MAY_IMPORT));
    expect(modules).toContain('basics');
    expect(sources.flatMap(importsOf).length).toBeGreaterThan(300);
  });

  it('lets a module import only what its row of the table allows', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.startsWith(root))
        .filter(({ target }) => moduleOf(target) !== moduleOf(file))
        .filter(({ target }) => !(MAY_IMPORT[moduleOf(file)] ?? []).includes(moduleOf(target)))
        .filter((each) => !(moduleOf(file) === 'store' && each.typeOnly) && !isContract(file, each))
        .map(({ target }) => `${relative(root, file)} → ${relative(root, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('reaches another module only through its index, and its own files never through it', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter((each) => {
          const { target } = each;
          if (!target.startsWith(root) || isContract(file, each)) return false;
          const throughIndex = [join(moduleOf(target), 'index.ts'), THREAD].includes(relative(root, target));
          return moduleOf(target) === moduleOf(file) ? throughIndex : !throughIndex;
        })
        .map(({ target }) => `${relative(root, file)} → ${relative(root, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no import cycle between files, nor between folders', () => {
    const byFile = new Map<string, Set<string>>();
    const byFolder = new Map<string, Set<string>>();
    for (const file of sources) {
      for (const { target } of importsOf(file)) {
        byFile.set(file, (byFile.get(file) ?? new Set()).add(target));
        const [from, to] = [moduleOf(file), moduleOf(target)];
        if (from !== to && target.startsWith(root)) byFolder.set(from, (byFolder.get(from) ?? new Set()).add(to));
      }
    }
    expect(stronglyConnected(byFile).map((cycle) => cycle.map((file) => relative(root, file)))).toEqual([]);
    expect(stronglyConnected(byFolder)).toEqual([]);
  });

  it(`keeps every file within ${LONGEST_FILE} lines, declarative tables apart`, () => {
    const long = files
      .filter((file) => !TABLES.has(relative(root, file)))
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > LONGEST_FILE);
    expect(long).toEqual([]);
  });
});
