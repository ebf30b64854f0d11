import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORE_CODES } from './codes.ts';
import { openLineFile } from './line-file.ts';
import { listDocumentFiles } from './list-documents.ts';
import { readDossierFolder } from './read-folder.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casus-'));
  mkdirSync(join(folder, 'arrangements'));
  mkdirSync(join(folder, '.git'));
  writeFileSync(join(folder, '.git', 'config'), 'hidden');
  writeFileSync(join(folder, 'dossier.yaml'), 'title: x');
  writeFileSync(join(folder, 'arrangements', 'a.yaml'), 'id: a');
  symlinkSync('/etc/hostname', join(folder, 'link.txt'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function codeOf(result: ReturnType<typeof readDossierFolder>): string | undefined {
  return result.ok ? undefined : result.diagnostics[0]?.code;
}

describe("reading a dossier's folder", () => {
  it('gives every file by its path inside, never hidden files nor what a link points to', () => {
    const read = readDossierFolder(folder);
    expect(read.ok && [...read.value.keys()]).toEqual(['arrangements/a.yaml', 'dossier.yaml']);
  });

  it('says S101 for no folder, S102 for too many files, S103 for too many bytes', () => {
    expect(codeOf(readDossierFolder(join(folder, 'none')))).toBe('S101');
    expect(codeOf(readDossierFolder(join(folder, 'dossier.yaml')))).toBe('S101');
    expect(codeOf(readDossierFolder(folder, { files: 1, bytes: 1000 }))).toBe('S102');
    expect(codeOf(readDossierFolder(folder, { files: 10, bytes: 3 }))).toBe('S103');
    expect(Object.keys(STORE_CODES).slice(0, 4)).toEqual(['S101', 'S102', 'S103', 'S104']);
  });

  it('says S105 for a file that cannot be written, and not S106 for a folder of few documents', () => {
    const opened = openLineFile(join(folder, 'dossier.yaml', 'lines'), () => undefined);
    expect(opened.ok ? [] : opened.diagnostics.map(({ code }) => code)).toEqual(['S105']);
    const listed = listDocumentFiles(folder);
    expect(listed).toEqual({ ok: true, value: { paths: [], others: 2 } });
    expect(Object.keys(STORE_CODES).slice(4, 6)).toEqual(['S105', 'S106']);
  });
});
