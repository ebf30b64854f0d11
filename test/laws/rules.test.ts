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
  it('R4 absent is a fact, a ballot not yet cast is none: only the first can settle', () => {
    fc.assert(
      fc.property(world(4), fc.nat(3), ({ diagram, outcomeOf }, at) => {
        const voter = diagram.voters[at % diagram.voters.length] ?? '';
        const others = Object.fromEntries(diagram.voters.filter((each) => each !== voter).map((each) => [each, 'for']));
        const absent = rules.settle(diagram, { ...others, [voter]: 'absent' });
        expect(absent).toBe(outcomeOf({ ...others, [voter]: 'absent' }) ? 'adopted' : 'rejected');
        const outcomes = new Set(BALLOTS.map((cast) => outcomeOf({ ...others, [voter]: cast })));
        expect(rules.settle(diagram, others) === 'pending').toBe(outcomes.size === 2);
      }),
      { numRuns: 200 },
    );
  });

  it('R6 recused out is the rule without that member, recused abstain the rule with that abstention cast', () => {
    fc.assert(
      fc.property(rule, fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }), (tested, weights) => {
        const groups = groupsOf(4, weights);
        const gone = groups['G']?.members[0] ?? '';
        const without = Object.fromEntries(
          Object.entries(groups).map(([id, each]) => [
            id,
            { ...each, members: each.members.filter((m) => m !== gone) },
          ]),
        );
        const build = (game: ReturnType<typeof rules.compileRule>): rules.Diagram => {
          if (!game.ok) throw new Error(JSON.stringify(game.diagnostics));
          const built = rules.buildDiagram(game.value);
          if (!built.exact) throw new Error(built.reason);
          return built.diagram;
        };
        const options = { allowImpossible: true };
        const out = build(rules.compileRule(tested, groups, { ...options, recused: { [gone]: 'out' } }));
        const abstains = build(rules.compileRule(tested, groups, { ...options, recused: { [gone]: 'abstain' } }));
        const smaller = build(rules.compileRule(tested, without, options));
        const whole = build(rules.compileRule(tested, groups, options));
        for (const profile of listProfiles(out.voters, BALLOTS)) {
          expect(rules.settle(out, profile)).toBe(rules.settle(smaller, profile));
          expect(rules.settle(abstains, profile)).toBe(rules.settle(whole, { ...profile, [gone]: 'abstain' }));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('R7 of the two ends of a range the easier adopts whatever the harder adopts', () => {
    const members = ['A', 'B', 'C'];
    for (const text of [
      'at least 1..3 of G for',
      'at most 0..2 of G against',
      'more than 0..1 of G for or all of G present',
      'fewer than 1..3 of G absent and at least 1..2 of G for',
    ]) {
      const parsed = rules.parseRule(text);
      if (!parsed.ok) throw new Error(text);
      const { low, high } = rules.ruleEnds(parsed.value);
      const [loose, strict] = [low, high].map((end) => {
        const game = rules.compileRule(end, { G: { members } });
        const built = game.ok ? rules.buildDiagram(game.value) : undefined;
        if (built?.exact !== true) throw new Error(text);
        return built.diagram;
      });
      let parts = 0;
      for (const profile of listProfiles(members, BALLOTS)) {
        const [easy, hard] = [rules.settle(loose!, profile), rules.settle(strict!, profile)];
        if (hard === 'adopted') expect(easy).toBe('adopted');
        if (hard !== easy) parts += 1;
      }
      expect(parts).toBeGreaterThan(0);
    }
  });

  it('R15 a declared ballot that counts as another is met by the same tests as that one', () => {
    fc.assert(
      fc.property(
        rule,
        fc.constantFrom(...BALLOTS),
        fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
        (tested, kind, weights) => {
          const groups = groupsOf(3, weights);
          const game = rules.compileRule(tested, groups, {
            ballots: [...BALLOTS, 'declared'],
            counts: { declared: kind },
            allowImpossible: true,
          });
          const built = game.ok ? rules.buildDiagram(game.value) : undefined;
          if (built?.exact !== true) throw new Error('it builds');
          const { diagram } = built;
          for (const profile of listProfiles(diagram.voters, [...BALLOTS, 'declared'])) {
            const plain = Object.fromEntries(
              Object.entries(profile).map(([id, cast]) => [id, cast === 'declared' ? kind : cast]),
            );
            expect(rules.settle(diagram, profile)).toBe(rules.settle(diagram, plain));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

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
