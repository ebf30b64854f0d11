import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../basics/index.ts';
import type { CommandIo } from '../command.ts';
import { readCommand } from './read.ts';

async function run(text: string, values = {}): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: CommandIo = {
    out: (written) => (out += written),
    err: (written) => (err += written),
    colour: false,
    columns: 120,
    readBytes: () => succeed(new TextEncoder().encode(text)),
    readText: () => fail(),
    listFolder: () => fail(),
    readFolder: () => fail(),
    progress: () => undefined,
    now: () => new Date(0),
  };
  return { code: await readCommand.run({ positionals: ['page.txt'], values, io }), out, err };
}

const PAGE =
  'A short page about a pact\n\nThe Polish government rejected any guarantee that excludes Warsaw from the vote.\n';

describe('casus read', () => {
  it('shows speaker, stance and words', async () => {
    const { code, out } = await run(PAGE);
    expect(code).toBe(0);
    expect(out).toContain('[POL] rejects: any guarantee that excludes Warsaw from the vote');
  });
  it('answers 2 for an empty file and for a wrong date', async () => {
    expect((await run('')).code).toBe(2);
    expect((await run(PAGE, { 'reference-date': 'today' })).code).toBe(2);
  });
  it('prints the reading as JSON', async () => {
    expect(JSON.parse((await run(PAGE, { json: true })).out)).toMatchObject({ offset_unit: 'utf16' });
  });
});
