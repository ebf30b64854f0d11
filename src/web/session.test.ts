// An open dossier against an API in memory: what is edited arrives once, in order, or is kept.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Api, ApiFailure, type DossierContent, type FileChange, type FileWrite } from './api.ts';
import { createSession, type Session } from './session.ts';

interface Fake {
  readonly api: Api;
  readonly files: Map<string, { text: string; version: number }>;
  readonly sent: FileWrite[];
  failure: Error | undefined;
  /** How often the whole dossier was asked for. */
  loads: number;
  /** Until when what was loaded stays on its way. */
  hold: Promise<void>;
  /** What happens on the server before a save is answered. */
  meanwhile: () => void;
  change: (path: string, text: string) => void;
}

function fakeServer(texts: Readonly<Record<string, string>>): Fake {
  const files = new Map(Object.entries(texts).map(([path, text]) => [path, { text, version: 1 }]));
  let listener: (change: FileChange) => void = () => {};
  const content = (): DossierContent => ({
    id: 'd',
    title: 'D',
    version: Math.max(1, ...[...files.values()].map(({ version }) => version)),
    role: 'owner',
    updated: '',
    files: [...files].map(([path, { text, version }]) => ({ path, text, version, mediaType: 'text/plain' })),
  });
  const fake: Fake = {
    files,
    sent: [],
    failure: undefined,
    loads: 0,
    hold: Promise.resolve(),
    meanwhile: () => {},
    change: (path, text) => {
      const version = (files.get(path)?.version ?? 0) + 1;
      files.set(path, { text, version });
      listener({ path, version, who: 'x', when: '' });
    },
    api: {
      listDossiers: () => Promise.resolve([]),
      loadDossier: async () => {
        fake.loads += 1;
        const then = content();
        await fake.hold;
        return then;
      },
      saveFile: (_, write) => {
        if (fake.failure !== undefined) return Promise.reject(fake.failure);
        fake.sent.push(write);
        const here = files.get(write.path);
        if ((here?.version ?? 0) !== write.expectedVersion) {
          const theirs = here?.text ?? null;
          return Promise.resolve({ conflict: true, yours: write.text, theirs, version: here?.version ?? 0 });
        }
        const version = write.expectedVersion + 1;
        files.set(write.path, { text: write.text, version });
        // The event may be there before the answer.
        listener({ path: write.path, version, who: 'me', when: '' });
        fake.meanwhile();
        return Promise.resolve({ conflict: false, version });
      },
      removeFile: (_, { path }) => {
        files.delete(path);
        return Promise.resolve({ conflict: false, version: 0 });
      },
      importDossier: () => Promise.resolve({ id: 'd' }),
      exportAddress: () => '',
      briefAddress: () => '',
      loadCatalogue: () => Promise.resolve({ arrangements: [], bodies: [] }),
      account: () => Promise.resolve(undefined),
      coder: () => Promise.resolve('local'),
      watch: (_, onChange) => {
        listener = onChange;
        return () => undefined;
      },
    },
  };
  return fake;
}

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const WORDS = { merged: 'merged {path}', taken: 'taken {path}', undone: 'undone {label}', notUndone: 'not undone' };
let now = 0;

async function open(fake: Fake, kept = storage()): Promise<Session> {
  return createSession(await fake.api.loadDossier('d'), { api: fake.api, storage: kept, now: () => now, words: WORDS });
}

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
});
afterEach(() => vi.useRealTimers());

