// The workbench's built page as a table of pages, packed once at the start.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Page, Pages } from '../server/index.ts';
import { shippedFolder } from './library.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const PACKED = new Set(['.html', '.js', '.css', '.json', '.svg', '.wasm', '.webmanifest', '.txt']);

function toPage(name: string, body: Uint8Array): Page | undefined {
  const ending = extname(name);
  const type = TYPES[ending];
  if (type === undefined) return undefined;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  return {
    type,
    body,
    // Vite puts a hash of the content into these names.
    immutable: /^assets\/.*-[\w-]{8}\.\w+$/.test(name),
    places: name === 'index.html',
    ...(PACKED.has(ending)
      ? {
          packed: [
            { encoding: 'br', body: brotliCompressSync(body, quality) },
            { encoding: 'gzip', body: gzipSync(body) },
          ],
        }
      : {}),
  };
}

/** `dist/web` when the workbench is built; undefined otherwise. Cost: packs every file once. */
export function readWebPages(folder = shippedFolder('dist', 'web')): Pages | undefined {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return undefined;
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const name = file.slice(folder.length + 1).replaceAll('\\', '/');
    const page = toPage(name, readFileSync(file));
    if (page === undefined) continue;
    pages.set(`/${name}`, page);
    if (name === 'index.html') pages.set('/', page);
  }
  return pages;
}
