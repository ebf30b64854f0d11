// Posts that a page shows as they stand: who wrote them, by the line above or below.
import type { Span } from '../../basics/index.ts';
import type { DocumentLine } from '../types.ts';

export interface Post {
  /** The name in the line above or below the post, without its handle and date. */
  readonly name: string;
  readonly label: Span;
}

const HANDLE = String.raw`@\w[\w.]{1,30}`;
const NAMED = String.raw`(?<name>\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’&-]+){0,7})`;
/** '— Ana Rua (@anarua) March 3, 2027', as an embedded post ends. */
const SIGNATURE = new RegExp(String.raw`^[—–-]{1,2} ?${NAMED} \(${HANDLE}\)`, 'u');
/** 'Ana Rua @anarua · 2h', 'Ana Rua (@anarua):', as one begins in a thread. */
const HEADER = new RegExp(String.raw`^${NAMED} [(]?${HANDLE}[)]?(?: ?[·•|,:–-] ?.{0,40})?$`, 'u');

/** The posts of a page by the number of each of their lines, and the lines that only name who posts. Linear. */
export function postsOf(
  text: string,
  lines: readonly DocumentLine[],
): { readonly posts: ReadonlyMap<number, Post>; readonly labels: ReadonlySet<number> } {
  const posts = new Map<number, Post>();
  const labels = new Set<number>();
  let begun: Post | null = null;
  for (const [k, line] of lines.entries()) {
    const words = text.slice(line.start, Math.min(line.end, line.start + 160));
    const name = (match: RegExpExecArray): Post => {
      const at = line.start + match[0].indexOf(match.groups?.['name'] ?? '');
      const found = match.groups?.['name'] ?? '';
      return { name: found, label: { start: at, end: at + found.length } };
    };
    const signed = SIGNATURE.exec(words);
    if (signed !== null) {
      labels.add(line.line);
      for (let back = k - 1; back >= Math.max(0, k - 6); back -= 1) {
        const before = lines[back];
        if (before === undefined || (before.role !== 'quote_block' && back < k - 1) || before.role === 'dateline')
          break;
        posts.set(before.line, name(signed));
      }
      begun = null;
      continue;
    }
    const header = line.end - line.start < 120 ? HEADER.exec(words) : null;
    if (header !== null) {
      labels.add(line.line);
      begun = name(header);
    } else if (line.role === 'subhead' || line.role === 'title') begun = null;
    else if (begun !== null && line.role !== 'dateline' && line.role !== 'byline') posts.set(line.line, begun);
  }
  return { posts, labels };
}
