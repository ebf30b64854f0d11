// Taking values out of the text, and putting overlays into it: the tree is what it should be, and no other byte moves.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import {
  applyOverlay,
  type Arrangement,
  check,
  type LoadedArrangement,
  parseArrangement,
  removeValue,
  resolveVariant,
} from '../../src/arrangements/index.ts';
import { RUNS } from './runs.ts';

const root = resolve(import.meta.dirname, '..', '..');
const folders = ['catalog/arrangements', 'examples/ukraine-2025/arrangements', 'test/laws/arrangements'];
const texts = folders.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);

type Tree = Record<string | number, unknown>;

function listPaths(node: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const own = [...path, Array.isArray(node) ? Number(key) : key];
    return [own, ...listPaths(value, own)];
  });
}

function without(tree: unknown, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(tree);
  const parent = path.slice(0, -1).reduce<unknown>((here, part) => (here as Tree)[part], copy);
  const last = path.at(-1) ?? '';
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Tree)[last];
  return copy;
}

function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let front = 0;
  while (front < most && a[front] === b[front]) front += 1;
  let back = 0;
  while (back < most - front && a[a.length - 1 - back] === b[b.length - 1 - back]) back += 1;
  return front + back;
}

describe('removing a value', () => {
  it('F5 takes out one entry, in brackets and in blocks, and keeps every other byte', () => {
    const styles = fc.constantFrom('as written', 'block', 'flow');
    fc.assert(
      fc.property(fc.constantFrom(...texts), styles, fc.nat(), (written, style, pick) => {
        const tree: unknown = parse(written);
        const text =
          style === 'as written' ? written : stringify(tree, style === 'flow' ? { collectionStyle: 'flow' } : {});
        const paths = listPaths(tree);
        const path = paths[pick % paths.length] ?? [];
        const removed = removeValue(text, path);
        if (!removed.ok) throw new Error(JSON.stringify([path, removed.diagnostics]));
        expect(parse(removed.value), JSON.stringify(path)).toEqual(without(tree, path));
        // What is left is the text with one range cut out; a block that loses its last entry gets two brackets.
        expect(removed.value.length - commonEnds(text, removed.value)).toBeLessThanOrEqual(2);
      }),
      { numRuns: RUNS(300) },
    );
  });

  it('keeps comments on lines of their own, and reports a path that leads nowhere as A133', () => {
    expect(removeValue('a:\n  # about b\n  b: 1\n  # about c\n  c: 2 # two\nd: 3\n', 'a.b')).toEqual({
      ok: true,
      value: 'a:\n  # about b\n  # about c\n  c: 2 # two\nd: 3\n',
    });
    const lost = removeValue('a: 1\n', 'b.c');
    expect(lost.ok ? '' : lost.diagnostics[0]?.code).toBe('A133');
  });
});

function load(text: string): LoadedArrangement {
  const loaded = parseArrangement(text);
  if (!loaded.ok) throw new Error(`${JSON.stringify(loaded.diagnostics)}\n${text}`);
  return loaded.value;
}

const loadedFiles = texts.map(load);
const byId = new Map<string, Arrangement>(loadedFiles.map(({ arrangement }) => [arrangement.id, arrangement]));

function resolved(arrangement: Arrangement, extra?: Arrangement): Arrangement {
  const result = resolveVariant(arrangement, (id) => (id === extra?.id ? extra : byId.get(id)));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  return result.value;
}

describe('putting an overlay into the text', () => {
  /** Of every kind of finding the first in each file, and at most four files a kind. */
  const findings = ((): readonly { readonly loaded: LoadedArrangement; readonly sets: readonly object[] }[] => {
    const seen = new Map<string, number>();
    return loadedFiles.map((loaded) => {
      const own = new Set<string>();
      const found = check({ ...loaded, arrangement: resolved(loaded.arrangement) }).filter(({ id }) => {
        const count = seen.get(id) ?? 0;
        if (own.has(id) || count >= 4) return false;
        seen.set(id, count + 1);
        own.add(id);
        return true;
      });
      return { loaded, sets: found.flatMap(({ remedies }) => remedies.map(({ set }) => set)) };
    });
  })();

  it('F9 gives the arrangement that the overlay gives, for remedies of every kind', () => {
    let count = 0;
    for (const { loaded, sets } of findings) {
      const arrangement = resolved(loaded.arrangement);
      const base = byId.get(loaded.arrangement.extends ?? '');
      for (const set of sets) {
        const patched = applyOverlay(loaded.text, { ...set }, base && resolved(base));
        if (!patched.ok) throw new Error(JSON.stringify([arrangement.id, set, patched.diagnostics]));
        const overlay = load(JSON.stringify({ casus: 1, id: arrangement.id, extends: 'written', set })).arrangement;
        const wanted = resolved(overlay, { ...arrangement, id: 'written' });
        // A remedy may unseat someone whom the file's own scenarios name; `check --fix` says so.
        const bare = removeValue(patched.value, 'scenarios');
        const { scenarios: _, accepts: __, ...got } = resolved(load(bare.ok ? bare.value : patched.value).arrangement);
        const { scenarios: ___, accepts: ____, ...rest } = wanted;
        expect(got, patched.value).toEqual(rest);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(80);
  }, 120_000);

  it('F9 changes only lines on which a changed value stands', () => {
    for (const { loaded, sets } of findings) {
      const { arrangement, text, locate } = loaded;
      if (arrangement.extends !== undefined) continue;
      for (const set of sets) {
        const patched = applyOverlay(text, { ...set });
        if (!patched.ok) throw new Error(JSON.stringify(patched.diagnostics));
        const spans = Object.keys(set).map((path) => locate(path));
        let from = 0;
        const untouched = text.split('\n').filter((line) => {
          const [start, end] = [from, from + line.length];
          from = end + 1;
          return !spans.some((span) => span.start <= end && start <= span.end);
        });
        const lines = new Set(patched.value.split('\n'));
        expect(
          untouched.filter((line) => !lines.has(line)),
          JSON.stringify(set),
        ).toEqual([]);
      }
    }
  }, 120_000);

  it('makes blocks that are missing, and in a variant goes where the file says the thing, else into set', () => {
    expect(applyOverlay('casus: 1\nid: x\n', { 'exit.notice': '1y' })).toEqual({
      ok: true,
      value: 'casus: 1\nid: x\nexit: { notice: 1y }\n',
    });
    const variant = 'casus: 1\nid: v\nextends: x\nset:\n  procedures.p.stages.s: {id: s, rule: old} # why\n';
    expect(applyOverlay(variant, { 'procedures.p.stages.s.rule': 'new', 'exit.notice': '1y' })).toEqual({
      ok: true,
      value:
        'casus: 1\nid: v\nextends: x\nset:\n  procedures.p.stages.s: {id: s, rule: new} # why\n  exit.notice: 1y\n',
    });
    expect(applyOverlay('casus: 1\nid: v\nextends: x\n', { title: 'T' })).toEqual({
      ok: true,
      value: 'casus: 1\nid: v\nextends: x\nset: { title: T }\n',
    });
  });
});
