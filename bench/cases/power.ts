// Power of large weighted bodies, and baselines that do the same work in plainer ways.
import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import type { PowerIndex, WeightedPowerOptions } from '../../src/rules/counting/indices.ts';
import { shareParts } from '../../src/cli/part-workers.ts';
import { power, powerInParts } from '../../src/rules/counting/power.ts';
import type { WeightedGame } from '../../src/rules/counting/weighted.ts';
import type { BenchCase } from '../case.ts';

function imf(quota: number): WeightedGame {
  const table = readFileSync(resolve(import.meta.dirname, '../../catalog/bodies/imf.csv'), 'utf8');
  const rows = table.trim().split('\n').slice(1);
  return { weights: rows.map((row) => Number(row.slice(row.lastIndexOf(',') + 1))), quota };
}

/** Weights 1 to 1000 from a linear congruential generator (seed 12345 + n), strict majority. */
export function synthetic(count: number): WeightedGame {
  let state = BigInt(12_345 + count);
  const weights = Array.from({ length: count }, () => {
    state = (state * 1_103_515_245n + 12_345n) % 2n ** 31n;
    return 1 + (Number(state >> 8n) % 1000);
  });
  return { weights, quota: Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2) + 1 };
}

/** The textbook count: one BigInt a cell, every member taken out of the table again. */
function bigintSwings({ weights, quota }: WeightedGame): bigint[] {
  const table = Array.from({ length: quota }, () => 0n);
  table[0] = 1n;
  for (const weight of weights) for (let s = quota - 1; s >= weight; s -= 1) table[s]! += table[s - weight]!;
  return weights.map((weight) => {
    const without = [...table];
    for (let s = weight; s < quota; s += 1) without[s]! -= without[s - weight]!;
    return without.slice(Math.max(0, quota - weight)).reduce((sum, count) => sum + count, 0n);
  });
}

const BANZHAF: readonly PowerIndex[] = ['banzhafIndex'];
const SHAPLEY: readonly PowerIndex[] = ['shapleyShubikIndex'];

function powerCase(game: () => WeightedGame, options: WeightedPowerOptions): BenchCase['prepare'] {
  return () => {
    const body = game();
    return () => {
      const first = power(body, options).members[0];
      return `${first?.shapleyShubikIndex ?? first?.swings}`;
    };
  };
}

const halfOfImf = (): WeightedGame => imf(2_519_966);

/** CPU seconds that every thread of this process has had, as far as the system tells. */
function secondsByThread(): ReadonlyMap<string, number> {
  try {
    const folder = '/proc/self/task';
    return new Map(
      readdirSync(folder).map((thread) => {
        const [nanoseconds] = readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ');
        return [thread, Number(nanoseconds) / 1e9];
      }),
    );
  } catch {
    return new Map();
  }
}

/** The most that one thread has had since: with others on the machine, what the clock would show without them. */
function longestSince(before: ReadonlyMap<string, number>): number {
  return Math.max(0, ...[...secondsByThread()].map(([thread, spent]) => spent - (before.get(thread) ?? 0)));
}

/** What two threads make of a count, start included, against one: by the clock, and by the busiest thread's CPU time. */
function compareThreads(game: () => WeightedGame, options: WeightedPowerOptions): BenchCase['prepare'] {
  return () => {
    const body = game();
    const time = async (run: () => unknown): Promise<readonly [number, number]> => {
      const [begun, before] = [performance.now(), secondsByThread()];
      await run();
      return [(performance.now() - begun) / 1000, longestSince(before)];
    };
    return async () => {
      const alone = await time(() => power(body, options));
      const run = shareParts(() => undefined, 2);
      const shared = await time(() => powerInParts(body, run, options));
      const told = (at: 0 | 1): string =>
        `${shared[at].toFixed(2)} s against ${alone[at].toFixed(2)} s of one thread (${(alone[at] / shared[at]).toFixed(2)} x)`;
      const others = (loadavg()[0] ?? 0).toFixed(1);
      return `by the clock ${told(0)}, critical path CPU ${told(1)}; load of the machine ${others}`;
    };
  };
}

export const POWER_CASES: readonly BenchCase[] = [
  {
    id: 'imf-banzhaf',
    what: 'IMF, 190 members, > 50 %, exact Banzhaf of all',
    goal: 0.3,
    prepare: powerCase(halfOfImf, { indices: BANZHAF }),
  },
  {
    id: 'imf-banzhaf-typescript',
    what: 'the same without WebAssembly',
    baseline: 'imf-banzhaf',
    prepare: powerCase(halfOfImf, { indices: BANZHAF, kernel: 'typescript' }),
  },
  {
    id: 'imf-shapley',
    what: 'IMF, > 50 %: Shapley-Shubik of all with Banzhaf',
    goal: 4,
    prepare: powerCase(halfOfImf, { indices: SHAPLEY }),
  },
  {
    id: 'imf-shapley-exact',
    what: 'IMF, > 50 %: Shapley-Shubik of all as fractions',
    goal: 300,
    long: true,
    prepare: powerCase(halfOfImf, { indices: SHAPLEY, exact: true }),
  },
  {
    id: 'imf-85-shapley',
    what: 'IMF, 85 %: Shapley-Shubik of all with Banzhaf',
    goal: 4,
    prepare: powerCase(() => imf(4_283_941), { indices: SHAPLEY }),
  },
  {
    id: 'imf-holler-packel',
    what: 'IMF, > 50 %: exact Holler-Packel of all with Banzhaf',
    prepare: powerCase(halfOfImf, { indices: ['hollerPackelIndex'] }),
  },
  {
    id: 'n50-johnston',
    what: 'n = 50: exact Johnston of all',
    goal: 2,
    prepare: powerCase(() => synthetic(50), { indices: ['johnstonIndex'] }),
  },
  {
    id: 'imf-two-threads',
    what: 'IMF, > 50 %: Shapley-Shubik by one thread, then shared by two (CPU s of all)',
    baseline: 'imf-shapley',
    tells: true,
    prepare: compareThreads(halfOfImf, { indices: SHAPLEY }),
  },
  {
    id: 'imf-exact-two-threads',
    what: 'IMF, > 50 %: Shapley-Shubik as fractions by one thread, then shared by two (CPU s of all)',
    baseline: 'imf-shapley-exact',
    long: true,
    tells: true,
    prepare: compareThreads(halfOfImf, { indices: SHAPLEY, exact: true }),
  },
  {
    id: 'n50-bigint',
    what: 'n = 50, Banzhaf with BigInt tables, members taken out one by one',
    baseline: 'n50-banzhaf',
    prepare: () => {
      const body = synthetic(50);
      return () => `${bigintSwings(body)[0]}`;
    },
  },
  { id: 'n50-banzhaf', what: 'n = 50, exact Banzhaf', prepare: powerCase(() => synthetic(50), { indices: BANZHAF }) },
  {
    id: 'n200',
    what: 'n = 200: Banzhaf and Shapley-Shubik',
    goal: 0.1,
    takes:
      '14 passes of 4.8 million updates in doubles, 7 modulo primes, and a third for code that runs the first time',
    prepare: powerCase(() => synthetic(200), { indices: [...BANZHAF, ...SHAPLEY] }),
  },
  {
    id: 'n500',
    what: 'n = 500: Banzhaf and Shapley-Shubik',
    goal: 1,
    prepare: powerCase(() => synthetic(500), { indices: [...BANZHAF, ...SHAPLEY] }),
  },
];
