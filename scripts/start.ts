// `npm start`: builds when a source is newer than the build, prints the example's brief, serves the workbench with the
// example in an embedded database.
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildCommandLine, isBuilt } from './build.ts';

const root = resolve(import.meta.dirname, '..');
if (!isBuilt()) {
  process.stderr.write('Building …\n');
  await buildCommandLine();
}
const args = [
  join(root, 'dist', 'casus.js'),
  'serve',
  join('examples', 'ukraine-2025'),
  '--data',
  join('.cache', 'workbench'),
  ...process.argv.slice(2),
];
const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
