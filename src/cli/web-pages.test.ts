import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readWebPages } from './web-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-web-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built page', () => {
  it('is none until it has an index.html', () => {
    expect(readWebPages(join(folder, 'none'))).toBeUndefined();
    expect(readWebPages(folder)).toBeUndefined();
  });

  it('is a table of pages: packed, with hashed names kept for good, and nothing that a link points to', () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><p>page</p>');
    writeFileSync(join(folder, 'service-worker.js'), 'self.x = 1;');
    writeFileSync(join(folder, 'assets', 'main-Ab3_x-9Q.js'), 'console.log(1);');
    writeFileSync(join(folder, 'assets', 'font.woff2'), 'font');
    writeFileSync(join(folder, 'notes.exe'), 'no');
    symlinkSync('/etc/hostname', join(folder, 'link.txt'));
    const pages = readWebPages(folder);
    expect([...(pages?.keys() ?? [])].toSorted()).toEqual([
      '/',
      '/assets/font.woff2',
      '/assets/main-Ab3_x-9Q.js',
      '/index.html',
      '/service-worker.js',
    ]);
    const script = pages?.get('/assets/main-Ab3_x-9Q.js');
    expect(script).toMatchObject({ type: 'text/javascript; charset=utf-8', immutable: true });
    const [best, other] = script?.packed ?? [];
    expect(String(brotliDecompressSync(best?.body ?? ''))).toBe('console.log(1);');
    expect(String(gunzipSync(other?.body ?? ''))).toBe('console.log(1);');
    expect(pages?.get('/service-worker.js')?.immutable).toBe(false);
    expect(pages?.get('/')).toMatchObject({ places: true, immutable: false });
    expect(pages?.get('/assets/font.woff2')?.packed).toBeUndefined();
  });
});
