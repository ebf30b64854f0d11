// Laws of the negotiation answers against plain enumeration that shares no code with them.
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseArrangement } from '../../src/arrangements/index.ts';
import { openDossier } from '../../src/cli/load-dossier.ts';
import {
  explainDeadlock,
  explainNegotiation,
  factsOf,
  findTippingPoints,
  hasConsequence,
  type Instance,
  listConcessions,
  listPartyConcessions,
  projectToContested,
  type RedLineId,
} from '../../src/negotiation/index.ts';
import { RUNS } from './runs.ts';

const PROVISIONS = 3;
const literal = fc.record({
  provision: fc.nat(PROVISIONS - 1),
  options: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
});
const instances: fc.Arbitrary<Instance> = fc
  .array(
    fc.record({ weight: fc.nat(6), party: fc.nat(2), any_of: fc.array(literal, { minLength: 1, maxLength: 2 }) }),
    { maxLength: 7 },
  )
  .map((lines) => ({
    name: 'random',
    parties: 3,
    domain_sizes: [3, 3, 3],
    hard_constraints: [],
    red_lines: lines.map((line, id) => ({ id, ...line })),
  }));
const coalitionLists = fc.uniqueArray(fc.constantFrom<number[][]>([0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]), {
  minLength: 1,
  maxLength: 3,
});

const OUTCOMES = [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1, 2].map((c) => [a, b, c])));

/** Per outcome, the mask of red lines it breaks. */
function brokenMasks({ red_lines }: Instance): number[] {
  return OUTCOMES.map((outcome) =>
    red_lines.reduce(
      (mask, { any_of }, at) =>
        any_of.some(({ provision, options }) => options.includes(outcome[provision]!)) ? mask : mask | (1 << at),
      0,
    ),
  );
}

function minimal(masks: readonly number[]): number[] {
  const all = [...new Set(masks)];
  return all.filter((mask) => !all.some((other) => other !== mask && (other & mask) === other)).sort((a, b) => a - b);
}

const maskOf = (ids: readonly RedLineId[]): number => ids.reduce<number>((mask, id) => mask | (1 << Number(id)), 0);

describe('consent by coalitions', () => {
  it('gives the conflicts and concessions that trying every set of red lines gives', () => {
    fc.assert(
      fc.property(instances, coalitionLists, (instance, coalitions) => {
        const broken = brokenMasks(instance);
        const ofCoalition = coalitions.map((members) =>
          maskOf(instance.red_lines.filter(({ party }) => members.includes(party)).map(({ id }) => id)),
        );
        const deal = (kept: number): boolean =>
          ofCoalition.some((own) => broken.some((mask) => (mask & own & kept) === 0));
        const subsets = Array.from({ length: 2 ** instance.red_lines.length }, (_, mask) => mask);
        const all = subsets.at(-1) ?? 0;
        const answer = explainDeadlock(instance, { coalitions });
        expect(answer.feasible).toBe(deal(all));
        const concessions = answer.feasible ? [] : minimal(subsets.filter((mask) => deal(all & ~mask)));
        expect(answer.minimalConcessions.map(({ redLines }) => maskOf(redLines)).sort((a, b) => a - b)).toEqual(
          concessions,
        );
        const conflicts = minimal(subsets.filter((mask) => !deal(mask)));
        expect(answer.minimalConflicts.map(maskOf).sort((a, b) => a - b)).toEqual(conflicts);
      }),
      { numRuns: RUNS(300) },
    );
  });
});

