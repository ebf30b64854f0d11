// npm run mutate [-- --sample N] [-- FILE …]: changes src/rules one expression at a time and counts how many changes the
// tests notice. The whole takes hours; --sample N takes the mutants of N lines drawn with a fixed seed, and gives an
// estimate with an interval. Writes docs/mutation.md.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const report = join(root, '.cache/mutation.json');

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** A line of code and how its mutants fared. */
interface Line {
  readonly found: number;
  readonly all: number;
}

const NOT_COUNTED = /\.test\.ts$|\/oracle\/|\/assembly\/|\/kernel\/bytes\.ts$|\/rules\/index\.ts$|codes\.ts$/;

function listFiles(): string[] {
  return readdirSync(join(root, 'src/rules'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/rules/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !NOT_COUNTED.test(name))
    .toSorted();
}

/** Numbers in [0, 1) from a 32-bit generator (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function isCode(text: string): boolean {
  return !/^\s*($|\/\/|\/?\*|import |export (type|\{)|[{}()[\];,]*$)/.test(text);
}

function drawLines(count: number): string[] {
  const lines = listFiles().flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((text, at) => (isCode(text) ? [`${file}:${at + 1}-${at + 1}`] : [])),
  );
  const random = createRandom(2);
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }
  return lines.slice(0, count);
}

/** Share of mutants found, with a 95 % interval for a sample of lines (ratio estimate over lines as clusters). */
function estimateScore(lines: readonly Line[]): {
  readonly score: number;
  readonly low: number;
  readonly high: number;
} {
  const [found, all] = [
    lines.reduce((sum, each) => sum + each.found, 0),
    lines.reduce((sum, each) => sum + each.all, 0),
  ];
  const score = found / all;
  const mean = all / lines.length;
  const spread = lines.reduce((sum, each) => sum + (each.found - score * each.all) ** 2, 0) / (lines.length - 1);
  const error = (1.96 * Math.sqrt(spread / lines.length)) / mean;
  return { score, low: Math.max(0, score - error), high: Math.min(1, score + error) };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const words = process.argv.slice(2);
const place = words.indexOf('--sample');
const sample = place === -1 ? undefined : Number(words[place + 1]);
const named = words.filter((word) => word.endsWith('.ts'));
const mutate = sample === undefined ? (named.length > 0 ? named : listFiles()) : drawLines(sample);
const { status } = spawnSync('stryker', ['run', '--mutate', mutate.join(',')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, CASUS_RUNS: '40' },
});
if (status !== 0) process.exit(status ?? 1);

const { files }: { files: Record<string, { mutants: Mutant[] }> } = JSON.parse(readFileSync(report, 'utf8'));
const isFound = ({ status: fate }: Mutant): boolean =>
  fate === 'Killed' || fate === 'Timeout' || fate === 'RuntimeError';
const counted = ({ status: fate }: Mutant): boolean => fate !== 'Ignored' && fate !== 'CompileError';
const lines = new Map<string, Line>();
const rows = Object.entries(files).map(([file, { mutants }]) => {
  const own = mutants.filter(counted);
  for (const mutant of own) {
    const key = `${file}:${mutant.location.start.line}`;
    const { found, all } = lines.get(key) ?? { found: 0, all: 0 };
    lines.set(key, { found: found + Number(isFound(mutant)), all: all + 1 });
  }
  return { file: relative('src/rules', file), all: own.length, found: own.filter(isFound).length };
});
const { score, low, high } = estimateScore([...lines.values()]);
const [all, found] = [rows.reduce((sum, row) => sum + row.all, 0), rows.reduce((sum, row) => sum + row.found, 0)];
const survivors = Object.entries(files).flatMap(([file, { mutants }]) =>
  mutants
    .filter((mutant) => counted(mutant) && !isFound(mutant))
    .map(({ location, mutatorName, replacement = '', status: fate }) => {
      const text = replacement.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60);
      return `| ${relative('src/rules', file)}:${location.start.line} | ${mutatorName} | \`${text}\` | ${fate} |`;
    }),
);
const kind =
  sample === undefined
    ? `All mutants of ${named.length > 0 ? named.join(', ') : '`src/rules`'}: ${found} of ${all} are noticed, ${percent(score)}.`
    : `An estimate from the ${all} mutants of ${lines.size} lines with mutants (${sample} lines drawn with a fixed seed): ` +
      `${percent(score)} are noticed, 95 % interval ${percent(low)} to ${percent(high)}.`;
writeFileSync(
  join(root, 'docs/mutation.md'),
  `# Mutants of the rules engine

Every mutant is one expression of \`src/rules\` changed; a test has to notice. \`npm run mutate\` runs them all,
\`npm run mutate -- --sample N\` those of N lines. The oracle, the AssemblyScript source and lists of names are left out.

${kind}

| file | mutants | noticed |
| --- | --- | --- |
${rows.map((row) => `| ${row.file} | ${row.all} | ${row.found} |`).join('\n')}

## Not noticed

| place | kind | becomes | fate |
| --- | --- | --- | --- |
${survivors.join('\n')}
`,
);
console.log(kind);
