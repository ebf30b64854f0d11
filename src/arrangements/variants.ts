// Variants: a base arrangement and the few values that differ.
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
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

function misplaced(path: string, part: string, tree: Tree | undefined): Diagnostic {
  const meant = tree === undefined ? undefined : nearest(part, keysIn(tree));
  return {
    code: 'A128',
    severity: 'error',
    message: `the change '${path}' leads nowhere: there is no '${part}'`,
    ...(meant ? { help: `did you mean '${meant}'?` } : {}),
  };
}

function applyChange(tree: Tree, path: string, value: unknown): Diagnostic | undefined {
  const parts = splitPath(path).map(String);
  let here = tree;
  for (const part of parts.slice(0, -1)) {
    const next = child(here, part);
    if (next === undefined || !isTree(next.value)) return misplaced(path, part, here);
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
    return undefined;
  }
  if (value === null && found === undefined) return misplaced(path, last, here);
  if (value === null) delete here[last];
  else here[last] = value;
  return undefined;
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

/** A path by indexes → the same by ids, as `set` writes it. */
function nameOf(tree: unknown, path: Path): string {
  let here: unknown = tree;
  const names = path.map((part) => {
    if (!isTree(here)) return String(part);
    const list = Array.isArray(here);
    const item: unknown = Array.isArray(here) ? here[Number(part)] : here[String(part)];
    const own = list && isTree(item) && !Array.isArray(item) ? item['id'] : undefined;
    here = item;
    return typeof own === 'string' ? own : String(part);
  });
  return names.join('.');
}

/** Places of the resolved tree in the variant's own text: the change that set them, else what the variant says itself. */
function placesIn(tree: unknown, variant: Arrangement, written: VariantText | undefined): SourceTree {
  const nowhere = { start: 0, end: 0 };
  const changes = Object.keys(variant.set ?? {});
  const locate = (path: string | Path): { start: number; end: number } => {
    if (written === undefined) return nowhere;
    const name = nameOf(tree, splitPath(path));
    const change = changes.find((key) => key === name || name.startsWith(`${key}.`) || key.startsWith(`${name}.`));
    return written.locate(change === undefined ? path : ['set', change]);
  };
  const file = written?.file === undefined ? {} : { file: written.file };
  return { text: written?.text ?? '', value: tree, locate, locateKey: locate, ...file };
}

function strip({ code, severity, message, help, fix }: Diagnostic): Diagnostic {
  return { code, severity, message, ...(help ? { help } : {}), ...(fix ? { fix } : {}) };
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
  if (!chain.ok) return chain;
  const tree = fillIn(chain.value);
  if (!tree.ok) return tree;
  const source = placesIn(tree.value, arrangement, written);
  const placed = (found: readonly Diagnostic[]): readonly Diagnostic[] => (written ? found : found.map(strip));
  const parsed = arrangementSchema.safeParse(tree.value);
  if (!parsed.success) return fail(...placed(explainIssues(parsed.error.issues, arrangementSchema, source)));
  const wrong = checkLinks(parsed.data, source).filter(({ severity }) => severity === 'error');
  return wrong.length > 0 ? fail(...placed(wrong)) : succeed(parsed.data);
}

/** The tree of the last of a chain, variant first. */
function fillIn(chain: readonly Arrangement[]): Result<Record<string, unknown>> {
  const [base, ...variants] = chain.toReversed();
  const tree = copy(base) as Record<string, unknown>;
  const wrong: Diagnostic[] = [];
  for (const variant of variants) {
    delete tree['scenarios'];
    delete tree['accepts'];
    for (const [path, value] of Object.entries(variant.set ?? {})) {
      const diagnostic = applyChange(tree, path, copy(value));
      if (diagnostic) wrong.push(diagnostic);
    }
    mergeOwn(tree, variant);
  }
  if (wrong.length > 0) return fail(...wrong);
  delete tree['extends'];
  delete tree['set'];
  return succeed(tree);
}
