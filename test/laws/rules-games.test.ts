// Games given by their scores, not by a sentence: voters of any worth, ballots in any order, against a naive reading.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printRational } from '../../src/basics/index.ts';
import * as rules from '../../src/rules/index.ts';
import { nakamuraByFamilies } from '../../src/rules/oracle/coalitions.ts';
import {
  countSwings,
  listMinimalSets,
  listProfiles,
  type Profile,
  shapleyByRollCalls,
} from '../../src/rules/oracle/enumerate.ts';
import { findBallotKinds } from '../../src/rules/queries/ballot-kinds.ts';
import { follow, levelsOf } from '../../src/rules/queries/walk-diagram.ts';
import { RUNS } from './runs.ts';

const BALLOTS = ['for', 'abstain', 'against'];
const NAMES = ['A', 'B', 'C', 'D'];

interface Game {
  readonly game: rules.SimpleGame;
  readonly diagram: rules.Diagram;
  readonly outcomeOf: (profile: Profile) => boolean;
}

function holds(condition: rules.Condition, game: rules.SimpleGame, profile: Profile): boolean {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return condition.kind === 'always';
    case 'and':
      return condition.parts.every((part) => holds(part, game, profile));
    case 'or':
      return condition.parts.some((part) => holds(part, game, profile));
    case 'threshold': {
      const { scores, least } = condition;
      const cast = game.voters.map((voter) => game.ballots.indexOf(profile[voter]!));
      return cast.reduce((sum, ballot, at) => sum + (scores[at]?.[ballot] ?? 0), 0) >= least;
    }
  }
}

function played(game: rules.SimpleGame): Game {
  const built = rules.buildDiagram(game);
  if (!built.exact) throw new Error(built.reason);
  return { game, diagram: built.diagram, outcomeOf: (profile) => holds(game.condition, game, profile) };
}

const threshold = (count: number, arity: number): fc.Arbitrary<rules.Condition> =>
  fc.record({
    kind: fc.constant('threshold' as const),
    least: fc.integer({ min: 0, max: 4 }),
    scores: fc.array(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: arity, maxLength: arity }), {
      minLength: count,
      maxLength: count,
    }),
  });

const condition = (count: number, arity: number): fc.Arbitrary<rules.Condition> =>
  fc.oneof(
    { weight: 1, arbitrary: threshold(count, arity) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(threshold(count, arity), { minLength: 2, maxLength: 3 }),
      }),
    },
  );

const gameOf = (count: number, ballots: readonly string[], voters = NAMES): fc.Arbitrary<Game> =>
  condition(count, ballots.length).map((made) =>
    played({ voters: voters.slice(0, count), ballots: [...ballots], condition: made }),
  );

const games = (most: number): fc.Arbitrary<Game> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.constantFrom(2, 3).chain((arity) => gameOf(count, BALLOTS.toSpliced(1, 3 - arity))));

const sizeOf = ({ length }: readonly string[]): number => length;

