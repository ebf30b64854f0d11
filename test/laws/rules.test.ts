// Every query against the naive enumerator, over random rules: thresholds, shares, weights, vetoes, quorums, negations.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rules from '../../src/rules/index.ts';
import {
  adopts,
  canForce,
  countSwings,
  listMinimalSets,
  listProfiles,
  type Profile,
  shapleyByOrders,
  shapleyByRollCalls,
} from '../../src/rules/oracle/enumerate.ts';
import { BALLOTS, groupsOf, rule, world } from './rules-worlds.ts';
import { RUNS } from './runs.ts';

describe('rules against the naive reading', () => {
  it('R1 a rule printed and parsed is the rule', () => {
    fc.assert(
      fc.property(rule, (tested) => {
        expect(rules.parseRule(rules.printRule(tested))).toEqual({ ok: true, value: tested });
      }),
      { numRuns: RUNS(500) },
    );
  });

  it('R2 R5 R8 every complete profile is settled as the words say, and partial ones as their completions', () => {
    fc.assert(
      fc.property(
        world(5),
        fc.array(fc.option(fc.constantFrom(...BALLOTS)), { minLength: 5, maxLength: 5 }),
        ({ diagram, outcomeOf }, partial) => {
          const cast = Object.fromEntries(
            diagram.voters.flatMap((voter, at) => (partial[at] ? [[voter, partial[at]]] : [])),
          );
          const outcomes = new Set(listProfiles(diagram.voters, BALLOTS, cast).map(outcomeOf));
          expect(rules.settle(diagram, cast)).toBe(
            outcomes.size === 2 ? 'pending' : outcomes.has(true) ? 'adopted' : 'rejected',
          );
        },
      ),
      { numRuns: RUNS(300) },
    );
  });

  it('R3 winning profiles are counted exactly, over any kinds of ballot', () => {
    fc.assert(
      fc.property(world(5), fc.subarray([...BALLOTS], { minLength: 1 }), ({ diagram, outcomeOf }, ballots) => {
        const expected = listProfiles(diagram.voters, ballots).filter(outcomeOf).length;
        expect(rules.countWinningProfiles(diagram, { ballots })).toBe(BigInt(expected));
      }),
      { numRuns: RUNS(200) },
    );
  });

  it('R10 R11 minimal winning and blocking coalitions, vetoers and dictators are those of the definition', () => {
    fc.assert(
      fc.property(world(4), ({ diagram, outcomeOf }) => {
        const { voters } = diagram;
        const [winning, blocking] = [true, false].map((outcome) =>
          listMinimalSets(outcomeOf, voters, BALLOTS, outcome),
        );
        expect(rules.listMinimalWinning(diagram)).toEqual({
          coalitions: winning,
          complete: true,
          count: BigInt(winning!.length),
        });
        expect(rules.listMinimalBlocking(diagram)).toEqual({
          coalitions: blocking,
          complete: true,
          count: BigInt(blocking!.length),
        });
        const can = (voter: string, outcome: boolean): boolean =>
          canForce(outcomeOf, voters, BALLOTS, [voter], outcome);
        for (const outcome of ['adopted', 'rejected'] as const) {
          const settles = (voter: string, ballot: string): boolean =>
            listProfiles(voters, BALLOTS, { [voter]: ballot }).every(
              (each) => outcomeOf(each) === (outcome === 'adopted'),
            );
          expect(rules.listSettlingBallots(diagram, outcome)).toEqual(
            Object.fromEntries(voters.map((voter) => [voter, BALLOTS.filter((ballot) => settles(voter, ballot))])),
          );
        }
        expect(rules.listVetoers(diagram)).toEqual(voters.filter((voter) => can(voter, false)));
        expect(rules.listDictators(diagram)).toEqual(voters.filter((voter) => can(voter, false) && can(voter, true)));
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 power indices are exact for yes and no and with abstention', () => {
    fc.assert(
      fc.property(world(5), ({ diagram, outcomeOf }) => {
        const ternary = ['for', 'abstain', 'against'];
        expect(rules.penroseBanzhaf(diagram).swings).toEqual(
          countSwings(outcomeOf, diagram.voters, ['for', 'against']),
        );
        expect(rules.penroseBanzhaf(diagram, { ballots: ternary }).swings).toEqual(
          countSwings(outcomeOf, diagram.voters, ternary),
        );
        expect(rules.shapleyShubik(diagram)).toEqual(shapleyByOrders(outcomeOf, diagram.voters));
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R12 roll-call power is the share of roll calls that a voter settles', () => {
    fc.assert(
      fc.property(world(3), ({ diagram, outcomeOf }) => {
        const found = rules.shapleyShubikRollCall(diagram);
        if (found) expect(found).toEqual(shapleyByRollCalls(outcomeOf, diagram.voters, ['for', 'abstain', 'against']));
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('R9 a violation of monotonicity is one, and there is none when none is reported', () => {
    fc.assert(
      fc.property(world(4), ({ diagram, outcomeOf }) => {
        const order = ['against', 'absent', 'abstain', 'for'];
        const violation = rules.findMonotonicityViolation(diagram);
        if (violation) {
          const { voter, from, to, ballots } = violation;
          expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
          expect([ballots[voter], outcomeOf(ballots), outcomeOf({ ...ballots, [voter]: to })]).toEqual([
            from,
            true,
            false,
          ]);
          return;
        }
        for (const profile of listProfiles(diagram.voters, BALLOTS).filter(outcomeOf)) {
          for (const voter of diagram.voters) {
            const better = order[order.indexOf(profile[voter]!) + 1];
            if (better !== undefined) expect(outcomeOf({ ...profile, [voter]: better })).toBe(true);
          }
        }
      }),
      { numRuns: RUNS(150) },
    );
  });

  it('R13 adoption of known distributions is the sum over profiles, and pure ballots stay within the bounds', () => {
    const chances = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        world(4),
        fc.array(fc.option(chances), { minLength: 4, maxLength: 4 }),
        ({ diagram, outcomeOf }, rows) => {
          const known = diagram.voters.flatMap((voter, at) => {
            const row = rows[at];
            const total = row?.reduce((sum, each) => sum + each, 0) ?? 0;
            return row && total > 0
              ? [[voter, Object.fromEntries(BALLOTS.map((each, b) => [each, row[b]! / total]))] as const]
              : [];
          });
          const distributions: Record<string, Record<string, number>> = Object.fromEntries(known);
          const free = diagram.voters.filter((voter) => !distributions[voter]);
          const values = listProfiles(free, BALLOTS).map((pure) =>
            listProfiles(diagram.voters, BALLOTS, pure)
              .filter(outcomeOf)
              .reduce(
                (sum, profile) => sum + known.reduce((product, [voter, row]) => product * row[profile[voter]!]!, 1),
                0,
              ),
          );
          const bounds = rules.adoptionBounds(diagram, distributions);
          expect(bounds.attained).toBe(true);
          expect(bounds.min).toBeCloseTo(Math.min(...values), 10);
          expect(bounds.max).toBeCloseTo(Math.max(...values), 10);
        },
      ),
      { numRuns: RUNS(150) },
    );
  });

  it('R14 two rules are equal when all profiles agree, and otherwise part at the nearest ballot', () => {
    fc.assert(
      fc.property(rule, rule, fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), (a, b, weights) => {
        const groups = groupsOf(3, weights);
        const [first, second] = [a, b].map((each) =>
          rules.compileRule(each, groups, { allowImpossible: true, voters: ['A', 'B', 'C'] }),
        );
        if (!first?.ok || !second?.ok) throw new Error('compiles');
        const apart = listProfiles(['A', 'B', 'C'], BALLOTS).filter(
          (each) => adopts(a, groups, each) !== adopts(b, groups, each),
        );
        const found = rules.compareGames(first.value, second.value);
        expect(found.equal).toBe(apart.length === 0);
        if (found.equal !== false) return;
        const far = (profile: Profile): number => Object.values(profile).filter((each) => each !== 'for').length;
        expect([found.distance, far(found.ballots)]).toEqual([Math.min(...apart.map(far)), found.distance]);
        expect(adopts(a, groups, found.ballots)).toBe(found.adoptedBy === 'first');
        expect(adopts(b, groups, found.ballots)).toBe(found.adoptedBy === 'second');
      }),
      { numRuns: RUNS(200) },
    );
  });
});
