// Variants: a base arrangement and the few values that differ.
import { type Diagnostic, fail, nearest, type Result, type Span, succeed } from '../basics/index.ts';
import { explainIssues } from './explain-issue.ts';
import { checkLinks } from './links.ts';
import { type Arrangement, arrangementSchema } from './schema.ts';
import { type Path, type SourceTree, splitPath } from './source.ts';

/** Finds the base of a variant by id. */
export type FindArrangement = (id: string) => Arrangement | undefined;

type Tree = Record<string, unknown> | unknown[];

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

function keysIn(tree: Tree): readonly string[] {
  if (!Array.isArray(tree)) return Object.keys(tree);
  return tree.map((item, index) => {
    const id = isTree(item) && !Array.isArray(item) ? item['id'] : undefined;
    return typeof id === 'string' ? id : `${index}`;
  });
}

function child(tree: Tree, part: string): { readonly key: string | number; readonly value: unknown } | undefined {
  if (!Array.isArray(tree)) return Object.hasOwn(tree, part) ? { key: part, value: tree[part] } : undefined;
  const index = keysIn(tree).indexOf(part);
  return index === -1 ? undefined : { key: index, value: tree[index] };
}

interface Misplaced {
  readonly wrong: Diagnostic;
}

/** Where a change came to lie in the tree, by keys and indexes. */
interface Landed {
  readonly landed: Path;
}

function misplaced(path: string, part: string, tree: Tree | undefined): Misplaced {
  const meant = tree === undefined ? undefined : nearest(part, keysIn(tree));
  const wrong: Diagnostic = {
    code: 'A128',
    severity: 'error',
    message: `the change '${path}' leads nowhere: there is no '${part}'`,
    ...(meant ? { help: `did you mean '${meant}'?` } : {}),
  };
  return { wrong };
}

function applyChange(tree: Tree, path: string, value: unknown): Landed | Misplaced {
  const parts = splitPath(path).map(String);
  const way: (string | number)[] = [];
  let here = tree;
  for (const part of parts.slice(0, -1)) {
    const next = child(here, part);
    if (next === undefined || !isTree(next.value)) return misplaced(path, part, here);
    way.push(next.key);
    here = next.value;
  }
  const last = parts.at(-1);
  if (last === undefined || ['__proto__', 'constructor', 'prototype'].includes(last))
    return misplaced(path, last ?? '', here);
  const found = child(here, last);
  if (Array.isArray(here)) {
    if (found === undefined && (value === null || !isTree(value))) return misplaced(path, last, here);
    const at = typeof found?.key === 'number' ? found.key : here.length;
    if (value === null) here.splice(at, 1);
    else here.splice(at, 1, value);
    return { landed: [...way, value === null ? last : at] };
  }
  if (value === null && found === undefined) return misplaced(path, last, here);
  if (value === null) delete here[last];
  else here[last] = value;
  return { landed: [...way, last] };
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
}

/** What a variant says itself beside `set`: lists replace, blocks are merged id by id. */
function mergeOwn(base: Record<string, unknown>, variant: Arrangement): void {
  for (const [key, value] of Object.entries(variant)) {
    if (key === 'set' || value === undefined) continue;
    const empty = isTree(value) && Object.keys(value).length === 0;
    if (empty) continue;
    const old = base[key];
    const merge = isTree(value) && !Array.isArray(value) && isTree(old) && !Array.isArray(old) && key !== 'exit';
    base[key] = merge ? { ...old, ...value } : value;
  }
}

function chainOf(arrangement: Arrangement, find: FindArrangement): Result<readonly Arrangement[]> {
  const chain = [arrangement];
  for (let top = arrangement; top.extends !== undefined; ) {
    const seen = chain.findIndex(({ id }) => id === top.extends);
    if (seen !== -1) {
      const circle = [...chain.slice(seen).map(({ id }) => id), top.extends].join(' → ');
      return fail({
        code: 'A129',
        severity: 'error',
        message: `these variants extend each other in a circle: ${circle}`,
      });
    }
    const base = find(top.extends);
    if (base === undefined) {
      return fail({
        code: 'A130',
        severity: 'error',
        message: `the base arrangement '${top.extends}' of '${top.id}' is unknown`,
      });
    }
    chain.push(base);
    top = base;
  }
  return succeed(chain);
}

