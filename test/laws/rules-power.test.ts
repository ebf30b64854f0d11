// Indices, relations and costs of coalitions against naive enumeration, over random rules.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printRational, rational } from '../../src/basics/index.ts';
import * as rules from '../../src/rules/index.ts';
import {
  banzhafOwenByCoalitions,
  deeganPackelByCoalitions,
  hollerPackelByCoalitions,
  isAtLeastAsDesirable,
  johnstonByCoalitions,
  listSubsets,
  nakamuraByFamilies,
  owenByOrders,
  type Wins,
} from '../../src/rules/oracle/coalitions.ts';
import { adopts, listMinimalSets, listProfiles } from '../../src/rules/oracle/enumerate.ts';
import { findExtremes } from '../../src/rules/queries/dominance.ts';
import { listSmallest } from '../../src/rules/queries/smallest-sets.ts';
import { BALLOTS, groupsOf, rule, world } from './rules-worlds.ts';
import { RUNS } from './runs.ts';

interface Played {
  readonly diagram: rules.Diagram;
  readonly wins: Wins;
  readonly isMonotone: boolean;
}

const played = (most: number): fc.Arbitrary<Played> =>
  world(most).map(({ diagram, outcomeOf }) => {
    const wins: Wins = (set) =>
      outcomeOf(Object.fromEntries(diagram.voters.map((id) => [id, set.has(id) ? 'for' : 'against'])));
    const ofAll = (isBetter: (less: string, more: string) => boolean): boolean =>
      listProfiles(diagram.voters, BALLOTS).every((row) =>
        diagram.voters.every((id) =>
          isBetter(String(outcomeOf({ ...row, [id]: 'against' })), String(outcomeOf({ ...row, [id]: 'for' }))),
        ),
      );
    return { diagram, wins, isMonotone: ofAll((less, more) => less === 'false' || more === 'true') };
  });

const print = (values: readonly { readonly num: bigint; readonly den: bigint }[]): string[] =>
  values.map(printRational);

