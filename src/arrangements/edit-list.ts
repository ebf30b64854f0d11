// Items of lists and whole keys, added and taken out as one range of the text; every other byte stays.
import { isMap, isSeq, type Pair, parseDocument, stringify } from 'yaml';
import { fail, type Result, succeed } from '../basics/index.ts';
import { setValue } from './edit.ts';
import { findPlace, type Path, parseSource, rangeOf, splitPath } from './source.ts';

function open(text: string): ReturnType<typeof parseDocument> {
  return parseDocument(text, { version: '1.2', logLevel: 'silent' });
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

function lastContent(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** One item as block style lines: `- id: x` and the rest of its keys below. */
function writeItem(value: unknown, indent: number): string {
  const pad = ' '.repeat(indent);
  const body = stringify([value], { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
  return body
    .split('\n')
    .map((line) => `${pad}${line}\n`)
    .join('');
}

function nowhere(parts: Path): Result<string> {
  return fail({ code: 'A133', severity: 'error', message: `'${parts.join('.')}' leads to no list in the text` });
}

/**
 * The text with `value` added at the end of the list at `path`; the list is made when its last key is missing. Comments,
 * order and spacing elsewhere stay byte for byte. Reports A133 and what `parseSource` reports. Cost: O(text).
 * @example
 * appendItem('a: [1]\nb: # two\n  - x\n', 'b', 'y') // => { ok: true, value: 'a: [1]\nb: # two\n  - x\n  - y\n' }
 * appendItem('a: [1] # one\n', 'a', 2) // => { ok: true, value: 'a: [1, 2] # one\n' }
 */
export function appendItem(text: string, path: string | Path, value: unknown): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  const parts = splitPath(path);
  const place = findPlace(open(text), parts);
  if (!place.found) return setValue(text, parts, [value]);
  if (!isSeq(place.node)) return nowhere(parts);
  const { start, end } = rangeOf(place.node, text);
  const last = place.node.items.at(-1);
  if (place.node.flow === true || last === undefined) {
    const close = text.lastIndexOf(']', end - 1);
    const inside = text.slice(start + 1, close).trimEnd();
    const written = stringify([value], { collectionStyle: 'flow', lineWidth: 0 }).trim().slice(1, -1).trim();
    const separator = inside === '' ? '' : ', ';
    return succeed(text.slice(0, start + 1 + inside.length) + separator + written + text.slice(close));
  }
  const indent = start - lineStart(text, start);
  const at = lineEnd(text, lastContent(text, start, end));
  const gap = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return succeed(text.slice(0, at) + gap + writeItem(value, indent) + text.slice(at));
}

function cut(text: string, from: number, to: number): Result<string> {
  return succeed(text.slice(0, from) + text.slice(to));
}

function cutFlow(text: string, start: number, end: number): Result<string> {
  const after = /^\s*,\s*/.exec(text.slice(end));
  if (after) return cut(text, start, end + after[0].length);
  const before = /,\s*$/.exec(text.slice(0, start));
  return cut(text, start - (before?.[0].length ?? 0), end);
}

/**
 * The text without the key or the list item at `path`, with its whole lines where it has them to itself. A path that
 * leads nowhere changes nothing. Reports what `parseSource` reports. Cost: O(text).
 * @example
 * removeValue('a: 1\nb: 2\nc: 3\n', 'b') // => { ok: true, value: 'a: 1\nc: 3\n' }
 * removeValue('x: {a: 1, b: 2}\n', 'x.b') // => { ok: true, value: 'x: {a: 1}\n' }
 */
export function removeValue(text: string, path: string | Path): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  const parts = splitPath(path);
  const document = open(text);
  const place = findPlace(document, parts);
  const parent = findPlace(document, parts.slice(0, -1));
  if (!place.found || parts.length === 0) return succeed(text);
  const value = rangeOf(place.node, text);
  const flow = (isMap(parent.node) || isSeq(parent.node)) && parent.node.flow === true;
  const start = place.key === undefined ? value.start : rangeOf(place.key, text).start;
  const end = Math.max(lastContent(text, value.start, value.end), start + 1);
  if (flow) return cutFlow(text, start, end);
  return cut(text, lineStart(text, start), lineEnd(text, end));
}

/**
 * The text of an arrangement after a remedy (`set` of a variant): every path is set, null takes it out. In a variant the
 * change goes into its own `set`, inside the entry that already covers the path. Who is taken out of a group by `minus`
 * loses its ballots in the scenarios of the file. Reports what `setValue` reports.
 * @example
 * applyOverlay('casus: 1\nid: a\n', { title: 'b' }) // => { ok: true, value: 'casus: 1\nid: a\ntitle: b\n' }
 */
export function applyOverlay(text: string, set: Readonly<Record<string, unknown>>): Result<string> {
  let current = text;
  for (const [path, value] of Object.entries(set)) {
    const changed = applyOne(current, path, value);
    if (!changed.ok) return changed;
    current = changed.value;
  }
  const gone = Object.entries(set).flatMap(([path, value]) =>
    /^groups\.[^.]+\.minus$/.test(path) && Array.isArray(value) ? value.map(String) : [],
  );
  return gone.length === 0 ? succeed(current) : withoutBallots(current, gone);
}

/** Scenarios name voters; one that has left every table has no ballot in them any more. */
function withoutBallots(text: string, voters: readonly string[]): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  let current = text;
  for (const at of [['scenarios'], ['set', 'scenarios']]) {
    const scenarios = findPlace(open(text), at);
    if (!scenarios.found || !isSeq(scenarios.node)) continue;
    const tables = scenarios.node.items.flatMap((item, index) => {
      const ballots = isMap(item) ? item.get('ballots') : undefined;
      return isMap(ballots) ? ballots.items.map(({ key }) => [...at, index, 'ballots', String(key)]) : [];
    });
    for (const path of tables.flatMap((table) => voters.map((voter) => [...table, voter]))) {
      const cleaned = removeValue(current, path);
      if (!cleaned.ok) return cleaned;
      current = cleaned.value;
    }
  }
  return succeed(current);
}

function applyOne(text: string, path: string, value: unknown): Result<string> {
  const document = open(text);
  const root = document.contents;
  const isVariant = isMap(root) && root.items.some(({ key }: Pair) => String(key) === 'extends');
  if (!isVariant) return value === null ? removeValue(text, path) : setValue(text, path, value);
  const overlay = root.items.find(({ key }: Pair) => String(key) === 'set')?.value;
  if (!isMap(overlay)) return setValue(text, ['set'], { [path]: value });
  const keys = overlay.items.map(({ key }: Pair) => String(key));
  const [cover] = keys
    .filter((key) => path === key || path.startsWith(`${key}.`))
    .toSorted((a, b) => b.length - a.length);
  if (cover === undefined || cover === path) return setValue(text, ['set', path], value);
  const inside = ['set', cover, ...splitPath(path.slice(cover.length + 1))];
  return value === null ? removeValue(text, inside) : setValue(text, inside, value);
}
