// YAML 1.2 text → a plain tree, with the exact source range of every node kept.
import type { Document, Pair } from 'yaml';
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { type Diagnostic, fail, type Result, type Span, succeed } from '../basics/index.ts';

export const LONGEST_TEXT = 2_000_000;
const DEEPEST_NESTING = 60;

/** Keys and list indexes; in a list of things with ids the id may stand for the index. */
export type Path = readonly (string | number)[];

export interface SourceTree {
  readonly text: string;
  readonly file?: string;
  readonly value: unknown;
  /** The range of the value at a path, or of its nearest existing ancestor. */
  readonly locate: (path: string | Path) => Span;
  /** The range of the key under which the value stands, when it has one. */
  readonly locateKey: (path: string | Path) => Span;
}

export interface ParsedSource extends SourceTree {
  /** The same with the places of its nodes, for a change of the text. */
  readonly document: Document;
}

export function splitPath(path: string | Path): Path {
  return typeof path === 'string' ? path.split('.').filter((part) => part !== '') : path;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

interface Place {
  readonly node: unknown;
  readonly key: unknown;
  /** False when the path leaves the tree; then `node` is the deepest ancestor. */
  readonly found: boolean;
}

function step(node: unknown, part: string | number): { node: unknown; key: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => keyOf(item) === String(part));
    return pair && { node: pair.value ?? pair.key, key: pair.key };
  }
  if (isSeq(node)) {
    const byId = node.items.find((item) => isMap(item) && String(item.get('id')) === String(part));
    const item = byId ?? (/^\d+$/.test(String(part)) ? node.items[Number(part)] : undefined);
    return item === undefined ? undefined : { node: item, key: undefined };
  }
  return undefined;
}

export function findPlace(document: Document, path: string | Path): Place {
  let place: Place = { node: document.contents, key: undefined, found: true };
  for (const part of splitPath(path)) {
    const next = step(place.node, part);
    if (next === undefined) return { ...place, found: false };
    place = { ...next, found: true };
  }
  return place;
}

export function rangeOf(node: unknown, text: string): Span {
  if (isNode(node) && node.range) return { start: node.range[0], end: Math.max(node.range[0], node.range[1]) };
  return { start: 0, end: Math.min(text.length, Math.max(0, text.indexOf('\n'))) };
}

function firstAlias(document: Document): { what: string; span: Span } | undefined {
  let found: { what: string; span: Span } | undefined;
  visit(document, {
    Node(_, node) {
      const anchor = isAlias(node) ? `*${node.source}` : node.anchor === undefined ? undefined : `&${node.anchor}`;
      if (anchor === undefined) return undefined;
      found = { what: anchor, span: rangeOf(node, '') };
      return visit.BREAK;
    },
  });
  return found;
}

function deepest(node: unknown, limit: number): number {
  if (limit === 0) return 1;
  const children = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : [];
  let most = 0;
  for (const child of children) most = Math.max(most, deepest(isPair(child) ? child.value : child, limit - 1));
  return 1 + most;
}

function syntaxDiagnostics(document: Document.Parsed, length: number, where: { file?: string }): Diagnostic[] {
  const spanOf = ([start, end]: readonly [number, number]): Span => ({
    start: Math.min(start, length),
    end: Math.min(end, length),
  });
  const duplicates = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  const others = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY');
  const first = others[0];
  const say = (message: string): string =>
    message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
  if (first !== undefined) {
    const span = spanOf(first.pos);
    return [
      { code: 'A101', severity: 'error', message: `not readable as YAML: ${say(first.message)}`, span, ...where },
    ];
  }
  return duplicates.map((error) => ({
    code: 'A102',
    severity: 'error',
    message: 'this key stands twice in the same block',
    span: spanOf(error.pos),
    help: 'keep one of the two',
    ...where,
  }));
}

/** Reads `text` as one YAML 1.2 document without aliases. Reports A100 to A105. Never throws. Cost: O(text). */
export function parseSource(text: string, where: { readonly file?: string } = {}): Result<ParsedSource> {
  const stop = (code: string, message: string, extra: { span?: Span; help?: string } = {}): Result<ParsedSource> =>
    fail({ code, severity: 'error', message, ...extra, ...where });
  if (text.length > LONGEST_TEXT) return stop('A100', `the text is longer than ${LONGEST_TEXT} characters`);
  if (text.trim() === '') return stop('A105', 'the text is empty');
  const nul = text.indexOf('\0');
  if (nul !== -1)
    return stop('A101', 'this is not text: it contains a zero byte', { span: { start: nul, end: nul + 1 } });
  const opened = /[[{](?:\s*[[{]|\s*[\w-]+\s*:\s*[[{]|\s*-\s+){60}/.exec(text);
  if (opened)
    return stop('A103', 'the text is nested too deeply', { span: { start: opened.index, end: opened.index + 1 } });
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { version: '1.2', uniqueKeys: true, prettyErrors: false, logLevel: 'silent' });
  } catch {
    return stop('A103', 'the text is nested too deeply to be read');
  }
  if (document.errors.length > 0) return fail(...syntaxDiagnostics(document, text.length, where));
  if (deepest(document.contents, DEEPEST_NESTING) > DEEPEST_NESTING) {
    return stop('A103', `the text is nested more than ${DEEPEST_NESTING} levels deep`);
  }
  const alias = firstAlias(document);
  if (alias) {
    return stop('A104', `anchors and aliases are not part of the format: ${alias.what}`, {
      span: alias.span,
      help: 'write the value out; a variant of a whole arrangement is made with extends and set',
    });
  }
  const locate = (path: string | Path): Span => {
    const place = findPlace(document, path);
    return rangeOf(place.found ? place.node : (place.key ?? place.node), text);
  };
  const locateKey = (path: string | Path): Span => {
    const place = findPlace(document, path);
    return rangeOf(place.key ?? place.node, text);
  };
  return succeed({ text, ...where, value: document.toJS({ maxAliasCount: 0 }), document, locate, locateKey });
}
