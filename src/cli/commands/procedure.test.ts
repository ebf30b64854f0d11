import { describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../basics/index.ts';
import { recordingIo } from '../testing.ts';
import { procedureCommand } from './procedure.ts';

const PACT = `casus: 1
id: pact
groups: {g: {members: [A, B, C], maybe: [D], weights: {brigades: {A: 4, B: [1, 3], C: 2, D: 1}}}}
procedures:
  act:
    body: g
    stages: [{id: decide, rule: at least 4 of g for, within: 60d, silence: against}]
  alone: {body: g, stages: [{id: each, rule: each decides, within: 3d, silence: absent}]}
`;
const NEVER = PACT.replace('at least 4 of g for', 'all of g for and at least 2 of g against');
const SITUATIONS = `situations:
  - {id: calm, ballots: {A: {for: 1}, B: {for: 1}, C: {for: 1}, D: {for: 1}}, replies: {others: {mean: 900h}}}
`;

async function run(values: Readonly<Record<string, string | boolean | readonly string[]>> = {}, text = PACT) {
  const files: Readonly<Record<string, string>> = { 'd/pact.yaml': text, 'd/situations.yaml': SITUATIONS };
  const { io, output } = recordingIo();
  const readText = (path: string): Result<string> =>
    path in files
      ? succeed(files[path] ?? '')
      : fail({ code: 'I101', severity: 'error' as const, message: 'no such file' });
  const code = await procedureCommand.run({ positionals: ['d/pact.yaml'], values, io: { ...io, readText } });
  return { code, ...output };
}

describe('casus procedure', () => {
  it('names the lone blockers also where under some closing no ballots bring it about, and says that', async () => {
    const { out } = await run();
    expect(out).toContain('A, B, C or D; perhaps no ballots carry it');
    expect(out).toMatch(/under some reading +A; B; C; D; or no ballots bring it about/);
    const never = await run({}, NEVER);
    expect(never.out).toMatch(/act\/decide +vote +no ballots carry it +0 %/);
    expect(never.out).toMatch(/whatever the text leaves open +nobody need: it comes so by itself/);
  });

  it('refuses to close what is not open, or as it cannot be', async () => {
    const closed = async (written: string, values: object = {}) =>
      (await run({ close: [written], ...values })).err.replaceAll('\n', ' ');
    expect(await closed('groups.g.maybe.E=seated')).toContain("did you mean 'groups.g.maybe.D'?");
    expect(await closed('groups.g.maybe.D=perhaps')).toContain('one of: seated, not seated');
    expect(await closed('groups.g.weights.brigades.B=2')).toContain('open here: groups.g.maybe.D');
    const alone = { procedure: 'alone' };
    expect(await closed('groups.g.weights.brigades.B=9', alone)).toContain('one of: 1..3');
    expect(await closed('groups.g.weights.brigades.B=2', alone)).toBe('');
    expect((await run({ close: ['groups.g.maybe.D=not seated'] })).out).toContain('Acts with chance 0 %');
  });

  it('says of a situation that is not there, of a file that holds none, and of one without a file what is wrong', async () => {
    const situations = 'd/situations.yaml';
    expect((await run({ situation: 'calm' })).err).toContain('--situation needs --situations');
    expect((await run({ situations, situation: 'clam' })).err).toContain("there is no situation 'clam'");
    expect((await run({ situations: 'd/pact.yaml' })).err).toMatch(
      /^d\/pact\.yaml:1:1: error A113 .*found an arrangement\n/,
    );
  });

  it('looks as far ahead as the procedure may take, and says what is still open then', async () => {
    const given = { situations: 'd/situations.yaml', close: ['groups.g.maybe.D=seated'] };
    expect((await run(given)).out).toMatch(/1440 h +41 % +59 %/);
    const endless = await run(given, PACT.replace(', within: 60d, silence: against', ''));
    expect(endless.out).toMatch(/After 720 hours it\s+is\s+still open with chance 90\.8 %\./);
    expect(endless.out).toContain('When it acts in this time');
  });
});
