// A large body of few kinds of members, answered by how many of each kind cast which ballot. A decision diagram asks
// members one by one, and for 193 members under two conditions it grows to hundreds of thousands of nodes; counts do not.
import type { Condition, SimpleGame, Standing } from '../rules/index.ts';
import type { Coalitions } from './coalitions.ts';

/** Members with the same scores are one class: `score[condition][ballot]`. */
interface VoterClass {
  readonly voters: readonly number[];
  readonly scores: readonly (readonly number[])[];
  /** Ballots that no other is at least as good as in every condition. */
  readonly best: readonly number[];
  readonly worst: readonly number[];
}

type Tree =
  | { readonly kind: 'leaf'; readonly at: number; readonly least: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Tree[] }
  | { readonly kind: 'always' | 'never' };

export interface ClassGame {
  readonly voters: readonly string[];
  readonly ballots: readonly string[];
  readonly classes: readonly VoterClass[];
  readonly tree: Tree;
  readonly conditions: number;
}

const BUDGET = 400_000;

type Threshold = Extract<Condition, { kind: 'threshold' }>;

function listThresholds(condition: Condition): readonly Threshold[] {
  if (condition.kind === 'threshold') return [condition];
  return condition.kind === 'and' || condition.kind === 'or' ? condition.parts.flatMap(listThresholds) : [];
}

function treeOf(condition: Condition, thresholds: readonly Threshold[]): Tree {
  if (condition.kind === 'threshold')
    return { kind: 'leaf', at: thresholds.indexOf(condition), least: condition.least };
  if (condition.kind === 'and' || condition.kind === 'or')
    return { kind: condition.kind, parts: condition.parts.map((part) => treeOf(part, thresholds)) };
  return { kind: condition.kind === 'always' ? 'always' : 'never' };
}

function undominated(scores: readonly (readonly number[])[], ballots: number, sign: 1 | -1): readonly number[] {
  const all = Array.from({ length: ballots }, (_, at) => at);
  const beats = (a: number, b: number): boolean => scores.every((row) => sign * ((row[a] ?? 0) - (row[b] ?? 0)) >= 0);
  return all.filter((b) => !all.some((a) => a !== b && beats(a, b) && (!beats(b, a) || a < b)));
}

/** The game by classes of members. Cost: voters × conditions × ballots. */
export function classify({ voters, ballots, condition }: SimpleGame): ClassGame {
  const thresholds = listThresholds(condition);
  const found = new Map<string, number[]>();
  voters.forEach((_, at) => {
    const name = thresholds.map(({ scores }) => scores[at]?.join()).join(';');
    const members = found.get(name);
    if (members) members.push(at);
    else found.set(name, [at]);
  });
  const classes = [...found.values()].map((members) => {
    const scores = thresholds.map(({ scores: rows }) => rows[members[0] ?? 0] ?? []);
    const [best, worst] = [undominated(scores, ballots.length, 1), undominated(scores, ballots.length, -1)];
    return { voters: members, scores, best, worst };
  });
  return { voters, ballots, classes, tree: treeOf(condition, thresholds), conditions: thresholds.length };
}

function holds(tree: Tree, sums: ArrayLike<number>): boolean {
  switch (tree.kind) {
    case 'leaf':
      return (sums[tree.at] ?? 0) >= tree.least;
    case 'and':
      return tree.parts.every((part) => holds(part, sums));
    case 'or':
      return tree.parts.some((part) => holds(part, sums));
    case 'always':
    case 'never':
      return tree.kind === 'always';
  }
}

interface Budget {
  left: number;
}

