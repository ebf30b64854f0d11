import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../basics/index.ts';
import { CLI_CODES } from './codes.ts';
import { openFolderStore } from '../store/index.ts';
import { startAnswerThreads } from './answer-threads.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { listFolder, readBytes, readText } from './files.ts';
import { run } from './run.ts';
import { wantsColour } from './terminal.ts';
import { recordingIo } from './testing.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casus-'));
  writeFileSync(join(folder, 'draft.txt'), 'All guarantors agree.');
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'binary.txt'), new Uint8Array([1, 0, 2]));
  writeFileSync(join(folder, 'latin1.txt'), new Uint8Array([0x61, 0x62, 0xe9, 0x63]));
  writeFileSync(join(folder, 'huge.txt'), '');
  truncateSync(join(folder, 'huge.txt'), 65 * 1024 * 1024);
  mkdirSync(join(folder, 'inner'));
  symlinkSync('loop.txt', join(folder, 'loop.txt'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.diagnostics[0]?.code;
}

const echo: Command = {
  name: 'echo',
  summary: 'repeats',
  usage: 'casus echo WORD [--times N]',
  examples: ['casus echo peace'],
  options: {
    times: { type: 'string', value: 'N', description: 'how often' },
    json: { type: 'boolean', description: 'as JSON' },
  },
  run: ({ positionals, io }) => {
    if (positionals[0] === 'fault') throw new Error('broken invariant');
    io.out(`${positionals.join(' ')}\n`);
    return 0;
  },
};

async function call(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const { io, output } = recordingIo();
  const code = await run({ commands: [echo], version: '9.9.9', debug: false }, args, io);
  return { code, ...output };
}

describe('reading folders and coding (their tests in commands/ hold the cases)', () => {
  it('have codes for what they cannot begin with', () => {
    expect(Object.keys(CLI_CODES)).toEqual(expect.arrayContaining(['I109', 'I110', 'I111', 'I112', 'I114']));
  });
});

describe('reading a file by name', () => {
  it('gives the words of a text file', () => {
    expect(readText(join(folder, 'draft.txt'))).toEqual({ ok: true, value: 'All guarantors agree.' });
    expect(listFolder(folder)).toMatchObject({ ok: true, value: expect.arrayContaining(['draft.txt', 'inner/']) });
  });

  it('names the nearest file when one is missing (I101)', () => {
    const missing = readBytes(join(folder, 'dratf.txt'));
    expect(codeOf(missing)).toBe('I101');
    expect(!missing.ok && missing.diagnostics[0]?.help).toContain('draft.txt');
  });

  it('say when a model is unknown or its inputs mean nothing together (I205, I206)', async () => {
    const model = async (...args: readonly string[]): Promise<string> => {
      const { io, output } = recordingIo();
      await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['model', ...args], io);
      return output.err;
    };
    expect(await model('detterence')).toContain('I205');
    expect(await model('reverse-consensus', '--set', 'members={A: {for: 0, against: 1}}')).toBe('');
    expect(await model('unanimity', '--set', 'members={A: {for: 0.6, against: 0.6}}')).toContain('I206');
  });

  it('say when a procedure does not allow an event (I207)', async () => {
    const draft = join(folder, 'draft.yaml');
    writeFileSync(
      draft,
      'casus: 1\nid: x\ngroups: {g: {members: [A]}}\nprocedures: {p: {body: g, stages: [{id: s, rule: all of g for}]}}\n',
    );
    const event = async (...events: readonly string[]): Promise<string> => {
      const { io, output } = recordingIo();
      const args = events.flatMap((each) => ['--event', each]);
      await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['procedure', draft, ...args], io);
      return output.err;
    };
    expect(await event('B=for')).toContain('I207');
    expect(await event('A=for')).toBe('');
    expect(await event('A=for', 'wait 1h')).toContain('it is over');
  });

  it.each([
    ['I102', 'inner'],
    ['I103', 'empty.txt'],
    ['I104', 'loop.txt'],
    ['I105', 'huge.txt'],
    ['I107', 'binary.txt'],
    ['I107', 'latin1.txt'],
  ])('says %s for %s', (code, name) => {
    expect(codeOf(readText(join(folder, name)))).toBe(code);
  });

  it('says which byte is not UTF-8', () => {
    const read = readText(join(folder, 'latin1.txt'));
    expect(!read.ok && read.diagnostics[0]?.message).toContain('byte 2');
  });

  it('refuses a device (I108) and a file where a folder is wanted (I106)', () => {
    expect(codeOf(readBytes('/dev/null'))).toBe('I108');
    expect(codeOf(listFolder(join(folder, 'draft.txt')))).toBe('I106');
  });
});

