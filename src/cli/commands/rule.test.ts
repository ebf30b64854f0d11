import { describe, expect, it } from 'vitest';
import { fail, succeed } from '../../basics/index.ts';
import type { CommandInput, CommandIo } from '../command.ts';
import { ruleCommand } from './rule.ts';

async function run(
  sentence: string,
  values: CommandInput['values'],
): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const io: CommandIo = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    colour: false,
    columns: 120,
    readBytes: () => fail(),
    readText: () => fail(),
    listFolder: () => succeed([]),
    readFolder: () => fail(),
    progress: () => undefined,
    now: () => new Date(0),
  };
  const code = await ruleCommand.run({ positionals: [sentence], values, io });
  return { code, out, err };
}

const groups = ['council=CN,FR,GB,RU,US,DK,GR,PA,PK,SO,BH,CO,CD,LR,LV', 'P5=CN,FR,GB,RU,US'];
const charter = 'at least 9 of council for and none of P5 against';

describe('casus rule', () => {
  it('answers everything about the Security Council as JSON', async () => {
    const { code, out } = await run(charter, { group: groups, p: ['RU=against:0.9,abstain:0.1'], json: true });
    const answer: Record<string, unknown> = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      winningProfiles: '146796',
      vetoers: ['CN', 'FR', 'GB', 'RU', 'US'],
      complete: true,
      monotone: true,
    });
    expect(answer['minimalWinning']).toHaveLength(210);
    expect(answer['adoption']).toMatchObject({ min: 0, max: 0.1 });
    expect((answer['shapleyShubikIndex'] as Record<string, unknown>)['RU']).toEqual({
      fraction: '421/2145',
      value: 421 / 2145,
    });
    const binary = await run(charter, { group: groups, ballots: 'for,against', json: true });
    expect(JSON.parse(binary.out)).toMatchObject({ winningProfiles: '848' });
  });

  it('prints a page that names who can block alone', async () => {
    const { out } = await run(charter, { group: groups });
    expect(out).toContain('RU (can block alone)');
    expect(out).toContain('nobody in P5 votes against');
  });

  it('points at the mistake and says what was meant', async () => {
    const { code, out, err } = await run('at laest 9 of council for', { group: groups });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain("Did you mean 'least'?");
    expect((await run(charter, { group: groups, p: ['RU=against'] })).code).toBe(2);
    expect((await run('at least 9 of concil for', { group: groups })).err).toContain("Did you mean 'council'?");
  });
});
