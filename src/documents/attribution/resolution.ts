// Resolutions: 'The Assembly,' on a line of its own, and below it what it rejects, demands and calls for.
import { cuesOf } from '../language/cues.ts';
import { isCapital } from '../language/tokens.ts';
import { ADVERBS } from '../language/word-classes.ts';
import type { TextSpan } from '../types.ts';
import { type Draft, sliceOf } from './draft.ts';
import { type Mention, slug } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';
import { make } from './named.ts';
import { preposed, type Verb } from './saying.ts';

export interface Resolver {
  readonly holder: Mention;
  readonly speaker: TextSpan;
}

const RESOLVES = new Set(['body', 'organisation', 'group']);

/** Who resolves, when the sentence is nothing but its name and a comma. */
export function resolverOf({ context, mentions }: SentenceMentions): Resolver | null {
  const { text, tokens } = context;
  const [first, last] = [tokens[0], tokens.at(-1)];
  const named = mentions[0];
  if (first?.lower !== 'the' || last?.text !== ',' || tokens.length > 9 || named === undefined) return null;
  if (!RESOLVES.has(named.kind) || named.first > 1 || named.last !== tokens.length - 2) return null;
  const end = tokens.length - 2;
  const name = text.slice(tokens[1]?.start, tokens[end]?.end);
  // 'The Congress' that resolves is the page's own, not the one that goes by that word alone elsewhere.
  const own: Mention =
    end > 1 ? named : make(context, 0, end, { id: slug(name), kind: 'body', name, represents: null });
  return { holder: own, speaker: sliceOf(text, first.start, tokens[end]?.end ?? last.start) };
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
