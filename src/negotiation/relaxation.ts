// A bound that knows the red lines: multipliers on parties and clauses (Lagrangian relaxation) fold everything into one
// linear form whose maximum over free choices bounds the aim. Any multipliers give a valid bound; a few hundred
// subgradient steps make it nearly as tight as the linear programme.
import type { Instance } from './instance.ts';
import type { LinearForm } from './walk.ts';

/** Options of all provisions in one row: those of provision p from `starts[p]` to `starts[p + 1]`. */
function startsOf({ domain_sizes }: Instance): Int32Array {
  const starts = new Int32Array(domain_sizes.length + 1);
  domain_sizes.forEach((size, provision) => {
    starts[provision + 1] = starts[provision]! + size;
  });
  return starts;
}

function flatten({ coefficients }: LinearForm, starts: Int32Array): Float64Array {
  const flat = new Float64Array(starts.at(-1)!);
  coefficients.forEach((row, provision) => {
    row.forEach((value, option) => {
      flat[starts[provision]! + option] = value;
    });
  });
  return flat;
}

/** Per clause the places of the options that meet it. */
function placesOf(instance: Instance, starts: Int32Array): readonly Int32Array[] {
  const clauses = [...instance.hard_constraints, ...instance.red_lines.map(({ any_of }) => any_of)];
  return clauses.map((clause) => {
    const places = clause.flatMap(({ provision, options }) => options.map((option) => starts[provision]! + option));
    return Int32Array.from(new Set(places));
  });
}

interface Work {
  readonly starts: Int32Array;
  readonly parts: readonly { readonly constant: number; readonly flat: Float64Array }[];
  readonly places: readonly Int32Array[];
  /** Multipliers. */
  readonly forms: Float64Array;
  readonly clauses: Float64Array;
  /** The combined form. */
  readonly flat: Float64Array;
  /** Place of the option taken, per provision, and whether a place is taken. */
  readonly taken: Int32Array;
  readonly isTaken: Uint8Array;
}

/** Fills `flat` and returns the constant. */
function combine({ parts, places, forms, clauses, flat }: Work): number {
  flat.fill(0);
  let constant = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at]!;
    const weight = forms[at]!;
    constant += weight * part.constant;
    for (let place = 0; place < flat.length; place += 1) flat[place]! += weight * part.flat[place]!;
  }
  for (let at = 0; at < places.length; at += 1) {
    const weight = clauses[at]!;
    if (weight === 0) continue;
    constant -= weight;
    for (const place of places[at]!) flat[place]! += weight;
  }
  return constant;
}

/** Takes the best option of each provision and returns their sum. */
function takeBest({ starts, flat, taken, isTaken }: Work, constant: number): number {
  isTaken.fill(0);
  let sum = constant;
  for (let provision = 0; provision < taken.length; provision += 1) {
    let best = starts[provision]!;
    for (let place = best + 1; place < starts[provision + 1]!; place += 1) if (flat[place]! > flat[best]!) best = place;
    taken[provision] = best;
    isTaken[best] = 1;
    sum += flat[best]!;
  }
  return sum;
}

function moveForms({ parts, forms, taken }: Work, step: number, scale: number): void {
  if (parts.length === 1) return;
  const values = parts.map(({ constant, flat }) => taken.reduce((sum, place) => sum + flat[place]!, constant));
  const average = values.reduce((sum, each, at) => sum + each * forms[at]!, 0);
  let total = 0;
  for (let at = 0; at < forms.length; at += 1) {
    forms[at]! *= Math.exp((step * 2 * (average - values[at]!)) / scale);
    total += forms[at]!;
  }
  for (let at = 0; at < forms.length; at += 1) forms[at]! /= total;
}

function moveClauses({ places, clauses, isTaken }: Work, step: number, scale: number): void {
  for (let at = 0; at < places.length; at += 1) {
    let met = 0;
    for (const place of places[at]!) met += isTaken[place]!;
    clauses[at] = Math.max(0, clauses[at]! + step * 0.02 * scale * (1 - met));
  }
}

function unflatten(flat: Float64Array, starts: Int32Array, constant: number): LinearForm {
  const coefficients = Array.from({ length: starts.length - 1 }, (_, provision) =>
    Array.from(flat.subarray(starts[provision], starts[provision + 1])),
  );
  return { constant, coefficients };
}

/**
 * A linear form that is at least the smallest of `parts` (or, with one part, that part) at every outcome that meets the
 * clauses, with a small maximum. Approximate in how tight it is, exact in being a bound.
 */
export function relax(instance: Instance, parts: readonly LinearForm[], rounds = 300): LinearForm {
  const starts = startsOf(instance);
  const places = placesOf(instance, starts);
  const size = starts.at(-1)!;
  const work: Work = {
    starts,
    parts: parts.map((part) => ({ constant: part.constant, flat: flatten(part, starts) })),
    places,
    forms: new Float64Array(parts.length).fill(1 / parts.length),
    clauses: new Float64Array(places.length),
    flat: new Float64Array(size),
    taken: new Int32Array(instance.domain_sizes.length),
    isTaken: new Uint8Array(size),
  };
  let bestConstant = combine(work);
  let least = takeBest(work, bestConstant);
  let best = work.flat.slice();
  const scale = Math.max(1, Math.abs(least));
  for (let round = 0; round < rounds; round += 1) {
    const constant = combine(work);
    const value = takeBest(work, constant);
    if (value < least) {
      [least, bestConstant] = [value, constant];
      best = work.flat.slice();
    }
    const step = 1 / (1 + round / 20);
    moveForms(work, step, scale);
    moveClauses(work, step, scale);
  }
  return unflatten(best, starts, bestConstant);
}

/** The largest value of a form over free choices. */
export function maximumOf({ constant, coefficients }: LinearForm): number {
  return coefficients.reduce((sum, row) => sum + Math.max(...row), constant);
}
