// `npm start`: builds when a source is newer than the build, prints the example's brief, serves the workbench with the
// example in an embedded database.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { takeLock } from '../src/store/sqlite/lock.ts';
import { buildCommandLine, isBuilt } from './build.ts';

const root = resolve(import.meta.dirname, '..');
const example = join('examples', 'ukraine-2025');
const MOST = 20;

/** As with ports: where one is running already, the next one takes a folder of its own. */
function freeDataFolder(): string {
  for (let count = 1; ; count += 1) {
    const folder = join('.cache', count === 1 ? 'workbench' : `workbench-${count}`);
    mkdirSync(join(root, folder), { recursive: true });
    const lock = takeLock(join(root, folder));
    if ('release' in lock) {
      lock.release();
      return folder;
    }
    process.stderr.write(`The data in ${folder} is in use by ${lock.holder}.\n`);
    if (count === MOST) return folder;
  }
}

if (!isBuilt()) {
  process.stderr.write('Building …\n');
  await buildCommandLine();
}
const keeps = process.getBuiltinModule('node:sqlite') !== undefined;
const args = keeps ? ['serve', example, '--data', freeDataFolder()] : ['brief', example, '--serve'];
const child = spawn(process.execPath, [join(root, 'dist', 'casus.js'), ...args, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
