// npm run test:nightly [-- N]: the properties of the rules engine on N random rules each, ten thousand without N; then
// every property test with SEEDS fresh seeds. A failure prints the seed that repeats it.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';

const SEEDS = 5;
const root = resolve(import.meta.dirname, '..');
const runs = process.argv[2] ?? '10000';

function run(tests: readonly string[], seed: number, env: Readonly<Record<string, string>>): number {
  console.log(`CASUS_SEED=${seed} ${tests.join(' ')}`);
  const { status } = spawnSync('vitest', ['run', '--project', 'unit', '--testTimeout', '7200000', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CASUS_SEED: String(seed), ...env },
  });
  return status ?? 1;
}

const seeds = Array.from({ length: SEEDS + 1 }, () => randomInt(2 ** 31));
const failed = seeds.filter(
  (seed, at) =>
    (at === 0
      ? run(['test/laws/rules', 'src/rules'], seed, { CASUS_RUNS: runs })
      : run(['test/laws', 'test/documents', 'src'], seed, {})) !== 0,
);
console.log(failed.length === 0 ? 'every property held' : `failed with seed ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
