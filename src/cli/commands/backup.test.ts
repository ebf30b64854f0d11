import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lookIntoFolder, openFolderStore, readDossierFolder } from '../../store/index.ts';
import { OUTPUT_SCHEMAS } from '../output-schemas.ts';
import { run } from '../run.ts';
import { recordingIo } from '../testing.ts';
import { backupCommand } from './backup.ts';
import { restoreCommand } from './restore.ts';

const folder = mkdtempSync(join(tmpdir(), 'casus-backup-'));
const example = resolve(import.meta.dirname, '..', '..', '..', 'examples', 'ukraine-2025');
const at = (name: string): string => join(folder, name);
delete process.env['DATABASE_URL'];
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function casus(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { io, output } = recordingIo();
  const code = await run({ commands: [backupCommand, restoreCommand], version: '0', debug: false }, args, io);
  return { code, ...output };
}

describe('backup and restore', () => {
  it('copy all dossiers while a server has them open, and put them back in another folder', async () => {
    const opened = await openFolderStore(at('data'), () => undefined);
    const files = readDossierFolder(example);
    if (!opened.ok || !files.ok) throw new Error('no store');
    await opened.value.store.createDossier({ id: 'ukraine-2025', title: 'x', files: files.value, who: 'x' });
    const saved = await casus('backup', at('all.sqlite'), '--data', at('data'), '--json');
    expect(saved).toMatchObject({ code: 0, err: '' });
    expect(OUTPUT_SCHEMAS['backup']?.parse(JSON.parse(saved.out))).toMatchObject({ dossiers: 1 });
    // One file, with nothing beside it.
    expect(readdirSync(at('.')).filter((name) => name.startsWith('all.'))).toEqual(['all.sqlite']);
    expect((await casus('restore', at('all.sqlite'), '--data', at('data'))).err).toContain('S201');
    const one = await casus('backup', '--dossier', 'ukraine-2025', at('one.zip'), '--data', at('data'));
    expect(one.out).toMatch(/one\.zip: 1 dossier, \d+ bytes/);
    await opened.value.store.close();
    const back = await casus('restore', at('all.sqlite'), '--data', at('other'), '--json');
    expect(OUTPUT_SCHEMAS['restore']?.parse(JSON.parse(back.out))).toMatchObject({ dossiers: 1 });
    const zip = await casus('restore', at('one.zip'), '--data', at('other'), '--json');
    const { id } = JSON.parse(zip.out);
    const look = lookIntoFolder(at('other'));
    if (!look.ok) throw new Error('no data');
    const [first, second] = [await look.value.readDossier('ukraine-2025'), await look.value.readDossier(id)];
    expect(first?.files.map(({ path }) => path)).toEqual([...files.value.keys()]);
    expect(second?.files.map(({ content }) => content)).toEqual(first?.files.map(({ content }) => content));
    await look.value.close();
    // As a folder, and back from it.
    const out = await casus('backup', '--dossier', 'ukraine-2025', at('folder'), '--data', at('other'));
    expect(out).toMatchObject({ code: 0, err: '' });
    expect(readDossierFolder(at('folder'))).toEqual(files);
    expect((await casus('backup', '--dossier', 'ukraine-2025', at('folder'), '--data', at('other'))).err).toContain(
      'S210',
    );
    expect((await casus('restore', at('folder'), '--data', at('other'))).out).toMatch(/^restored as \w{12}\n$/);
  });
});
