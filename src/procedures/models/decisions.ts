// Common ways to decide, as closed forms: quick answers to 'what if' without an arrangement file. Members are independent;
// for shared shocks mix the answers of several climates. All exact up to rounding.
import { sumDistribution } from '../engagement.ts';

/** Chances of one member's ballot; what is left to one is abstention. */
export interface MemberChances {
  readonly for: number;
  readonly against: number;
}

type Members = readonly MemberChances[];

function product(factors: readonly number[]): number {
  return factors.reduce((all, each) => all * each, 1);
}

/**
 * Unanimity in its two meanings: everyone for, and nobody against. They differ by what abstention does.
 * @example
 * unanimity([{ for: 0.9, against: 0.1 }, { for: 0.5, against: 0 }]).everyoneFor // => 0.45
 */
export function unanimity(members: Members): { readonly everyoneFor: number; readonly nobodyAgainst: number } {
  return {
    everyoneFor: product(members.map((member) => member.for)),
    nobodyAgainst: product(members.map(({ against }) => 1 - against)),
  };
}

export interface WeightedMember extends MemberChances {
  readonly weight: number;
  /** Whether a vote against by this member rejects. */
  readonly veto?: boolean;
}

/**
 * Chance that the weights for reach the quota and no member with a veto is against. Whole weights. Cost: members × total
 * weight.
 * @example
 * quotaWithVetoes([{ for: 0.5, against: 0.5, weight: 1 }, { for: 0.5, against: 0.25, weight: 1, veto: true }], 1) // => 0.625
 */
export function quotaWithVetoes(members: readonly WeightedMember[], quota: number): number {
  const noVeto = product(members.map(({ veto, against }) => (veto ? 1 - against : 1)));
  if (noVeto === 0) return 0;
  // Given no veto, a member with one is for with its chance among the ballots that remain.
  const chances = members.map((member) => (member.veto ? member.for / (1 - member.against) : member.for));
  const sums = sumDistribution(
    members.map(({ weight }) => weight),
    chances,
  );
  return noVeto * sums.slice(Math.max(0, quota)).reduce((all, each) => all + each, 0);
}

export interface WithoutParties {
  /** The share counted over the members that remain. */
  readonly rebased: number;
  /** The share still counted over all, so that whoever is left out counts as not for. */
  readonly original: number;
  readonly rebasedQuota: number;
  readonly originalQuota: number;
}

/**
 * A share of the members, with some left out of the vote: both bases, because texts seldom say which. The quota is the least
 * whole number of votes for that makes the share `num/den`.
 * @example
 * withoutParties([{ for: 1, against: 0 }, { for: 1, against: 0 }, { for: 0, against: 1 }], [2], [1, 1]) // => { rebased: 1, original: 0, rebasedQuota: 2, originalQuota: 3 }
 */
export function withoutParties(
  members: Members,
  excluded: readonly number[],
  [num, den]: readonly [number, number],
): WithoutParties {
  const rest = members.filter((_, at) => !excluded.includes(at));
  const quotaOf = (size: number): number => Math.ceil((num * size) / den - 1e-12);
  const chance = (quota: number): number =>
    quotaWithVetoes(
      rest.map((member) => ({ ...member, weight: 1 })),
      quota,
    );
  const [rebasedQuota, originalQuota] = [quotaOf(rest.length), quotaOf(members.length)];
  return { rebased: chance(rebasedQuota), original: chance(originalQuota), rebasedQuota, originalQuota };
}

/**
 * It happens unless everyone is against.
 * @example
 * reverseConsensus([{ for: 0, against: 0.5 }, { for: 0, against: 0.5 }]) // => 0.75
 */
export function reverseConsensus(members: Members): number {
  return 1 - product(members.map(({ against }) => against));
}

export interface CapableMember {
  /** Chance to act when called on. */
  readonly acts: number;
  /** Whole units of what the member can bring. */
  readonly capability: number;
}

export interface SeveralAction {
  readonly anyone: number;
  readonly expectedMembers: number;
  readonly expectedCapability: number;
  /** Expected share of all capability. */
  readonly expectedShare: number;
  /** Chance that those who act bring at least `needed`. */
  readonly enough: number;
}

/**
 * Each decides for itself: how many act, and do they bring enough. Cost: members × total capability.
 * @example
 * eachActs([{ acts: 0.5, capability: 3 }, { acts: 0.5, capability: 1 }], 3).enough // => 0.5
 */
export function eachActs(members: readonly CapableMember[], needed: number): SeveralAction {
  const capabilities = members.map(({ capability }) => capability);
  const chances = members.map(({ acts }) => acts);
  const sums = sumDistribution(capabilities, chances);
  const expected = members.reduce((all, { acts, capability }) => all + acts * capability, 0);
  const total = capabilities.reduce((all, each) => all + each, 0);
  return {
    anyone: 1 - product(chances.map((chance) => 1 - chance)),
    expectedMembers: chances.reduce((all, each) => all + each, 0),
    expectedCapability: expected,
    expectedShare: total === 0 ? 0 : expected / total,
    enough: sums.slice(Math.max(0, Math.ceil(needed))).reduce((all, each) => all + each, 0),
  };
}

/**
 * A chance that depends on the state of the world: the weighted mean over climates, weights scaled to sum to one.
 * @example
 * overClimates([{ weight: 3, chance: 0.9 }, { weight: 1, chance: 0.1 }]) // => 0.7000000000000001
 */
export function overClimates(climates: readonly { readonly weight: number; readonly chance: number }[]): number {
  const total = climates.reduce((sum, { weight }) => sum + weight, 0);
  return climates.reduce((sum, { weight, chance }) => sum + (weight / total) * chance, 0);
}

/**
 * A silence procedure of `hours`: it passes if nobody objects, member i objecting at `ratesPerHour[i]`.
 * @example
 * silencePasses([0, 0], 72) // => 1
 */
export function silencePasses(ratesPerHour: readonly number[], hours: number): number {
  return Math.exp(-hours * ratesPerHour.reduce((sum, rate) => sum + rate, 0));
}
