// What the queries say when their budget does not do, and on games made to show it.
import { describe, expect, it } from 'vitest';
import { printRational } from '../../basics/index.ts';
import * as rules from '../index.ts';

function diagramOf(sentence: string, groups: rules.Groups, options: rules.CompileOptions = {}): rules.Diagram {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups, options) : parsed;
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  const built = rules.buildDiagram(compiled.value);
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

const members = ['A', 'B', 'C', 'D'];
const pairs = { X: { members: ['A', 'B'] }, Y: { members: ['C', 'D'] }, G: { members } };

describe('desirability', () => {
  it('R12 two pairs that win alone cannot be compared, so that the rule is not complete', () => {
    const { classes, outranks, complete } = rules.findDesirability(diagramOf('all of X for or all of Y for', pairs));
    expect(classes).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    expect(outranks).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(complete).toBe(false);
  });

  it('R12 says what it does not know when no pairs may be looked at', () => {
    const diagram = diagramOf('all of X for or all of Y for', pairs);
    const { classes, outranks, complete } = rules.findDesirability(diagram, { maxPairs: 0 });
    expect(classes).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    expect([outranks, complete]).toEqual([
      [
        [true, undefined],
        [undefined, true],
      ],
      undefined,
    ]);
  });

  it('R12 looks into the diagram where weights alone do not order, and finds what is complete all the same', () => {
    const diagram = diagramOf('(all of X for and at least 3 of G for) or all of Y for', pairs);
    const { classes, complete } = rules.findDesirability(diagram);
    expect([classes, complete]).toEqual([
      [
        ['C', 'D'],
        ['A', 'B'],
      ],
      true,
    ]);
  });

  it('R12 orders a weighted rule by its weights alone', () => {
    const weights = { w: { A: 4, B: 3, C: 2, D: 1 } };
    const diagram = diagramOf('at least 6 of G.w for', { G: { members, weights } });
    expect(rules.findDesirability(diagram, { maxPairs: 0 })).toEqual({
      classes: [['A'], ['B', 'C'], ['D']],
      outranks: [
        [true, true, true],
        [false, true, true],
        [false, false, true],
      ],
      complete: true,
    });
  });
});

describe('coalitions of rules whose ballots are not ranked', () => {
  const diagram = diagramOf('at least 2 of G abstain and at least 1 of G for', pairs);

  it('R10 are found by size, whole or as far as the budget goes', () => {
    const whole = rules.listMinimalWinning(diagram);
    expect(whole).toMatchObject({ complete: true, count: 4n });
    expect(whole.coalitions.map((set) => set.join(''))).toEqual(['ABC', 'ABD', 'ACD', 'BCD']);
    expect(rules.listMinimalWinning(diagram, { maxNodes: 1 })).toEqual({ coalitions: [], complete: false });
    expect(rules.listMinimalWinning(diagram, { maxSize: 2 })).toEqual({ coalitions: [], complete: false });
    const two = rules.listMinimalWinning(diagram, { limit: 2 });
    expect([two.coalitions.map((set) => set.join('')), two.complete]).toEqual([['ABC', 'ABD'], false]);
    expect(rules.listMinimalWinning(diagram, { limit: 4 })).toMatchObject({ complete: true, count: 4n });
  });

  it('R12 have no roll-call power, and their swings are said to be net', () => {
    const parting = diagramOf('at most 1 of G for', pairs);
    const answer = rules.measurePower(parting);
    expect(answer.exact).toBe(false);
    expect(answer.reasons).toContain('a vote for can turn adoption into rejection here: swings are net');
    expect(answer.reasons.join()).toContain('hollerPackelIndex is not computed: a vote for can turn');
    expect(answer.members[0]?.hollerPackelIndex).toBe(undefined);
    expect(rules.measurePower(diagram, { indices: ['shapleyShubikIndexWithAbstention'] })).toMatchObject({
      exact: false,
      reasons: [
        expect.stringMatching(/^decision diagram of \d+ nodes, exact$/),
        'shapleyShubikIndexWithAbstention is not computed: a voter has no best or no worst ballot',
      ],
    });
  });
});

