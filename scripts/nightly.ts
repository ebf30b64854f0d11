// npm run test:nightly [-- N [TIMES]]: the properties of the rules engine on N random rules each (ten thousand), all other
// laws on TIMES as many cases as usual (twenty), every property elsewhere once, each
// with a fresh seed, which is printed; and a server killed forty times under load.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const [runs = '10000', times = '20'] = process.argv.slice(2);
const laws = readdirSync(resolve(root, 'test/laws')).filter((name) => name.endsWith('.test.ts'));
const others = laws.filter((name) => !name.startsWith('rules')).map((name) => `test/laws/${name}`);

function run(tests: readonly string[], env: Readonly<Record<string, string>>): number {
  const seed = String(randomInt(2 ** 31));
  console.log(`CASUS_SEED=${seed} ${tests.join(' ')}`);
  const args = ['run', '--project', 'unit', '--testTimeout', '7200000', ...tests];
  const { status } = spawnSync('vitest', args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CASUS_SEED: seed, ...env },
  });
  return status ?? 1;
}

const failed = [
  run(['test/laws/rules', 'src/rules'], { CASUS_RUNS: runs }),
  run([...others, 'src/arrangements/checker'], { CASUS_TIMES: times }),
  run(['test/documents', 'src'], {}),
  run(['test/server/kill'], { CASUS_KILL_ROUNDS: '40' }),
];
process.exit(Math.max(...failed));
