// A rule for particular groups → integer thresholds under AND and OR; shares are multiplied out, never rounded.
import { type Diagnostic, fail, nearest, type Result, succeed } from '../basics/index.ts';
import type { Condition, SimpleGame } from './game.ts';
import { printAmount } from './sentence/print-rule.ts';
import { type AtomSpans, spansOf } from './sentence/spans.ts';
import { listGroupsOf } from './sentence/walk-rule.ts';
import { type BallotTest, type Base, type DecisionRule, type Group, type Groups, STANDARD_BALLOTS } from './types.ts';

export interface CompileOptions {
  /** Kinds of ballot; default for, abstain, absent, against. */
  readonly ballots?: readonly string[];
  /** Voters who may not vote: `out` counts nowhere, `abstain` counts as an abstention. Neither is a voter of the game. */
  readonly recused?: Readonly<Record<string, 'out' | 'abstain'>>;
  /** Must hold beside the rule. */
  readonly quorum?: DecisionRule;
  /** Declared ballots that count as one of the four: `{abstainDeclared: 'abstain'}`. */
  readonly counts?: Readonly<Record<string, string>>;
  /** Voters to list first, also those no group names. */
  readonly voters?: readonly string[];
  /** A threshold out of reach is a rule that never adopts, not a mistake. */
  readonly allowImpossible?: boolean;
}

interface Compiler {
  readonly groups: Groups;
  readonly ballots: readonly string[];
  readonly voters: readonly string[];
  readonly recused: Readonly<Record<string, 'out' | 'abstain'>>;
  readonly allowImpossible: boolean;
  readonly counts: Readonly<Record<string, string>>;
  readonly mistakes: Diagnostic[];
  /** Of the condition at work. */
  spans: AtomSpans | undefined;
}

/** Names the part of the condition at work that is to blame. */
function report(
  compiler: Compiler,
  part: keyof AtomSpans,
  mistake: Pick<Diagnostic, 'code' | 'message' | 'help'>,
): Condition {
  const { code, message } = mistake;
  const known = compiler.mistakes.some((each) => each.code === code && each.message === message);
  const span = compiler.spans?.[part];
  if (!known) compiler.mistakes.push({ ...mistake, severity: 'error', ...(span === undefined ? {} : { span }) });
  return { kind: 'never' };
}

