// Naive coalition-by-coalition readings of yes-or-no games, for proof: a game is a predicate on lists of voters.
import { add, type Rational, rational, ZERO } from '../../basics/index.ts';

export type Wins = (coalition: ReadonlySet<string>) => boolean;

export function listSubsets(voters: readonly string[]): readonly ReadonlySet<string>[] {
  return voters
    .reduce<string[][]>((sets, voter) => sets.flatMap((set) => [set, [...set, voter]]), [[]])
    .map((set) => new Set(set));
}

const without = (set: ReadonlySet<string>, voter: string): ReadonlySet<string> =>
  new Set([...set].filter((each) => each !== voter));

function normalised(raw: readonly Rational[]): readonly Rational[] {
  const sum = raw.reduce(add, ZERO);
  return raw.map((each) => (sum.num === 0n ? ZERO : rational(each.num * sum.den, each.den * sum.num)));
}

/** Winning coalitions that somebody can break share 1 among those who can. */
export function johnstonByCoalitions(wins: Wins, voters: readonly string[]): readonly Rational[] {
  const raw = new Map(voters.map((voter) => [voter, ZERO]));
  for (const set of listSubsets(voters).filter(wins)) {
    const breakers = [...set].filter((voter) => !wins(without(set, voter)));
    for (const voter of breakers) raw.set(voter, add(raw.get(voter)!, rational(1n, BigInt(breakers.length))));
  }
  return normalised(voters.map((voter) => raw.get(voter)!));
}

/** The minimal winning coalitions; for monotone games, those in which everyone is needed. */
function minimal(wins: Wins, voters: readonly string[]): readonly ReadonlySet<string>[] {
  return listSubsets(voters).filter((set) => wins(set) && [...set].every((voter) => !wins(without(set, voter))));
}

export function hollerPackelByCoalitions(wins: Wins, voters: readonly string[]): readonly Rational[] {
  const sets = minimal(wins, voters);
  return normalised(voters.map((voter) => rational(BigInt(sets.filter((set) => set.has(voter)).length))));
}

export function deeganPackelByCoalitions(wins: Wins, voters: readonly string[]): readonly Rational[] {
  const sets = minimal(wins, voters);
  return normalised(
    voters.map((voter) =>
      sets.filter((set) => set.has(voter)).reduce((sum, set) => add(sum, rational(1n, BigInt(set.size))), ZERO),
    ),
  );
}

/** Whether putting `better` in the place of `worse` never loses a win. */
export function isAtLeastAsDesirable(wins: Wins, voters: readonly string[], better: string, worse: string): boolean {
  const rest = voters.filter((voter) => voter !== better && voter !== worse);
  return listSubsets(rest).every((set) => !wins(new Set([...set, worse])) || wins(new Set([...set, better])));
}

/** Least number of winning coalitions without a common member; undefined when all families have one. */
export function nakamuraByFamilies(wins: Wins, voters: readonly string[]): number | undefined {
  const winning = listSubsets(voters)
    .filter(wins)
    .map((set) => voters.reduce((mask, voter, at) => mask + (set.has(voter) ? 2 ** at : 0), 0));
  let common = new Set([2 ** voters.length - 1]);
  for (let size = 1; size <= winning.length; size += 1) {
    const next = new Set([...common].flatMap((mask) => winning.map((other) => mask & other)));
    if (next.has(0)) return size;
    if (next.size === common.size && [...next].every((mask) => common.has(mask))) return undefined;
    common = new Set([...common, ...next]);
  }
  return undefined;
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

/** Owen's index by all orders in which the members of each bloc stand together; net changes for any game. */
export function owenByOrders(
  wins: Wins,
  voters: readonly string[],
  blocs: readonly (readonly string[])[],
): readonly Rational[] {
  const orders = permutations(blocs).flatMap((row) =>
    row.reduce<string[][]>(
      (held, bloc) => held.flatMap((each) => permutations(bloc).map((own) => [...each, ...own])),
      [[]],
    ),
  );
  const sums = new Map(voters.map((voter) => [voter, 0]));
  for (const order of orders) {
    const present = new Set<string>();
    for (const voter of order) {
      const before = wins(present);
      present.add(voter);
      sums.set(voter, sums.get(voter)! + Number(wins(present)) - Number(before));
    }
  }
  return voters.map((voter) => rational(BigInt(sums.get(voter)!), BigInt(orders.length)));
}

/** The chance to be decisive when other blocs vote as one and members of the own bloc alone, all by a coin. */
export function banzhafOwenByCoalitions(
  wins: Wins,
  voters: readonly string[],
  blocs: readonly (readonly string[])[],
): readonly Rational[] {
  return voters.map((voter) => {
    const own = blocs.find((bloc) => bloc.includes(voter)) ?? [];
    const units = [...blocs.filter((bloc) => bloc !== own), ...own.filter((id) => id !== voter).map((id) => [id])];
    const chosen = units.reduce<string[][]>((sets, unit) => sets.flatMap((set) => [set, [...set, ...unit]]), [[]]);
    const net = chosen.reduce(
      (sum, set) => sum + Number(wins(new Set([...set, voter]))) - Number(wins(new Set(set))),
      0,
    );
    return rational(BigInt(net), BigInt(chosen.length));
  });
}
