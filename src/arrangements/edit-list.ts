// Lists that grow in the text as they do in the data, and ballots that leave with their voters; every other byte stays.
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import { fail, type Result, succeed } from '../basics/index.ts';
import { setValue } from './edit.ts';
import { removeValue } from './remove-value.ts';
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
  const place = findPlace(source.value.document, parts);
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

/**
 * The text without the ballots of `voters` in its scenarios, for a change that takes them out of every group: a scenario
 * may name only who votes. Reports what `parseSource` reports. Cost: O(text) a ballot.
 * @example
 * removeBallots('scenarios: [{name: n, ballots: {s: {A: for, B: for}}}]\n', ['A']) // => { ok: true, value: 'scenarios: [{name: n, ballots: {s: {B: for}}}]\n' }
 */
export function removeBallots(text: string, voters: readonly string[]): Result<string> {
  const source = parseSource(text);
  if (!source.ok) return source;
  let current = text;
  for (const at of [['scenarios'], ['set', 'scenarios']]) {
    const scenarios = findPlace(source.value.document, at);
    if (!scenarios.found || !isSeq(scenarios.node)) continue;
    const tables = scenarios.node.items.flatMap((item, index) => {
      const ballots = isMap(item) ? item.get('ballots') : undefined;
      return isMap(ballots) ? ballots.items.map(({ key }) => [...at, index, 'ballots', String(key)]) : [];
    });
    for (const path of tables.flatMap((table) => voters.map((voter) => [...table, voter]))) {
      if (!findPlace(open(current), path).found) continue;
      const cleaned = removeValue(current, path);
      if (!cleaned.ok) return cleaned;
      current = cleaned.value;
    }
  }
  return succeed(current);
}
