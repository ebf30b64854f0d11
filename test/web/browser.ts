// A browser from npm alone. The package's archives are unpacked once into .cache/chromium: the program, the four
// libraries and the fonts that a bare machine lacks. CASUS_CHROME names another browser. No browser is a failure.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '..', '..');
const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
const cache = join(root, '.cache', 'chromium');
const ARGS = ['--no-sandbox', '--headless=shell', '--disable-gpu', '--no-zygote', '--disable-background-networking'];

function text(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.subarray(0, end === -1 ? bytes.length : end).toString();
}

/** Regular files and links of a POSIX tar; enough for the three archives. */
function untar(archive: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + 512);
    const prefix = text(header.subarray(345, 500));
    const name = join(prefix, text(header.subarray(0, 100)));
    const size = Number.parseInt(text(header.subarray(124, 136)).trim() || '0', 8);
    const type = String.fromCharCode(header[156] ?? 48);
    const target = join(folder, name);
    if (!target.startsWith(folder)) throw new Error(`archive entry outside its folder: ${name}`);
    if (type === '0' || type === '\0') {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function unpackAll(folder: string): void {
  writeFileSync(join(folder, 'chromium'), brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))), {
    mode: 0o755,
  });
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    untar(brotliDecompressSync(readFileSync(join(bin, `${name}.tar.br`))), join(folder, name));
  }
}

/** The archive's own configuration names folders of another system. */
function writeFontConfiguration(folder: string, final: string): void {
  const fonts = join(final, 'fonts', 'fonts');
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(final, 'font-cache')}</cachedir></fontconfig>`;
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), text);
}

function folderName(): string {
  const manifest = readFileSync(join(bin, '..', 'package.json'));
  return join(cache, createHash('sha256').update(manifest).digest('hex').slice(0, 12));
}

/** Unpacks beside the final place and renames, so that two runs at once cannot meet half a browser. */
export function prepareBrowser(): void {
  if (process.env['CASUS_CHROME'] !== undefined || existsSync(folderName())) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the packed browser runs on Linux x64; set CASUS_CHROME to the path of a Chrome or Chromium');
  }
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'unpack-'));
  unpackAll(folder);
  writeFontConfiguration(folder, folderName());
  try {
    renameSync(folder, folderName());
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(folderName())) throw error;
  }
}

function environment(folder: string): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { ...Object.fromEntries(own), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(folder, 'fonts') };
}

export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CASUS_CHROME'];
  if (own !== undefined) return chromium.launch({ executablePath: own, args: ARGS });
  const folder = folderName();
  return chromium.launch({ executablePath: join(folder, 'chromium'), args: ARGS, env: environment(folder) });
}
