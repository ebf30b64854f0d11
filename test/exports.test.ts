// A consumer's view: the package is built, linked into an empty project, and used through its `exports` only.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const manifest: { exports: Record<string, string | { types: string; default: string }> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json');

mkdirSync(join(root, '.cache'), { recursive: true });
const consumer = mkdtempSync(join(root, '.cache', 'consumer-'));

function run(command: string, ...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: consumer, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

beforeAll(() => {
  const built = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(built.stdout + built.stderr).toBe('');
  mkdirSync(join(consumer, 'node_modules'), { recursive: true });
  symlinkSync(root, join(consumer, 'node_modules', 'casus'), 'dir');
  writeFileSync(join(consumer, 'package.json'), '{"type":"module"}');
}, 120_000);

afterAll(() => rmSync(consumer, { recursive: true, force: true }));

describe('the published package', () => {
  it('offers every entry as plain JavaScript', () => {
    const names = entries.map((entry) => `casus${entry.slice(1)}`);
    const imports = names.map((name) => `console.log(Object.keys(await import('${name}')).length > 0);`).join('\n');
    writeFileSync(join(consumer, 'all.mjs'), imports);
    const { status, output } = run(process.execPath, 'all.mjs');
    expect(output.trim().split('\n')).toEqual(names.map(() => 'true'));
    expect(status).toBe(0);
  }, 60_000);

  it('types every entry for a strict consumer', () => {
    const lines = entries.map(
      (entry, index) => `import * as m${index} from 'casus${entry.slice(1)}';\nvoid m${index};`,
    );
    writeFileSync(join(consumer, 'all.ts'), lines.join('\n'));
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '--skipLibCheck'];
    const { status, output } = run(process.execPath, compiler, ...flags.filter((flag) => flag !== '--types'), 'all.ts');
    expect(output).toBe('');
    expect(status).toBe(0);
  }, 60_000);
});
