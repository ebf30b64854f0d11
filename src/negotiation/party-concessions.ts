// The same concessions seen from each party: what it could give up alone, and what least would be asked of it.
import type { Concession } from './concessions.ts';
import type { Instance, RedLineId } from './instance.ts';

export interface PartyConcession {
  readonly party: number;
  /** The lightest concession that this party can make alone; absent when none of those listed is its alone. */
  readonly alone?: Concession;
  /** Its share of the concession that asks least of it, which may be nothing. */
  readonly least: { readonly redLines: readonly RedLineId[]; readonly weight: number };
  /** The whole concession that asks least of it; of several, the lightest. */
  readonly within: Concession;
}

/**
 * One row per party with a red line in some concession. `concessions` as listed, lightest first; the answer is as
 * complete as that list. Cost: parties × concessions.
 */
export function listPartyConcessions(
  instance: Pick<Instance, 'red_lines' | 'parties'>,
  concessions: readonly Concession[],
): readonly PartyConcession[] {
  const lines = new Map(instance.red_lines.map((line) => [line.id, line]));
  return Array.from({ length: instance.parties }, (_, party) => party).flatMap((party) => {
    const shares = concessions.map((within) => {
      const redLines = within.redLines.filter((id) => lines.get(id)?.party === party);
      return { within, redLines, weight: redLines.reduce<number>((sum, id) => sum + (lines.get(id)?.weight ?? 0), 0) };
    });
    if (shares.every(({ redLines }) => redLines.length === 0)) return [];
    const alone = shares.find(({ within, redLines }) => redLines.length === within.redLines.length)?.within;
    const [first, ...rest] = shares;
    if (first === undefined) return [];
    const least = rest.reduce((best, each) => (each.weight < best.weight ? each : best), first);
    const share = { redLines: least.redLines, weight: least.weight };
    return [{ party, ...(alone === undefined ? {} : { alone }), least: share, within: least.within }];
  });
}