describe('games given by their scores', () => {
  it('R2 R3 are drawn as they read, ballot by ballot', () => {
    fc.assert(
      fc.property(games(4), ({ diagram, outcomeOf }) => {
        const profiles = listProfiles(diagram.voters, diagram.ballots);
        const levels = levelsOf(diagram);
        expect(levels.map((level) => diagram.order[level])).toEqual(diagram.voters.map((_, at) => at));
        for (const profile of profiles) {
          const end = follow(diagram, (voter) => diagram.ballots.indexOf(profile[diagram.voters[voter]!]!));
          expect(end).toBe(Number(outcomeOf(profile)));
        }
        expect(rules.countWinningProfiles(diagram)).toBe(BigInt(profiles.filter(outcomeOf).length));
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R9 are monotone unless somebody’s better ballot turns adoption into rejection, with everybody’s ballots to show it', () => {
    fc.assert(
      fc.property(games(4), ({ diagram, outcomeOf }) => {
        const order = diagram.ballots.toReversed();
        const violated = listProfiles(diagram.voters, diagram.ballots).some(
          (profile) =>
            outcomeOf(profile) &&
            diagram.voters.some((voter) => {
              const better = order[order.indexOf(profile[voter]!) + 1];
              return better !== undefined && !outcomeOf({ ...profile, [voter]: better });
            }),
        );
        const found = rules.findMonotonicityViolation(diagram);
        expect(found !== undefined).toBe(violated);
        if (found === undefined) return;
        expect(Object.keys(found.ballots)).toEqual(diagram.voters);
        expect(found.ballots[found.voter]).toBe(found.from);
        expect(order.indexOf(found.to) - order.indexOf(found.from)).toBe(1);
        expect(outcomeOf(found.ballots)).toBe(true);
        expect(outcomeOf({ ...found.ballots, [found.voter]: found.to })).toBe(false);
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('R14 part on the ballots nearest to those given, and the other way round', () => {
    const near = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', 'toString'), fc.constantFrom(...BALLOTS, 'other'));
    const pair = fc
      .constantFrom(3, 4)
      .chain((count) => fc.tuple(gameOf(3, BALLOTS), gameOf(count, ['against', 'for'])));
    fc.assert(
      fc.property(pair, fc.option(near, { nil: undefined }), ([one, two], wanted) => {
        const voters = [...new Set([...one.game.voters, ...two.game.voters])];
        const wish = (voter: string): string | undefined => {
          const cast = wanted === undefined ? 'for' : Object.hasOwn(wanted, voter) ? wanted[voter] : undefined;
          return cast === 'for' || cast === 'against' ? cast : undefined;
        };
        const away = (profile: Profile): number =>
          voters.filter((voter) => wish(voter) !== undefined && wish(voter) !== profile[voter]).length;
        const profiles = listProfiles(voters, ['for', 'against']);
        const onlyOne = profiles.filter((each) => one.outcomeOf(each) && !two.outcomeOf(each)).map(away);
        const onlyTwo = profiles.filter((each) => two.outcomeOf(each) && !one.outcomeOf(each)).map(away);
        const found = rules.compareGames(one.game, two.game, wanted === undefined ? {} : { near: wanted });
        expect(found.equal).toBe(onlyOne.length + onlyTwo.length === 0);
        if (found.equal !== false) return;
        const [first, other] = found.adoptedBy === 'first' ? [one, two] : [two, one];
        expect([first.outcomeOf(found.ballots), other.outcomeOf(found.ballots)]).toEqual([true, false]);
        expect(found.distance).toBe(Math.min(...onlyOne, ...onlyTwo));
        expect(away(found.ballots)).toBe(found.distance);
        const rest = found.adoptedBy === 'first' ? onlyTwo : onlyOne;
        expect(found.reverse === undefined).toBe(rest.length === 0);
        if (found.reverse === undefined) return;
        expect([first.outcomeOf(found.reverse), other.outcomeOf(found.reverse)]).toEqual([false, true]);
        expect(away(found.reverse)).toBe(Math.min(...rest));
      }),
      { numRuns: RUNS(100) },
    );
  });

  it('R12 have the swings and the roll-call power of enumeration, whichever ballots matter to whom', () => {
    fc.assert(
      fc.property(games(3), ({ diagram, outcomeOf }) => {
        const { voters, ballots } = diagram;
        expect(rules.penroseBanzhaf(diagram, { ballots }).swings).toEqual(countSwings(outcomeOf, voters, ballots));
        const rollCall = rules.shapleyShubikRollCall(diagram, { ballots });
        if (rollCall === undefined) return;
        expect(rollCall.map(printRational)).toEqual(shapleyByRollCalls(outcomeOf, voters, ballots).map(printRational));
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R12 count roll calls where one voter’s worst ballot is another’s best', () => {
    const scores = [
      [1, 0, 0],
      [0, 1, 1],
      [1, 0, 0],
    ];
    for (const least of [1, 2, 3]) {
      const { diagram, outcomeOf } = played({
        voters: NAMES.slice(0, 3),
        ballots: BALLOTS,
        condition: { kind: 'threshold', least, scores },
      });
      expect(rules.shapleyShubikRollCall(diagram)?.map(printRational)).toEqual(
        shapleyByRollCalls(outcomeOf, diagram.voters, BALLOTS).map(printRational),
      );
    }
  });

  it('R10 R11 have the minimal sets of enumeration, as many and as large as asked for', () => {
    fc.assert(
      fc.property(games(4), fc.nat(5), fc.nat(4), ({ diagram, outcomeOf }, limit, maxSize) => {
        for (const [list, outcome] of [
          [rules.listMinimalWinning, true],
          [rules.listMinimalBlocking, false],
        ] as const) {
          const expected = listMinimalSets(outcomeOf, diagram.voters, diagram.ballots, outcome);
          expect(list(diagram)).toEqual({ coalitions: expected, complete: true, count: BigInt(expected.length) });
          const small = expected.filter(({ length }) => length <= maxSize).slice(0, limit);
          for (const maxNodes of [2_000_000, 2, 0]) {
            const some = list(diagram, { limit, maxSize, maxNodes });
            // Of the sets of the last size that has room, any.
            if (maxNodes > 2) expect(some.coalitions.map(sizeOf)).toEqual(small.map(sizeOf));
            expect(some.coalitions).toEqual(
              expected.filter((set) => some.coalitions.some((each) => each.join() === set.join())),
            );
            expect(some.coalitions.length <= limit && some.coalitions.every((set) => set.length <= maxSize)).toBe(true);
            if (some.complete) expect(some.coalitions).toEqual(expected);
          }
        }
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R15 tell ballots apart where some outcome does', () => {
    fc.assert(
      fc.property(games(3), ({ diagram, outcomeOf }) => {
        const { voters, ballots, order } = diagram;
        const profiles = listProfiles(voters, ballots);
        const same = (voter: string, a: string, b: string): boolean =>
          profiles.every((each) => outcomeOf({ ...each, [voter]: a }) === outcomeOf({ ...each, [voter]: b }));
        const { first, blocks } = findBallotKinds(diagram);
        const expected = order.flatMap((voter) =>
          ballots.map((ballot) => ballots.findIndex((other) => same(voters[voter]!, other, ballot))),
        );
        expect([...first]).toEqual(expected);
        const heads = ballots.map((ballot) =>
          ballots.findIndex((other) => voters.every((voter) => same(voter, other, ballot))),
        );
        const kinds = [...new Set(heads)];
        expect(blocks).toEqual(
          kinds.length === 2
            ? kinds.map((kind) => ballots.flatMap((_, at) => (heads[at] === kind ? [at] : [])))
            : undefined,
        );
      }),
      { numRuns: RUNS(60) },
    );
  });

  it('R13 are adopted with the chance of their profiles, and given a ballot with that of the profiles that have it', () => {
    const chance = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)).filter(([a, b, c]) => a + b + c > 0);
    fc.assert(
      fc.property(gameOf(3, BALLOTS), fc.tuple(chance, chance, chance), ({ diagram, outcomeOf }, drawn) => {
        const { voters } = diagram;
        const chances = drawn.map((row) => row.map((each) => each / row.reduce((sum, own) => sum + own, 0)));
        const distributions = Object.fromEntries(
          voters.map((voter, at) => [
            voter,
            Object.fromEntries(BALLOTS.map((ballot, b) => [ballot, chances[at]![b]!])),
          ]),
        );
        const worth = (profile: Profile, but?: string): number =>
          voters.reduce(
            (held, voter, at) => (voter === but ? held : held * chances[at]![BALLOTS.indexOf(profile[voter]!)]!),
            1,
          );
        const winning = listProfiles(voters, BALLOTS).filter(outcomeOf);
        const sum = (rows: readonly Profile[], but?: string): number =>
          rows.reduce((held, row) => held + worth(row, but), 0);
        const found = rules.adoptionBounds(diagram, distributions);
        expect(found).toEqual({
          min: expect.closeTo(sum(winning), 12),
          max: expect.closeTo(sum(winning), 12),
          attained: true,
        });
        const given = rules.adoptionSensitivity(diagram, distributions);
        for (const voter of voters) {
          for (const ballot of BALLOTS) {
            const expected = expect.closeTo(
              sum(
                winning.filter((each) => each[voter] === ballot),
                voter,
              ),
              12,
            );
            expect(given[voter]![ballot]).toEqual({ min: expected, max: expected, attained: true });
          }
        }
      }),
      { numRuns: RUNS(40) },
    );
  });

  it('R13 lie between the least and greatest chance over the corners, voter by voter, ranked or not', () => {
    const known = fc.constantFrom<rules.BallotDistribution | undefined>(
      undefined,
      { for: 1 },
      { against: { min: 0.25, max: 0.5 } },
      { for: { min: 0.25, max: 0.75 }, abstain: { min: 0, max: 0.5 } },
      { for: { min: 0, max: 1 }, against: { min: 0, max: 1 } },
    );
    fc.assert(
      fc.property(gameOf(3, BALLOTS), fc.tuple(known, known, known), ({ diagram, outcomeOf }, drawn) => {
        const { voters } = diagram;
        // In steps of a quarter: every corner of these distributions is among them.
        const steps = [0, 1, 2, 3, 4].flatMap((a) =>
          [0, 1, 2, 3, 4].flatMap((b) => (a + b > 4 ? [] : [[a, b, 4 - a - b]])),
        );
        const rows = drawn.map((distribution) =>
          steps
            .map((row) => row.map((each) => each / 4))
            .filter((row) => {
              if (distribution === undefined) return true;
              const ends = BALLOTS.map((ballot) => {
                const each = distribution[ballot] ?? 0;
                return typeof each === 'number' ? { min: each, max: each } : each;
              });
              const isFree = ends.reduce((sum, { max }) => sum + max, 0) < 1;
              return ends.every(
                ({ min, max }, b) =>
                  row[b]! >= min && (row[b]! <= max || (isFree && distribution[BALLOTS[b]!] === undefined)),
              );
            }),
        );
        const winning = listProfiles(voters, BALLOTS).filter(outcomeOf);
        const points = rows[0]!.flatMap((a) => rows[1]!.flatMap((b) => rows[2]!.map((c) => [a, b, c])));
        const worth = (point: readonly (readonly number[])[]): number =>
          winning.reduce(
            (sum, profile) =>
              sum + voters.reduce((held, voter, at) => held * point[at]![BALLOTS.indexOf(profile[voter]!)]!, 1),
            0,
          );
        const values = points.map(worth);
        const distributions = Object.fromEntries(
          voters.flatMap((voter, at) => (drawn[at] ? [[voter, drawn[at]]] : [])),
        );
        const found = rules.adoptionBounds(diagram, distributions);
        expect(found.attained).toBe(true);
        expect([found.min, found.max]).toEqual([
          expect.closeTo(Math.min(...values), 9),
          expect.closeTo(Math.max(...values), 9),
        ]);
        const rough = rules.adoptionBounds(diagram, distributions, { maxWork: 0 });
        expect([rough.attained, rough.min <= found.min + 1e-12, rough.max >= found.max - 1e-12]).toEqual([
          false,
          true,
          true,
        ]);
        const given = rules.adoptionSensitivity(diagram, { ...distributions, [voters[0]!]: { against: 1 } });
        const certain = points.filter((point) => point[1] !== undefined).map(([, b, c]) => worth([[0, 0, 1], b!, c!]));
        for (const ballot of ['against']) {
          expect(given[voters[0]!]![ballot]!.min).toBeCloseTo(Math.min(...certain), 9);
          expect(given[voters[0]!]![ballot]!.max).toBeCloseTo(Math.max(...certain), 9);
        }
        const second = rules.adoptionSensitivity(diagram, distributions)[voters[1]!]!;
        BALLOTS.forEach((ballot, b) => {
          const own = BALLOTS.map((_, at) => Number(at === b));
          const fixed = rows[0]!.flatMap((a) => rows[2]!.map((c) => worth([a, own, c])));
          expect(second[ballot]!.min).toBeCloseTo(Math.min(...fixed), 9);
          expect(second[ballot]!.max).toBeCloseTo(Math.max(...fixed), 9);
        });
      }),
      { numRuns: RUNS(30) },
    );
  });

  it('R12 have the Nakamura number of enumeration when any pairs of four voters win', () => {
    const pairs = NAMES.flatMap((a, at) => NAMES.slice(at + 1).map((b) => [a, b]));
    for (let chosen = 1; chosen < 2 ** pairs.length; chosen += 1) {
      const winning = pairs.filter((_, at) => ((chosen >> at) & 1) === 1);
      const { diagram } = played({
        voters: NAMES,
        ballots: ['for', 'against'],
        condition: {
          kind: 'or',
          parts: winning.map((pair) => ({
            kind: 'threshold',
            least: 2,
            scores: NAMES.map((voter) => [pair.includes(voter) ? 1 : 0, 0]),
          })),
        },
      });
      const expected = nakamuraByFamilies((set) => winning.some((pair) => pair.every((each) => set.has(each))), NAMES);
      const found = rules.findNakamuraNumber(diagram);
      expect(found).toEqual(
        expected === undefined ? { kind: 'none' } : { kind: 'number', min: expected, max: expected, exact: true },
      );
    }
  });
});
