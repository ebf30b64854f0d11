import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendText } from '../files.ts';
import { OUTPUT_SCHEMAS } from '../output-schemas.ts';
import { recordingIo } from '../testing.ts';
import { codebookCommand } from './codebook.ts';

const CODED = resolve(import.meta.dirname, '..', '..', '..', 'test', 'transcripts', 'inputs', 'coded');
const ISSUES = (...options: readonly string[]): string =>
  `issues:\n  - id: rule\n    title: Rule\n    options:\n${options.map((id) => `      - {id: ${id}, title: ${id}}\n`).join('')}    stances: []\n`;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casus-codebook-'));
  cpSync(CODED, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function codebook(values: Readonly<Record<string, string | boolean>> = {}) {
  const { io, output } = recordingIo();
  const run = { ...io, appendText };
  const exit = await codebookCommand.run({ positionals: [folder], values: { json: true, ...values }, io: run });
  return { exit, ...output, answer: JSON.parse(output.out || 'null') };
}
const lines = (): number => readFileSync(join(folder, 'codebook.jsonl'), 'utf8').trim().split('\n').length;

describe('casus codebook', () => {
  it('says which decision was made under which version, and what became of its provision', async () => {
    const { exit, answer } = await codebook();
    expect(exit).toBe(0);
    expect(OUTPUT_SCHEMAS['codebook']?.safeParse(answer).error?.issues ?? []).toEqual([]);
    expect(answer.decisions).toContainEqual({
      statement: 'talks-s03',
      coder: 'anna',
      decision: 'edit',
      provision: 'consent',
      version: 2,
    });
    expect(answer.stale).toEqual([
      { statement: 'talks-s03', provision: 'consent', now: 'unanimity', choices: [], because: [4] },
    ]);
  });

  it('shows what is not recorded, records it for a person, and then has nothing to record', async () => {
    writeFileSync(join(folder, 'issues.yaml'), ISSUES('unanimity', 'majority'));
    const before = await codebook();
    expect(before.answer.unrecorded.map(({ kind }: { kind: string }) => kind)).toEqual(['define', 'add', 'retire']);
    expect((await codebook({ record: true })).exit).toBe(2);
    const { answer } = await codebook({ record: true, coder: 'ben' });
    expect([answer.version, answer.unrecorded]).toEqual([7, []]);
    expect(lines()).toBe(7);
    expect((await codebook({ record: true, coder: 'ben' })).answer.version).toBe(7);
    expect(lines()).toBe(7);
  });

  it('splits a code, and leaves the choice to a person', async () => {
    writeFileSync(join(folder, 'issues.yaml'), ISSUES('of-all', 'of-four', 'at-once'));
    const { answer } = await codebook({ split: 'unanimity=of-all,of-four', coder: 'anna' });
    expect(answer.stale).toContainEqual(
      expect.objectContaining({ statement: 'talks-s01', now: null, choices: ['of-all', 'of-four'] }),
    );
    expect(answer.unrecorded).toEqual([]);
  });

  it('refuses what it cannot read or what does not fit, and writes nothing', async () => {
    for (const wrong of [{ merge: 'a' }, { merge: 'a=b,c' }, { split: 'a,b=c' }, { merge: 'nowhere=unanimity' }]) {
      expect((await codebook({ ...wrong, coder: 'anna' })).exit).toBe(2);
    }
    expect(lines()).toBe(4);
    writeFileSync(join(folder, 'codebook.jsonl'), '{"by":"x"}\n');
    expect((await codebook()).out).toContain('C106');
  });
});
