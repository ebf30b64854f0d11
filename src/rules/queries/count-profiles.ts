import type { Diagram } from '../diagram/build-diagram.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

/** Winning profiles of the voters from each node's level on, where doubles hold all profiles exactly; else -1. */
function countInDoubles(diagram: Diagram, allowed: readonly number[]): Float64Array {
  const { level, children, ballots } = diagram;
  const depth = diagram.voters.length;
  const powers = Float64Array.from({ length: depth + 1 }, (_, exponent) => allowed.length ** exponent);
  const counts = new Float64Array(level.length).fill(-1);
  counts[0] = 0;
  counts[1] = 1;
  for (let node = 2; node < counts.length; node += 1) {
    const own = level[node]!;
    if (powers[depth - own]! > Number.MAX_SAFE_INTEGER) continue;
    let sum = 0;
    for (const branch of allowed) {
      const child = children[node * ballots.length + branch]!;
      sum += counts[child]! * powers[level[child]! - own - 1]!;
    }
    counts[node] = sum;
  }
  return counts;
}

/**
 * In how many ways the voters can cast these ballots so that the rule adopts; exact. Default: all ballots of the
 * diagram. Cost: one pass.
 * @example
 * countWinningProfiles(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram, { ballots: ['for', 'against'] }) // => 1n
 */
export function countWinningProfiles(diagram: Diagram, options: { readonly ballots?: readonly string[] } = {}): bigint {
  const allowed = ballotIndexes(diagram, [...new Set(options.ballots ?? diagram.ballots)]);
  const powers = [1n];
  for (let level = 0; level < diagram.voters.length; level += 1) powers.push(powers[level]! * BigInt(allowed.length));
  const small = countInDoubles(diagram, allowed);
  const large = new Map<number, bigint>();
  const countOf = (node: number): bigint => large.get(node) ?? BigInt(small[node]!);
  for (let node = 2; node < diagram.level.length; node += 1) {
    if (small[node] !== -1) continue;
    const level = diagram.level[node]!;
    const ways = allowed.map((branch) => {
      const child = childOf(diagram, node, branch);
      return countOf(child) * powers[diagram.level[child]! - level - 1]!;
    });
    large.set(
      node,
      ways.reduce((sum, each) => sum + each, 0n),
    );
  }
  return countOf(diagram.root) * powers[diagram.level[diagram.root]!]!;
}
