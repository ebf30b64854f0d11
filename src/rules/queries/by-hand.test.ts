// Games made by hand for what random ones seldom meet: many voters, missing scores, budgets to the last node.
import { describe, expect, it } from 'vitest';
import { listThresholds, orderVoters } from '../diagram/order-voters.ts';
import * as rules from '../index.ts';
import { buildMinimalSets, countSets, listSets } from './coalition-family.ts';
import { listSmallest } from './smallest-sets.ts';
import { ballotIndexes } from './walk-diagram.ts';

const threshold = (least: number, scores: readonly (readonly number[])[]): rules.Condition => ({
  kind: 'threshold',
  least,
  scores,
});

function diagramOf(
  condition: rules.Condition,
  count: number,
  ballots: readonly string[] = ['for', 'against'],
): rules.Diagram {
  const built = rules.buildDiagram({ voters: Array.from({ length: count }, (_, at) => `v${at}`), ballots, condition });
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

const members = (count: number, of = count): readonly (readonly number[])[] =>
  Array.from({ length: of }, (_, at) => (at < count ? [1, 0] : [0, 0]));

function choose(n: number, k: number): bigint {
  let ways = 1n;
  for (let at = 1; at <= k; at += 1) ways = (ways * BigInt(n - k + at)) / BigInt(at);
  return ways;
}

const winning = (count: number) =>
  ({
    inside: Array.from({ length: count }, () => 0),
    outside: Array.from({ length: count }, () => 1),
    success: 1,
  }) as const;

describe('bodies of many voters', () => {
  it('R3 have their winning profiles counted past 2^53, over any ballots', () => {
    const diagram = diagramOf(threshold(34, members(66)), 66);
    let expected = 0n;
    for (let size = 34; size <= 66; size += 1) expected += choose(66, size);
    expect(rules.countWinningProfiles(diagram)).toBe(expected);
    expect(rules.countWinningProfiles(diagram, { ballots: ['for'] })).toBe(1n);
    const veto = diagramOf({ kind: 'and', parts: [threshold(1, members(1, 66)), threshold(34, members(66))] }, 66);
    let withFirst = 0n;
    for (let size = 33; size <= 65; size += 1) withFirst += choose(65, size);
    expect(rules.countWinningProfiles(veto)).toBe(withFirst);
    const three = diagramOf(
      threshold(
        60,
        Array.from({ length: 60 }, () => [1, 0, 0]),
      ),
      60,
      ['for', 'abstain', 'against'],
    );
    expect(rules.countWinningProfiles(three)).toBe(1n);
    const any = diagramOf(
      threshold(
        1,
        Array.from({ length: 60 }, () => [1, 0, 0]),
      ),
      60,
      ['for', 'abstain', 'against'],
    );
    expect(rules.countWinningProfiles(any)).toBe(3n ** 60n - 2n ** 60n);
  });

  it('R10 have their minimal sets counted past 2^53, and listed past 32 members', () => {
    const half = diagramOf(threshold(30, members(60)), 60);
    const some = rules.listMinimalWinning(half, { limit: 2 });
    expect([some.count, some.complete, some.coalitions.length]).toEqual([choose(60, 30), false, 2]);
    expect(some.coalitions.map((set) => set.length)).toEqual([30, 30]);
    expect(rules.countMinimalCoalitions(half)).toEqual({
      exact: false,
      reason: 'there are more than 2^53 minimal winning coalitions',
    });
    const crossed = diagramOf(
      {
        kind: 'or',
        parts: [
          threshold(30, members(60, 62)),
          threshold(
            2,
            members(62).map((row, at) => (at < 59 ? [0, 0] : row)),
          ),
        ],
      },
      62,
    );
    const family = buildMinimalSets(crossed, winning(62), 2_000_000)!;
    // Thirty of the sixty without two of the last three, or two of the last three.
    expect(countSets(family)).toBe(choose(60, 30) + 3n);
    const all = diagramOf(threshold(39, members(40)), 40);
    const sets = rules.listMinimalWinning(all);
    expect([sets.count, sets.complete, sets.coalitions.length]).toEqual([40n, true, 40]);
    sets.coalitions.forEach((set, at) => {
      expect(set).toEqual(all.voters.filter((_, voter) => voter !== 39 - at));
    });
    const sizes = diagramOf({ kind: 'or', parts: [threshold(36, members(40)), threshold(1, members(0, 40))] }, 40);
    expect(rules.listMinimalWinning(sizes, { maxSize: 35 }).coalitions).toEqual([]);
    expect(rules.listMinimalWinning(sizes, { maxSize: 36, limit: 3 }).coalitions).toHaveLength(3);
  });

  it('R12 share orders exactly past the doubles, with dummies beside', () => {
    const diagram = diagramOf(threshold(34, members(66, 70)), 70);
    const { swings } = rules.penroseBanzhaf(diagram);
    expect([swings[0], swings[65], swings[66], swings[69]]).toEqual([
      16n * choose(65, 33),
      16n * choose(65, 33),
      0n,
      0n,
    ]);
    const shares = rules.shapleyShubik(diagram);
    expect([shares[0], shares[69]]).toEqual([
      { num: 1n, den: 66n },
      { num: 0n, den: 1n },
    ]);
  });
});

describe('set diagrams', () => {
  // No voter is worth at least as much as another in both parts, so the sets need nodes of their own.
  const crossed: rules.Condition = {
    kind: 'or',
    parts: [
      threshold(2, [
        [1, 0],
        [1, 0],
        [1, 0],
        [0, 0],
        [0, 0],
      ]),
      threshold(2, [
        [0, 0],
        [0, 0],
        [1, 0],
        [1, 0],
        [1, 0],
      ]),
    ],
  };

  it('R10 are remembered, and forgotten where the budget would not have done', () => {
    const diagram = diagramOf(crossed, 5);
    const reading = winning(5);
    expect(buildMinimalSets(diagram, reading, 3)).toBe(undefined);
    const family = buildMinimalSets(diagram, reading, 1000);
    expect(family).not.toBe(undefined);
    expect(buildMinimalSets(diagram, reading, 1000)).toBe(family);
    expect(buildMinimalSets(diagram, reading, 3)).toBe(undefined);
    expect(countSets(family!)).toBe(6n);
  });

  it('R10 list as many sets as asked for, smallest first, and no larger ones', () => {
    const diagram = diagramOf(crossed, 5);
    const family = buildMinimalSets(diagram, winning(5), 1000)!;
    const expected = ['01', '02', '12', '23', '24', '34'];
    for (let limit = 0; limit <= 7; limit += 1) {
      const listed = listSets(family, diagram.order, limit, 5).map((set) => set.join(''));
      expect(listed).toHaveLength(Math.min(limit, 6));
      expect(listed).toEqual(listed.toSorted((a, b) => (a < b ? -1 : 1)));
      if (limit >= 6) expect(listed).toEqual(expected);
      for (let maxSteps = 0; maxSteps <= 40; maxSteps += 1) {
        const some = listSmallest(diagram, winning(5), { limit, maxSize: 5, maxSteps });
        expect(expected).toEqual(expect.arrayContaining(some.sets.map((set) => set.join(''))));
        expect(some.sets).toEqual(some.sets.toSorted((a, b) => (a.join('') < b.join('') ? -1 : 1)));
        expect(some.sets.length <= limit).toBe(true);
        if (some.complete) expect(some.sets).toHaveLength(6);
      }
    }
    expect(listSets(family, diagram.order, 10, 1)).toEqual([]);
    expect(listSmallest(diagram, winning(5), { limit: 10, maxSize: 1, maxSteps: 1000 })).toEqual({
      sets: [],
      complete: false,
    });
    expect(listSmallest(diagram, winning(5), { limit: 6, maxSize: 5, maxSteps: 1000 }).complete).toBe(false);
    expect(listSmallest(diagram, winning(5), { limit: 7, maxSize: 5, maxSteps: 1000 }).complete).toBe(true);
  });
});

describe('the order of voters', () => {
  it('R3 of a rule put the voters first who move the most of what there is to move', () => {
    const parts = [
      threshold(3, [
        [1, 0],
        [2, 0],
        [5, 2],
        [1, 0],
      ]),
      threshold(0, [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      threshold(1, [
        [3, 3],
        [0, 0],
        [0, 0],
        [9, 0],
      ]),
    ];
    const thresholds = listThresholds({ kind: 'and', parts });
    expect(thresholds).toHaveLength(3);
    // Shares of the first threshold: 1, 2, 3 and 1 of 7; of the third: all the last one's.
    expect(orderVoters(thresholds, [[0], [1], [2], [3]])).toEqual([3, 2, 1, 0]);
    expect(
      orderVoters(thresholds, [
        [0, 3],
        [1, 2],
      ]),
    ).toEqual([1, 2, 0, 3]);
    expect(orderVoters(thresholds.slice(0, 1), [[0], [1], [2], [3]])).toEqual([2, 1, 0, 3]);
    expect(orderVoters([], [[0], [1]])).toEqual([0, 1]);
  });
});

describe('budgets and names', () => {
  it('R14 a comparison says how many nodes were not enough, up to the number that is', () => {
    const [one, two] = [
      { voters: ['A', 'B', 'C', 'D'], ballots: ['for', 'against'], condition: threshold(3, members(4)) },
      {
        voters: ['A', 'B', 'C', 'D'],
        ballots: ['for', 'against'],
        condition: threshold(3, [
          [2, 0],
          [2, 0],
          [1, 0],
          [0, 0],
        ]),
      },
    ];
    let maxNodes = 2;
    for (; ; maxNodes += 1) {
      const found = rules.compareGames(one!, two!, { maxNodes });
      if (found.equal === false) break;
      expect(found).toEqual({ equal: undefined, reason: `The comparison needs more than ${maxNodes} nodes.` });
    }
    expect(rules.compareGames(one!, two!, { maxNodes })).toEqual(rules.compareGames(one!, two!));
    const many = Array.from({ length: 2001 }, (_, at) => `v${at}`);
    expect(rules.compareGames({ ...one!, voters: many }, two!)).toEqual({
      equal: undefined,
      reason: 'More than 2000 voters.',
    });
  });

  it('R12 ballots that the diagram does not know are named', () => {
    const diagram = diagramOf(threshold(2, members(3)), 3);
    expect(ballotIndexes(diagram, ['against', 'for'])).toEqual([1, 0]);
    expect(() => ballotIndexes(diagram, ['for', 'abstain'])).toThrow(
      new RangeError("the diagram has no ballot 'abstain'"),
    );
  });

  it('R13 ranked ballots need one pass, however many voters are open', () => {
    const ballots = ['for', 'abstain', 'against'];
    const scores = Array.from({ length: 4 }, (_, at) => [at + 1, 1, 0]);
    const diagram = diagramOf(threshold(4, scores), 4, ballots);
    const distributions = {
      v0: { for: { min: 0.2, max: 0.5 } },
      v1: { abstain: { min: 0, max: 1 }, against: { min: 0, max: 0.5 } },
      v3: { for: 0, against: 1 },
    };
    const maxWork = diagram.size + 1;
    const found = rules.adoptionBounds(diagram, distributions, { maxWork });
    expect(found.attained).toBe(true);
    expect(found).toEqual(rules.adoptionBounds(diagram, distributions));
    expect(rules.adoptionBounds(diagram, distributions, { maxWork: maxWork - 1 }).attained).toBe(false);
    // The best: v0 for with 1/2, v1 abstains, v2 for; the worst: v0 against with 0.8, v2 against.
    expect([found.min, found.max]).toEqual([0, 1]);
    const twisted = diagramOf(
      {
        kind: 'or',
        parts: [
          threshold(2, [
            [1, 0, 0],
            [1, 0, 0],
          ]),
          threshold(2, [
            [0, 1, 0],
            [0, 1, 0],
          ]),
        ],
      },
      2,
      ballots,
    );
    const one = { v1: { for: 1 } };
    expect(rules.adoptionBounds(twisted, one, { maxWork: 3 * (twisted.size + 1) })).toEqual({
      min: 0,
      max: 1,
      attained: true,
    });
    expect(rules.adoptionBounds(twisted, one, { maxWork: 3 * (twisted.size + 1) - 1 }).attained).toBe(false);
    const given = rules.adoptionSensitivity(twisted, {}, { maxWork: 1 });
    expect(given['v0']?.['for']?.attained).toBe(false);
    expect(rules.adoptionSensitivity(twisted, {})['v0']?.['for']).toEqual({ min: 0, max: 1, attained: true });
  });

  it('R13 what is wrong with a distribution is said with its code', () => {
    const ballots = ['for', 'against'];
    const codes = (distribution: rules.BallotDistribution): readonly string[] =>
      rules.checkDistribution('A', distribution, ballots).map(({ code, message }) => `${code} ${message}`);
    expect(codes({ for: 0.5, abstain: 0.5 })).toEqual([
      "R109 A is given a probability for 'abstain', which is not among the ballots for, against.",
    ]);
    expect(codes({ for: { min: 0.6, max: 0.4 } })).toEqual([
      "R112 The probability of 'for' for A is not within 0 and 1.",
    ]);
    expect(codes({ for: undefined as unknown as number, against: 1 })).toEqual([]);
    expect(codes({ for: 0.5, against: 0.25 })).toEqual([
      'R112 The probabilities of A cannot sum to 1: they sum to at most 0.75.',
    ]);
    expect(codes({ for: 0.75, against: 0.5 })).toEqual([
      'R112 The probabilities of A cannot sum to 1: they sum to at least 1.25.',
    ]);
    expect(codes({ for: 0.5 })).toEqual([]);
  });

  it('R12 only the indices asked for are there', () => {
    const diagram = diagramOf(
      threshold(
        2,
        Array.from({ length: 3 }, () => [1, 0, 0]),
      ),
      3,
      ['for', 'abstain', 'against'],
    );
    for (const index of [...rules.POWER_INDICES, ...rules.ABSTENTION_INDICES]) {
      const answer = rules.measurePower(diagram, { indices: [index] });
      expect(answer.members.map(({ fractions }) => Object.keys(fractions))).toEqual([[index], [index], [index]]);
      expect(Object.keys(answer.members[0]!).toSorted()).toEqual(
        ['fractions', index, 'name', 'swings', 'vetoer'].toSorted(),
      );
      expect('minimalWinningCoalitions' in answer).toBe(/hollerPackel|deeganPackel/.test(index));
    }
    const weighted = rules.power({ weights: [3, 2, 2], quota: 4 }, { indices: ['banzhafIndex'] });
    expect('minimalWinningCoalitions' in weighted).toBe(false);
    expect(Object.keys(weighted.members[0]!.fractions)).toEqual(['banzhafIndex']);
    const estimated = rules.power({ weights: [3, 2, 2], quota: 4 }, { indices: ['shapleyShubikIndex'], exact: false });
    expect(Object.keys(estimated.members[0]!.fractions)).toEqual([]);
  });

  it('R12 one voter who can be hurt by a vote for is enough for net swings', () => {
    const diagram = diagramOf(
      threshold(1, [
        [1, 0],
        [1, 0],
        [-1, 0],
      ]),
      3,
    );
    expect(rules.measurePower(diagram, { indices: ['banzhafIndex'] }).reasons).toContain(
      'a vote for can turn adoption into rejection here: swings are net',
    );
  });
});
