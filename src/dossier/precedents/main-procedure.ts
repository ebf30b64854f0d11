// Which procedure a row of the catalogue is about, where it decides, and what is left when it fails.
import type { Arrangement, Next, Procedure, Stage } from '../../arrangements/index.ts';
import { listReachable, type StageRef, targetOf, type Verdict } from '../../procedures/index.ts';

function targetsOf({ otherwise, stages }: Procedure): readonly string[] {
  const all: readonly (Next | undefined)[] = [
    otherwise,
    ...stages.flatMap(({ onAdopted, onRejected, onExpired }) => [onAdopted, onRejected, onExpired]),
  ];
  return all.flatMap((next) => (typeof next === 'object' ? [next.go] : []));
}

/** Procedures that no other one leads into, in the order of the file. */
export function listEntryProcedures(arrangement: Arrangement): readonly string[] {
  const entered = new Set(Object.values(arrangement.procedures).flatMap(targetsOf));
  return Object.keys(arrangement.procedures).filter((id) => !entered.has(id));
}

/**
 * The procedure that leads to the first commitment that waits for one, entered where nothing leads into it; without such
 * a commitment the first procedure of the file. Undefined when there is none.
 */
export function mainProcedureOf(arrangement: Arrangement): string | undefined {
  const after = arrangement.commitments.find((commitment) => commitment.after !== undefined)?.after;
  if (after === undefined) return Object.keys(arrangement.procedures)[0];
  const leads = (id: string): boolean => listReachable(arrangement, id).some(({ procedure }) => procedure === after);
  return listEntryProcedures(arrangement).find(leads) ?? after;
}

function staysInside(next: Next | undefined): boolean {
  return typeof next !== 'object';
}

function cutStage({ onRejected, onExpired, ...stage }: Stage): Stage {
  return {
    ...stage,
    ...(onRejected !== undefined && staysInside(onRejected) ? { onRejected } : {}),
    ...(onExpired !== undefined && staysInside(onExpired) ? { onExpired } : {}),
  };
}

/** The same arrangement without the ways that open when a decision fails. A reverse default keeps its own way. */
export function withoutFallbacks(arrangement: Arrangement): Arrangement {
  const procedures = Object.entries(arrangement.procedures).map(([id, procedure]) => {
    if (procedure.polarity === 'keeps') return [id, procedure] as const;
    const { otherwise, ...rest } = procedure;
    const kept = otherwise !== undefined && staysInside(otherwise) ? { otherwise } : {};
    return [id, { ...rest, ...kept, stages: procedure.stages.map(cutStage) }] as const;
  });
  return { ...arrangement, procedures: Object.fromEntries(procedures) };
}

export function stageAt(arrangement: Arrangement, at: StageRef): Stage | undefined {
  return arrangement.procedures[at.procedure]?.stages[at.index];
}

/** Other procedures that open when a stage of the main way is rejected or runs out; in the order of the stages. */
export function listFallbacks(arrangement: Arrangement, way: readonly StageRef[]): readonly string[] {
  const inside = new Set(way.map(({ procedure }) => procedure));
  const found = way.flatMap((at) => {
    if (stageAt(arrangement, at)?.rule === undefined || arrangement.procedures[at.procedure]?.polarity === 'keeps')
      return [];
    return (['rejected', 'expired'] satisfies Verdict[]).flatMap((verdict) => {
      const target = targetOf(arrangement, at, verdict);
      return target.kind === 'stage' && !inside.has(target.procedure) ? [target.procedure] : [];
    });
  });
  return [...new Set(found)];
}
