// Chances in climates, in ranges and past the budget; where two rules part; the distributions that are none.
import { describe, expect, it } from 'vitest';
import * as rules from '../index.ts';

const members = ['A', 'B', 'C', 'D'];
const groups = { G: { members, weights: { w: { A: 3, B: 2, C: 1, D: 1 } } }, X: { members: ['A', 'B'] } };

function gameOf(sentence: string, options: rules.CompileOptions = {}): rules.SimpleGame {
  const parsed = rules.parseRule(sentence);
  const compiled = parsed.ok ? rules.compileRule(parsed.value, groups, options) : parsed;
  if (!compiled.ok) throw new Error(compiled.diagnostics[0]?.message);
  return compiled.value;
}

function diagramOf(sentence: string, options: rules.CompileOptions = {}): rules.Diagram {
  const built = rules.buildDiagram(gameOf(sentence, options));
  if (!built.exact) throw new Error(built.reason);
  return built.diagram;
}

const sure = { A: { for: 1 }, B: { for: 1 } };
const never = { A: { against: 1 }, B: { against: 1 } };

describe('climates', () => {
  const both = diagramOf('all of X for');

  it.each([[[2, -1]], [[Infinity]], [[1, Infinity]], [[Number.NaN, 1]], [[-1, 2]], [[0, 0]]])(
    'R13 take no weights like %j',
    (weights) => {
      const climates = weights.map((weight) => ({ weight, distributions: sure }));
      expect(() => rules.adoptionInClimates(both, climates)).toThrow(
        new RangeError('climates need weights of at least 0, one of them above 0'),
      );
    },
  );

  it('R13 may weigh nothing, as long as one weighs something', () => {
    const climates = [
      { weight: 0, distributions: never },
      { weight: 1e300, distributions: sure },
    ];
    expect(rules.adoptionInClimates(both, climates)).toEqual({ min: 1, max: 1, attained: true });
    expect(rules.adoptionInClimates(both, [climates[1]!, { weight: 3e300, distributions: never }])).toEqual({
      min: 0.25,
      max: 0.25,
      attained: true,
    });
  });

  it('R13 attain their bounds only if each does', () => {
    const parting = diagramOf('at least 1 of X for and at most 1 of X for');
    const free = { weight: 1, distributions: {} };
    const known = { weight: 1, distributions: sure };
    expect(rules.adoptionInClimates(parting, [known], { maxWork: 0 })).toEqual({ min: 0, max: 0, attained: false });
    expect(rules.adoptionInClimates(parting, [known, free])).toEqual({ min: 0, max: 0.5, attained: true });
    expect(rules.adoptionInClimates(both, [known, free])).toEqual({ min: 0.5, max: 1, attained: true });
  });
});

describe('bounds of adoption', () => {
  it('R13 look at every combination of corners as long as the work allows it', () => {
    const parting = diagramOf('at least 1 of X for and at most 1 of X for', { ballots: ['for', 'against'] });
    // Two corners each, four combinations, over the nodes and one.
    const enough = 4 * (parting.size + 1);
    expect(rules.adoptionBounds(parting, {}, { maxWork: enough })).toEqual({ min: 0, max: 1, attained: true });
    expect(rules.adoptionBounds(parting, {}, { maxWork: enough - 1 })).toEqual({ min: 0, max: 1, attained: false });
    const half = {
      A: { for: { min: 0.25, max: 0.5 }, against: { min: 0.5, max: 0.75 } },
      B: { for: 0.5, against: 0.5 },
    };
    expect(rules.adoptionBounds(parting, half)).toEqual({ min: 0.5, max: 0.5, attained: true });
    const apart = { A: { for: { min: 0.25, max: 0.5 }, against: { min: 0.5, max: 0.75 } }, B: { for: 1 } };
    expect(rules.adoptionBounds(parting, apart)).toEqual({ min: 0.5, max: 0.75, attained: true });
    expect(rules.adoptionBounds(parting, apart, { maxWork: 0 })).toEqual({ min: 0.5, max: 0.75, attained: false });
  });

  it('R13 put what is left on the best ballots first, and on the worst', () => {
    const diagram = diagramOf('at least 2 of X for');
    const ranges = { for: { min: 0.25, max: 0.5 }, abstain: { min: 0, max: 0.25 }, against: { min: 0, max: 1 } };
    expect(rules.adoptionBounds(diagram, { A: ranges, B: { for: 1 } })).toEqual({
      min: 0.25,
      max: 0.5,
      attained: true,
    });
    expect(rules.adoptionBounds(diagram, { A: ranges, B: ranges })).toEqual({ min: 1 / 16, max: 0.25, attained: true });
    expect(rules.adoptionBounds(diagram, { A: { for: 0.25 }, B: { for: 1 } })).toEqual({
      min: 0.25,
      max: 0.25,
      attained: true,
    });
    expect(rules.adoptionBounds(diagram, {})).toEqual({ min: 0, max: 1, attained: true });
    const inherited: Record<string, rules.BallotDistribution> = Object.create({ A: { against: 1 } });
    expect(rules.adoptionBounds(diagram, inherited)).toEqual({ min: 0, max: 1, attained: true });
  });

  it('R13 given a ballot move each end by what the ballot is worth', () => {
    const diagram = diagramOf('at least 2 of X for', { ballots: ['for', 'against'] });
    const range = { for: { min: 0.25, max: 0.5 }, against: { min: 0.5, max: 0.75 } };
    expect(rules.adoptionSensitivity(diagram, { A: range, B: { for: 0.5, against: 0.5 } })).toEqual({
      A: { for: { min: 0.5, max: 0.5, attained: true }, against: { min: 0, max: 0, attained: true } },
      B: { for: { min: 0.25, max: 0.5, attained: true }, against: { min: 0, max: 0, attained: true } },
    });
    const parting = diagramOf('at least 1 of X for and at most 1 of X for', { ballots: ['for', 'against'] });
    expect(rules.adoptionSensitivity(parting, { A: range })).toEqual({
      A: { for: { min: 0, max: 1, attained: true }, against: { min: 0, max: 1, attained: true } },
      B: { for: { min: 0.5, max: 0.75, attained: true }, against: { min: 0.25, max: 0.5, attained: true } },
    });
    expect(rules.adoptionSensitivity(parting, { A: range }, { maxWork: 0 })['B']).toMatchObject({
      for: { attained: false },
    });
  });
});

