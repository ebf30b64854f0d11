// Which ballots of a voter mean the same to a rule: those that lead to the same node wherever the voter is asked.
import type { Diagram } from '../diagram/build-diagram.ts';

export interface BallotKinds {
  /** `first[level * ballots + b]`: the first ballot that the rule never tells from `b` at this level. */
  readonly first: Uint8Array;
  /** The ballots in two blocks that no voter's nodes tell apart; undefined when there are more or fewer blocks. */
  readonly blocks: readonly [readonly number[], readonly number[]] | undefined;
}

const known = new WeakMap<Diagram, BallotKinds>();

function findKinds({ level, children, order, ballots }: Diagram): BallotKinds {
  const arity = ballots.length;
  const differ = new Uint8Array(order.length * arity * arity);
  for (let node = 2; node < level.length; node += 1) {
    const [from, at] = [node * arity, level[node]! * arity * arity];
    for (let b = 1; b < arity; b += 1) {
      for (let a = 0; a < b; a += 1) if (children[from + a] !== children[from + b]) differ[at + b * arity + a] = 1;
    }
  }
  const first = new Uint8Array(order.length * arity);
  const anywhere = new Uint8Array(arity * arity);
  for (let at = 0; at < order.length; at += 1) {
    const own = differ.subarray(at * arity * arity, (at + 1) * arity * arity);
    own.forEach((each, pair) => {
      if (each === 1) anywhere[pair] = 1;
    });
    for (let b = 0; b < arity; b += 1) {
      let a = 0;
      while (a < b && own[b * arity + a] === 1) a += 1;
      first[at * arity + b] = a;
    }
  }
  const heads: number[][] = [];
  for (let b = 0; b < arity; b += 1) {
    const block = heads.find(([head]) => anywhere[b * arity + head!] === 0);
    if (block === undefined) heads.push([b]);
    else block.push(b);
  }
  const [one, two] = heads;
  return { first, blocks: heads.length === 2 && one && two ? [one, two] : undefined };
}

/** Found once per diagram. Cost: a pass. */
export function findBallotKinds(diagram: Diagram): BallotKinds {
  const kinds = known.get(diagram) ?? findKinds(diagram);
  known.set(diagram, kinds);
  return kinds;
}
