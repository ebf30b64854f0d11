// Resolutions: 'The Assembly,' on a line of its own, and below it what it rejects, demands and calls for.
import { cuesOf } from '../language/cues.ts';
import { isCapital } from '../language/tokens.ts';
import { ADVERBS } from '../language/word-classes.ts';
import type { TextSpan } from '../types.ts';
import { type Draft, sliceOf } from './draft.ts';
import type { Mention } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { preposed, type Verb } from './saying.ts';

export interface Resolver {
  readonly holder: Mention;
  readonly speaker: TextSpan;
}

const RESOLVES = new Set(['body', 'organisation', 'group']);

/** Who resolves, when the sentence is nothing but its name and a comma. */
export function resolverOf({ context: { text, tokens }, mentions }: SentenceMentions): Resolver | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  const holder = mentions[0];
  if (first?.lower !== 'the' || last?.text !== ',' || tokens.length > 9 || holder === undefined) return null;
  if (!RESOLVES.has(holder.kind) || holder.first > 1 || holder.last !== tokens.length - 2) return null;
  return { holder, speaker: sliceOf(text, first.start, holder.end) };
}

function operative({ context: { tokens } }: SentenceMentions): Verb | null {
  let at = 0;
  while (at < 2 && (ADVERBS.has(tokens[at]?.lower ?? '') || tokens[at]?.lower.endsWith('ly') === true)) at += 1;
  if (!isCapital(tokens[0])) return null;
  for (const length of [3, 2, 1]) {
    const words = tokens.slice(at, at + length).map(({ lower }) => lower);
    const senses = cuesOf(words.join(' ')).filter((cue) => cue.class === 'verb' && cue.form === 's');
    if (words.length === length && senses.length > 0) return { at, last: at + length - 1, senses };
  }
  return null;
}

/** '2. Rejects the plan', 'Strongly condemns the attack': statements of the one who resolves. */
export function resolved(sentence: SentenceMentions, { holder, speaker }: Resolver): readonly Draft[] {
  const verb = operative(sentence);
  if (verb === null) return [];
  const subject = {
    mention: holder,
    others: [],
    first: 0,
    last: -1,
    negated: false,
    modal: false,
    verbFrom: verb.at,
    timeFrom: -1,
  };
  return preposed(sentence, verb, subject, 'operative clause of a resolution').map((draft) => ({ ...draft, speaker }));
}
