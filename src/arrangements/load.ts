import { type Diagnostic, fail, type Result, type Span, succeed } from '../basics/index.ts';
import { explainIssues } from './explain-issue.ts';
import { checkLinks } from './links.ts';
import { type Arrangement, arrangementSchema } from './schema.ts';
import { parseSource, type Path, type SourceTree } from './source.ts';

/** An arrangement with the text it came from. `warnings` never prevent loading. */
export interface LoadedArrangement {
  readonly arrangement: Arrangement;
  readonly text: string;
  readonly file?: string;
  readonly warnings: readonly Diagnostic[];
  /** The range of the value at a path of ids (`procedures.activate.stages.decide.rule`), or of what encloses it. */
  readonly locate: (path: string | Path) => Span;
}

export interface WhereFrom {
  readonly file?: string;
}

function hollow(source: SourceTree): Diagnostic | undefined {
  const { value, file } = source;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  const span = source.locate([]);
  const message = 'an arrangement is a block of keys: casus, id, title, groups, procedures …';
  return { code: 'A113', severity: 'error', message, span, ...(file === undefined ? {} : { file }) };
}

/**
 * Reads one arrangement file: YAML 1.2 or JSON text → typed tree, positions kept. One diagnostic per mistake, each with
 * a span. Never throws. Cost: O(text) and one parse per rule sentence.
 * A variant (`extends`) is checked for form here and for links after `resolveVariant`.
 * @example
 * parseArrangement('casus: 1\nid: none\n').ok // => true
 * parseArrangement('casus: 1\nid: x\nstatsu: draft\n').diagnostics[0].help // => "did you mean 'status'?"
 */
export function parseArrangement(text: string, where: WhereFrom = {}): Result<LoadedArrangement> {
  const source = parseSource(text, where);
  if (!source.ok) return source;
  const wrong = hollow(source.value);
  if (wrong) return fail(wrong);
  const parsed = arrangementSchema.safeParse(source.value.value);
  if (!parsed.success) return fail(...explainIssues(parsed.error.issues, arrangementSchema, source.value));
  const linked = checkLinks(parsed.data, source.value);
  const errors = linked.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return fail(...errors);
  const { locate } = source.value;
  return succeed({ arrangement: parsed.data, text, ...where, warnings: linked, locate });
}
