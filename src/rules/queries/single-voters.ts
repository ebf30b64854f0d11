import type { Diagram } from '../diagram/build-diagram.ts';
import { ADOPTED, REJECTED } from '../diagram/forest.ts';
import { levelsOf } from './walk-diagram.ts';

interface Settling {
  /** For each end, level and ballot: 1 when the ballot leads to the end whatever the others cast. */
  readonly settles: Uint8Array;
}

const known = new WeakMap<Diagram, Settling>();

/** One pass for both ends: a way to the other end that takes the ballot, or leaves its voter out, speaks against it. */
function settleBothEnds({ voters, ballots, level, children, root }: Diagram): Settling {
  const [depth, arity] = [voters.length, ballots.length];
  const settles = new Uint8Array(2 * depth * arity).fill(1);
  // Per end, ways to elsewhere that pass a level over, as differences of a running sum; the way into the root passes
  // over the levels above it.
  const passing = new Int32Array(2 * (depth + 1));
  const pass = (child: number, from: number, to: number): void => {
    for (const end of [REJECTED, ADOPTED]) {
      if (child === end) continue;
      passing[end * (depth + 1) + from]! += 1;
      passing[end * (depth + 1) + to]! -= 1;
    }
  };
  pass(root, 0, level[root]!);
  for (let node = 2; node < level.length; node += 1) {
    const own = level[node]!;
    for (let branch = 0; branch < arity; branch += 1) {
      const child = children[node * arity + branch]!;
      if (child !== REJECTED) settles[(REJECTED * depth + own) * arity + branch] = 0;
      if (child !== ADOPTED) settles[(ADOPTED * depth + own) * arity + branch] = 0;
      if (level[child]! > own + 1) pass(child, own + 1, level[child]!);
    }
  }
  for (const end of [REJECTED, ADOPTED]) {
    for (let at = 0, over = 0; at < depth; at += 1) {
      over += passing[end * (depth + 1) + at]!;
      const row = (end * depth + at) * arity;
      if (over > 0) settles.fill(0, row, row + arity);
    }
  }
  return { settles };
}

function findSettling(diagram: Diagram): Settling {
  const settling = known.get(diagram) ?? settleBothEnds(diagram);
  known.set(diagram, settling);
  return settling;
}

/**
 * For every voter the ballots that alone settle the matter, whatever the others cast. A ballot does so when no way to
 * the other end takes it: no node of the voter leads on by it, and no way leaves the voter out. Exact. Cost: one pass, once per diagram.
 * @example
 * listSettlingBallots(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram, 'rejected') // => { A: ['against'], B: ['against'] }
 */
export function listSettlingBallots(
  diagram: Diagram,
  standing: 'adopted' | 'rejected',
): Readonly<Record<string, readonly string[]>> {
  const { voters, ballots } = diagram;
  const end = standing === 'adopted' ? ADOPTED : REJECTED;
  const { settles } = findSettling(diagram);
  const settling = levelsOf(diagram).map((at) =>
    ballots.filter((_, branch) => settles[(end * voters.length + at) * ballots.length + branch] === 1),
  );
  return Object.fromEntries(voters.map((voter, at) => [voter, settling[at] ?? []]));
}

function listWith(diagram: Diagram, ...standings: readonly ('adopted' | 'rejected')[]): readonly string[] {
  const tables = standings.map((standing) => listSettlingBallots(diagram, standing));
  return diagram.voters.filter((voter) => tables.every((table) => (table[voter] ?? []).length > 0));
}

/**
 * Voters who can have the rule rejected alone, whatever the others cast. Cost: one pass.
 * @example
 * listVetoers(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram) // => ['A', 'B']
 */
export function listVetoers(diagram: Diagram): readonly string[] {
  return listWith(diagram, 'rejected');
}

/** Voters who can decide alone either way. Cost: one pass. */
export function listDictators(diagram: Diagram): readonly string[] {
  return listWith(diagram, 'rejected', 'adopted');
}

const dummies = new WeakMap<Diagram, readonly string[]>();

/** Voters whose ballot never matters. Cost: linear, once a diagram. */
export function listDummies(diagram: Diagram): readonly string[] {
  const known = dummies.get(diagram) ?? findDummies(diagram);
  dummies.set(diagram, known);
  return known;
}

function findDummies(diagram: Diagram): readonly string[] {
  const asked = new Set<number>();
  for (let node = 2; node < diagram.level.length; node += 1) asked.add(diagram.order[diagram.level[node]!]!);
  return diagram.voters.filter((_, voter) => !asked.has(voter));
}
