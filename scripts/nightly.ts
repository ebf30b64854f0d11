// npm run test:nightly [-- N]: the properties of the rules engine on N random rules each, ten thousand without N; and a
// server killed forty times under load.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const runs = process.argv[2] ?? '10000';
const tests = ['test/laws/rules', 'src/rules', 'test/server/kill'];
const { status } = spawnSync('vitest', ['run', '--project', 'unit', '--testTimeout', '7200000', ...tests], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, CASUS_RUNS: runs, CASUS_KILL_ROUNDS: '40' },
});
process.exit(status ?? 1);
