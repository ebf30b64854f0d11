// What a store does, whatever is below it: the same tests for both databases.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ChangeOutcome,
  type FileChange,
  type OpenedStore,
  readDossierFolder,
  type Store,
  unzipFiles,
  zipFiles,
} from '../../src/store/index.ts';

const example = resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let count = 0;
const fresh = (name: string): string => `${name}-${(count += 1)}`;

/** A dossier as anybody would keep it in memory: what the store is compared with. */
interface Model {
  version: number;
  readonly files: Map<string, { content: string; version: number }>;
  readonly undoable: { path: string; before: string | undefined }[];
}

type Step =
  | { readonly kind: 'write'; readonly path: string; readonly content: string; readonly stale: boolean }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'undo' };

const path = fc.constantFrom('a.txt', 'b.txt', 'c/d.yaml');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    path,
    content: fc.string({ maxLength: 20 }),
    stale: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('delete' as const), path }),
  fc.record({ kind: fc.constant('undo' as const) }),
);

function expectedAfter(model: Model, taken: Step): string {
  if (taken.kind === 'undo') {
    const last = model.undoable.pop();
    if (last === undefined) return 'nothing';
    model.version += 1;
    if (last.before === undefined) model.files.delete(last.path);
    else model.files.set(last.path, { content: last.before, version: model.version });
    return 'written';
  }
  const current = model.files.get(taken.path);
  if (taken.kind === 'delete' ? current === undefined : taken.stale) return 'conflict';
  model.version += 1;
  model.undoable.push({ path: taken.path, before: current?.content });
  if (taken.kind === 'delete') model.files.delete(taken.path);
  else model.files.set(taken.path, { content: taken.content, version: model.version });
  return 'written';
}

async function take(store: Store, dossier: string, model: Model, taken: Step): Promise<string> {
  const common = { dossier, who: 'tester', idempotencyKey: fresh('key-of-step') };
  if (taken.kind === 'undo') return (await store.undo(common)).kind;
  const version = model.files.get(taken.path)?.version ?? 0;
  const change: FileChange = {
    ...common,
    path: taken.path,
    content: taken.kind === 'delete' ? null : bytes(taken.content),
    expectedVersion: taken.kind === 'write' && taken.stale ? version + 1000 : version,
  };
  return (await store.changeFile(change)).kind;
}

