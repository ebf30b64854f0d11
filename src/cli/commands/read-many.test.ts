import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JoinedStatement } from '../../documents/index.ts';
import { OUTPUT_SCHEMAS } from '../output-schemas.ts';
import type { CorpusAnswer } from '../read-corpus.ts';
import { recordingIo } from '../testing.ts';
import { readCommand } from './read.ts';

/** The answer as it is printed. */
type Printed = Omit<CorpusAnswer, 'joined'> & { readonly joined: readonly JoinedStatement[] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casus-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const page = (number: number, said = `any clause ${number} that leaves Warsaw out`): string =>
  `Page ${number} about the talks of the week\n\nThe Polish government rejected ${said}. Paragraph ${number} went on and on about ${number * 7} other things in its own words.\n`;

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function read(names: readonly string[] = [folder], stopAfter?: number) {
  const { io, output } = recordingIo();
  let asked = 0;
  const watchInterrupt = () => ({ requested: () => asked++ === stopAfter, stop: () => undefined });
  const code = await readCommand.run({ positionals: names, values: { json: true }, io: { ...io, watchInterrupt } });
  const answer: Printed = JSON.parse(output.out);
  expect(output.out).toBe(`${JSON.stringify(answer, null, 2)}\n`);
  expect(OUTPUT_SCHEMAS['read']?.safeParse(answer).error?.issues ?? []).toEqual([]);
  return { code, answer };
}

describe('casus read of a folder', () => {
  it('reads every document once, says which could not be read, and keeps a line for each', async () => {
    write('a.txt', page(1));
    write('inner/b.html', `<p>${page(2).replace('\n\n', '</p><p>')}</p>`);
    write('empty.eml', '');
    write('picture.png', 'x');
    const { code, answer } = await read();
    expect(code).toBe(0);
    expect(answer).toMatchObject({ total: 3, read: 3, before: 0, stopped: false, statements: 2 });
    expect(answer.failed.map(({ path, diagnostics }) => [path, diagnostics[0]?.code])).toEqual([['empty.eml', 'I103']]);
    expect(readFileSync(answer.state, 'utf8').trim().split('\n')).toHaveLength(3);
  });

  it('goes on where it was stopped, and reads again only what changed', async () => {
    for (let k = 0; k < 6; k += 1) write(`${k}.txt`, page(k));
    expect(await read([folder], 2)).toMatchObject({ code: 130, answer: { read: 2, before: 0, stopped: true } });
    expect(await read()).toMatchObject({ code: 0, answer: { read: 4, before: 2, stopped: false, statements: 6 } });
    write('3.txt', page(33, 'something else altogether, and in more words than before'));
    expect(await read()).toMatchObject({ code: 0, answer: { read: 1, before: 5, statements: 6 } });
  });

  it('drops a line that a crash cut off, and refuses a file that holds something else', async () => {
    for (let k = 0; k < 3; k += 1) write(`${k}.txt`, page(k));
    const { answer } = await read();
    appendFileSync(answer.state, '{"path":"4.txt","sta');
    expect(await read()).toMatchObject({ answer: { read: 0, before: 3, statements: 3 } });
    const { io, output } = recordingIo();
    write('notes.md', 'my notes\n');
    const out = join(folder, 'notes.md');
    expect(await readCommand.run({ positionals: [folder], values: { out }, io })).toBe(2);
    expect(output.err).toContain('I109');
    expect(readFileSync(out, 'utf8')).toBe('my notes\n');
  });

  it('joins what several documents report and finds near-duplicates', async () => {
    const filler = 'The talks went on through the night by the river and nobody left before the morning came round.';
    write('a.txt', `${page(1)}\n${filler}\n`);
    write('copy.txt', `Taken from the wire\n\n${page(1)}\n${filler}\n`);
    write('other.txt', page(9, 'any clause 1 that leaves Warsaw out'));
    const { answer } = await read();
    expect(answer.duplicates.map(({ documents }) => documents)).toEqual([['a.txt', 'copy.txt']]);
    expect(answer.joined.map(({ witnesses }) => witnesses.map(({ path }) => path))).toEqual([
      ['a.txt', 'copy.txt', 'other.txt'],
    ]);
  });

  it('says I110 where there is no document', async () => {
    const { io, output } = recordingIo();
    expect(await readCommand.run({ positionals: [folder], values: {}, io })).toBe(2);
    expect(output.err).toContain('I110');
  });

  it('takes a list of files and says what is missing', async () => {
    write('a.txt', page(1));
    write('list', `# two pages\n${join(folder, 'a.txt')}\n${join(folder, 'gone.txt')}\n`);
    const { io, output } = recordingIo();
    const values = { json: true, out: join(folder, 'state.jsonl') };
    expect(await readCommand.run({ positionals: [`@${join(folder, 'list')}`], values, io })).toBe(0);
    const answer: CorpusAnswer = JSON.parse(output.out);
    expect(answer.failed[0]?.diagnostics[0]?.code).toBe('I101');
    expect(answer.statements).toBe(1);
  });

  it('is not needed for what is pasted: a dash reads standard input', () => {
    const main = resolve(import.meta.dirname, '..', 'main.ts');
    const run = (input: string) => spawnSync(process.execPath, [main, 'read', '-'], { input, encoding: 'utf8' });
    expect(run(page(7)).stdout).toContain('rejects: any clause 7 that leaves Warsaw out');
    expect(run('')).toMatchObject({ status: 2, stderr: expect.stringContaining('I103') });
  }, 60_000);

  it('stops for Ctrl-C with a state that the same command completes', async () => {
    for (let k = 0; k < 1000; k += 1) write(`${k}.txt`, page(k));
    const main = resolve(import.meta.dirname, '..', 'main.ts');
    const state = join(folder, '.casus', 'reading.jsonl');
    const child = spawn(process.execPath, [main, 'read', folder], { stdio: 'ignore' });
    while (!existsSync(state) || statSync(state).size === 0) await wait(5);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(130);
    const done = readFileSync(state, 'utf8').trim().split('\n').length;
    expect(done).toBeLessThan(1000);
    const { stdout, status } = spawnSync(process.execPath, [main, 'read', folder], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain(`(${1000 - done} in this run, ${done} before)`);
  }, 60_000);
});
