// Every answer of the command line is also one of the API: each command is asked as the server asks it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerQuestion, isAskable } from './answer.ts';
import { COMMANDS } from './commands/index.ts';
import { OUTPUT_SCHEMAS } from './output-schemas.ts';

const example = resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025');
const files = new Map(
  readdirSync(example, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(example, name)))]),
);
const RUSSIAN = 'arrangements/istanbul-2022-russian.yaml';
const TEXT = 'arrangements/istanbul-2022-communique.yaml';
const PAGE = 'documents/press-page.txt';

/** Command → the words after it. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  brief: ['.'],
  read: [PAGE],
  draft: [PAGE],
  code: [PAGE, '--coder', 'anna'],
  agreement: [PAGE],
  codebook: ['.'],
  export: [PAGE, '--as', 'statements'],
  check: [RUSSIAN],
  compare: [TEXT, RUSSIAN],
  catalog: ['--where', 'adversaryCanBlock=no'],
  atop: [RUSSIAN],
  rule: ['all of guarantors for', '--group', 'guarantors=CN,FR,GB,RU,US'],
  power: ['--body', 'un-security-council'],
  procedure: [RUSSIAN],
  model: [],
  deadlock: ['.'],
  packages: ['.'],
  stability: ['.'],
};

const NEED_CODERS = ['agreement', 'export'];

describe('the answers of the API', () => {
  const here = ['serve', 'backup', 'restore'];

  it('are those of every command but the ones about this machine’s own data', () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(names.filter((name) => !here.includes(name)).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
    // What the server is told that it may be asked.
    expect(Object.keys(OUTPUT_SCHEMAS).filter(isAskable).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
  });

  for (const [command, words] of Object.entries(QUESTIONS)) {
    it(`${command}: by its schema`, async () => {
      const { exitCode, answer } = await answerQuestion(COMMANDS, { command, arguments: words, files });
      // Nobody has coded the document yet: both say so, as the command line does.
      if (NEED_CODERS.includes(command)) expect(answer).toMatchObject({ errors: [{ code: 'I112' }] });
      else {
        expect(exitCode, JSON.stringify(answer).slice(0, 400)).toBeLessThan(2);
        expect(OUTPUT_SCHEMAS[command]?.safeParse(answer).error?.message).toBeUndefined();
      }
    }, 60_000);
  }

  it('about a folder are about the files handed in, also where the server has a folder of that name', async () => {
    const handed = new Map([
      ['examples/ukraine-2025/dossier.yaml', new TextEncoder().encode('casus: 1\ntitle: Handed in\n')],
    ]);
    for (const command of ['brief', 'deadlock', 'packages', 'stability']) {
      const asked = { command, arguments: ['examples/ukraine-2025'], files: handed };
      const { answer } = await answerQuestion(COMMANDS, asked);
      expect(JSON.stringify(answer), command).not.toMatch(/Russia|Istanbul/);
    }
    const arrangement = files.get(RUSSIAN) ?? new Uint8Array();
    const around = new Map([...handed, [`examples/ukraine-2025/${RUSSIAN}`, arrangement]]);
    const checked = { command: 'check', arguments: [`examples/ukraine-2025/${RUSSIAN}`], files: around };
    expect(JSON.stringify((await answerQuestion(COMMANDS, checked)).answer)).not.toMatch(/disputed-incident/);
  }, 60_000);

  it('write nothing on the server, read nothing of it, and send it nowhere', async () => {
    const refused: readonly (readonly [command: string, words: readonly string[], code: string])[] = [
      ['read', [PAGE, 'issues.yaml'], 'I203'],
      ['read', ['documents'], 'I203'],
      ['read', ['@issues.yaml'], 'I203'],
      ['read', [PAGE, '--out', 'state.jsonl'], 'I202'],
      ['read', [PAGE, '--proposer', 'http://127.0.0.1:9/', '--model', 'm'], 'I202'],
      ['code', [PAGE, '--proposer', 'http://127.0.0.1:9/', '--model', 'm'], 'I202'],
      ['read', [join(example, PAGE)], 'I101'],
      ['brief', [example], 'I101'],
      ['deadlock', [example], 'I101'],
      ['check', [RUSSIAN, '--situations', example], 'I101'],
    ];
    for (const [command, words, code] of refused) {
      const { exitCode, answer } = await answerQuestion(COMMANDS, { command, arguments: words, files });
      expect([words, exitCode, JSON.stringify(answer)]).toEqual([words, 2, expect.stringContaining(`"${code}"`)]);
    }
    const traces = (): readonly unknown[] => [files.size, existsSync('.casus'), existsSync('state.jsonl')];
    const before = traces();
    await answerQuestion(COMMANDS, { command: 'code', arguments: [PAGE, '--coder', 'anna'], files });
    expect(traces()).toEqual(before);
  }, 60_000);
});
