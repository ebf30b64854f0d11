// A rule sentence → the sentence a diplomat would write, with the group's own words and numbers.
import { type Amount, type BallotTest, type DecisionRule, parseRule } from '../rules/index.ts';
import { expandMembers } from './groups.ts';
import { takesPlural } from './number.ts';
import { listReadings } from './open-leaf.ts';
import { EACH_DECIDES } from './rule-text.ts';
import type { Arrangement, GroupMember } from './schema.ts';

const WITH_DETERMINER = /^(?:the|all|each|every|both|any|an?)\b/;

/** A group's title, without one its id; with an article where it is a common word without one. */
export function nameGroup(arrangement: Arrangement, id: string): string {
  const name = arrangement.groups[id]?.title ?? id;
  return /^[a-z][a-z -]{2}/.test(name) && !WITH_DETERMINER.test(name) ? `the ${name}` : name;
}

/** A group of one, named like its member. */
function isOne(arrangement: Arrangement, id: string): boolean {
  return countStatedMembers(arrangement, id) === 1 && (arrangement.groups[id]?.maybe ?? []).length === 0;
}

/** 'every one of the allies', 'each member of the Council'. */
export function nameEach(arrangement: Arrangement, id: string, word: 'each' | 'every' | 'no'): string {
  const group = nameGroup(arrangement, id).replace(/^all /i, 'the ');
  if (!takesPlural(group)) return word !== 'no' && isOne(arrangement, id) ? group : `${word} member of ${group}`;
  return `${{ each: 'each', every: 'every one', no: 'none' }[word]} of ${group}`;
}

/** Titles that count their members already, or name all: no number goes into them. */
const COUNTED = /^(?!the\b)|^the (?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/i;

/** 'of the 15 members of the Council', 'of the 32 allies', 'of the two parties'. */
function ofThose(arrangement: Arrangement, id: string, counted: boolean): string {
  const group = nameGroup(arrangement, id);
  const size = counted ? countStatedMembers(arrangement, id) : undefined;
  if (!takesPlural(group))
    return size === undefined ? `of the members of ${group}` : `of the ${size} members of ${group}`;
  return size === undefined || COUNTED.test(group) ? `of ${group}` : `of the ${size} ${group.replace(/^the /i, '')}`;
}

/** How many sit for certain, when that is stated in one way only. */
export function countStatedMembers(arrangement: Arrangement, id: string): number | undefined {
  const group = arrangement.groups[id];
  const readings = group ? listReadings<readonly GroupMember[]>(group.members) : [];
  const only = readings.length === 1 ? readings[0]?.value : undefined;
  if (only === undefined) return undefined;
  const out = new Set(group?.minus ?? []);
  return new Set(expandMembers(only).filter((member) => !out.has(member))).size;
}

/** Does / do something, by ballot. */
function verb(ballot: BallotTest, many: boolean): string {
  const vote = many ? 'vote' : 'votes';
  const are = many ? 'are' : 'is';
  switch (ballot.kind) {
    case 'not-for':
      return many ? 'do not vote for' : 'does not vote for';
    case 'cast':
      return many ? 'cast a ballot' : 'casts a ballot';
    case 'present':
      return `${are} present`;
    case 'is':
      if (ballot.ballot === 'abstain') return many ? 'abstain' : 'abstains';
      if (ballot.ballot === 'absent') return `${are} absent`;
      if (ballot.ballot === 'for' || ballot.ballot === 'against') return `${vote} ${ballot.ballot}`;
      return `${many ? 'cast' : 'casts'} the ballot '${ballot.ballot}'`;
  }
  return '';
}

function amountText(amount: Amount): string {
  if (amount.kind === 'number') return `${amount.value}`;
  if (amount.kind === 'range') return `${amount.low} to ${amount.high} (the text leaves it open)`;
  if (amount.written === 'percent') return `${Number((amount.num * 1_000_000n) / amount.den) / 10_000}%`;
  return `${amount.num}/${amount.den}`;
}

const QUANTITY = {
  'at-least': 'at least',
  'at-most': 'at most',
  'more-than': 'more than',
  'fewer-than': 'fewer than',
} as const;

type Count = Extract<DecisionRule, { kind: 'count' }>;

function describeCount({ quantifier, base, ballot }: Count, arrangement: Arrangement): string {
  const group = nameGroup(arrangement, base.group);
  const limited = base.of === 'members' ? '' : base.of === 'voting' ? ' voting for or against' : ' present';
  const each = (word: 'every' | 'no'): string => `${nameEach(arrangement, base.group, word)}${limited}`;
  if (quantifier.kind === 'all') return `${each('every')} ${verb(ballot, false)}`;
  if (quantifier.kind === 'none') return `${each('no')} ${verb(ballot, false)}`;
  const words = QUANTITY[quantifier.kind];
  const amount = amountText(quantifier.amount);
  if (base.weight !== undefined) {
    const of =
      quantifier.amount.kind === 'share'
        ? `of the ${base.weight} of ${group}${limited}`
        : `${base.weight} in ${group}${limited}`;
    return `members with ${words} ${amount} ${of} ${verb(ballot, true)}`;
  }
  const share = quantifier.amount.kind === 'share';
  const one = quantifier.amount.kind === 'number' && quantifier.amount.value === 1 && quantifier.kind !== 'fewer-than';
  const those = `${ofThose(arrangement, base.group, limited === '' && !share)}${limited}`;
  return `${words} ${amount} ${those} ${verb(ballot, !one)}`;
}

function describeParsed(rule: DecisionRule, arrangement: Arrangement, inside: boolean): string {
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const joined = rule.rules.map((part) => describeParsed(part, arrangement, true)).join(` ${rule.kind} `);
      return inside && rule.rules.length > 1 ? `(${joined})` : joined;
    }
    case 'count':
      return describeCount(rule, arrangement);
    case 'more-for-than-against': {
      const group = nameGroup(arrangement, rule.group);
      if (rule.weight !== undefined) return `members with more ${rule.weight} of ${group} vote for than against`;
      return `more ${takesPlural(group) ? '' : 'members '}of ${group} vote for than against`;
    }
    case 'always':
      return 'whatever the ballots';
    case 'never':
      return 'under no ballots';
  }
  return '';
}