function didYouMean(word: string, choices: readonly string[]): Pick<Diagnostic, 'help'> {
  const near = nearest(word, choices);
  if (near !== undefined) return { help: `Did you mean '${near}'?` };
  return choices.length > 0 && choices.length <= 20 ? { help: `Known are: ${choices.join(', ')}.` } : {};
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

function isCounted(of: Base['of'], ballot: string): boolean {
  if (of === 'members') return true;
  return of === 'present' ? ballot !== 'absent' : ballot === 'for' || ballot === 'against';
}

/** `kind` is what the ballot counts as; a ballot is also itself. */
function passes(test: BallotTest, ballot: string, kind: string): boolean {
  switch (test.kind) {
    case 'is':
      return ballot === test.ballot || kind === test.ballot;
    case 'not-for':
      return kind !== 'for';
    case 'cast':
      return kind === 'for' || kind === 'against' || kind === 'abstain';
    case 'present':
      return kind !== 'absent';
  }
}

/** Weight by member that counts (recused `out` members do not); undefined after a report. */
function weightsOf(compiler: Compiler, base: Pick<Base, 'group' | 'weight'>): ReadonlyMap<string, number> | undefined {
  const group: Group | undefined = own(compiler.groups, base.group);
  if (group === undefined) {
    const message = `There is no group '${base.group}'.`;
    report(compiler, 'group', { code: 'R105', message, ...didYouMean(base.group, Object.keys(compiler.groups)) });
    return undefined;
  }
  const counted = [...new Set(group.members)].filter((member) => own(compiler.recused, member) !== 'out');
  if (base.weight === undefined) return new Map(counted.map((member) => [member, 1]));
  const table = own(group.weights, base.weight);
  if (table === undefined) {
    const help = didYouMean(base.weight, Object.keys(group.weights ?? {}));
    report(compiler, 'group', {
      code: 'R106',
      message: `The group '${base.group}' has no weight '${base.weight}'.`,
      ...help,
    });
    return undefined;
  }
  const weights = new Map<string, number>();
  const missing: string[] = [];
  for (const member of counted) {
    const weight = own(table, member);
    if (weight === undefined) missing.push(member);
    else if (!Number.isSafeInteger(weight) || weight < 0) {
      const message = `The weight of ${member} in '${base.group}.${base.weight}' is ${weight}, not a whole number from 0 on.`;
      report(compiler, 'group', { code: 'R110', message });
    } else weights.set(member, weight);
  }
  if (missing.length > 0) {
    const names =
      missing.length > 5 ? `${missing.slice(0, 5).join(', ')} and ${missing.length - 5} more` : missing.join(', ');
    report(compiler, 'group', { code: 'R106', message: `'${base.group}.${base.weight}' gives no weight to ${names}.` });
  }
  return weights.size === counted.length ? weights : undefined;
}

/** Σ score(voter's weight, ballot) ≥ least, with what recused members contribute moved into `least`. */
function thresholdOf(
  compiler: Compiler,
  weights: ReadonlyMap<string, number>,
  score: (weight: number, ballot: string) => number,
  least: number,
): Condition {
  let rest = least;
  for (const [member, weight] of weights) {
    if (own(compiler.recused, member) === 'abstain') rest -= score(weight, 'abstain');
  }
  const scores = compiler.voters.map((voter) =>
    compiler.ballots.map((ballot) => score(weights.get(voter) ?? 0, ballot)),
  );
  let extreme = Math.abs(rest);
  for (const row of scores) extreme += row.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  if (extreme > Number.MAX_SAFE_INTEGER) {
    const message = 'The weights times the denominator of a share exceed 2^53; use a larger unit.';
    return report(compiler, 'whole', { code: 'R110', message });
  }
  return { kind: 'threshold', scores, least: rest + 0 };
}

function describeSize(compiler: Compiler, base: Base, total: number): string {
  if (base.weight !== undefined) return `the ${base.weight} of ${base.group} sum to ${total}`;
  const all = own(compiler.groups, base.group)?.members.length ?? total;
  return `${base.group} has ${total} member${total === 1 ? '' : 's'}${all > total ? ' who may vote' : ''}`;
}

function compileCount(compiler: Compiler, rule: Extract<DecisionRule, { kind: 'count' }>): Condition {
  const { quantifier, base, ballot } = rule;
  if (
    ballot.kind === 'is' &&
    !compiler.ballots.includes(ballot.ballot) &&
    !(STANDARD_BALLOTS as readonly string[]).includes(ballot.ballot)
  ) {
    return report(compiler, 'ballot', {
      code: 'R109',
      message: `There is no ballot '${ballot.ballot}'.`,
      ...didYouMean(ballot.ballot, [...new Set([...compiler.ballots, 'cast', 'present'])]),
    });
  }
  const weights = weightsOf(compiler, base);
  if (weights === undefined) return { kind: 'never' };
  const kindOf = (cast: string): string => own(compiler.counts, cast) ?? cast;
  const counted = (weight: number, cast: string): number => (isCounted(base.of, kindOf(cast)) ? weight : 0);
  const hit = (weight: number, cast: string): number =>
    passes(ballot, cast, kindOf(cast)) ? counted(weight, cast) : 0;
  if (quantifier.kind === 'all') return thresholdOf(compiler, weights, (w, cast) => hit(w, cast) - counted(w, cast), 0);
  if (quantifier.kind === 'none') return thresholdOf(compiler, weights, (w, cast) => -hit(w, cast), 0);
  const { amount } = quantifier;
  const sign = quantifier.kind === 'at-least' || quantifier.kind === 'more-than' ? 1 : -1;
  const strict = quantifier.kind === 'more-than' || quantifier.kind === 'fewer-than' ? 1 : 0;
  if (amount.kind === 'range') {
    const message = `The range ${printAmount(amount)} leaves the rule open; compile each of its ends.`;
    return report(compiler, 'amount', { code: 'R108', message });
  }
  if (amount.kind === 'number') {
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    if (sign === 1 && amount.value + strict > total && !compiler.allowImpossible) {
      const asked = `${quantifier.kind.replace('-', ' ')} ${amount.value}`;
      const message = `The rule asks for ${asked}, but ${describeSize(compiler, base, total)}.`;
      return report(compiler, 'amount', { code: 'R107', message });
    }
    return thresholdOf(compiler, weights, (w, cast) => sign * hit(w, cast), sign * amount.value + strict);
  }
  if (amount.den > BigInt(Number.MAX_SAFE_INTEGER)) {
    return report(compiler, 'amount', { code: 'R110', message: `The share ${printAmount(amount)} is too fine.` });
  }
  if (sign === 1 && strict === 1 && amount.num === amount.den && !compiler.allowImpossible) {
    const message = `The rule asks for more than ${printAmount(amount)}, which nothing can be.`;
    return report(compiler, 'amount', { code: 'R107', message });
  }
  const [num, den] = [Number(amount.num), Number(amount.den)];
  return thresholdOf(compiler, weights, (w, cast) => sign * (den * hit(w, cast) - num * counted(w, cast)), strict);
}

function compileCondition(compiler: Compiler, rule: DecisionRule): Condition {
  compiler.spans = spansOf(rule);
  switch (rule.kind) {
    case 'and':
    case 'or':
      return { kind: rule.kind, parts: rule.rules.map((part) => compileCondition(compiler, part)) };
    case 'count':
      return compileCount(compiler, rule);
    case 'more-for-than-against': {
      const weights = weightsOf(compiler, rule);
      const score = (w: number, cast: string): number => {
        const kind = own(compiler.counts, cast) ?? cast;
        return kind === 'for' ? w : kind === 'against' ? -w : 0;
      };
      return weights === undefined ? { kind: 'never' } : thresholdOf(compiler, weights, score, 1);
    }
    case 'always':
    case 'never':
      return { kind: rule.kind };
  }
}

/**
 * What a rule means for these groups. Voters: `options.voters`, then members of the groups named, in order; recused
 * members are no voters. Mistakes have the places of their words in the sentence that `parseRule` read. Cost: terms ×
 * voters × ballots. Codes R105-R110.
 * @example
 * compileRule(parseRule('all of G for').value, { G: { members: ['A', 'B'] } }).value.voters // => ['A', 'B']
 */
export function compileRule(rule: DecisionRule, groups: Groups, options: CompileOptions = {}): Result<SimpleGame> {
  const whole: DecisionRule = options.quorum ? { kind: 'and', rules: [options.quorum, rule] } : rule;
  const recused = options.recused ?? {};
  const named = listGroupsOf(whole).flatMap((group) => own(groups, group)?.members ?? []);
  const voters = [...new Set([...(options.voters ?? []), ...named])].filter(
    (voter) => own(recused, voter) === undefined,
  );
  const ballots = [...new Set(options.ballots ?? STANDARD_BALLOTS)];
  const allowImpossible = options.allowImpossible ?? false;
  const counts = options.counts ?? {};
  const start = { groups, ballots, voters, recused, allowImpossible, counts };
  const compiler: Compiler = { ...start, mistakes: [], spans: undefined };
  const condition = compileCondition(compiler, whole);
  return compiler.mistakes.length > 0 ? fail(...compiler.mistakes) : succeed({ voters, ballots, condition });
}
