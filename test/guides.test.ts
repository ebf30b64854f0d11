// The guides to procedures and editors are run as written; CASUS_UPDATE_TRANSCRIPTS=1 rewrites their outputs.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../src/arrangements/index.ts';
import { fail, succeed } from '../src/basics/index.ts';
import type { CommandIo } from '../src/cli/command.ts';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { run } from '../src/cli/run.ts';
import { recordingIo } from '../src/cli/testing.ts';
import { createMachine, listMoves, startMachine, step } from '../src/procedures/index.ts';

const folder = resolve(import.meta.dirname, '..', 'docs', 'guides');

function read(name: string): { page: string; text: string; files: ReadonlyMap<string, string> } {
  const page = resolve(folder, name);
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^```yaml (\S+)\n([\s\S]*?)^```$/gm)];
  return { page, text, files: new Map(blocks.map(([, file = '', body = '']) => [file, body])) };
}

function words(line: string): readonly string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));
}

async function casus(line: string, files: ReadonlyMap<string, string>): Promise<string> {
  const { io, output } = recordingIo();
  const own: CommandIo = {
    ...io,
    readText: (path) => {
      const text = files.get(path);
      return text === undefined ? fail({ code: 'I101', severity: 'error', message: `no ${path}` }) : succeed(text);
    },
  };
  const code = await run({ commands: COMMANDS, version: '0.0.0', debug: false }, words(line), own);
  expect([code, output.err]).toEqual([0, '']);
  return output.out;
}

describe('the guides', () => {
  it('to procedures shows what casus says', async () => {
    const { page, text, files } = read('procedures.md');
    const blocks = [...text.matchAll(/^```console\n\$ casus (.*)\n([\s\S]*?)^```$/gm)];
    expect(blocks.length).toBeGreaterThan(6);
    let now = text;
    for (const [block, line = ''] of blocks) {
      const fresh = `\`\`\`console\n$ casus ${line}\n${await casus(line, files)}\`\`\``;
      now = now.replace(block, () => fresh);
    }
    if (process.env['CASUS_UPDATE_TRANSCRIPTS']) writeFileSync(page, now);
    else expect(text).toBe(now);
  });

  it('to procedures has code that does what it says', () => {
    const loaded = parseArrangement(read('procedures.md').files.get('pact.yaml') ?? '');
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics));
    const machine = createMachine(loaded.value.arrangement, 'activate')!;
    let state = startMachine(machine);
    ({ state } = step(machine, state, { kind: 'close' }));
    ({ state } = step(machine, state, { kind: 'cast', ballots: { A: 'for' } }));
    expect(listMoves(machine, state)?.parties.map(({ voter, may }) => `${voter} ${may}`)).toEqual([
      'A wait',
      'B cast',
      'C cast',
      'D cast',
    ]);
  });

  it('to editors has settings that are JSON with files that exist, and a draft that reads', () => {
    const { text, files } = read('editors.md');
    const [, settings = ''] = /^```json settings\n([\s\S]*?)^```$/m.exec(text) ?? [];
    const { 'yaml.schemas': schemas } = JSON.parse(settings) as { 'yaml.schemas': Record<string, readonly string[]> };
    for (const path of Object.keys(schemas)) {
      const file = resolve(folder, '..', '..', path.replace('./node_modules/casus/', ''));
      expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('$schema');
    }
    expect(parseArrangement(files.get('draft.yaml') ?? '').ok).toBe(true);
  });
});
