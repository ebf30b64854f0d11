// A `set` overlay as edits of the file's own text, so that a remedy can be put into the draft itself.
import { parseDocument } from 'yaml';
import { fail, type Result, succeed } from '../basics/index.ts';
import { setValue } from './edit.ts';
import { removeValue } from './remove-value.ts';
import type { Arrangement } from './schema.ts';
import { findPlace, type Path, splitPath } from './source.ts';
import { resolveVariant } from './variants.ts';

/** What a path that is not there would have to hold: the missing keys as nested blocks. */
function nest(keys: Path, value: unknown): unknown {
  return keys.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** Sets a value, making the blocks above it that are missing. */
function setDeep(text: string, path: Path, value: unknown): Result<string> {
  const document = parseDocument(text, { version: '1.2', logLevel: 'silent' });
  let known = path.length - 1;
  while (known > 0 && !findPlace(document, path.slice(0, known)).found) known -= 1;
  return setValue(text, path.slice(0, known + 1), nest(path.slice(known + 1), value));
}

function change(text: string, path: Path, value: unknown): Result<string> {
  return value === null ? removeValue(text, path) : setDeep(text, path, value);
}

/** Whether the base has something at the path, so that null can remove it there. */
function isInBase(base: Arrangement | undefined, path: string): boolean {
  if (base === undefined) return true;
  const empty = { sources: {}, groups: {}, procedures: {}, commitments: [] };
  const without: Arrangement = {
    casus: 1,
    id: `${base.id}-without`,
    extends: base.id,
    set: { [path]: null },
    ...empty,
  };
  return resolveVariant(without, () => base).ok;
}

function changeVariant(text: string, path: string, value: unknown, base: Arrangement | undefined): Result<string> {
  const document = parseDocument(text, { version: '1.2', logLevel: 'silent' });
  const parts = splitPath(path);
  const own = parts.length > 1 ? parts.slice(0, 2) : parts;
  if (findPlace(document, own).found) return change(text, parts, value);
  const tree: unknown = document.toJS({ maxAliasCount: 0 });
  const set: unknown = typeof tree === 'object' && tree !== null && 'set' in tree ? tree.set : undefined;
  const keys = typeof set === 'object' && set !== null ? Object.keys(set) : [];
  const [covering] = keys
    .filter((key) => path === key || path.startsWith(`${key}.`))
    .toSorted((a, b) => b.length - a.length);
  if (covering === undefined) return setDeep(text, ['set', path], value);
  const rest = splitPath(path.slice(covering.length));
  if (rest.length > 0) return change(text, ['set', covering, ...rest], value);
  return value === null && !isInBase(base, path)
    ? removeValue(text, ['set', path])
    : setValue(text, ['set', path], value);
}

/**
 * The text of an arrangement file with the changes of an overlay put in, path by path: null removes, a missing block is
 * made. Only the ranges that must change do; comments, order and every other byte stay. In a variant the changes go
 * where the file says the thing itself, else into its `set`; `base` is what it extends. Reports A133 where a path leads
 * nowhere. Cost: O(text) a path.
 * @example
 * applyOverlay('casus: 1 # one\nid: x\n', { 'exit.notice': '1y' }) // => { ok: true, value: 'casus: 1 # one\nid: x\nexit: { notice: 1y }\n' }
 */
export function applyOverlay(text: string, set: Readonly<Record<string, unknown>>, base?: Arrangement): Result<string> {
  const variant = findPlace(parseDocument(text, { version: '1.2', logLevel: 'silent' }), ['extends']).found;
  let patched = text;
  for (const [path, value] of Object.entries(set)) {
    const next = variant ? changeVariant(patched, path, value, base) : change(patched, splitPath(path), value);
    if (!next.ok) return fail(...next.diagnostics);
    patched = next.value;
  }
  return succeed(patched);
}