/** The text of a variant, so that a mistake in what it changes is shown where it stands. */
export type VariantText = Pick<SourceTree, 'text' | 'file' | 'locate'>;

/** The changes of the last variant of a chain, by their keys in `set`. */
type Changes = ReadonlyMap<string, Path>;

interface FilledIn {
  readonly tree: Record<string, unknown>;
  readonly changes: Changes;
}

/** A path by ids or indexes → the same by keys and indexes, as far as the tree goes. */
function byIndexes(tree: unknown, path: string | Path): Path {
  let here: unknown = tree;
  return splitPath(path).map((part) => {
    if (!isTree(here)) return part;
    const found = Array.isArray(here) && typeof part === 'number' ? undefined : child(here, String(part));
    const key = found?.key ?? part;
    here = found === undefined ? (here as Record<string | number, unknown>)[part] : found.value;
    return key;
  });
}

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((part, at) => String(part) === String(path[at]));
}

/**
 * Places of the resolved tree in the variant's own text: the change that set them, else what the variant says itself, else
 * undefined: it comes from the base.
 */
function placeOf(tree: unknown, changes: Changes, written: VariantText, path: string | Path): Span | undefined {
  const indexed = byIndexes(tree, path);
  let [key, most]: [string | undefined, number] = [undefined, -1];
  for (const [name, landed] of changes) {
    if (landed.length > most && startsWith(indexed, landed)) [key, most] = [name, landed.length];
  }
  if (key !== undefined) return written.locate(['set', key, ...indexed.slice(most)]);
  const within = [...changes].find(([, landed]) => startsWith(landed, indexed));
  if (within !== undefined) return written.locate(['set', within[0]]);
  const whole = written.locate([]);
  const own = written.locate(path);
  return own.start === whole.start && own.end === whole.end ? undefined : own;
}

const NOWHERE: Span = { start: -1, end: -1 };

function placesIn({ tree, changes }: FilledIn, written: VariantText | undefined): SourceTree {
  const locate = (path: string | Path): Span =>
    (written === undefined ? undefined : placeOf(tree, changes, written, path)) ?? NOWHERE;
  const file = written?.file === undefined ? {} : { file: written.file };
  return { text: written?.text ?? '', value: tree, locate, locateKey: locate, ...file };
}

function strip({ code, severity, message, help, fix }: Diagnostic): Diagnostic {
  return { code, severity, message, ...(help ? { help } : {}), ...(fix ? { fix } : {}) };
}

/** Checks a filled-in variant like any arrangement; a mistake that stands in the base has no place yet. */
function examine(filled: FilledIn, written: VariantText | undefined): Result<Arrangement> {
  const source = placesIn(filled, written);
  const parsed = arrangementSchema.safeParse(filled.tree);
  if (!parsed.success) return fail(...explainIssues(parsed.error.issues, arrangementSchema, source));
  const wrong = checkLinks(parsed.data, source).filter(({ severity }) => severity === 'error');
  return wrong.length > 0 ? fail(...wrong) : succeed(parsed.data);
}

/** The first base of a chain that does not hold by itself, and why. */
function brokenBase(chain: readonly Arrangement[]): { id: string; diagnostics: readonly Diagnostic[] } | undefined {
  for (let at = chain.length - 2; at > 0; at -= 1) {
    const filled = fillIn(chain.slice(at));
    const found = filled.ok ? examine(filled.value, undefined) : filled;
    if (!found.ok) return { id: chain[at]?.id ?? '', diagnostics: found.diagnostics };
  }
  return undefined;
}

