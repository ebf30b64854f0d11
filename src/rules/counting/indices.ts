/** The names and shapes of what `power` answers. */
import type { Rational } from '../../basics/index.ts';
import type { KernelKind } from '../kernel/kernel.ts';
import type { Progress } from './parts.ts';

export const POWER_INDICES = [
  'penroseBanzhafMeasure',
  'banzhafIndex',
  'shapleyShubikIndex',
  'colemanPowerToPrevent',
  'colemanPowerToInitiate',
  'raeIndex',
  'konigBrauningerInclusiveness',
  'johnstonIndex',
  'hollerPackelIndex',
  'deeganPackelIndex',
] as const;

export type PowerIndex = (typeof POWER_INDICES)[number];

export interface WeightedPowerOptions {
  /** Which indices to compute; swings always come. Without it: the Banzhaf pair and Shapley-Shubik. */
  readonly indices?: readonly PowerIndex[];
  /** Shapley-Shubik as fractions (true) or doubles (false); without it, fractions where they cost next to nothing. */
  readonly exact?: boolean;
  /** Called between passes of the long computations; returning false leaves out the index at work. */
  readonly progress?: Progress;
  /** Largest table allowed, in cells (4 bytes for counts, 8 for doubles). Without it: 2^26. */
  readonly mostCells?: number;
  /** Most cell updates allowed in all, at about a third of a nanosecond each. Without it: 4·10^12. */
  readonly mostUpdates?: number;
  readonly kernel?: KernelKind;
}

/** One voter's row. An index is present when asked for and computed; `fractions` holds those that are exact. */
export interface MemberPower extends Readonly<Partial<Record<PowerIndex, number>>> {
  readonly weight: number;
  /** Coalitions of the others that lose without this voter and win with it. */
  readonly swings: bigint;
  /** Every winning coalition needs this voter, so that it can block alone. */
  readonly vetoer: boolean;
  readonly fractions: Readonly<Partial<Record<PowerIndex, Rational>>>;
}

export interface WeightedPower {
  /** `decided`: no vote matters. `halves`: two sorted halves meet. `counting`: tables over the vote totals. */
  readonly method: 'decided' | 'halves' | 'counting';
  /** Whether every number asked for is exact. */
  readonly exact: boolean;
  /** How far a Shapley-Shubik index in doubles can be from the exact one at most; 0 when it is a fraction. */
  readonly bound: number;
  readonly reasons: readonly string[];
  readonly quota: number;
  readonly total: number;
  readonly winningCoalitions: bigint;
  /** Winning coalitions in which everyone is decisive; counted along with Holler-Packel. */
  readonly minimalWinningCoalitions?: bigint;
  /** Coleman's power of the body to act: the share of all coalitions that win. */
  readonly colemanPowerToAct: number;
  /** `members[i]` belongs to `weights[i]`. */
  readonly members: readonly MemberPower[];
}
