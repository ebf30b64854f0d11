// A bound that knows the red lines: multipliers on parties and clauses (Lagrangian relaxation) fold everything into one
// linear form whose maximum over free choices bounds the aim. Any multipliers give a valid bound; a few hundred
// subgradient steps make it nearly as tight as the linear programme.
import type { Instance } from './instance.ts';
import type { LinearForm } from './walk.ts';

interface Multipliers {
  readonly forms: number[];
  readonly clauses: number[];
}

function allClauses(instance: Instance): readonly Instance['hard_constraints'][number][] {
  return [...instance.hard_constraints, ...instance.red_lines.map(({ any_of }) => any_of)];
}

function combine(
  instance: Instance,
  parts: readonly LinearForm[],
  members: readonly (readonly (readonly boolean[])[])[],
  { forms, clauses }: Multipliers,
): LinearForm {
  const coefficients = instance.domain_sizes.map((size, provision) =>
    Array.from({ length: size }, (_, option) => {
      let sum = 0;
      parts.forEach((part, at) => {
        sum += forms[at]! * part.coefficients[provision]![option]!;
      });
      members.forEach((member, at) => {
        if (member[provision]![option]) sum += clauses[at]!;
      });
      return sum;
    }),
  );
  const constant =
    parts.reduce((sum, part, at) => sum + forms[at]! * part.constant, 0) -
    clauses.reduce((sum, value) => sum + value, 0);
  return { constant, coefficients };
}

function bestOf({ constant, coefficients }: LinearForm): {
  readonly value: number;
  readonly outcome: readonly number[];
} {
  const outcome = coefficients.map((row) => row.indexOf(Math.max(...row)));
  return {
    value: outcome.reduce((sum, option, provision) => sum + coefficients[provision]![option]!, constant),
    outcome,
  };
}

/**
 * A linear form that is at least the smallest of `parts` (or, with one part, that part) at every outcome that meets the
 * clauses, with a small maximum. Approximate in how tight it is, exact in being a bound.
 */
export function relax(instance: Instance, parts: readonly LinearForm[], rounds = 300): LinearForm {
  const clauses = allClauses(instance);
  const members = clauses.map((clause) =>
    instance.domain_sizes.map((size, provision) =>
      Array.from({ length: size }, (_, option) =>
        clause.some((literal) => literal.provision === provision && literal.options.includes(option)),
      ),
    ),
  );
  const now: Multipliers = { forms: parts.map(() => 1 / parts.length), clauses: clauses.map(() => 0) };
  let best = combine(instance, parts, members, now);
  let least = bestOf(best).value;
  const scale = Math.max(1, Math.abs(least));
  for (let round = 0; round < rounds; round += 1) {
    const form = combine(instance, parts, members, now);
    const { value, outcome } = bestOf(form);
    if (value < least) [best, least] = [form, value];
    const values = parts.map((part) =>
      outcome.reduce((sum, option, provision) => sum + part.coefficients[provision]![option]!, part.constant),
    );
    const step = 1 / (1 + round / 20);
    const average = values.reduce((sum, each, at) => sum + each * now.forms[at]!, 0);
    const raised = now.forms.map((weight, at) => weight * Math.exp((step * 2 * (average - values[at]!)) / scale));
    const total = raised.reduce((sum, each) => sum + each, 0);
    raised.forEach((weight, at) => {
      now.forms[at] = weight / total;
    });
    members.forEach((member, at) => {
      const met = outcome.reduce((count, option, provision) => count + (member[provision]![option] ? 1 : 0), 0);
      now.clauses[at] = Math.max(0, now.clauses[at]! + step * 0.02 * scale * (1 - met));
    });
  }
  return best;
}

/** The largest value of a form over free choices. */
export function maximumOf(form: LinearForm): number {
  return bestOf(form).value;
}
