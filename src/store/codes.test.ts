import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../basics/index.ts';
import { STORE_CODES } from './codes.ts';
import { openLineFile } from './line-file.ts';
import { listDocumentFiles } from './list-documents.ts';
import { checkContent } from './media-type.ts';
import { openFolderStore, openPostgresStore } from './open.ts';
import { checkPath } from './paths.ts';
import { readDossierFolder } from './read-folder.ts';
import { backupFolder, restoreFolder } from './sqlite/backup.ts';
import { connectSqlite } from './sqlite/connection.ts';
import { unzipFiles, zipFiles } from './zip.ts';

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

function codeOf(result: Result<unknown>): string | undefined {
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

describe('opening a store', () => {
  const ignore = (): void => undefined;

  it('refuses a second one on the same folder within a second, and lets it in once the first is closed (S201)', async () => {
    const data = join(folder, 'data');
    const first = await openFolderStore(data, ignore);
    if (!first.ok) throw new Error('no store');
    first.value.announce('process 1 at http://localhost:4310/');
    const started = performance.now();
    const second = await openFolderStore(data, ignore);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(codeOf(second)).toBe('S201');
    expect(second.ok ? '' : second.diagnostics[0]?.message).toContain('in use by process 1 at http://localhost:4310/');
    await first.value.store.close();
    const third = await openFolderStore(data, ignore);
    expect(third.ok).toBe(true);
    if (third.ok) await third.value.store.close();
  });

  it('leaves data of a newer version alone (S202)', async () => {
    const data = join(folder, 'newer');
    const first = await openFolderStore(data, ignore);
    if (!first.ok) throw new Error('no store');
    await first.value.sql.write((transaction) =>
      transaction.all(`INSERT INTO schema_version (version, name) VALUES (999, 'of the future')`),
    );
    await first.value.store.close();
    expect(codeOf(await openFolderStore(data, ignore))).toBe('S202');
    const sql = connectSqlite(join(data, 'casus.sqlite'), ignore);
    expect(await sql.read('SELECT MAX(version) AS v FROM schema_version')).toEqual([{ v: 999 }]);
    await sql.close();
  });

  it('says what is wrong with a folder, a damaged database or an address (S203, S204)', async () => {
    expect(codeOf(await openFolderStore(join(folder, 'dossier.yaml'), ignore))).toBe('S203');
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    writeFileSync(join(damaged, 'casus.sqlite'), 'this is no database, and longer than a header '.repeat(50));
    expect(codeOf(await openFolderStore(damaged, ignore))).toBe('S203');
    expect(codeOf(await openPostgresStore('postgres://nobody@127.0.0.1:1/none'))).toBe('S204');
  });
});

describe('a copy of the store', () => {
  it('is whole, of one moment, and comes back as it was; nothing is replaced unasked (S209, S210)', async () => {
    const [data, copy] = [join(folder, 'live'), join(folder, 'copy.sqlite')];
    const first = await openFolderStore(data, () => undefined);
    if (!first.ok) throw new Error('no store');
    const { store } = first.value;
    const write = (version: number): Promise<unknown> =>
      store.changeFile({
        dossier: 'd',
        path: 'a.txt',
        content: new TextEncoder().encode(`at ${version}`),
        expectedVersion: version,
        who: 'x',
        idempotencyKey: `write ${version}`,
      });
    await store.createDossier({ id: 'd', title: 'D', files: new Map([['a.txt', new Uint8Array([65])]]), who: 'x' });
    // Copied while it is written to.
    const [report] = await Promise.all([
      backupFolder(data, copy),
      ...Array.from({ length: 50 }, (_, n) => write(n + 1)),
    ]);
    expect(report).toMatchObject({ ok: true, value: { file: copy, dossiers: 1 } });
    expect(codeOf(await backupFolder(data, copy))).toBe('S210');
    expect(codeOf(await backupFolder(join(folder, 'nowhere'), join(folder, 'x.sqlite')))).toBe('S203');
    expect(codeOf(restoreFolder(copy, data, true, new Date()))).toBe('S201');
    await store.close();
    expect(codeOf(restoreFolder(copy, data, false, new Date()))).toBe('S210');
    expect(codeOf(restoreFolder(join(folder, 'dossier.yaml'), data, true, new Date()))).toBe('S209');
    const cut = join(folder, 'cut.sqlite');
    writeFileSync(cut, readFileSync(copy).subarray(0, 20_000));
    expect(codeOf(restoreFolder(cut, data, true, new Date()))).toBe('S209');
    expect(restoreFolder(copy, data, true, new Date(0)).ok).toBe(true);
    expect(readdirSync(data)).toContain('casus.before-1970-01-01T00-00-00.000Z.sqlite');
    const again = await openFolderStore(data, () => undefined);
    if (!again.ok) throw new Error('no store');
    const kept = await again.value.store.readDossier('d');
    const history = await again.value.store.history('d', { limit: 100 });
    expect(history).toHaveLength(kept?.version ?? -1);
    const file = kept?.files[0];
    expect(new TextDecoder().decode(file?.content)).toBe(file?.version === 1 ? 'A' : `at ${(file?.version ?? 0) - 1}`);
    await again.value.store.close();
  });
});

describe('what may be kept', () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);

  it('is under a path that stays inside (S205)', () => {
    for (const path of ['dossier.yaml', 'documents/page 1.txt', 'documents/Речь.txt', 'a/b/c/d/e/f/g/h/i']) {
      expect(checkPath(path), path).toEqual({ ok: true, value: path });
    }
    const wrong = [
      '',
      '/etc/passwd',
      '../x',
      'a/../b',
      'a//b',
      'a/',
      '.git/config',
      'a\\b',
      'C:/x',
      'a\0b',
      'a/b.',
      ' a',
      'e\u0301',
      'a\u202eb',
      '\ud800',
      'a/node_modules/b',
      'a/b/c/d/e/f/g/h/i/j',
      'x'.repeat(401),
    ];
    for (const path of wrong) expect(codeOf(checkPath(path)), JSON.stringify(path)).toBe('S205');
  });

  it('is what its name says (S208)', () => {
    expect(checkContent('a.txt', text('plain'))).toEqual({ ok: true, value: 'text/plain' });
    expect(checkContent('scan.pdf', text('%PDF-1.7'))).toEqual({ ok: true, value: 'application/pdf' });
    expect(checkContent('notes', text('<html>'))).toEqual({ ok: true, value: 'text/plain' });
    expect(codeOf(checkContent('scan.pdf', text('MZ')))).toBe('S208');
    expect(codeOf(checkContent('page.html', new Uint8Array([0x4d, 0x5a, 0])))).toBe('S208');
    expect(codeOf(checkContent('a.yaml', new Uint8Array([0xff, 0xfe])))).toBe('S208');
  });

  it('comes out of a whole zip archive only, and not too much of it (S206, S207)', () => {
    const zip = zipFiles(new Map([['a.txt', text('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')]]));
    expect(codeOf(unzipFiles(text('PK no zip')))).toBe('S207');
    expect(codeOf(unzipFiles(zip.subarray(0, zip.length - 30)))).toBe('S207');
    const large = zipFiles(new Map([['zeros.bin', new Uint8Array(17 * 1024 * 1024)]]));
    expect(large.length).toBeLessThan(100_000);
    expect(codeOf(unzipFiles(large))).toBe('S206');
    const liar = Buffer.from(large);
    const central = liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    liar.writeUInt32LE(10, central + 24);
    expect(codeOf(unzipFiles(liar))).toBe('S207');
    expect(Object.keys(STORE_CODES)).toEqual([
      'S101',
      'S102',
      'S103',
      'S104',
      'S105',
      'S106',
      'S201',
      'S202',
      'S203',
      'S204',
      'S205',
      'S206',
      'S207',
      'S208',
      'S209',
      'S210',
    ]);
  });
});
