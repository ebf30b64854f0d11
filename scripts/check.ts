// Static checks: types behind their three walls, lint, format, dependencies, nothing unused; as many at once as there are cores.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

type Step = readonly [name: string, command: string, ...args: string[]];

/** What is unchanged since the last check is not looked at again. */
function types(wall: string): Step {
  const kept = ['--incremental', '--tsBuildInfoFile', `.cache/${wall}.tsbuildinfo`];
  return [`types: ${wall}`, 'tsc', '-p', `tsconfig.${wall}.json`, ...kept];
}

// The longest first.
const steps: Step[] = [
  types('web'),
  types('node'),
  ['lint', 'oxlint', '--type-aware', '--quiet'],
  types('engine'),
  ['format', 'biome', 'format', '.'],
  ['nothing unused', 'knip', '--no-progress', '--include', 'files,exports,types,dependencies,unlisted'],
  ['dependencies', process.execPath, 'scripts/check-dependencies.ts'],
];

function run([name, command, ...args]: Step): Promise<boolean> {
  return new Promise((done) => {
    const started = performance.now();
    const child = spawn(command, args, { shell: process.platform === 'win32' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', (error) => (said += error.message));
    child.on('close', (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (status !== 0) console.log(said);
      done(status === 0);
    });
  });
}

async function worker(): Promise<boolean> {
  let good = true;
  for (let step = steps.shift(); step !== undefined; step = steps.shift()) good = (await run(step)) && good;
  return good;
}

mkdirSync('.cache', { recursive: true });
const results = await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exitCode = results.every(Boolean) ? 0 : 1;
