import type { DecisionRule, Quantifier } from '../types.ts';
import { copySpans } from './spans.ts';

function eachAtom(rule: DecisionRule, visit: (atom: DecisionRule) => void): void {
  if (rule.kind === 'and' || rule.kind === 'or') for (const part of rule.rules) eachAtom(part, visit);
  else visit(rule);
}

/**
 * The groups a rule names, each once, in order of appearance.
 * @example
 * listGroupsOf(parseRule('all of P5 for and none of council against').value) // => ['P5', 'council']
 */
export function listGroupsOf(rule: DecisionRule): readonly string[] {
  const names = new Set<string>();
  eachAtom(rule, (atom) => {
    if (atom.kind === 'count') names.add(atom.base.group);
    if (atom.kind === 'more-for-than-against') names.add(atom.group);
  });
  return [...names];
}

function closeRange(quantifier: Quantifier, hardest: boolean): Quantifier {
  if (quantifier.kind === 'all' || quantifier.kind === 'none' || quantifier.amount.kind !== 'range') return quantifier;
  const { low, high } = quantifier.amount;
  const demanding = quantifier.kind === 'at-least' || quantifier.kind === 'more-than';
  return { kind: quantifier.kind, amount: { kind: 'number', value: demanding === hardest ? high : low } };
}

function closeRanges(rule: DecisionRule, hardest: boolean): DecisionRule {
  if (rule.kind === 'and' || rule.kind === 'or') {
    return { kind: rule.kind, rules: rule.rules.map((part) => closeRanges(part, hardest)) };
  }
  if (rule.kind !== 'count') return rule;
  return copySpans(rule, { ...rule, quantifier: closeRange(rule.quantifier, hardest) });
}

/**
 * The two ends of a rule with ranges n..m: whatever `high` adopts, `low` adopts, and every closing of the ranges lies
 * between. A rule without ranges comes back twice.
 * @example
 * printRule(ruleEnds(parseRule('at least 2..4 of G for').value).high) // => 'at least 4 of G for'
 */
export function ruleEnds(rule: DecisionRule): { readonly low: DecisionRule; readonly high: DecisionRule } {
  return { low: closeRanges(rule, false), high: closeRanges(rule, true) };
}
