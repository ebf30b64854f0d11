// Who is at least as useful to a coalition as whom (Isbell 1958; Taylor & Zwicker 1999, chapter 3): i is at least as
// desirable as j when, in every coalition that holds j and not i, putting i in j's place never loses a win.
import type { Diagram } from '../diagram/build-diagram.ts';
import { penroseBanzhaf } from './power.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

export interface Desirability {
  /** Voters of equal desirability together, those with more swings first. */
  readonly classes: readonly (readonly string[])[];
  /** `outranks[a][b]`: whether class a is at least as desirable as class b; undefined when the budget did not do. */
  readonly outranks: readonly (readonly (boolean | undefined)[])[];
  /** Whether any two voters can be compared; then the game is called complete. Undefined when not known. */
  readonly complete: boolean | undefined;
}

interface Swap {
  readonly diagram: Diagram;
  readonly yes: number;
  readonly no: number;
  readonly better: number;
  readonly worse: number;
  readonly seen: Set<number>;
  budget: number;
}

/** Whether a (worse in, better out) adopts only where b (better in, worse out) does, below two nodes. */
function swapKeeps(swap: Swap, a: number, b: number): boolean {
  if (a === 0 || b === 1 || (a < 2 && b < 2)) return a === 0 || b === 1;
  const { diagram, yes, no } = swap;
  const key = a * diagram.level.length + b;
  if (swap.seen.has(key)) return true;
  swap.budget -= 1;
  if (swap.budget < 0) return true;
  const [levelA, levelB] = [diagram.level[a]!, diagram.level[b]!];
  const voter = diagram.order[Math.min(levelA, levelB)]!;
  const step = (branchA: number, branchB: number): boolean =>
    swapKeeps(
      swap,
      levelA <= levelB ? childOf(diagram, a, branchA) : a,
      levelB <= levelA ? childOf(diagram, b, branchB) : b,
    );
  const keeps =
    voter === swap.better ? step(no, yes) : voter === swap.worse ? step(yes, no) : step(yes, yes) && step(no, no);
  if (keeps) swap.seen.add(key);
  return keeps;
}

/** Every threshold gains at least as much from the first voter's change of mind as from the second's. */
function weighsMore({ thresholds }: Diagram, yes: number, no: number, first: number, second: number): boolean {
  const gain = (scores: readonly (readonly number[])[], voter: number): number =>
    scores[voter]![yes]! - scores[voter]![no]!;
  return thresholds.every(({ scores }) => gain(scores, first) >= gain(scores, second));
}

/**
 * The desirability relation over classes of equally desirable voters, in the reading for against against. Exact where
 * defined. Cost: for each pair of kinds of voters that the weights alone do not order, the pairs of nodes met; past
 * `maxPairs` of them (default 5,000,000 in all) the entry is undefined.
 * @example
 * findDesirability(buildDiagram(compileRule(parseRule('at least 2 of G for and all of H for').value, { G: { members: ['A', 'B', 'C'] }, H: { members: ['A'] } }).value).diagram).classes // => [['A'], ['B', 'C']]
 */
export function findDesirability(diagram: Diagram, options: { readonly maxPairs?: number } = {}): Desirability {
  const [yes = 0, no = 0] = ballotIndexes(diagram, ['for', 'against']);
  const { swings } = penroseBanzhaf(diagram);
  let budget = options.maxPairs ?? 5_000_000;
  const isAtLeast = (better: number, worse: number): boolean | undefined => {
    if (swings[better]! < swings[worse]!) return false;
    if (weighsMore(diagram, yes, no, better, worse)) return true;
    const swap: Swap = { diagram, yes, no, better, worse, seen: new Set(), budget };
    const keeps = swapKeeps(swap, diagram.root, diagram.root);
    budget = Math.max(0, swap.budget);
    return keeps && swap.budget < 0 ? undefined : keeps;
  };
  const kinds = diagram.classes.map((members) => [...members]).sort((a, b) => Number(swings[b[0]!]! - swings[a[0]!]!));
  const classes: number[][] = [];
  for (const kind of kinds) {
    // Equal swings and 'at least as desirable' together are equal desirability.
    const equal = classes.find(
      (known) => swings[known[0]!] === swings[kind[0]!] && isAtLeast(known[0]!, kind[0]!) === true,
    );
    if (equal === undefined) classes.push(kind);
    else equal.push(...kind);
  }
  const outranks = classes.map((a) => classes.map((b) => isAtLeast(a[0]!, b[0]!)));
  const pairs = outranks.flatMap((row, a) => row.map((held, b) => [held, outranks[b]![a]] as const));
  const unrelated = pairs.some(([there, back]) => there === false && back === false);
  const unknown = pairs.some(([there, back]) => there === undefined && back !== true);
  return {
    classes: classes.map((members) => members.toSorted((a, b) => a - b).map((voter) => diagram.voters[voter]!)),
    outranks,
    complete: unrelated ? false : unknown ? undefined : true,
  };
}
