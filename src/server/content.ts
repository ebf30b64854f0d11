// Content as JSON carries it ⇄ bytes.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import { asText, checkContent, checkPath, notAPath } from '../store/index.ts';
import type { ApiConflict, ApiNewFile } from './api-types.ts';

interface Content {
  readonly text?: string;
  readonly base64?: string;
}

export function toContent(content: Uint8Array): Content {
  const text = asText(content);
  return text === undefined ? { base64: Buffer.from(content).toString('base64') } : { text };
}

export function fromContent({ text, base64 }: Content): Uint8Array {
  return text === undefined ? new Uint8Array(Buffer.from(base64 ?? '', 'base64')) : new TextEncoder().encode(text);
}

/** A file as it may be kept: S205 for its path, S208 for content that belies its name. */
export function checkFile(path: string, content: Uint8Array): Result<string> {
  const checked = checkPath(path);
  if (!checked.ok) return checked;
  const kind = checkContent(path, content);
  return kind.ok ? checked : kind;
}

export function checkFiles(files: Iterable<readonly [string, Uint8Array]>): Result<ReadonlyMap<string, Uint8Array>> {
  const kept = new Map<string, Uint8Array>();
  const wrong: Diagnostic[] = [];
  for (const [path, content] of files) {
    const checked = checkFile(path, content);
    if (!checked.ok) wrong.push(...checked.diagnostics);
    else if (kept.has(path)) wrong.push(notAPath(path, 'is given twice'));
    else kept.set(path, content);
  }
  return wrong.length > 0 ? fail(...wrong.slice(0, 20)) : succeed(kept);
}

export function readFiles(files: readonly ApiNewFile[]): Result<ReadonlyMap<string, Uint8Array>> {
  return checkFiles(files.map((file) => [file.path, fromContent(file)] as const));
}

function base64Of(content: Uint8Array | null): string | undefined {
  return content === null ? undefined : toContent(content).base64;
}

/** Both sides of a conflict as a page shows them. */
export function toSides(
  yours: Uint8Array | null,
  theirs: Uint8Array | null,
): Pick<ApiConflict, 'yours' | 'theirs' | 'yoursBase64' | 'theirsBase64'> {
  const [yoursBase64, theirsBase64] = [base64Of(yours), base64Of(theirs)];
  return {
    yours: yours === null ? null : (toContent(yours).text ?? null),
    theirs: theirs === null ? null : (toContent(theirs).text ?? null),
    ...(yoursBase64 === undefined ? {} : { yoursBase64 }),
    ...(theirsBase64 === undefined ? {} : { theirsBase64 }),
  };
}
