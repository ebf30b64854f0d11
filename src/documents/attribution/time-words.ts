import type { Span } from '../../basics/index.ts';
import { isCapital, type Token } from '../language/tokens.ts';

/** Words that say how, where one word would do: 'at once condemned', 'resisted in vain'. */
export const ADVERBIALS: ReadonlySet<string> = new Set([
  'at once',
  'in public',
  'in private',
  'in vain',
  'at first',
  'in principle',
  'for now',
  'at last',
  'in turn',
  'in effect',
  'once again',
  'yet again',
  'so far',
  'in part',
]);

const BARE =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|yesterday|today)$/;
const TIMES = /^(?:on|in|last|this|yesterday|today|earlier|late|early)$/;
const DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|yesterday|today|week|month|year|night|evening|morning|afternoon)$/;

/** Past the words about when: 'on Friday', 'in February', 'last week'. */
export function skipTime(tokens: readonly Token[], at: number): { readonly at: number; readonly time: Span | null } {
  if (!TIMES.test(tokens[at]?.lower ?? '') && !BARE.test(tokens[at]?.lower ?? '')) return { at, time: null };
  let k = at;
  while (TIMES.test(tokens[k]?.lower ?? '')) k += 1;
  const from = k;
  while (DAY.test(tokens[k]?.lower ?? '') || (tokens[k]?.kind === 'number' && (k > from || isCapital(tokens[k + 1]))))
    k += 1;
  const only = /^(?:yesterday|today)$/.test(tokens[at]?.lower ?? '');
  if (k === from && !only) return { at, time: null };
  return { at: k, time: { start: tokens[at]?.start ?? 0, end: tokens[k - 1]?.end ?? 0 } };
}
