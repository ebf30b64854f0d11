// Who must consent to a package is a rule sentence like any other: 'all of parties for', 'at least 4 of parties for and
// none of hosts against'. Its minimal winning coalitions are the sets of parties whose demands have to be met.
import { type Diagnostic, fail, type Result, succeed } from '../basics/index.ts';
import {
  adoptionBounds,
  buildDiagram,
  compileRule,
  type Diagram,
  listMinimalWinning,
  parseRule,
} from '../rules/index.ts';

export interface ConsentRule {
  readonly sentence: string;
  /** Members of the groups that the sentence may name. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly diagram: Diagram;
  /** Minimal sets of parties that together suffice, smallest first. */
  readonly coalitions: readonly (readonly string[])[];
  /** False: there are more coalitions than were listed, so better deals may exist. */
  readonly complete: boolean;
}

export const EVERYBODY = 'all of parties for';
const MOST_COALITIONS = 60;

function unreadable(sentence: string, diagnostics: readonly Diagnostic[]): Result<ConsentRule> {
  return fail(
    ...diagnostics.map(({ message, help }): Diagnostic => {
      const whole = `the sentence on consent, '${sentence}', cannot be read: ${message}`;
      return { code: 'N124', severity: 'error', message: whole, ...(help === undefined ? {} : { help }) };
    }),
  );
}

/** N124 for a sentence that does not parse, names an unknown group, or that nobody can ever meet. */
export function readConsent(
  sentence: string,
  parties: readonly string[],
  groups: Readonly<Record<string, readonly string[]>>,
): Result<ConsentRule> {
  const parsed = parseRule(sentence);
  if (!parsed.ok) return unreadable(sentence, parsed.diagnostics);
  const members = Object.entries({ ...groups, parties }).map(([id, own]) => [id, { members: own }] as const);
  const compiled = compileRule(parsed.value, Object.fromEntries(members), { voters: parties });
  if (!compiled.ok) return unreadable(sentence, compiled.diagnostics);
  const built = buildDiagram(compiled.value);
  if (!built.exact) return unreadable(sentence, [{ code: 'N124', severity: 'error', message: built.reason }]);
  const { coalitions, complete } = listMinimalWinning(built.diagram, { limit: MOST_COALITIONS });
  if (coalitions.length === 0) {
    return unreadable(sentence, [{ code: 'N124', severity: 'error', message: 'no parties could ever meet it' }]);
  }
  return succeed({ sentence, groups, diagram: built.diagram, coalitions, complete });
}

export type Attitude = 'accepts' | 'refuses' | 'unknown';

/** Certain: adopted however the unknown vote. Possible: under some of their ballots. */
export function consentOf(
  { diagram }: ConsentRule,
  attitudes: ReadonlyMap<string, Attitude>,
): 'certain' | 'possible' | 'excluded' {
  const ballots = [...attitudes].flatMap(([party, attitude]) =>
    attitude === 'unknown' ? [] : [[party, attitude === 'accepts' ? { for: 1 } : { against: 1 }] as const],
  );
  const { min, max } = adoptionBounds(diagram, Object.fromEntries(ballots));
  if (min === 1) return 'certain';
  return max === 0 ? 'excluded' : 'possible';
}
