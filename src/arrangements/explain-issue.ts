// Zod's findings → one located sentence per mistake, with the nearest word the author probably meant.
import type { z } from 'zod';
import { type Diagnostic, nearest } from '../basics/index.ts';
import type { Path, SourceTree } from './source.ts';

/** What a union would also have taken at the same place: kinds of values. */
type Issue = z.core.$ZodIssue & { readonly kinds?: readonly string[] };
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly checks?: readonly z.core.$ZodCheck[];
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}

/** The schemas that may stand one step below; unions give several. */
function below(schema: z.core.$ZodType, part: string | number): readonly z.core.$ZodType[] {
  const definition = definitionOf(schema);
  if (definition.innerType) return below(definition.innerType, part);
  if (definition.options) return definition.options.flatMap((option) => below(option, part));
  const child = definition.shape?.[String(part)] ?? definition.valueType ?? definition.element;
  return child ? [child] : [];
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  const definition = definitionOf(schema);
  if (definition.innerType) return keysOf(definition.innerType);
  if (definition.options) return definition.options.flatMap(keysOf);
  return Object.keys(definition.shape ?? {});
}

/** All keys the format knows at a path. */
export function listKeysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  let here: readonly z.core.$ZodType[] = [schema];
  for (const part of path) here = here.flatMap((each) => below(each, part));
  return [...new Set(here.flatMap(keysOf))];
}

/** The format's own sentence on how text at a path is written. */
function howToWrite(schema: z.core.$ZodType, path: Path): string | undefined {
  let here: readonly z.core.$ZodType[] = [schema];
  for (const part of path) here = here.flatMap((each) => below(each, part));
  const sentences = (each: z.core.$ZodType): readonly string[] => {
    const { innerType, options = [], checks = [] } = definitionOf(each);
    return [...(innerType ? [innerType] : []), ...options].flatMap(sentences).concat(
      checks.flatMap((check) => {
        const { error } = check._zod.def;
        const said: unknown = typeof error === 'function' ? (error as () => unknown)() : undefined;
        return typeof said === 'string' ? [said] : [];
      }),
    );
  };
  return here.flatMap(sentences)[0];
}

/** How likely a branch of a union is the one the author meant: 3 when its top level fits. */
function closeness(issues: readonly Issue[]): number {
  if (issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys')) {
    return issues.some((issue) => issue.path.length > 0) ? 3 : 2.5;
  }
  return issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0) ? 0 : 2;
}

function flatten(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const flat = issue.errors.map((branch) => branch.flatMap((inner) => flatten(inner)));
  let best = flat[0] ?? [];
  for (const branch of flat) if (closeness(branch) > closeness(best)) best = branch;
  const words = flat.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === 'invalid_value' && inner.path.length === 0 ? inner.values : [])),
  );
  const kinds = flat.flatMap((branch) =>
    branch.flatMap((inner) => [
      ...(inner.code === 'invalid_type' && inner.path.length === 0 ? [inner.expected] : []),
      ...(inner.path.length === 0 ? (inner.kinds ?? []) : []),
    ]),
  );
  return best.map((inner) => ({
    ...inner,
    ...(inner.path.length === 0 ? { kinds } : {}),
    ...(inner.code === 'invalid_value' && inner.path.length === 0 ? { values: words } : {}),
    path: [...issue.path, ...inner.path],
  })) as readonly Issue[];
}

function pathOf(issue: Issue): Path {
  return issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}

function valueAt(tree: unknown, path: Path): unknown {
  let value = tree;
  for (const part of path) value = (value as Record<string, unknown> | null | undefined)?.[part];
  return value;
}

function nameOfKind(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a block of keys';
  return typeof value === 'string' ? `'${value.slice(0, 60)}'` : JSON.stringify(value);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
  record: 'a block of keys',
  tuple: 'a pair',
  json: 'a value',
};

interface Context {
  readonly schema: z.core.$ZodType;
  readonly source: SourceTree;
  readonly where: { readonly file?: string };
}

function unknownKeys(keys: readonly string[], path: Path, { schema, source, where }: Context): Diagnostic[] {
  const known = listKeysAt(schema, path);
  return keys.map((key) => {
    const meant = nearest(key, known);
    return {
      code: 'A110',
      severity: 'error',
      message: `unknown key '${key.slice(0, 60)}'`,
      span: source.locateKey([...path, key]),
      help: meant ? `did you mean '${meant}'?` : `known here: ${known.slice(0, 30).join(', ')}`,
      ...(meant ? { fix: meant } : {}),
      ...where,
    };
  });
}