describe('how far weights carry', () => {
  it('the lightest concession stays lightest up to each tipping point and not beyond it', () => {
    let points = 0;
    fc.assert(
      fc.property(instances, (instance) => {
        const { concessions } = listConcessions(instance);
        const lightest = concessions[0]?.redLines.join();
        const weightAt = (id: RedLineId, weight: number): ReturnType<typeof listConcessions> =>
          listConcessions({
            ...instance,
            red_lines: instance.red_lines.map((line) => (line.id === id ? { ...line, weight } : line)),
          });
        for (const { redLine, weight, threshold, instead } of findTippingPoints(instance, concessions)) {
          points += 1;
          const at = weightAt(redLine, threshold).concessions;
          const weightOf = (ids: string | undefined): number | undefined =>
            at.find(({ redLines }) => redLines.join() === ids)?.weight;
          expect(weightOf(lightest)).toBe(at[0]?.weight);
          expect(weightOf(instead.join())).toBe(at[0]?.weight);
          const beyond =
            threshold +
            (threshold > weight || (threshold === weight && concessions[0]!.redLines.includes(redLine)) ? 1 : -1);
          if (beyond >= 0) expect(weightAt(redLine, beyond).concessions[0]?.redLines.join()).not.toBe(lightest);
        }
      }),
      { numRuns: RUNS(300) },
    );
    expect(points).toBeGreaterThan(100);
  });

  it('no party is asked for less than its row says, and what it can do alone needs nobody else', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const { concessions } = listConcessions(instance);
        const weightFor = (party: number, ids: readonly RedLineId[]): number =>
          instance.red_lines.reduce(
            (sum, line) => sum + (line.party === party && ids.includes(line.id) ? line.weight : 0),
            0,
          );
        for (const { party, alone, least, within } of listPartyConcessions(instance, concessions)) {
          for (const { redLines } of concessions)
            expect(weightFor(party, redLines)).toBeGreaterThanOrEqual(least.weight);
          expect(weightFor(party, within.redLines)).toBe(least.weight);
          for (const id of alone?.redLines ?? [])
            expect(instance.red_lines.find((line) => line.id === id)?.party).toBe(party);
        }
      }),
      { numRuns: RUNS(200) },
    );
  });
});

const VOTERS = ['A', 'B', 'C', 'X'];

/** Every ballot of everyone, counted by hand: can this voter alone make sure that fewer than `quota` vote for? */
function blocksByHand(members: readonly string[], quota: number, voter: string): boolean {
  if (!members.includes(voter)) return members.length < quota;
  return members.length - 1 < quota;
}

describe('consequences', () => {
  it('agree with counting by hand for any quota and any seats', () => {
    fc.assert(
      fc.property(fc.subarray(VOTERS, { minLength: 2 }), fc.integer({ min: 1, max: 4 }), (members, quota) => {
        fc.pre(quota <= members.length);
        const text = `casus: 1\nid: a\ngroups: {g: {members: [${members.join()}]}}\nprocedures: {activate: {body: g, stages: [{id: vote, rule: at least ${quota} of g for, within: 2d, silence: against}]}}\n`;
        const read = parseArrangement(text);
        if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
        const ballots = {
          A: { for: 1 },
          B: { for: 0.5, against: 0.5 },
          C: { for: 0.5, against: 0.5 },
          X: { against: 1 },
        };
        const situation = { id: 's', adversary: ['X'], aligned: [], ballots, climates: [] };
        const facts = factsOf({ choices: {}, arrangement: read.value.arrangement }, 'activate', situation);
        const answers = VOTERS.map((who) => hasConsequence(facts, { kind: 'ballot-needed', who }, ['X']));
        expect(answers).toEqual(VOTERS.map((who) => (blocksByHand(members, quota, who) ? 'yes' : 'no')));
        expect(hasConsequence(facts, { kind: 'cannot-block-alone' }, ['X'])).toBe(
          blocksByHand(members, quota, 'X') ? 'no' : 'yes',
        );
        const chance = ['B', 'C'].filter((each) => members.includes(each)).length;
        const sure = members.includes('A') ? 1 : 0;
        const enough = Array.from({ length: 2 ** chance }, (_, mask) => mask).filter(
          (mask) => sure + [0, 1].filter((bit) => bit < chance && ((mask >> bit) & 1) === 1).length >= quota,
        ).length;
        const share = enough / 2 ** chance;
        expect(facts.activation.min).toBeCloseTo(share, 12);
        if (share > 0)
          expect(hasConsequence(facts, { kind: 'activation-at-least', share: share - 0.01 }, ['X'])).toBe('yes');
        expect(hasConsequence(facts, { kind: 'activation-at-least', share: Math.min(1, share + 0.01) }, ['X'])).toBe(
          share === 1 ? 'yes' : 'no',
        );
        expect(hasConsequence(facts, { kind: 'acts-within', hours: 48 }, ['X'])).toBe('yes');
        expect(hasConsequence(facts, { kind: 'acts-within', hours: 47 }, ['X'])).toBe('open');
      }),
      { numRuns: RUNS(60) },
    );
  });
});

