import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startAnswerThreads } from './answer-threads.ts';

const example = resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025');
const files = new Map(
  readdirSync(example, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(example, name)))]),
);
const threads = startAnswerThreads({ threads: 1 });

afterAll(() => threads.close());

describe('answers beside the server', () => {
  it('are those of the command line, for the files that were handed in', async () => {
    const brief = await threads.ask({ command: 'brief', arguments: ['.'], files });
    expect(brief).toMatchObject({ ok: true, value: { exitCode: 0, answer: { title: 'Ukraine 2025' } } });
    const power = await threads.ask({
      command: 'power',
      arguments: ['--body', 'un-security-council'],
      files: new Map(),
    });
    expect(power).toMatchObject({ ok: true, value: { exitCode: 0, answer: { exact: true } } });
  }, 60_000);

  it('say what is wrong with the question as the command line does', async () => {
    const missing = await threads.ask({ command: 'check', arguments: ['no.yaml'], files });
    expect(missing).toMatchObject({ ok: true, value: { exitCode: 2 } });
    expect(JSON.stringify(missing)).toContain('I101');
  }, 60_000);

  it('know nothing of the file system and start no server', async () => {
    const outside = await threads.ask({
      command: 'read',
      arguments: [join(example, 'dossier.yaml')],
      files: new Map(),
    });
    expect(JSON.stringify(outside)).toContain('I101');
    const serving = await threads.ask({ command: 'brief', arguments: ['.', '--serve'], files });
    expect(JSON.stringify(serving)).toContain('I202');
  }, 60_000);
});
