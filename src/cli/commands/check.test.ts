import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../basics/index.ts';
import { recordingIo } from '../testing.ts';
import { checkCommand } from './check.ts';

const FOLDER = 'examples/ukraine-2025';
const RUSSIAN = `${FOLDER}/arrangements/istanbul-2022-russian.yaml`;
const COMMUNIQUE = `${FOLDER}/arrangements/istanbul-2022-communique.yaml`;
const CHARTER = 'catalog/arrangements/un-charter-27.yaml';
const COUNCIL = 'test/transcripts/inputs/council.yaml';

/** Runs the command; `files` stand in for the disk, `d/` being a folder without a dossier. */
async function run(
  file: string,
  values: Readonly<Record<string, string | boolean>> = {},
  files?: ReadonlyMap<string, string>,
) {
  const { io, output } = recordingIo();
  const given = {
    readText: (path: string): Result<string> => {
      const text = files?.get(path);
      return text === undefined
        ? fail({ code: 'I101', severity: 'error' as const, message: 'no such file' })
        : succeed(text);
    },
    listFolder: (folder: string): Result<readonly string[]> => {
      const names = [...(files?.keys() ?? [])].filter((path) => path.startsWith(`${folder}/`));
      return names.length === 0
        ? fail({ code: 'I101', severity: 'error' as const, message: 'no such folder' })
        : succeed(names.map((path) => path.slice(folder.length + 1)));
    },
  };
  const code = await checkCommand.run({
    positionals: [file],
    values,
    io: files === undefined ? io : { ...io, ...given },
  });
  return { code, ...output };
}

interface Answer {
  readonly situations: readonly string[];
  readonly findings: readonly { id: string; place: { line: number } }[];
}

async function answer(file: string, values: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return JSON.parse((await run(file, { ...values, json: true })).out);
}

describe('casus check', () => {
  it('prints claim, place, scenario, reason and remedy, and exits 0 when no finding is an error', async () => {
    const { code, out } = await run(RUSSIAN);
    expect(code).toBe(0);
    expect(out).toContain("hazard L01 RU, against whom the arrangement is meant to work, can block 'decide' alone");
    expect(out).toContain(`at ${RUSSIAN}:`);
    for (const word of ['scenario:', 'against: RU', 'why:', 'precedent:', 'remedy:']) expect(out).toContain(word);
  });

  it('says of a variant where its base stands, when that does not read or has another name', async () => {
    const [variant, broken] = ['casus: 1\nid: v\nextends: base\n', 'casus: 1\nid: base\nstatsu: draft\n'];
    const files = new Map([
      ['d/v.yaml', variant],
      ['d/base.yaml', broken],
    ]);
    expect((await run('d/v.yaml', {}, files)).err).toContain('it stands in d/base.yaml, which does not read');
    files.set('d/base.yaml', 'casus: 1\nid: bases\n');
    const { err, code } = await run('d/v.yaml', {}, files);
    expect(err).toMatch(/^d\/v\.yaml:3:10: error A130 .*\n[^]*did you mean 'bases'\?/);
    expect(code).toBe(2);
  });

  it('gives the same findings as JSON', async () => {
    const { findings } = await answer(RUSSIAN);
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['L01', 'L05', 'L08', 'L17']));
    expect(findings.every(({ place }) => place.line >= 1)).toBe(true);
  });

  it('exits 2 for a file that is not there', async () => {
    const { code, err } = await run('examples/missing.yaml');
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });

  it('takes the situations of the dossier around the file, or its own of a catalogue, and says so', async () => {
    expect((await answer(RUSSIAN)).situations).toEqual(['attack-by-RU', 'disputed-incident']);
    expect((await run(RUSSIAN)).out).toContain(
      `situations: attack by Russia, disputed incident (${FOLDER}/situations.yaml)`,
    );
    expect((await answer(COUNCIL)).situations).toEqual([]);
    expect((await answer(CHARTER)).situations).toEqual(['un-charter-27']);
  });

  it('takes situations from a file or a folder that is asked for, which gives findings about the adversary', async () => {
    expect((await answer(COUNCIL)).findings.map(({ id }) => id)).not.toContain('L01');
    for (const situations of [FOLDER, `${FOLDER}/`, `${FOLDER}/situations.yaml`]) {
      const { findings, situations: seen } = await answer(COUNCIL, { situations });
      expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['L01', 'L02', 'L04']));
      expect(seen).toEqual(['attack-by-RU', 'disputed-incident']);
    }
  });

  it('exits 2 for situations that are missing, or no situations', async () => {
    const missing = await run(CHARTER, { situations: 'examples/nowhere.yaml' });
    expect([missing.code, missing.err.includes('I101')]).toEqual([2, true]);
    expect((await run(CHARTER, { situations: 'docs' })).err).toContain('neither dossier.yaml nor situations.yaml');
    expect((await run(CHARTER, { situations: RUSSIAN })).code).toBe(2);
  });
});

