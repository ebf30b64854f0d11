// npm run bench [-- --long] [-- ID or group …]: CPU seconds and peak memory of each case, alone in a process of its own.
// The table is printed; a whole group's is kept in bench/results/GROUP.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { BenchCase } from './case.ts';
import { NEGOTIATION_CASES } from './cases/negotiation.ts';
import { DOCUMENT_CASES } from './cases/documents.ts';
import { POWER_CASES } from './cases/power.ts';
import { RULES_CASES } from './cases/rules.ts';
import { PROCEDURE_CASES } from './cases/procedures.ts';

interface Measured {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly answer: string;
}

const IDLE: BenchCase = { id: 'idle', what: 'Node itself, with the code loaded', prepare: () => () => '' };
const GROUPS: Readonly<Record<string, readonly BenchCase[]>> = {
  power: POWER_CASES,
  rules: RULES_CASES,
  procedures: PROCEDURE_CASES,
  negotiation: NEGOTIATION_CASES,
  documents: DOCUMENT_CASES,
};
const CASES: readonly BenchCase[] = [IDLE, ...Object.values(GROUPS).flat()];

async function measure({ prepare }: BenchCase): Promise<Measured> {
  const work = await prepare();
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024, answer };
}

/** The least of three processes for short work: what else the machine does can only add to CPU time. */
function measureApart(id: string): Measured {
  const run = (): Measured => {
    const child = spawnSync(process.execPath, [import.meta.filename, '--case', id], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(`${id}: ${child.stderr}`);
    return JSON.parse(child.stdout) as Measured;
  };
  const first = run();
  if (first.cpuSeconds > 1) return first;
  return [run(), run()].reduce((best, each) => (each.cpuSeconds < best.cpuSeconds ? each : best), first);
}

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(68) : cell.padStart(10))).join(' ');
}

function table(words: readonly string[], long: boolean): void {
  const groups = words.length === 0 ? Object.keys(GROUPS) : words.filter((word) => Object.hasOwn(GROUPS, word));
  const ids = words.flatMap((word) => GROUPS[word]?.filter((each) => long || !each.long).map(({ id }) => id) ?? [word]);
  const chosen = CASES.filter((each) => each === IDLE || (ids.length > 0 ? ids.includes(each.id) : long || !each.long));
  const results = new Map<string, Measured>();
  for (const { id } of chosen) results.set(id, measureApart(id));
  const idle = results.get('idle')?.peakMegabytes ?? 0;
  console.log(line(['work', 'CPU s', 'goal', 'MB over', 'ratio']));
  const rows = chosen.map(({ id, what, goal, takes, baseline, tells }) => {
    const { cpuSeconds, peakMegabytes, answer } = results.get(id)!;
    const megabytesOverNode = Math.round(peakMegabytes - idle);
    const other = results.get(baseline ?? '')?.cpuSeconds;
    const ratio = other === undefined ? undefined : Number((cpuSeconds / other).toFixed(2));
    console.log(
      line([what, cpuSeconds.toFixed(3), `${goal ?? ''}`, `${megabytesOverNode}`, ratio ? `${ratio} x` : '']),
    );
    if (tells === true) console.log(`  ${answer}`);
    const missed = goal !== undefined && cpuSeconds > goal ? (takes ?? 'not looked into') : undefined;
    if (missed !== undefined) console.log(`  goal missed: ${missed}`);
    const compared = ratio ? { ratio, against: baseline } : {};
    return { id, what, cpuSeconds, goal, ...(missed ? { missed } : {}), megabytesOverNode, answer, ...compared };
  });
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg()[0] };
  for (const group of groups) {
    const own = rows.filter(({ id }) => id === IDLE.id || GROUPS[group]?.some((each) => each.id === id));
    writeFileSync(join(folder, `${group}.json`), `${JSON.stringify({ machine, rows: own }, null, 2)}\n`);
  }
}

const [, , first, ...rest] = process.argv;
if (first === '--case') {
  const found = CASES.find(({ id }) => id === rest[0]);
  if (found === undefined) throw new Error(`no case ${rest[0]}`);
  process.stdout.write(JSON.stringify(await measure(found)), () => process.exit());
} else {
  const words = first === undefined ? [] : [first, ...rest];
  table(
    words.filter((word) => !word.startsWith('--')),
    words.includes('--long'),
  );
}