describe('power of rules', () => {
  it('R12 is left out past its budget, with the reason, and the rest stays', () => {
    // X counts in one part, Y in the other: nobody is useful to both, so that a set diagram is needed.
    const diagram = diagramOf('at least 2 of X for or at least 2 of Y for', pairs);
    const answer = rules.measurePower(diagram, { maxVectors: 1, maxNodes: 1 });
    expect(answer.exact).toBe(false);
    expect(answer.reasons).toEqual([
      expect.stringContaining('decision diagram'),
      'johnstonIndex is not computed: 9 kinds of coalitions are more than the 1 allowed',
      'hollerPackelIndex is not computed: the set diagram needs more than 1 nodes',
      'deeganPackelIndex is not computed: the set diagram needs more than 1 nodes',
    ]);
    expect(answer.members[0]?.fractions.banzhafIndex).toEqual({ num: 1n, den: 4n });
    expect(rules.measurePower(diagram).exact).toBe(true);
  });

  it('R12 without abstention among the ballots says so when asked for it', () => {
    const diagram = diagramOf('at least 3 of G for', pairs, { ballots: ['for', 'against'] });
    expect(rules.measurePower(diagram).exact).toBe(true);
    const asked = rules.measurePower(diagram, { indices: ['banzhafIndexWithAbstention'] });
    expect([asked.exact, asked.reasons.at(-1)]).toEqual([
      false,
      'banzhafIndexWithAbstention is not computed: nobody can abstain',
    ]);
  });

  it('R12 counts beyond 2^53 modulo primes as it does below, for a body of 120 in two classes', () => {
    const many = Array.from({ length: 120 }, (_, at) => `v${at}`);
    const diagram = diagramOf('at least 61 of G for and none of V against', {
      G: { members: many },
      V: { members: many.slice(0, 2) },
    });
    const factorials = [1n];
    for (let n = 1; n <= 120; n += 1) factorials.push(factorials[n - 1]! * BigInt(n));
    const choose = (n: number, k: number): bigint => factorials[n]! / (factorials[k]! * factorials[n - k]!);
    let [vetoer, other] = [0n, 0n];
    for (let k = 60; k <= 119; k += 1) if (k >= 1 && k <= 119) vetoer += choose(118, k - 1);
    other = choose(117, 58);
    const { swings } = rules.penroseBanzhaf(diagram);
    expect([swings[0], swings[119]]).toEqual([vetoer, other]);
    const sum = rules.shapleyShubik(diagram).reduce((held, each) => held + Number(each.num) / Number(each.den), 0);
    expect(sum).toBeCloseTo(1, 12);
    const owen = rules.shapleyShubik(diagram);
    expect(printRational(owen[2]!)).toBe(printRational(owen[119]!));
  });

  it('R3 refuses diagrams of too many voters or nodes', () => {
    const many = Array.from({ length: 2001 }, (_, at) => `v${at}`);
    const parsed = rules.parseRule('at least 2 of G for');
    if (!parsed.ok) throw new Error('parses');
    const game = (ids: readonly string[]) => {
      const compiled = rules.compileRule(parsed.value, { G: { members: ids } });
      if (!compiled.ok) throw new Error('compiles');
      return compiled.value;
    };
    expect(rules.buildDiagram(game(many))).toEqual({
      exact: false,
      reason: 'A diagram takes at most 2000 voters; there are 2001.',
    });
    expect(rules.buildDiagram(game(many.slice(0, 2000)), { maxNodes: 10 })).toEqual({
      exact: false,
      reason: 'The diagram needs more than 10 nodes.',
    });
    expect(rules.buildDiagram(game(many.slice(0, 2000))).exact).toBe(true);
  });
});

describe('climates', () => {
  const diagram = diagramOf('all of X for', pairs);
  const warm = { weight: 1, distributions: { A: { for: 1 }, B: { for: 1 } } };

  it('R13 average what voters do in each, by weight', () => {
    const cold = {
      weight: 3,
      distributions: {
        A: { for: { min: 0.2, max: 0.4 }, against: { min: 0.6, max: 0.8 } },
        B: { for: 0.5, against: 0.5 },
      },
    };
    const { min, max, attained } = rules.adoptionInClimates(diagram, [warm, cold]);
    expect([min, max]).toEqual([expect.closeTo((1 + 3 * 0.1) / 4, 12), expect.closeTo((1 + 3 * 0.2) / 4, 12)]);
    expect(attained).toBe(true);
  });

  it.each([[[]], [[{ ...warm, weight: 0 }]], [[warm, { ...warm, weight: -1 }]], [[{ ...warm, weight: Number.NaN }]]])(
    'R13 need weights: %j',
    (climates) => {
      expect(() => rules.adoptionInClimates(diagram, climates)).toThrow('climates need weights');
    },
  );
});

describe('cheapest coalitions', () => {
  it('R10 of rules whose ballots are not ranked are the cheapest of those listed', () => {
    const diagram = diagramOf('at least 2 of G abstain and at least 1 of G for', pairs);
    expect(rules.findCheapestWinning(diagram, { A: 5, B: 1, C: 1, D: 2 })).toEqual({
      coalition: ['B', 'C', 'D'],
      cost: 4,
      exact: true,
    });
    expect(rules.findCheapestWinning(diagram, { A: 1, B: 1 })).toBe(undefined);
    expect(() => rules.findCheapestWinning(diagram, { A: -1 })).toThrow("the cost of 'A' is not a number from 0 on");
  });
});
