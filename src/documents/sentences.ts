import type { Span } from '../basics/index.ts';

const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|Art|vs|Lt|Col|Prof)|\b[A-Z])\.$/;
const LONGEST = 4000;

/** Sentences of one line; a sentence of more than 4000 characters is cut there. Linear. */
export function sentencesOf(text: string, start: number, end: number): readonly Span[] {
  const sentences: Span[] = [];
  const line = text.slice(start, end);
  const stops = /[.!?]+["”’)\]]*(?=\s+["“‘([]?[\p{Lu}\d])|[.!?]["”](?=\s)|\.\(\w\)/gu;
  let from = 0;
  const push = (to: number): void => {
    for (let at = from; at < to; at += LONGEST)
      sentences.push({ start: start + at, end: start + Math.min(to, at + LONGEST) });
  };
  for (const stop of line.matchAll(stops)) {
    const to = stop.index + stop[0].length;
    if (stop[0] === '.' && ABBREVIATION.test(line.slice(Math.max(0, to - 8), to))) continue;
    if (/^\d+\.$/.test(line.slice(from, to).trim())) continue;
    push(to);
    from = to;
    while (from < line.length && line[from] === ' ') from += 1;
  }
  push(line.length);
  return sentences;
}
