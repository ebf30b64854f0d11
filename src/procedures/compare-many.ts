// Any number of variants side by side, the first as the base: what each says differently, who can block it, how likely and
// how late it acts, which findings it gains and loses, and the ballots on which each two of them part.
import type { Arrangement, Finding, Situation } from '../arrangements/index.ts';
import type { Bounds } from '../basics/index.ts';
import { assessProcedure, type Blockers, type StageKind } from './assess.ts';
import { compareArrangements, type ProcedureComparison, saidOnlyIn } from './compare.ts';
import { createGameCache, type GameCache } from './play.ts';

/** An arrangement with its findings, where they are known. */
export interface Variant {
  readonly arrangement: Arrangement;
  readonly findings?: readonly Finding[];
}

export interface VariantProcedure {
  readonly id: string;
  readonly kind: StageKind;
  readonly blockers: Blockers;
  readonly action: Bounds;
  readonly attained: boolean;
  readonly delay: Bounds | undefined;
}

/** What is in one and not in the other. */
export interface Change<T> {
  readonly gained: readonly T[];
  readonly lost: readonly T[];
}

export interface VariantFinding {
  readonly id: string;
  readonly tier: Finding['tier'];
  readonly claim: string;
  readonly path: string;
}

export interface VariantSummary {
  readonly id: string;
  readonly title: string;
  readonly procedures: readonly VariantProcedure[];
  /** Against the first variant. */
  readonly sentences: Change<string>;
  readonly findings: Change<VariantFinding>;
  readonly findingCount: number;
}

export interface VariantPair {
  readonly first: string;
  readonly second: string;
  readonly procedures: readonly ProcedureComparison[];
}

export interface VariantsComparison {
  readonly variants: readonly VariantSummary[];
  /** Every two, in the order given. */
  readonly pairs: readonly VariantPair[];
}

function changes<T>(base: readonly T[], own: readonly T[], key: (each: T) => string): Change<T> {
  const [old, now] = [new Set(base.map(key)), new Set(own.map(key))];
  return {
    gained: own.filter((each) => !old.has(key(each))),
    lost: base.filter((each) => !now.has(key(each))),
  };
}

/** The same finding is one of the same check at the same path, or in the same words. */
function findingChanges(base: readonly VariantFinding[], own: readonly VariantFinding[]): Change<VariantFinding> {
  const { gained, lost } = changes(base, own, ({ id, path }) => `${id} ${path}`);
  return changes(lost, gained, ({ id, claim }) => `${id} ${claim}`);
}

function findingsOf({ findings = [] }: Variant): readonly VariantFinding[] {
  return findings
    .filter(({ accepted }) => accepted === undefined)
    .map(({ id, tier, claim, place }) => ({ id, tier, claim, path: place.path }));
}

function proceduresOf(
  arrangement: Arrangement,
  situation: Situation | undefined,
  games: GameCache,
): readonly VariantProcedure[] {
  return Object.keys(arrangement.procedures).flatMap((id) => {
    const found = assessProcedure(arrangement, id, situation, { brief: true, games });
    if (found === undefined) return [];
    const { kind, blockers, action, attained, delay } = found;
    return [{ id, kind, blockers, action, attained, delay }];
  });
}

/**
 * Compares variants with the first of them, and each two for the ballots on which they part. The same finding is one of the
 * same check at the same path or in the same words. Cost: an assessment of each, and a comparison of each two.
 */
export function compareVariants(variants: readonly Variant[], situation?: Situation): VariantsComparison {
  const games = createGameCache();
  const [base] = variants;
  const known = base ? findingsOf(base) : [];
  const pairs = variants.flatMap((first, at) =>
    variants.slice(at + 1).map((second) => {
      const { procedures } = compareArrangements(first.arrangement, second.arrangement, situation);
      return { first: first.arrangement.id, second: second.arrangement.id, procedures };
    }),
  );
  return {
    variants: variants.map((variant) => ({
      id: variant.arrangement.id,
      title: variant.arrangement.title ?? variant.arrangement.id,
      procedures: proceduresOf(variant.arrangement, situation, games),
      sentences: {
        gained: base ? saidOnlyIn(variant.arrangement, base.arrangement) : [],
        lost: base ? saidOnlyIn(base.arrangement, variant.arrangement) : [],
      },
      findings: findingChanges(known, findingsOf(variant)),
      findingCount: findingsOf(variant).length,
    })),
    pairs,
  };
}