export function storeConformance(name: string, open: () => Promise<OpenedStore>): void {
  let opened: OpenedStore;
  let store: Store;

  beforeAll(async () => {
    opened = await open();
    ({ store } = opened);
  }, 120_000);
  afterAll(() => opened?.store.close());

  async function newDossier(files: Readonly<Record<string, string>> = { 'dossier.yaml': 'title: A' }): Promise<string> {
    const id = fresh('dossier');
    const content = new Map(Object.entries(files).map(([at, text]) => [at, bytes(text)]));
    expect(await store.createDossier({ id, title: 'T', files: content, who: 'tester' })).toMatchObject({ id });
    return id;
  }
  const write = (dossier: string, at: string, text: string, expectedVersion: number, key = fresh('key')) =>
    store.changeFile({ dossier, path: at, content: bytes(text), expectedVersion, who: 'tester', idempotencyKey: key });

  describe(`a store on ${name}`, () => {
    it('gives a folder back byte for byte, also through a zip archive', async () => {
      const files = readDossierFolder(example);
      if (!files.ok) throw new Error('no example');
      const id = fresh('example');
      await store.createDossier({ id, title: 'x', files: files.value, who: 'tester' });
      const kept = await store.readDossier(id);
      expect(kept).toMatchObject({ title: 'Ukraine 2025', version: files.value.size });
      for (const file of kept?.files ?? []) {
        expect(Buffer.compare(file.content, readFileSync(join(example, file.path))), file.path).toBe(0);
      }
      const back = unzipFiles(zipFiles(new Map((kept?.files ?? []).map((file) => [file.path, file.content]))));
      expect(back.ok && [...back.value.keys()].toSorted()).toEqual([...files.value.keys()].toSorted());
    });

    it('keeps any bytes', async () => {
      const id = await newDossier();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (content) => {
          const at = fresh('bin/file');
          const change = { dossier: id, path: at, content, expectedVersion: 0, who: 'x', idempotencyKey: fresh('key') };
          expect((await store.changeFile(change)).kind).toBe('written');
          const file = (await store.readDossier(id))?.files.find((each) => each.path === at);
          expect(Buffer.compare(file?.content ?? new Uint8Array([1, 2, 3]), content)).toBe(0);
        }),
        { numRuns: 25 },
      );
    });

    it('does what a dossier in memory does, for any order of writes, deletions and undos', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          const id = await newDossier();
          const model: Model = {
            version: 1,
            files: new Map([['dossier.yaml', { content: 'title: A', version: 1 }]]),
            undoable: [],
          };
          for (const taken of steps) {
            const outcome = await take(store, id, model, taken);
            expect(outcome).toBe(expectedAfter(model, taken));
          }
          const kept = await store.readDossier(id);
          const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
          expect(kept?.version).toBe(model.version);
          expect(kept?.files.map((file) => [file.path, decoder.decode(file.content), file.version])).toEqual(
            [...model.files]
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([at, { content, version }]) => [at, content, version]),
          );
          const history = await store.history(id, { limit: 1000 });
          expect(history.map(({ version }) => version)).toEqual(
            Array.from({ length: model.version }, (_, index) => model.version - index),
          );
        }),
        { numRuns: 20 },
      );
    }, 120_000);

    it('answers a conflict with what is there and what to expect', async () => {
      const id = await newDossier({ 'a.txt': 'one' });
      expect(await write(id, 'a.txt', 'two', 1)).toEqual({ kind: 'written', version: 2 });
      expect(await write(id, 'a.txt', 'mine', 1)).toEqual({ kind: 'conflict', theirs: bytes('two'), version: 2 });
      expect(await write(id, 'new.txt', 'x', 7)).toEqual({ kind: 'conflict', theirs: null, version: 0 });
      expect(await write('none', 'a.txt', 'x', 0)).toEqual({ kind: 'no-dossier' });
    });

    it('lets exactly one of many writers of the same version win', async () => {
      const id = await newDossier({ 'a.txt': 'one' });
      const outcomes = await Promise.all(Array.from({ length: 30 }, (_, n) => write(id, 'a.txt', `writer ${n}`, 1)));
      expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'conflict')).toHaveLength(29);
      expect((await store.summary(id))?.version).toBe(2);
    });

    it('does nothing twice for one idempotency key, also when the same request comes many times at once', async () => {
      const id = await newDossier({ 'a.txt': 'one' });
      const key = fresh('same-key');
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => write(id, 'a.txt', 'two', 1, key)));
      expect(new Set(outcomes.map((outcome: ChangeOutcome) => JSON.stringify(outcome)))).toEqual(
        new Set(['{"kind":"written","version":2}']),
      );
      expect(await write(id, 'a.txt', 'other', 1, key)).toEqual({ kind: 'key-reused' });
      expect(await store.history(id, { limit: 10 })).toHaveLength(2);
      const undoKey = fresh('undo-key');
      const undo = { dossier: id, who: 'tester', idempotencyKey: undoKey };
      expect(await store.undo(undo)).toEqual({ kind: 'written', version: 3, path: 'a.txt', undoes: 2 });
      expect(await store.undo(undo)).toEqual({ kind: 'written', version: 3, path: 'a.txt', undoes: 2 });
      expect(await store.undo({ ...undo, idempotencyKey: fresh('k'), expectedVersion: 1 })).toEqual({
        kind: 'conflict',
        version: 3,
      });
    });

    it('makes one dossier of one intention', async () => {
      const request = {
        title: 'Once',
        files: new Map([['a.txt', bytes('x')]]),
        who: 'tester',
        idempotencyKey: fresh('create'),
      };
      const [first, second] = [await store.createDossier(request), await store.createDossier(request)];
      expect(second).toEqual(first);
      const other = { ...request, files: new Map([['a.txt', bytes('y')]]) };
      expect(await store.createDossier(other)).toEqual({ kind: 'key-reused' });
      if (first.kind !== 'written') throw new Error('not made');
      expect(await store.createDossier({ ...other, id: first.id, idempotencyKey: fresh('c') })).toEqual({
        kind: 'exists',
      });
    });

    it('finds words in documents, statements and arrangements, forgets what is gone, and sees only what it may', async () => {
      const statements =
        'statements:\n  - {id: s1, text: "a road to nowhere, said Ştefan"}\n  - {id: s2, text: "other"}\n';
      const id = await newDossier({
        'documents/a.txt': 'Гарантии безопасности für Україну',
        'statements.yaml': statements,
      });
      const other = await newDossier({ 'documents/a.txt': 'гарантии' });
      const find = async (words: string, dossiers: readonly string[] = [id, other]): Promise<string[]> =>
        (await store.search({ words, dossiers })).map((hit) => `${hit.dossier} ${hit.kind}`).toSorted();
      expect(await find('ГАРАНТИИ')).toEqual([`${id} document`, `${other} document`].toSorted());
      expect(await find('гарантии', [other])).toEqual([`${other} document`]);
      expect(await find('гарантии', [])).toEqual([]);
      expect(await find('fur укр')).toEqual([`${id} document`]);
      expect(await find('road stefan')).toEqual([`${id} statement`]);
      expect(await find('road other')).toEqual([]);
      for (const odd of ['', '"', '* OR', "'; DROP TABLE file", 'a:b & | !', '🙂', 'NEAR(a b)', '\\']) await find(odd);
      const [hit] = await store.search({ words: 'nowh', dossiers: [id] });
      expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['nowhere']);
      await write(id, 'documents/a.txt', 'nothing of that kind', 1);
      expect(await find('гарантии')).toEqual([`${other} document`]);
      await write(id, 'documents/中.txt', '安全保障は国連', 0);
      expect(await find('保障', [id])).toEqual([`${id} document`]);
      expect(await find('障保', [id])).toEqual([]);
    });

    it('takes a deleted dossier out of sight whole, brings it back as it was, and purges it for good', async () => {
      const [id, other] = [fresh('deleted'), fresh('other')];
      const [own, shared] = [`only in ${id}: wolfram`, `in ${id} and elsewhere`];
      const files = new Map([
        ['documents/own.txt', bytes(own)],
        ['shared.txt', bytes(shared)],
      ]);
      await store.createDossier({ id, title: 'D', files, who: 'x' });
      await store.createDossier({ id: other, title: 'O', files: new Map([['b.txt', bytes(shared)]]), who: 'x' });
      const before = await store.readDossier(id);
      const found = async (): Promise<number> => (await store.search({ words: 'wolfram', dossiers: [id] })).length;
      expect([await found(), await store.restoreDossier(id, 'x')]).toEqual([1, false]);
      const deletions = await Promise.all(['x', 'y'].map((who) => store.deleteDossier(id, who)));
      expect(deletions.filter(Boolean)).toHaveLength(1);
      expect(await store.deleteDossier('never-was', 'x')).toBe(false);
      expect([await store.summary(id), await store.readDossier(id), await found()]).toEqual([undefined, undefined, 0]);
      expect((await store.listDossiers()).map((each) => each.id)).not.toContain(id);
      const change: FileChange = {
        dossier: id,
        path: 'shared.txt',
        content: bytes('late'),
        expectedVersion: 2,
        who: 'x',
        idempotencyKey: `late in ${id}`,
      };
      expect((await store.changeFile(change)).kind).toBe('no-dossier');
      expect((await store.undo({ dossier: id, who: 'x', idempotencyKey: `undo in ${id}` })).kind).toBe('no-dossier');
      expect((await store.createDossier({ id, title: 'E', files, who: 'z' })).kind).toBe('exists');
      expect((await store.listDeleted()).find((each) => each.id === id)).toMatchObject({ title: 'D' });
      expect(await store.restoreDossier(id, 'x')).toBe(true);
      expect([await store.readDossier(id), await found()]).toEqual([before, 1]);
      expect((await store.changeFile(change)).kind).toBe('written');
      await store.deleteDossier(id, 'x');
      expect(await store.purgeDeleted('2000-01-01T00:00:00.000Z')).toBe(0);
      expect(await store.purgeDeleted('9999-01-01T00:00:00.000Z')).toBeGreaterThan(0);
      expect([await store.restoreDossier(id, 'x'), (await store.listDeleted()).length]).toEqual([false, 0]);
      expect((await store.readDossier(other))?.files[0]?.content).toEqual(bytes(shared));
      const contents = await opened.sql.read(`SELECT content FROM blob`);
      const kept = contents.map(({ content }) =>
        new TextDecoder().decode(content instanceof Uint8Array ? content : bytes('')),
      );
      expect([kept.includes(own), kept.includes(shared)]).toEqual([false, true]);
    });

    it('keeps what is larger than it holds out, and says so', async () => {
      const id = await newDossier();
      const large = new Uint8Array(16 * 1024 * 1024 + 1);
      const change = {
        dossier: id,
        path: 'big.bin',
        content: large,
        expectedVersion: 0,
        who: 'x',
        idempotencyKey: fresh('k'),
      };
      expect(await store.changeFile(change)).toMatchObject({ kind: 'too-large' });
      const files = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`f${n}.txt`, 'x']));
      const full = await newDossier(files);
      expect(await write(full, 'one-more.txt', 'x', 0)).toMatchObject({ kind: 'too-large' });
      expect((await write(full, 'f0.txt', 'y', 1)).kind).toBe('written');
      const gone = {
        dossier: full,
        path: 'f0.txt',
        content: null,
        expectedVersion: 2001,
        who: 'x',
        idempotencyKey: fresh('k'),
      };
      expect((await store.changeFile(gone)).kind).toBe('written');
      expect((await write(full, 'one-more.txt', 'x', 0)).kind).toBe('written');
    });

    it('tells listeners of every commit, and of nothing that was refused', async () => {
      const id = await newDossier({ 'a.txt': 'one' });
      const heard: string[] = [];
      const stop = store.onChange((dossier) => heard.push(dossier));
      await write(id, 'a.txt', 'two', 1);
      await expect.poll(() => heard.filter((each) => each === id).length, { timeout: 5000 }).toBeGreaterThan(0);
      stop();
      const events = await store.eventsAfter(id, 1, 10);
      expect(events).toMatchObject([{ version: 2, kind: 'write', path: 'a.txt', who: 'tester' }]);
    });
  });
}
