// Depth first through the provisions with linear forms carried along: each form knows its value so far and the most it
// can still gain, so a caller can cut by any bound over them. Paths that can no longer meet a required clause are cut.
import { type Clauses, compileClauses } from './clauses.ts';
import type { Instance, Outcome } from './instance.ts';

/** `constant + Σ coefficients[provision][option]` over the options an outcome takes. */
export interface LinearForm {
  readonly constant: number;
  readonly coefficients: readonly (readonly number[])[];
}

export interface Visitor {
  /** `upper[form]` bounds the form over all outcomes below; true cuts them. */
  readonly cut: (upper: Float64Array) => boolean;
  /** The forms' exact values at an outcome that meets every required clause. */
  readonly leaf: (values: Float64Array, outcome: () => Outcome) => void;
}

export interface WalkEnd {
  readonly complete: boolean;
  /** Nodes entered. */
  readonly nodes: number;
}

interface Prepared {
  readonly clauses: Clauses;
  readonly forms: readonly LinearForm[];
  /** `rest[depth][form]`: most that provisions from `depth` on can add. */
  readonly rest: readonly Float64Array[];
  /** `ranked[depth]`: options, most promising by the last form first. */
  readonly ranked: readonly (readonly number[])[];
}

function prepare(instance: Instance, forms: readonly LinearForm[]): Prepared {
  const clauses = compileClauses(instance);
  const depths = clauses.order.length;
  const rest = Array.from({ length: depths + 1 }, () => new Float64Array(forms.length));
  for (let depth = depths - 1; depth >= 0; depth -= 1) {
    forms.forEach(({ coefficients }, form) => {
      const row = coefficients[clauses.order[depth]!] ?? [];
      rest[depth]![form] = rest[depth + 1]![form]! + Math.max(...row);
    });
  }
  const guide = forms.at(-1)?.coefficients ?? [];
  const ranked = clauses.order.map((provision) => {
    const row = guide[provision] ?? [];
    return Array.from({ length: instance.domain_sizes[provision]! }, (_, option) => option).sort(
      (a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b,
    );
  });
  return { clauses, forms, rest, ranked };
}

/**
 * Visits the outcomes that meet every compatibility rule and every red line of `instance` (leave out what is conceded).
 * The last form guides the order. `nodes`: most nodes to enter; `seen` is told now and then how many were entered.
 */
export function walkOutcomes(
  instance: Instance,
  forms: readonly LinearForm[],
  visitor: Visitor,
  nodes = 50_000_000,
  seen: (entered: number) => void = () => {},
): WalkEnd {
  const { clauses, rest, ranked } = prepare(instance, forms);
  const { words, order, cover, future } = clauses;
  const depths = order.length;
  const required = clauses.redLines + instance.hard_constraints.length;
  const masks = Array.from({ length: depths + 1 }, () => new Uint32Array(words));
  const wanted = new Uint32Array(words);
  for (let bit = 0; bit < required; bit += 1) wanted[bit >>> 5]! |= 1 << (bit & 31);
  const values = Array.from({ length: depths + 1 }, () => Float64Array.from(forms, ({ constant }) => constant));
  const upper = new Float64Array(forms.length);
  const columns = order.map((provision, depth) =>
    cover[depth]!.map((_, option) => Float64Array.from(forms, ({ coefficients }) => coefficients[provision]![option]!)),
  );
  const taken = Array.from<number>({ length: depths }).fill(0);
  const outcome = (): Outcome => {
    const options = Array.from<number>({ length: depths }).fill(0);
    order.forEach((provision, depth) => {
      options[provision] = taken[depth]!;
    });
    return options;
  };
  let entered = 0;
  const enter = (depth: number): void => {
    entered += 1;
    if (entered > nodes) return;
    if ((entered & 0x3fff) === 0) seen(entered);
    const here = values[depth]!;
    if (depth === depths) {
      visitor.leaf(here, outcome);
      return;
    }
    const gain = rest[depth + 1]!;
    const later = future[depth + 1]!;
    const next = values[depth + 1]!;
    const mask = masks[depth]!;
    const grown = masks[depth + 1]!;
    for (const option of ranked[depth]!) {
      const met = cover[depth]![option]!;
      let open = 0;
      for (let word = 0; word < words; word += 1) {
        grown[word] = mask[word]! | met[word]!;
        open |= wanted[word]! & ~grown[word]! & ~later[word]!;
      }
      if (open !== 0) continue;
      const column = columns[depth]![option]!;
      for (let form = 0; form < upper.length; form += 1) {
        next[form] = here[form]! + column[form]!;
        upper[form] = next[form]! + gain[form]!;
      }
      if (visitor.cut(upper)) continue;
      taken[depth] = option;
      enter(depth + 1);
    }
  };
  const impossible = wanted.some((word, at) => (word & ~future[0]![at]!) !== 0);
  if (!impossible) enter(0);
  return { complete: entered <= nodes, nodes: entered };
}