describe('the example dossier, checked package by package', () => {
  const opened = openDossier(resolve(import.meta.dirname, '..', '..', 'examples', 'ukraine-2025'));
  if (!opened.ok || opened.value.negotiation === undefined) throw new Error('the example does not open');
  const { negotiation } = opened.value;
  const answer = explainNegotiation(negotiation, 'example');

  /** Every way of taking one option of every issue, with the demands it leaves unmet; options and facts only. */
  const packages = negotiation.designs.flatMap((design, at) => {
    const plain = negotiation.issues.filter(({ id }) => !(id in design.choices));
    const rows = plain.reduce<Record<string, string>[]>(
      (all, { id, options }) => all.flatMap((row) => options.map((option) => ({ ...row, [id]: option.id }))),
      [{ ...design.choices }],
    );
    return rows.map((choices) => ({
      choices,
      unmet: negotiation.demands
        .filter(({ target }) => {
          if (target.kind === 'options') return !target.options.includes(choices[target.issue] ?? '');
          const { blockers, delay } = answer.facts[at]!;
          if (target.consequence.kind === 'cannot-block-alone') return blockers.possibly.includes('RU');
          if (target.consequence.kind === 'acts-within') return (delay?.max ?? Infinity) > target.consequence.hours;
          throw new Error('the example has no such demand');
        })
        .map(({ id }) => id),
    }));
  });
  const someMeet = (ids: readonly string[]): boolean =>
    packages.some(({ unmet }) => !ids.some((id) => unmet.includes(id)));

  it('each minimal conflict cannot be met, and can as soon as one demand is taken away', () => {
    expect(packages).toHaveLength(60);
    for (const conflict of answer.deadlock.minimalConflicts) {
      const ids = conflict.map(String);
      expect(someMeet(ids)).toBe(false);
      for (const id of ids) expect(someMeet(ids.filter((other) => other !== id))).toBe(true);
    }
  });

  it('each minimal concession is enough, none of it superfluous, and no lighter one exists', () => {
    const all = negotiation.demands.map(({ id }) => id);
    for (const { redLines } of answer.deadlock.minimalConcessions) {
      const kept = all.filter((id) => !redLines.includes(id));
      expect(someMeet(kept)).toBe(true);
      for (const id of redLines) expect(someMeet([...kept, String(id)])).toBe(false);
    }
    const weights = new Map(negotiation.demands.map(({ id, weight }) => [id, weight]));
    const lightest = Math.min(...packages.map(({ unmet }) => unmet.reduce((sum, id) => sum + weights.get(id)!, 0)));
    expect(answer.deadlock.minimalConcessions[0]?.weight).toBe(lightest);
  });

  it('projects the contested demands: a state has a deal exactly when what is insisted on can be met', () => {
    const { model, demands, deals } = projectToContested(answer);
    const contested = new Set<RedLineId>(answer.deadlock.minimalConflicts.flat());
    const free = negotiation.demands.map(({ id }) => id).filter((id) => !contested.has(id));
    expect(new Set(demands)).toEqual(contested);
    model.states.forEach((_, state) => {
      const insisted = demands.filter((__, bit) => ((state >> bit) & 1) === 1).map(String);
      expect(deals[state] !== undefined).toBe(someMeet([...insisted, ...free]));
    });
    for (const { name, moves } of model.decisionMakers) {
      const own = demands.reduce<number>(
        (mask, id, bit) => (String(id).startsWith(`${name}.`) ? mask | (1 << bit) : mask),
        0,
      );
      moves.forEach((targets, state) => expect(targets.every((to) => ((to ^ state) & ~own) === 0)).toBe(true));
    }
  });

  it('each package of the frontier leaves unmet what it says, and no package betters it for every bloc', () => {
    for (const { choices, givenUp, values } of answer.packages) {
      const found = packages.find((each) => JSON.stringify(each.choices) === JSON.stringify(choices));
      expect(found?.unmet).toEqual(givenUp);
      const better = answer.packages.filter(
        (other) => other.values.every((value, bloc) => value >= values[bloc]!) && other.values.join() !== values.join(),
      );
      expect(better).toEqual([]);
    }
  });
});
