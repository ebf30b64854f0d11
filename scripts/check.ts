// Static checks: types behind their three walls, lint, format. Exits non-zero on the first kind that fails.
import { spawnSync } from 'node:child_process';

const steps: readonly (readonly [string, readonly string[]])[] = [
  ['types: engine', ['tsc', '-p', 'tsconfig.engine.json']],
  ['types: node', ['tsc', '-p', 'tsconfig.node.json']],
  ['types: web', ['tsc', '-p', 'tsconfig.web.json']],
  ['lint', ['oxlint', '--type-aware', '--quiet']],
  ['format', ['biome', 'format', '.']],
];

let failed = 0;
for (const [name, [command, ...args]] of steps) {
  const started = performance.now();
  const result = spawnSync(command ?? '', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const good = result.status === 0;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (!good) {
    failed += 1;
    console.log(result.stdout, result.stderr, result.error ?? '');
  }
}
process.exitCode = failed === 0 ? 0 : 1;
