// dist/web: the workbench as static files. The service worker learns from `files.json` what to keep for work offline.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { STYLE_SHEET_FOR_PAGES } from '../src/report/index.ts';

const root = resolve(import.meta.dirname, '..');
const REPORT_STYLE = 'virtual:report.css';

/** The look of pictures and words is the report's own; the page takes it from there. */
function reportStyle(): Plugin {
  return {
    name: 'report-style',
    resolveId: (id) => (id === REPORT_STYLE ? `\0${REPORT_STYLE}` : undefined),
    load: (id) => (id === `\0${REPORT_STYLE}` ? STYLE_SHEET_FOR_PAGES : undefined),
  };
}

/** How long plugins took is no message for one who starts the product. */
const checks = { pluginTimings: false };

/** Modules of the engine do nothing by being imported; what a page does not use of them is left out. */
const PURE = join(root, 'src');
const treeshake = {
  moduleSideEffects: (id: string): boolean => !id.startsWith(PURE) || id.startsWith(join(PURE, 'web')),
};

/** Zod's writer of JSON Schema is for the repository's files; the page never asks for one, so its names do nothing. */
function withoutSchemaWriter(): Plugin {
  return {
    name: 'without-schema-writer',
    load: (id) => {
      if (!/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.[cm]?js$/.test(id)) return undefined;
      const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(
        ([, name]) => name,
      );
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  };
}

function configuration(outDir: string): InlineConfig {
  const jsx = { runtime: 'automatic', importSource: 'preact' } as const;
  return {
    root: join(root, 'src', 'web'),
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx },
    plugins: [reportStyle()],
    worker: { format: 'es', plugins: () => [withoutSchemaWriter()], rollupOptions: { treeshake, checks } },
    build: {
      target: 'es2023',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        treeshake,
        checks,
        input: { index: join(root, 'src', 'web', 'index.html'), sw: join(root, 'src', 'web', 'service-worker.ts') },
        output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
      },
    },
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join('/'))
    .sort();
}

/** Builds the workbench into `outDir`; returns the folder. */
export async function buildWeb(outDir: string = join(root, 'dist', 'web')): Promise<string> {
  const before = process.env['NODE_ENV'];
  // Vite takes the libraries' development builds under any other name, a test runner's too.
  process.env['NODE_ENV'] = 'production';
  await build(configuration(outDir));
  if (before === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = before;
  const files = listFiles(outDir).filter((name) => name !== 'sw.js' && name !== 'files.json');
  const hash = createHash('sha256');
  for (const name of files) hash.update(name).update(readFileSync(join(outDir, name)));
  const version = hash.digest('hex').slice(0, 16);
  const paths = files.map((name) => (name === 'index.html' ? '/' : `/${name}`));
  writeFileSync(join(outDir, 'files.json'), `${JSON.stringify({ version, files: paths })}\n`);
  const worker = join(outDir, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replaceAll('__CASUS_VERSION__', version));
  return outDir;
}

if (import.meta.main) await buildWeb();
