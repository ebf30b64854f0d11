// Verbs whose subject stands before another verb: 'was quick to add', 'is said to favour', 'used the summit to call for'.
import type { SentenceMentions } from './mentions-in.ts';
import { ADVERBS } from '../language/word-classes.ts';
import { type Subject, subjectBefore } from './subject.ts';

const MANNER = /^(?:careful|quick|anxious|at|pains|keen|eager|swift|first|loudest|free)$/;
const HEARSAY = /^(?:said|understood|believed|thought|reported|known|rumoured|rumored|reputed|reportedly)$/;
const ASPECT = /^(?:continues?|continued|begins?|began|starts?|started|seems?|seemed|appears?|appeared|came|comes)$/;
const COPULA = /^(?:is|are|was|were|been|be)$/;
const MEANS = /^(?:use[sd]?|using|t[ao]ken?|took|takes|seize[sd]?|ma[dk]e|makes)$/;
const OCCASION =
  /^(?:speech|address|occasion|opportunity|meeting|summit|visit|session|interview|moment|conference|call|platform|column|sure|care|floor)$/;

/** The subject of a verb behind the 'to' at `to`, when what stands before it only says how, or by hearsay; else `null`. */
export function raised(sentence: SentenceMentions, to: number): Subject | null {
  const { tokens } = sentence.context;
  const of = (verb: number): Subject | null => {
    const subject = subjectBefore(sentence, verb);
    return subject === null || subject.plain === true ? null : subject;
  };
  let k = to - 1;
  while (k > 0 && ADVERBS.has(tokens[k]?.lower ?? '')) k -= 1;
  const [word, before] = [tokens[k]?.lower ?? '', tokens[k - 1]?.lower ?? ''];
  if (word === 'on' && /^(?:went|goes|gone|going)$/.test(before)) return of(k - 1);
  if (ASPECT.test(word)) return of(k);
  if (HEARSAY.test(word) && COPULA.test(before)) return of(k - 1);
  if (MANNER.test(word)) {
    while (k > 0 && (MANNER.test(tokens[k]?.lower ?? '') || /^(?:the|very|always|also)$/.test(tokens[k]?.lower ?? '')))
      k -= 1;
    return COPULA.test(tokens[k]?.lower ?? '') ? of(k) : null;
  }
  if (!OCCASION.test(word)) return null;
  for (let back = k - 1; back > Math.max(0, k - 7); back -= 1)
    if (MEANS.test(tokens[back]?.lower ?? '')) return of(back);
  return null;
}
