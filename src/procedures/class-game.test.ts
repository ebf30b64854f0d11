import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adoptionBounds,
  buildDiagram,
  compileRule,
  listMinimalBlocking,
  listMinimalWinning,
  parseRule,
  settle,
  STANDARD_BALLOTS,
} from '../rules/index.ts';
import { chanceByCounts, classify, listByCounts, settleByCounts } from './class-game.ts';

const SENTENCES = [
  'at least 2/3 of voting in g for and at least 3 of g present',
  'at least 3 of g for and none of h against',
  'none of g against or at least 4 of g for',
  'at least 60% of g.w for and at most 2 of g not for',
  'more for than against in g',
  'fewer than 1/3 of g abstain and all of h for',
];

const world = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }))
  .map(([sentence, weights]) => {
    const members = ['A', 'B', 'C', 'D', 'E'];
    const w = Object.fromEntries(members.map((id, at) => [id, weights[at] ?? 1]));
    const rule = parseRule(sentence);
    if (!rule.ok) throw new Error(sentence);
    const game = compileRule(
      rule.value,
      { g: { members, weights: { w } }, h: { members: ['A', 'B'] } },
      { allowImpossible: true },
    );
    const built = game.ok ? buildDiagram(game.value) : undefined;
    if (!game.ok || built?.exact !== true) throw new Error(sentence);
    return { diagram: built.diagram, counted: classify(game.value) };
  });

const sorted = (sets: readonly (readonly string[])[]): string[] =>
  sets.map((set) => set.toSorted((a, b) => (a < b ? -1 : 1)).join()).toSorted((a, b) => (a < b ? -1 : 1));

describe('a body counted by kinds of members', () => {
  it('R10 has the minimal coalitions that the diagram has', () => {
    fc.assert(
      fc.property(world, ({ diagram, counted }) => {
        const blocking = listByCounts(counted, 'blocking', 1000);
        expect(blocking.complete).toBe(true);
        expect(sorted(blocking.sets)).toEqual(sorted(listMinimalBlocking(diagram).coalitions));
        expect(sorted(listByCounts(counted, 'winning', 1000).sets)).toEqual(
          sorted(listMinimalWinning(diagram).coalitions),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('R8 is settled by the same ballots', () => {
    const cast = fc.array(fc.option(fc.nat(3)), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(world, cast, ({ diagram, counted }, chosen) => {
        const given = counted.voters.flatMap((voter, at) => {
          const ballot = chosen[at];
          return ballot === null || ballot === undefined ? [] : [[voter, at, ballot] as const];
        });
        const byName = Object.fromEntries(given.map(([voter, , ballot]) => [voter, STANDARD_BALLOTS[ballot] ?? 'for']));
        const byPlace = counted.voters.map((_, at) => chosen[at] ?? -1);
        expect(settleByCounts(counted, byPlace)).toBe(settle(diagram, byName));
      }),
      { numRuns: 200 },
    );
  });

  it('R13 is adopted with the same chance', () => {
    const point = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }).map((parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      return parts.map((part) => part / total);
    });
    fc.assert(
      fc.property(world, fc.array(point, { minLength: 5, maxLength: 5 }), ({ diagram, counted }, points) => {
        const named = Object.fromEntries(
          counted.voters.map((voter, at) => [
            voter,
            Object.fromEntries(STANDARD_BALLOTS.map((ballot, b) => [ballot, points[at]?.[b] ?? 0])),
          ]),
        );
        expect(chanceByCounts(counted, points)).toBeCloseTo(adoptionBounds(diagram, named).min, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('answers for two hundred members under two conditions what a diagram of 700,000 nodes would', () => {
    const members = Array.from({ length: 193 }, (_, at) => `m${at}`);
    const rule = parseRule('at least 2/3 of voting in g for and at least 97 of g present');
    const game = rule.ok ? compileRule(rule.value, { g: { members } }) : undefined;
    if (game?.ok !== true) throw new Error('it compiles');
    const counted = classify(game.value);
    const blocking = listByCounts(counted, 'blocking', 3);
    // 65 of 193 against leave at most 128 for, less than two thirds; 64 do not, nor do 96 who stay away.
    expect([blocking.sets[0]?.length, blocking.complete]).toEqual([65, false]);
    const absent = members.map((_, at) => (at < 97 ? 2 : -1));
    expect(settleByCounts(counted, absent)).toBe('rejected');
    expect(settleByCounts(counted, [])).toBe('pending');
  });
});
