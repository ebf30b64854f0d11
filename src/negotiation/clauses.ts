// Clauses as bit masks. Red lines come first, compatibility rules after them; `cover` says which clauses an option meets.
// "Met" only grows along a path through the provisions, which is what makes masks comparable by inclusion.
import type { Instance } from './instance.ts';

export interface Clauses {
  /** 32-bit words per mask. */
  readonly words: number;
  /** Provisions in the order in which they are decided. */
  readonly order: readonly number[];
  /** `cover[depth][option]`: mask of the clauses that option of provision `order[depth]` meets. */
  readonly cover: readonly (readonly Uint32Array[])[];
  /** `future[depth]`: clauses that some option of a provision at `depth` or later meets. */
  readonly future: readonly Uint32Array[];
  readonly redLines: number;
  readonly compatibility: Uint32Array;
}

export function maskOf(words: number, bits: Iterable<number>): Uint32Array {
  const mask = new Uint32Array(words);
  for (const bit of bits) mask[bit >>> 5]! |= 1 << (bit & 31);
  return mask;
}

export function hasBit(mask: Uint32Array, bit: number): boolean {
  return ((mask[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
}

/** Greedy: next comes the provision that leaves the fewest clauses half decided. */
function orderOf(scopes: readonly ReadonlySet<number>[], provisions: number): number[] {
  const left = new Set(Array.from({ length: provisions }, (_, provision) => provision));
  const open = new Set<number>();
  const order: number[] = [];
  const openAfter = (next: number): number =>
    scopes.reduce((count, scope, clause) => {
      const touched = open.has(clause) || scope.has(next);
      return count + (touched && [...scope].some((provision) => provision !== next && left.has(provision)) ? 1 : 0);
    }, 0);
  while (left.size > 0) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const provision of left) {
      const count = openAfter(provision);
      if (count < least) [best, least] = [provision, count];
    }
    left.delete(best);
    order.push(best);
    scopes.forEach((scope, clause) => {
      if (scope.has(best)) open.add(clause);
    });
  }
  return order;
}

export function compileClauses(instance: Instance): Clauses {
  const all = [...instance.red_lines.map(({ any_of }) => any_of), ...instance.hard_constraints];
  const words = Math.max(1, Math.ceil(all.length / 32));
  const scopes = all.map((clause) => new Set(clause.map(({ provision }) => provision)));
  const order = orderOf(scopes, instance.domain_sizes.length);
  const cover = order.map((provision) =>
    Array.from({ length: instance.domain_sizes[provision] ?? 0 }, (_, option) => {
      const met = all.flatMap((clause, bit) =>
        clause.some((literal) => literal.provision === provision && literal.options.includes(option)) ? [bit] : [],
      );
      return maskOf(words, met);
    }),
  );
  const future = Array.from({ length: order.length + 1 }, () => new Uint32Array(words));
  for (let depth = order.length - 1; depth >= 0; depth -= 1) {
    future[depth]!.set(future[depth + 1]!);
    for (const mask of cover[depth]!) for (let word = 0; word < words; word += 1) future[depth]![word]! |= mask[word]!;
  }
  const redLines = instance.red_lines.length;
  const hard = instance.hard_constraints.map((_, at) => redLines + at);
  return { words, order, cover, future, redLines, compatibility: maskOf(words, hard) };
}