describe('casus check --replay', () => {
  it('plays what a finding shows, by the command that the list names', async () => {
    expect((await run(RUSSIAN)).out).toContain(`    replay: casus check ${RUSSIAN} --replay L05`);
    const { code, out } = await run(RUSSIAN, { replay: 'L05' });
    expect(code).toBe(0);
    expect(out).toContain('  activate/decide: rejected at once');
    expect(out).toContain('  end: rejected in activate, no action');
  });

  it('names the situations it was asked with, and quotes what a shell would split', async () => {
    const text = readFileSync(COUNCIL, 'utf8');
    const situations = readFileSync(`${FOLDER}/situations.yaml`, 'utf8');
    const files = new Map([
      ["d/it's here.yaml", text],
      ['d/s.yaml', situations],
    ]);
    expect((await run("d/it's here.yaml", { situations: 'd/s.yaml' }, files)).out).toContain(
      `replay: casus check 'd/it'\\''s here.yaml' --situations d/s.yaml --replay L01`,
    );
  });

  it('says when nothing is found, when nothing can be played, and refuses what it cannot do', async () => {
    expect((await run(RUSSIAN, { replay: 'E04' })).out).toContain('E04 is not found in');
    expect((await run(RUSSIAN, { replay: 'L08' })).out).toContain('there is nothing to play');
    expect((await run(RUSSIAN, { replay: 'L5' })).err).toContain('there is no check L5');
    expect((await run(RUSSIAN, { replay: 'L05', json: true })).code).toBe(2);
    expect((await run(RUSSIAN, { replay: 'L05', fix: 'L05' })).err).toContain('ask one at a time');
  });
});

describe('casus check --fix', () => {
  it('prints the file with the remedy, all other lines as they were', async () => {
    const { code, out, err } = await run(RUSSIAN, { fix: 'L05' });
    expect(code).toBe(0);
    expect(err).toContain('L05 at procedures.activate.stages.decide.rule');
    const before = readFileSync(RUSSIAN, 'utf8').split('\n');
    const after = out.split('\n');
    expect(after.filter((line) => !before.includes(line))).toHaveLength(2);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
  });

  it('gives a text in which the finding is gone', async () => {
    const text = `casus: 1\nid: x\ngroups: {g: {members: [A, B]}}\nprocedures: {p: {body: g, stages: [{id: s, rule: all of g for}]}}\n`;
    const { out } = await run('d/x.yaml', { fix: 'L05' }, new Map([['d/x.yaml', text]]));
    const again = await run('d/x.yaml', { json: true }, new Map([['d/x.yaml', out]]));
    expect(again.out).not.toContain('"L05"');
    expect((await run('d/x.yaml', { json: true }, new Map([['d/x.yaml', text]]))).out).toContain('"L05"');
  });

  it('applies the remedy that is asked for to every finding of that id', async () => {
    const { out, err } = await run(COUNCIL, { fix: 'L06' });
    expect(err.match(/L06 at/g)).toHaveLength(1);
    expect(out.match(/within: 3d/g)).toHaveLength(2);
    expect((await run(CHARTER, { fix: 'M01', remedy: '2' })).out).toContain(
      'rule:\n          at least 9 of council for and all of P5 for',
    );
  });

  it('names the scenarios of the file that no longer hold', async () => {
    expect((await run(COMMUNIQUE, { fix: 'L03' })).err).toContain("look at the scenarios: there is no voter 'RU'");
    const { err } = await run('catalog/arrangements/luxembourg-1867.yaml', { fix: 'L26', remedy: '2' });
    expect(err).toContain("look at the scenario 'one power stands aside'");
  });

  it('gives the text unchanged when there is nothing to fix', async () => {
    const { out, err } = await run('catalog/arrangements/snapback-2015.yaml', { fix: 'L05' });
    expect(out).toBe(readFileSync('catalog/arrangements/snapback-2015.yaml', 'utf8'));
    expect(err).toContain('L05 is not found');
  });

  it('exits 2 for an unknown check, a remedy that is not there, and together with --json (I203)', async () => {
    for (const values of [{ fix: 'L5' }, { fix: 'L01', remedy: '9' }, { fix: 'L01', remedy: 'x' }]) {
      const { code, out, err } = await run(RUSSIAN, values);
      expect([code, out, err.includes('I203')]).toEqual([2, '', true]);
    }
    expect((await run('catalog/arrangements/liberum-veto.yaml', { fix: 'M14' })).err).toContain(
      'M14 has no remedy to apply',
    );
    expect((await run(RUSSIAN, { fix: 'L01', json: true })).out).toContain('I203');
  });
});
