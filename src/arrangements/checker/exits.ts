// Where a stage leads, as far as the checks need it: whether failing it stops what the procedure is about.
// The defaults are those of docs/spec/PROCEDURES.md, P5 and P6.
import type { Arrangement, Next, Procedure } from '../schema.ts';

export type Lead =
  | { readonly kind: 'stage'; readonly procedure: string; readonly index: number }
  | { readonly kind: 'end'; readonly outcome: 'adopted' | 'rejected'; readonly acted: boolean };

export interface StageAt {
  readonly procedure: string;
  readonly index: number;
}

function end({ polarity }: Procedure, outcome: 'adopted' | 'rejected', nothing = false): Lead {
  return { kind: 'end', outcome, acted: !nothing && (outcome === 'adopted') === (polarity !== 'keeps') };
}

function follow(procedure: Procedure, next: Next, adopted: boolean): Lead {
  if (next === 'adopted') return end(procedure, 'adopted');
  if (next === 'nothing') return end(procedure, adopted ? 'adopted' : 'rejected', true);
  return { kind: 'stage', procedure: next.go, index: 0 };
}

/** After adoption: `onAdopted`, else the next stage, else the procedure is adopted. */
export function leadOfAdoption({ procedures }: Arrangement, at: StageAt): Lead | undefined {
  const procedure = procedures[at.procedure];
  const stage = procedure?.stages[at.index];
  if (procedure === undefined || stage === undefined) return undefined;
  if (stage.onAdopted !== undefined) return follow(procedure, stage.onAdopted, true);
  return at.index + 1 < procedure.stages.length
    ? { kind: 'stage', ...at, index: at.index + 1 }
    : end(procedure, 'adopted');
}

/** After failure; a stage that waits for its deadline takes `onExpired`: without `onRejected`, or while ballots may change. */
export function leadOfFailure({ procedures }: Arrangement, at: StageAt): Lead | undefined {
  const procedure = procedures[at.procedure];
  const stage = procedure?.stages[at.index];
  if (procedure === undefined || stage === undefined) return undefined;
  const own = stage.mayChange === true ? (stage.onExpired ?? stage.onRejected) : (stage.onRejected ?? stage.onExpired);
  const next = own ?? procedure.otherwise;
  return next === undefined ? end(procedure, 'rejected') : follow(procedure, next, false);
}

/** At the deadline without adoption: `onExpired`, else as after rejection. */
export function leadOfExpiry({ procedures }: Arrangement, at: StageAt): Lead | undefined {
  const procedure = procedures[at.procedure];
  const stage = procedure?.stages[at.index];
  if (procedure === undefined || stage === undefined) return undefined;
  const next = stage.onExpired ?? stage.onRejected ?? procedure.otherwise;
  return next === undefined ? end(procedure, 'rejected') : follow(procedure, next, false);
}

function leadsToAction(arrangement: Arrangement, lead: Lead | undefined, left: number): boolean {
  if (lead === undefined || left === 0) return false;
  if (lead.kind === 'end') return lead.acted;
  const stage = arrangement.procedures[lead.procedure]?.stages[lead.index];
  if (stage === undefined || stage.rule !== undefined) return false;
  return leadsToAction(arrangement, leadOfAdoption(arrangement, lead), left - 1);
}

/** Whether a stage that fails brings the action about without any further vote, so that failing it blocks nothing. */
export function failureActs(arrangement: Arrangement, at: StageAt): boolean {
  return leadsToAction(arrangement, leadOfFailure(arrangement, at), 50);
}

/** The same for a stage that nobody adopts before its deadline. */
export function expiryActs(arrangement: Arrangement, at: StageAt): boolean {
  return leadsToAction(arrangement, leadOfExpiry(arrangement, at), 50);
}

/** Whether a stage that fails leads anywhere but to the end of the matter. */
export function hasWayOut(arrangement: Arrangement, at: StageAt): boolean {
  const lead = leadOfFailure(arrangement, at);
  return lead !== undefined && (lead.kind === 'stage' || lead.acted);
}