function unknownWord(path: Path, values: readonly unknown[], { source, where }: Context): Diagnostic {
  const value = valueAt(source.value, path);
  const words = [...new Set(values.map(String))];
  const meant = typeof value === 'string' ? nearest(value, words) : undefined;
  return {
    code: 'A114',
    severity: 'error',
    message: `${nameOfKind(value)} is not known here`,
    span: source.locate(path),
    help: meant ? `did you mean '${meant}'?` : `one of: ${words.slice(0, 30).join(', ')}`,
    ...(meant ? { fix: meant } : {}),
    ...where,
  };
}

/** The wrong kind of value; a way to write the right one, where the format has a sentence on it. */
function wrongKind(path: Path, expected: readonly string[], { schema, source, where }: Context): Diagnostic {
  const value = valueAt(source.value, path);
  const named = [...new Set(expected)].map((kind) => KINDS[kind] ?? kind);
  // A block can always stand for an open leaf: what the leaf itself may be is what the author needs.
  const plain = named.length > 1 ? named.filter((kind) => kind !== KINDS['object']) : named;
  const help = howToWrite(schema, path);
  return {
    code: 'A113',
    severity: 'error',
    message: `expected ${plain.length === 0 ? 'another kind of value' : plain.join(' or ')}, found ${nameOfKind(value)}`,
    span: source.locate(path),
    ...(help === undefined ? {} : { help }),
    ...where,
  };
}

/** `'count' is 0; it must be at least 1`; undefined for what is not a number or a length. */
function outOfBounds(
  issue: Extract<Issue, { readonly code: 'too_small' | 'too_big' }>,
  path: Path,
  value: unknown,
): string | undefined {
  const name = path.length === 0 ? 'the value' : `'${path.map(String).join('.')}'`;
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum);
  const most = issue.code === 'too_small' ? (issue.inclusive === false ? 'more than' : 'at least') : 'at most';
  if (typeof value === 'number') return `${name} is ${value}; it must be ${most} ${limit}`;
  if (Array.isArray(value))
    return value.length === 0
      ? `${name} is an empty list`
      : `${name} has ${value.length} entries; it must have ${most} ${limit}`;
  if (typeof value === 'string') return value === '' ? `${name} is empty` : `${name} has more than ${limit} characters`;
  return undefined;
}

function describeIssue(issue: Issue, context: Context): Diagnostic[] {
  const { source, where } = context;
  const path = pathOf(issue);
  const value = valueAt(source.value, path);
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, context);
  if (value === undefined && path.length > 0) {
    const message = `'${String(path.at(-1))}' is missing`;
    const span = source.locateKey(path.slice(0, -1));
    return [{ code: 'A111', severity: 'error', message, span, ...where }];
  }
  const kinds = issue.kinds ?? [];
  if (issue.code === 'invalid_value' && (typeof value === 'string' || kinds.length === 0))
    return [unknownWord(path, issue.values, context)];
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union' || issue.code === 'invalid_value')
    return [wrongKind(path, kinds.length > 0 || issue.code !== 'invalid_type' ? kinds : [issue.expected], context)];
  const size = issue.code === 'too_small' || issue.code === 'too_big' ? outOfBounds(issue, path, value) : undefined;
  if (size !== undefined)
    return [{ code: 'A115', severity: 'error', message: size, span: source.locate(path), ...where }];
  const duration = issue.code === 'invalid_format' && issue.message.startsWith('a duration');
  const inner = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [
    {
      code: duration ? 'A112' : 'A115',
      severity: 'error',
      message: duration ? `${nameOfKind(value)} is not a duration` : inner,
      span: issue.code === 'invalid_key' ? source.locateKey(path) : source.locate(path),
      ...(duration ? { help: issue.message } : {}),
      ...where,
    },
  ];
}

/** A key that is missing and one that is unknown but nearly the same are one mistake. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const meant = new Set(
    diagnostics.flatMap(({ code, fix }) => (code === 'A110' && fix ? [`'${fix}' is missing`] : [])),
  );
  return diagnostics.filter(({ code, message }) => code !== 'A111' || !meant.has(message));
}

/** At most a hundred located diagnostics for what Zod found in `source`. */
export function explainIssues(issues: readonly Issue[], schema: z.core.$ZodType, source: SourceTree): Diagnostic[] {
  const where = source.file === undefined ? {} : { file: source.file };
  const all = issues.flatMap(flatten).flatMap((issue) => describeIssue(issue, { schema, source, where }));
  const seen = new Set<string>();
  return withoutEchoes(all)
    .filter(({ code, span, message }) => {
      const key = `${code} ${span?.start} ${message}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, 100);
}
