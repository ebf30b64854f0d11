import type { Diagram } from '../diagram/build-diagram.ts';
import { ballotIndexes, childOf } from './walk-diagram.ts';

/**
 * In how many ways the voters can cast these ballots so that the rule adopts; exact. Default: all ballots of the
 * diagram. Cost: one pass.
 * @example
 * countWinningProfiles(buildDiagram(compileRule(parseRule('none of G against').value, { G: { members: ['A', 'B'] } }).value).diagram, { ballots: ['for', 'against'] }) // => 1n
 */
export function countWinningProfiles(diagram: Diagram, options: { readonly ballots?: readonly string[] } = {}): bigint {
  const allowed = ballotIndexes(diagram, [...new Set(options.ballots ?? diagram.ballots)]);
  const powers = [1n];
  for (let level = 0; level < diagram.voters.length; level += 1)
    powers.push((powers[level] ?? 1n) * BigInt(allowed.length));
  const counts: bigint[] = [0n, 1n];
  for (let node = 2; node < diagram.level.length; node += 1) {
    const level = diagram.level[node] ?? 0;
    let sum = 0n;
    for (const branch of allowed) {
      const child = childOf(diagram, node, branch);
      sum += (counts[child] ?? 0n) * (powers[(diagram.level[child] ?? 0) - level - 1] ?? 1n);
    }
    counts.push(sum);
  }
  return (counts[diagram.root] ?? 0n) * (powers[diagram.level[diagram.root] ?? 0] ?? 1n);
}
