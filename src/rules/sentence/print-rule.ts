import type { Amount, BallotTest, Base, DecisionRule, Quantifier } from '../types.ts';

export function printAmount(amount: Amount): string {
  if (amount.kind === 'number') return `${amount.value}`;
  if (amount.kind === 'range') return `${amount.low}..${amount.high}`;
  const scale = `${amount.den}`;
  if (amount.written === 'fraction' || !/^100+$/.test(scale)) return `${amount.num}/${amount.den}`;
  const decimals = scale.length - 3;
  const digits = `${amount.num}`.padStart(decimals + 1, '0');
  return decimals === 0 ? `${digits}%` : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}%`;
}

function printQuantifier(quantifier: Quantifier): string {
  if (quantifier.kind === 'all' || quantifier.kind === 'none') return quantifier.kind;
  return `${quantifier.kind.replace('-', ' ')} ${printAmount(quantifier.amount)}`;
}

export function printBase({ group, weight, of }: Base): string {
  return `${of === 'members' ? '' : `${of} in `}${group}${weight === undefined ? '' : `.${weight}`}`;
}

function printBallot(test: BallotTest): string {
  return test.kind === 'is' ? test.ballot : test.kind.replace('-', ' ');
}

function needsParentheses(part: DecisionRule, inside: 'and' | 'or'): boolean {
  const composite = (part.kind === 'and' || part.kind === 'or') && part.rules.length > 1;
  return composite && !(inside === 'or' && part.kind === 'and');
}

/**
 * The sentence of a rule; parsing it gives the rule again. Cost: linear.
 * @example
 * printRule(parseRule('ALL  of P5 for').value) // => 'all of P5 for'
 */
export function printRule(rule: DecisionRule): string {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      if (rule.rules.length === 0) return rule.kind === 'and' ? 'always' : 'never';
      const parts = rule.rules.map((part) =>
        needsParentheses(part, rule.kind) ? `(${printRule(part)})` : printRule(part),
      );
      return parts.join(` ${rule.kind} `);
    }
    case 'count':
      return `${printQuantifier(rule.quantifier)} of ${printBase(rule.base)} ${printBallot(rule.ballot)}`;
    case 'more-for-than-against':
      return `more for than against in ${rule.group}${rule.weight === undefined ? '' : `.${rule.weight}`}`;
    case 'always':
    case 'never':
      return rule.kind;
  }
}
