// Taking one value out of the text: its key goes with it, every other byte stays.
import { isMap, isNode, isSeq, type Pair } from 'yaml';
import { fail, type Result, type Span, succeed } from '../basics/index.ts';
import { findPlace, type Path, parseSource, rangeOf, splitPath } from './source.ts';

interface Member {
  readonly start: number;
  readonly end: number;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function memberOf(text: string, node: unknown, key?: unknown): Member {
  const first = rangeOf(key ?? node, text);
  const last = isNode(node) && node.range ? rangeOf(node, text) : first;
  const end = Math.max(first.end, last.end);
  return { start: first.start, end: trimmedEnd(text, first.start, end) };
}

/** In brackets: the member with one of its commas. */
function cutFromFlow(members: readonly Member[], at: number): Span {
  const [before, own, after] = [members[at - 1], members[at], members[at + 1]];
  if (own === undefined) return { start: 0, end: 0 };
  if (after !== undefined) return { start: own.start, end: after.start };
  return { start: before?.end ?? own.start, end: own.end };
}

/** In a block: whole lines; where the key stands behind a dash, up to the next key. */
function cutFromBlock(text: string, members: readonly Member[], at: number, dash: boolean): Span {
  const [own, after] = [members[at], members[at + 1]];
  if (own === undefined) return { start: 0, end: 0 };
  const lineStart = text.lastIndexOf('\n', own.start - 1) + 1;
  const before = text.slice(lineStart, own.start);
  const alone = dash ? /^\s*-\s+$/.test(before) : /^\s*$/.test(before);
  if (!alone && after !== undefined) return { start: own.start, end: after.start };
  const lineEnd = text.indexOf('\n', own.end);
  if (lineEnd !== -1) return { start: lineStart, end: lineEnd + 1 };
  return { start: Math.max(0, lineStart - 1), end: text.length };
}

/**
 * The text without the value at `path` and its key, or without one item of a list. Only the range of that entry goes;
 * the last entry of a block leaves `{}` or `[]`. Reports A133 when the path leads nowhere, and what `parseSource`
 * reports. Cost: O(text).
 * @example
 * removeValue('a: 1 # one\nb: 2\n', 'a') // => { ok: true, value: 'b: 2\n' }
 * removeValue('a: {b: 1, c: 2}\n', 'a.c') // => { ok: true, value: 'a: {b: 1}\n' }
 */
export function removeValue(text: string, path: string | Path): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  const { document } = source.value;
  const parts = splitPath(path);
  const [parent, place] = [findPlace(document, parts.slice(0, -1)), findPlace(document, parts)];
  const { node } = parent;
  const isList = isSeq(node);
  if (parts.length === 0 || !parent.found || !place.found || !(isMap(node) || isList)) {
    return fail({ code: 'A133', severity: 'error', message: `'${parts.join('.')}' leads to no value in the text` });
  }
  const pairs: readonly Pair[] = isMap(node) ? node.items : [];
  const members = isList
    ? node.items.map((item) => memberOf(text, item))
    : pairs.map(({ key, value }) => memberOf(text, value, key));
  const at = isList ? node.items.indexOf(place.node) : pairs.findIndex(({ key }) => key === place.key);
  const whole = rangeOf(node, text);
  if (members.length === 1) {
    const end = trimmedEnd(text, whole.start, whole.end);
    return succeed(`${text.slice(0, whole.start)}${isList ? '[]' : '{}'}${text.slice(end)}`);
  }
  const { start, end } = node.flow === true ? cutFromFlow(members, at) : cutFromBlock(text, members, at, isList);
  return succeed(text.slice(0, start) + text.slice(end));
}
