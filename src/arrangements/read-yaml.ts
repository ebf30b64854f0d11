import type { z } from 'zod';
import { fail, type Result, type Span, succeed } from '../basics/index.ts';
import { explainIssues } from './explain-issue.ts';
import { parseSource, type Path } from './source.ts';

/** A YAML file that fits a schema, with the place of every value. */
export interface ReadYaml<T> {
  readonly value: T;
  readonly locate: (path: string | Path) => Span;
}

/** Reads any file of a dossier: YAML 1.2 text → what `schema` says; one located diagnostic per mistake. Cost: O(text). */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  where: { readonly file?: string } = {},
): Result<ReadYaml<z.infer<S>>> {
  const source = parseSource(text, where);
  if (!source.ok) return source;
  const parsed = schema.safeParse(source.value.value);
  if (!parsed.success) return fail(...explainIssues(parsed.error.issues, schema, source.value));
  return succeed({ value: parsed.data, locate: source.value.locate });
}