/**
 * What a rule sentence asks for, as a clause: 'every one of the guarantors votes for'. A sentence that does not parse
 * comes back in quotes. Cost: linear.
 */
export function describeRule(sentence: string, arrangement: Arrangement): string {
  if (sentence.trim() === EACH_DECIDES) return 'each member decides for itself';
  const parsed = parseRule(sentence);
  return parsed.ok ? describeParsed(parsed.value, arrangement, false) : `'${sentence}'`;
}

function atoms(rule: DecisionRule): readonly DecisionRule[] {
  return rule.kind === 'and' || rule.kind === 'or' ? rule.rules.flatMap(atoms) : [rule];
}

/** What abstaining or staying away does, where the sentence makes it plain. */
export function describeAbstention(sentence: string): string | undefined {
  const parsed = sentence.trim() === EACH_DECIDES ? undefined : parseRule(sentence);
  if (!parsed?.ok) return undefined;
  const counts = atoms(parsed.value).flatMap((atom) => (atom.kind === 'count' ? [atom] : []));
  const ballotOf = ({ ballot }: Count): string => (ballot.kind === 'is' ? ballot.ballot : ballot.kind);
  if (counts.length > 0 && counts.every((atom) => atom.quantifier.kind === 'none' && ballotOf(atom) === 'against')) {
    return 'Abstaining or being absent does not block; only a vote against does.';
  }
  if (counts.some((atom) => atom.quantifier.kind === 'all' && ballotOf(atom) === 'for' && atom.base.of === 'members')) {
    return 'Abstaining or being absent blocks as much as voting against.';
  }
  if (counts.some((atom) => atom.quantifier.kind === 'none' && ballotOf(atom) === 'against')) {
    return 'Abstaining or being absent is no veto, but does not help to reach the number needed.';
  }
  return undefined;
}