/** Whether some way of casting `free[class]` ballots, each from the class's `from`, gives sums that pass `test`. */
function someWay(
  { classes }: ClassGame,
  free: readonly number[],
  start: readonly number[],
  side: {
    readonly from: 'best' | 'worst';
    readonly test: (sums: readonly number[]) => boolean;
    readonly budget: Budget;
  },
): boolean {
  const visit = (at: number, choice: number, rest: number, sums: readonly number[]): boolean => {
    side.budget.left -= 1;
    if (side.budget.left < 0) return false;
    const here = classes[at];
    if (here === undefined) return side.test(sums);
    const options = here[side.from];
    const ballot = options[choice] ?? 0;
    const add = (count: number): readonly number[] =>
      count === 0 ? sums : sums.map((sum, row) => sum + count * (here.scores[row]?.[ballot] ?? 0));
    if (choice >= options.length - 1 || rest === 0) return visit(at + 1, 0, free[at + 1] ?? 0, add(rest));
    for (let count = rest; count >= 0; count -= 1) if (visit(at, choice + 1, rest - count, add(count))) return true;
    return false;
  };
  return visit(0, 0, free[0] ?? 0, start);
}

const zeros = (game: ClassGame): readonly number[] => Array.from({ length: game.conditions }, () => 0);

/** The standing with each voter's ballot, -1 for none; undefined when the budget does not do. */
export function settleByCounts(game: ClassGame, cast: ArrayLike<number>): Standing | undefined {
  const start = [...zeros(game)];
  const free = game.classes.map(({ voters, scores }) => {
    const counts = game.ballots.map(() => 0);
    let open = 0;
    for (const voter of voters) {
      const ballot = cast[voter] ?? -1;
      if (ballot < 0) open += 1;
      else counts[ballot] = (counts[ballot] ?? 0) + 1;
    }
    counts.forEach((count, ballot) => {
      if (count > 0)
        for (let row = 0; row < start.length; row += 1)
          start[row] = (start[row] ?? 0) + count * (scores[row]?.[ballot] ?? 0);
    });
    return open;
  });
  const budget = { left: BUDGET };
  const adoptable = someWay(game, free, start, { from: 'best', test: (sums) => holds(game.tree, sums), budget });
  const rejectable = someWay(game, free, start, { from: 'worst', test: (sums) => !holds(game.tree, sums), budget });
  if (budget.left < 0) return undefined;
  if (adoptable && rejectable) return 'pending';
  return adoptable ? 'adopted' : 'rejected';
}

/** Whether `counts[class]` members can have it their way whatever the others cast. */
function canCommit(game: ClassGame, counts: readonly number[], goal: 'winning' | 'blocking', budget: Budget): boolean {
  const others = game.classes.map(({ voters }, at) => voters.length - (counts[at] ?? 0));
  const [own, their] = goal === 'winning' ? (['best', 'worst'] as const) : (['worst', 'best'] as const);
  const wanted = goal === 'winning';
  const failed = (sums: readonly number[]): boolean => holds(game.tree, sums) !== wanted;
  return someWay(game, counts, zeros(game), {
    from: own,
    test: (sums) => !someWay(game, others, sums, { from: their, test: failed, budget }) && budget.left >= 0,
    budget,
  });
}

/** Count vectors of one size, in order. */
function* eachVector(sizes: readonly number[], total: number, at = 0): Generator<readonly number[]> {
  if (at === sizes.length) {
    if (total === 0) yield [];
    return;
  }
  const left = sizes.slice(at + 1).reduce((sum, size) => sum + size, 0);
  for (let count = Math.min(sizes[at] ?? 0, total); count >= Math.max(0, total - left); count -= 1)
    for (const rest of eachVector(sizes, total - count, at + 1)) yield [count, ...rest];
}

function* eachSubset(members: readonly string[], size: number, from = 0): Generator<readonly string[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= members.length - size; at += 1)
    for (const rest of eachSubset(members, size - 1, at + 1)) yield [members[at] ?? '', ...rest];
}

function* eachSetOf(game: ClassGame, counts: readonly number[], at = 0): Generator<readonly string[]> {
  const here = game.classes[at];
  if (here === undefined) {
    yield [];
    return;
  }
  const members = here.voters.map((voter) => game.voters[voter] ?? '');
  for (const own of eachSubset(members, counts[at] ?? 0))
    for (const rest of eachSetOf(game, counts, at + 1)) yield [...own, ...rest];
}

