// One registry for all codes: unique, explained, documented, and each with a test beside its module.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DiagnosticCodes } from '../src/basics/index.ts';

const root = resolve(import.meta.dirname, '..');
const modules = readdirSync(join(root, 'src')).filter((name) => existsSync(join(root, 'src', name, 'codes.ts')));

async function codesOf(module: string): Promise<DiagnosticCodes> {
  const exported: Record<string, DiagnosticCodes> = await import(join(root, 'src', module, 'codes.ts'));
  const table = exported[`${module.toUpperCase()}_CODES`];
  if (table === undefined) throw new Error(`src/${module}/codes.ts must export ${module.toUpperCase()}_CODES`);
  return table;
}

describe('diagnostic codes', () => {
  it('belong to one module each and say what they mean', async () => {
    const owner = new Map<string, string>();
    for (const module of modules) {
      for (const [code, { title, explanation }] of Object.entries(await codesOf(module))) {
        expect(owner.get(code), `${code} in ${module}`).toBeUndefined();
        owner.set(code, module);
        expect(title.length, code).toBeGreaterThan(5);
        expect(explanation.length, code).toBeGreaterThan(20);
      }
    }
  });

  it('are reported only if they are in the registry', async () => {
    for (const module of modules) {
      const known = new Set(Object.keys(await codesOf(module)));
      const files = readdirSync(join(root, 'src', module), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))) {
        const used = readFileSync(join(root, 'src', module, file), 'utf8').matchAll(/\bcode: '([A-Z]\d{3})'/g);
        for (const [, code] of used) expect(known.has(code ?? ''), `${module}/${file} reports ${code}`).toBe(true);
      }
    }
  });

  it('have a section each in the reference page', async () => {
    const page = readFileSync(join(root, 'docs', 'diagnostics.md'), 'utf8');
    for (const module of modules) {
      for (const [code, { title }] of Object.entries(await codesOf(module))) {
        expect(page, code).toContain(`### ${code} ${title}`);
      }
    }
  });

  it('are named in a test beside their module', async () => {
    for (const module of modules) {
      const test = readFileSync(join(root, 'src', module, 'codes.test.ts'), 'utf8');
      for (const code of Object.keys(await codesOf(module))) expect(test, `${module}/codes.test.ts`).toContain(code);
    }
  });
});