describe('the words after casus', () => {
  it('run a command and give its exit code', async () => {
    expect(await call('echo', 'peace')).toEqual({ code: 0, out: 'peace\n', err: '' });
  });

  it('suggest the nearest command (I201) and option (I202)', async () => {
    const command = await call('ehco');
    expect(command).toMatchObject({ code: 2, out: '' });
    expect(command.err).toContain('I201');
    expect(command.err).toContain("did you mean 'casus echo'?");
    const option = await call('echo', '--tmies', '3');
    expect(option.err).toContain('I202');
    expect(option.err).toContain('did you mean --times?');
  });

  it('say when an option lacks its value or takes none (I203)', async () => {
    expect((await call('echo', '--times')).err).toContain('I203');
    expect((await call('echo', '--json=yes')).err + (await call('echo', '--json=yes')).out).toContain('I203');
    expect((await call('echo', '--times', '3')).code).toBe(0);
  });

  it('say I215 when an answer over HTTP takes too long, and answer the next question', async () => {
    const hasty = startAnswerThreads({ threads: 1, timeoutMs: 1 });
    const late = await hasty.ask({ command: 'power', arguments: ['--body', 'imf'], files: new Map() });
    expect(late).toMatchObject({ ok: false, diagnostics: [{ code: 'I215' }] });
    await hasty.close();
  });

  it('say I221 when too many answers over HTTP wait', async () => {
    const full = startAnswerThreads({ threads: 1, mostWaiting: 0 });
    const refused = await full.ask({ command: 'power', arguments: ['--body', 'imf'], files: new Map() });
    expect(refused).toMatchObject({ ok: false, diagnostics: [{ code: 'I221' }] });
    await full.close();
  });

  // I219, a missing typesetter: test/printing.test.ts.
  it('write a brief to a file, and say when there is no place for it or none that can be written (I203, I217, I220)', async () => {
    const { io, output } = recordingIo();
    const brief = (...args: readonly string[]): Promise<number> =>
      Promise.resolve(run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['brief', ...args], io));
    const draft = join(folder, 'draft.txt');
    const out = join(folder, 'made', 'brief.docx');
    expect(await brief(draft, '--docx', '--output', out)).toBe(0);
    const made = readBytes(out);
    expect(made.ok && Buffer.from(made.value.subarray(0, 2)).toString()).toBe('PK');
    expect([output.out, output.err]).toEqual(['', `${out}: ${made.ok ? made.value.length : 0} bytes\n`]);
    const refusal = async (...args: readonly string[]): Promise<string> => {
      output.err = '';
      expect(await brief(draft, ...args)).toBe(2);
      return output.err;
    };
    expect(await refusal('--pdf')).toContain('I203');
    expect(await refusal('--pdf', '--docx', '--output', out)).toContain('I203');
    expect(await refusal('--md', '--output', join(folder, 'no', 'such', 'place.md'))).toContain('I217');
    expect(await refusal('--png', '--output', join(folder, 'pictures'))).toContain('I220');
  });

  it('say what a backup does not find, may not write, or leaves to other tools (I216, I217, I218)', async () => {
    const data = join(folder, 'data');
    const opened = await openFolderStore(data, () => undefined);
    if (!opened.ok) throw new Error('no store');
    await opened.value.store.createDossier({
      id: 'd',
      title: 'D',
      files: new Map([['a.txt', new Uint8Array([65])]]),
      who: 'x',
    });
    await opened.value.store.close();
    const errors = async (...args: string[]): Promise<string> => {
      const { io, output } = recordingIo();
      await run({ commands: COMMANDS, version: '9.9.9', debug: false }, args, io);
      return output.err;
    };
    const given = process.env['DATABASE_URL'];
    delete process.env['DATABASE_URL'];
    expect(await errors('backup', '--dossier', 'none', join(folder, 'x.zip'), '--data', data)).toContain('I216');
    expect(await errors('backup', '--dossier', 'd', join(folder, 'no', 'x.zip'), '--data', data)).toContain('I217');
    expect(await errors('backup', join(folder, 'y.sqlite'), '--data', join(folder, 'nowhere'))).toContain('S203');
    writeFileSync(join(folder, 'bad.zip'), 'PK but no zip');
    expect(await errors('restore', join(folder, 'bad.zip'), '--data', data)).toContain('S207');
    process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/none';
    expect(await errors('backup', join(folder, 'z.sqlite'))).toContain('I218');
    if (given === undefined) delete process.env['DATABASE_URL'];
    else process.env['DATABASE_URL'] = given;
  });

  it('say when a name is missing (I204)', async () => {
    const { io, output } = recordingIo();
    expect(await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['rule'], io)).toBe(2);
    expect(output.err).toContain('I204');
  });

  it('say when a document holds nothing to draft, or not what was asked for (I208)', async () => {
    const page = join(folder, 'plain.txt');
    writeFileSync(
      page,
      'A title of five plain words\n\nThe sun rose over the hills and nobody said anything about it at all.\n',
    );
    const bare = recordingIo();
    expect(await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['draft', page], bare.io)).toBe(2);
    expect(bare.output.err).toContain('I208');
    writeFileSync(
      page,
      'A title of five plain words\n\nThe treaty enters into force once all parties have ratified it, and the parties decide by unanimity.\n',
    );
    const good = recordingIo();
    expect(await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['draft', page], good.io)).toBe(0);
    const wrong = recordingIo();
    expect(
      await run(
        { commands: COMMANDS, version: '9.9.9', debug: false },
        ['draft', page, '--arrangement', 'A9'],
        wrong.io,
      ),
    ).toBe(2);
    expect(wrong.output.err).toContain('one of A1');
  });

  it.each([
    ['I301', 'name,votes\nA,1', 'seats'],
    ['I302', 'name,votes\nA,many', 'votes'],
    ['I303', 'name,votes\n', 'votes'],
  ])('say %s for a table of weights', async (code, text, weights) => {
    const { io, output } = recordingIo();
    const file = join(folder, 'weights.csv');
    writeFileSync(file, text);
    const args = ['power', file, '--weights', weights, '--quota', '1'];
    expect(await run({ commands: COMMANDS, version: '9.9.9', debug: false }, args, io)).toBe(2);
    expect(output.err).toContain(code);
  });

  it('say I305 for an unknown body', async () => {
    const { io, output } = recordingIo();
    await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['power', '--body', 'none-such'], io);
    expect(output.err).toContain('I305');
  });

  it('say I306 for an unknown procedure', async () => {
    const { io, output } = recordingIo();
    const args = ['power', 'catalog/arrangements/un-charter-27.yaml', '--procedure', 'x'];
    await run({ commands: COMMANDS, version: '9.9.9', debug: false }, args, io);
    expect(output.err).toContain('I306');
  });

  it('say I311 for an unknown precedent, I312 for a draft without a procedure, I203 for a limit of none', async () => {
    const draft = join(folder, 'empty-draft.yaml');
    writeFileSync(draft, 'casus: 1\nid: empty-draft\ntitle: Nothing yet\n');
    const codeOfCall = async (...args: readonly string[]): Promise<string> => {
      const { io, output } = recordingIo();
      expect(await run({ commands: COMMANDS, version: '9.9.9', debug: false }, ['catalog', ...args], io)).toBe(2);
      return output.err;
    };
    expect(await codeOfCall('cyprus-1961')).toMatch(/I311[\s\S]*did you mean 'cyprus-1960'/);
    expect(await codeOfCall('--near', draft)).toContain('I312');
    expect(await codeOfCall('--near', draft, '--limit', '0')).toContain('I203');
  });

  it('say I304 for a sum beyond what is counted', async () => {
    const { io, output } = recordingIo();
    const file = join(folder, 'weights.csv');
    writeFileSync(file, 'name,votes\nA,9007199254740991\nB,9007199254740991');
    const args = ['power', file, '--weights', 'votes', '--quota', '1'];
    await run({ commands: COMMANDS, version: '9.9.9', debug: false }, args, io);
    expect(output.err).toContain('I304');
  });

  it('give errors as JSON when JSON was asked for', async () => {
    const { code, out, err } = await call('echo', '--json', '--tmies');
    expect([code, err]).toEqual([2, '']);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: 'I202', severity: 'error' }] });
  });

  it('never show a stack, and call a fault of casus one', async () => {
    const { code, err } = await call('echo', 'fault');
    expect(code).toBe(70);
    expect(err).toContain('not in your input');
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('explain every command with examples and exit codes', async () => {
    const { out } = await call('echo', '--help');
    expect(out).toContain('casus echo peace');
    expect(out).toMatch(/Exit codes:\n\s+0 /);
    expect((await call('--version')).out).toBe('9.9.9\n');
  });
});

describe('colour', () => {
  it('obeys NO_COLOR, then FORCE_COLOR, then the terminal', () => {
    expect(wantsColour({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
    expect(wantsColour({ FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColour({}, true)).toBe(true);
    expect(wantsColour({}, false)).toBe(false);
  });
});
