import type { Diagram } from '../diagram/build-diagram.ts';
import { ADOPTED, REJECTED } from '../diagram/forest.ts';
import { childOf, levelsOf } from './walk-diagram.ts';

/**
 * For every voter the ballots that alone settle the matter, whatever the others cast. A ballot does so when no way to
 * the other end takes it: no node of the voter leads on by it, and no way leaves the voter out. Exact. Cost: one pass.
 * @example
 * listSettlingBallots(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram, 'rejected') // => { A: ['against'], B: ['against'] }
 */
export function listSettlingBallots(
  diagram: Diagram,
  standing: 'adopted' | 'rejected',
): Readonly<Record<string, readonly string[]>> {
  const { voters, ballots, level, root } = diagram;
  const end = standing === 'adopted' ? ADOPTED : REJECTED;
  const depth = voters.length;
  // Ways that pass a level over, as differences of a running sum; the way into the root passes over those above it.
  const passing = new Int32Array(depth + 1);
  const open = new Uint8Array(depth * ballots.length);
  const passOver = (from: number, to: number): void => {
    passing[from] = (passing[from] ?? 0) + 1;
    passing[to] = (passing[to] ?? 0) - 1;
  };
  if (root !== end) passOver(0, level[root] ?? depth);
  for (let node = 2; node < level.length; node += 1) {
    const own = level[node] ?? 0;
    for (let branch = 0; branch < ballots.length; branch += 1) {
      const child = childOf(diagram, node, branch);
      if (child === end) continue;
      open[own * ballots.length + branch] = 1;
      passOver(own + 1, level[child] ?? depth);
    }
  }
  const over = passing.slice();
  for (let at = 1; at < over.length; at += 1) over[at] = (over[at] ?? 0) + (over[at - 1] ?? 0);
  const settling = levelsOf(diagram).map((at) =>
    ballots.filter((_, branch) => over[at] === 0 && open[at * ballots.length + branch] === 0),
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

/** Voters whose ballot never matters. Cost: linear. */
export function listDummies(diagram: Diagram): readonly string[] {
  const asked = new Set<number>();
  for (let node = 2; node < diagram.level.length; node += 1) asked.add(diagram.order[diagram.level[node] ?? 0] ?? -1);
  return diagram.voters.filter((_, voter) => !asked.has(voter));
}