describe('power of rules against coalitions one by one', () => {
  it('R12 Johnston is the share of those who can break, of every coalition that can be broken', () => {
    fc.assert(
      fc.property(played(6), ({ diagram, wins }) => {
        const found = rules.johnston(diagram);
        expect(found.exact && print(found.index)).toEqual(print(johnstonByCoalitions(wins, diagram.voters)));
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 Holler-Packel and Deegan-Packel count minimal winning coalitions, and refuse where a vote for can hurt', () => {
    fc.assert(
      fc.property(played(5), ({ diagram, wins, isMonotone }) => {
        const found = rules.countMinimalCoalitions(diagram);
        expect(found.exact).toBe(isMonotone);
        if (!found.exact) return;
        expect(print(rules.hollerPackel(found.counts))).toEqual(print(hollerPackelByCoalitions(wins, diagram.voters)));
        expect(print(rules.deeganPackel(found.counts))).toEqual(print(deeganPackelByCoalitions(wins, diagram.voters)));
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 the desirability relation is the one of the definition, and its classes are equally desirable', () => {
    fc.assert(
      fc.property(played(5), ({ diagram, wins, isMonotone }) => {
        if (!isMonotone) return;
        const { classes, outranks, complete } = rules.findDesirability(diagram);
        const at = (id: string): number => classes.findIndex((members) => members.includes(id));
        const { voters } = diagram;
        for (const better of voters) {
          for (const worse of voters) {
            const expected = isAtLeastAsDesirable(wins, voters, better, worse);
            expect(outranks[at(better)]?.[at(worse)]).toBe(expected);
            if (better !== worse && at(better) !== at(worse)) {
              expect(expected && isAtLeastAsDesirable(wins, voters, worse, better)).toBe(false);
            }
          }
        }
        const linear = voters.every((a) =>
          voters.every((b) => isAtLeastAsDesirable(wins, voters, a, b) || isAtLeastAsDesirable(wins, voters, b, a)),
        );
        expect(complete).toBe(linear);
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('R12 the Nakamura number is the least number of winning coalitions without a common member', () => {
    fc.assert(
      fc.property(played(5), ({ diagram, wins, isMonotone }) => {
        const found = rules.findNakamuraNumber(diagram);
        expect(found.kind === 'undefined').toBe(!isMonotone);
        if (!isMonotone) return;
        const expected = nakamuraByFamilies(wins, diagram.voters);
        expect(found.kind === 'none').toBe(expected === undefined);
        if (expected === undefined) return;
        expect(found).toEqual({ kind: 'number', min: expected, max: expected, exact: true });
        const bounded = rules.findNakamuraNumber(diagram, { maxSteps: 0 });
        expect(bounded.kind === 'number' && bounded.min <= expected && bounded.max >= expected).toBe(true);
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 power in blocs is that of orders in which blocs stand together, and of coins tossed per bloc', () => {
    fc.assert(
      fc.property(
        rule,
        fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
        fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
        (tested, weights, places) => {
          const groups = groupsOf(5, weights);
          const voters = groups['G']!.members;
          const compiled = rules.compileRule(tested, groups, { allowImpossible: true, voters });
          if (!compiled.ok) throw new Error('compiles');
          const blocs = [0, 1, 2].map((bloc) => voters.filter((_, at) => places[at] === bloc));
          const found = rules.powerInBlocs(compiled.value, blocs);
          if (!found.exact) throw new Error(found.reason);
          const wins: Wins = (set) =>
            adopts(tested, groups, Object.fromEntries(voters.map((id) => [id, set.has(id) ? 'for' : 'against'])));
          const full = blocs.filter(({ length }) => length > 0);
          expect(print(found.power.owen)).toEqual(print(owenByOrders(wins, voters, full)));
          expect(print(found.power.banzhafOwen)).toEqual(print(banzhafOwenByCoalitions(wins, voters, full)));
        },
      ),
      { numRuns: RUNS(60) },
    );
  });

  it('R10 the cheapest winning and blocking coalitions are the cheapest minimal ones', () => {
    const prices = fc.array(fc.option(fc.nat(9)), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(world(4), prices, ({ diagram, outcomeOf }, row) => {
        const { voters } = diagram;
        const costs = Object.fromEntries(voters.flatMap((id, at) => (row[at] === null ? [] : [[id, row[at]!]])));
        const price = (set: readonly string[]): number => set.reduce((sum, id) => sum + (costs[id] ?? Infinity), 0);
        for (const outcome of [true, false]) {
          const sets = listMinimalSets(outcomeOf, voters, BALLOTS, outcome);
          const least = Math.min(Infinity, ...sets.map(price));
          const found = (outcome ? rules.findCheapestWinning : rules.findCheapestBlocking)(diagram, costs);
          if (least === Infinity) expect(found).toBe(undefined);
          else {
            expect(found).toMatchObject({ cost: least, exact: true });
            expect(sets.some((set) => set.every((id) => found!.coalition.includes(id)))).toBe(true);
            expect(price(found!.coalition)).toBe(least);
          }
        }
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('R10 the smallest sets one by one are the first of all minimal sets, and all of them when nothing stops the search', () => {
    fc.assert(
      fc.property(world(6), fc.integer({ min: 1, max: 4 }), fc.boolean(), ({ diagram }, limit, winning) => {
        const list = winning ? rules.listMinimalWinning : rules.listMinimalBlocking;
        const whole = list(diagram);
        const extremes = findExtremes(diagram);
        if (extremes === undefined) return;
        const { best, worst } = extremes;
        const reading = winning
          ? ({ inside: best, outside: worst, success: 1 } as const)
          : ({ inside: worst, outside: best, success: 0 } as const);
        const named = (sets: readonly (readonly number[])[]): string[][] =>
          sets.map((set) => set.map((voter) => diagram.voters[voter] ?? ''));
        const all = listSmallest(diagram, reading, { limit: 1000, maxSize: 99, maxSteps: 1e6 });
        expect([named(all.sets), all.complete]).toEqual([whole.coalitions, true]);
        const few = listSmallest(diagram, reading, { limit, maxSize: 99, maxSteps: 1e6 });
        expect(few.sets.map(({ length }) => length)).toEqual(all.sets.slice(0, limit).map(({ length }) => length));
        expect(few.complete && all.sets.length > limit).toBe(false);
        const short = listSmallest(diagram, reading, { limit: 1000, maxSize: 99, maxSteps: 3 });
        expect(short.complete && short.sets.length < all.sets.length).toBe(false);
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 everything at once is what the single queries say, in the order of the voters', () => {
    fc.assert(
      fc.property(played(4), ({ diagram, wins }) => {
        const answer = rules.measurePower(diagram);
        const swings = rules.penroseBanzhaf(diagram);
        expect(answer.members.map(({ name }) => name)).toEqual(diagram.voters);
        expect(answer.members.map((member) => member.swings)).toEqual(swings.swings);
        expect(answer.winningCoalitions).toBe(BigInt(listSubsets(diagram.voters).filter(wins).length));
        expect(answer.members.map(({ fractions }) => fractions.shapleyShubikIndex)).toEqual(
          rules.shapleyShubik(diagram),
        );
        expect(answer.members.filter(({ vetoer }) => vetoer).map(({ name }) => name)).toEqual(
          rules.listVetoers(diagram),
        );
        const all = 2n ** BigInt(diagram.voters.length);
        for (const { fractions, swings: own } of answer.members) {
          expect(fractions.penroseBanzhafMeasure).toEqual(rational(2n * own, all));
        }
      }),
      { numRuns: RUNS(100) },
    );
  });
});
