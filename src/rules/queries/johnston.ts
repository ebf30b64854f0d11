// Johnston 1978 on diagrams: every winning coalition that somebody can break shares 1 among those who can. Coalitions are
// counted by how many of each class of interchangeable voters they hold.
import { add, type Rational, rational, ZERO } from '../../basics/index.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

export type JohnstonAnswer =
  | { readonly exact: true; readonly index: readonly Rational[] }
  | { readonly exact: false; readonly reason: string };

interface Vectors {
  /** Members of each class. */
  readonly sizes: readonly number[];
  /** Step in the table from one member of a class more to the next. */
  readonly steps: readonly number[];
  readonly wins: Uint8Array;
}

function binomials(n: number): readonly bigint[] {
  const row = [1n];
  for (let k = 1; k <= n; k += 1) row.push((row[k - 1]! * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/** Whether each vector of members per class wins, members of a class being asked one after the other. */
function tabulateVectors(diagram: Diagram): Vectors {
  const [yes = 0, no = 0] = ballotIndexes(diagram, ['for', 'against']);
  const classOf = new Map(diagram.classes.flatMap((members, at) => members.map((voter) => [voter, at] as const)));
  const byLevel = [...new Set(diagram.order.map((voter) => classOf.get(voter)!))];
  const sizes = byLevel.map((each) => diagram.classes[each]!.length);
  const steps: number[] = [];
  const length = sizes.reduce((product, size) => {
    steps.push(product);
    return product * (size + 1);
  }, 1);
  const wins = new Uint8Array(length);
  const visit = (at: number, firstLevel: number, node: number, place: number): void => {
    const size = sizes[at];
    if (size === undefined) {
      wins[place] = node;
      return;
    }
    for (let inside = 0; inside <= size; inside += 1) {
      let here = node;
      while (here >= 2 && diagram.level[here]! < firstLevel + size) {
        here = childOf(diagram, here, diagram.level[here]! - firstLevel < inside ? yes : no);
      }
      visit(at + 1, firstLevel + size, here, place + inside * steps[at]!);
    }
  };
  visit(0, 0, diagram.root, 0);
  return { sizes, steps, wins };
}

/** `tally[class][k]`: members of the class who can break, over all coalitions that exactly k members can break. */
function tallyBreakers({ sizes, steps, wins }: Vectors, voters: number): bigint[][] {
  const ways = sizes.map(binomials);
  const tally = sizes.map(() => Array.from({ length: voters + 1 }, () => 0n));
  const inside = sizes.map(() => 0);
  for (let place = 0; place < wins.length; place += 1) {
    if (wins[place] === 1) {
      const breakers = sizes.flatMap((_, at) => (inside[at]! > 0 && wins[place - steps[at]!] === 0 ? [at] : []));
      const count = breakers.reduce((sum, at) => sum + inside[at]!, 0);
      if (count > 0) {
        const coalitions = inside.reduce((product, k, at) => product * (sizes[at] === 1 ? 1n : ways[at]![k]!), 1n);
        for (const at of breakers) tally[at]![count]! += coalitions * BigInt(inside[at]!);
      }
    }
    for (let at = 0; at < sizes.length; at += 1) {
      inside[at]! += 1;
      if (inside[at]! <= sizes[at]!) break;
      inside[at] = 0;
    }
  }
  return tally;
}

/**
 * Johnston's index in the reading for against against, exact: `index[i]` belongs to `diagram.voters[i]`; sums to 1, or
 * zeros when nobody can break any winning coalition. Cost: the product over classes of their size + 1, at most
 * `maxVectors` (default 2^22), past which it says so.
 * @example
 * johnston(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram).index.map(printRational) // => ['1/3', '1/3', '1/3']
 */
export function johnston(diagram: Diagram, options: { readonly maxVectors?: number } = {}): JohnstonAnswer {
  const most = options.maxVectors ?? 2 ** 22;
  const vectors = diagram.classes.reduce((product, { length }) => product * (length + 1), 1);
  if (vectors > most) {
    return { exact: false, reason: `${vectors} kinds of coalitions are more than the ${most} allowed` };
  }
  const table = tabulateVectors(diagram);
  const tally = tallyBreakers(table, diagram.voters.length);
  const raw = tally.map((row, at) =>
    row.reduce<Rational>(
      (sum, count, k) => (count === 0n ? sum : add(sum, rational(count, BigInt(k) * BigInt(table.sizes[at]!)))),
      ZERO,
    ),
  );
  const sum = raw.reduce<Rational>(
    (all, each, at) => add(all, rational(each.num * BigInt(table.sizes[at]!), each.den)),
    ZERO,
  );
  const classes = [
    ...new Map(diagram.order.map((voter) => [diagram.classes.findIndex((c) => c.includes(voter)), 0])).keys(),
  ];
  const index = diagram.voters.map((): Rational => ZERO);
  classes.forEach((each, at) => {
    const share = sum.num === 0n ? ZERO : rational(raw[at]!.num * sum.den, raw[at]!.den * sum.num);
    for (const voter of diagram.classes[each] ?? []) index[voter] = share;
  });
  return { exact: true, index };
}
