// npm run mutate [-- --minutes N --seed S --workers W FILE …]: changes src/rules one expression at a time and counts how many changes the tests notice.
// Without files it faces every mutant and writes docs/mutation.md; with files it prints those not noticed. Fates are kept
// in .cache: a run that was stopped goes on where it was, and one after a new test faces only what was not noticed.
// Mutants are faced in an order drawn with the seed, so what a run has faced when its minutes are over is a sample.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fate, fileOf, openBenches } from '../bench/mutate/face.ts';
import { instrument, type Mutant, root, TESTS } from '../bench/mutate/mutants.ts';

const { values: options, positionals: named } = parseArgs({
  options: {
    minutes: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '1' },
  },
  allowPositionals: true,
});
const until = Date.now() + Number(options.minutes ?? Infinity) * 60_000;
const mutated = await instrument();
const chosen = shuffle(
  mutated.mutants.filter(({ file }) => named.length === 0 || named.some((each) => file.endsWith(each))),
  Number(options.seed),
);
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });
const sources = join(cache, 'mutated.json');
writeFileSync(sources, JSON.stringify(mutated.sources));
const kept = join(cache, `fates-${mutated.digest}.jsonl`);

/** The same order for the same seed: by numbers of a 32-bit generator (mulberry32). */
function shuffle(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  let state = seed;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return mutants
    .map((mutant) => ({ mutant, place: draw() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ mutant }) => mutant);
}

/** A fate, and the tests that were there then. */
interface Kept extends Fate {
  readonly id: string;
  readonly suite: Readonly<Record<string, string>>;
}

const fates = new Map<string, Kept>();
if (existsSync(kept)) {
  for (const line of readFileSync(kept, 'utf8').split('\n').filter(Boolean)) {
    const each: Kept = JSON.parse(line);
    fates.set(each.id, each);
  }
}

/** Files of tests that the mutant has still to face: none if the test that noticed it is as it was. */
function listOpen(id: string): readonly string[] {
  const known = fates.get(id);
  const isSame = (file: string): boolean => known?.suite[file] === mutated.suite[file];
  if (known?.fate === 'broken' || (known?.by !== undefined && isSame(fileOf(known.by)))) return [];
  if (known?.by !== undefined) return TESTS;
  return TESTS.filter((file) => !isSame(file));
}

const open = chosen.filter(({ id }) => listOpen(id).length > 0);
console.log(`${chosen.length} mutants, ${open.length} still to face`);
if (open.length > 0) {
  const benches = await openBenches(
    mutated,
    sources,
    join(cache, `measured-${mutated.digest}.json`),
    Number(options.workers),
  );
  const queue = open.entries();
  await Promise.all(
    benches.map(async (bench) => {
      for (const [at, mutant] of queue) {
        if (Date.now() > until) break;
        const found = await bench.face(mutant, listOpen(mutant.id));
        const wasRun = fates.get(mutant.id)?.fate === 'survived';
        const fate = { ...found, ...(found.fate === 'not run' && wasRun ? { fate: 'survived' as const } : {}) };
        fates.set(mutant.id, { id: mutant.id, ...fate, suite: mutated.suite });
        appendFileSync(kept, `${JSON.stringify(fates.get(mutant.id))}\n`);
        if (at % 200 === 199) console.log(`${at + 1} of ${open.length}`);
      }
      bench.close();
    }),
  );
}

const firstOpen = chosen.findIndex(({ id }) => listOpen(id).length > 0);
const faced = firstOpen === -1 ? chosen : chosen.slice(0, firstOpen);
const isNoticed = ({ id }: Mutant): boolean => !['survived', 'not run'].includes(fates.get(id)?.fate ?? '');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const inOrder = mutated.mutants.filter((mutant) => faced.includes(mutant));
const missed = inOrder.filter((mutant) => !isNoticed(mutant));
const cell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 60);
const place = ({ file, line }: Mutant): string => `${relative('src/rules', file)}:${line}`;
const count = (fate: Fate['fate']): number => faced.filter(({ id }) => fates.get(id)?.fate === fate).length;
const noticed = faced.length - missed.length;

/** Wilson's 95 % interval for a share of a simple random sample. */
function intervalOf(part: number, whole: number): string {
  const [z, share] = [1.96, part / whole];
  const centre = (share + (z * z) / (2 * whole)) / (1 + (z * z) / whole);
  const half = (z / (1 + (z * z) / whole)) * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  return `${percent(centre - half)} to ${percent(centre + half)}`;
}

const summary =
  faced.length === chosen.length
    ? `${noticed} of ${chosen.length} mutants are noticed, ${percent(noticed / chosen.length)}: a count, not an estimate.`
    : `An estimate from ${faced.length} of ${chosen.length} mutants, drawn with seed ${options.seed}: ${noticed} are noticed, ` +
      `${percent(noticed / faced.length)}, 95 % interval ${intervalOf(noticed, faced.length)}.`;
const ways =
  `A test fails for ${count('failed')}; ${count('endless')} run on without end, ${count('broken')} do not load and ` +
  `${count('crashed')} end the process. Of the others ${count('not run')} are passed by no test.`;

if (named.length === 0) {
  const rows = [...new Set(inOrder.map(({ file }) => file))].map((file) => {
    const own = inOrder.filter((mutant) => mutant.file === file);
    const share = own.filter(isNoticed).length;
    return `| ${relative('src/rules', file)} | ${own.length} | ${share} | ${percent(share / own.length)} |`;
  });
  writeFileSync(
    join(root, 'docs/mutation.md'),
    `# Mutants of the rules engine

Every mutant is one expression of \`src/rules\` changed; a test has to notice. \`npm run mutate\` faces them all with the
tests of the rules and writes this page; \`-- --minutes N\` stops earlier and writes an estimate. Properties meet forty
random cases from one seed, and tests of more than 0.4 s of processor time are left out. So are, from what is mutated, the
oracle, the AssemblyScript source and lists of names.

${summary}

${ways}

| file | mutants | noticed | share |
| --- | --- | --- | --- |
${rows.join('\n')}

## Not noticed

| place | kind | becomes |
| --- | --- | --- |
${missed.map((mutant) => `| ${place(mutant)} | ${mutant.kind} | \`${cell(mutant.becomes)}\` |`).join('\n')}
`,
  );
} else {
  for (const mutant of missed) {
    console.log(`${place(mutant)} ${mutant.kind} ${cell(mutant.becomes)} (${fates.get(mutant.id)?.fate})`);
  }
}
console.log(`${summary}\n${ways}`);
