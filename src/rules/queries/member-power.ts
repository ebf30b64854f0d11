/**
 * Every power index of every voter of a rule at once, from its diagram. The binary indices read for against against;
 * those with abstention read for, abstain, against. All exact fractions; what a budget or the rule itself does not allow
 * is left out with a reason. Definitions: Felsenthal & Machover 1998; docs/guides/power.md.
 */
import { type Rational, toNumber } from '../../basics/index.ts';
import { type Counts, fromCounts, share } from '../counting/from-counts.ts';
import { POWER_INDICES, type PowerIndex } from '../counting/indices.ts';
import type { Diagram } from '../diagram/build-diagram.ts';
import { countWinningProfiles } from './count-profiles.ts';
import { findDominance } from './dominance.ts';
import { johnston } from './johnston.ts';
import { countMinimalCoalitions, deeganPackel, hollerPackel } from './minimal-indices.ts';
import { penroseBanzhaf, shapleyShubik, shapleyShubikRollCall } from './power.ts';
import { listVetoers } from './single-voters.ts';

export const ABSTENTION_INDICES = [
  'penroseBanzhafMeasureWithAbstention',
  'banzhafIndexWithAbstention',
  'shapleyShubikIndexWithAbstention',
] as const;

export type VoterIndex = PowerIndex | (typeof ABSTENTION_INDICES)[number];

export interface MeasureOptions {
  /** Default: all that the diagram's ballots allow. */
  readonly indices?: readonly VoterIndex[];
  /** Nodes of the set diagram of minimal winning coalitions; default 2,000,000. */
  readonly maxNodes?: number;
  /** Kinds of coalitions for Johnston's index; default 2^22. */
  readonly maxVectors?: number;
}

/** One voter's row: each index as a double, and as an exact fraction in `fractions`. */
export interface VoterPower extends Readonly<Partial<Record<VoterIndex, number>>> {
  readonly name: string;
  /** Coalitions of the others that lose without this voter and win with it, for against against. */
  readonly swings: bigint;
  /** Whether the voter can block alone, whatever the others cast. */
  readonly vetoer: boolean;
  readonly fractions: Readonly<Partial<Record<VoterIndex, Rational>>>;
}

export interface RulePower {
  readonly method: 'diagram';
  /** Whether every index asked for is there. */
  readonly exact: boolean;
  readonly bound: 0;
  readonly reasons: readonly string[];
  readonly winningCoalitions: bigint;
  readonly minimalWinningCoalitions?: bigint;
  readonly colemanPowerToAct: number;
  /** `members[i]` belongs to `diagram.voters[i]`. */
  readonly members: readonly VoterPower[];
}

type Values = Map<VoterIndex, readonly Rational[]>;

interface Found {
  readonly values: Values;
  readonly reasons: string[];
  minimalWinning?: bigint;
}

/** Johnston, Holler-Packel and Deegan-Packel, as far as asked for. */
export function indicesByCoalitions(
  diagram: Diagram,
  asked: ReadonlySet<VoterIndex>,
  options: Pick<MeasureOptions, 'maxNodes' | 'maxVectors'> = {},
): Found {
  const found: Found = { values: new Map(), reasons: [] };
  if (asked.has('johnstonIndex')) {
    const answer = johnston(diagram, options);
    if (answer.exact) found.values.set('johnstonIndex', answer.index);
    else found.reasons.push(`johnstonIndex is not computed: ${answer.reason}`);
  }
  const wanted = (['hollerPackelIndex', 'deeganPackelIndex'] as const).filter((index) => asked.has(index));
  if (wanted.length === 0) return found;
  const answer = countMinimalCoalitions(diagram, options.maxNodes);
  if (!answer.exact) {
    found.reasons.push(...wanted.map((index) => `${index} is not computed: ${answer.reason}`));
    return found;
  }
  found.minimalWinning = answer.counts.count;
  const compute = { hollerPackelIndex: hollerPackel, deeganPackelIndex: deeganPackel };
  for (const index of wanted) found.values.set(index, compute[index](answer.counts));
  return found;
}