describe('distributions', () => {
  const check = (distribution: rules.BallotDistribution): readonly string[] =>
    rules.checkDistribution('A', distribution, ['for', 'against']).map(({ code, message }) => `${code} ${message}`);

  it('R13 are told every mistake of a ballot, then that of the sum', () => {
    const within = (ballot: string): string => `R112 The probability of '${ballot}' for A is not within 0 and 1.`;
    expect(check({ for: 2, against: -1 })).toEqual([within('for'), within('against')]);
    expect(check({ for: Number.NaN })).toEqual([within('for')]);
    expect(check({ for: { min: -0.5, max: 0.5 } })).toEqual([within('for')]);
    expect(check({ aye: 2, for: 2 })).toEqual([
      "R109 A is given a probability for 'aye', which is not among the ballots for, against.",
      within('for'),
    ]);
    expect(check({ for: { min: 0.75, max: 1 }, against: { min: 0.5, max: 1 } })).toEqual([
      'R112 The probabilities of A cannot sum to 1: they sum to at least 1.25.',
    ]);
    expect(check({ for: { min: 0, max: 0.25 }, against: { min: 0, max: 0.5 } })).toEqual([
      'R112 The probabilities of A cannot sum to 1: they sum to at most 0.75.',
    ]);
    expect(check({ for: { min: 0, max: 1 }, against: { min: 0, max: 1 } })).toEqual([]);
    expect(check({ for: 0.5 })).toEqual([]);
    expect(check({})).toEqual([]);
    expect(check({ for: 1 + 1e-10 })).toHaveLength(1);
    expect(check({ for: 0.5, against: 0.5 + 1e-10 })).toEqual([]);
    expect(check({ for: 0.5, against: 0.5 - 1e-10 })).toEqual([]);
  });
});

describe('two rules', () => {
  const compare = (first: string, second: string, options: rules.CompareOptions = {}): rules.GameComparison =>
    rules.compareGames(gameOf(first), gameOf(second), options);

  it('R14 part nearest to ballots given, of voters that count', () => {
    expect(compare('all of X for', 'at least 2 of X for')).toEqual({ equal: true });
    expect(compare('all of X for', 'at least 1 of X for')).toEqual({
      equal: false,
      ballots: { A: 'for', B: 'abstain' },
      adoptedBy: 'second',
      distance: 1,
    });
    expect(compare('at least 1 of X for', 'all of X for', { near: { A: 'against', B: 'absent' } })).toMatchObject({
      adoptedBy: 'first',
      distance: 1,
    });
    expect(compare('at least 1 of X for', 'all of X for', { near: { A: 'against' } })).toMatchObject({ distance: 0 });
    expect(compare('at least 1 of X for', 'all of X for', { near: { A: 'aye', B: 'for' } })).toMatchObject({
      ballots: { B: 'for' },
      distance: 0,
    });
    expect(compare('always', 'never')).toEqual({ equal: false, ballots: {}, adoptedBy: 'first', distance: 0 });
    expect(compare('all of X for or never', 'all of X for and always')).toEqual({ equal: true });
  });

  it('R14 are read over the voters of both and the ballots that both know', () => {
    const few = gameOf('all of X for', { ballots: ['against', 'for'] });
    expect(rules.compareGames(few, gameOf('none of X against'))).toEqual({ equal: true });
    expect(rules.compareGames(gameOf('none of X against'), gameOf('none of G against'))).toEqual({
      equal: false,
      ballots: { A: 'for', B: 'for', C: 'for', D: 'against' },
      adoptedBy: 'first',
      distance: 1,
    });
  });

  it('R14 are not compared past the budget', () => {
    expect(compare('at least 5 of G.w for', 'at least 4 of G.w for', { maxNodes: 5 })).toEqual({
      equal: undefined,
      reason: 'The comparison needs more than 5 nodes.',
    });
    const many = (count: number): rules.SimpleGame => ({
      voters: Array.from({ length: count }, (_, at) => `v${at}`),
      ballots: ['for', 'against'],
      condition: { kind: 'always' },
    });
    expect(rules.compareGames(many(2000), many(2001))).toEqual({ equal: undefined, reason: 'More than 2000 voters.' });
    expect(rules.compareGames(many(2000), many(2000))).toEqual({ equal: true });
  });
});
