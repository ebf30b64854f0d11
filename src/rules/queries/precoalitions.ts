// Power when voters are bound in blocs that vote as one towards outside: Owen 1977 (Shapley-Shubik within and between
// blocs), Owen 1981 (Banzhaf). For one bloc, every other bloc is a single voter whose scores are the sums of its members'.
import { type Rational, rational, ZERO } from '../../basics/index.ts';
import { buildDiagram, type DiagramBudget } from '../diagram/build-diagram.ts';
import type { Condition, SimpleGame } from '../game.ts';
import { countMarginals } from './size-polynomials.ts';
import { ballotIndexes } from './walk-diagram.ts';

/** `owen[i]` and `banzhafOwen[i]` belong to `voters[i]`. */
export interface BlocPower {
  readonly voters: readonly string[];
  readonly owen: readonly Rational[];
  /** The chance to be decisive when blocs and the own bloc's members vote for or against by a coin; does not sum to 1. */
  readonly banzhafOwen: readonly Rational[];
}

export type BlocPowerAnswer =
  | { readonly exact: true; readonly power: BlocPower }
  | { readonly exact: false; readonly reason: string };

function mergeScores(condition: Condition, blocs: readonly (readonly number[])[], ballots: number): Condition {
  if (condition.kind === 'and' || condition.kind === 'or') {
    return { kind: condition.kind, parts: condition.parts.map((part) => mergeScores(part, blocs, ballots)) };
  }
  if (condition.kind !== 'threshold') return condition;
  const scores = blocs.map((members) =>
    Array.from({ length: ballots }, (_, b) => members.reduce((sum, voter) => sum + condition.scores[voter]![b]!, 0)),
  );
  return { ...condition, scores };
}

/** The game in which the voters of each bloc cast one ballot together; a bloc is named by its first member. */
export function mergeVoters(game: SimpleGame, blocs: readonly (readonly number[])[]): SimpleGame {
  const voters = blocs.map((members) => game.voters[members[0] ?? 0] ?? '');
  return { voters, ballots: game.ballots, condition: mergeScores(game.condition, blocs, game.ballots.length) };
}

function listBlocs(voters: readonly string[], named: readonly (readonly string[])[]): number[][] {
  const seen = new Set<string>();
  for (const id of named.flat()) {
    if (!voters.includes(id)) throw new RangeError(`'${id}' is in a bloc but is no voter`);
    if (seen.has(id)) throw new RangeError(`'${id}' is in two blocs, or twice in one`);
    seen.add(id);
  }
  const blocs = named.filter(({ length }) => length > 0).map((members) => members.map((id) => voters.indexOf(id)));
  return [...blocs, ...voters.flatMap((id, at) => (seen.has(id) ? [] : [[at]]))];
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let k = 2; k <= n; k += 1) product *= BigInt(k);
  return product;
}

interface Counted {
  readonly owen: readonly Rational[];
  readonly banzhafOwen: readonly Rational[];
}

/** Of the members of one bloc, in their order; undefined when the diagram is too large. */
function withinBloc(
  game: SimpleGame,
  blocs: readonly (readonly number[])[],
  own: number,
  budget: DiagramBudget,
): Counted | string {
  const members = blocs[own] ?? [];
  const others = blocs.filter((_, at) => at !== own);
  const built = buildDiagram(mergeVoters(game, [...members.map((voter) => [voter]), ...others]), budget);
  if (!built.exact) return built.reason;
  const { diagram } = built;
  const [yes, no] = ballotIndexes(diagram, ['for', 'against']);
  const outside = blocs.length - 1;
  const is = (wanted: number | undefined) => (_: number, branch: number) => (branch === wanted ? 1 : 0);
  const rows = countMarginals(
    diagram,
    {
      plain: is(no),
      marked: is(yes),
      marginal: (_, branch) => (branch === yes ? 1 : branch === no ? -1 : 0),
      shift: (voter) => (voter < members.length ? outside + 1 : 1),
    },
    members.map((_, at) => at),
  );
  const c = members.length;
  const weigh = (row: readonly bigint[]): Rational => {
    const sum = row.reduce((held, count, at) => {
      const [s, t] = [Math.floor(at / (outside + 1)), at % (outside + 1)];
      if (count === 0n) return held;
      return held + count * factorial(t) * factorial(outside - t) * factorial(s) * factorial(c - 1 - s);
    }, 0n);
    return rational(sum, factorial(outside + 1) * factorial(c));
  };
  const all = 2n ** BigInt(outside + c - 1);
  const ofMember = members.map((_, at) => rows.get(at) ?? []);
  return {
    owen: ofMember.map(weigh),
    banzhafOwen: ofMember.map((row) =>
      rational(
        row.reduce((sum, count) => sum + count, 0n),
        all,
      ),
    ),
  };
}

/**
 * Owen's index and Banzhaf-Owen for a game whose voters form blocs; voters in no bloc stand alone. Exact, in the reading
 * for against against; Owen's index sums to 1 for monotone games that can both adopt and reject, and is Shapley-Shubik
 * when nobody is in a bloc. Cost: a diagram per bloc. Throws RangeError for a bloc member who is no voter, or in two.
 * @example
 * powerInBlocs(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value, [['A', 'B']]).power.owen.map(printRational) // => ['1/2', '1/2', '0']
 */
export function powerInBlocs(
  game: SimpleGame,
  named: readonly (readonly string[])[],
  budget: DiagramBudget = {},
): BlocPowerAnswer {
  const blocs = listBlocs(game.voters, named);
  const owen = game.voters.map((): Rational => ZERO);
  const banzhafOwen = game.voters.map((): Rational => ZERO);
  for (const [own, members] of blocs.entries()) {
    const counted = withinBloc(game, blocs, own, budget);
    if (typeof counted === 'string') return { exact: false, reason: counted };
    members.forEach((voter, at) => {
      owen[voter] = counted.owen[at] ?? ZERO;
      banzhafOwen[voter] = counted.banzhafOwen[at] ?? ZERO;
    });
  }
  return { exact: true, power: { voters: game.voters, owen, banzhafOwen } };
}
