// Attributions derived from GUM (one JSON document a line): contents by likeness, speakers by overlap.
import type { Span } from '../../src/basics/index.ts';
import { readDocument } from '../../src/documents/index.ts';
import { lengthOf, matchContents, merged, overlap, shared } from './gold.ts';
import type { Counts, Mistake, PageScore } from './score-page.ts';

export interface GumDocument {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly {
    readonly content: readonly (Span & { readonly text: string })[];
    readonly speaker: Span | null;
  }[];
}

export function scoreGum(document: GumDocument): PageScore {
  const read = readDocument(document.text, { format: 'text' });
  const statements = read.ok ? read.value.statements : [];
  const gold = document.attributions;
  const matched = matchContents(gold, statements);
  const hit = new Set(matched.map(([one]) => one));
  const used = new Set(matched.map(([, other]) => other));
  const contents = (all: readonly { readonly content: readonly Span[] }[]): readonly Span[] =>
    merged(all.flatMap(({ content }) => content));
  const speakers = matched.filter(([one]) => one.speaker !== null);
  const right = speakers.filter(([one, other]) => one.speaker !== null && overlap(one.speaker, other.speaker) > 0);
  const words = (spans: readonly { readonly text: string }[]): string =>
    spans
      .map(({ text }) => text)
      .join(' … ')
      .replace(/\s+/g, ' ')
      .slice(0, 220);
  const counts: Counts = {
    matched: matched.length,
    gold: gold.length,
    found: statements.length,
    speaker: right.length,
    speakerAll: speakers.length,
    charsShared: shared(contents(gold), contents(statements)),
    charsGold: lengthOf(contents(gold)),
    charsFound: lengthOf(contents(statements)),
  };
  const mistakes: Mistake[] = [
    ...gold
      .filter((one) => !hit.has(one))
      .map((one) => ({
        kind: shared(one.content, contents(statements)) > 0 ? 'missed: span wrong' : 'missed: nothing there',
        words: words(one.content),
      })),
    ...statements
      .filter((one) => !used.has(one))
      .map((one) => ({
        kind: shared(one.content, contents(gold)) > 0 ? 'false: span wrong' : 'false: no statement there',
        words: `${one.speaker.text} [${one.cue?.text ?? ''}] ${words(one.content)}`,
      })),
    ...speakers
      .filter((pair) => !right.includes(pair))
      .map(([, other]) => ({ kind: 'wrong speaker', words: `${other.speaker.text}: ${words(other.content)}` })),
  ];
  return { counts, mistakes };
}
