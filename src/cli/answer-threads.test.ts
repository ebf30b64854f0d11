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

  it('end with those who wait for them, and only so many wait', async () => {
    const few = startAnswerThreads({ threads: 1, mostWaiting: 2 });
    const codeOf = async (asked: Promise<Awaited<ReturnType<typeof few.print>>>): Promise<string> => {
      const done = await asked;
      return done.ok ? 'made' : (done.diagnostics[0]?.code ?? '');
    };
    const [running, queued] = [new AbortController(), new AbortController()];
    const print = (gone?: AbortSignal): Promise<string> => codeOf(few.print({ briefAs: 'docx', files }, gone));
    const first = print(running.signal);
    const second = print(queued.signal);
    const third = print();
    expect(await print(), 'a fourth, where two wait').toBe('I221');
    queued.abort();
    expect(await second).toBe('I215');
    running.abort();
    expect(await first).toBe('I215');
    expect(await print(AbortSignal.abort())).toBe('I215');
    expect(await third).toBe('made');
    await few.close();
  }, 60_000);

  it('do not wait longer for a thread than an answer may take', async () => {
    const few = startAnswerThreads({ threads: 1, timeoutMs: 50 });
    const asked = [1, 2, 3].map(() => few.ask({ command: 'brief', arguments: ['.'], files }));
    const codes = (await Promise.all(asked)).map((done) => (done.ok ? 'made' : done.diagnostics[0]?.code));
    expect(codes[0]).toBe('I215');
    expect(codes).toContain('I221');
    await few.close();
    const pdf = startAnswerThreads({ threads: 1, timeoutMs: 50 });
    const late = await pdf.print({ briefAs: 'pdf', files });
    expect(late.ok ? undefined : late.diagnostics[0]?.help).toContain('take the Word file');
    await pdf.close();
  }, 60_000);
});
