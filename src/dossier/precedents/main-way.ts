// The main way of a precedent through its stages, and what the engine says about it, fallbacks left out and left in.
import type { Arrangement } from '../../arrangements/index.ts';
import {
  assessProcedure,
  type Blockers,
  listReachable,
  type ProcedureAssessment,
  type StageAssessment,
  type StageRef,
} from '../../procedures/index.ts';
import { listLoneBlockers } from './lone-blockers.ts';
import { listFallbacks, mainProcedureOf, withoutFallbacks } from './main-procedure.ts';
import type { Precedent } from './precedent.ts';

const BRIEF = { brief: true } as const;

export interface MainWay {
  readonly procedure: string;
  /** Stages on the way, fallbacks left out. */
  readonly way: readonly StageRef[];
  readonly assessment: ProcedureAssessment;
  /** The same with fallbacks. */
  readonly whole: ProcedureAssessment;
  readonly lone: Blockers;
  /** Procedures that open when the way fails. */
  readonly fallbacks: readonly string[];
  /** The stage that the fewest can pass. */
  readonly deciding?: { readonly at: StageRef; readonly stage: StageAssessment };
  /** The way keeps things as they are unless it fails: a reverse default. */
  readonly reversed: boolean;
}

function refOf(arrangement: Arrangement, stage: StageAssessment): StageRef {
  const index = arrangement.procedures[stage.procedure]?.stages.findIndex(({ id }) => id === stage.stage) ?? 0;
  return { procedure: stage.procedure, index };
}

/** Most lone blockers first, the later one among equals. */
function decidingStageOf(arrangement: Arrangement, { stages }: ProcedureAssessment): MainWay['deciding'] {
  const weight = ({ procedure, blockers }: StageAssessment): number =>
    arrangement.procedures[procedure]?.polarity === 'keeps' ? 0 : blockers.possibly.length;
  const hardest = stages
    .filter(({ kind }) => kind !== 'consult')
    .reduceRight<StageAssessment | undefined>(
      (best, stage) => (best === undefined || weight(stage) > weight(best) ? stage : best),
      undefined,
    );
  return hardest && { at: refOf(arrangement, hardest), stage: hardest };
}

/** Undefined for an arrangement without a procedure. Cost: one assessment, and a second one when there are fallbacks. */
export function mainWayOf({ arrangement, situation }: Precedent): MainWay | undefined {
  const procedure = mainProcedureOf(arrangement);
  if (procedure === undefined) return undefined;
  const cut = withoutFallbacks(arrangement);
  const way = listReachable(cut, procedure);
  const fallbacks = listFallbacks(arrangement, way);
  const assessment = assessProcedure(cut, procedure, situation, BRIEF);
  const whole = fallbacks.length === 0 ? assessment : assessProcedure(arrangement, procedure, situation, BRIEF);
  if (!assessment || !whole) return undefined;
  const reversed = way.some((at) => arrangement.procedures[at.procedure]?.polarity === 'keeps');
  const lone = reversed ? assessment.blockers : listLoneBlockers(cut, way, situation);
  const deciding = decidingStageOf(arrangement, assessment);
  return { procedure, way, assessment, whole, lone, fallbacks, reversed, ...(deciding ? { deciding } : {}) };
}
