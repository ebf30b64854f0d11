// The worked case of the guide is run as written; CASUS_UPDATE_TRANSCRIPTS=1 rewrites its outputs.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../basics/index.ts';
import type { CommandIo } from '../command.ts';
import { run } from '../run.ts';
import { recordingIo } from '../testing.ts';
import { deadlockCommand } from './deadlock.ts';
import { packagesCommand } from './packages.ts';
import { stabilityCommand } from './stability.ts';

const page = resolve(import.meta.dirname, '../../../docs/guides/deadlock.md');
const guide = readFileSync(page, 'utf8');
const files = new Map(
  [...guide.matchAll(/^```json (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);

async function casus(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { io, output } = recordingIo();
  const own: CommandIo = {
    ...io,
    readText: (path) => {
      const text = files.get(path);
      return text === undefined ? fail({ code: 'I101', severity: 'error', message: `no ${path}` }) : succeed(text);
    },
  };
  const commands = [deadlockCommand, packagesCommand, stabilityCommand];
  const code = await run({ commands, version: '0.0.0', debug: false }, args, own);
  return { code, ...output };
}

describe('the guide to deadlocks', () => {
  it('shows what casus says', async () => {
    let now = guide;
    const blocks = [...guide.matchAll(/^```console\n\$ casus (.*)\n([\s\S]*?)^```$/gm)];
    expect(blocks.length).toBeGreaterThan(3);
    for (const [block, line = ''] of blocks) {
      const { code, out, err } = await casus(...line.split(' '));
      expect([code, err]).toEqual([0, '']);
      now = now.replace(block, () => `\`\`\`console\n$ casus ${line}\n${out}\`\`\``);
    }
    if (process.env['CASUS_UPDATE_TRANSCRIPTS']) writeFileSync(page, now);
    else expect(guide).toBe(now);
  });
});

describe('casus deadlock, packages and stability', () => {
  it('give JSON with the fields that programs rely on', async () => {
    const deadlock: Record<string, unknown> = JSON.parse((await casus('deadlock', 'talks.json', '--json')).out);
    expect(deadlock).toMatchObject({
      feasible: false,
      agreement: 'excluded',
      minimalConflicts: [
        ['N1', 'P1'],
        ['N2', 'P2'],
        ['G1', 'N1', 'P2'],
      ],
      complete: true,
      questions: ['N2'],
    });
    expect(deadlock['minimalConcessions']).toEqual([
      { redLines: ['N1', 'N2'], weight: 5 },
      { redLines: ['N1', 'P2'], weight: 7 },
      { redLines: ['P1', 'P2'], weight: 9 },
      { redLines: ['G1', 'N2', 'P1'], weight: 11 },
    ]);
    const packages: Record<string, unknown> = JSON.parse((await casus('packages', 'talks.json', '--json')).out);
    expect(packages).toMatchObject({ conceded: ['N1', 'N2'], complete: true });
    const stability: Record<string, unknown> = JSON.parse((await casus('stability', 'model.json', '--json')).out);
    expect(stability).toMatchObject({ reading: 'textbook', equilibria: { nash: ['deadlock'] } });
  });

  it('say when --limit cuts the lists', async () => {
    const { out } = await casus('deadlock', 'talks.json', '--json', '--limit', '2');
    const answer: { minimalConcessions: unknown[]; complete: boolean } = JSON.parse(out);
    expect([answer.minimalConcessions.length, answer.complete]).toEqual([2, false]);
  });

  it.each([
    ['deadlock', 'talks.json', '--limit', '0'],
    ['packages', 'talks.json', '--top', 'many'],
    ['packages', 'talks.json', '--concede', 'N1,X9'],
    ['stability', 'model.json', '--reading', 'free'],
    ['stability', 'model.json', '--state', 'nowhere'],
  ])('refuse %s %s %s %s with I203', async (...args) => {
    const { code, err } = await casus(...args);
    expect(code).toBe(2);
    expect(err).toContain('I203');
  });

  it.each(['deadlock', 'packages', 'stability'])('%s reports a missing file and one of another kind', async (name) => {
    expect((await casus(name, 'none.json')).code).toBe(2);
    expect((await casus(name, name === 'stability' ? 'talks.json' : 'model.json')).code).toBe(2);
  });
});
