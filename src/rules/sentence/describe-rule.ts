import type { BallotTest, DecisionRule, Groups } from '../types.ts';
import { printAmount } from './print-rule.ts';

type Count = Extract<DecisionRule, { kind: 'count' }>;

function verb(test: BallotTest, many: boolean): string {
  switch (test.kind) {
    case 'not-for':
      return many ? 'do not vote for' : 'does not vote for';
    case 'cast':
      return many ? 'cast a vote or abstain' : 'casts a vote or abstains';
    case 'present':
      return many ? 'are present' : 'is present';
    case 'is':
      if (test.ballot === 'for' || test.ballot === 'against') return `${many ? 'vote' : 'votes'} ${test.ballot}`;
      if (test.ballot === 'abstain') return many ? 'abstain' : 'abstains';
      if (test.ballot === 'absent') return many ? 'are absent' : 'is absent';
      return `${many ? 'cast' : 'casts'} '${test.ballot}'`;
  }
}

function describeCount({ quantifier, base, ballot }: Count, groups: Groups): string {
  const limit = base.of === 'members' ? '' : base.of === 'voting' ? ' who votes for or against' : ' who is present';
  if (quantifier.kind === 'all') return `everybody in ${base.group}${limit} ${verb(ballot, false)}`;
  if (quantifier.kind === 'none') return `nobody in ${base.group}${limit} ${verb(ballot, false)}`;
  const amount = `${quantifier.kind.replace('-', ' ')} ${printAmount(quantifier.amount)}`;
  const limits = base.of === 'members' ? '' : base.of === 'voting' ? ' voting for or against' : ' present';
  if (base.weight !== undefined)
    return `members holding ${amount} of the ${base.weight} of ${base.group}${limits} ${verb(ballot, true)}`;
  const size = groups[base.group]?.members.length;
  const those =
    limits !== ''
      ? `those${limits} in ${base.group}`
      : size === undefined
        ? base.group
        : `the ${size} in ${base.group}`;
  return `${amount} of ${those} ${verb(ballot, true)}`;
}

function describePart(rule: DecisionRule, groups: Groups, inside: boolean): string {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      if (rule.rules.length === 0) return rule.kind === 'and' ? 'whatever the ballots' : 'under no ballots';
      const parts = rule.rules.map((part) => describePart(part, groups, rule.rules.length > 1));
      if (rule.rules.length === 1) return parts[0] ?? '';
      const [joint, opening] = rule.kind === 'and' ? [' and ', 'both '] : [', or ', 'either '];
      return inside ? `(${opening}${parts.join(joint)})` : parts.join(joint);
    }
    case 'count':
      return describeCount(rule, groups);
    case 'more-for-than-against':
      return rule.weight === undefined
        ? `more of ${rule.group} vote for than against`
        : `those voting for in ${rule.group} hold more ${rule.weight} than those voting against`;
    case 'always':
      return 'whatever the ballots';
    case 'never':
      return 'under no ballots';
  }
}

function listCounts(rule: DecisionRule): readonly Count[] {
  if (rule.kind === 'and' || rule.kind === 'or') return rule.rules.flatMap(listCounts);
  return rule.kind === 'count' ? [rule] : [];
}

function describeAbstention(counts: readonly Count[]): string {
  const is = (count: Count, ballot: string): boolean => count.ballot.kind === 'is' && count.ballot.ballot === ballot;
  if (counts.some((count) => count.quantifier.kind === 'all' && is(count, 'for') && count.base.of === 'members')) {
    return '; abstaining or being absent blocks as much as voting against';
  }
  const silentVeto = counts.some((count) => count.quantifier.kind === 'none' && is(count, 'against'));
  return silentVeto ? '; abstaining or being absent does not block' : '';
}

/**
 * A rule in plain English; group sizes are named when `groups` knows them. Cost: linear.
 * @example
 * describeRule(parseRule('none of P5 against').value) // => 'adopted if nobody in P5 votes against; abstaining or being absent does not block'
 */
export function describeRule(rule: DecisionRule, groups: Groups = {}): string {
  if (rule.kind === 'never') return 'never adopted';
  if (rule.kind === 'always') return 'always adopted';
  const either = rule.kind === 'or';
  return `adopted if ${describePart(rule, groups, false)}${either ? '' : describeAbstention(listCounts(rule))}`;
}
