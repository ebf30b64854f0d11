// Who did it: a finding that needs k of n members, each with its own signal. Missing an attack and crying wolf trade off.
import { sumDistribution } from '../engagement.ts';

export interface Signal {
  /** Chance that this member's signal shows an attack that happened. */
  readonly hit: number;
  /** Chance that it shows one that did not. */
  readonly falseAlarm: number;
}

export interface AttributionAnswer {
  /** Chance that an attack is found: k or more signals show it. */
  readonly detects: number;
  readonly misses: number;
  /** Chance of a finding without an attack. */
  readonly falseAlarm: number;
}

/**
 * A finding that needs `needed` members, signals independent given the truth. Exact. Cost: members².
 * @example
 * attribution([{ hit: 0.5, falseAlarm: 0 }, { hit: 0.5, falseAlarm: 0 }], 2) // => { detects: 0.25, misses: 0.75, falseAlarm: 0 }
 */
export function attribution(members: readonly Signal[], needed: number): AttributionAnswer {
  const ones = members.map(() => 1);
  const tail = (chances: readonly number[]): number =>
    sumDistribution(ones, chances)
      .slice(Math.max(0, needed))
      .reduce((sum, each) => sum + each, 0);
  const detects = tail(members.map(({ hit }) => hit));
  return { detects, misses: 1 - detects, falseAlarm: tail(members.map(({ falseAlarm }) => falseAlarm)) };
}

/**
 * Chance that the attack happened, given that one signal shows it, by Bayes.
 * @example
 * posterior(0.5, { hit: 0.8, falseAlarm: 0.2 }) // => 0.8
 */
export function posterior(prior: number, { hit, falseAlarm }: Signal): number {
  const shown = prior * hit + (1 - prior) * falseAlarm;
  return shown === 0 ? prior : (prior * hit) / shown;
}
