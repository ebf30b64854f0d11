import type { TextSpan } from '../types.ts';

const OPENER =
  /\b(?:(?:but )?only (?:if|when|once|after|with)|if|provided(?: that)?|providing(?: that)?|on (?:the )?condition that|on the understanding that|unless|until|as long as|so long as|in (?:return|exchange) for|subject to|in the event (?:of|that)|conditional on|contingent on|so far as|assuming)\b/i;
/** After a condition at the head of a sentence, the comma before the main clause. */
const MAIN_CLAUSE =
  /, (?=(?:then )?(?:the|a|an|he|she|it|they|we|i|his|its|no|any|each|all|\p{Lu}[\p{L}.]*)\b[^,]{0,60}\b(?:will|would|can|could|may|might|must|should|shall|is|are|was|were|has|have|do|does)\b)/u;
const CLAUSE_BREAK = /; |[”"]? ?, (?:but|and (?:he|she|they|it)\b|which|while|whereas)|[.!?][”"’)]*(?= |$)| — | – /;

/** The condition stated in a stretch of text, whole clause, or `null`: 'if Article 3, paragraph 3, is kept'. */
export function findCondition(text: string, start: number, end: number): TextSpan | null {
  const words = text.slice(start, end);
  const opener = OPENER.exec(words);
  if (opener === null) return null;
  if (
    /^(?:if|whether)$/i.test(opener[0]) &&
    /\b(?:ask\w*|wonder\w*|see|know|unclear|even|as|what) $/i.test(
      words.slice(Math.max(0, opener.index - 12), opener.index),
    )
  )
    return null;
  const rest = words.slice(opener.index);
  const fronted = /^(?:[“"]|that )?$/i.test(words.slice(0, opener.index).trim());
  const main = fronted ? MAIN_CLAUSE.exec(rest) : null;
  const stop = main?.index ?? CLAUSE_BREAK.exec(rest)?.index ?? rest.length;
  const found = rest.slice(0, stop).replace(/[\s,.;:”"]+$/u, '');
  const from = start + opener.index;
  return found.split(' ').length < 2 ? null : { start: from, end: from + found.length, text: found };
}