/** The change without which a mistake would not be there. */
function culprit(chain: readonly Arrangement[], { code, message }: Diagnostic): string | undefined {
  const [variant, ...bases] = chain;
  if (variant?.set === undefined) return undefined;
  const { set } = variant;
  return Object.keys(set).find((path) => {
    const { [path]: _, ...others } = set;
    const filled = fillIn([{ ...variant, set: others }, ...bases]);
    const found = filled.ok ? examine(filled.value, undefined) : filled;
    return found.ok || !found.diagnostics.some((each) => each.code === code && each.message === message);
  });
}

/** Mistakes with places in the variant's text: where they stand, at the change that makes them, or at its `extends`. */
function placeAll(
  chain: readonly Arrangement[],
  diagnostics: readonly Diagnostic[],
  written: VariantText | undefined,
): Result<never> {
  const broken = brokenBase(chain);
  const extending = written?.locate(['extends']) ?? NOWHERE;
  const place = (diagnostic: Diagnostic, span: () => Span): Diagnostic => {
    if (written === undefined) return strip(diagnostic);
    const file = written.file === undefined ? {} : { file: written.file };
    const known = diagnostic.span !== undefined && diagnostic.span.start >= 0;
    return { ...diagnostic, ...file, span: known ? diagnostic.span : span() };
  };
  if (broken !== undefined) {
    const [variant] = chain;
    return fail(
      ...broken.diagnostics.map((diagnostic) => {
        const message = `in '${broken.id}', which '${variant?.id}' extends: ${diagnostic.message}`;
        return place(strip({ ...diagnostic, message }), () => extending);
      }),
    );
  }
  const placed = diagnostics.map((diagnostic) =>
    place(diagnostic, () => {
      const change = chain.length === 1 ? undefined : culprit(chain, diagnostic);
      return change === undefined ? extending : (written?.locate(['set', change]) ?? extending);
    }),
  );
  const same = (a: Diagnostic, b: Diagnostic): boolean => a.message === b.message && a.span?.start === b.span?.start;
  return fail(
    ...placed
      .filter((each, at) => placed.findIndex((other) => same(each, other)) === at)
      .toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)),
  );
}

/**
 * A variant with its base filled in: `set` paths are ids joined by dots (`procedures.activate.stages.decide.rule`),
 * null removes, a last key that is new adds. Scenarios of the base are not inherited, because their outcomes may change.
 * The result is checked like any arrangement: names that must exist, sentences that must parse; with `written`, the
 * variant's own text, mistakes have a place in it. An arrangement without `extends` comes back as it is. Reports A128,
 * A129, A130, A132 and what reading an arrangement reports.
 */
export function resolveVariant(
  arrangement: Arrangement,
  find: FindArrangement,
  written?: VariantText,
): Result<Arrangement> {
  if (arrangement.extends === undefined) {
    if (arrangement.set === undefined) return succeed(arrangement);
    return fail({ code: 'A132', severity: 'error', message: `'${arrangement.id}' has set, but no extends` });
  }
  const chain = chainOf(arrangement, find);
  if (!chain.ok) return placeAll([arrangement], chain.diagnostics, written);
  const filled = fillIn(chain.value, written);
  const found = filled.ok ? examine(filled.value, written) : filled;
  return found.ok ? found : placeAll(chain.value, found.diagnostics, written);
}

/** The tree of the last of a chain, variant first. */
function fillIn(chain: readonly Arrangement[], written?: VariantText): Result<FilledIn> {
  const [base, ...variants] = chain.toReversed();
  const tree = copy(base) as Record<string, unknown>;
  const wrong: Diagnostic[] = [];
  let changes = new Map<string, Path>();
  for (const variant of variants) {
    delete tree['scenarios'];
    delete tree['accepts'];
    changes = new Map();
    for (const [path, value] of Object.entries(variant.set ?? {})) {
      const applied = applyChange(tree, path, copy(value));
      if ('landed' in applied) changes.set(path, applied.landed);
      else
        wrong.push(
          variant === chain[0] && written ? { ...applied.wrong, span: written.locate(['set', path]) } : applied.wrong,
        );
    }
    mergeOwn(tree, variant);
  }
  if (wrong.length > 0) return fail(...wrong);
  delete tree['extends'];
  delete tree['set'];
  return succeed({ tree, changes });
}
