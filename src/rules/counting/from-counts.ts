/** Indices that follow from swings and winning coalitions alone. */
import { type Rational, rational } from '../../basics/index.ts';
import type { PowerIndex } from './indices.ts';

/** Counts over all voters, those of weight 0 included. */
export interface Counts {
  readonly all: bigint;
  readonly winning: bigint;
  readonly swings: bigint;
}

/** 0 where nothing is there to share. */
export function share(part: bigint, whole: bigint): Rational {
  return rational(part, whole === 0n ? 1n : whole);
}

/** The indices that follow from swings and winning coalitions alone; `own` is the member's number of swings. */
export function fromCounts(index: PowerIndex, own: bigint, { all, winning, swings }: Counts): Rational | undefined {
  switch (index) {
    case 'penroseBanzhafMeasure':
      return share(2n * own, all);
    case 'banzhafIndex':
      return share(own, swings);
    case 'colemanPowerToPrevent':
      return share(own, winning);
    case 'colemanPowerToInitiate':
      return share(own, all - winning);
    case 'raeIndex':
      return share(all + 2n * own, 2n * all);
    case 'konigBrauningerInclusiveness':
      return share(winning + own, 2n * winning);
    case 'shapleyShubikIndex':
    case 'johnstonIndex':
    case 'hollerPackelIndex':
    case 'deeganPackelIndex':
      return undefined;
  }
}