/** Minimal winning or blocking coalitions, smallest first, all of size one and at most `limit` others; says whether that is all of them. */
export function listByCounts(game: ClassGame, goal: 'winning' | 'blocking', limit: number): Coalitions {
  const budget = { left: BUDGET };
  const sizes = game.classes.map(({ voters }) => voters.length);
  const minimal: (readonly number[])[] = [];
  const sets: (readonly string[])[] = [];
  let larger = 0;
  for (let total = 0; total <= game.voters.length; total += 1) {
    for (const counts of eachVector(sizes, total)) {
      if (minimal.some((smaller) => smaller.every((count, at) => count <= (counts[at] ?? 0)))) continue;
      const commits = canCommit(game, counts, goal, budget);
      if (budget.left < 0) return { sets, complete: false };
      if (!commits) continue;
      minimal.push(counts);
      for (const set of eachSetOf(game, counts)) {
        if (larger >= limit) return { sets, complete: false };
        if (set.length > 1) larger += 1;
        sets.push(set);
      }
    }
    if (isExhausted(sizes, minimal)) break;
  }
  return { sets, complete: true };
}

/** Whole classes found minimal leave nothing larger to look for when there is one class. */
function isExhausted(sizes: readonly number[], minimal: readonly (readonly number[])[]): boolean {
  return sizes.length === 1 && minimal.length > 0;
}

const MOST_CELLS = 4_000_000;
const MOST_STEPS = 200_000_000;

/** Chance of adoption when voter i casts ballot b with chance `points[i][b]`; undefined when the sums are too many. */
export function chanceByCounts(game: ClassGame, points: readonly (readonly number[])[]): number | undefined {
  const rows = Array.from({ length: game.conditions }, (_, row) => {
    let [low, high] = [0, 0];
    for (const { voters, scores } of game.classes) {
      low += voters.length * Math.min(...(scores[row] ?? [0]));
      high += voters.length * Math.max(...(scores[row] ?? [0]));
    }
    return { low, width: high - low + 1 };
  });
  const cells = rows.reduce((product, { width }) => product * width, 1);
  if (cells > MOST_CELLS || cells * game.voters.length * game.ballots.length > MOST_STEPS) return undefined;
  const strides = rows.map((_, at) => rows.slice(at + 1).reduce((product, { width }) => product * width, 1));
  // Scores are shifted to start at zero, so that every sum is a place in one array.
  let now = new Float64Array(cells);
  now[0] = 1;
  for (const { voters, scores } of game.classes) {
    const least = scores.map((row) => Math.min(...row));
    const jumps = game.ballots.map((_, b) =>
      scores.reduce((sum, row, at) => sum + ((row[b] ?? 0) - (least[at] ?? 0)) * (strides[at] ?? 0), 0),
    );
    for (const voter of voters) now = mix(now, jumps, points[voter] ?? []);
  }
  let chance = 0;
  const sums = rows.map(() => 0);
  for (let cell = 0; cell < cells; cell += 1) {
    const weight = now[cell] ?? 0;
    if (weight === 0) continue;
    for (let at = 0; at < rows.length; at += 1)
      sums[at] = (Math.floor(cell / (strides[at] ?? 1)) % (rows[at]?.width ?? 1)) + (rows[at]?.low ?? 0);
    if (holds(game.tree, sums)) chance += weight;
  }
  return Math.min(1, chance);
}

function mix(now: Float64Array, jumps: readonly number[], point: readonly number[]): Float64Array<ArrayBuffer> {
  const next = new Float64Array(now.length);
  jumps.forEach((jump, b) => {
    const chance = point[b] ?? 0;
    if (chance === 0) return;
    for (let cell = now.length - 1 - jump; cell >= 0; cell -= 1) {
      const weight = now[cell] ?? 0;
      if (weight !== 0) next[cell + jump] = (next[cell + jump] ?? 0) + chance * weight;
    }
  });
  return next;
}
