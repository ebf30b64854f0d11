// Everything that is published: dist/casus.js (the whole command line), dist/part-worker.js (its threads for counts), fonts,
// dist/web (the workbench), dist/lib (the library with types).
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { PRINT_FONTS, RASTER_PROGRAM } from '../src/printing/index.ts';
import { FONT_FILES } from '../src/report/index.ts';
import { buildWeb } from './build-web.ts';

const root = resolve(import.meta.dirname, '..');
const bundle = join(root, 'dist', 'casus.js');

/** Every dependency goes into the one file; a user's Node may be older than the one that built it. */
const bundleOf = (from: string, to: string): InlineConfig => ({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: from,
    target: ['node20', 'es2023'],
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rollupOptions: {
      // A program per kind of machine: found in node_modules where it is installed.
      external: ['@myriaddreamin/typst-ts-node-compiler'],
      output: { entryFileNames: to, format: 'es', codeSplitting: false },
    },
  },
});

function newestIn(path: string): number {
  if (!existsSync(path)) return 0;
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Whether dist/casus.js is newer than everything it was made from. */
export function isBuilt(): boolean {
  if (!existsSync(bundle)) return false;
  const sources = ['src', 'package.json', 'package-lock.json', 'scripts/build.ts', 'scripts/build-web.ts'];
  return Math.max(...sources.map((path) => newestIn(join(root, path)))) < statSync(bundle).mtimeMs;
}

function copyFonts(): void {
  const packages = join(root, 'node_modules', '@fontsource-variable');
  mkdirSync(join(root, 'dist', 'assets'), { recursive: true });
  for (const { file } of FONT_FILES) {
    const from = join(packages, file.startsWith('inter') ? 'inter' : 'source-serif-4', 'files', file);
    cpSync(from, join(root, 'dist', 'assets', file));
  }
  const printing = [
    ...Object.entries(PRINT_FONTS).map(([file, folder]) => join('@expo-google-fonts', folder, file)),
    join(RASTER_PROGRAM.folder, RASTER_PROGRAM.file),
  ];
  for (const path of printing) cpSync(join(root, 'node_modules', path), join(root, 'dist', 'assets', basename(path)));
}

/**
 * dist/web, dist/casus.js, its threads for counts and its fonts: runs from any folder, without node_modules; catalog/ and
 * examples/ lie beside dist/.
 */
export async function buildCommandLine(): Promise<void> {
  await buildWeb();
  await build(bundleOf('src/cli/main.ts', 'casus.js'));
  await build(bundleOf('src/cli/part-worker.ts', 'part-worker.js'));
  copyFonts();
  const code = readFileSync(bundle, 'utf8');
  if (!code.startsWith('#!')) writeFileSync(bundle, `#!/usr/bin/env node\n${code}`);
  chmodSync(bundle, 0o755);
}

function buildLibrary(): void {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (import.meta.main) {
  buildLibrary();
  await buildCommandLine();
}
