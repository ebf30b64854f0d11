// A precedent played through: what it says in words, who can stop it, what happened by its rules, what the checks find.
import { type Arrangement, check, describeArrangement, listOpenPoints } from '../../arrangements/index.ts';
import {
  assessProcedure,
  playScenario,
  type ProcedureAssessment,
  type ScenarioResult,
} from '../../procedures/index.ts';
import { type PrecedentResults, rowOf } from './describe-precedent.ts';
import type { CatalogueEntry } from './entry-schema.ts';
import { mainWayOf } from './main-way.ts';
import { listEntryProcedures } from './main-procedure.ts';
import type { Precedent } from './precedent.ts';

export interface Playthrough {
  readonly entry: CatalogueEntry;
  readonly arrangement: Arrangement;
  readonly words: ReturnType<typeof describeArrangement>;
  /** Procedures that nothing else leads into, fallbacks included; the main one first. */
  readonly assessments: readonly ProcedureAssessment[];
  readonly openPoints: readonly string[];
  readonly scenarios: readonly ScenarioResult[];
  readonly findings: PrecedentResults['findings'];
}

function playAll(arrangement: Arrangement): readonly ScenarioResult[] {
  return (arrangement.scenarios ?? []).flatMap((scenario) => playScenario(arrangement, scenario) ?? []);
}

/**
 * Plays a precedent, or a draft, through. `entry` is its row on the dashboard. Who can block and how is exact where the
 * engine is (docs/spec/PROCEDURES.md); the kind of rule is a name for it. Undefined for an arrangement without a
 * procedure. Cost: an assessment per entry procedure, one more for the main one without fallbacks, every check, every
 * scenario.
 */
export function playThrough(precedent: Precedent): Playthrough | undefined {
  const { loaded, arrangement, situation } = precedent;
  const main = mainWayOf(precedent);
  if (main === undefined) return undefined;
  const findings = check(
    { ...loaded, arrangement, source: loaded.arrangement },
    situation ? { situations: [situation] } : {},
  );
  const scenarios = playAll(arrangement);
  const others = listEntryProcedures(arrangement).filter((id) => id !== main.procedure);
  const assessments = others.flatMap((id) => assessProcedure(arrangement, id, situation, { brief: true }) ?? []);
  return {
    entry: rowOf(precedent, { main, findings, scenarios }),
    arrangement,
    words: describeArrangement(arrangement),
    assessments: [main.whole, ...assessments],
    openPoints: listOpenPoints(arrangement).map(({ label }) => label),
    scenarios,
    findings,
  };
}
