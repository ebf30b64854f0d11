// Where the parts of a condition stand in the sentence it was read from. Kept beside the rule, not in it: two sentences
// that mean the same are equal rules, and a rule built by a program has no places.
import type { Span } from '../../basics/index.ts';
import type { DecisionRule } from '../types.ts';

/** `group` covers `group.weight`; `amount` and `ballot` are absent where the condition has none. */
export interface AtomSpans {
  readonly whole: Span;
  readonly group: Span;
  readonly amount?: Span;
  readonly ballot?: Span;
}

const places = new WeakMap<DecisionRule, AtomSpans>();

export function noteSpans(atom: DecisionRule, spans: AtomSpans): void {
  places.set(atom, spans);
}

export function spansOf(atom: DecisionRule): AtomSpans | undefined {
  return places.get(atom);
}

/** `copy` stands where `original` does. */
export function copySpans<T extends DecisionRule>(original: DecisionRule, copy: T): T {
  const spans = places.get(original);
  if (spans !== undefined) places.set(copy, spans);
  return copy;
}
