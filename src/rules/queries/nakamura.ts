// Nakamura 1979: the least number of winning coalitions that have no member in common. With fewer alternatives than that
// a majority cycle is impossible. Equally the least number of sets that cover all voters and none of which can block.
import type { Diagram } from '../diagram/build-diagram.ts';
import { findDominance } from './dominance.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

/** `none` when every family of winning coalitions has a member in common, as with a vetoer, or nothing wins. */
export type NakamuraAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly exact: boolean }
  | { readonly kind: 'undefined'; readonly reason: string };

interface Cover {
  /** Members of each class; a state is how many of each are left to cover. */
  readonly sizes: readonly number[];
  readonly blocks: (members: readonly number[]) => boolean;
  readonly failed: Map<string, number>;
  budget: number;
}

function createBlocks(diagram: Diagram, yes: number, no: number): (members: readonly number[]) => boolean {
  const known = new Map<string, boolean>();
  const classOf = new Map(diagram.classes.flatMap((all, at) => all.map((voter, rank) => [voter, [at, rank]] as const)));
  return (members) => {
    const key = members.join();
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    let node = diagram.root;
    while (node >= 2) {
      const [at = 0, rank = 0] = classOf.get(diagram.order[diagram.level[node]!]!) ?? [];
      node = childOf(diagram, node, rank < members[at]! ? no : yes);
    }
    known.set(key, node === 0);
    return node === 0;
  };
}

const isEmpty = (left: readonly number[]): boolean => left.every((each) => each === 0);

/** Sets that cannot block and that nothing of `left` can be added to, each with a member of the first class left. */
function* eachMaximal(cover: Cover, left: readonly number[]): Generator<readonly number[]> {
  const first = left.findIndex((each) => each > 0);
  const chosen = left.map(() => 0);
  const isMaximal = (): boolean =>
    left.every((each, at) => chosen[at] === each || cover.blocks(chosen.map((k, i) => (i === at ? k + 1 : k))));
  function* extend(at: number): Generator<readonly number[]> {
    if (cover.budget < 0) return;
    cover.budget -= 1;
    if (cover.blocks(chosen)) return;
    if (at === left.length) {
      if (isMaximal()) yield [...chosen];
      return;
    }
    for (let k = left[at]!; k >= (at === first ? 1 : 0); k -= 1) {
      chosen[at] = k;
      yield* extend(at + 1);
    }
    chosen[at] = 0;
  }
  yield* extend(0);
}

function canCover(cover: Cover, left: readonly number[], sets: number): boolean {
  if (isEmpty(left)) return true;
  if (sets === 0 || cover.budget < 0) return false;
  if (sets === 1) return !cover.blocks(left);
  const key = left.join();
  if ((cover.failed.get(key) ?? 0) >= sets) return false;
  for (const set of eachMaximal(cover, left)) {
    if (
      canCover(
        cover,
        left.map((each, at) => each - set[at]!),
        sets - 1,
      )
    )
      return true;
  }
  if (cover.budget >= 0) cover.failed.set(key, sets);
  return false;
}

/** Sets used when each takes as many voters of what is left as it can, class by class. */
function coverGreedily(cover: Cover): number {
  let left = cover.sizes;
  let used = 0;
  while (!isEmpty(left)) {
    const set = left.map(() => 0);
    for (let at = 0; at < left.length; at += 1) {
      while (set[at]! < left[at]! && !cover.blocks(set.map((k, i) => (i === at ? k + 1 : k)))) set[at]! += 1;
    }
    left = left.map((each, at) => each - set[at]!);
    used += 1;
  }
  return used;
}

/** Whether two winning coalitions have no member in common; exact. Cost: pairs of nodes met. */
function hasDisjointWins(diagram: Diagram, yes: number, no: number): boolean {
  const barren = new Set<number>();
  const both = (a: number, b: number): boolean => {
    if (a === 0 || b === 0) return false;
    if (a === 1 && b === 1) return true;
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = low * diagram.level.length + high;
    if (barren.has(key)) return false;
    const [levelA, levelB] = [diagram.level[a]!, diagram.level[b]!];
    const step = (branchA: number, branchB: number): boolean =>
      both(levelA <= levelB ? childOf(diagram, a, branchA) : a, levelB <= levelA ? childOf(diagram, b, branchB) : b);
    if (step(yes, no) || step(no, yes)) return true;
    barren.add(key);
    return false;
  };
  return both(diagram.root, diagram.root);
}

/**
 * The Nakamura number in the reading for against against: exact, or the bounds between which the search stopped.
 * Cost: exponential in the number of classes; `maxSteps` (default 300,000) bounds it.
 * @example
 * findNakamuraNumber(buildDiagram(compileRule(parseRule('at least 2 of G for').value, { G: { members: ['A', 'B', 'C'] } }).value).diagram) // => { kind: 'number', min: 3, max: 3, exact: true }
 */
export function findNakamuraNumber(diagram: Diagram, options: { readonly maxSteps?: number } = {}): NakamuraAnswer {
  const [yes = 0, no = 0] = ballotIndexes(diagram, ['for', 'against']);
  const { dominates } = findDominance(diagram);
  if (diagram.voters.some((_, voter) => !dominates(voter, yes, no))) {
    return { kind: 'undefined', reason: 'a vote for can turn adoption into rejection' };
  }
  const sizes = diagram.classes.map(({ length }) => length);
  const blocks = createBlocks(diagram, yes, no);
  const alone = sizes.map((_, at) => sizes.map((__, other) => (other === at ? 1 : 0)));
  if (blocks(sizes.map(() => 0)) || alone.some(blocks)) return { kind: 'none' };
  if (!blocks(sizes)) return { kind: 'number', min: 1, max: 1, exact: true };
  const cover: Cover = { sizes, blocks, failed: new Map(), budget: options.maxSteps ?? 300_000 };
  if (hasDisjointWins(diagram, yes, no)) return { kind: 'number', min: 2, max: 2, exact: true };
  const max = coverGreedily(cover);
  for (let sets = 3; sets < max; sets += 1) {
    const covered = canCover(cover, sizes, sets);
    if (covered) return { kind: 'number', min: sets, max: sets, exact: true };
    if (cover.budget < 0) return { kind: 'number', min: sets, max, exact: false };
  }
  return { kind: 'number', min: max, max, exact: true };
}
