// A change made in a form is a change of one range of the text; every other byte stays.
import { type Document, isMap, stringify } from 'yaml';
import { fail, type Result, succeed } from '../basics/index.ts';
import { findPlace, type Path, parseSource, rangeOf, splitPath } from './source.ts';

/** Flow style fits every context: inside brackets, after a key, in a list. */
function writeFlow(value: unknown): string {
  if (typeof value !== 'string') {
    return stringify(value, { collectionStyle: 'flow', lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
  }
  const plain = stringify({ a: [value] }, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
  const inner = /^\{ a: \[ ([\s\S]*) \] \}$/.exec(plain)?.[1];
  return inner === undefined || inner.includes('\n') ? JSON.stringify(value) : inner;
}

/**
 * The text with the value at `path` replaced. `path` is ids joined by dots, or a list of keys. Only the source range of
 * that value changes: comments, order, spacing and quotes elsewhere stay byte for byte. A missing last key is added at
 * the end of its block. Reports A133 when the path leads nowhere, and what `parseSource` reports. Cost: O(text).
 * @example
 * setValue('a: 1 # one\nb: 2\n', 'a', 3) // => { ok: true, value: 'a: 3 # one\nb: 2\n' }
 */
export function setValue(text: string, path: string | Path, value: unknown): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  const { document } = source.value;
  const parts = splitPath(path);
  const place = findPlace(document, parts);
  if (place.found && parts.length > 0 && place.node !== place.key) {
    const { start, end } = rangeOf(place.node, text);
    return succeed(replaceRange(text, { start, end: trimmedEnd(text, start, end) }, writeFlow(value)));
  }
  return addKey(text, document, parts, value);
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

function replaceRange(text: string, { start, end }: { start: number; end: number }, written: string): string {
  // An empty value (`key:`) has an empty range right after the colon.
  const gap = start > 0 && /[:,-]/.test(text[start - 1] ?? '') ? ' ' : '';
  return text.slice(0, start) + gap + written + text.slice(end);
}

function addKey(text: string, document: Document, parts: Path, value: unknown): Result<string> {
  const key = parts.at(-1);
  const parent = findPlace(document, parts.slice(0, -1));
  const message = `'${parts.join('.')}' leads to no value in the text`;
  if (key === undefined || !parent.found || !isMap(parent.node) || typeof key === 'number') {
    return fail({ code: 'A133', severity: 'error', message });
  }
  const last = parent.node.items.at(-1);
  const { start, end } = rangeOf(parent.node, text);
  const written = `${writeFlow(key)}: ${writeFlow(value)}`;
  if (parent.node.flow === true) {
    const close = text.lastIndexOf('}', end - 1);
    const inside = text.slice(start + 1, close).trimEnd();
    const separator = inside === '' || inside.endsWith(',') ? '' : ', ';
    const at = start + 1 + inside.length;
    return succeed(text.slice(0, at) + separator + written + text.slice(at));
  }
  const first = parent.node.items[0];
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  if (last === undefined || first === undefined) return fail({ code: 'A133', severity: 'error', message });
  const at = trimmedEnd(text, start, end);
  const lineEnd = text.indexOf('\n', at);
  const insertAt = lineEnd === -1 ? text.length : lineEnd;
  return succeed(`${text.slice(0, insertAt)}\n${' '.repeat(column)}${written}${text.slice(insertAt)}`);
}
