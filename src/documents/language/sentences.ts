import type { Span } from '../../basics/index.ts';

const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Art|vs|Lt|Col|Prof)|\b[A-Z])\.$/;
const LONGEST = 1600;

/** Sentences of one line, quotations kept whole; one of more than 1600 characters is cut there. Linear. */
export function sentencesOf(text: string, start: number, end: number, quotes: readonly Span[] = []): readonly Span[] {
  const sentences: Span[] = [];
  const line = text.slice(start, end);
  const stops = /[.!?]+["”’)\]]*(?=\s+["“‘([]?[\p{Lu}\d])|[.!?]["”](?=\s+[^\p{Ll}\s])|\.\(\w\)/gu;
  let from = 0;
  let quote = 0;
  const push = (to: number): void => {
    for (let at = from; at < to; at += LONGEST)
      sentences.push({ start: start + at, end: start + Math.min(to, at + LONGEST) });
  };
  for (const stop of line.matchAll(stops)) {
    const to = stop.index + stop[0].length;
    if (
      stop[0] === '.' &&
      ABBREVIATION.test(line.slice(Math.max(0, to - 8), to)) &&
      !/ \p{Ll}+ \p{Lu}\.$|\b(?:Alternative|Option|Annex|Variant|Version|Part|Zone|Plan|Group|Draft) \p{Lu}\.$/u.test(
        line.slice(Math.max(0, to - 16), to),
      ) &&
      // 'No. That is a red line': a number follows where it is short for one.
      !(/(?:^|[\s“"])No\.$/.test(line.slice(Math.max(0, to - 4), to)) && !/^\s*\d/.test(line.slice(to, to + 4)))
    )
      continue;
    if (/^\d+\.$/.test(line.slice(from, to).trim())) continue;
    while ((quotes[quote]?.end ?? Number.POSITIVE_INFINITY) < start + to) quote += 1;
    const around = quotes[quote];
    if (around !== undefined && around.start < start + stop.index && start + to < around.end) continue;
    push(to);
    from = to;
    while (from < line.length && line[from] === ' ') from += 1;
  }
  push(line.length);
  return sentences;
}
