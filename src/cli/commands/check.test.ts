import { describe, expect, it } from 'vitest';
import { recordingIo } from '../testing.ts';
import { checkCommand } from './check.ts';

const RUSSIAN = 'examples/ukraine-2025/arrangements/istanbul-2022-russian.yaml';

async function run(file: string, json: boolean) {
  const { io, output } = recordingIo();
  const code = await checkCommand.run({ positionals: [file], values: json ? { json } : {}, io });
  return { code, ...output };
}

describe('casus check', () => {
  it('prints claim, place, scenario, reason and remedy, and exits 0 when no finding is an error', async () => {
    const { code, out } = await run(RUSSIAN, false);
    expect(code).toBe(0);
    expect(out).toContain("hazard L01 RU, against whom the arrangement is meant to work, can block 'decide' alone");
    expect(out).toContain(`at ${RUSSIAN}:`);
    for (const word of ['scenario:', 'against: RU', 'why:', 'precedent:', 'remedy:']) expect(out).toContain(word);
  });

  it('gives the same findings as JSON', async () => {
    const { out } = await run(RUSSIAN, true);
    const { findings }: { findings: { id: string; place: { line: number } }[] } = JSON.parse(out);
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['L01', 'L05', 'L08', 'L17']));
    expect(findings.every(({ place }) => place.line >= 1)).toBe(true);
  });

  it('exits 2 for a file that is not there', async () => {
    const { code, err } = await run('examples/missing.yaml', false);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
});