/** The indices with abstention; they need that ballot, and roll calls a best and a worst ballot for every voter. */
function addWithAbstention(diagram: Diagram, asked: ReadonlySet<VoterIndex>, found: Found): void {
  const wanted = ABSTENTION_INDICES.filter((index) => asked.has(index));
  if (wanted.length === 0) return;
  if (!diagram.ballots.includes('abstain')) {
    found.reasons.push(...wanted.map((index) => `${index} is not computed: nobody can abstain`));
    return;
  }
  const ternary = penroseBanzhaf(diagram, { ballots: ['for', 'abstain', 'against'] });
  if (asked.has('penroseBanzhafMeasureWithAbstention')) {
    found.values.set('penroseBanzhafMeasureWithAbstention', ternary.measure);
  }
  if (asked.has('banzhafIndexWithAbstention')) found.values.set('banzhafIndexWithAbstention', ternary.index);
  if (!asked.has('shapleyShubikIndexWithAbstention')) return;
  const rollCall = shapleyShubikRollCall(diagram);
  if (rollCall) found.values.set('shapleyShubikIndexWithAbstention', rollCall);
  else {
    found.reasons.push('shapleyShubikIndexWithAbstention is not computed: a voter has no best or no worst ballot');
  }
}

function addBinary(
  diagram: Diagram,
  asked: ReadonlySet<VoterIndex>,
  swings: readonly bigint[],
  counts: Counts,
  found: Found,
) {
  for (const index of POWER_INDICES) {
    if (!asked.has(index)) continue;
    const values = swings.map((own) => fromCounts(index, own, counts));
    if (values.every((value) => value !== undefined)) found.values.set(index, values);
  }
  if (asked.has('shapleyShubikIndex')) found.values.set('shapleyShubikIndex', shapleyShubik(diagram));
}

/**
 * Power of all voters of a rule. Swings, counts and every index are exact; for a rule under which a vote for can hurt,
 * swings are net and `reasons` says so. Cost: a few passes over the diagram; Johnston is exponential in the number of
 * classes of voters, within `maxVectors`.
 * @example
 * const council = measurePower(buildDiagram(compileRule(parseRule('at least 2 of G for and none of H against').value, { G: { members: ['A', 'B', 'C'] }, H: { members: ['A'] } }).value).diagram)
 * council.members.map(({ fractions }) => printRational(fractions.banzhafIndex)) // => ['3/5', '1/5', '1/5']
 * council.members.map(({ vetoer }) => vetoer) // => [true, false, false]
 * council.winningCoalitions // => 3n
 */
export function measurePower(diagram: Diagram, options: MeasureOptions = {}): RulePower {
  const possible = diagram.ballots.includes('abstain') ? [...POWER_INDICES, ...ABSTENTION_INDICES] : POWER_INDICES;
  const asked: ReadonlySet<VoterIndex> = new Set(options.indices ?? possible);
  const winning = countWinningProfiles(diagram, { ballots: ['for', 'against'] });
  const { swings } = penroseBanzhaf(diagram);
  const all = 2n ** BigInt(diagram.voters.length);
  const counts: Counts = { all, winning, swings: swings.reduce((sum, each) => sum + each, 0n) };
  const found = indicesByCoalitions(diagram, asked, options);
  addBinary(diagram, asked, swings, counts, found);
  addWithAbstention(diagram, asked, found);
  const [yes, no] = [diagram.ballots.indexOf('for'), diagram.ballots.indexOf('against')];
  const { dominates } = findDominance(diagram);
  if (diagram.voters.some((_, voter) => !dominates(voter, yes, no))) {
    found.reasons.push('a vote for can turn adoption into rejection here: swings are net');
  }
  const vetoers = new Set(listVetoers(diagram));
  const order = [...POWER_INDICES, ...ABSTENTION_INDICES].filter((index) => found.values.has(index));
  const members = diagram.voters.map((name, at): VoterPower => {
    const fractions: Partial<Record<VoterIndex, Rational>> = {};
    const values: Partial<Record<VoterIndex, number>> = {};
    for (const index of order) {
      fractions[index] = found.values.get(index)![at]!;
      values[index] = toNumber(fractions[index]);
    }
    return { name, swings: swings[at]!, vetoer: vetoers.has(name), ...values, fractions };
  });
  return {
    method: 'diagram',
    exact: [...asked].every((index) => found.values.has(index)),
    bound: 0,
    reasons: [`decision diagram of ${diagram.size} nodes, exact`, ...found.reasons],
    winningCoalitions: winning,
    ...(found.minimalWinning === undefined ? {} : { minimalWinningCoalitions: found.minimalWinning }),
    colemanPowerToAct: toNumber(share(winning, all)),
    members,
  };
}
