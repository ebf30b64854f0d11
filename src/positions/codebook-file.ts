// A codebook as text: JSON lines, one change a line, made to be appended to. The version of a change is its place, so the
// lines of two people who recorded at once can be joined.
import { z } from 'zod';
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import {
  changeCodebook,
  type Codebook,
  type CodebookChange,
  type CodebookVersion,
  EMPTY_CODEBOOK,
  versionOf,
} from './codebook.ts';

const entry = z.strictObject({ id: z.string().min(1), title: z.string(), definition: z.string().optional() });
export const codebookChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), entry }),
  z.strictObject({ kind: z.literal('define'), ...entry.shape }),
  z.strictObject({ kind: z.literal('merge'), from: z.array(z.string()).min(1), into: z.string() }),
  z.strictObject({ kind: z.literal('split'), from: z.string(), into: z.array(entry) }),
  z.strictObject({ kind: z.literal('retire'), id: z.string() }),
]);
const line = z.strictObject({ by: z.string().min(1), at: z.string().min(1), change: codebookChangeSchema });

/** One line, with its line break; the version is not written, its place says it. */
export function printCodebookVersion({ by, at, change: made }: CodebookVersion): string {
  return `${JSON.stringify({ by, at, change: made })}\n`;
}

/** `undefined` for a line that a crash cut off, which is no JSON; `null` for JSON of another form. */
function parseLine(text: string): z.infer<typeof line> | null | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return undefined;
  }
}

/**
 * The next version as a file has it. Two people may add or retire the same provision at once: the second time defines it
 * anew, or only counts.
 */
function nextVersion(codebook: Codebook, who: { by: string; at: string }, made: CodebookChange): Result<Codebook> {
  const { entries, history } = codebook;
  const isThere = (id: string): boolean => entries.some((each) => each.id === id);
  if (made.kind === 'add' && isThere(made.entry.id))
    return changeCodebook(codebook, who, { kind: 'define', ...made.entry });
  if (made.kind === 'retire' && !isThere(made.id))
    return succeed({ entries, history: [...history, { version: versionOf(codebook) + 1, ...who, change: made }] });
  return changeCodebook(codebook, who, made);
}

/** Text of `codebook.jsonl` → the codebook. A line that a crash cut off is left out. C106. */
export function parseCodebook(text: string): Result<Codebook> {
  const wrong = (at: number, message: string): Diagnostic => ({
    code: 'C106',
    severity: 'error',
    message: `line ${at + 1}: ${message}`,
  });
  let codebook = EMPTY_CODEBOOK;
  for (const [at, each] of text.split('\n').entries()) {
    const read = each.trim() === '' ? undefined : parseLine(each);
    if (read === undefined) continue;
    if (read === null) return fail(wrong(at, 'this is no change of a codebook'));
    const { by, at: when, change: given } = read;
    const next = nextVersion(codebook, { by, at: when }, given as CodebookChange);
    if (!next.ok) return fail(...next.diagnostics.map(({ message }) => wrong(at, message)));
    codebook = next.value;
  }
  return succeed(codebook);
}