const wait = (milliseconds = 5000): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('an open dossier', () => {
  it('saves what was edited with the version it began from, and typing within a second is one step', async () => {
    const fake = fakeServer({ a: 'one' });
    const session = await open(fake);
    session.edit([{ path: 'a', text: 'one t' }], 'typing');
    now = 200;
    session.edit([{ path: 'a', text: 'one two' }], 'typing');
    expect(session.state().save).toBe('saving');
    await wait();
    expect(fake.sent.map(({ text, expectedVersion }) => [text, expectedVersion])).toEqual([['one two', 1]]);
    expect(session.state().save).toBe('saved');
    session.undo();
    await wait();
    expect(fake.files.get('a')).toEqual({ text: 'one', version: 3 });
    expect(session.state().undo).toBe(undefined);
  });

  it('takes in what others saved, but never over an edit of its own', async () => {
    const fake = fakeServer({ a: 'x\ny\nz\n', b: 'b' });
    const session = await open(fake);
    fake.change('b', 'B');
    await wait(0);
    expect(session.state().files['b']).toBe('B');
    session.edit([{ path: 'a', text: 'X\ny\nz\n' }], 'edit');
    fake.change('a', 'x\ny\nZ\n');
    await wait();
    expect(fake.files.get('a')?.text).toBe('X\ny\nZ\n');
    expect(session.state().notice).toBe('merged a');
  });

  it('does not load the dossier for its own save, and loads it for what others save meanwhile', async () => {
    const fake = fakeServer({ a: 'one', b: 'b' });
    const session = await open(fake);
    session.edit([{ path: 'a', text: 'two' }], 'edit');
    const { revision } = session.state();
    await wait();
    expect([session.state().save, session.state().revision, fake.loads]).toEqual(['saved', revision, 1]);
    fake.meanwhile = () => fake.change('b', 'B');
    session.edit([{ path: 'a', text: 'three' }], 'edit again');
    await wait();
    expect(session.state().files).toEqual({ a: 'three', b: 'B' });
    expect(fake.loads).toBe(2);
  });

  it('never goes back to what was loaded before a save was answered', async () => {
    const fake = fakeServer({ a: 'one', b: 'b' });
    const session = await open(fake);
    let release = (): void => {};
    fake.hold = new Promise((done) => {
      release = done;
    });
    fake.change('b', 'B');
    session.edit(
      [
        { path: 'a', text: 'two' },
        { path: 'new', text: 'fresh' },
      ],
      'edit',
    );
    session.edit([{ path: 'a', text: 'three' }], 'edit again');
    await wait();
    expect(fake.files.get('new')?.text).toBe('fresh');
    session.edit([{ path: 'a', text: 'four' }], 'and again');
    await wait();
    release();
    await wait();
    expect(session.state().files).toEqual({ a: 'four', b: 'B', new: 'fresh' });
  });

  it('asks when both changed the same line, and goes on with what is chosen', async () => {
    for (const [choice, text] of [
      ['mine', 'mine'],
      ['theirs', 'theirs'],
    ] as const) {
      const fake = fakeServer({ a: 'x' });
      const session = await open(fake);
      session.edit([{ path: 'a', text: 'mine' }], 'edit');
      fake.files.set('a', { text: 'theirs', version: 2 });
      await wait();
      expect(session.state().conflict).toMatchObject({ path: 'a', mine: 'mine', theirs: 'theirs' });
      session.resolve(choice);
      await wait();
      expect(session.state().conflict).toBe(undefined);
      expect(fake.files.get('a')?.text).toBe(text);
      expect(session.state().files['a']).toBe(text);
    }
  });

  it('keeps edits while the server is away, over a new visit, and then sends them', async () => {
    const fake = fakeServer({ a: 'one' });
    const kept = storage();
    const session = await open(fake, kept);
    fake.failure = new ApiFailure(0, 'away');
    session.edit([{ path: 'a', text: 'two' }], 'edit');
    await wait(1000);
    expect(session.state().save).toBe('offline');
    expect(kept.kept.size).toBe(1);
    session.close();
    fake.failure = undefined;
    const again = await open(fake, kept);
    expect(again.state().files['a']).toBe('two');
    await wait();
    expect(fake.files.get('a')?.text).toBe('two');
    expect(kept.kept.size).toBe(0);
  });

  it('says when the server refuses, keeps the text, and does not try for ever', async () => {
    const fake = fakeServer({ a: 'one' });
    const session = await open(fake);
    fake.failure = new ApiFailure(413, 'too long');
    session.edit([{ path: 'a', text: 'two' }], 'edit');
    await wait(20_000);
    expect(session.state()).toMatchObject({ save: 'refused', notice: 'too long' });
    expect(session.state().files['a']).toBe('two');
  });

  it('takes a step in a file that only grows back by a further line, also over what others added', async () => {
    const fake = fakeServer({ log: 'a\n' });
    const session = await open(fake);
    const takeBack = (text: string): string => `${text}undo\n`;
    session.edit([{ path: 'log', text: 'a\nb\n', takeBack }], 'decide');
    session.edit([{ path: 'log', text: 'a\nb\nc\n', takeBack }], 'decide');
    await wait();
    fake.change('log', 'a\nb\nc\ntheirs\n');
    await wait(0);
    session.undo();
    session.undo();
    await wait();
    expect(fake.files.get('log')?.text).toBe('a\nb\nc\ntheirs\nundo\nundo\n');
    expect(session.state().undo).toBe(undefined);
  });

  it('keeps what two people add to such a file at once, also when both begin it', async () => {
    for (const before of ['', 'head\n']) {
      const fake = fakeServer(before === '' ? {} : { log: before });
      const session = await open(fake);
      session.edit([{ path: 'log', text: 'head\nmine\n' }], 'decide');
      fake.files.set('log', { text: 'head\ntheirs\n', version: 2 });
      await wait();
      expect(session.state().conflict).toBe(undefined);
      expect(fake.files.get('log')?.text).toBe(before === '' ? 'head\ntheirs\nhead\nmine\n' : 'head\ntheirs\nmine\n');
    }
  });

  it('undoes a new file by taking it away, and does not undo over a later change of the same line', async () => {
    const fake = fakeServer({ a: 'x' });
    const session = await open(fake);
    session.edit([{ path: 'new', text: 'fresh' }], 'start');
    await wait();
    expect(fake.files.get('new')?.text).toBe('fresh');
    session.undo();
    await wait();
    expect(fake.files.has('new')).toBe(false);
    session.edit([{ path: 'a', text: 'mine' }], 'edit');
    await wait();
    fake.change('a', 'later');
    await wait(0);
    session.undo();
    expect(session.state()).toMatchObject({ notice: 'not undone', files: { a: 'later' } });
  });
});
