// 'an idea that Eden embraced', 'The proposal, which Ukraine supports, …': what is held stands before the one who holds it.
import { type CueSense, cuesOf } from '../language/cues.ts';
import { ADVERBS, DETERMINERS } from '../language/word-classes.ts';
import { type Draft, makeDraft, sliceOf } from './draft.ts';
import type { Mention } from './mention.ts';
import type { SentenceMentions } from './mentions-in.ts';

const HELD =
  /^(?:idea|proposal|plan|demand|offer|text|draft|clause|rule|formula|compromise|notion|solution|step|move|measure|scheme|bill|treaty|pact|deal|agreement|condition|suggestion|request|decision|version|option|resolution|motion|principle|veto|ban|fund|quota)s?$/;
const HOLDS = /^(?:state|organisation|body|group|person|unnamed_person|office)$/;

const attitudes = (word: string): readonly CueSense[] =>
  cuesOf(word).filter(
    ({ class: kind, form, stance, frames }) =>
      kind === 'verb' && (form === 'past' || form === 's') && stance !== 'claims' && frames.has('n'),
  );

/** Behind ', according to two diplomats,' and adverbs. */
function skipAside({ context: { tokens } }: SentenceMentions, at: number): number {
  let k = at;
  if (tokens[k]?.text === ',') {
    const close = tokens.findIndex(({ text }, j) => j > k && j < k + 8 && text === ',');
    if (close !== -1) k = close + 1;
  }
  while (ADVERBS.has(tokens[k]?.lower ?? '') || /^(?:has|have|had)$/.test(tokens[k]?.lower ?? '')) k += 1;
  return k;
}

function heldBy(sentence: SentenceMentions, holder: Mention, link: number, object: readonly [number, number]): Draft[] {
  const { text, tokens } = sentence.context;
  const at = skipAside(sentence, holder.last + 1);
  const [cue] = attitudes(tokens[at]?.lower ?? '');
  const next = tokens[at + 1];
  // The object is the relative: nothing may follow that could be one.
  if (cue === undefined || !(next === undefined || /^[,.;:—–)]$|^(?:and|but|or)$/.test(next.lower))) return [];
  const subject = {
    first: holder.first,
    last: holder.last,
    mention: holder,
    others: [],
    negated: false,
    modal: false,
    verbFrom: at,
    timeFrom: -1,
  };
  const [from, to] = object;
  const content = [sliceOf(text, tokens[from]?.start ?? 0, tokens[to]?.end ?? 0)];
  const draft = makeDraft({
    text,
    tokens,
    subject,
    cue,
    cueFrom: at,
    cueTo: at,
    content,
    rule: `what '${tokens[link]?.text}' stands for is held`,
  });
  return draft === null ? [] : [draft];
}

/** Attitudes of relative clauses whose object is the noun before them. */
export function relativeObjects(sentence: SentenceMentions): readonly Draft[] {
  const { tokens } = sentence.context;
  const drafts: Draft[] = [];
  let object: readonly [number, number] | null = null;
  for (const [k, token] of tokens.entries()) {
    if (!/^(?:that|which)$/.test(token.lower) || token.quoted) continue;
    const holder = sentence.mentions.find(
      ({ first, kind, demonym }) => HOLDS.test(kind) && demonym !== true && (first === k + 1 || first === k + 2),
    );
    if (holder === undefined || (holder.first === k + 2 && !DETERMINERS.has(tokens[k + 1]?.lower ?? ''))) continue;
    const noun = tokens[k - 1]?.text === ',' ? k - 2 : k - 1;
    if (HELD.test(tokens[noun]?.lower ?? '')) {
      let from = noun;
      while (from > 0 && noun - from < 5 && !DETERMINERS.has(tokens[from]?.lower ?? '')) from -= 1;
      if (!DETERMINERS.has(tokens[from]?.lower ?? '')) continue;
      object = [from, noun];
    } else if (!/^(?:and|but)$/.test(tokens[k - 1]?.lower ?? '')) object = null;
    if (object !== null) drafts.push(...heldBy(sentence, holder, k, object));
  }
  return drafts;
}
