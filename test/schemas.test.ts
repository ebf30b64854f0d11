// Real answers fit the schemas that document them, and the files in schema/ are those schemas.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { exportOutputSchema, OUTPUT_SCHEMAS } from '../src/cli/output-schemas.ts';
import { run } from '../src/cli/run.ts';
import { recordingIo } from '../src/cli/testing.ts';

const root = resolve(import.meta.dirname, '..');
const example = join(root, 'examples', 'ukraine-2025');
const arrangement = (id: string): string => join(example, 'arrangements', `${id}.yaml`);
const page = join(example, 'documents', 'press-page.txt');

const CALLS: readonly (readonly [string, readonly string[]])[] = [
  ['brief', [example]],
  ['brief', [arrangement('istanbul-2022-russian')]],
  ['brief', [page]],
  ['read', [page, '--reference-date', '2025-08-21']],
  ['check', [arrangement('istanbul-2022-russian')]],
  ['check', [arrangement('western-framework-2025')]],
  ['compare', [arrangement('istanbul-2022-communique'), arrangement('istanbul-2022-russian')]],
  ['compare', [arrangement('istanbul-2022-communique'), arrangement('equal-participation-2025')]],
  [
    'rule',
    [
      'at least 2 of g for and none of p against',
      '--group',
      'g=A,B,C',
      '--group',
      'p=A',
      '--p',
      'A=for:0.1..0.3,abstain:0.7..0.9',
    ],
  ],
  ['rule', ['more for than against in g', '--group', 'g=A,B,C']],
  ['deadlock', [join(root, 'test', 'golden', 'negotiation-data', 'synthetic_deadlock_D1.json')]],
  ['power', ['--body', 'un-security-council']],
  ['catalog', []],
  ['catalog', ['rio-1947']],
  ['catalog', ['--near', arrangement('istanbul-2022-russian')]],
];

async function answer(command: string, args: readonly string[]): Promise<unknown> {
  const { io, output } = recordingIo();
  const code = await run({ commands: COMMANDS, version: '0.0.0', debug: false }, [command, ...args, '--json'], io);
  expect([code, output.err]).toEqual([0, '']);
  return JSON.parse(output.out);
}

describe('answers for programs', () => {
  it('have a schema for every command', () => {
    expect(Object.keys(OUTPUT_SCHEMAS).toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
  });

  for (const [command, args] of CALLS) {
    it(`casus ${command} ${args.map((arg) => arg.replace(root, '')).join(' ')} fits its schema`, async () => {
      expect(OUTPUT_SCHEMAS[command]?.safeParse(await answer(command, args)).error?.issues ?? []).toEqual([]);
    });
  }

  for (const command of Object.keys(OUTPUT_SCHEMAS)) {
    it(`schema/${command}.schema.json is what the program says it is`, () => {
      const file = readFileSync(join(root, 'schema', `${command}.schema.json`), 'utf8');
      expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(exportOutputSchema(command))));
    });
  }

  it('give a mistake as errors with exit code 2', async () => {
    const { io, output } = recordingIo();
    const code = await run(
      { commands: COMMANDS, version: '0.0.0', debug: false },
      ['check', 'no-such-file.yaml', '--json'],
      io,
    );
    expect(code).toBe(2);
    expect(JSON.parse(output.out)).toMatchObject({ errors: [{ code: 'I101', severity: 'error' }] });
  });
});
