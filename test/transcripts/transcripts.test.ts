// Each Markdown file here is a page of commands with their exact output; a line `exit N` says the code when it is not 0.
// CASUS_UPDATE_TRANSCRIPTS=1 rewrites the outputs; the difference is then read like any other change.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { run } from '../../src/cli/run.ts';
import { recordingIo } from '../../src/cli/testing.ts';

const folder = import.meta.dirname;
const root = resolve(folder, '..', '..');
const BLOCK = /^```console\n\$ casus( .*)?\n([\s\S]*?)^```$/gm;

/** Words as a POSIX shell splits them: spaces, 'single' and "double" quotes. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
}

async function outputOf(line: string): Promise<string> {
  const { io, output } = recordingIo();
  const code = await run({ commands: COMMANDS, version: '0.0.0', debug: false }, shellWords(line), io);
  return `${output.out}${output.err}${code === 0 ? '' : `exit ${code}\n`}`;
}

describe('transcripts', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

  it('are found', () => {
    expect(pages.length).toBeGreaterThan(0);
  });

  for (const page of pages) {
    it(`${page} shows what casus says`, async () => {
      process.chdir(root);
      const text = readFileSync(join(folder, page), 'utf8');
      const blocks = [...text.matchAll(BLOCK)];
      expect(blocks.length).toBeGreaterThan(0);
      let now = text;
      for (const [block, line = ''] of blocks) {
        const fresh = `\`\`\`console\n$ casus${line}\n${await outputOf(line)}\`\`\``;
        now = now.replace(block, () => fresh);
      }
      if (process.env['CASUS_UPDATE_TRANSCRIPTS']) writeFileSync(join(folder, page), now);
      else expect(text).toBe(now);
    });
  }
});
