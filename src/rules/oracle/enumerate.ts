// A naive reading of rule sentences by enumeration, for proof: shares nothing with the engine but the types of a rule.
import { type Rational, rational } from '../../basics/index.ts';
import type { DecisionRule, Groups } from '../types.ts';

export type Profile = Readonly<Record<string, string>>;

function testBallot(kind: string, wanted: string, ballot: string): boolean {
  if (kind === 'not-for') return ballot !== 'for';
  if (kind === 'cast') return ['for', 'against', 'abstain'].includes(ballot);
  return kind === 'present' ? ballot !== 'absent' : ballot === wanted;
}

/** Whether final ballots adopt, read word by word. */
export function adopts(rule: DecisionRule, groups: Groups, ballots: Profile): boolean {
  if (rule.kind === 'and' || rule.kind === 'or') {
    const held = rule.rules.map((part) => adopts(part, groups, ballots));
    return rule.kind === 'and' ? !held.includes(false) : held.includes(true);
  }
  if (rule.kind !== 'count' && rule.kind !== 'more-for-than-against') return rule.kind === 'always';
  const name = rule.kind === 'count' ? rule.base.group : rule.group;
  const weightName = rule.kind === 'count' ? rule.base.weight : rule.weight;
  const group = groups[name]!;
  const weigh = (members: readonly string[]): bigint =>
    members.reduce((sum, id) => sum + BigInt(weightName === undefined ? 1 : group.weights![weightName]![id]!), 0n);
  const casting = (ballot: string): readonly string[] => group.members.filter((id) => ballots[id] === ballot);
  if (rule.kind === 'more-for-than-against') return weigh(casting('for')) > weigh(casting('against'));
  const base = group.members.filter((id) => {
    if (rule.base.of === 'voting') return ballots[id] === 'for' || ballots[id] === 'against';
    return rule.base.of === 'members' || ballots[id] !== 'absent';
  });
  const wanted = rule.ballot.kind === 'is' ? rule.ballot.ballot : '';
  const hits = weigh(base.filter((id) => testBallot(rule.ballot.kind, wanted, ballots[id]!)));
  const quantifier = rule.quantifier;
  if (quantifier.kind === 'all') return hits === weigh(base);
  if (quantifier.kind === 'none') return hits === 0n;
  const { amount } = quantifier;
  if (amount.kind === 'range') throw new Error('a range is two rules');
  const [num, den] = amount.kind === 'number' ? [BigInt(amount.value), 1n] : [amount.num * weigh(base), amount.den];
  const difference = hits * den - num;
  if (quantifier.kind === 'at-least') return difference >= 0n;
  if (quantifier.kind === 'at-most') return difference <= 0n;
  return quantifier.kind === 'more-than' ? difference > 0n : difference < 0n;
}

/** All ways the voters can cast these ballots, extending those already cast. */
export function listProfiles(
  voters: readonly string[],
  ballots: readonly string[],
  cast: Profile = {},
): readonly Profile[] {
  const open = voters.filter((voter) => cast[voter] === undefined);
  return open.reduce<Profile[]>(
    (rows, voter) => rows.flatMap((row) => ballots.map((ballot) => ({ ...row, [voter]: ballot }))),
    [cast],
  );
}

/** Whether the set has ballots that bring the outcome whatever the others cast. */
export function canForce(
  outcomeOf: (profile: Profile) => boolean,
  voters: readonly string[],
  ballots: readonly string[],
  set: readonly string[],
  outcome: boolean,
): boolean {
  return listProfiles(set, ballots).some((own) =>
    listProfiles(voters, ballots, own).every((profile) => outcomeOf(profile) === outcome),
  );
}

/** Minimal sets that can force the outcome, each sorted as `voters`, smallest first. */
export function listMinimalSets(
  outcomeOf: (profile: Profile) => boolean,
  voters: readonly string[],
  ballots: readonly string[],
  outcome: boolean,
): readonly (readonly string[])[] {
  const sets = listProfiles(voters, ['in', 'out']).map((row) => voters.filter((voter) => row[voter] === 'in'));
  const forcing = sets.filter((set) => canForce(outcomeOf, voters, ballots, set, outcome));
  const minimal = forcing.filter(
    (set) => !forcing.some((other) => other.length < set.length && other.every((id) => set.includes(id))),
  );
  const rank = (set: readonly string[]): string =>
    set.map((id) => String.fromCharCode(65 + voters.indexOf(id))).join('');
  return minimal.toSorted((a, b) => a.length - b.length || (rank(a) < rank(b) ? -1 : 1));
}

/** Net swings of every voter from the first ballot to the last. */
export function countSwings(
  outcomeOf: (profile: Profile) => boolean,
  voters: readonly string[],
  ballots: readonly string[],
): readonly bigint[] {
  return voters.map((voter) => {
    const others = listProfiles(
      voters.filter((id) => id !== voter),
      ballots,
    );
    const adopted = (ballot: string): number => others.filter((row) => outcomeOf({ ...row, [voter]: ballot })).length;
    return BigInt(adopted(ballots[0]!) - adopted(ballots.at(-1)!));
  });
}

function listOrders(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length === 0) return [[]];
  return ids.flatMap((id) => listOrders(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]));
}

/** Shapley-Shubik by going through every order. */
export function shapleyByOrders(
  outcomeOf: (profile: Profile) => boolean,
  voters: readonly string[],
): readonly Rational[] {
  const sums = new Map(voters.map((voter) => [voter, 0]));
  const orders = listOrders(voters);
  for (const order of orders) {
    let profile: Profile = Object.fromEntries(voters.map((voter) => [voter, 'against']));
    for (const voter of order) {
      const before = outcomeOf(profile);
      profile = { ...profile, [voter]: 'for' };
      sums.set(voter, sums.get(voter)! + Number(outcomeOf(profile)) - Number(before));
    }
  }
  return voters.map((voter) => rational(BigInt(sums.get(voter)!), BigInt(orders.length)));
}

/** Share of roll calls (orders × profiles) in which each voter's vote is the one that settles the outcome. */
export function shapleyByRollCalls(
  outcomeOf: (profile: Profile) => boolean,
  voters: readonly string[],
  ballots: readonly string[],
): readonly Rational[] {
  const pivots = new Map(voters.map((voter) => [voter, 0]));
  const isSettled = (cast: Profile): boolean => new Set(listProfiles(voters, ballots, cast).map(outcomeOf)).size === 1;
  const orders = listOrders(voters);
  const profiles = listProfiles(voters, ballots);
  for (const order of isSettled({}) ? [] : orders) {
    for (const profile of profiles) {
      const cast = (upTo: number): Profile => Object.fromEntries(order.slice(0, upTo).map((id) => [id, profile[id]!]));
      const pivot = order.find((_, at) => isSettled(cast(at + 1)))!;
      pivots.set(pivot, pivots.get(pivot)! + 1);
    }
  }
  return voters.map((voter) => rational(BigInt(pivots.get(voter)!), BigInt(orders.length * profiles.length)));
}
